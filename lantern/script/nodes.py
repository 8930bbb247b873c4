"""What is judged in YAML's own nodes before they become data: their size, and cut texts.

Aliases let a small file stand for a huge one, so it is measured without being built. The nodes are
those of PyYAML, which only `document` imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SCALAR = "scalar"
_MAPPING = "mapping"


class NodeFault(Exception):
    """What no document may hold: a sentence, and the node that it is about."""

    def __init__(self, message: str, node: Any) -> None:
        """Remember both."""
        super().__init__(message)
        self.message = message
        self.node = node


@dataclass(frozen=True)
class Extent:
    """What a node stands for with its aliases written out."""

    values: int
    """Values in it, itself among them; keys don't count."""
    characters: int
    """Characters of keys and values."""
    depth: int
    """Levels of lists and groups in it, itself among them."""


def measure(node: Any) -> Extent:
    """Return the extent of a node; each node is looked at once, however often it is repeated.

    Raises:
        NodeFault: an alias contains itself, or there is a merge key.
    """
    return _Measurer().measure(node)


class _Measurer:
    """Knows the extents of the nodes that it has seen, by their ids."""

    def __init__(self) -> None:
        self._known: dict[int, Extent | None] = {}

    def measure(self, node: Any) -> Extent:
        if id(node) in self._known:
            known = self._known[id(node)]
            if known is None:
                raise NodeFault("an alias that contains itself", node)
            return known
        self._known[id(node)] = None  # it is being measured
        extent = self._add_up(node)
        self._known[id(node)] = extent
        return extent

    def _add_up(self, node: Any) -> Extent:
        if node.id == _SCALAR:
            return Extent(1, len(node.value), 0)
        values = 1
        characters = 0
        depth = 0
        if node.id == _MAPPING:
            characters = sum(_count_key(key) for key, _ in node.value)
        for child in _iter_values(node):
            extent = self.measure(child)
            values += extent.values
            characters += extent.characters
            depth = max(depth, extent.depth)
        return Extent(values, characters, depth + 1)


def _count_key(key: Any) -> int:
    if key.value == "<<":
        message = "merge keys ('<<') are not allowed; repeat the lines"
        raise NodeFault(message, key)
    return len(key.value) if key.id == _SCALAR else 0


def _iter_values(node: Any) -> Iterator[Any]:
    """Yield what a list or a group of keys holds."""
    if node.id == _MAPPING:
        for _, value in node.value:
            yield value
        return
    yield from node.value


_COMMENT = re.compile(r"(?P<blanks>[ \t]+)#(?P<next>.?)")


def is_cut_by_comment(node: Any, line: str, *, is_prose: bool = False) -> bool:
    """Tell whether a text without quotes seems to go on behind a ` #`, where a comment begins.

    `a.svg  # the riders` and `credits # pages` are comments. `Number #1` is no text and a comment,
    and neither is `He said # five things`, where one blank stands between words.

    Args:
        node: the text, without quotes.
        line: the line of the file in which the text ends.
        is_prose: the text is a person's own, so that one word before ` # ` is enough of it.
    """
    found = _COMMENT.match(line, node.end_mark.column)
    if found is None:
        return False
    if found["next"].strip():
        return found["next"] != "#"
    return len(found["blanks"]) == 1 and (is_prose or " " in node.value)
