"""How strong each line of a chart is drawn, as one after the other is highlighted.

Times are seconds from the start of the shot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lantern.graphics.look.easing import smoothstep
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import CardElement

EMPHASIS_SECONDS = 0.5
"""How long lines take to step back."""
_STEPPED_BACK = 0.3
"""How much of its ink a line keeps that has stepped back."""
_WORDS_STEPPED_BACK = 0.62
"""How much of its ink the name of such a line keeps: it can still be read."""


@dataclass(frozen=True)
class Highlight:
    """A line, and when it begins to stand out."""

    line: str
    at: float


@dataclass(frozen=True)
class LineEmphasis:
    """The highlights of a chart in the order of time; each lasts until the next one."""

    highlights: tuple[Highlight, ...] = ()

    @property
    def changes(self) -> tuple[tuple[float, float], ...]:
        """Return the times, [start, end], in which lines step back or forward."""
        times = [highlight.at for highlight in self.highlights]
        return tuple((at, at + EMPHASIS_SECONDS) for at in times)

    def compute_strength(self, line: str, t: float) -> float:
        """Return how much of its ink a line has at a time, 0 to 1."""
        return 1.0 - (1.0 - _STEPPED_BACK) * self._compute_back(line, t)

    def compute_words_strength(self, line: str, t: float) -> float:
        """Return how much of its ink the name of a line has at a time, 0 to 1."""
        return 1.0 - (1.0 - _WORDS_STEPPED_BACK) * self._compute_back(line, t)

    def _compute_back(self, line: str, t: float) -> float:
        """Return how far a line has stepped back, 0 to 1."""
        back = 0.0
        for highlight in self.highlights:
            goal = 0.0 if highlight.line == line else 1.0
            back += (goal - back) * smoothstep(
                (t - highlight.at) / EMPHASIS_SECONDS
            )
        return back


def let_step_back(
    element: CardElement, name: str, emphasis: LineEmphasis
) -> CardElement:
    """Return words at a line that are paler while it has stepped back."""
    if not emphasis.highlights:
        return element

    def body(t: float) -> str:
        strength = emphasis.compute_words_strength(name, t)
        return f'<g opacity="{strength:.3f}">{element.body(t)}</g>'

    return replace(
        element,
        body=body,
        later_changes=emphasis.changes,
    )


def find_emphasis(card: ChartCard, stage: CardContext) -> LineEmphasis:
    """Return the highlights of a chart; those whose words aren't spoken are left out."""
    found = []
    for name in card.highlight or {}:
        at = stage.find_spoken_time(f"highlight/{name}")
        if at is not None:
            found.append(Highlight(name, at))
    return LineEmphasis(tuple(sorted(found, key=lambda each: each.at)))
