"""The sizes of a chart: its rows and its type, as large as the page has room for.

Few rows are higher than usual, so that they fill the page. Lengths are pixels at 1080p.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lantern.core.interface_words import NumberWords
from lantern.graphics.look import Look
from lantern.graphics.look.inks import InkName
from lantern.graphics.look.type_role import TypeRole
from lantern.script.model.chart_entries import ChartRow
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.bars import (
    LARGEST_TYPE,
    BarScale,
    ChartTypography,
    fit_scale,
    typeset_figure,
)
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import TextBlock, fit

_HIGHEST = 220
"""Percent of the usual height that few rows may have."""
_FILLED = 0.9
"""How much of the room rows that are higher than usual may fill."""
_EVEN = 0.93
"""The share of its larger size that a text keeps at least, so that the type looks even."""
_LABEL_SHARE = 0.28
"""How much of the width labels of the usual size may take beside their bars."""
BESIDE = 28.0
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
    signs: NumberWords

    @property
    def height(self) -> float:
        """Return the height of all bands with the gaps between them."""
        f = self.type.factor
        heads = sum(78 * f for band in self.bands if band[0].name)
        rows = sum(sum(band) for band in self.heights)
        return heads + rows + 44 * f * (len(self.bands) - 1)


def find_plan(
    card: ChartCard,
    bands: list[list[ChartPanel]],
    stage: CardContext,
    *,
    look: Look,
    room: float,
) -> ChartLayout:
    """Return the chart at the largest size that has room, or the smallest.

    Few rows are higher than usual, so that they fill the page, and their type is larger.
    """

    def plan(percent: int, largest: float) -> ChartLayout:
        type_ = ChartTypography.from_look(look, percent / 100, largest)
        return _plan(card, bands, stage, type_=type_)

    usual = plan(100, 1.0)
    if usual.height <= _FILLED * room:
        return _enlarge(usual, plan, _FILLED * room)
    found = usual
    for percent in range(95, 15, -5):
        if found.height <= room:
            break
        found = plan(percent, 1.0)
    return found


def _enlarge(
    usual: ChartLayout, plan: Callable[[int, float], ChartLayout], room: float
) -> ChartLayout:
    """Return a chart as large as it has room, its type as large as all of it grows.

    `plan` lays it out at a percentage of the usual height, its type at most so much larger.
    """
    largest = 1.0
    for percent in range(round(100 * LARGEST_TYPE), 100, -5):
        if _grows(plan(percent, LARGEST_TYPE), usual):
            largest = percent / 100
            break
    for percent in range(_HIGHEST, 100, -5):
        larger = plan(percent, largest)
        if larger.height <= room:
            return larger
    return usual


def _grows(plan: ChartLayout, usual: ChartLayout) -> bool:
    """Return whether all texts of a chart are larger than usual by much the same.

    None that stands at a bar may have more lines than usual.
    """
    pairs = []
    for key, label in usual.labels.items():
        figure, larger = usual.figures[key], plan.figures[key]
        if len(larger.lines) > len(figure.lines):
            return False
        pairs += [(plan.labels[key], label), (larger, figure)]
    for panel in itertools.chain.from_iterable(plan.bands):
        if panel.name:
            pairs.append(
                (fit_heading(panel, plan.type), fit_heading(panel, usual.type))
            )
    least = _EVEN * plan.type.factor
    return all(
        larger.role.size >= least * block.role.size for larger, block in pairs
    )


def fit_heading(panel: ChartPanel, type_: ChartTypography) -> TextBlock:
    """Return the heading of a panel, as wide as the panel at most."""
    width = panel.sides[1] - panel.sides[0]
    return fit(panel.name or "", type_.heading, width, lines=1)


# long: each size follows from the one before it
def _plan(
    card: ChartCard,
    bands: list[list[ChartPanel]],
    stage: CardContext,
    *,
    type_: ChartTypography,
) -> ChartLayout:
    """Return the chart at one size of type."""
    is_beside = not stage.is_narrow and card.compare is None
    panels = list(itertools.chain.from_iterable(bands))
    width = min(panel.sides[1] - panel.sides[0] for panel in panels)
    label_width = width
    if is_beside:
        label_width *= _LABEL_SHARE * max(1.0, type_.enlargement)
    labels = _fit_labels(panels, type_.label, label_width)
    column = 0.0
    if is_beside:
        column = max(block.width for block in labels.values()) + BESIDE
    room = width - column
    figures: dict[str, TextBlock] = {}
    values = []
    for key, row in itertools.chain.from_iterable(
        panel.rows for panel in panels
    ):
        figures[key] = typeset_figure(
            row,
            card.unit,
            type_,
            room=room,
            signs=stage.words.numbers,
        )
        if row.value is not None:
            values.append((float(row.value), figures[key].width))
    heights = [
        _find_heights(band, labels, type_, beside=is_beside) for band in bands
    ]
    scale = fit_scale(values, room)
    signs = stage.words.numbers
    return ChartLayout(
        bands, type_, column, labels, figures, heights, scale, signs
    )


def _fit_labels(
    panels: Sequence[ChartPanel], role: TypeRole, width: float
) -> dict[str, TextBlock]:
    """Return the labels of all rows, by key."""
    labels: dict[str, TextBlock] = {}
    for panel in panels:
        for key, row in panel.rows:
            labels[key] = fit(row.label, role, width, lines=2)
    return labels


def _find_heights(
    band: list[ChartPanel],
    labels: Mapping[str, TextBlock],
    type_: ChartTypography,
    *,
    beside: bool,
) -> list[float]:
    """Return the height of each row of a band: rows beside each other have the same."""
    heights = []
    for i in range(max(len(panel.rows) for panel in band)):
        keys = [panel.rows[i][0] for panel in band if i < len(panel.rows)]
        heights.append(max(_height(labels[key], type_, beside) for key in keys))
    return heights


def _height(label: TextBlock, type_: ChartTypography, beside: bool) -> float:
    """Return the height of one row with the room around it."""
    if beside:
        return max(114 * type_.factor, label.depth + 1.3 * label.role.size)
    return label.depth + 1.3 * label.role.size + 102 * type_.factor
