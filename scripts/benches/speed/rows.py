"""A row of the table: what was measured, what it should be, what it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`goal` is the most the figure may be, the least where `least`; None where there is no
    goal.
    """

    title: str
    goal: float | None
    figure: float
    unit: str = ""
    least: bool = False
    note: str = ""

    def __str__(self) -> str:
        sign = ">=" if self.least else "<="
        goal = "" if self.goal is None else f"{sign} {self.goal:g}"
        figure = (
            f"{self.figure:.3g}" if self.figure < 1000 else f"{self.figure:.0f}"
        )
        text = f"{self.title:<58}{goal:>9}{figure:>10} {self.unit:<12}{self._met:<5}{self.note}"
        return text.rstrip()

    @property
    def _met(self) -> str:
        if self.goal is None:
            return ""
        if self.least:
            return "met" if self.figure >= self.goal else "under"
        return "met" if self.figure <= self.goal else "over"
