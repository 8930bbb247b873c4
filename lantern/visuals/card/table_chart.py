"""The chart that is a table: names at the left, figures in columns, a row marked as it is spoken.

All of it is there at once. Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import Anchor
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.chart_entries import ShownCell, ShownTable
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.bars import FADE_SECONDS
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import (
    AT_ONCE,
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
    draw_growing_rule,
    fit,
    format_number,
    group_digits,
    make_static_element,
)

_SIZES = range(135, 45, -5)
_GAP = 44.0
"""Between two columns."""
_ROW = 1.9
"""The height of a row of one line, as a share of its type."""
_NAMES = 0.42
"""The share of the width that names of rows may take."""
_MARK = 0.16
"""How strong the band under a marked row is."""
_MARK_WIDTH = 8.0
_EMPTY = "–"


@dataclass(frozen=True)
class TableColumnLayout:
    """A column: its heading, its cells, and whether it holds figures."""

    heading: TextBlock
    cells: tuple[TextBlock, ...]
    is_number: bool

    @property
    def width(self) -> float:
        """Return the width of its widest text."""
        return max(block.width for block in (self.heading, *self.cells))

    @property
    def fits(self) -> bool:
        """Return whether all its texts have room."""
        return all(block.fits for block in (self.heading, *self.cells))


@dataclass(frozen=True)
class TableLayout:
    """A table at one size: the column of names, the others, and the heights of its rows."""

    names: TableColumnLayout
    columns: tuple[TableColumnLayout, ...]
    heights: tuple[float, ...]
    head: float

    @property
    def height(self) -> float:
        """Return the height of all rows and the headings."""
        return self.head + sum(self.heights)

    @property
    def width(self) -> float:
        """Return the least width of all columns and the gaps between them."""
        widths = [column.width + _GAP for column in self.columns]
        return self.names.width + sum(widths)


def lay_out_table(
    card: ChartCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a table."""
    assert card.table is not None
    frame = draw_head_and_foot(card, stage, look)
    left, right = stage.sides
    crowded = frame.crowded
    for percent in _SIZES:
        plan = plan_table(card.table, stage, look, factor=percent / 100)
        fits = plan.width <= right - left - 2 * _GAP
        fits = fits and plan.height <= frame.bottom - frame.top
        fits = fits and all(each.fits for each in (plan.names, *plan.columns))
        if fits:
            break
    if not fits or percent < 100 * MIN_READABLE_SCALE:
        crowded += ("table",)
    elements = _draw_table(
        card.table,
        plan,
        frame,
        stage=stage,
        look=look,
    )
    return CardLayout((*frame.elements, *elements), False, crowded)


# long: the columns share what is worked out first
def plan_table(
    table: ShownTable, stage: CardContext, look: Look, *, factor: float
) -> TableLayout:
    """Return a table with type so many times as large as the look's."""
    left, right = stage.sides
    width = right - left
    text = look.roles["body"].scale_by(factor)
    figure = look.roles["date"].scale_by(factor)
    heading = look.roles["note"].scale_by(max(0.9, factor))
    names = TableColumnLayout(
        fit(table.head or " ", heading, _NAMES * width, lines=2),
        tuple(
            fit(row.label, text, _NAMES * width, lines=2) for row in table.rows
        ),
        False,
    )
    room = (1 - _NAMES) * width / len(table.columns)
    columns = []
    for i, column in enumerate(table.columns):
        cells = [row.cells[i] if row.cells else None for row in table.rows]
        is_number = any(isinstance(cell, int | float) for cell in cells)
        role = figure if is_number else text
        shown = _format_cells(cells, stage)
        columns.append(
            TableColumnLayout(
                fit(column.name, heading, max(room - _GAP, 90), lines=2),
                tuple(_set_cell(each, role, room - _GAP) for each in shown),
                is_number,
            )
        )
    heights = []
    for i in range(len(table.rows)):
        row = [column.cells[i] for column in (names, *columns)]
        heights.append(_find_height(row, text))
    head = _find_height([each.heading for each in (names, *columns)], heading)
    return TableLayout(names, tuple(columns), tuple(heights), head)


def _set_cell(text: str, role: TypeRole, width: float) -> TextBlock:
    return fit(text, role, max(width, 60), lines=2)


