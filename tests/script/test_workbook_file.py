"""Sheets of Excel workbooks: their cells as text, and what is no workbook."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from lantern.core.problems import EXIT_ASSET
from lantern.script.table_file import TableLine, read_table
from lantern.script.text_file import DocumentError
from lantern.script.workbook_file import parse_sheet, read_workbook


def read_sheet(
    path: Path, *, max_rows: int, max_columns: int
) -> list[list[str]]:
    """Return the rows of the first sheet."""
    data = read_workbook(path)
    return parse_sheet(
        data,
        path,
        None,
        max_rows=max_rows,
        max_columns=max_columns,
    )


Rows = Iterable[Sequence[object]]


def write_book(folder: Path, sheets: Mapping[str, Rows]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "coal.xlsx"
    book.save(path)
    return path


def find_fault(path: Path, sheet: str | None = None) -> str:
    with pytest.raises(DocumentError) as caught:
        read_table(path, sheet)
    assert caught.value.problem.span is not None
    assert caught.value.problem.span.file == path
    return caught.value.problem.message


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1913, "1913"),
        (1234.5, "1234.5"),
        (0.1 + 0.2, "0.3"),
        (datetime.date(1945, 8, 9), "1945-08-09"),
        (datetime.datetime(1945, 8, 9, 4, 30), "1945-08-09T04:30:00"),
        (True, "TRUE"),
        ("two\n words ", "two words"),
        (None, ""),
    ],
)
def test_a_cell_is_text_as_in_a_csv_file(
    cell: object, text: str, tmp_path: Path
) -> None:
    row: list[object] = ["x", cell, "y"]
    path = write_book(tmp_path, {"S": [row]})
    assert read_sheet(
        path,
        max_rows=9,
        max_columns=9,
    ) == [["x", text, "y"]]


def test_the_first_sheet_is_read_or_the_one_that_is_named(
    tmp_path: Path,
) -> None:
    sheets: dict[str, list[list[object]]] = {
        "Coal": [["year", "tonnes"], [1913, 287.0]],
        "Oil": [["year", "tonnes"], [], [1913, 9.2], [1914, 9.1]],
    }
    path = write_book(tmp_path, sheets)
    assert read_table(path).rows == (TableLine(("1913", "287"), 2),)
    oil = read_table(path, "Oil")
    assert oil.columns == ("year", "tonnes")
    # the lines are the sheet's own, empty ones counted
    assert oil.rows == (
        TableLine(("1913", "9.2"), 3),
        TableLine(("1914", "9.1"), 4),
    )
    assert oil.parse_number("9.2") == 9.2


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(
    tmp_path: Path,
) -> None:
    path = write_book(tmp_path, {"Coal": [["a"]], "Oil": [["a"]]})
    assert (
        find_fault(path, "Cole")
        == "coal.xlsx has no sheet 'Cole'; did you mean 'Coal'?"
    )
    assert (
        find_fault(path, "1913")
        == "coal.xlsx has no sheet '1913'; it has Coal, Oil"
    )


def test_only_as_many_cells_are_read_as_a_table_may_have(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "year"
    book.worksheets[0]["XFD1048576"] = 1
    path = tmp_path / "far.xlsx"
    book.save(path)
    rows = read_sheet(
        path,
        max_rows=3,
        max_columns=2,
    )
    assert len(rows) <= 3
    assert rows[0][0] == "year"
    assert all(len(row) <= 2 for row in rows)


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"a,b\n1,2\n")
    assert (
        find_fault(path)
        == "t.xlsx is no workbook; save it again as .xlsx without a password, or as CSV"
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "a")
    assert find_fault(path).startswith("t.xlsx can't be read (")
    with pytest.raises(DocumentError) as caught:
        read_sheet(
            path,
            max_rows=1,
            max_columns=1,
        )
    assert caught.value.problem.code == EXIT_ASSET


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for i in range(21):
            packed.writestr(f"{i}.xml", bytes(10_000_000))
    assert (
        find_fault(path) == "t.xlsx unpacks to too much; save the sheet as CSV"
    )


def test_a_sheet_is_only_for_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a\n1\n")
    assert (
        find_fault(path, "Coal") == "t.csv has no sheets; take out sheet: Coal"
    )
    path = tmp_path / "t.ods"
    path.write_text("a\n1\n")
    assert find_fault(path) == (
        "t.ods is no table that can be read;"
        " save it as CSV (UTF-8), TSV or Excel workbook (.xlsx)"
    )


def test_a_formula_needs_the_value_that_was_last_worked_out(
    tmp_path: Path,
) -> None:
    path = write_book(tmp_path, {"S": [["year", "coal"], [1913, "=1+1"]]})
    assert find_fault(path) == (
        "coal.xlsx has a formula without its value in row 2, column 2;"
        " open it in a spreadsheet program and save it again"
    )


def test_without_a_name_the_first_sheet_that_is_seen_is_read(
    tmp_path: Path,
) -> None:
    path = write_book(tmp_path, {"Notes": [["a"], [1]], "Coal": [["b"], [2]]})
    book = openpyxl.load_workbook(path)
    book["Notes"].sheet_state = "hidden"
    book.save(path)
    assert read_table(path).columns == ("b",)
    # by its name a hidden one is read, too
    assert read_table(path, "Notes").columns == ("a",)


def test_a_title_above_the_names_is_told_as_what_it_is(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Coal by year"], ["year", "coal"], [1913, 2]]
    assert find_fault(write_book(tmp_path, {"S": rows})) == (
        "this row of coal.xlsx has 2 cells, and there are 1 columns;"
        " the first row holds the names of the columns, each in a cell of its own"
    )


def test_a_damaged_sheet_beside_it_is_told(tmp_path: Path) -> None:
    path = write_book(tmp_path, {"Coal": [["a"], [1]], "Oil": [["b"], [2]]})
    with zipfile.ZipFile(path) as packed:
        start = packed.getinfo("xl/worksheets/sheet2.xml").header_offset
    data = bytearray(path.read_bytes())
    data[start + 60 : start + 100] = bytes(40)
    path.write_bytes(data)
    assert find_fault(path).startswith("coal.xlsx can't be read (")
