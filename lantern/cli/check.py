"""The verb check: everything that is wrong with a film."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.cli.envelope import set_result
from lantern.cli.film_look import look_at_shapes, merge_findings, print_figures
from lantern.cli.known_answers import (
    FilmQuestion,
    find_answer,
    keep_answer,
)
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    ArticleOption,
    FilmArgument,
    JobsOption,
    LanguageOption,
    LookOption,
    ShapesOption,
    StoreOption,
    StrictOption,
)
from lantern.cli.output import (
    CaptionReport,
    count,
    print_captions,
    print_line,
    print_problems,
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
from lantern.core.problems import Problem, read_problem, write_problem

if TYPE_CHECKING:
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
) -> None:
    """Show everything that is wrong with the film; make nothing.

    It also says how the captions read. What passed is noted in the store, so that the next
    check is quick. With --look, show what a viewer would mind; maps and cards are drawn for that.
    """
    question = None
    if not (look or article or allow_python or allow_command):
        options = [
            strict,
            shapes,
            language,
            [str(path) for path in allow_path or ()],
        ]
        question = FilmQuestion("check", film, options, store)
        known = find_answer(question)
        if known is not None:
            _print_known(_CheckAnswer.from_json(known))
            return
    project, problems = load_film(
        film,
        allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
    )
    wish = CheckOptions(
        strict=strict,
        article=article,
        shapes=shapes,
        store=store,
    )
    if project is not None:
        problems += find_problems(project, wish)
        problems += _check_publishing(project)
    if look and project is not None and not has_faults(problems):
        looked = look_at_shapes(project, wish, jobs=jobs)
        problems = merge_findings(problems, looked, strict=strict)
        print_figures(looked)
    found = require_no_fault(project, problems)
    captions = _report_captions(found, shapes, store)
    answer = _CheckAnswer(
        len(found.script.parts), tuple(problems), tuple(captions)
    )
    _sum_up(answer)
    if question is None or found.script.film.publish:
        return
    # a remote store is one where others may put takes
    if question.open_store().remote is None:
        takes: list[Path] = []
        for report in captions:
            takes += question.list_entries(report.takes)
        keep_answer(question, answer.to_json(), found, others=takes)


@dataclass(frozen=True)
class _CheckAnswer:
    """What is told of a film without a fault: how many scenes, what to look at, its captions."""

    scenes: int
    problems: tuple[Problem, ...]
    captions: tuple[CaptionReport, ...]

    def to_json(self) -> dict[str, object]:
        """Return it as plain data for JSON."""
        return {
            "scenes": self.scenes,
            "problems": list(map(write_problem, self.problems)),
            "captions": [each.to_json() for each in self.captions],
        }

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> _CheckAnswer:
        """Return what to_json() wrote."""
        return _CheckAnswer(
            value["scenes"],
            tuple(map(read_problem, value["problems"])),
            tuple(map(CaptionReport.from_json, value["captions"])),
        )


def _print_known(answer: _CheckAnswer) -> None:
    """Print what was found before."""
    print_problems(answer.problems)
    for report in answer.captions:
        print_captions(report)
    _sum_up(answer)


def _check_publishing(project: Project) -> list[Problem]:
    """Return what is wrong with where the film goes; films that go nowhere load nothing for it."""
    if not project.script.film.publish:
        return []
    from lantern.publishing.checks import check_decisions

    return check_decisions(project)


def _report_captions(
    project: Project, shapes: str | None, store: Path | None
) -> list[CaptionReport]:
    """Print how the captions read in each shape."""
    options = make_options(project.script, store=store)
    reports = []
    for shape in parse_shapes(project.script, shapes):
        own = apply_shape(project.script, options, shape)
        reports.append(report_captions(project, own))
    return reports


def _sum_up(answer: _CheckAnswer) -> None:
    """Print the last line."""
    set_result(scenes=answer.scenes)
    warnings = sum(problem.count for problem in answer.problems)
    warnings += sum(len(report.problems) for report in answer.captions)
    found = (
        f"{count(warnings, 'thing')} to look at"
        if warnings
        else "nothing is wrong"
    )
    print_line(f"{count(answer.scenes, 'scene')}; {found}.")