def _find_height(blocks: Sequence[TextBlock], role: TypeRole) -> float:
    return _ROW * role.size + max(block.depth for block in blocks)


def _format_cells(cells: Sequence[ShownCell], stage: CardContext) -> list[str]:
    """Return the texts of a column, its figures with the same number of decimals."""
    signs = stage.words.numbers
    decimals = 0
    for cell in cells:
        if isinstance(cell, int | float):
            decimals = max(decimals, format_number(cell, signs)[2])
    shown = []
    for cell in cells:
        if cell is None:
            shown.append(_EMPTY)
        elif isinstance(cell, str):
            shown.append(cell)
        else:
            shown.append(group_digits(cell, decimals, signs))
    return shown


# long: rows follow each other down the page
def _draw_table(
    table: ShownTable,
    plan: TableLayout,
    frame: CardFrame,
    *,
    stage: CardContext,
    look: Look,
) -> list[CardElement]:
    left, right = stage.sides
    y = frame.top + 0.3 * max(0.0, frame.bottom - frame.top - plan.height)
    inner = (left + 0.5 * _GAP, right - 0.5 * _GAP)
    ends = _find_ends(plan, inner)
    elements = _draw_row(
        plan,
        None,
        inner[0],
        ends=ends,
        y=y,
        look=look,
    )
    y += plan.head
    elements.append(_draw_rule((left, y - 1.5, right - left, 3.0), look, 1.0))
    for i, height in enumerate(plan.heights):
        at = stage.find_spoken_time(f"table/rows/{i}")
        if at is not None:
            elements += _draw_mark((left, y, right - left, height), at, look)
        elements += _draw_row(
            plan,
            i,
            inner[0],
            ends=ends,
            y=y,
            look=look,
        )
        y += height
        elements.append(
            _draw_rule((left, y - 0.8, right - left, 1.6), look, 0.25)
        )
    return elements


def _find_ends(plan: TableLayout, inner: tuple[float, float]) -> list[float]:
    """Return the right end of each column; the room that is left is shared out between them."""
    left, right = inner
    spare = (right - left - plan.width) / len(plan.columns)
    ends = []
    x = left + plan.names.width
    for column in plan.columns:
        x += _GAP + column.width + max(0.0, spare)
        ends.append(x)
    return ends


def _draw_row(
    plan: TableLayout,
    row: int | None,
    left: float,
    *,
    ends: Sequence[float],
    y: float,
    look: Look,
) -> list[CardElement]:
    """Draw the texts of a row, or the headings."""
    height = plan.head if row is None else plan.heights[row]
    ink = look.get_ink("ink_2" if row is None else "ink")
    elements = []
    for column, end in zip(
        (plan.names, *plan.columns), (left, *ends), strict=True
    ):
        block = column.heading if row is None else column.cells[row]
        anchor: Anchor = "start" if column is plan.names else "end"
        first = y + (height - block.depth) / 2 + 0.34 * block.role.size
        elements.append(
            draw_block(
                (end, first),
                block,
                ink,
                enter=AT_ONCE,
                anchor=anchor,
            )
        )
    return elements


def _draw_rule(
    box: tuple[float, float, float, float], look: Look, strength: float
) -> CardElement:
    colour = mix_colours(look.get_ink("paper"), look.get_ink("ink"), strength)
    x, y, w, h = box
    return make_static_element(
        (x - 1, y - 1, w + 2, h + 2), draw_rule_svg(box, colour), AT_ONCE
    )


def _draw_mark(
    box: tuple[float, float, float, float], at: float, look: Look
) -> list[CardElement]:
    """Draw the band under a row, and the red rule at its left that grows down."""
    x, y, w, h = box
    colour = mix_colours(
        look.get_ink("paper"), look.get_ink("ochre"), 2.2 * _MARK
    )
    band = make_static_element(
        (x - 1, y, w + 2, h),
        draw_rule_svg((x, y + 1, w, h - 2), colour),
        Entrance(at, FADE_SECONDS, FADE_SECONDS),
    )
    rule = (x, y + 1, _MARK_WIDTH, h - 2)
    red = look.get_ink("vermilion")
    return [
        band,
        draw_growing_rule(
            rule,
            red,
            at,
            lasts=FADE_SECONDS,
            down=True,
        ),
    ]
