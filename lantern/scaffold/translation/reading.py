"""Read a translation's file as it was written: which lines and comments belong to which text."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lantern.core.problems import AssetFailure, format_path
from lantern.scaffold.translation.signs import list_notes, read_comments
from lantern.scaffold.translation.written import (
    CHANGED,
    DRAFTS,
    GONE,
    ORIGINALS,
    TEXTS,
    WRITTEN_KEYS,
    KeyLines,
    WrittenFile,
    WrittenText,
    read_style,
)
from lantern.script.document import (
    Loc,
    YamlComment,
    YamlDocument,
    list_comments,
)

_NO_REUSE = ("&", "*", "!", "{", "[")
"""What begins a value whose lines mean something else, or nothing, in another place."""


def read_written(tree: YamlDocument) -> WrittenFile:
    """Return a translation's file as it was written.

    Raises:
        AssetFailure: its keys don't stand at the beginning of lines, each on its own.
        OSError: it can't be read.
    """
    reader = _Reader(tree)
    parts = tuple(reader.iter_parts())
    data = tree.data
    return WrittenFile(
        tree.file,
        read_style(tree.file),
        parts,
        texts=tuple(reader.list_texts(TEXTS)),
        gone=tuple(reader.list_texts(GONE)),
        group_notes=reader.group_notes,
        originals=reader.read_digests(),
        changed=frozenset(map(str, data.get(CHANGED) or ())),
        drafts=frozenset(map(str, data.get(DRAFTS) or ())),
        other={key: data[key] for key in data if key not in WRITTEN_KEYS},
    )


@dataclass
class _PlacedKey:
    """A key of the file, with the comments that belong to it: those above it, and behind it."""

    loc: Loc
    line: int
    above: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)


@dataclass
class _Range:
    """The lines of a part, from 1: where its lead, its key and the next part's lead begin."""

    key: str
    lead: int
    first: int
    end: int
    notes: list[str] = field(default_factory=list)


