"""The chart card: bars on one scale, in groups, or two sides compared.

Headings, axes and labels are there at once; labels of rows that are still to be spoken of are grey.
Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from lantern.graphics.look import Look
from lantern.graphics.look.easing import smoothstep
from lantern.graphics.look.inks import InkName, mix_colours
from lantern.graphics.look.typesetting import Anchor
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.chart_entries import ChartPair, ChartRow
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.bars import (
    BARS_START_SECONDS,
    FIGURE_GAP,
    FULL_LABEL_SHARE,
    BarLayout,
    draw_bar,
    find_start,
)
from lantern.visuals.card.chart_sizes import (
    BESIDE,
    ChartLayout,
    ChartPanel,
    KeyedRow,
    find_plan,
    fit_heading,
)
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import (
    AT_ONCE,
    HEADING_FADE_SECONDS,
    CardFrame,
    draw_head_and_foot,
)
from lantern.visuals.card.parts import (
    MIN_READABLE_SCALE,
    CardElement,
    CardLayout,
    TextBlock,
    draw_block,
    make_static_element,
)

INKS: tuple[InkName, ...] = ("slate", "vermilion", "ochre", "slate_light")
"""The inks of the groups, in turn; a comparison has the second on its left."""


def lay_out_chart(
    card: ChartCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a chart."""
    frame = draw_head_and_foot(card, stage, look)
    bands = _bands(card, stage)
    room = frame.bottom - frame.top
    plan = find_plan(
        card,
        bands,
        stage,
        look=look,
        room=room,
    )
    f = plan.type.factor
    elements = list(frame.elements)
    y = frame.top + 0.35 * (frame.bottom - frame.top - plan.height)
    for band, heights in zip(plan.bands, plan.heights, strict=True):
        for panel in band:
            starts = [find_start(stage, key) for key, _ in panel.rows]
            elements += _Panel(panel, plan, starts, look=look).draw(y, heights)
        y += sum(heights) + (78 if band[0].name else 0) * f + 44 * f
    crowded = frame.crowded + _find_crowded(card, plan, frame, look=look)
    return CardLayout(tuple(elements), False, crowded)


def _find_crowded(
    card: ChartCard, plan: ChartLayout, frame: CardFrame, *, look: Look
) -> tuple[str, ...]:
    is_small = plan.type.factor < MIN_READABLE_SCALE * FULL_LABEL_SHARE
    if is_small or plan.height > frame.bottom - frame.top:
        return ("bars" if card.bars else "compare",)
    crowded = [
        f"{key}/label" for key, block in plan.labels.items() if not block.fits
    ]
    for band in plan.bands:
        for panel in band:
            if panel.name and not fit_heading(panel, plan.type).fits:
                crowded.append(_get_heading_key(card, panel))
            for key, row in panel.rows:
                if not plan.figures[key].fits:
                    crowded.append(f"{key}/{_get_figure_key(row)}")
    return tuple(crowded)


def _get_heading_key(card: ChartCard, panel: ChartPanel) -> str:
    first = panel.rows[0][0]
    if card.bars:
        return f"{first}/group"
    side = first.split("/rows")[0]
    return f"{side}/name"


def _get_figure_key(row: ChartRow) -> str:
    if row.missing:
        return "missing"
    return "shown" if row.shown else "value"


def _bands(card: ChartCard, stage: CardContext) -> list[list[ChartPanel]]:
    """Return groups one below the other, or the sides of a comparison.

    The sides stand beside each other if the page is wide.
    """
    if card.compare:
        return _pair_sides(card.compare, stage)
    bands = []
    groups = itertools.groupby(
        enumerate(card.bars or ()), lambda pair: pair[1].group
    )
    for n, (name, members) in enumerate(groups):
        rows = tuple((f"bars/{i}", row) for i, row in members)
        ink = INKS[n % len(INKS)]
        bands.append([ChartPanel(name, rows, ink, stage.sides)])
    return bands


def _pair_sides(
    compare: ChartPair, stage: CardContext
) -> list[list[ChartPanel]]:
    left, right = stage.sides
    middle = (left + right) / 2
    left_rows = _key_rows("left", compare.left.rows)
    right_rows = _key_rows("right", compare.right.rows)
    if stage.is_narrow:
        return [
            [ChartPanel(compare.left.name, left_rows, INKS[1], stage.sides)],
            [ChartPanel(compare.right.name, right_rows, INKS[0], stage.sides)],
        ]
    left_half = (left, middle - 34)
    right_half = (middle + 34, right)
    return [
        [
            ChartPanel(
                compare.left.name, left_rows, INKS[1], left_half, leftward=True
            ),
            ChartPanel(compare.right.name, right_rows, INKS[0], right_half),
        ]
    ]


def _key_rows(side: str, rows: Sequence[ChartRow]) -> tuple[KeyedRow, ...]:
    return tuple(
        (f"compare/{side}/rows/{i}", row) for i, row in enumerate(rows)
    )


