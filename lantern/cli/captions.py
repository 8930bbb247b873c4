"""The verb captions: a finished film's captions in the format of broadcasters."""

from __future__ import annotations

from typing import Annotated

from lantern.cli.edition import open_finished
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
)
from lantern.cli.output import print_files

SdhOption = Annotated[
    bool,
    flag("--sdh", help="Also those that name music, sounds and who speaks."),
]


def captions(
    film: FilmArgument,
    *,
    sdh: SdhOption,
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
    """Write the captions of a rendered film as TTML (IMSC 1.1).

    They go to captions/ in its output.
    """
    from lantern.editions.captions import write_captions

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
    ) as finished:
        files = write_captions(finished, with_sounds=sdh)
    print_files(files)
