"""A text whose parts name the picture that they belong to, in a heading or on a line alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lantern.core.problems import AssetFailure, suggest
from lantern.core.text import make_slug
from lantern.scaffold.from_pictures import AlbumPicture
from lantern.scaffold.share_text import share_out

_HEADING = re.compile(r"#{1,6}\s+(?P<name>.+?)\s*#*")
_NUMBERED = re.compile(r"(?P<number>\d+)(?:[\s.:)_-]+(?P<name>.*))?")


@dataclass
class _NamedPart:
    """The lines below one name; `picture` is its index, None before the first name."""

    picture: int | None
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def assign_words(
    text: str, pictures: Sequence[AlbumPicture]
) -> list[str | None]:
    """Return the words for each picture; empty for one that shares those before it.

    What stands below a picture's number or name (`## 6 coffee`, or `coffee.jpg` on a line alone) is
    that picture's, and what comes before the first name is shared by the pictures before it. The
    others have None: they stand in silence. A text without names is shared by all.

    Raises:
        AssetFailure: A heading names no picture, in a text in which others do.
    """
    names = _PictureNames(pictures)
    lines = text.splitlines()
    found = [names.find(line) for line in lines]
    if all(index is None for index in found):
        return [*share_out(text, len(pictures))]
    _require_pictures(lines, found, names)
    parts = [_NamedPart(None)]
    for line, index in zip(lines, found, strict=True):
        if index is None:
            parts[-1].lines.append(line)
        else:
            parts.append(_NamedPart(index))
    return _lay_out(parts, len(pictures))


def _lay_out(parts: Sequence[_NamedPart], count: int) -> list[str | None]:
    """Return the words for each of `count` pictures; the first part names none."""
    words: list[str | None] = [None] * count
    opening, *named = parts
    first = min(part.picture or 0 for part in named)
    before = max(1, first)
    if opening.text.strip():
        words[:before] = share_out(opening.text, before)
    for part in named:
        index = part.picture or 0
        own = [*(words[index] or "").split(), *part.text.split()]
        words[index] = " ".join(own) or None
    return words


def _require_pictures(
    lines: Sequence[str], found: Sequence[int | None], names: _PictureNames
) -> None:
    """Refuse a heading that names no picture.

    Raises:
        AssetFailure: There is one; the message has its line.
    """
    for number, (line, index) in enumerate(zip(lines, found, strict=True), 1):
        heading = _HEADING.fullmatch(line.strip())
        if index is None and heading:
            name = heading["name"]
            near = suggest(name, names.list_names()) or (
                f"; write its file's name, or a number from 1 to {names.count}"
            )
            raise AssetFailure(
                f"line {number} of the text: no picture is called '{name}'{near}"
            )


class _PictureNames:
    """What the pictures of an album may be called."""

    def __init__(self, pictures: Sequence[AlbumPicture]) -> None:
        self.count = len(pictures)
        self._files = [picture.path.name for picture in pictures]
        self._names = [_plain(picture.path.stem) for picture in pictures]

    def list_names(self) -> list[str]:
        """Return the names of the files, with and without their numbers."""
        return [*self._files, *self._names, *map(_drop_number, self._names)]

    def find(self, line: str) -> int | None:
        """Return the index of the picture that a line names; None for any other line."""
        line = line.strip()
        for index, file in enumerate(self._files):
            if line.casefold() == file.casefold():
                return index
        heading = _HEADING.fullmatch(line)
        if heading is None:
            return None
        return self._find_by_name(heading["name"])

    def _find_by_name(self, text: str) -> int | None:
        """Return the index of the picture with a number, a name or both."""
        for index, file in enumerate(self._files):
            if text.casefold() == file.casefold():
                return index
        name = _plain(text)
        for own in (self._names, [_drop_number(each) for each in self._names]):
            if name and own.count(name) == 1:
                return own.index(name)
        return self._find_by_number(text)

    def _find_by_number(self, text: str) -> int | None:
        """Return the index of the picture with a number; a name after it must be the same one's."""
        numbered = _NUMBERED.fullmatch(text)
        if numbered is None or not 1 <= int(numbered["number"]) <= self.count:
            return None
        index = int(numbered["number"]) - 1
        name = _plain(numbered["name"] or "")
        return index if name in self._names[index] else None


def _plain(name: str) -> str:
    """Return a name in small letters with hyphens, its number without noughts before it."""
    return re.sub(r"^0+(?=\d)", "", make_slug(name))


def _drop_number(name: str) -> str:
    return re.sub(r"^\d+-", "", name)
