"""A translation's file as it was written: its parts by their lines, its texts with their comments.

What Lantern doesn't write again is kept as lines, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core.files import read_plain
from lantern.scaffold.translation.signs import NO_COMMENTS, EntryComments

TEXTS = "texts"
ORIGINALS = "originals"
CHANGED = "changed"
DRAFTS = "drafts"
GONE = "gone"
WRITTEN_KEYS = (TEXTS, CHANGED, DRAFTS, GONE, ORIGINALS)
"""The keys that are written again, in the order of a new file."""
_GROUP = re.compile(r"(?P<group>.+?\.ya?ml|[^.]+)\.(?P<key>.+)")


@dataclass(frozen=True)
class TextName:
    """The id of a text in its two parts: the file that it comes from, and the rest."""

    group: str
    key: str


def split_id(id: str) -> TextName:
    """Return the parts of an id: `night` and `claim.by`, `maps/amur.yml` and `title`."""
    found = _GROUP.fullmatch(id)
    if found is None:
        return TextName(id, "")
    return TextName(found["group"], found["key"])


@dataclass(frozen=True)
class WrittenText:
    """A text as it stands in a file."""

    id: str
    text: str
    comments: EntryComments = NO_COMMENTS
    lines: tuple[str, ...] = ()
    """Its lines from behind its key on, where they can be written again as they are."""
    column: int = 0
    """Blanks before its key."""


@dataclass(frozen=True)
class KeyLines:
    """A key of the top of a file: the comment lines above it, and its own lines."""

    key: str
    lead: tuple[str, ...]
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """The author's comments in it that belong to no text."""


@dataclass(frozen=True)
class FileStyle:
    """How the lines of a file end, and whether it begins with a byte order mark."""

    newline: str = "\n"
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text in this style."""
        return self.mark + text.replace("\n", self.newline).encode()


def read_style(path: Path) -> FileStyle:
    """Return the style of a file that is there.

    Raises:
        OSError: it can't be read.
    """
    data = read_plain(path)
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    lines = data.count(b"\n")
    newline = "\r\n" if lines and data.count(b"\r\n") == lines else "\n"
    return FileStyle(newline, mark)


@dataclass(frozen=True)
class WrittenFile:
    """A translation's file: its parts in order, and what its texts say."""

    path: Path
    style: FileStyle = FileStyle()
    parts: tuple[KeyLines, ...] = ()
    texts: tuple[WrittenText, ...] = ()
    gone: tuple[WrittenText, ...] = ()
    group_notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    other: Mapping[str, object] = field(default_factory=dict)
    """The values of the keys that aren't written again."""
