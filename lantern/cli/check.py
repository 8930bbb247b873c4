"""The verb check: everything that is wrong with a film."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lantern.cli.film_look import look_at_shapes, merge_findings, print_figures
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    ArticleOption,
    FilmArgument,
    JobsOption,
    JsonOption,
    LanguageOption,
    LookOption,
    ShapesOption,
    StoreOption,
    StrictOption,
)
from lantern.cli.output import (
    CaptionReport,
    count,
    print_json,
    print_line,
    report_captions,
)
from lantern.cli.session import (
    CheckOptions,
    find_problems,
    has_faults,
    load_film,
    make_options,
    require_no_fault,
)
from lantern.cli.shapes import apply_shape, parse_shapes

if TYPE_CHECKING:
    from lantern.core.problems import Problem
    from lantern.plan.project import Project


# long: it passes on each of its options once
def check(
    film: FilmArgument,
    *,
    shapes: ShapesOption,
    strict: StrictOption,
    look: LookOption,
    article: ArticleOption,
    jobs: JobsOption,
    store: StoreOption,
    language: LanguageOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
    as_json: JsonOption,
) -> None:
    """Show everything that is wrong with the film; make nothing.

    With --look, show what a viewer would mind, too; maps and cards are drawn for that.
    """
    project, problems = load_film(
        film,
        allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
    )
    options = CheckOptions(strict=strict, article=article, shapes=shapes, store=store)
    if project is not None:
        problems += find_problems(project, options)
        problems += _check_publishing(project)
    if look and project is not None and not has_faults(problems):
        looked = look_at_shapes(project, options, jobs=jobs, as_json=as_json)
        problems = merge_findings(problems, looked, strict=strict)
        print_figures(looked, as_json=as_json)
    found = require_no_fault(project, problems, as_json=as_json)
    captions = _report_captions(found, shapes, store, as_json=as_json)
    scenes = len(found.script.parts)
    if as_json:
        print_json({"ok": True, "scenes": scenes, "captions": captions[0].figures})
        return
    warnings = sum(problem.count for problem in problems)
    warnings += sum(report.warnings for report in captions)
    print_line(f"{count(scenes, 'scene')}; {_sum_up(warnings)}.")


def _check_publishing(project: Project) -> list[Problem]:
    """Return what is wrong with where the film goes; films that go nowhere load nothing for it."""
    if not project.script.film.publish:
        return []
    from lantern.publishing.checks import check_decisions

    return check_decisions(project)


def _report_captions(
    project: Project, shapes: str | None, store: Path | None, *, as_json: bool
) -> list[CaptionReport]:
    """Print how the captions read in each shape."""
    options = make_options(project.script, store=store)
    reports = []
    for shape in parse_shapes(project.script, shapes):
        own = apply_shape(project.script, options, shape)
        reports.append(report_captions(project, own, as_json=as_json))
    return reports


def _sum_up(warnings: int) -> str:
    if warnings:
        return f"{count(warnings, 'thing')} to look at"
    return "nothing is wrong"
