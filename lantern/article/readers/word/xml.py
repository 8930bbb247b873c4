"""The names in a Word document's XML, and small steps on its tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_OFF = ("0", "false", "off", "none")


def get_name(node: Any) -> str:
    """Return an element's name without its namespace; empty for a comment or an entity."""
    if not isinstance(node.tag, str):
        return ""
    return str(node.tag.rpartition("}")[2])


def get_value(node: Any, key: str = "val") -> str:
    """Return an attribute by its name, whatever its namespace."""
    for full, value in node.attrib.items():
        if full.rpartition("}")[2] == key:
            return str(value)
    return ""


def find(node: Any, *names: str) -> Any:
    """Return the first child of a name, its first child of the next name …, or None."""
    for name in names:
        if node is None:
            return None
        node = next((child for child in node if get_name(child) == name), None)
    return node


def is_on(node: Any) -> bool:
    """Tell whether a switch such as `w:b` is there and not off."""
    return node is not None and get_value(node).casefold() not in _OFF


def iter_named(node: Any, *names: str) -> Iterator[Any]:
    """Yield the elements of some names in a node, itself included, in order."""
    for each in node.iter():
        if get_name(each) in names:
            yield each


def remove(node: Any) -> None:
    """Take an element out; what follows it as text stays."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)
