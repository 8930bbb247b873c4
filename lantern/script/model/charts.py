"""The models of charts: bars, lines, shares, tables, and where their figures are from.

Draws nothing, and opens no file: what a chart takes from a table is filled in by `script.charts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, StrictInt, model_validator

from lantern.core import dates
from lantern.core.problems import suggest
from lantern.script.document import Loc, YamlModel
from lantern.script.model.card_fields import (
    MAX_ENTRIES,
    BlockNumbers,
    CardDate,
    CardText,
    FiniteNumber,
    ShortCardText,
)
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.types import FilePath, text_from_number
from lantern.script.model_faults import FaultAt

MAX_LINES = 8
MAX_MARKS = 8
MAX_AREAS = 2
MAX_POINTS = 2000
"""Points of a line: more than a frame has columns can't be told apart."""
MAX_COLUMNS = 8
MAX_PARTS = 8
ColumnName = Annotated[ShortCardText, BeforeValidator(text_from_number)]


class ChartData(YamlModel):
    """A table that a chart takes its figures from.

    `x` is the column of dates, or of the names of rows; `y` that of the values, where a line or a
    row doesn't name one. Of the table only those rows count that have in each column of `where`
    what it says.
    """

    file: FilePath
    sheet: ShortCardText | None = Field(
        default=None, description="of a workbook; default: its first sheet"
    )
    x: ColumnName
    y: ColumnName | None = None
    where: dict[ColumnName, ColumnName] | None = None
    source: CardText | None = Field(
        default=None,
        description="what stands at the foot of the card; default: the ledger's title and author",
    )


class ChartRow(YamlModel):
    """A value and its bar. `shown` replaces the figure; `missing` says that there is none."""

    label: ShortCardText
    value: FiniteNumber | None = None
    shown: ShortCardText | None = None
    missing: ShortCardText | None = None
    row: ColumnName | None = Field(
        None, description="the row of the table that has its value"
    )
    at: CardText | None = Field(
        None, description="words of the narration it comes in on"
    )
    passage: BlockNumbers = ()

    @model_validator(mode="after")
    def _check_value(self) -> ChartRow:
        given = (self.value, self.shown, self.row)
        has_figure = any(each is not None for each in given)
        if not has_figure and self.missing is None:
            raise ValueError(
                f"'{self.label}' needs a value, or words in its place: shown or missing"
            )
        if has_figure and self.missing is not None:
            raise ValueError(
                f"'{self.label}' has a figure and says it is missing; take one of them out"
            )
        return self


class ChartBar(ChartRow):
    """A row of a bar chart; rows of one `group` stand under its heading."""

    group: ShortCardText | None = None


class ChartSide(YamlModel):
    """One side of a comparison."""

    name: ShortCardText
    rows: Annotated[tuple[ChartRow, ...], Field(min_length=1, max_length=MAX_ENTRIES)]


class ChartPair(YamlModel):
    """Two sides, drawn to one scale."""

    left: ChartSide
    right: ChartSide


class ChartLine(YamlModel):
    """A line of a chart: its values by date, or the column of the table that has them.

    Of the table it takes the rows that are as its own `where` says, too.
    """

    name: ShortCardText
    points: (
        Annotated[
            dict[CardDate, FiniteNumber], Field(min_length=2, max_length=MAX_POINTS)
        ]
        | None
    ) = None
    column: ColumnName | None = None
    where: dict[ColumnName, ColumnName] | None = None
    at: CardText | None = Field(
        None, description="words of the narration it is drawn on"
    )
    passage: BlockNumbers = ()


class ChartMark(YamlModel):
    """What happened on a date, written at a line: at the one that it names, or at the first."""

    date: CardDate
    text: ShortCardText
    line: ShortCardText | None = None
    at: CardText | None = Field(
        None, description="words of the narration it comes in on"
    )
    passage: BlockNumbers = ()


@dataclass(frozen=True)
class ChartHighlight:
    """A line that stands out from some words on, while the others step back."""

    line: str
    at: str
    passage: BlockNumbers = ()


class TableColumn(YamlModel):
    """A column of a shown table: its heading, and the column of the file, if named otherwise."""

    name: ShortCardText
    column: ColumnName | None = None