class _Panel:
    """A panel while it is drawn: a heading, an axis, and the rows with their bars."""

    def __init__(
        self,
        panel: ChartPanel,
        plan: ChartLayout,
        starts: list[float],
        *,
        look: Look,
    ) -> None:
        """Prepare a panel whose rows enter at `starts`, in s."""
        self._panel = panel
        self._plan = plan
        self._starts = starts
        self._look = look
        left, right = panel.sides
        self._edge = right if panel.leftward else left
        self._anchor: Anchor = "end" if panel.leftward else "start"
        if panel.leftward:
            self._axis = self._edge - plan.scale.below
        else:
            self._axis = self._edge + plan.column + plan.scale.below

    def draw(self, y: float, heights: Sequence[float]) -> list[CardElement]:
        """Draw the panel from y down."""
        f = self._plan.type.factor
        elements: list[CardElement] = []
        if self._panel.name:
            elements += self._draw_heading(y)
            y += 78 * f
        top = y
        rows = zip(self._panel.rows, self._starts, heights, strict=False)
        for (key, row), start, height in rows:
            elements += self._draw_row(
                key,
                row,
                start=start,
                y=y,
                height=height,
            )
            y += height
        if self._plan.column:
            span = (top + 10 * f, y - 10 * f)
            elements.append(_draw_axis(self._axis, span, look=self._look))
        return elements

    def _draw_heading(self, y: float) -> list[CardElement]:
        look = self._look
        f = self._plan.type.factor
        left, right = self._panel.sides
        words = draw_block(
            (self._edge, y + 46 * f),
            fit_heading(self._panel, self._plan.type),
            look.get_ink("ink"),
            enter=AT_ONCE,
            anchor=self._anchor,
        )
        rule = (left, y + 62 * f, right - left, 1.6)
        line = draw_rule_svg(rule, look.get_ink("ink_2"))
        box = (left, y + 62 * f - 1, right - left, 4.0)
        return [words, make_static_element(box, line, AT_ONCE)]

    def _draw_row(
        self, key: str, row: ChartRow, *, start: float, y: float, height: float
    ) -> list[CardElement]:
        """Draw label and bar: beside each other if there is a column of labels."""
        plan = self._plan
        f = plan.type.factor
        label = plan.labels[key]
        size = label.role.size
        if plan.column:
            thickness = 68 * f
            middle = y + height / 2
            x = self._edge + plan.column - BESIDE
            at = (x, middle - label.depth / 2 + 0.34 * size)
            anchor: Anchor = "end"
        else:
            thickness = 60 * f
            middle = y + label.depth + 1.3 * size + 8 * f + thickness / 2
            at = (self._edge, y + size)
            anchor = self._anchor
        words = self._draw_label(
            label,
            at,
            start=start,
            anchor=anchor,
        )
        place = (self._axis, middle)
        bar = self._draw_bar(
            key,
            row,
            start=start,
            place=place,
            thickness=thickness,
        )
        return [words, *bar]

    def _draw_label(
        self,
        label: TextBlock,
        at: tuple[float, float],
        *,
        start: float,
        anchor: Anchor,
    ) -> CardElement:
        """Draw the label of a row: grey at first, if its bar waits to be spoken of."""
        look = self._look
        ink = look.get_ink("ink_2")
        element = draw_block(
            at,
            label,
            ink,
            enter=AT_ONCE,
            anchor=anchor,
        )
        if start <= BARS_START_SECONDS:
            return element
        to_come = look.timing.timeline.to_come
        grey = mix_colours(look.get_ink("paper"), look.get_ink("ink"), to_come)

        def body(t: float) -> str:
            come = smoothstep((t - start) / HEADING_FADE_SECONDS)
            colour = mix_colours(grey, ink, come)
            return draw_block(
                at,
                label,
                colour,
                enter=AT_ONCE,
                anchor=anchor,
            ).body(t)

        change = (start, start + HEADING_FADE_SECONDS)
        return replace(
            element,
            body=body,
            later_changes=(change,),
        )

    def _draw_bar(
        self,
        key: str,
        row: ChartRow,
        *,
        start: float,
        place: tuple[float, float],
        thickness: float,
    ) -> list[CardElement]:
        """Draw the bar of a row, and its own piece of the axis if there is no column."""
        plan = self._plan
        bar = BarLayout(
            row,
            start,
            place=place,
            thickness=thickness,
            direction=-1 if self._panel.leftward else 1,
            ink=self._panel.ink,
            gap=FIGURE_GAP if plan.column or plan.scale.below else 0.0,
            signs=plan.signs,
        )
        elements = draw_bar(bar, plan.figures[key], plan.scale, look=self._look)
        if row.value is not None and not plan.column:
            axis, middle = place
            span = (middle - 0.6 * thickness, middle + 0.6 * thickness)
            elements.append(_draw_axis(axis, span, look=self._look))
        return elements


def _draw_axis(
    x: float, span: tuple[float, float], *, look: Look
) -> CardElement:
    top, bottom = span
    svg = draw_rule_svg((x - 1.5, top, 3, bottom - top), look.get_ink("ink"))
    box = (x - 3, top - 1, 6, bottom - top + 2)
    return make_static_element(box, svg, AT_ONCE)
