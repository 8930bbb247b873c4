"""The verb page: the film as a page of the web."""

from __future__ import annotations

import datetime
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
    UsageError,
    VoiceOption,
    flag,
    option,
)
from lantern.cli.output import print_files


def parse_day(text: str) -> str:
    """Return a day, as 2026-11-30.

    Raises:
        UsageError: it is no such day.
    """
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(
            f"--date takes a day as 2026-11-30, not '{text}'"
        ) from None


def page(
    film: FilmArgument,
    *,
    folder: Annotated[
        bool,
        flag("--folder", help="For a website: the film and pictures as files."),
    ],
    url: Annotated[
        str | None,
        option(
            "--url",
            parser=parse_folder_address,
            metavar="ADDRESS",
            help="With --folder: the folder's address on the website, for previews of links.",
        ),
    ],
    date: Annotated[
        str | None,
        option(
            "--date",
            parser=parse_day,
            metavar="DAY",
            help="With --url: the day it was published, 2026-11-30, for search engines.",
        ),
    ],
    small: Annotated[
        bool,
        flag("--small", help="Put in a smaller film, of at most 720 lines."),
    ],
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
    """Write the film as a web page: player, transcript, sources.

    It is one HTML file that holds everything, in page/ in the output. With --folder it is
    the folder site/, with its film and pictures as files.
    """
    from lantern.editions.page.make import write_page, write_site

    if url is not None and not folder:
        raise UsageError(
            "--url goes with --folder: other sites fetch the film and its picture as files"
        )
    if date is not None and url is None:
        raise UsageError(
            "--date goes with --url: search engines read them together"
        )
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
        if folder:
            file = write_site(
                finished,
                address=url,
                published=date or "",
                is_small=small,
            )
        else:
            file = write_page(finished, is_small=small)
    print_files([file])
