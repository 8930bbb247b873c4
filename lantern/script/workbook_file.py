"""Read a sheet of an Excel workbook as rows of text: the only door to openpyxl.

Formulas give the values that were last worked out. Pictures, links and macros aren't opened.
"""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lantern.core.files import read_plain
from lantern.core.problems import EXIT_ASSET, EXIT_TOOL, Span, suggest
from lantern.script.text_file import DocumentError

SUFFIX = ".xlsx"
_MAX_BYTES = 20_000_000
_MAX_UNPACKED_BYTES = 200_000_000


def read_workbook(path: Path) -> bytes:
    """Return the bytes of a workbook that unpacks to no more than a table needs.

    Raises:
        DocumentError: it is no workbook, or too large.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _refuse(path, "is too large; save the sheet as CSV")
        data = read_plain(path)
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            whole = sum(member.file_size for member in packed.infolist())
    except OSError as error:
        raise _refuse(
            path, f"can't be read: {error.strerror or error}"
        ) from None
    except zipfile.BadZipFile:
        reason = "is no workbook; save it again as .xlsx without a password, or as CSV"
        raise _refuse(path, reason) from None
    if whole > _MAX_UNPACKED_BYTES:
        raise _refuse(path, "unpacks to too much; save the sheet as CSV")
    return data


def parse_sheet(
    data: bytes,
    path: Path,
    name: str | None,
    *,
    max_rows: int,
    max_columns: int,
) -> list[list[str]]:
    """Return the rows of a sheet as text, without a name those of the first that isn't hidden.

    Args:
        data: the workbook's bytes.
        path: its file, for messages.
        name: the sheet.
        max_rows: rows that are read at most, one more than may be.
        max_columns: columns that are read at most.

    Raises:
        DocumentError: it can't be read, has no such sheet, or holds formulas whose values it
            hasn't; or openpyxl isn't installed.
    """
    values = _read_cells(
        data,
        path,
        name,
        formulas=False,
        max_rows=max_rows,
        max_columns=max_columns,
    )
    if _has_formulas(data, path):
        written = _read_cells(
            data,
            path,
            name,
            formulas=True,
            max_rows=max_rows,
            max_columns=max_columns,
        )
        _require_values(values, written, path)
    return [_format_cells(row) for row in values]


def _read_cells(
    data: bytes,
    path: Path,
    name: str | None,
    *,
    formulas: bool,
    max_rows: int,
    max_columns: int,
) -> list[Sequence[object]]:
    """Return the cells of a sheet: their values, or their formulas as they are written."""
    try:
        book = _open(data, path, formulas=formulas)
        try:
            sheet = _choose_sheet(book, name, path)
            rows = sheet.iter_rows(
                max_row=max_rows,
                max_col=max_columns,
                values_only=True,
            )
            return list(rows)
        finally:
            book.close()
    except DocumentError:
        raise
    except Exception as error:  # openpyxl lets what its parsers raise through
        message = f"can't be read ({error}); save the sheet as CSV"
        raise _refuse(path, message) from None


def _has_formulas(data: bytes, path: Path) -> bool:
    """Tell whether any sheet of a workbook holds formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                if member.startswith("xl/worksheets/") and b"<f" in packed.read(
                    member
                ):
                    return True
    except (
        Exception
    ) as error:  # of a sheet that isn't asked for, and is damaged
        message = f"can't be read ({error}); save the sheet as CSV"
        raise _refuse(path, message) from None
    return False


def _require_values(
    values: Sequence[Sequence[object]],
    written: Sequence[Sequence[object]],
    path: Path,
) -> None:
    """Raise DocumentError at a formula whose value the workbook doesn't hold."""
    for number, (row, formulas) in enumerate(
        zip(values, written, strict=True), 1
    ):
        for column, (value, formula) in enumerate(
            zip(row, formulas, strict=True), 1
        ):
            is_formula = isinstance(formula, str) and formula.startswith("=")
            if value is None and is_formula:
                reason = (
                    f"has a formula without its value in row {number}, column {column};"
                    " open it in a spreadsheet program and save it again"
                )
                raise _refuse(path, reason, line=number)


def _open(data: bytes, path: Path, *, formulas: bool) -> Any:
    try:
        import openpyxl
    except ImportError:
        message = (
            f"openpyxl is needed to read {path.name};"
            " install it: pip install 'lantern-film[sheets]', or save the sheet as CSV"
        )
        raise DocumentError(message, Span(path), EXIT_TOOL) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles that it doesn't keep
        return openpyxl.load_workbook(
            io.BytesIO(data),
            read_only=True,
            data_only=not formulas,
            keep_links=False,
        )


def _refuse(path: Path, reason: str, *, line: int = 1) -> DocumentError:
    return DocumentError(f"{path.name} {reason}", Span(path, line), EXIT_ASSET)


def _choose_sheet(book: Any, name: str | None, path: Path) -> Any:
    """Return the sheet of a name, or the first one that isn't hidden; none is a chart alone."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if not sheets:
        raise _refuse(path, "has no sheet of cells")
    if name is None:
        seen = [
            each for each in sheets.values() if each.sheet_state == "visible"
        ]
        return (seen or list(sheets.values()))[0]
    if name in sheets:
        return sheets[name]
    near = suggest(name, sheets) or f"; it has {', '.join(sheets)}"
    raise _refuse(path, f"has no sheet '{name}'{near}")


def _format_cells(cells: Sequence[object]) -> list[str]:
    """Return the cells of a row as text, up to the last that isn't empty."""
    texts = [_format_cell(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _format_cell(cell: object) -> str:
    """Return a cell as it would stand in a CSV file: dates as 1945-08-09, numbers with points."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case int() | float():
            return f"{cell:.15g}"
        case datetime.datetime() if cell.time() == datetime.time():
            return cell.date().isoformat()
        case datetime.date() | datetime.time():
            return cell.isoformat()
    return " ".join(str(cell).split())
