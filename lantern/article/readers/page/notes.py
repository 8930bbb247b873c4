"""Footnotes and endnotes of a page: marks and texts are taken out, whatever their names.

A mark is a raised or bracketed number with a link to its note, or one that stands where no power
can. A note is what a mark leads to, what leads back to a mark, or a list that is named so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lantern.article.readers.page.nodes import (
    HEADINGS,
    drop,
    find_block,
    get_classes,
    is_element,
    is_most,
    read_after,
    read_before,
)
from lantern.article.readers.raised import is_note_mark

_MARK_TEXT = re.compile(
    r"[\[({]?\s*(?:(?:n|nb|note|fn|anm\.?|réf\.?)\s*)?\d{1,3}[a-z]?\s*[\])}]?\.?"
    r"|[\[(]?(?:[*†‡§¶]{1,4}|[a-z]|[ivx]{1,5})[\])]?",
    re.I,
)
_BACK_TEXT = re.compile(
    r"\W*|\W*(?:back|return|zurück|retour|volver|назад|jump up)\W*", re.I
)
_MARK_NAMES = re.compile(
    r"noteref|(foot|end|side)?note[-_]?(ref|anchor|link|number|call|mark|marker|toggle)"
    r"|margin-toggle|fn-?ref|^reference$|^mw-ref"
)
_NOTE_NAMES = re.compile(
    r"^(js-|wp-block-|md-)?(foot|end|side|margin)-?_?notes?"
    r"([-_]+(list|section|area|container|wrapper|content|body|text|item|block|group))*$"
    r"|^reflist|^references$|^(foot|end)notes?[-_]|^notelist|^fn-?(list|group|text)$"
    r"|^doc-(foot|end)notes?$|^rearnotes?$"
)
_HEADING = re.compile(
    r"\W*(notes?( (and|&) references)?|references|foot ?notes|end ?notes|anmerkungen"
    r"|fu(ß|ss)noten|einzelnachweise|notes? de bas de page|références|notas|note"
    r"|примечания|przypisy|voetnoten|脚注|注释|註釋|각주)\W*",
    re.I,
)
_MAX_NOTE = 4000
"""Characters of one note."""
_MAX_BETWEEN = 4
"""Paragraphs of one note."""


@dataclass
class _Notes:
    """What is known of a page's notes while they are taken out."""

    whole: int
    """Characters of the page."""
    ids: dict[str, Any]
    """The elements that links can lead to, by their names."""
    order: dict[Any, int]
    """Where each element stands."""
    marks: dict[str, None] = field(default_factory=dict)
    """What the marks lead to, or say."""
    bodies: dict[Any, None] = field(default_factory=dict)
    homes: dict[str, Any] = field(default_factory=dict)
    """The paragraph of each mark, by the names at the mark."""
    mark_blocks: dict[Any, None] = field(default_factory=dict)
    """The paragraphs that have marks."""
    last: int = 0
    """The number of the last mark."""

    def count_mark(self, name: str, text: str) -> None:
        """Count a mark by where it leads, else by its text."""
        self.marks[name or text] = None
        number = re.search(r"\d+", text)
        if number:
            self.last = int(number[0])

    def leads_back(self, node: Any, name: str) -> bool:
        """Tell whether a name is at a mark, or a paragraph with one, above that of a node."""
        home = self.homes.get(name)
        if home is None and name in self.ids:
            block = find_block(self.ids[name])
            is_above = self.order[block] < self.order[node]
            home = block if is_above and block in self.mark_blocks else None
        return home is not None and home is not find_block(node)


def drop_notes(tree: Any) -> int:
    """Take the marks and the texts of notes out of a page; return how many notes there were."""
    nodes = [node for node in tree.iter() if is_element(node)]
    ids: dict[str, Any] = {}
    for node in nodes:
        for key in ("id", "name"):
            if node.get(key):
                ids.setdefault(node.get(key), node)
    order = {node: i for i, node in enumerate(nodes)}
    notes = _Notes(len(tree.text_content()), ids, order)
    for node in nodes:
        if node.getparent() is not None:
            _look_at(node, notes)
    lists = [
        body for body in notes.bodies if not _is_within(body, notes.bodies)
    ]
    named = sum(len(list(body.iter("li"))) or 1 for body in lists)
    for body in notes.bodies:
        _drop_body(body)
    return max(len(notes.marks), named)


def _look_at(node: Any, notes: _Notes) -> None:
    """Take a node out if it is a mark; note it if it is the text of a note."""
    if _is_inside(node, notes.bodies):
        return
    names = _list_names(node)
    if node.tag not in ("a", "sup", "sub") and any(
        map(_NOTE_NAMES.search, names)
    ):
        if not is_most(node, notes.whole) and node.tag not in HEADINGS:
            notes.bodies[node] = None
        return
    if (
        any(map(_MARK_NAMES.search, names))
        and len(node.text_content().strip()) < 12
    ):
        _take_mark(node, _find_link(node), notes)
    elif node.tag == "sup":
        _look_at_raised(node, notes)
    elif node.tag == "a" and "#" in (node.get("href") or ""):
        _look_at_link(node, notes)


def _is_within(node: Any, bodies: dict[Any, None]) -> bool:
    return any(parent in bodies for parent in node.iterancestors())


