"""One row of a chart: a bar that grows, its figure that counts, or words in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import (
    Anchor,
    InkName,
    Look,
    TypeRole,
    draw_text_svg,
    ease_out_cubic,
    mix_colours,
)
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.cards import ChartRow
from lantern.visuals.card.parts import (
    CardElement,
    Entrance,
    TextBlock,
    draw_block,
    fit,
    format_number,
    group_digits,
)

BARS_START_SECONDS = 0.5
"""Seconds before bars grow that aren't spoken of."""
FIGURE_GAP = 26.0
"""Between a bar's end and its figure."""
FADE_SECONDS = 0.4
FULL_LABEL_SHARE = 0.62
"""The share of the full height of rows at which labels still have their full size."""


@dataclass(frozen=True)
class ChartTypography:
    """The type of a chart whose rows have a share of their full height.

    Labels shrink later than bars do.
    """

    factor: float
    label: TypeRole
    figure: TypeRole
    words: TypeRole
    missing: TypeRole

    @staticmethod
    def from_look(look: Look, factor: float) -> ChartTypography:
        """Return the type at `factor` of the full row height, 0 to 1."""
        roles = look.roles
        words = min(1.0, factor / FULL_LABEL_SHARE)
        label, missing = (
            roles["body"].scale_by(words),
            roles["subtitle"].scale_by(words),
        )
        return ChartTypography(
            factor,
            label,
            roles["heading"].scale_by(0.96 * factor),
            roles["lead"].scale_by(0.8 * words),
            missing,
        )


@dataclass(frozen=True)
class BarScale:
    """Pixels of one unit, and how far the longest negative bar reaches behind the axis."""

    unit: float
    below: float


@dataclass(frozen=True)
class BarLayout:
    """A row in its place: when it begins, the axis and its middle, its thickness and direction.

    `gap` is between the axis and words that stand in place of a bar.
    """

    row: ChartRow
    at: float
    place: tuple[float, float]
    thickness: float
    direction_and_ink: tuple[int, InkName]
    gap: float


def format_value(row: ChartRow, unit: str | None) -> str:
    """Return the text beside the row's bar, or in its place."""
    if row.missing or row.shown or row.value is None:
        return row.missing or row.shown or ""
    gap = "" if unit in ("%", "°") else "\u00a0"
    return format_number(row.value)[0] + (f"{gap}{unit}" if unit else "")


def typeset_figure(
    row: ChartRow, unit: str | None, type_: ChartTypography, *, room: float
) -> TextBlock:
    """Return the row's figure or words, set so that a bar has room beside them."""
    text = format_value(row, unit)
    if row.value is not None:
        return fit(text, type_.figure, 0.6 * room, lines=1)
    return fit(
        text,
        type_.missing if row.missing else type_.words,
        room - 2 * FIGURE_GAP,
        lines=2,
    )


def fit_scale(figures: Sequence[tuple[float, float]], room: float) -> BarScale:
    """Return one scale for all (value, width of its figure).

    Every figure stands in its bar or beside it, inside `room` pixels.
    """
    high, low = (
        max([0.0, *(side * value for value, _ in figures)]) for side in (1, -1)
    )
    unit = room / (high + low) if high + low else 0.0
    for _ in range(2 * len(figures) + 1):
        tight = unit
        for value, wide in figures:
            reach = max(value, 0.0)
            if (
                not is_inside_bar(value, tight, wide)
                and (reach + low) * tight + FIGURE_GAP + wide > room
            ):
                tight = (room - FIGURE_GAP - wide) / (reach + low)
        if tight == unit:
            break
        unit = tight
    return BarScale(unit, low * unit)


def is_inside_bar(value: float, unit: float, wide: float) -> bool:
    """Return whether a figure of this width is printed in its bar."""
    return value * unit >= wide + 2 * FIGURE_GAP


def draw_bar(
    one: BarLayout, block: TextBlock, scale_: BarScale, *, look: Look
) -> list[CardElement]:
    """Draw the row's bar and figure; its words if it has no value."""
    (axis, middle), (way, ink) = one.place, one.direction_and_ink
    anchor: Anchor = "start" if way > 0 else "end"
    if one.row.value is None:
        faint = mix_colours(
            look.get_ink("paper"), look.get_ink("ink"), look.timing.timeline.to_come
        )
        fill = faint if one.row.missing else look.get_ink("ink")
        first = middle - block.depth / 2 + 0.34 * block.role.size
        return [
            draw_block(
                (axis + way * one.gap, first),
                block,
                fill,
                enter=Entrance(one.at, FADE_SECONDS, FADE_SECONDS),
                anchor=anchor,
            )
        ]
    length, grow = float(one.row.value) * scale_.unit, look.timing.bars.grow

    def rectangle(t: float) -> tuple[float, float, float, float]:
        run = length * ease_out_cubic((t - one.at) / grow if grow else 1.0) * way
        return (
            min(axis, axis + run),
            middle - one.thickness / 2,
            abs(run),
            one.thickness,
        )

    whole = (
        min(axis, axis + way * length),
        middle - one.thickness / 2,
        abs(length),
        one.thickness,
    )
    box = (whole[0] - 2, whole[1] - 2, whole[2] + 4, whole[3] + 4)
    grown = CardElement(
        box, lambda t: draw_rule_svg(rectangle(t), look.get_ink(ink)), one.at, 0.0, grow
    )
    return [grown, _figure(one, block, length, look=look)]


def _figure(
    one: BarLayout, block: TextBlock, length: float, *, look: Look
) -> CardElement:
    """Draw the figure: beside a short bar it counts; in a long one it enters when the bar stops.

    Words that don't hold the value as Lantern writes it enter when the bar stops, too.
    """
    (axis, middle), way, role = one.place, one.direction_and_ink[0], block.role
    value, final, grow = (
        float(one.row.value or 0),
        block.lines[0],
        look.timing.bars.grow,
    )
    plain, _, decimals = format_number(one.row.value or 0)
    within = length >= block.width + 2 * FIGURE_GAP
    anchor: Anchor = "end" if (way > 0) == within else "start"
    y, ahead = middle + 0.34 * role.size, max(length, 0.0)
    counts = plain in final and not within

    def body(t: float) -> str:
        share = ease_out_cubic((t - one.at) / grow) if grow else 1.0
        text = (
            final
            if share >= 1 or not counts
            else final.replace(plain, group_digits(value * share, decimals))
        )
        x = axis + way * (ahead - FIGURE_GAP if within else ahead * share + FIGURE_GAP)
        return draw_text_svg(
            x, y, text, role, look.get_ink("cream" if within else "ink"), anchor=anchor
        )

    reach = sorted(
        (
            axis,
            axis
            + way
            * (
                ahead if within else ahead + FIGURE_GAP + 1.15 * block.width + role.size
            ),
        )
    )
    box = (reach[0], middle - role.size, reach[1] - reach[0], 2 * role.size)
    if counts:
        return CardElement(box, body, one.at, FADE_SECONDS, grow)
    return CardElement(box, body, one.at + grow, FADE_SECONDS, FADE_SECONDS)
