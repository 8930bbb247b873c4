"""The old ways to part paragraphs, made into paragraphs: empty lines, table cells, loose text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lantern.article.readers.page.nodes import BLOCKS, HEADINGS, is_element

_PLAIN_TAGS = (
    "font",
    "center",
    "big",
    "small",
    "tt",
    "wbr",
    "blink",
    "u",
    "ins",
    "mark",
)
_HOLDERS = (
    *(
        "body",
        "div",
        "td",
        "th",
        "article",
        "section",
        "main",
        "center",
        "dd",
        "li",
    ),
    *("blockquote", "aside", "details", "header", "footer"),
)
_LAYOUT_CELL = 300
"""Characters of a cell from which on a table only places text."""
_CELLS = ("td", "th")
_GRID = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")


def settle_paragraphs(tree: Any) -> None:
    """Make paragraphs of what only looks like some."""
    for table in reversed(list(tree.iter("table"))):
        if _is_layout(table):
            _open_table(table)
    for node in list(tree.iter("center")):
        node.tag = "div"
    for node in list(tree.iter(*_PLAIN_TAGS)):
        if not _holds_blocks(node):
            node.drop_tag()
        else:
            node.tag = "div"
    for node in list(tree.iter("pre")):
        _open_preformatted(node)
    for node in list(tree.iter("p", *_HOLDERS)):
        _split_lines(node)
    for node in list(tree.iter("br")):
        node.tail = f" {node.tail or ''}"
        node.drop_tree()


def _is_layout(table: Any) -> bool:
    """Tell whether a table only places text on the page."""
    if table.get("role") == "presentation":
        return True
    cells = [cell for cell in table.iter(*_CELLS) if _find_table(cell) is table]
    if (
        any(cell.tag == "th" for cell in cells)
        or table.find("caption") is not None
    ):
        return False
    return len(cells) == 1 or any(map(_is_layout_cell, cells))


def _find_table(cell: Any) -> Any:
    return next(cell.iterancestors("table"), None)


def _is_layout_cell(cell: Any) -> bool:
    if len(cell.text_content()) > _LAYOUT_CELL:
        return True
    inside = [*HEADINGS, "table", "article", "figure"]
    return len(list(cell.iter("p"))) > 1 or any(
        True for _ in cell.iter(*inside)
    )


def _open_table(table: Any) -> None:
    for node in list(table.iter(*_GRID)):
        if node is table or _find_table(node) is table:
            node.tag = "div"
            for key in ("width", "height", "border"):
                node.attrib.pop(key, None)


def _holds_blocks(node: Any) -> bool:
    inside = BLOCKS - {"td", "th"}
    return any(True for each in node.iterdescendants() if each.tag in inside)


def _open_preformatted(node: Any) -> None:
    """Make paragraphs of preformatted prose: a poem's lines stay together in one."""
    text = node.text_content()
    for child in list(node):
        node.remove(child)
    node.text = None
    node.tag = "div"
    for part in re.split(r"\n\s*\n", text):
        if part.strip():
            paragraph = node.makeelement("p")
            paragraph.text = " ".join(part.split())
            node.append(paragraph)


def _split_lines(node: Any) -> None:
    """Put loose text in a node into paragraphs, parted where two line breaks stand together."""
    groups = _group_loose(node)
    is_paragraph = node.tag == "p"
    if is_paragraph and len(groups) < 2:
        return
    if is_paragraph and any(
        each.tag in BLOCKS for each in node if is_element(each)
    ):
        return
    if not is_paragraph and not _is_worth(node, groups):
        return
    for child in list(node):
        node.remove(child)
    node.text = None
    if is_paragraph:
        node.tag = "div"
    for group in groups:
        _append_group(node, group)


Piece = Any
"""A text, or an element without what follows it."""


def _is_worth(node: Any, groups: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether there is loose prose beside blocks, or parted by line breaks."""
    loose = [group for group in groups if not _is_block_group(group)]
    texts = sum(bool(_read_group(group).strip()) for group in loose)
    if not texts:
        return False
    return (
        texts > 1
        or len(loose) < len(groups)
        or node.tag in ("body", "dd", "blockquote")
    )


def _is_block_group(group: Sequence[Piece]) -> bool:
    return (
        len(group) == 1
        and not isinstance(group[0], str)
        and group[0].tag in BLOCKS
    )


def _group_loose(node: Any) -> list[list[Piece]]:
    """Return what is in a node: each block alone, and runs of loose text between breaks."""
    groups: list[list[Piece]] = [[]]
    breaks = 0
    if node.text:
        groups[-1].append(node.text)
    for child in node:
        tail = child.tail or ""
        is_break = is_element(child) and child.tag == "br"
        if is_break:
            breaks += 1
            if breaks == 2:
                groups.append([])
            elif breaks == 1:
                groups[-1].append(" ")
        elif is_element(child) and child.tag in BLOCKS:
            groups += [[child], []]
            breaks = 0
        elif is_element(child):
            groups[-1].append(child)
            breaks = 0
        if tail.strip():
            breaks = 0
        if tail:
            groups[-1].append(tail)
    return [group for group in groups if _has_content(group)]


def _has_content(group: Sequence[Piece]) -> bool:
    has_picture = any(
        not isinstance(piece, str)
        and (piece.tag in BLOCKS or _has_image(piece))
        for piece in group
    )
    return has_picture or bool(_read_group(group).strip())


def _has_image(piece: Any) -> bool:
    return any(True for _ in piece.iter("img"))


def _read_group(group: Sequence[Piece]) -> str:
    return "".join(
        piece if isinstance(piece, str) else piece.text_content()
        for piece in group
    )


def _append_group(node: Any, group: Sequence[Piece]) -> None:
    """Add a run of loose text as a paragraph, and a block as it is."""
    if _is_block_group(group):
        group[0].tail = None
        node.append(group[0])
        return
    paragraph = node.makeelement("p")
    last: Any = None
    for piece in group:
        if not isinstance(piece, str):
            piece.tail = None
            paragraph.append(piece)
            last = piece
        elif last is None:
            paragraph.text = (paragraph.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece
    node.append(paragraph)
