"""Change texts of a document without its file: each new text keeps the place where it is written.

The document that was read is left as it is, since others may share it.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from lantern.core.problems import Span
from lantern.script.document import LentText, Loc, YamlDocument


class TreeEditor:
    """A copy of a document, while texts in it are changed."""

    def __init__(self, tree: YamlDocument) -> None:
        """Copy a document."""
        self._tree = tree
        self._data = copy.deepcopy(tree.data)
        self._values = dict(tree.values)
        self._keys = dict(tree.keys)
        self._raw = dict(tree.raw)
        self._lent = dict(tree.lent)

    @property
    def file(self) -> Path:
        """The file of the document."""
        return self._tree.file

    def find_span(self, loc: Loc) -> Span:
        """Return the place of a value in the document as it was read."""
        return self._tree.find_span(loc)

    def get(self, loc: Loc) -> Any:
        """Return the value at some keys; None where there is none."""
        value = self._data
        for step in loc:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def set_text(
        self, loc: Loc, text: str, source: LentText | None = None
    ) -> None:
        """Put a text at a place; without a `source` it keeps the place that was there."""
        self._forget_below(loc)
        self.get(loc[:-1])[loc[-1]] = text
        self._raw[loc] = text
        self._values.setdefault(loc, self._tree.find_span(loc))
        if source is not None:
            self._lent[loc] = source
            self._values[loc] = source.tree.find_span(source.loc)

    def set_value(self, loc: Loc, value: object, span: Span) -> None:
        """Put a value that stands elsewhere at a place."""
        self._forget_below(loc)
        self.get(loc[:-1])[loc[-1]] = value
        self._values[loc] = span

    def set_group(self, loc: Loc, group: dict[str, Any]) -> None:
        """Put a group of keys in the place of a text, whose place all of them have."""
        self.get(loc[:-1])[loc[-1]] = group
        for key in group:
            self._values[(*loc, key)] = self._values[loc]
            if loc in self._lent:
                self._lent[(*loc, key)] = self._lent[loc]

    def set_default(self, loc: Loc, value: object) -> None:
        """Add a key to a group that lacks it; its place is that of the group."""
        group = self.get(loc[:-1])
        if loc[-1] not in group:
            group[loc[-1]] = value

    def remove(self, loc: Loc) -> None:
        """Take a key out, if it is there."""
        group = self.get(loc[:-1])
        if isinstance(group, dict) and loc[-1] in group:
            del group[loc[-1]]
            self._forget_below(loc)
            self._values.pop(loc, None)

    def graft(self, loc: Loc, source: LentText) -> None:
        """Put the value of another document at a place, with the places of all that is in it."""
        self.remove(loc)
        value = source.tree.data
        for step in source.loc:
            value = value[step]
        self.get(loc[:-1])[loc[-1]] = copy.deepcopy(value)
        size = len(source.loc)
        pairs = (
            (source.tree.values, self._values),
            (source.tree.keys, self._keys),
        )
        for theirs, ours in pairs:
            for at, span in theirs.items():
                if at[:size] == source.loc:
                    ours[(*loc, *at[size:])] = span
        for at, raw in source.tree.raw.items():
            if at[:size] == source.loc:
                self._raw[(*loc, *at[size:])] = raw

    def rename_key(self, loc: Loc, new: str) -> None:
        """Give a key of a group another name; the order of the keys stays."""
        group = self.get(loc[:-1])
        renamed = {new if key == loc[-1] else key: group[key] for key in group}
        group.clear()
        group.update(renamed)
        at = (*loc[:-1], new)
        self._keys[at] = self._tree.find_span(loc, key=True)
        if loc in self._values:
            self._values[at] = self._values[loc]
        if loc in self._lent:
            self._lent[at] = self._lent[loc]

    def build(self) -> YamlDocument:
        """Return the changed document."""
        return YamlDocument(
            self._tree.file,
            self._tree.text,
            self._data,
            self._values,
            self._keys,
            self._raw,
            self._tree.remarks,
            self._lent,
        )

    def _forget_below(self, loc: Loc) -> None:
        size = len(loc)
        for table in (self._values, self._keys, self._raw, self._lent):
            below = [at for at in table if len(at) > size and at[:size] == loc]
            for at in below:
                del table[at]
