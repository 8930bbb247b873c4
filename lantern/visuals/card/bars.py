"""One row of a chart: a bar that grows, its figure that counts, or the words where there is no value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Anchor, InkName, Look, Role, mix, out3, text_svg
from lantern.graphics.paper import rule_svg
from lantern.script.model.cards import ChartRow
from lantern.visuals.card.parts import Block, Element, Enter, fit, grouped, type_at, written

BEGIN = 0.5
"""Seconds before bars grow that no words call for."""
EDGE = 26.0
"""Between a bar's end and its figure."""
FADE = 0.4
CLOSE = 0.62
"""The share of the full height of rows at which labels still have their full size."""


@dataclass(frozen=True)
class Type:
    """The type of a chart whose rows stand at a share of their full height; labels shrink later than bars do."""

    factor: float
    label: Role
    figure: Role
    words: Role
    missing: Role

    @staticmethod
    def of(look: Look, factor: float) -> Type:
        roles = look.roles
        words = min(1.0, factor / CLOSE)
        label, missing = roles["body"].scaled(words), roles["subtitle"].scaled(words)
        return Type(factor, label, roles["heading"].scaled(0.96 * factor), roles["lead"].scaled(0.8 * words), missing)


@dataclass(frozen=True)
class Scale:
    """Pixels of one unit, and how far the longest negative bar reaches behind the axis."""

    unit: float
    below: float


@dataclass(frozen=True)
class Bar:
    """A row in its place: when it begins, the axis and its middle, how thick it is, its direction and ink.

    `gap` is between the axis and words that stand in place of a bar.
    """

    row: ChartRow
    at: float
    place: tuple[float, float]
    thick: float
    way: tuple[int, InkName]
    gap: float


def text_of(row: ChartRow, unit: str | None) -> str:
    """What stands at the row's bar, or in its place."""
    if row.missing or row.shown or row.value is None:
        return row.missing or row.shown or ""
    gap = "" if unit in ("%", "°") else "\u00a0"
    return written(row.value)[0] + (f"{gap}{unit}" if unit else "")


def figure(row: ChartRow, unit: str | None, type_: Type, room: float) -> Block:
    """The row's figure or words, set so that a bar has room beside it."""
    text = text_of(row, unit)
    if row.value is not None:
        return fit(text, type_.figure, 0.6 * room, 1)
    return fit(text, type_.missing if row.missing else type_.words, room - 2 * EDGE, 2)


def scale(figures: Sequence[tuple[float, float]], room: float) -> Scale:
    """One scale for (value, width of its figure): every figure stands in its bar or beside it, inside the room."""
    high, low = (max([0.0, *(side * value for value, _ in figures)]) for side in (1, -1))
    unit = room / (high + low) if high + low else 0.0
    for _ in range(2 * len(figures) + 1):
        tight = unit
        for value, wide in figures:
            reach = max(value, 0.0)
            if not inside(value, tight, wide) and (reach + low) * tight + EDGE + wide > room:
                tight = (room - EDGE - wide) / (reach + low)
        if tight == unit:
            break
        unit = tight
    return Scale(unit, low * unit)


def inside(value: float, unit: float, wide: float) -> bool:
    """Whether a figure of this width is printed in its bar."""
    return value * unit >= wide + 2 * EDGE


def bar(one: Bar, block: Block, scale_: Scale, look: Look) -> list[Element]:
    """The row's bar and figure; its words if it has no value."""
    (axis, middle), (way, ink) = one.place, one.way
    anchor: Anchor = "start" if way > 0 else "end"
    if one.row.value is None:
        faint = mix(look.ink("paper"), look.ink("ink"), look.timing.timeline.to_come)
        fill = faint if one.row.missing else look.ink("ink")
        first = middle - block.depth / 2 + 0.34 * block.role.size
        return [type_at((axis + way * one.gap, first), block, fill, Enter(one.at, FADE, FADE), anchor)]
    length, grow = float(one.row.value) * scale_.unit, look.timing.bars.grow

    def rectangle(t: float) -> tuple[float, float, float, float]:
        run = length * out3((t - one.at) / grow if grow else 1.0) * way
        return (min(axis, axis + run), middle - one.thick / 2, abs(run), one.thick)

    whole = (min(axis, axis + way * length), middle - one.thick / 2, abs(length), one.thick)
    box = (whole[0] - 2, whole[1] - 2, whole[2] + 4, whole[3] + 4)
    grown = Element(box, lambda t: rule_svg(rectangle(t), look.ink(ink)), one.at, 0.0, grow)
    return [grown, _figure(one, block, length, look)]


def _figure(one: Bar, block: Block, length: float, look: Look) -> Element:
    """The figure: beside a short bar it goes before the end and counts; in a long one it comes when the bar stops.

    Words that don't hold the value as Lantern writes it can't count either.
    """
    (axis, middle), way, role = one.place, one.way[0], block.role
    value, final, grow = float(one.row.value or 0), block.lines[0], look.timing.bars.grow
    plain, _, decimals = written(one.row.value or 0)
    within = length >= block.width + 2 * EDGE
    anchor: Anchor = "end" if (way > 0) == within else "start"
    y, ahead = middle + 0.34 * role.size, max(length, 0.0)
    counts = plain in final and not within

    def body(t: float) -> str:
        share = out3((t - one.at) / grow) if grow else 1.0
        text = final if share >= 1 or not counts else final.replace(plain, grouped(value * share, decimals))
        x = axis + way * (ahead - EDGE if within else ahead * share + EDGE)
        return text_svg(x, y, text, role, look.ink("cream" if within else "ink"), anchor=anchor)

    reach = sorted((axis, axis + way * (ahead if within else ahead + EDGE + 1.15 * block.width + role.size)))
    box = (reach[0], middle - role.size, reach[1] - reach[0], 2 * role.size)
    if counts:
        return Element(box, body, one.at, FADE, grow)
    return Element(box, body, one.at + grow, FADE, FADE)