def _read_column(value: object) -> object:
    """Return a column that is a name alone as the group that it stands for."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return {"name": str(value)}
    return value


ShownCell = StrictInt | FiniteNumber | ShortCardText | None


class TableRow(YamlModel):
    """A row of a shown table; with `at` it is marked from these words on.

    Its cells are in the order of the columns, an empty one is null; or they are those of a `row` of
    the table.
    """

    label: ShortCardText
    cells: tuple[ShownCell, ...] | None = None
    row: ColumnName | None = None
    at: CardText | None = Field(
        None, description="words of the narration it is marked on"
    )
    passage: BlockNumbers = ()


class ShownTable(YamlModel):
    """A table on a card; `head` stands over the labels of its rows."""

    columns: Annotated[
        tuple[Annotated[TableColumn, BeforeValidator(_read_column)], ...],
        Field(min_length=1, max_length=MAX_COLUMNS),
    ]
    rows: Annotated[tuple[TableRow, ...], Field(min_length=1, max_length=MAX_ENTRIES)]
    head: ShortCardText | None = None

    @model_validator(mode="after")
    def _check_cells(self) -> ShownTable:
        for i, row in enumerate(self.rows):
            if row.cells is None and row.row is None:
                message = f"'{row.label}' needs cells, or the row of a table"
                raise FaultAt(message, "rows", i)
            if row.cells is not None and len(row.cells) != len(self.columns):
                message = (
                    f"'{row.label}' has {len(row.cells)} cells,"
                    f" and there are {len(self.columns)} columns"
                )
                raise FaultAt(message, "rows", i, "cells")
        return self


ChartForm = Literal["bars", "compare", "lines", "share", "table"]
CHART_FORMS: tuple[ChartForm, ...] = get_args(ChartForm)


class ChartCard(GroundedCard):
    """Bars on one scale, two sides compared, lines over time, parts of a whole, or a table.

    `scale` are the ends of the axis of values of lines; without it, it begins at 0.
    """

    chart: CardText
    subtitle: CardText | None = None
    label: CardText | None = None
    unit: CardText | None = None
    data: ChartData | None = None
    bars: (
        Annotated[tuple[ChartBar, ...], Field(min_length=1, max_length=MAX_ENTRIES)]
        | None
    ) = None
    compare: ChartPair | None = None
    lines: (
        Annotated[tuple[ChartLine, ...], Field(min_length=1, max_length=MAX_LINES)]
        | None
    ) = None
    scale: tuple[FiniteNumber, FiniteNumber] | None = None
    fill: Literal["area", "stacked"] | None = Field(
        default=None, description="areas below the lines, or one on top of the other"
    )
    marks: (
        Annotated[tuple[ChartMark, ...], Field(min_length=1, max_length=MAX_MARKS)]
        | None
    ) = None
    highlight: Annotated[
        dict[ShortCardText, CardText] | None,
        Field(description="lines by name, and words from which the others step back"),
    ] = None
    share: (
        Annotated[tuple[ChartRow, ...], Field(min_length=2, max_length=MAX_PARTS)]
        | None
    ) = None
    table: ShownTable | None = None
    note: CardText | None = None

    @property
    def form(self) -> ChartForm:
        """Return which form of chart it is."""
        return next(form for form in CHART_FORMS if getattr(self, form) is not None)

    @model_validator(mode="after")
    def _check_form(self) -> ChartCard:
        given = [form for form in CHART_FORMS if getattr(self, form) is not None]
        if len(given) != 1:
            raise ValueError(
                "a chart has bars, compare with left and right, lines, share or table:"
                " exactly one of them"
            )
        if self.scale is not None:
            _check_scale(self)
        if self.fill is not None:
            _check_fill(self)
        for i, part in enumerate(self.share or ()):
            _check_part(part, i)
        for i, mark in enumerate(self.marks or ()):
            _check_mark(mark, i, self.lines)
        for name in self.highlight or ():
            _check_highlight(name, self.lines)
        return self

    @model_validator(mode="after")
    def _check_sources(self) -> ChartCard:
        for loc, entry in iter_chart_entries(self):
            if isinstance(entry, ChartMark | ChartHighlight):
                continue
            if isinstance(entry, ChartLine):
                _check_line(entry, loc, has_data=self.data is not None)
            elif entry.row is not None and self.data is None:
                message = f"'{entry.label}' names a row, and the chart has no data"
                raise FaultAt(message, *loc, "row")
        return self


def _check_scale(card: ChartCard) -> None:
    assert card.scale is not None
    if card.lines is None:
        raise FaultAt("a scale is for lines", "scale")
    if card.fill is not None:
        message = "an area begins at 0; take out the scale, or fill"
        raise FaultAt(message, "scale")
    if not card.scale[0] < card.scale[1]:
        raise FaultAt("a scale begins with its lower end: [0, 100]", "scale")


def _check_fill(card: ChartCard) -> None:
    if card.lines is None:
        raise FaultAt("only what is below lines can be filled", "fill")
    if card.fill == "area" and len(card.lines) > MAX_AREAS:
        message = (
            f"the areas of more than {MAX_AREAS} lines hide each other;"
            " write fill: stacked, or take it out"
        )
        raise FaultAt(message, "fill")
    for i, line in enumerate(card.lines):
        if any(value < 0 for value in (line.points or {}).values()):
            message = f"'{line.name}' is below 0; take out fill, or the values below 0"
            raise FaultAt(message, "lines", i)


def _check_mark(mark: ChartMark, i: int, lines: tuple[ChartLine, ...] | None) -> None:
    if lines is None:
        raise FaultAt("marks stand at lines, and this chart has none", "marks")
    if dates.find_year(mark.date) is None:
        message = f"'{mark.date}' needs its year: {mark.date} 1945"
        raise FaultAt(message, "marks", i, "date")
    if mark.line is not None:
        _require_line(mark.line, lines, "marks", i, "line")


def _check_highlight(name: str, lines: tuple[ChartLine, ...] | None) -> None:
    if lines is None:
        raise FaultAt("only lines can be highlighted", "highlight")
    if len(lines) == 1:
        raise FaultAt("one line alone can't stand out; take it out", "highlight")
    _require_line(name, lines, "highlight", name)


def _require_line(name: str, lines: Sequence[ChartLine], *loc: str | int) -> None:
    """Raise FaultAt at a place if the chart has no line of this name."""
    names = [line.name for line in lines]
    if name not in names:
        near = suggest(name, names) or f"; there are {', '.join(names)}"
        raise FaultAt(f"the chart has no line '{name}'{near}", *loc)


def _check_part(part: ChartRow, i: int) -> None:
    if part.missing is not None or (part.value is None and part.row is None):
        raise FaultAt(f"'{part.label}' needs a value: it is a part", "share", i)
    if part.value is not None and part.value < 0:
        message = f"'{part.label}' is less than nothing; a part is 0 or more"
        raise FaultAt(message, "share", i, "value")


def _check_line(line: ChartLine, loc: Loc, *, has_data: bool) -> None:
    is_from_table = line.column is not None or line.where is not None
    if is_from_table and not has_data:
        key = "column" if line.column is not None else "where"
        message = f"'{line.name}' is from a table, and the chart has no data"
        raise FaultAt(message, *loc, key)
    for date in line.points or ():
        if dates.find_year(date) is None:
            raise FaultAt(f"'{date}' needs its year: {date} 1945", *loc, "points", date)
    if line.points is None and not has_data:
        raise FaultAt(f"'{line.name}' needs points: dates and values", *loc)


ChartEntry = ChartRow | ChartLine | ChartMark | ChartHighlight | TableRow


def iter_chart_entries(card: ChartCard) -> Iterator[tuple[Loc, ChartEntry]]:
    """Yield what comes in one by one on a chart, each with its place in the card."""
    for i, bar in enumerate(card.bars or ()):
        yield ("bars", i), bar
    if card.compare:
        yield from _iter_rows("left", card.compare.left)
        yield from _iter_rows("right", card.compare.right)
    for i, line in enumerate(card.lines or ()):
        yield ("lines", i), line
    for i, mark in enumerate(card.marks or ()):
        yield ("marks", i), mark
    for name, words in (card.highlight or {}).items():
        yield ("highlight", name), ChartHighlight(name, words)
    for i, part in enumerate(card.share or ()):
        yield ("share", i), part
    if card.table:
        for i, row in enumerate(card.table.rows):
            yield ("table", "rows", i), row


def _iter_rows(key: str, side: ChartSide) -> Iterator[tuple[Loc, ChartRow]]:
    for i, row in enumerate(side.rows):
        yield ("compare", key, "rows", i), row
