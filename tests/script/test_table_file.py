"""Tables of figures: separators, decimal signs, and what is no table."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.table_file import Table, TableLine, read_table
from lantern.script.text_file import DocumentError


def write(folder: Path, text: str, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def find_fault(path: Path) -> tuple[str, int]:
    with pytest.raises(DocumentError) as caught:
        read_table(path)
    problem = caught.value.problem
    assert problem.span is not None
    return problem.message, problem.span.line


def test_columns_have_names_and_rows_their_lines(tmp_path: Path) -> None:
    table = read_table(
        write(tmp_path, 'year, coal\n\n1890,"1,234.5"\n1900,7\n')
    )
    assert table.columns == ("year", "coal")
    assert table.rows == (
        TableLine(("1890", "1,234.5"), 3),
        TableLine(("1900", "7"), 4),
    )


def test_missing_cells_at_the_end_of_a_row_are_empty(tmp_path: Path) -> None:
    (row,) = read_table(write(tmp_path, "a,b,c\n1\n")).rows
    assert row.cells == ("1", "", "")


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("a,b\nx,1234.5\n", "t.csv", 1234.5),
        ('a,b\nx,"1,234,567"\n', "t.csv", 1234567.0),
        ("a;b\nx;1.234,5\n", "t.csv", 1234.5),
        ("a;b\nx;12.5\n", "t.csv", 12.5),
        ("a\tb\nx\t0,25\n", "t.tsv", 0.25),
        ("a,b\nx,−3 %\n", "t.csv", -3.0),
        ("a,b\nx,12 000\n", "t.csv", 12000.0),
        ("a,b\nx,about 5\n", "t.csv", None),
        ("a,b\nx,1e999\n", "t.csv", None),
    ],
)
def test_numbers_are_read_as_their_file_writes_them(
    text: str, name: str, value: float | None, tmp_path: Path
) -> None:
    table = read_table(write(tmp_path, text, name))
    assert table.parse_number(table.rows[0].cells[1]) == value


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "t.csv needs a row of names, and rows of figures", 1),
        ("a,b\n", "t.csv needs a row of names, and rows of figures", 1),
        ("a,,c\n1,2,3\n", "column 2 of t.csv has no name", 1),
        ("a,a\n1,2\n", "two columns of t.csv are called 'a'; rename one", 1),
        (
            "a,b\n1,2\n1,2,3\n",
            "this row of t.csv has 3 cells, and there are 2 columns;"
            " put quotation marks round a cell with commas",
            3,
        ),
    ],
)
def test_what_is_no_table_is_told_with_its_line(
    text: str, message: str, line: int, tmp_path: Path
) -> None:
    assert find_fault(write(tmp_path, text)) == (message, line)


def test_rows_are_chosen_by_their_cells() -> None:
    rows = tuple(
        TableLine(cells, 1) for cells in (("a", "1"), ("b", "2"), ("a", "3"))
    )
    table = Table(("who", "n"), rows)
    assert [row.cells[1] for row in table.narrow({"who": "a"}).rows] == [
        "1",
        "3",
    ]
    with pytest.raises(LookupError, match="no row of the table has who: c"):
        table.narrow({"who": "c"})
    with pytest.raises(
        LookupError, match="no column 'whom'; did you mean 'who'"
    ):
        table.narrow({"whom": "a"})


def test_a_table_is_parsed_once_and_again_when_it_has_changed(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "year,n\n1900,1\n")
    assert read_table(path) is read_table(path)
    write(tmp_path, "year,n\n1900,2\n")
    assert read_table(path).rows == (TableLine(("1900", "2"), 2),)


def test_breaks_in_cells_are_blanks_and_names_end_with_the_last(
    tmp_path: Path,
) -> None:
    table = read_table(write(tmp_path, 'year, coal  ore ,,\n1890,"a\nb",,\n'))
    assert table.columns == ("year", "coal ore")
    (row,) = table.rows
    assert row.cells == ("1890", "a b")
    # a row is where it ends
    assert row.line == 3


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12'000", 12000.0),
        ("12’000", 12000.0),
        ("1e3", 1000.0),
        ("+5", 5.0),
        ("-.5", None),
        ("5.", None),
        ("", None),
        ("1 890", 1890.0),
        ("12,34", None),
    ],
)
def test_a_number_is_read_only_where_it_is_one(
    cell: str, value: float | None
) -> None:
    assert Table(("a",), ()).parse_number(cell) == value


def test_with_decimal_commas_points_set_thousands_apart() -> None:
    table = Table(("a",), (), decimal=",")
    assert [table.parse_number(cell) for cell in ("1.234", "1,5", "1.5")] == [
        1234.0,
        1.5,
        None,
    ]


def test_rows_may_be_chosen_by_several_columns() -> None:
    cells = (("a", "1890", "1"), ("a", "1900", "2"), ("b", "1890", "3"))
    table = Table(
        ("who", "year", "n"), tuple(TableLine(each, 1) for each in cells)
    )
    assert table.narrow({}).rows == table.rows
    (row,) = table.narrow({"who": "b", "year": "1890"}).rows
    assert row.cells[2] == "3"
    with pytest.raises(
        LookupError, match=r"no row of the table has year: 1900"
    ):
        table.narrow({"who": "b", "year": "1900"})


def test_the_columns_that_there_are_are_listed_where_none_is_near() -> None:
    table = Table(("who", "year"), ())
    with pytest.raises(
        LookupError,
        match="the table has no column 'iron ore'; it has who, year",
    ):
        table.find_column("iron ore")


def test_a_table_that_is_too_large_is_told(tmp_path: Path) -> None:
    rows = write(tmp_path, "a\n" + "1\n" * 20_001)
    assert find_fault(rows) == ("t.csv has more than 20,000 rows", 20_002)
    names = ",".join(f"c{i}" for i in range(201))
    columns = write(tmp_path, f"{names}\n1\n")
    assert find_fault(columns) == ("t.csv has more than 200 columns", 1)


def test_marks_in_the_middle_of_a_cell_are_told_with_their_line(
    tmp_path: Path,
) -> None:
    message, line = find_fault(write(tmp_path, 'a,b\n1,2\n"x"y,3\n'))
    assert message.startswith("t.csv is no table: ")
    assert line == 3
