"""A Word document as it is when its tracked changes are accepted, without what only helps Word."""

from __future__ import annotations

from typing import Any

from lantern.article.readers.word.xml import (
    find,
    get_name,
    get_value,
    iter_named,
    remove,
)

_GONE = ("del", "moveFrom", "instrText", "delText", "delInstrText", "rt")
_ALTERNATIVES = ("AlternateContent",)
_FULL = ("t", "txbxContent", "blip", "imagedata")
_CONTENTS = ("table of contents", "table of figures")


def accept_changes(body: Any) -> None:
    """Accept the tracked changes of a body in place.

    Deleted and moved words go, rows and paragraph marks too; of what is there twice, for newer
    and for older versions of Word, one is kept; lists of contents and prompts to fill in go.
    """
    for node in list(iter_named(body, *_ALTERNATIVES)):
        _choose_alternative(node)
    for row in list(iter_named(body, "tr")):
        if find(row, "trPr", "del") is not None:
            remove(row)
    for cell in list(iter_named(body, "tc")):
        if find(cell, "tcPr", "cellDel") is not None:
            remove(cell)
    paragraphs = [node for node in iter_named(body, "p") if _has_lost_end(node)]
    for node in list(iter_named(body, *_GONE)):
        if get_name(node.getparent()) not in ("rPr", "trPr"):
            remove(node)
    for paragraph in paragraphs:
        _join_next(paragraph)
    for control in list(iter_named(body, "sdt")):
        if _is_prompt(control) or _is_contents(control):
            remove(control)


def _choose_alternative(node: Any) -> None:
    """Put the first alternative with words or pictures in the place of all."""
    choices = [
        each for each in node if get_name(each) in ("Choice", "Fallback")
    ]
    full = [
        each
        for each in choices
        if next(iter_named(each, *_FULL), None) is not None
    ]
    for chosen in (full or choices)[:1]:
        for child in list(chosen):
            node.addprevious(child)
    remove(node)


def _has_lost_end(paragraph: Any) -> bool:
    """Tell whether the mark at the end of a paragraph was deleted or moved."""
    marks = find(paragraph, "pPr", "rPr")
    if marks is None:
        return False
    return find(marks, "del") is not None or find(marks, "moveFrom") is not None


def _join_next(paragraph: Any) -> None:
    """Put what is left of a paragraph at the start of the next one."""
    following = paragraph.getnext()
    while following is not None and get_name(following) not in (
        "p",
        "tbl",
        "sdt",
    ):
        following = following.getnext()
    left = [child for child in paragraph if get_name(child) != "pPr"]
    if following is None or get_name(following) != "p":
        if not left:
            remove(paragraph)
        return
    properties = find(following, "pPr")
    place = 0 if properties is None else following.index(properties) + 1
    for child in reversed(left):
        following.insert(place, child)
    remove(paragraph)


def _is_prompt(control: Any) -> bool:
    """Tell whether a content control shows only what is to be filled in."""
    return find(control, "sdtPr", "showingPlcHdr") is not None


def _is_contents(control: Any) -> bool:
    gallery = find(control, "sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and get_value(gallery).casefold() in _CONTENTS
