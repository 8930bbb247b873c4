"""One thing about a film's look that a viewer would mind: its kind, its place, its shots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lantern.core.problems import Problem, Span

FindingKind = Literal[
    "hidden names",
    "small type",
    "lost words",
    "low contrast",
    "still pictures",
    "one view",
    "many cards",
    "cards that are spoken",
    "short labels",
    "repeated pictures",
    "dates that run backward",
    "dead items",
    "hasty cameras",
]


@dataclass(frozen=True)
class LookFinding:
    """A finding, which is a warning until it is counted as a problem.

    `shots` are the indices of the shots in the cut film that show it; none for a finding that
    belongs to no shot.
    """

    kind: FindingKind
    problem: Problem
    shots: tuple[int, ...] = ()


def make_finding(
    kind: FindingKind, message: str, span: Span, *, shots: Iterable[int] = ()
) -> LookFinding:
    """Return a finding that warns at a place."""
    return LookFinding(kind, Problem(message, span, warning=True), tuple(shots))
