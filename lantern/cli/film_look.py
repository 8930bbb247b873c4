"""What `check --look` prints: findings among the problems, and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from lantern.cli.envelope import append_result
from lantern.cli.output import count, print_line
from lantern.cli.session import CheckOptions, make_options, open_session
from lantern.cli.shapes import apply_shape, parse_shapes
from lantern.cli.workforce import Workforce
from lantern.core.problems import Problem

if TYPE_CHECKING:
    from lantern.checks.look import CheckedLook
    from lantern.checks.look.figures import LookFigures, TimeFigures
    from lantern.core.units import Shape
    from lantern.plan.project import Project


@dataclass(frozen=True)
class LookOfShape:
    """What was found in the film's look in one shape, which is `own` if it is the film's."""

    shape: Shape
    own: bool
    checked: CheckedLook


def look_at_shapes(
    project: Project, check: CheckOptions, *, jobs: int | None
) -> list[LookOfShape]:
    """Return what a viewer would mind in each shape of a film without faults."""
    from lantern import rendering

    script = project.script
    options = make_options(script, store=check.store)
    found = []
    with open_session(project, options, workforce=Workforce(jobs)) as session:
        for shape in parse_shapes(script, check.shapes):
            run = apply_shape(script, options, shape)
            checked = rendering.look_at_film(
                replace(
                    session,
                    options=run,
                    timings={},
                )
            )
            own = shape == script.film.output.shape
            found.append(LookOfShape(shape, own, checked))
    return found


def merge_findings(
    problems: Sequence[Problem], looked: Sequence[LookOfShape], *, strict: bool
) -> list[Problem]:
    """Return a film's problems with what was found in its look, nothing of it twice.

    What is found in other shapes than the film's own says in which. With `strict` all findings are
    problems and not warnings.
    """
    found_in: dict[Problem, list[LookOfShape]] = {}
    for look in sorted(looked, key=lambda each: not each.own):
        for finding in look.checked.findings:
            found_in.setdefault(finding.problem, []).append(look)
    seen = []
    for problem, looks in found_in.items():
        message = problem.message
        if problem not in problems:
            message = _name_shapes(looks) + message
        seen.append(
            replace(
                problem,
                message=message,
                warning=not strict,
            )
        )
    plain = [problem for problem in problems if problem not in found_in]
    return [*plain, *seen]


def _name_shapes(looks: Sequence[LookOfShape]) -> str:
    """Return in which shapes something is found; nothing if the film's own is among them."""
    from lantern.script.model.framing import format_ratio

    if any(look.own for look in looks):
        return ""
    ratios = dict.fromkeys(format_ratio(look.shape) for look in looks)
    return f"in {' and '.join(ratios)}: "


def print_figures(looked: Sequence[LookOfShape]) -> None:
    """Print the figures of each shape."""
    from lantern.script.model.framing import format_ratio

    for look in looked:
        figures = look.checked.figures
        ratio = format_ratio(look.shape)
        append_result("look", {"shape": ratio, **asdict(figures)})
        print_line(f"The look in {ratio}:")
        for line in describe_figures(figures):
            print_line(f"  {line}")


def describe_figures(figures: LookFigures) -> list[str]:
    """Return the figures of a film's look as lines."""
    lines = [*_describe_time(figures.time)]
    if figures.smallest_type is not None:
        line = f"The smallest type of maps and cards is {figures.smallest_type:.0f} px"
        if figures.least_contrast is not None:
            line += f", its least contrast {figures.least_contrast:.1f}"
        lines.append(f"{line}.")
    counts = [f"{kind} {number}" for kind, number in figures.findings.items()]
    found = ", ".join(counts) or "nothing that a viewer would mind"
    lines.append(f"Found: {found}.")
    return lines


def _describe_time(time: TimeFigures) -> list[str]:
    shares = sorted(time.kinds.items(), key=lambda each: -each[1])
    kinds = ", ".join(
        f"{_name(kind)} {_format_share(share)}" for kind, share in shares
    )
    shots = f"{count(time.shots, 'shot')} of {time.mean_shot:.1f} s"
    lines = [
        f"{shots}, the longest {time.longest_shot:.1f} s; {kinds}.",
        f"Nothing moves for {_format_share(time.still)} of the time, at most for "
        f"{time.longest_still:.1f} s.",
    ]
    if time.view:
        lines.append(
            f"View '{time.view}' of {time.map} is seen longest: "
            f"{_format_share(time.view_share)}."
        )
    return lines


def _name(kind: str) -> str:
    """Return a kind of picture as it is called where there are several."""
    return kind if kind.endswith("s") else f"{kind}s"


def _format_share(share: float) -> str:
    return f"{100 * share:.0f} %"
