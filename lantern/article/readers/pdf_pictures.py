"""The pictures of a PDF: where each stands on its page, and its file.

A picture may stand in the middle of a paragraph that goes on around it. So a line near it gets a
mark, a character that nobody writes, and the picture comes after the paragraph with its mark.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from lantern.article.readers.elements import ArticleElement
from lantern.core.suffixes import PICTURE_SUFFIXES

_FIRST_MARK = 0xF0000
_MAX_PICTURES = 200
_MARK = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + _MAX_PICTURES)}]")
_FURNITURE_PAGES = 3
"""Pages with the same picture from which on it belongs to the page, as a logo does."""
_GROUND_SHARE = 0.85
"""Share of the page from which on a picture is its ground, or a scan of it."""


@dataclass(frozen=True)
class PlacedPicture:
    """A picture on a page: its name there, and its place in points from the lower left."""

    name: str
    left: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """Return its upper edge."""
        return self.bottom + self.height

    @property
    def area(self) -> float:
        """Return its area in square points."""
        return self.width * self.height


@dataclass
class PdfPictures:
    """The pictures of a file that are taken, and how many aren't.

    `files` have the bytes of each by its name, in the order of their marks; `captions` those that
    are sure.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    captions: dict[int, str] = field(default_factory=dict)
    omitted: int = 0

    def take(self, page: Any, number: int, placed: PlacedPicture) -> str:
        """Take a picture of a page, from 1; return its mark, or nothing if it can't be read."""
        index = len(self.files)
        found = None
        if index < _MAX_PICTURES:
            with suppress(
                Exception
            ):  # a broken picture fails anywhere inside the library
                found = page.images[placed.name]
        data = b""
        suffix = ""
        if found is not None:
            suffix = PurePosixPath(found.name).suffix.lower()
            data = found.data
        if found is not None and suffix not in PICTURE_SUFFIXES:
            suffix = ".png"
            data = _save_png(found.image)
        if not data:
            self.omitted += 1
            return ""
        self.files[f"page-{number}-{index + 1}{suffix}"] = data
        return chr(_FIRST_MARK + index)

    def note_caption(self, mark: str, text: str) -> None:
        """Keep the caption of a picture, by its mark."""
        self.captions[ord(mark) - _FIRST_MARK] = text

    def part(self, element: ArticleElement) -> Iterator[ArticleElement]:
        """Yield an element without its marks, then a caption for each picture marked in it."""
        marks = _MARK.findall(element.text)
        bare = _MARK.sub("", element.text)
        yield ArticleElement(bare, element.tag, element.level)
        names = list(self.files)
        for mark in marks:
            index = ord(mark) - _FIRST_MARK
            caption = (
                self.captions.get(index) or PurePosixPath(names[index]).stem
            )
            yield ArticleElement(caption, "caption", picture=names[index])


def _save_png(image: Any) -> bytes:
    """Return a picture of Pillow's as PNG; nothing if it can't be written."""
    buffer = io.BytesIO()
    with suppress(Exception):
        image.save(buffer, "PNG")
    return buffer.getvalue()


def place_picture(
    operands: Sequence[Any], matrix: Sequence[Any]
) -> PlacedPicture:
    """Return the picture that an operator `Do` draws: the unit square, turned by a matrix."""
    a, b, c, d, x, y = (float(value) for value in matrix)
    across = [x, x + a, x + c, x + a + c]
    up = [y, y + b, y + d, y + b + d]
    width = max(across) - min(across)
    height = max(up) - min(up)
    return PlacedPicture(str(operands[0]), min(across), min(up), width, height)


def add_mark(text: str, mark: str) -> str:
    """Return a line with a mark where it changes neither its beginning nor its end."""
    if not mark:
        return text
    first, blank, rest = text.partition(" ")
    if blank:
        return f"{first} {mark}{rest}"
    return f"{text[:-1]}{mark}{text[-1:]}"


def choose_pictures(
    page: Any, placed: Sequence[PlacedPicture], furniture: set[Any]
) -> list[PlacedPicture]:
    """Return the pictures of a page that belong to the article, from its top down.

    `furniture` are the references of what stands on several pages.
    """
    references = _list_references(page)
    area = float(page.mediabox.width) * float(page.mediabox.height)
    chosen = []
    for picture in placed:
        is_ground = picture.area >= _GROUND_SHARE * area
        is_picture = picture.name in references
        if (
            is_picture
            and not is_ground
            and references[picture.name] not in furniture
        ):
            chosen.append(picture)
    return sorted(chosen, key=lambda picture: -picture.top)


def find_furniture(pages: Sequence[Any]) -> set[Any]:
    """Return the references of pictures that stand on several pages."""
    counts: dict[Any, int] = {}
    for page in pages:
        for reference in set(_list_references(page).values()):
            counts[reference] = counts.get(reference, 0) + 1
    return {
        reference
        for reference, count in counts.items()
        if count >= _FURNITURE_PAGES
    }


def _list_references(page: Any) -> dict[str, Any]:
    """Return what tells one picture of a file from another, by its name on the page."""
    found: dict[str, Any] = {}
    resources: Any = page.get("/Resources")
    drawn: Any = resources and resources.get("/XObject")
    for name in drawn or ():
        if drawn[name].get("/Subtype") == "/Image":
            raw = drawn.raw_get(name)
            found[str(name)] = getattr(raw, "idnum", id(raw))
    return found
