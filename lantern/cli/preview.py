"""The verb preview: the film small and quick."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    FilmArgument,
    JobsOption,
    LanguageOption,
    OfflineOption,
    OutOption,
    ShapesOption,
    StoreOption,
    VoiceOption,
)
from lantern.cli.render import make
from lantern.cli.session import CheckOptions, load_film, make_options
from lantern.cli.shapes import list_named_shape_runs
from lantern.cli.workforce import Workforce

if TYPE_CHECKING:
    from lantern.rendering import RenderOptions
    from lantern.script.film_script import Script


def preview(
    film: FilmArgument,
    scene: Annotated[
        str | None,
        typer.Argument(help="Only this scene: its name, number or title."),
    ] = None,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    jobs: JobsOption,
    shapes: ShapesOption,
    out: OutOption,
    store: StoreOption,
    language: LanguageOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Make the film, or one scene of it, small and quick.

    It is cut like the film, and goes to preview/ in the output.
    """
    loaded, problems = load_film(
        film,
        allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
        for_draft=True,
    )

    def list_runs(script: Script) -> list[RenderOptions]:
        from lantern.rendering.output_places import find_variant

        own = make_options(
            script,
            out=out,
            store=store,
            voice=voice,
            offline=offline,
            only=scene,
        )
        small = replace(
            own,
            preview=True,
            out=find_variant(own.out, "preview"),
        )
        return list_named_shape_runs(script, small, shapes)

    check = CheckOptions(shapes=shapes, store=store)
    make(
        loaded,
        problems,
        check,
        list_runs=list_runs,
        workforce=Workforce(jobs),
    )
