"""The verb podcast: a finished film for listeners."""

from __future__ import annotations

from typing import Annotated

from lantern.cli.edition import open_finished, parse_folder_address
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    FilmArgument,
    LanguageOption,
    OfflineOption,
    OutOption,
    ShapeOption,
    StoreOption,
    VoiceOption,
    flag,
    option,
)
from lantern.cli.output import print_files

MonoOption = Annotated[
    bool, flag("--mono", help="One channel: half the size, just as loud.")
]
DescribedSoundOption = Annotated[
    bool,
    flag(
        "--described",
        help="Take the described film, in which a voice tells what is seen.",
    ),
]
UrlOption = Annotated[
    str | None,
    option(
        "--url",
        parser=parse_folder_address,
        metavar="ADDRESS",
        help="Folder of the files on the web, https://…/: also write item.xml, for a feed.",
    ),
]


def podcast(
    film: FilmArgument,
    *,
    mono: MonoOption,
    described: DescribedSoundOption,
    url: UrlOption,
    voice: VoiceOption,
    offline: OfflineOption,
    shape: ShapeOption,
    out: OutOption,
    store: StoreOption,
    language: LanguageOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Write a rendered film as an episode of a podcast.

    M4A and MP3 with chapters, a cover, notes and a transcript go to podcast/ in its output.
    """
    from lantern.editions.podcast.make import write_podcast

    with open_finished(
        film,
        voice=voice,
        offline=offline,
        shape=shape,
        out=out,
        store=store,
        language=language,
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        described=described,
    ) as finished:
        files = write_podcast(
            finished,
            is_mono=mono,
            url=url,
        )
    print_files(files)
