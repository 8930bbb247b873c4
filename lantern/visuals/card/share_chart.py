"""The chart of shares: one bar that is the whole, its parts one after the other.

The bar lies on wide pages, and stands on narrow ones; so it does where names have no room below it.
Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.paper import draw_rule_svg
from lantern.graphics.vector import Box
from lantern.script.model.chart_entries import ChartRow
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.bars import FADE_SECONDS, find_start
from lantern.visuals.card.chart_inks import PARTS, choose_ink
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import (
    CardFrame,
    draw_head_and_foot,
    spread,
)
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    draw_growing_rule,
    draw_hairline,
    fit,
    format_number,
    group_digits,
    make_static_element,
)

_LYING = 190.0
_STANDING = 250.0
"""How thick the bar is that lies, and the one that stands."""
_SEAM = 5.0
"""Paper between two parts."""
_GAP = 40.0
"""Between the bar and the names of its parts."""
_BETWEEN = 36.0
"""Between two names."""
_SIZES = range(130, 60, -5)
_LEAST_LYING = 90
"""Percent of the look's size below which the bar rather stands."""
_MOST_SHIFTED = 140.0
"""How far from its part a name may begin below a bar that lies."""
_TALLEST = 1100.0
_TOLERANCE = 1.0
"""Per cent that rounded parts may lack, or have too many."""
_LEAST_COLUMN = 230.0
"""The least width in which a name is set below its part."""


@dataclass(frozen=True)
class SharePart:
    """A part of the whole: where it begins and ends, 0 to 1, and what is written beside it."""

    row: ChartRow
    begin: float
    end: float
    figure: str
    colour: str
    at: float

    @property
    def middle(self) -> float:
        """Return where its middle is."""
        return (self.begin + self.end) / 2


@dataclass(frozen=True)
class _PartLabel:
    """The figure of a part and its name below it."""

    figure: TextBlock
    name: TextBlock

    @property
    def width(self) -> float:
        return max(self.figure.width, self.name.width)

    @property
    def height(self) -> float:
        size = self.name.role.size
        return 0.9 * self.figure.role.size + 1.35 * size + self.name.depth

    @property
    def fits(self) -> bool:
        return self.figure.fits and self.name.fits