def _is_inside(node: Any, bodies: dict[Any, None]) -> bool:
    return node in bodies or _is_within(node, bodies)


def _list_names(node: Any) -> list[str]:
    """Return what an element is called: its classes, its role, its type in a book."""
    others = [node.get("role"), node.get("epub:type"), node.get("data-type")]
    return [
        *get_classes(node),
        *(str(name).casefold() for name in others if name),
    ]


def _find_link(node: Any) -> str:
    """Return the name that a link at, in or around a node leads to; empty if there is none."""
    links = [node, *node.iter("a"), *node.iterancestors("a")]
    for link in links:
        target = link.get("href") or link.get("data-footnote-id") or ""
        if "#" in target:
            return str(target).partition("#")[2]
    return ""


def _look_at_raised(node: Any, notes: _Notes) -> None:
    text = node.text_content().strip()
    name = _find_link(node)
    if name and _MARK_TEXT.fullmatch(text):
        _take_mark(node, name, notes)
        return
    before = read_before(node)
    number = text.strip("[]() .")
    if not before.strip() and number.isdecimal() and int(number) <= notes.last:
        _add_body(find_block(node), notes)
        return
    if not text or read_after(node)[:1] in ("/", "⁄"):
        return
    if is_note_mark(text, before, read_after(node), expected=notes.last + 1):
        _take_mark(node, name, notes)


def _look_at_link(node: Any, notes: _Notes) -> None:
    text = node.text_content().strip()
    name = str(node.get("href")).partition("#")[2]
    is_mark = bool(_MARK_TEXT.fullmatch(text))
    if notes.leads_back(node, name):
        if is_mark or _BACK_TEXT.fullmatch(text):
            _add_body(find_block(node), notes)
        return
    if not is_mark or not read_before(node).strip():
        return
    target = notes.ids.get(name)
    is_heading = target is not None and target.tag in HEADINGS
    if not is_heading and (target is not None or text[:1] in "[({*†‡"):
        _take_mark(node, name, notes)


def _take_mark(node: Any, name: str, notes: _Notes) -> None:
    """Take a mark out, and note the text that it leads to."""
    if name and notes.leads_back(node, name):
        _add_body(find_block(node), notes)
        return
    text = node.text_content().strip()
    if text:
        notes.count_mark(name, text)
    target = notes.ids.get(name)
    if target is not None and notes.order[target] > notes.order[node]:
        _add_body(find_block(target), notes)
    parent = node.getparent()
    if (
        parent.tag in ("sup", "span", "a")
        and parent.text_content().strip() == text
    ):
        node = parent
    home = find_block(node)
    notes.mark_blocks[home] = None
    for named in _list_named(node):
        notes.homes[named] = home
    drop(node)


def _list_named(node: Any) -> Iterator[str]:
    """Yield the names at a mark, in it and just before it, to which a link may lead back."""
    before = node.getprevious()
    around = list(node.iter())
    if before is not None and before.tag == "a" and not before.text_content():
        around.append(before)
    for each in around:
        for key in ("id", "name"):
            if is_element(each) and each.get(key):
                yield str(each.get(key))


def _add_body(block: Any, notes: _Notes) -> None:
    """Note a block as the text of a note, with the entry of the list that it is in."""
    for parent in block.iterancestors("li", "dd", "tr", "aside"):
        if len(parent.text_content()) <= _MAX_NOTE and not is_most(
            parent, notes.whole
        ):
            block = parent
    is_small = len(block.text_content()) <= _MAX_NOTE
    has_heading = any(True for _ in block.iter(*HEADINGS))
    if not is_small or has_heading or is_most(block, notes.whole):
        return
    notes.bodies[block] = None
    for between in _find_between(block, notes):
        notes.bodies[between] = None


def _find_between(block: Any, notes: _Notes) -> Iterator[Any]:
    """Yield the further paragraphs of the note before: those between it and this one."""
    between: list[Any] = []
    for before in block.itersiblings(preceding=True):
        if before in notes.bodies:
            yield from between
            return
        between.append(before)
        if len(between) > _MAX_BETWEEN or before.tag not in ("p", "blockquote"):
            return


def _drop_body(body: Any) -> None:
    """Take a note out, its list when that is empty, and then the heading of the list."""
    parent = body.getparent()
    if parent is None:
        return
    before = body.getprevious()
    if body.tag == "dd" and before is not None and before.tag == "dt":
        drop(before)
    before = body.getprevious()
    drop(body)
    while parent.tag != "body" and not parent.text_content().strip():
        before = parent.getprevious()
        gone = parent
        parent = parent.getparent()
        if parent is None:
            return
        if list(gone.iter("img")):
            return
        drop(gone)
    _drop_heading(before)


def _drop_heading(before: Any) -> None:
    """Take out the heading of a list of notes, after which nothing is left."""
    while before is not None and before.tag in ("hr", "br"):
        rule = before
        before = before.getprevious()
        drop(rule)
    if (
        before is None
        or not is_element(before)
        or len(before.text_content()) > 40
    ):
        return
    follower = before.getnext()
    is_last = follower is None or follower.tag in HEADINGS
    if is_last and _HEADING.fullmatch(before.text_content()):
        drop(before)
