"""The verb storyboard: a rendered film on paper."""

from __future__ import annotations

from typing import Annotated, cast

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
    UsageError,
    VoiceOption,
    option,
)
from lantern.cli.output import print_files

_PAPERS = ("a4", "letter")


def storyboard(
    film: FilmArgument,
    *,
    paper: Annotated[
        str,
        option(
            "--paper",
            metavar="SIZE",
            default="a4",
            help="a4 (the default) or letter.",
        ),
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
    """Write a rendered film as a storyboard, on paper.

    It is a PDF in storyboard/ in the output: frame, words, time and sources of each shot.
    """
    from lantern.editions.storyboard.make import write_storyboard
    from lantern.editions.storyboard.pdf_file import Paper

    if paper not in _PAPERS:
        raise UsageError(f"--paper takes a4 or letter, not '{paper}'")
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
        file = write_storyboard(finished, cast(Paper, paper))
    print_files([file])
