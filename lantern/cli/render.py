"""The verb render: the film, made and published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    DraftOption,
    FilmArgument,
    JobsOption,
    JsonOption,
    OfflineOption,
    OnlyOption,
    OutOption,
    ShapesOption,
    StoreOption,
    StrictOption,
    VoiceOption,
)
from lantern.cli.output import print_report
from lantern.cli.session import (
    CheckOptions,
    apply_shape,
    has_faults,
    load_film,
    make_options,
    open_session,
    parse_shapes,
    require_valid,
)

if TYPE_CHECKING:
    from lantern.plan.project import Project
    from lantern.rendering import RenderOptions
    from lantern.script.load import Script


def render(
    film: FilmArgument,
    *,
    only: OnlyOption,
    voice: VoiceOption,
    offline: OfflineOption,
    draft: DraftOption,
    jobs: JobsOption,
    shapes: ShapesOption,
    out: OutOption,
    store: StoreOption,
    strict: StrictOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
    as_json: JsonOption,
) -> None:
    """Make the film: speak, draw, cut, encode.

    Only what has changed since the last time is made again.
    """

    def list_runs(script: Script) -> list[RenderOptions]:
        options = make_options(
            script,
            out=out,
            store=store,
            draft=draft,
            voice=voice,
            offline=offline,
            only=only,
        )
        wanted = parse_shapes(script, shapes)
        return [apply_shape(script, options, shape) for shape in wanted]

    loaded, problems = load_film(
        film, allow_path, allow_python=allow_python, allow_command=allow_command
    )
    may_be_finished = not strict and not has_faults(problems)
    if loaded and may_be_finished:
        runs = list_runs(loaded.script)
        is_finished = _report_finished(loaded, runs, as_json=as_json)
        if is_finished:
            return
    project = require_valid(
        loaded,
        problems,
        CheckOptions(strict=strict, shapes=shapes, store=store),
        as_json=as_json,
    )
    _render_all(project, list_runs(project.script), jobs=jobs, as_json=as_json)


def _report_finished(
    project: Project, runs: list[RenderOptions], *, as_json: bool
) -> bool:
    """Print the reports of a film that is finished in every shape; else return False."""
    from lantern import rendering

    reports: list[dict[str, Any]] = []
    for options in runs:
        report = rendering.find_finished(project, options)
        if not report:
            return False
        reports.append(report)
    for options, report in zip(runs, reports, strict=True):
        print_report(report, options, project.script, as_json=as_json)
    return True


def _render_all(
    project: Project,
    runs: list[RenderOptions],
    *,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Render each shape, then print the reports, also of those made before one failed."""
    from lantern import rendering

    reports: list[dict[str, Any]] = []
    try:
        with open_session(project, runs[0], jobs=jobs, as_json=as_json) as session:
            for options in runs:
                own = replace(session, options=options, timings={})
                reports.append(rendering.render(own))
    finally:
        for report, options in zip(reports, runs, strict=False):
            print_report(report, options, project.script, as_json=as_json)