class _Reader:
    """Knows the lines, keys and comments of a file."""

    def __init__(self, tree: YamlDocument) -> None:
        self.group_notes: dict[str, tuple[str, ...]] = {}
        self._tree = tree
        self._lines = tree.text.removesuffix("\n").split("\n")
        comments = list_comments(tree.text)
        self._alone = [each.line for each in comments if each.is_alone]
        self._is_alone = set(self._alone)
        self._ranges = self._list_ranges()
        self._keys = self._list_keys()
        self._key_lines = [key.line for key in self._keys]
        for part in self._ranges:
            inside = [
                each for each in comments if part.first <= each.line < part.end
            ]
            if part.key in (TEXTS, GONE):
                self._place_comments(inside, part)
            else:
                part.notes += [each.text for each in inside]

    def _list_ranges(self) -> list[_Range]:
        """Return the parts of the file in order.

        Raises:
            AssetFailure: a key isn't at the beginning of a line.
        """
        tops = [self._tree.keys[(key,)] for key in self._tree.data]
        for span in tops:
            if span.column != 1:
                raise AssetFailure(
                    f"{format_path(self._tree.file)}:{span.line}: the keys of a translation's file"
                    " stand at the beginning of lines, each on its own; write them so"
                )
        ends = [span.line for span in tops[1:]] + [len(self._lines) + 1]
        found = []
        lead = 1
        for key, span, following in zip(
            self._tree.data, tops, ends, strict=True
        ):
            end = self._find_lead(following, span.line + 1)
            found.append(_Range(key, lead, span.line, end))
            lead = end
        return found

    def _find_lead(self, following: int, first: int) -> int:
        """Return the line at which the comments and blank lines above the next part begin."""
        begin = following
        while begin > first and self._leads(begin - 1):
            begin -= 1
        return begin

    def _leads(self, line: int) -> bool:
        text = self._lines[line - 1]
        return not text.strip() or (
            line in self._is_alone and text.startswith("#")
        )

    def _list_keys(self) -> list[_PlacedKey]:
        """Return the keys of texts, and of groups of them, in the order of the file."""
        found = []
        for loc, span in self._tree.keys.items():
            if loc[0] in (TEXTS, GONE) and len(loc) > 1:
                found.append(_PlacedKey(loc, span.line))
        # of keys on one line the one before comes first
        columns = {key.loc: self._tree.keys[key.loc].column for key in found}
        return sorted(found, key=lambda key: (key.line, columns[key.loc]))

    def _place_comments(
        self, comments: Iterable[YamlComment], part: _Range
    ) -> None:
        """Give each comment of a part to the text that it stands above, or behind."""
        keys = [key for key in self._keys if key.loc[0] == part.key]
        lines = [key.line for key in keys]
        for comment in comments:
            following = bisect.bisect_right(lines, comment.line)
            if comment.is_alone and following < len(keys):
                keys[following].above.append(comment.text)
            elif following and not comment.is_alone:
                keys[following - 1].behind.append(comment.text)
            else:
                part.notes.append(comment.text)

    def read_digests(self) -> dict[str, str]:
        """Return the digests of originals, as they are written, by the ids of their texts."""
        found = {}
        for loc, text in self._tree.raw.items():
            if loc[0] == ORIGINALS and len(loc) > 1:
                found[".".join(map(str, loc[1:]))] = text
        return found

    def iter_parts(self) -> Iterator[KeyLines]:
        """Yield the parts of the file; the last may have no key, only lines."""
        for part in self._ranges:
            lead = self._lines[part.lead - 1 : part.first - 1]
            lines = self._lines[part.first - 1 : part.end - 1]
            yield KeyLines(
                part.key, tuple(lead), tuple(lines), list_notes(part.notes)
            )
        rest = self._lines[self._ranges[-1].end - 1 :]
        if any(line.strip() for line in rest):
            yield KeyLines("", tuple(rest), ())

    def list_texts(self, part: str) -> Iterator[WrittenText]:
        """Yield the texts of a part with their comments, in the order of the file."""
        waiting: list[str] = []
        for key in self._keys:
            if key.loc[0] != part:
                continue
            if not isinstance(self._read(key.loc), dict):
                yield self._make_text(key, waiting)
                waiting = []
            elif len(key.loc) == 2 and part == TEXTS:
                notes = list_notes([*key.above, *key.behind])
                self.group_notes[str(key.loc[1])] = notes
            else:  # a group in a group is written as the texts in it
                waiting += [*key.above, *key.behind]

    def _read(self, loc: Loc) -> Any:
        value = self._tree.data
        for step in loc:
            value = value[step]
        return value

    def _make_text(
        self, key: _PlacedKey, waiting: Iterable[str]
    ) -> WrittenText:
        text = ""
        if self._read(key.loc) is not None:
            text = self._tree.raw.get(key.loc, "")
        lines = self._find_lines(key) if text else ()
        above = [*waiting, *key.above]
        if not lines:
            above += key.behind
        id = ".".join(map(str, key.loc[1:]))
        column = self._tree.keys[key.loc].column - 1
        return WrittenText(id, text, read_comments(above), lines, column)

    def _find_lines(self, key: _PlacedKey) -> tuple[str, ...]:
        """Return the lines of a text from behind its key on; none if it shares them."""
        name = self._tree.keys[key.loc]
        head = self._lines[key.line - 1]
        first = bisect.bisect_left(self._key_lines, key.line)
        shares = self._key_lines[first : first + 2].count(key.line)
        if head[: name.column - 1].strip() or shares > 1:
            return ()
        around = [key.loc[:size] for size in range(2, len(key.loc) + 1)]
        if any(self._begin(loc).startswith(_NO_REUSE) for loc in around):
            return ()
        rest = self._lines[key.line : self._find_end(key) - 1]
        while rest and not rest[-1].strip():
            rest.pop()
        return (head[name.end - 1 :], *rest)

    def _begin(self, loc: Loc) -> str:
        """Return the line of a value from where it begins."""
        value = self._tree.values[loc]
        return self._lines[value.line - 1][value.column - 1 :]

    def _find_end(self, key: _PlacedKey) -> int:
        """Return the line of the first key or comment below a text, or that of the next part."""
        part = next(each for each in self._ranges if each.key == key.loc[0])
        ends = [part.end]
        for lines in (self._key_lines, self._alone):
            following = bisect.bisect_right(lines, key.line)
            ends += lines[following : following + 1]
        return min(ends)
