"""Raised and lowered text, formulas and quotations of a page, as plain characters."""

from __future__ import annotations

from typing import Any

from lantern.article.readers.page.nodes import (
    drop,
    is_element,
    read_after,
    read_before,
)
from lantern.article.readers.raised import is_ordinal, lower_text, raise_text

_PLAIN_MATHS = frozenset(
    [
        "math",
        "semantics",
        "mrow",
        "mstyle",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "mpadded",
    ]
)
_RAISING = {"msup": raise_text, "msub": lower_text}


def spell_notation(tree: Any) -> int:
    """Put characters in place of raised and lowered text; return how many formulas were lost."""
    lost = 0
    for formula in list(tree.iter("math")):
        for extra in formula.xpath(
            ".//annotation|.//*[local-name()='annotation-xml']"
        ):
            drop(extra)
        text = _spell_maths(formula)
        lost += not text
        _put_text(formula, text or "")
    for node in list(tree.iter("sup", "sub")):
        _spell_raised(node)
    for node in list(tree.iter("q")):
        node.text = f"“{node.text or ''}"
        node.tail = f"”{node.tail or ''}"
        node.drop_tag()
    for node in list(tree.iter("rt", "rp")):
        drop(node)
    return lost


def _spell_raised(node: Any) -> None:
    text = node.text_content()
    before = read_before(node)
    is_fraction = read_after(node)[:1] in ("/", "⁄") or before[-1:] in (
        "/",
        "⁄",
    )
    if is_fraction:
        # 3 and a raised 1 is 3 1/2, not 31/2.
        glue = " " if before[-1:].isdigit() else ""
        if node.tail and node.tail.startswith("⁄"):
            node.tail = f"/{node.tail[1:]}"
        _put_text(node, glue + text.strip())
    elif node.tag == "sub":
        _put_text(node, lower_text(text))
    elif is_ordinal(text, before):
        _put_text(node, text.strip())
    else:
        _put_text(node, raise_text(text))


def _put_text(node: Any, text: str) -> None:
    """Put text in the place of a node."""
    node.tail = text + (node.tail or "")
    drop(node)


def _spell_maths(node: Any) -> str | None:
    """Return a formula on one line; None if it doesn't fit on one."""
    tag = str(node.tag)
    children = [child for child in node if is_element(child)]
    if tag in _RAISING and len(children) == 2:
        base = _spell_maths(children[0])
        small = _spell_maths(children[1])
        if not base or not small or _RAISING[tag](small) == small:
            return None
        return base + _RAISING[tag](small)
    if tag not in _PLAIN_MATHS:
        return None
    parts = [(node.text or "").strip()]
    for child in children:
        part = _spell_maths(child)
        if part is None:
            return None
        parts.append(part)
    return "".join(parts)
