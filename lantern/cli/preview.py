"""The verb preview: the film small and quick."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    FilmArgument,
    JobsOption,
    JsonOption,
    OfflineOption,
    OutOption,
    StoreOption,
    VoiceOption,
)
from lantern.cli.output import print_report
from lantern.cli.session import (
    CheckOptions,
    has_faults,
    load_film,
    make_options,
    open_session,
    require_valid,
)

if TYPE_CHECKING:
    from lantern.rendering import RenderOptions
    from lantern.script.load import Script


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
    out: OutOption,
    store: StoreOption,
    allow_path: AllowPathOption,
    allow_command: AllowCommandOption,
    as_json: JsonOption,
) -> None:
    """Make the film, or one scene of it, small and quick.

    It is cut as the film is, and goes to preview/ in the output.
    """
    from lantern import rendering

    def choose(script: Script) -> RenderOptions:
        own = make_options(
            script, out=out, store=store, voice=voice, offline=offline, only=scene
        )
        return replace(own, preview=True, out=own.out / "preview")

    loaded, problems = load_film(film, allow_path, allow_command=allow_command)
    if loaded and not has_faults(problems):
        options = choose(loaded.script)
        finished = rendering.find_finished(loaded, options)
        if finished:
            print_report(finished, options, loaded.script, as_json=as_json)
            return
    project = require_valid(
        loaded, problems, CheckOptions(store=store), as_json=as_json
    )
    options = choose(project.script)
    with open_session(project, options, jobs=jobs, as_json=as_json) as session:
        report = rendering.render(session)
    print_report(report, options, project.script, as_json=as_json)
