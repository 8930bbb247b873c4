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


def read_sheet(
    path: Path, name: str | None, *, max_rows: int, max_columns: int
) -> list[list[str]]:
    """Return the rows of a sheet as text, the first sheet's without a name.

    Args:
        path: the workbook.
        name: the sheet.
        max_rows: rows that are read at most, one more than may be.
        max_columns: columns that are read at most.

    Raises:
        DocumentError: it is no workbook that can be read, or has no such sheet; or openpyxl isn't
            installed.
    """
    book = _open(path)
    try:
        sheet = _choose_sheet(book, name, path)
        rows = sheet.iter_rows(max_row=max_rows, max_col=max_columns, values_only=True)
        return [_format_cells(row) for row in rows]
    except DocumentError:
        raise
    except Exception as error:  # openpyxl lets what its parsers raise through
        raise _refuse(path, f"can't be read: {error}") from None
    finally:
        book.close()


def _open(path: Path) -> Any:
    """Open a workbook whose parts aren't too large."""
    data = _read_bytes(path)
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
        try:
            return openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
        except Exception as error:
            raise _refuse(path, f"can't be read: {error}") from None


def _read_bytes(path: Path) -> bytes:
    """Return a workbook's bytes, as far as they unpack to no more than a table needs."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _refuse(path, "is too large; save the sheet as CSV")
        data = read_plain(path)
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            whole = sum(member.file_size for member in packed.infolist())
    except OSError as error:
        raise _refuse(path, f"can't be read: {error.strerror or error}") from None
    except zipfile.BadZipFile:
        reason = "is no workbook; save it again as .xlsx without a password, or as CSV"
        raise _refuse(path, reason) from None
    if whole > _MAX_UNPACKED_BYTES:
        raise _refuse(path, "unpacks to too much; save the sheet as CSV")
    return data


def _refuse(path: Path, reason: str) -> DocumentError:
    return DocumentError(f"{path.name} {reason}", Span(path), EXIT_ASSET)


def _choose_sheet(book: Any, name: str | None, path: Path) -> Any:
    """Return the sheet of a name, or the first one; sheets that are charts don't count."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if not sheets:
        raise _refuse(path, "has no sheet of cells")
    if name is None:
        return next(iter(sheets.values()))
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
