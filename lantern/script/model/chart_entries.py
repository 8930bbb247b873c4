"""What charts are made of: rows, lines, marks, the cells of tables, and where figures are from.

A chart is put together of them in `model.charts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field, StrictInt, model_validator

from lantern.script.document import YamlModel
from lantern.script.model.card_fields import (
    MAX_ENTRIES,
    BlockNumbers,
    CardDate,
    CardText,
    FiniteNumber,
    ShortCardText,
)
from lantern.script.model.types import FilePath, text_from_number
from lantern.script.model_faults import FaultAt

MAX_POINTS = 2000
"""Points of a line: more than a frame has columns can't be told apart."""
MAX_COLUMNS = 8
ColumnName = Annotated[ShortCardText, BeforeValidator(text_from_number)]


class ChartData(YamlModel):
    """A table that a chart takes its figures from.

    Only the rows count that have, in each column of `where`, the value given there.
    """

    file: FilePath = Field(description="a CSV, TSV or Excel file")
    sheet: ShortCardText | None = Field(
        default=None,
        description="which sheet of a workbook; default: its first sheet",
    )
    x: ColumnName = Field(
        description="the column of dates, or of the names of rows"
    )
    y: ColumnName | None = Field(
        default=None,
        description="the column of values, for lines and rows that name none",
    )
    where: dict[ColumnName, ColumnName] | None = Field(
        default=None,
        description="only rows that have these values: {country: Chile}",
    )
    source: CardText | None = Field(
        default=None,
        description="what stands at the foot of the card; default: the ledger's title and author",
    )


class ChartRow(YamlModel):
    """A value and its bar. `shown` replaces the figure; `missing` says that there is none."""

    label: ShortCardText = Field(description="its name")
    value: FiniteNumber | None = Field(
        default=None, description="the figure that the bar shows"
    )
    shown: ShortCardText | None = Field(
        default=None,
        description="text in place of the figure, such as about 600,000",
    )
    missing: ShortCardText | None = Field(
        default=None,
        description="words where there is no figure, such as not given in the article",
    )
    row: ColumnName | None = Field(
        None, description="the row of the table that holds its value"
    )
    at: CardText | None = Field(
        None, description="words of the narration at which it comes"
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
    """A bar. Bars of one `group` stand under its heading."""

    group: ShortCardText | None = Field(
        default=None,
        description="the heading under which rows of one group stand",
    )


class ChartSide(YamlModel):
    """One side of a comparison."""

    name: ShortCardText = Field(description="its name")
    rows: Annotated[
        tuple[ChartRow, ...], Field(min_length=1, max_length=MAX_ENTRIES)
    ] = Field(description="its values")


class ChartPair(YamlModel):
    """Two sides, drawn to one scale."""

    left: ChartSide = Field(description="the side on the left")
    right: ChartSide = Field(description="the side on the right")


class ChartLine(YamlModel):
    """A line of a chart: its values by date, or the column of the table that holds them.

    Its own `where` narrows the rows of the table further.
    """

    name: ShortCardText = Field(description="its name, written at its end")
    points: (
        Annotated[
            dict[CardDate, FiniteNumber],
            Field(min_length=2, max_length=MAX_POINTS),
        ]
        | None
    ) = Field(
        default=None, description="values by date: {1900: 3.2, 1910: 4.1}"
    )
    column: ColumnName | None = Field(
        default=None, description="the column of the table that holds them"
    )
    where: dict[ColumnName, ColumnName] | None = Field(
        default=None,
        description="only rows of the table that have these values",
    )
    at: CardText | None = Field(
        None, description="words of the narration at which it is drawn"
    )
    passage: BlockNumbers = ()


class ChartMark(YamlModel):
    """What happened on a date, written at the line that it names, or at the first line."""

    date: CardDate = Field(
        description="when it happened: 9 aug 1945, aug 1945 or 1945"
    )
    text: ShortCardText = Field(description="what happened")
    line: ShortCardText | None = Field(
        default=None,
        description="the line it stands at, by name; default: the first",
    )
    at: CardText | None = Field(
        None, description="words of the narration at which it comes"
    )
    passage: BlockNumbers = ()


@dataclass(frozen=True)
class ChartHighlight:
    """A line that stands out from some words on, while the others step back."""

    line: str
    at: str
    passage: BlockNumbers = ()


@dataclass(frozen=True)
class RaceStop:
    """A date that a race reaches as words are spoken."""

    date: str
    at: str
    passage: BlockNumbers = ()


class TableColumn(YamlModel):
    """A column of a shown table: its heading, and the column of the file if that differs."""

    name: ShortCardText = Field(description="its heading")
    column: ColumnName | None = Field(
        default=None,
        description="the column of the file, if that has another name",
    )


def _read_column(value: object) -> object:
    """Return a column that is a name alone as the group that it stands for."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return {"name": str(value)}
    return value


ShownCell = StrictInt | FiniteNumber | ShortCardText | None


class TableRow(YamlModel):
    """A row of a shown table. With `at` it is marked from these words on.

    Give its `cells`, or the `row` of a file that they are taken from.
    """

    label: ShortCardText = Field(description="the heading of the row")
    cells: tuple[ShownCell, ...] | None = Field(
        default=None,
        description="its cells, in the order of the columns; null leaves one empty",
    )
    row: ColumnName | None = Field(
        default=None,
        description="the row of the file with this name, in place of cells",
    )
    at: CardText | None = Field(
        None, description="words of the narration at which it is marked"
    )
    passage: BlockNumbers = ()


class ShownTable(YamlModel):
    """A table on a card; `head` stands over the labels of its rows."""

    columns: Annotated[
        tuple[Annotated[TableColumn, BeforeValidator(_read_column)], ...],
        Field(min_length=1, max_length=MAX_COLUMNS),
    ] = Field(description="its columns: names, or {name: …, column: …}")
    rows: Annotated[
        tuple[TableRow, ...], Field(min_length=1, max_length=MAX_ENTRIES)
    ] = Field(description="its rows")
    head: ShortCardText | None = Field(
        default=None, description="the heading over the labels of the rows"
    )

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