def lay_out_share(
    card: ChartCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a bar of shares."""
    frame = draw_head_and_foot(card, stage, look)
    parts = list_parts(card, stage, look)
    if not parts:  # its table can't be read, which is told
        return CardLayout(frame.elements, False, frame.crowded)
    elements = None
    if not stage.is_narrow:
        elements = _lay_lying(parts, frame, stage, look=look)
    crowded = frame.crowded
    if elements is None:
        elements = _lay_standing(parts, frame, stage, look=look)
    if elements is None:
        return CardLayout(frame.elements, False, (*crowded, "share"))
    return CardLayout((*frame.elements, *elements), False, crowded)


def list_parts(
    card: ChartCard, stage: CardContext, look: Look
) -> list[SharePart]:
    """Return the parts in their order; none if a value is missing."""
    rows = card.share or ()
    values = [row.value for row in rows]
    total = sum(value or 0.0 for value in values)
    if None in values or total <= 0:
        return []
    found = []
    begin = 0.0
    for i, row in enumerate(rows):
        share = (row.value or 0.0) / total
        start = find_start(stage, f"share/{i}")
        figure = row.shown or _format_share(
            row.value or 0, share, card.unit, stage=stage
        )
        found.append(
            SharePart(
                row,
                begin,
                begin + share,
                figure,
                choose_ink(look, i, PARTS),
                start,
            )
        )
        begin += share
    return found


def find_wrong_total(card: ChartCard) -> float | None:
    """Return what parts in per cent make together, if that isn't the whole; None if it is."""
    values = [row.value for row in card.share or ()]
    if card.unit != "%" or not values or None in values:
        return None
    total = sum(value or 0.0 for value in values)
    return None if abs(total - 100) <= _TOLERANCE else total


def _format_share(
    value: float, share: float, unit: str | None, *, stage: CardContext
) -> str:
    """Return per cent: as they are given, or worked out, to whole ones where that is enough."""
    signs = stage.words.numbers
    if unit == "%":
        return f"{format_number(value, signs)[0]}%"
    percent = 100 * share
    decimals = 0 if percent >= 1 or percent == 0 else 1
    half_up = math.floor(percent * 10**decimals + 0.5) / 10**decimals
    return f"{group_digits(half_up, decimals, signs)}%"


# --- a bar that lies


# long: each size is tried from the same room, and drawn where it fits
def _lay_lying(
    parts: Sequence[SharePart],
    frame: CardFrame,
    stage: CardContext,
    *,
    look: Look,
) -> list[CardElement] | None:
    """Return a bar that lies, with its names below it; None if they have no room."""
    left, right = stage.sides
    for percent in range(_SIZES[0], _LEAST_LYING - 1, -5):
        labels = [
            _set_below(part, right - left, look, factor=percent / 100)
            for part in parts
        ]
        if not all(label.fits for label in labels):
            continue
        wanted = [left + part.begin * (right - left) for part in parts]
        widths = [label.width for label in labels]
        starts = spread(wanted, widths, (left, right), gap=_BETWEEN)
        height = _LYING + _GAP + max(label.height for label in labels)
        if starts is None or height > frame.bottom - frame.top:
            continue
        shifts = [abs(x - want) for x, want in zip(starts, wanted, strict=True)]
        if max(shifts) > _MOST_SHIFTED:
            continue
        top = frame.top + 0.4 * (frame.bottom - frame.top - height)
        bar = (left, top, right - left, _LYING)
        elements = _draw_bar(parts, bar, look, standing=False)
        for part, label, x in zip(parts, labels, starts, strict=True):
            elements += _draw_label(
                part,
                label,
                look,
                x=x,
                y=top + _LYING + _GAP,
            )
            foot = left + part.begin * (right - left)
            if x - foot > 4 or foot - x > 4:
                tick = (
                    foot + 10,
                    top + _LYING + 6,
                    x + 10,
                    top + _LYING + _GAP - 6,
                )
                elements.append(_draw_leader(part, tick, look))
        return elements
    return None


def _set_below(
    part: SharePart, width: float, look: Look, *, factor: float
) -> _PartLabel:
    """Set the name of a part as wide as the part, or as a narrow column."""
    room = max((part.end - part.begin) * width - _BETWEEN, _LEAST_COLUMN)
    return _set_label(part, look, factor, width=room)


def _set_label(
    part: SharePart, look: Look, factor: float, *, width: float
) -> _PartLabel:
    figure = look.roles["heading"].scale_by(factor)
    name = look.roles["body"].scale_by(max(1.0, factor))
    return _PartLabel(
        fit(part.figure, figure, width, lines=1),
        fit(part.row.label, name, width, lines=3),
    )


# --- a bar that stands


# long: each size is tried from the same room, and drawn where it fits
def _lay_standing(
    parts: Sequence[SharePart],
    frame: CardFrame,
    stage: CardContext,
    *,
    look: Look,
) -> list[CardElement] | None:
    """Return a bar that stands, with its names at its right; None if they have no room."""
    left, right = stage.sides
    thick = _STANDING if stage.is_narrow else 1.6 * _STANDING
    x = left + thick + 2 * _GAP
    height = min(frame.bottom - frame.top - 10, _TALLEST)
    top = frame.top + 0.35 * (frame.bottom - frame.top - height)
    for percent in _SIZES:
        labels = [
            _set_label(part, look, percent / 100, width=right - x)
            for part in parts
        ]
        heights = [label.height for label in labels]
        wanted = [
            top + part.middle * height - label.height / 2
            for part, label in zip(parts, labels, strict=True)
        ]
        starts = spread(
            wanted, heights, (top, top + height), gap=0.4 * _BETWEEN
        )
        if starts is None or not all(label.fits for label in labels):
            continue
        bar = (left, top, thick, height)
        elements = _draw_bar(parts, bar, look, standing=True)
        for part, label, y in zip(parts, labels, starts, strict=True):
            elements += _draw_label(
                part,
                label,
                look,
                x=x,
                y=y,
            )
            middle = top + part.middle * height
            line = (left + thick + 8, middle, x - 14, y + 0.5 * label.height)
            elements.append(_draw_leader(part, line, look))
        return elements
    return None


# --- both


def _draw_bar(
    parts: Sequence[SharePart], bar: Box, look: Look, *, standing: bool
) -> list[CardElement]:
    """Draw the whole in grey, and each part as it grows over it, those in a row one by one."""
    x, y, w, h = bar
    grey = mix_colours(look.get_ink("paper"), look.get_ink("ink"), 0.14)
    elements = [
        make_static_element(
            (x - 1, y - 1, w + 2, h + 2), draw_rule_svg(bar, grey), Entrance()
        )
    ]
    for _, group in itertools.groupby(parts, lambda part: part.at):
        members = list(group)
        step = look.timing.bars.grow / len(members)
        for i, part in enumerate(members):
            box = _find_part_box(part, bar, standing=standing)
            start = part.at + i * step
            elements.append(
                draw_growing_rule(
                    box,
                    part.colour,
                    start,
                    lasts=step,
                    down=standing,
                )
            )
    return elements


def _find_part_box(part: SharePart, bar: Box, *, standing: bool) -> Box:
    """Return the rectangle of a part, a seam before the next one."""
    x, y, w, h = bar
    length = h if standing else w
    begin = part.begin * length
    seam = _SEAM if part.end < 0.9999 else 0.0
    long = max((part.end - part.begin) * length - seam, 1.0)
    if standing:
        return (x, y + begin, w, long)
    return (x + begin, y, long, h)


def _draw_label(
    part: SharePart, label: _PartLabel, look: Look, *, x: float, y: float
) -> list[CardElement]:
    """Draw figure and name from y down; they enter as the part is spoken of."""
    enter = Entrance(part.at, FADE_SECONDS, FADE_SECONDS)
    first = y + 0.78 * label.figure.role.size
    name_y = first + 1.25 * label.name.role.size
    ink = look.get_ink("ink")
    second = look.get_ink("ink_2")
    return [
        draw_block((x, first), label.figure, ink, enter=enter),
        draw_block((x, name_y), label.name, second, enter=enter),
    ]


def _draw_leader(
    part: SharePart, line: tuple[float, float, float, float], look: Look
) -> CardElement:
    """Draw a hairline from a part, (x, y), to its name, (x, y)."""
    colour = mix_colours(look.get_ink("paper"), look.get_ink("ink"), 0.6)
    enter = Entrance(part.at, FADE_SECONDS, FADE_SECONDS)
    return draw_hairline(line[:2], line[2:], colour, enter=enter)
