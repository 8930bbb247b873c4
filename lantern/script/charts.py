"""Fill charts in from their tables, so that everything later sees their figures in the script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lantern.core import dates
from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem
from lantern.script.document import Loc
from lantern.script.film_script import SceneSource
from lantern.script.model.chart_entries import (
    MAX_POINTS,
    ChartLine,
    ChartRow,
    ChartSide,
    ShownTable,
    TableRow,
)
from lantern.script.model.charts import ChartCard
from lantern.script.table_file import Table, TableLine, read_table
from lantern.script.text_file import DocumentError

FindFile = Callable[[str, Path], Path]
"""Finds a file by its text and the folder it is meant from; raises AssetFailure."""
_MAX_TEXT = 300


@dataclass(frozen=True)
class FilledScenes:
    """Scenes whose charts have their figures, and what is wrong with their tables."""

    scenes: list[SceneSource]
    problems: list[Problem]


def fill_charts(scenes: Iterable[SceneSource], find: FindFile) -> FilledScenes:
    """Return scenes with the figures of their charts.

    Files that aren't there are told where they are looked for.
    """
    filled = []
    problems: list[Problem] = []
    for source in scenes:
        shots = list(source.scene.shots)
        for i, shot in enumerate(shots):
            for placed in shot.iter_pictures():
                card = placed.picture.card
                if not isinstance(card, ChartCard) or card.data is None:
                    continue
                at: Loc = ("shots", i, *placed.loc, "card")
                filler = _ChartFiller(card, source, at)
                shots[i] = shots[i].with_card(placed.loc, filler.fill(find))
                problems += filler.problems
        if any(
            a is not b for a, b in zip(shots, source.scene.shots, strict=True)
        ):
            scene = source.scene.model_copy(update={"shots": tuple(shots)})
            source = replace(source, scene=scene)
        filled.append(source)
    return FilledScenes(filled, problems)


class _ChartFiller:
    """A chart while it is filled in, and the problems that were found."""

    def __init__(self, card: ChartCard, source: SceneSource, at: Loc) -> None:
        assert card.data is not None
        self._card = card
        self._data = card.data
        self._source = source
        self._at = at
        self.problems: list[Problem] = []

    def fill(self, find: FindFile) -> ChartCard:
        """Return the chart with the figures that its table has."""
        try:
            whole = read_table(
                find(self._data.file, self._source.folder), self._data.sheet
            )
            table = whole.narrow(self._data.where or {})
            table.find_column(self._data.x)
            if self._data.y is not None:
                table.find_column(self._data.y)
        except AssetFailure:
            return self._card  # told where files are looked for
        except DocumentError as error:
            self.problems.append(error.problem)
            return self._card
        except LookupError as error:
            self._report(str(error), ("data",))
            return self._card
        return self._card.model_copy(update=self._fill_form(table))

    def _fill_form(self, table: Table) -> dict[str, Any]:
        """Return what changes in the card."""
        card = self._card
        taker = _RowTaker(table, self._data.x)
        match card.form:
            case "bars":
                return {
                    "bars": self._fill_rows(card.bars or (), ("bars",), taker)
                }
            case "share":
                return {
                    "share": self._fill_rows(
                        card.share or (), ("share",), taker
                    )
                }
            case "compare":
                assert card.compare is not None
                sides = {
                    key: self._fill_side(key, getattr(card.compare, key), taker)
                    for key in ("left", "right")
                }
                return {"compare": card.compare.model_copy(update=sides)}
            case "table":
                assert card.table is not None
                return {"table": self._fill_table(card.table, taker)}
            case "race":
                return {
                    "race": self._fill_lines(card.race or (), "race", table)
                }
        return {"lines": self._fill_lines(card.lines or (), "lines", table)}

    def _fill_side(
        self, key: str, side: ChartSide, taker: _RowTaker
    ) -> ChartSide:
        loc: Loc = ("compare", key, "rows")
        return side.model_copy(
            update={"rows": self._fill_rows(side.rows, loc, taker)}
        )

    def _fill_rows(
        self, rows: Sequence[ChartRow], loc: Loc, taker: _RowTaker
    ) -> tuple[ChartRow, ...]:
        """Return the rows of bars and parts with their values."""
        filled = []
        for i, row in enumerate(rows):
            try:
                filled.append(self._fill_row(row, taker))
            except LookupError as error:
                self._report(str(error.args[0]), (*loc, i, "row"))
                filled.append(row)
        return tuple(filled)

    def _fill_row(self, row: ChartRow, taker: _RowTaker) -> ChartRow:
        if row.row is None:
            return row
        if row.value is not None:
            raise LookupError(
                f"'{row.label}' has a value and a row; take one of them out"
            )
        line = taker.take(row.row)
        if self._data.y is None:
            raise LookupError("data needs y: the column of the values")
        return row.model_copy(
            update={"value": taker.read_number(line, self._data.y)}
        )

    def _fill_table(self, shown: ShownTable, taker: _RowTaker) -> ShownTable:
        names = [column.column or column.name for column in shown.columns]
        rows = []
        for i, row in enumerate(shown.rows):
            try:
                rows.append(_fill_cells(row, names, taker))
            except LookupError as error:
                self._report(str(error.args[0]), ("table", "rows", i, "row"))
                rows.append(
                    row.model_copy(update={"cells": (None,) * len(names)})
                )
        return shown.model_copy(update={"rows": tuple(rows)})

    def _fill_lines(
        self, lines: Sequence[ChartLine], key: str, table: Table
    ) -> tuple[ChartLine, ...]:
        filled = []
        for i, line in enumerate(lines):
            try:
                filled.append(self._fill_line(line, table))
            except LookupError as error:
                self._report(str(error.args[0]), (key, i))
                filled.append(line)
        return tuple(filled)

    def _fill_line(self, line: ChartLine, table: Table) -> ChartLine:
        if line.points is not None:
            if line.column is None and line.where is None:
                return line
            raise LookupError(
                f"'{line.name}' has points, and a column or rows; take one of them out"
            )
        name = line.column or self._data.y
        if name is None:
            raise LookupError(f"'{line.name}' needs column: that of its values")
        taker = _RowTaker(table.narrow(line.where or {}), self._data.x)
        points = dict(taker.iter_points(name))
        if not 2 <= len(points) <= MAX_POINTS:
            raise LookupError(
                f"'{line.name}' has {len(points)} values in column '{name}';"
                f" a line has 2 to {MAX_POINTS:,}"
            )
        if min(points.values()) < 0:
            self._refuse_below(line)
        return line.model_copy(update={"points": points})

    def _refuse_below(self, line: ChartLine) -> None:
        """Raise LookupError where a line may not be below 0."""
        if self._card.fill:
            raise LookupError(
                f"'{line.name}' is below 0; take out fill, or the values below 0"
            )
        if self._card.race:
            raise LookupError(f"'{line.name}' is below 0; a bar is 0 or more")

    def _report(self, message: str, loc: Loc) -> None:
        span = self._source.find_span((*self._at, *loc))
        self.problems.append(Problem(message, span, EXIT_ASSET))


def _fill_cells(
    row: TableRow, names: Sequence[str], taker: _RowTaker
) -> TableRow:
    """Return a row of a shown table with its cells."""
    if row.row is None:
        return row
    if row.cells is not None:
        raise LookupError(
            f"'{row.label}' has cells and a row; take one of them out"
        )
    line = taker.take(row.row)
    cells = tuple(taker.read_cell(line, name) for name in names)
    return row.model_copy(update={"cells": cells})


class _RowTaker:
    """Takes rows and cells from a table, by the names in its column `x`."""

    def __init__(self, table: Table, x: str) -> None:
        self._table = table
        self._x = table.find_column(x)
        self._x_name = x

    def take(self, name: str) -> TableLine:
        """Return the only row of this name.

        Raises:
            LookupError: there is none, or several.
        """
        found = self._table.narrow({self._x_name: name}).rows
        if len(found) > 1:
            lines = ", ".join(str(line.line) for line in found[:5])
            raise LookupError(
                f"{len(found)} rows of the table are '{name}' (lines {lines});"
                " say in where which one is meant"
            )
        return found[0]

    def read_number(self, line: TableLine, column: str) -> float:
        """Return the number in a cell.

        Raises:
            LookupError: there is no such column, or no number in the cell.
        """
        cell = line.cells[self._table.find_column(column)]
        number = self._table.parse_number(cell)
        if number is None:
            raise LookupError(
                f"line {line.line} of the table has no number in column '{column}':"
                f" '{cell[:40]}'"
            )
        return number

    def read_cell(
        self, line: TableLine, column: str
    ) -> int | float | str | None:
        """Return what stands in a cell: a number, a text, or None if it is empty.

        Raises:
            LookupError: there is no such column, or the text is too long.
        """
        cell = line.cells[self._table.find_column(column)]
        if len(cell) > _MAX_TEXT:
            raise LookupError(
                f"line {line.line} of the table has {len(cell)} characters in column"
                f" '{column}', and {_MAX_TEXT} is the most"
            )
        number = self._table.parse_number(cell)
        if number is None:
            return cell or None
        return int(number) if number.is_integer() else number

    def iter_points(self, column: str) -> Iterator[tuple[str, float]]:
        """Yield dates and values; rows without a value are left out.

        Raises:
            LookupError: a cell holds no date, or no number, or a date comes again.
        """
        index = self._table.find_column(column)
        seen: dict[float, int] = {}
        for line in self._table.rows:
            if not line.cells[index]:
                continue
            date = line.cells[self._x]
            found = dates.parse(date, None)
            if found is None:
                raise LookupError(
                    f"line {line.line} of the table has no date in column"
                    f" '{self._x_name}': '{date[:40]}'; write it as {dates.DATE_EXAMPLES}"
                )
            day = found[0]
            if day in seen:
                raise LookupError(
                    f"lines {seen[day]} and {line.line} of the table are both of {date};"
                    " say in where which rows are meant"
                )
            seen[day] = line.line
            yield date, self.read_number(line, column)
