"""Read a table of figures from a file: its columns by name, its rows with their lines.

The file is CSV or TSV, or a sheet of an Excel workbook. A text file with semicolons or tabs
between its cells has decimal commas; one with commas has points.
"""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.problems import Span, suggest
from lantern.script.text_file import DocumentError, read_text
from lantern.script.workbook_file import SUFFIX, parse_sheet, read_workbook

MAX_ROWS = 20_000
MAX_TABLE_COLUMNS = 200
SUFFIXES = (".csv", ".tsv")
"""Of tables that are text; a workbook has one of its own."""
_SEPARATORS = ",;\t"
_BLANKS = re.compile("[\\s'’\u00a0\u202f]")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True)
class TableLine:
    """A row of a table: its cells, one for each column, and its line in the file."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Table:
    """A table as it stands in a file; `decimal` is the sign before fractions."""

    columns: tuple[str, ...]
    rows: tuple[TableLine, ...]
    decimal: str = "."

    def find_column(self, name: str) -> int:
        """Return the number of a column, from 0.

        Raises:
            LookupError: there is none of this name; says which there are.
        """
        if name in self.columns:
            return self.columns.index(name)
        near = suggest(name, self.columns)
        listed = ", ".join(self.columns[:12])
        raise LookupError(
            f"the table has no column '{name}'{near or f'; it has {listed}'}"
        )

    def narrow(self, where: Mapping[str, str]) -> Table:
        """Return the table with only those rows that have in each of these columns what it says.

        Raises:
            LookupError: there is no such column, or no such row.
        """
        rows = self.rows
        for name, wanted in where.items():
            column = self.find_column(name)
            kept = tuple(row for row in rows if row.cells[column] == wanted)
            if not kept:
                near = suggest(wanted, {row.cells[column] for row in rows})
                raise LookupError(
                    f"no row of the table has {name}: {wanted}{near}"
                )
            rows = kept
        return replace(self, rows=rows)

    def parse_number(self, cell: str) -> float | None:
        """Return the number in a cell; None if it holds something else."""
        text = _BLANKS.sub("", cell).replace("−", "-").removesuffix("%")
        if self.decimal == ",":
            text = text.translate({ord(","): ".", ord("."): ","})
        if _GROUPED.fullmatch(text):
            text = text.replace(",", "")
        if _NUMBER.fullmatch(text) is None:
            return None
        number = float(text)
        return number if abs(number) < 1e300 else None


def read_table(path: Path, sheet: str | None = None) -> Table:
    """Return the table in a file.

    Args:
        path: the file.
        sheet: which sheet of a workbook it is; the first one without it.

    Raises:
        DocumentError: it can't be read, or is no table; has its line.
    """
    suffix = path.suffix.lower()
    if suffix == SUFFIX:
        return _parse_workbook(path, read_workbook(path), sheet)
    if suffix not in SUFFIXES:
        message = (
            f"{path.name} is no table that can be read;"
            " save it as CSV (UTF-8), TSV or Excel workbook (.xlsx)"
        )
        raise DocumentError(message, Span(path))
    if sheet is not None:
        message = f"{path.name} has no sheets; take out sheet: {sheet}"
        raise DocumentError(message, Span(path))
    return _parse_table(path, read_text(path))


@functools.lru_cache(maxsize=4)
def _parse_table(path: Path, text: str) -> Table:
    """Return the table that a file's text is; charts of a film often share a large one."""
    separator = _find_separator(text, path)
    decimal = "," if separator != "," and _has_decimal_commas(text) else "."
    return _make_table(_split_rows(text, separator, path), decimal, path)


@functools.lru_cache(maxsize=4)
def _parse_workbook(path: Path, data: bytes, sheet: str | None) -> Table:
    """Return the table of a sheet; its lines are the sheet's rows."""
    cells = parse_sheet(
        data,
        path,
        sheet,
        max_rows=MAX_ROWS + 2,
        max_columns=MAX_TABLE_COLUMNS + 1,
    )
    lines = []
    for number, row in enumerate(cells, 1):
        if any(row):
            lines.append(TableLine(tuple(row), number))
    if len(lines) > MAX_ROWS + 1:
        raise _refuse_length(path, MAX_ROWS + 2)
    return _make_table(lines, ".", path)


def _make_table(lines: Sequence[TableLine], decimal: str, path: Path) -> Table:
    """Return the table of rows, the first of them its columns' names."""
    if len(lines) < 2:
        raise DocumentError(
            f"{path.name} needs a row of names, and rows of figures", Span(path)
        )
    columns = _name_columns(lines[0], path)
    rows = [_fit_row(line, len(columns), path) for line in lines[1:]]
    return Table(columns, tuple(rows), decimal)


def _refuse_length(path: Path, line: int) -> DocumentError:
    message = f"{path.name} has more than {MAX_ROWS:,} rows"
    return DocumentError(message, Span(path, line))


def _find_separator(text: str, path: Path) -> str:
    """Return what stands between cells, as the row of names shows."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    first = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=first.count)


def _has_decimal_commas(text: str) -> bool:
    return re.search(r"\d,\d", text) is not None


def _split_rows(text: str, separator: str, path: Path) -> list[TableLine]:
    """Return the rows that aren't empty."""
    reader = csv.reader(
        io.StringIO(text),
        delimiter=separator,
        strict=True,
    )
    found = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                stripped = tuple(" ".join(cell.split()) for cell in cells)
                found.append(TableLine(stripped, reader.line_num))
            if len(found) > MAX_ROWS + 1:
                raise _refuse_length(path, reader.line_num)
    except csv.Error as error:
        message = f"{path.name} is no table: {error}"
        raise DocumentError(message, Span(path, reader.line_num)) from None
    return found


def _name_columns(line: TableLine, path: Path) -> tuple[str, ...]:
    names = list(line.cells)
    while names and not names[-1]:
        names.pop()
    span = Span(path, line.line)
    if len(names) > MAX_TABLE_COLUMNS:
        message = f"{path.name} has more than {MAX_TABLE_COLUMNS} columns"
        raise DocumentError(message, span)
    for i, name in enumerate(names):
        if not name:
            raise DocumentError(
                f"column {i + 1} of {path.name} has no name", span
            )
        if name in names[:i]:
            message = (
                f"two columns of {path.name} are called '{name}'; rename one"
            )
            raise DocumentError(message, span)
    return tuple(names)


def _fit_row(line: TableLine, count: int, path: Path) -> TableLine:
    """Return a row with as many cells as there are columns; missing ones at its end are empty."""
    extra: Sequence[str] = line.cells[count:]
    if any(extra):
        cure = "put quotation marks round a cell with commas"
        if path.suffix.lower() == SUFFIX:
            cure = "the first row holds the names of the columns, each in a cell of its own"
        message = (
            f"this row of {path.name} has {len(line.cells)} cells,"
            f" and there are {count} columns; {cure}"
        )
        raise DocumentError(message, Span(path, line.line))
    cells = (*line.cells, *[""] * count)[:count]
    return TableLine(cells, line.line)
