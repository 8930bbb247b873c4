"""The chart card: bars on one scale, in groups one below the other, or two sides compared. Pixels at 1080p."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Anchor, InkName, Look
from lantern.graphics.paper import rule_svg
from lantern.script.model.cards import ChartCard, ChartRow
from lantern.visuals.card.bars import BEGIN, CLOSE, EDGE, Bar, Scale, Type, bar, figure, scale
from lantern.visuals.card.heading import FADE, Framed, Stage, framed
from lantern.visuals.card.parts import SMALLEST, Block, Element, Enter, Layout, fit, type_at

INKS: tuple[InkName, ...] = ("slate", "vermilion", "ochre", "slate_light")
"""Of the groups, in turn; a comparison has the second on its left."""
_BESIDE = 28.0
"""Between a label and its bar."""
Keyed = tuple[str, ChartRow]
"""A row and its key on the card."""


@dataclass(frozen=True)
class Panel:
    """Rows under one heading; bars grow from its inner side, to the left if `leftward`."""

    name: str | None
    rows: tuple[Keyed, ...]
    ink: InkName
    sides: tuple[float, float]
    leftward: bool = False


@dataclass(frozen=True)
class Plan:
    """A chart set at one size: panels side by side in bands; labels and figures by key; the height of each row."""

    bands: list[list[Panel]]
    type: Type
    column: float
    labels: dict[str, Block]
    figures: dict[str, Block]
    heights: list[list[float]]
    scale: Scale

    @property
    def height(self) -> float:
        f = self.type.factor
        heads = sum(78 * f for band in self.bands if band[0].name)
        return heads + sum(map(sum, self.heights)) + 44 * f * (len(self.bands) - 1)


def chart(card: ChartCard, stage: Stage, look: Look) -> Layout:
    """Set the card; see the module."""
    frame = framed(card, stage, look)
    bands = _bands(card, stage)
    for percent in range(100, 15, -5):
        plan = _plan(card, bands, stage, Type.of(look, percent / 100))
        if plan.height <= frame.bottom - frame.top:
            break
    parts = list(frame.elements)
    y = frame.top + 0.35 * (frame.bottom - frame.top - plan.height)
    for band, heights in zip(plan.bands, plan.heights, strict=True):
        for panel in band:
            parts += _panel(panel, plan, (y, heights), (stage, look))
        y += sum(heights) + (78 if band[0].name else 0) * plan.type.factor + 44 * plan.type.factor
    return Layout(tuple(parts), False, frame.crowded + _crowded(card, plan, frame, look))


def _crowded(card: ChartCard, plan: Plan, frame: Framed, look: Look) -> tuple[str, ...]:
    if plan.type.factor < SMALLEST * CLOSE or plan.height > frame.bottom - frame.top:
        return ("bars" if card.bars else "compare",)
    crowded = [f"{key}/label" for key, block in plan.labels.items() if not block.fits]
    for band in plan.bands:
        for panel in band:
            if panel.name and not _heading(panel, plan.type, look).fits:
                first = panel.rows[0][0]
                crowded.append(f"{first}/group" if card.bars else f"{first.split('/rows')[0]}/name")
            wide = [(key, row) for key, row in panel.rows if not plan.figures[key].fits]
            crowded += [f"{key}/{'missing' if row.missing else 'shown' if row.shown else 'value'}" for key, row in wide]
    return tuple(crowded)


def _heading(panel: Panel, type_: Type, look: Look) -> Block:
    role = look.roles["lead"].scaled(0.92 * min(1.0, type_.factor / CLOSE))
    return fit(panel.name or "", role, panel.sides[1] - panel.sides[0], 1)


def _bands(card: ChartCard, stage: Stage) -> list[list[Panel]]:
    """Groups one below the other; the sides of a comparison beside each other, if the page is wide."""
    left, right = stage.sides
    if card.compare:
        middle = (left + right) / 2
        sides = (("left", card.compare.left, INKS[1]), ("right", card.compare.right, INKS[0]))
        halves = {"left": (left, middle - 34), "right": (middle + 34, right)}
        panels = [
            Panel(
                side.name,
                tuple((f"compare/{key}/rows/{i}", row) for i, row in enumerate(side.rows)),
                ink,
                (left, right) if stage.narrow else halves[key],
                key == "left" and not stage.narrow,
            )
            for key, side, ink in sides
        ]
        return [[panel] for panel in panels] if stage.narrow else [panels]
    groups = itertools.groupby(enumerate(card.bars or ()), lambda pair: pair[1].group)
    return [
        [Panel(name, tuple((f"bars/{i}", row) for i, row in rows), INKS[n % len(INKS)], (left, right))]
        for n, (name, rows) in enumerate(groups)
    ]


def _plan(card: ChartCard, bands: list[list[Panel]], stage: Stage, type_: Type) -> Plan:
    beside = not stage.narrow and card.compare is None
    rows = [(panel, *row) for band in bands for panel in band for row in panel.rows]
    width = min(panel.sides[1] - panel.sides[0] for panel, _, _ in rows)
    labels = {key: fit(row.label, type_.label, 0.28 * width if beside else width, 2) for _, key, row in rows}
    column = max(block.width for block in labels.values()) + _BESIDE if beside else 0.0
    room = width - column
    heights = [
        [
            max(_height(labels[panel.rows[i][0]], type_, beside) for panel in band if i < len(panel.rows))
            for i in range(max(len(panel.rows) for panel in band))
        ]
        for band in bands
    ]
    figures = {key: figure(row, card.unit, type_, room) for _, key, row in rows}
    values = [(float(row.value), figures[key].width) for _, key, row in rows if row.value is not None]
    return Plan(bands, type_, column, labels, figures, heights, scale(values, room))


def _height(label: Block, type_: Type, beside: bool) -> float:
    """Of one row with its air."""
    if beside:
        return max(114 * type_.factor, label.depth + 1.3 * label.role.size)
    return label.depth + 1.3 * label.role.size + 102 * type_.factor


def _panel(panel: Panel, plan: Plan, at: tuple[float, Sequence[float]], form: tuple[Stage, Look]) -> list[Element]:
    """A heading, an axis, and the rows with their bars."""
    (y, heights), (stage, look), f = at, form, plan.type.factor
    (left, right), anchor = panel.sides, _anchor(panel)
    edge = right if panel.leftward else left
    begin = min(_begins(stage, key) for key, _ in panel.rows)
    parts: list[Element] = []
    if panel.name:
        parts.append(
            type_at(
                (edge, y + 46 * f),
                _heading(panel, plan.type, look),
                look.ink("ink"),
                Enter(BEGIN - 0.3, FADE, FADE),
                anchor,
            )
        )
        line = rule_svg((left, y + 62 * f, right - left, 1.6), look.ink("ink_2"))
        box = (left, y + 62 * f - 1, right - left, 4.0)
        parts.append(Element(box, lambda t: line, BEGIN - 0.3, FADE, FADE))
        y += 78 * f
    axis = edge - plan.scale.below if panel.leftward else edge + plan.column + plan.scale.below
    top = y
    for (key, row), height in zip(panel.rows, heights, strict=False):
        enter = Enter(_begins(stage, key), FADE, FADE)
        label, thick = plan.labels[key], (68 if plan.column else 60) * f
        if plan.column:
            middle = y + height / 2
            spot = (edge + plan.column - _BESIDE, middle - label.depth / 2 + 0.34 * label.role.size)
            parts.append(type_at(spot, label, look.ink("ink_2"), enter, "end"))
        else:
            parts.append(type_at((edge, y + label.role.size), label, look.ink("ink_2"), enter, anchor))
            middle = y + label.depth + 1.3 * label.role.size + 8 * f + thick / 2
        gap = EDGE if plan.column or plan.scale.below else 0.0
        one = Bar(row, enter.at, (axis, middle), thick, (-1 if panel.leftward else 1, panel.ink), gap)
        parts += bar(one, plan.figures[key], plan.scale, look)
        if row.value is not None and not plan.column:
            parts.append(_axis(axis, (middle - 0.6 * thick, middle + 0.6 * thick), enter.at, look))
        y += height
    if plan.column:
        parts.append(_axis(axis, (top + 10 * f, y - 10 * f), begin, look))
    return parts


def _anchor(panel: Panel) -> Anchor:
    return "end" if panel.leftward else "start"


def _begins(stage: Stage, key: str) -> float:
    at = stage.when(key)
    return BEGIN if at is None else at


def _axis(x: float, span: tuple[float, float], at: float, look: Look) -> Element:
    svg = rule_svg((x - 1.5, span[0], 3, span[1] - span[0]), look.ink("ink"))
    return Element((x - 3, span[0] - 1, 6, span[1] - span[0] + 2), lambda t: svg, at, FADE, FADE)
