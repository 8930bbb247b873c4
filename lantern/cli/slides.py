"""The verb slides: a finished film as a presentation."""

from __future__ import annotations

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
)
from lantern.cli.output import print_files


def slides(
    film: FilmArgument,
    *,
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
    """Write a rendered film as slides, narration in the notes.

    There is a slide for each shot, in a PowerPoint file in slides/ in the output.
    """
    from lantern.editions.slides.make import write_slides

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
        file = write_slides(finished)
    print_files([file])
