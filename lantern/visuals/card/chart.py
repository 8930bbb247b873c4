"""The chart card: bars on one scale, in groups, or two sides compared.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Anchor, InkName, Look
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.cards import ChartCard, ChartRow
from lantern.visuals.card.bars import (
    BARS_START_SECONDS,
    FIGURE_GAP,
    FULL_LABEL_SHARE,
    BarLayout,
    BarScale,
    ChartTypography,
    draw_bar,
    fit_scale,
    typeset_figure,
)
from lantern.visuals.card.heading import (
    HEADING_FADE_SECONDS,
    CardContext,
    CardFrame,
    draw_head_and_foot,
)
from lantern.visuals.card.parts import (
    MIN_READABLE_SCALE,
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    fit,
)

INKS: tuple[InkName, ...] = ("slate", "vermilion", "ochre", "slate_light")
"""The inks of the groups, in turn; a comparison has the second on its left."""
_BESIDE = 28.0
"""The room between a label and its bar."""
KeyedRow = tuple[str, ChartRow]
"""A row and its key on the card."""


@dataclass(frozen=True)
class ChartPanel:
    """Rows under one heading; its bars grow to the left if `leftward`."""

    name: str | None
    rows: tuple[KeyedRow, ...]
    ink: InkName
    sides: tuple[float, float]
    leftward: bool = False


@dataclass(frozen=True)
class ChartLayout:
    """A chart laid out at one size: panels side by side in bands, with their texts by key.

    `heights` has the height of each row of each band.
    """

    bands: list[list[ChartPanel]]
    type: ChartTypography
    column: float
    labels: dict[str, TextBlock]
    figures: dict[str, TextBlock]
    heights: list[list[float]]
    scale: BarScale

    @property
    def height(self) -> float:
        """Return the height of all bands with the gaps between them."""
        f = self.type.factor
        heads = sum(78 * f for band in self.bands if band[0].name)
        return heads + sum(map(sum, self.heights)) + 44 * f * (len(self.bands) - 1)


def lay_out_chart(card: ChartCard, stage: CardContext, look: Look) -> CardLayout:
    """Lay out a chart."""
    frame = draw_head_and_foot(card, stage, look)
    bands = _bands(card, stage)
    for percent in range(100, 15, -5):
        plan = _plan(
            card, bands, stage, type_=ChartTypography.from_look(look, percent / 100)
        )
        if plan.height <= frame.bottom - frame.top:
            break
    parts = list(frame.elements)
    y = frame.top + 0.35 * (frame.bottom - frame.top - plan.height)
    for band, heights in zip(plan.bands, plan.heights, strict=True):
        for panel in band:
            parts += _panel(panel, plan, (y, heights), form=(stage, look))
        y += (
            sum(heights)
            + (78 if band[0].name else 0) * plan.type.factor
            + 44 * plan.type.factor
        )
    return CardLayout(
        tuple(parts), False, frame.crowded + _find_crowded(card, plan, frame, look=look)
    )


def _find_crowded(
    card: ChartCard, plan: ChartLayout, frame: CardFrame, *, look: Look
) -> tuple[str, ...]:
    if (
        plan.type.factor < MIN_READABLE_SCALE * FULL_LABEL_SHARE
        or plan.height > frame.bottom - frame.top
    ):
        return ("bars" if card.bars else "compare",)
    crowded = [f"{key}/label" for key, block in plan.labels.items() if not block.fits]
    for band in plan.bands:
        for panel in band:
            if panel.name and not _heading(panel, plan.type, look).fits:
                first = panel.rows[0][0]
                crowded.append(
                    f"{first}/group" if card.bars else f"{first.split('/rows')[0]}/name"
                )
            wide = [(key, row) for key, row in panel.rows if not plan.figures[key].fits]
            crowded += [
                f"{key}/{'missing' if row.missing else 'shown' if row.shown else 'value'}"
                for key, row in wide
            ]
    return tuple(crowded)


def _heading(panel: ChartPanel, type_: ChartTypography, look: Look) -> TextBlock:
    role = look.roles["lead"].scale_by(0.92 * min(1.0, type_.factor / FULL_LABEL_SHARE))
    return fit(panel.name or "", role, panel.sides[1] - panel.sides[0], lines=1)


def _bands(card: ChartCard, stage: CardContext) -> list[list[ChartPanel]]:
    """Return groups one below the other, or the sides of a comparison.

    The sides stand beside each other if the page is wide.
    """
    left, right = stage.sides
    if card.compare:
        middle = (left + right) / 2
        sides = (
            ("left", card.compare.left, INKS[1]),
            ("right", card.compare.right, INKS[0]),
        )
        halves = {"left": (left, middle - 34), "right": (middle + 34, right)}
        panels = [
            ChartPanel(
                side.name,
                tuple(
                    (f"compare/{key}/rows/{i}", row) for i, row in enumerate(side.rows)
                ),
                ink,
                (left, right) if stage.is_narrow else halves[key],
                key == "left" and not stage.is_narrow,
            )
            for key, side, ink in sides
        ]
        return [[panel] for panel in panels] if stage.is_narrow else [panels]
    groups = itertools.groupby(enumerate(card.bars or ()), lambda pair: pair[1].group)
    return [
        [
            ChartPanel(
                name,
                tuple((f"bars/{i}", row) for i, row in rows),
                INKS[n % len(INKS)],
                (left, right),
            )
        ]
        for n, (name, rows) in enumerate(groups)
    ]


def _plan(
    card: ChartCard,
    bands: list[list[ChartPanel]],
    stage: CardContext,
    *,
    type_: ChartTypography,
) -> ChartLayout:
    beside = not stage.is_narrow and card.compare is None
    rows = [(panel, *row) for band in bands for panel in band for row in panel.rows]
    width = min(panel.sides[1] - panel.sides[0] for panel, _, _ in rows)
    labels = {
        key: fit(row.label, type_.label, 0.28 * width if beside else width, lines=2)
        for _, key, row in rows
    }
    column = max(block.width for block in labels.values()) + _BESIDE if beside else 0.0
    room = width - column
    heights = [
        [
            max(
                _height(labels[panel.rows[i][0]], type_, beside)
                for panel in band
                if i < len(panel.rows)
            )
            for i in range(max(len(panel.rows) for panel in band))
        ]
        for band in bands
    ]
    figures = {
        key: typeset_figure(row, card.unit, type_, room=room) for _, key, row in rows
    }
    values = [
        (float(row.value), figures[key].width)
        for _, key, row in rows
        if row.value is not None
    ]
    return ChartLayout(
        bands, type_, column, labels, figures, heights, fit_scale(values, room)
    )


def _height(label: TextBlock, type_: ChartTypography, beside: bool) -> float:
    """Return the height of one row with the room around it."""
    if beside:
        return max(114 * type_.factor, label.depth + 1.3 * label.role.size)
    return label.depth + 1.3 * label.role.size + 102 * type_.factor


def _panel(
    panel: ChartPanel,
    plan: ChartLayout,
    at: tuple[float, Sequence[float]],
    *,
    form: tuple[CardContext, Look],
) -> list[CardElement]:
    """Draw a heading, an axis, and the rows with their bars."""
    (y, heights), (stage, look), f = at, form, plan.type.factor
    (left, right), anchor = panel.sides, _anchor(panel)
    edge = right if panel.leftward else left
    begin = min(_find_start(stage, key) for key, _ in panel.rows)
    parts: list[CardElement] = []
    if panel.name:
        parts.append(
            draw_block(
                (edge, y + 46 * f),
                _heading(panel, plan.type, look),
                look.get_ink("ink"),
                enter=Entrance(
                    BARS_START_SECONDS - 0.3, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS
                ),
                anchor=anchor,
            )
        )
        line = draw_rule_svg(
            (left, y + 62 * f, right - left, 1.6), look.get_ink("ink_2")
        )
        box = (left, y + 62 * f - 1, right - left, 4.0)
        parts.append(
            CardElement(
                box,
                lambda t: line,
                BARS_START_SECONDS - 0.3,
                HEADING_FADE_SECONDS,
                HEADING_FADE_SECONDS,
            )
        )
        y += 78 * f
    axis = (
        edge - plan.scale.below
        if panel.leftward
        else edge + plan.column + plan.scale.below
    )
    top = y
    for (key, row), height in zip(panel.rows, heights, strict=False):
        enter = Entrance(
            _find_start(stage, key), HEADING_FADE_SECONDS, HEADING_FADE_SECONDS
        )
        label, thick = plan.labels[key], (68 if plan.column else 60) * f
        if plan.column:
            middle = y + height / 2
            spot = (
                edge + plan.column - _BESIDE,
                middle - label.depth / 2 + 0.34 * label.role.size,
            )
            parts.append(
                draw_block(
                    spot, label, look.get_ink("ink_2"), enter=enter, anchor="end"
                )
            )
        else:
            parts.append(
                draw_block(
                    (edge, y + label.role.size),
                    label,
                    look.get_ink("ink_2"),
                    enter=enter,
                    anchor=anchor,
                )
            )
            middle = y + label.depth + 1.3 * label.role.size + 8 * f + thick / 2
        gap = FIGURE_GAP if plan.column or plan.scale.below else 0.0
        one = BarLayout(
            row,
            enter.at,
            (axis, middle),
            thick,
            (-1 if panel.leftward else 1, panel.ink),
            gap,
        )
        parts += draw_bar(one, plan.figures[key], plan.scale, look=look)
        if row.value is not None and not plan.column:
            parts.append(
                _axis(
                    axis,
                    (middle - 0.6 * thick, middle + 0.6 * thick),
                    enter.at,
                    look=look,
                )
            )
        y += height
    if plan.column:
        parts.append(_axis(axis, (top + 10 * f, y - 10 * f), begin, look=look))
    return parts


def _anchor(panel: ChartPanel) -> Anchor:
    return "end" if panel.leftward else "start"


def _find_start(stage: CardContext, key: str) -> float:
    at = stage.find_spoken_time(key)
    return BARS_START_SECONDS if at is None else at


def _axis(x: float, span: tuple[float, float], at: float, *, look: Look) -> CardElement:
    svg = draw_rule_svg((x - 1.5, span[0], 3, span[1] - span[0]), look.get_ink("ink"))
    return CardElement(
        (x - 3, span[0] - 1, 6, span[1] - span[0] + 2),
        lambda t: svg,
        at,
        HEADING_FADE_SECONDS,
        HEADING_FADE_SECONDS,
    )
