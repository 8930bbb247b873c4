"""Small steps on the tree of a page: words before a node, its block, and taking it out."""

from __future__ import annotations

from typing import Any

_BLOCKS_WORDS = (
    "p div li dd dt td th tr aside section article main body blockquote figure figcaption "
    "caption table ul ol dl pre h1 h2 h3 h4 h5 h6 header footer nav center form details "
    "summary hr"
)
BLOCKS = frozenset(_BLOCKS_WORDS.split())
"""Elements that begin a new line."""
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ENOUGH = 80
"""Characters of context that are looked at."""


def is_element(node: Any) -> bool:
    """Tell whether a node is an element, and no comment or instruction."""
    return isinstance(node.tag, str)


def get_classes(node: Any) -> list[str]:
    """Return the classes of an element, in small letters."""
    return str(node.get("class") or "").casefold().split()


def find_block(node: Any) -> Any:
    """Return the nearest element, from the node up, that begins a line."""
    while node.tag not in BLOCKS and node.getparent() is not None:
        node = node.getparent()
    return node


def read_before(node: Any) -> str:
    """Return the end of the text before a node, within its block."""
    block = find_block(node)
    parts: list[str] = []
    while node is not block and sum(map(len, parts)) < _ENOUGH:
        before = node.getprevious()
        if before is None:
            node = node.getparent()
            parts.append(node.text or "")
            continue
        node = before
        parts.append(node.tail or "")
        if node.tag == "br":
            break
        if is_element(node):
            parts.append(node.text_content())
    return "".join(reversed(parts))


def read_after(node: Any) -> str:
    """Return the beginning of the text after a node, up to its next sibling's end."""
    text = node.tail or ""
    while not text and node.getnext() is None and node.tag not in BLOCKS:
        node = node.getparent()
        if node is None or node.tag in BLOCKS:
            return ""
        text = node.tail or ""
    if not text and node.getnext() is not None and is_element(node.getnext()):
        return str(node.getnext().text_content())
    return text


def drop(node: Any) -> None:
    """Take an element out, with all that is in it but not what follows it."""
    if node.getparent() is not None:
        node.drop_tree()


def is_most(node: Any, whole: int) -> bool:
    """Tell whether an element holds half of a page's text or more, which has `whole` characters."""
    return bool(2 * len(node.text_content()) >= whole)
