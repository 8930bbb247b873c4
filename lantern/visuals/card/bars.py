"""One row of a chart: a bar that grows, its figure, or words in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.interface_words import NumberWords
from lantern.graphics.look import Look
from lantern.graphics.look.easing import ease_out_cubic
from lantern.graphics.look.inks import InkName, mix_colours
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import Anchor
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.chart_entries import ChartRow
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import (
    CardElement,
    Entrance,
    TextBlock,
    draw_block,
    fit,
    format_number,
)

BARS_START_SECONDS = 0.5
"""Seconds before bars grow that aren't spoken of."""
FIGURE_GAP = 26.0
"""Between a bar's end and its figure."""
FADE_SECONDS = 0.4
FULL_LABEL_SHARE = 0.62
"""The share of the full height of rows at which labels still have their full size."""
LARGEST_TYPE = 1.4
"""How much larger than in the look the type of few rows may be."""


@dataclass(frozen=True)
class ChartTypography:
    """The type of a chart whose rows have a share of their usual height.

    Labels shrink later than bars do. `enlargement` is the share of the look's size they have.
    """

    factor: float
    enlargement: float
    heading: TypeRole
    label: TypeRole
    figure: TypeRole
    words: TypeRole
    missing: TypeRole

    @staticmethod
    def from_look(
        look: Look, factor: float, largest: float = LARGEST_TYPE
    ) -> ChartTypography:
        """Return the type at `factor` of the usual row height, `largest` times its size at most."""
        roles = look.roles
        figure = min(factor, largest)
        words = max(figure, min(1.0, factor / FULL_LABEL_SHARE))
        return ChartTypography(
            factor,
            words,
            heading=roles["lead"].scale_by(0.92 * words),
            label=roles["body"].scale_by(words),
            figure=roles["heading"].scale_by(0.96 * figure),
            words=roles["lead"].scale_by(0.8 * words),
            missing=roles["subtitle"].scale_by(words),
        )


@dataclass(frozen=True)
class BarScale:
    """Pixels of one unit, and how far the longest negative bar reaches behind the axis."""

    unit: float
    below: float


@dataclass(frozen=True)
class BarLayout:
    """A row in its place: when it begins, the axis and its middle, and how its bar looks.

    `direction` is 1 to the right and -1 to the left. `gap` is between the axis and words that
    stand in place of a bar.
    """

    row: ChartRow
    at: float
    place: tuple[float, float]
    thickness: float
    direction: int
    ink: InkName
    gap: float
    signs: NumberWords


def find_start(stage: CardContext, key: str) -> float:
    """Return when a bar, line or part begins to grow: as it is spoken of, or soon."""
    at = stage.find_spoken_time(key)
    return BARS_START_SECONDS if at is None else at


def find_close_unit(unit: str | None) -> str:
    """Return a unit that is written right behind a figure: per cent or degrees; else nothing."""
    return unit if unit in ("%", "°") else ""


def format_value(row: ChartRow, unit: str | None, signs: NumberWords) -> str:
    """Return the text beside the row's bar, or in its place."""
    if row.missing or row.shown or row.value is None:
        return row.missing or row.shown or "–"
    number = format_number(row.value, signs)[0]
    close = find_close_unit(unit)
    if close or not unit:
        return number + close
    return f"{number}\u00a0{unit}"


def typeset_figure(
    row: ChartRow,
    unit: str | None,
    type_: ChartTypography,
    *,
    room: float,
    signs: NumberWords,
) -> TextBlock:
    """Return the row's figure or words, set so that a bar has room beside them."""
    text = format_value(row, unit, signs)
    if row.value is not None:
        return fit(text, type_.figure, 0.6 * room, lines=1)
    role = type_.missing if row.missing else type_.words
    return fit(text, role, room - 2 * FIGURE_GAP, lines=2)


