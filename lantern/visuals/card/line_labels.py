"""The names of lines, each where its line ends, with the last value below it.

Lengths are pixels at 1080p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.visuals.card.bars import FADE_SECONDS
from lantern.visuals.card.chart_inks import make_readable
from lantern.visuals.card.heading import spread
from lantern.visuals.card.line_emphasis import LineEmphasis, let_step_back
from lantern.visuals.card.parts import (
    CardElement,
    Entrance,
    TextBlock,
    draw_block,
    draw_hairline,
    fit,
)

LABEL_GAP = 44.0
"""Between the end of a line and its name."""
_NAME_SHARE = 38 / 46
_BETWEEN = 12.0
_SIZES = range(100, 65, -5)


@dataclass(frozen=True)
class LineEnd:
    """The name of a line and its last value, the line's end, its colour, and when it has come."""

    name: str
    figure: str
    x: float
    y: float
    colour: str
    at: float


@dataclass(frozen=True)
class LineLabel:
    """A name and a figure, set."""

    name: TextBlock
    figure: TextBlock

    @property
    def width(self) -> float:
        """Return the width of the wider of both."""
        return max(self.name.width, self.figure.width)

    @property
    def height(self) -> float:
        """Return the height of both together."""
        return (
            self.name.depth
            + 1.1 * self.name.role.size
            + 1.2 * self.figure.role.size
        )


def set_labels(
    names: Sequence[str],
    figures: Sequence[str],
    look: Look,
    *,
    width: float,
    height: float,
) -> list[LineLabel]:
    """Return the names of lines with their figures, as large as they have room in a column."""
    labels: list[LineLabel] = []
    for percent in _SIZES:
        factor = percent / 100
        role = look.roles["lead"].scale_by(_NAME_SHARE * factor)
        number = look.roles["date"].scale_by(factor)
        labels = [
            LineLabel(
                fit(name, role, width, lines=2),
                fit(figure, number, width, lines=1),
            )
            for name, figure in zip(names, figures, strict=True)
        ]
        if sum(label.height + _BETWEEN for label in labels) <= height:
            break
    return labels


@dataclass(frozen=True)
class PlacedLabels:
    """The names of lines as elements, and whether all have room."""

    elements: tuple[CardElement, ...]
    fits: bool


def place_labels(
    ends: Sequence[LineEnd],
    labels: Sequence[LineLabel],
    look: Look,
    *,
    x: float,
    room: tuple[float, float],
    emphasis: LineEmphasis,
) -> PlacedLabels:
    """Set each name beside the end of its line, or as near as the others let it.

    Args:
        ends: where the lines end.
        labels: their names, in the same order.
        look: its inks are used.
        x: the left side of the names.
        room: the top and bottom of the column that they stand in.
        emphasis: which of them step back, and when.
    """
    order = sorted(range(len(ends)), key=lambda i: ends[i].y)
    heights = [labels[i].height for i in order]
    wanted = [ends[i].y - labels[i].height / 2 for i in order]
    tops = spread(wanted, heights, room, gap=_BETWEEN)
    fits = tops is not None and all(label.name.fits for label in labels)
    elements: list[CardElement] = []
    for i, top in zip(order, tops or wanted, strict=True):
        label = _draw_label(
            ends[i],
            labels[i],
            look,
            x=x,
            top=top,
        )
        elements += [
            let_step_back(each, ends[i].name, emphasis) for each in label
        ]
    return PlacedLabels(tuple(elements), fits)


def _draw_label(
    end: LineEnd, label: LineLabel, look: Look, *, x: float, top: float
) -> list[CardElement]:
    """Draw a name, its figure, and a hairline to its line where that ends elsewhere."""
    ink = make_readable(end.colour, look)
    enter = Entrance(end.at, FADE_SECONDS, FADE_SECONDS)
    y = top + 0.85 * label.name.role.size
    figure_y = y + label.name.depth + 1.2 * label.figure.role.size
    elements = [
        draw_block((x, y), label.name, ink, enter=enter),
        draw_block(
            (x, figure_y), label.figure, look.get_ink("ink_2"), enter=enter
        ),
    ]
    middle = top + label.height / 2
    if abs(middle - end.y) > 8 or x - end.x > LABEL_GAP + 8:
        elements.append(
            _draw_leader(
                end,
                look,
                x=x - 10,
                y=middle,
            )
        )
    return elements


def _draw_leader(
    end: LineEnd, look: Look, *, x: float, y: float
) -> CardElement:
    colour = mix_colours(look.get_ink("paper"), end.colour, 0.7)
    enter = Entrance(end.at, FADE_SECONDS, FADE_SECONDS)
    return draw_hairline((end.x + 14, end.y), (x, y), colour, enter=enter)
