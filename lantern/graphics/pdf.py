"""Pages of PDFs as pixels, and where words stand on them: the only door to pypdfium2.

It is imported where a film shows a PDF, since few do.
"""

from __future__ import annotations

import contextlib
import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core.problems import AssetFailure, ToolFailure
from lantern.graphics.colours import parse_colour
from lantern.graphics.pixels import U8

_PACKAGE = "pypdfium2"
_MOST_BYTES = 200 * 2**20
_LOCKED = 4
"""What PDFium answers for a file that asks for a password."""
_STEPS = 1_000_000
"""Parts of a page's sides in which places on it are counted."""


@dataclass(frozen=True)
class PageSize:
    """Width and height of a page, in points."""

    width: float
    height: float


@dataclass(frozen=True)
class LineBox:
    """Where a line of text stands: x, y, width and height as fractions of the page."""

    x: float
    y: float
    w: float
    h: float


def describe_version() -> str:
    """Return the name and version of the library that draws pages.

    Raises:
        ToolFailure: it isn't installed.
    """
    _load()
    return f"{_PACKAGE} {version(_PACKAGE)}"


def _load() -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise ToolFailure(
            f"{_PACKAGE} is needed to show a page of a PDF;"
            " install it: pip install 'lantern-film[pdf]'"
        ) from None
    return pypdfium2


@contextlib.contextmanager
def _open_page(path: Path, number: int) -> Iterator[Any]:
    """Open a page, counted from 1.

    Raises:
        AssetFailure: the file is no PDF that can be read, or has no such page.
        ToolFailure: the library isn't installed.
    """
    pdfium = _load()
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise AssetFailure(f"{path.name} is larger than 200 MB")
        opened = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        raise AssetFailure(_explain_unread(path, error)) from None
    try:
        count = len(opened)
        if number > count:
            pages = "1 page" if count == 1 else f"{count} pages"
            message = f"{path.name} has {pages}, and none is number {number}"
            raise AssetFailure(f"{message}; correct page")
        page = opened[number - 1]
        yield page
        page.close()
    finally:
        opened.close()


def _explain_unread(path: Path, error: Exception) -> str:
    """Return why a PDF can't be opened, and the cure."""
    if getattr(error, "err_code", None) == _LOCKED:
        return f"{path.name} is locked with a password; save a copy without one"
    if isinstance(error, OSError):
        return f"{path.name} can't be read: {error.strerror}"
    return (
        f"{path.name} is no PDF that can be read, or has no pages; open it in another"
        " program and save it again, or show a picture of the page"
    )


def read_page_size(path: Path, number: int) -> PageSize:
    """Return the size of a page, counted from 1.

    Raises:
        AssetFailure: the file is no PDF that can be read, or has no such page.
        ToolFailure: the library isn't installed.
    """
    with _open_page(path, number) as page:
        return PageSize(*page.get_size())


def draw_page(path: Path, number: int, width: int, *, paper: str) -> U8:
    """Return a page on paper of a colour `#rrggbb` as (h, w, 3) sRGB, so many pixels across.

    Raises:
        AssetFailure: the file is no PDF that can be read, or has no such page.
        ToolFailure: the library isn't installed.
    """
    with _open_page(path, number) as page:
        scale = width / page.get_width()
        ground = (*parse_colour(paper), 255)
        bitmap = page.render(
            scale=scale,
            rev_byteorder=True,
            fill_color=ground,
        )
        pixels = np.array(bitmap.to_numpy(), np.uint8)
    return np.ascontiguousarray(pixels[..., :3])


def find_lines(path: Path, number: int, words: str) -> tuple[LineBox, ...]:
    """Return the lines that hold words of a page, from the first to the last; none if it has none.

    Case and blanks don't count.

    Raises:
        AssetFailure: the file is no PDF that can be read, or has no such page.
        ToolFailure: the library isn't installed.
    """
    with _open_page(path, number) as page:
        text_page = page.get_textpage()
        written = text_page.get_text_range()
        found = _compile(words).search(written)
        if found is None:
            return ()
        start, end = found.span()
        boxes = []
        for i in range(text_page.count_rects(start, end - start)):
            boxes.append(_place_on_page(page, text_page.get_rect(i)))
        text_page.close()
    return tuple(_join_lines(boxes))


def _place_on_page(page: Any, rect: Sequence[float]) -> LineBox:
    """Return where a rectangle of a PDF (left, bottom, right, top) is on the page as it is seen.

    Pages may be turned, and their corner needn't be the origin.
    """
    left, bottom, right, top = rect
    x0, y0 = _find_fractions(page, left, top)
    x1, y1 = _find_fractions(page, right, bottom)
    return LineBox(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def _find_fractions(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return where a point is on the page as it is seen, from its top left."""
    across, down = ctypes.c_int(), ctypes.c_int()
    box = (0, 0, _STEPS, _STEPS, 0)
    _load().raw.FPDF_PageToDevice(page, *box, x, y, across, down)
    return across.value / _STEPS, down.value / _STEPS


def _compile(words: str) -> re.Pattern[str]:
    """Return the pattern of words with any blanks between them, and hyphens where lines end."""
    letters = [re.escape(char) for char in "".join(words.split())]
    return re.compile(
        r"(?:[\s\u0002\ufffe]|-(?=\s))*".join(letters), re.IGNORECASE
    )


def _join_lines(boxes: list[LineBox]) -> Iterator[LineBox]:
    """Yield boxes with those that stand side by side as one."""
    waiting: LineBox | None = None
    for box in boxes:
        if (
            waiting
            and abs(box.y + box.h / 2 - waiting.y - waiting.h / 2) < 0.5 * box.h
        ):
            left = min(waiting.x, box.x)
            top = min(waiting.y, box.y)
            right = max(waiting.x + waiting.w, box.x + box.w)
            bottom = max(waiting.y + waiting.h, box.y + box.h)
            waiting = LineBox(left, top, right - left, bottom - top)
            continue
        if waiting:
            yield waiting
        waiting = box
    if waiting:
        yield waiting