def fit_scale(figures: Sequence[tuple[float, float]], room: float) -> BarScale:
    """Return one scale for all (value, width of its figure).

    Every figure stands in its bar or beside it, inside `room` pixels.
    """
    high = max([0.0, *(value for value, _ in figures)])
    low = max([0.0, *(-value for value, _ in figures)])
    unit = room / (high + low) if high + low else 0.0
    # a figure that no longer fits in its bar needs room beside it, and so on
    for _ in range(2 * len(figures) + 1):
        tight = unit
        for value, wide in figures:
            if is_inside_bar(value, tight, wide):
                continue
            reach = max(value, 0.0)
            if (reach + low) * tight + FIGURE_GAP + wide > room:
                tight = (room - FIGURE_GAP - wide) / (reach + low)
        if tight == unit:
            break
        unit = tight
    return BarScale(unit, low * unit)


def is_inside_bar(value: float, unit: float, wide: float) -> bool:
    """Return whether a figure of this width is printed in its bar."""
    return value * unit >= wide + 2 * FIGURE_GAP


def draw_bar(
    bar: BarLayout, block: TextBlock, scale_: BarScale, *, look: Look
) -> list[CardElement]:
    """Draw the row's bar and figure; its words if it has no value."""
    if bar.row.value is None:
        return [_draw_words(bar, block, look)]
    length = float(bar.row.value) * scale_.unit
    return [
        _draw_growing_bar(bar, length, look),
        _draw_figure(bar, block, length, look=look),
    ]


def _draw_words(bar: BarLayout, block: TextBlock, look: Look) -> CardElement:
    """Draw the words in place of a bar; grey if they say that the value is missing."""
    axis, middle = bar.place
    fill = look.get_ink("ink")
    if bar.row.missing:
        to_come = look.timing.timeline.to_come
        fill = mix_colours(look.get_ink("paper"), fill, to_come)
    x = axis + bar.direction * bar.gap
    first = middle - block.depth / 2 + 0.34 * block.role.size
    enter = Entrance(bar.at, FADE_SECONDS, FADE_SECONDS)
    anchor: Anchor = "start" if bar.direction > 0 else "end"
    return draw_block(
        (x, first),
        block,
        fill,
        enter=enter,
        anchor=anchor,
    )


def _draw_growing_bar(bar: BarLayout, length: float, look: Look) -> CardElement:
    axis, middle = bar.place
    grow = look.timing.bars.grow
    colour = look.get_ink(bar.ink)
    top = middle - bar.thickness / 2

    def body(t: float) -> str:
        share = ease_out_cubic((t - bar.at) / grow if grow else 1.0)
        run = length * share * bar.direction
        rectangle = (min(axis, axis + run), top, abs(run), bar.thickness)
        return draw_rule_svg(rectangle, colour)

    left = min(axis, axis + bar.direction * length)
    box = (left - 2, top - 2, abs(length) + 4, bar.thickness + 4)
    return CardElement(box, body, bar.at, 0.0, grow)


def _draw_figure(
    bar: BarLayout, block: TextBlock, length: float, *, look: Look
) -> CardElement:
    """Draw the figure beside a short bar or in a long one; it comes when the bar stops.

    A figure that counted up would be a wrong one for as long as the bar grows.
    """
    axis, middle = bar.place
    size = block.role.size
    is_inside = length >= block.width + 2 * FIGURE_GAP
    anchor: Anchor = "end" if (bar.direction > 0) == is_inside else "start"
    inside: InkName = "dark" if look.is_dark else "cream"
    colour = look.get_ink(inside if is_inside else "ink")
    end = max(length, 0.0)
    ahead = end - FIGURE_GAP if is_inside else end + FIGURE_GAP
    first = (axis + bar.direction * ahead, middle + 0.34 * size)
    enter = Entrance(bar.at + look.timing.bars.grow, FADE_SECONDS, FADE_SECONDS)
    return draw_block(
        first,
        block,
        colour,
        enter=enter,
        anchor=anchor,
    )
