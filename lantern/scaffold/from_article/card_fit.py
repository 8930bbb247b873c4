"""Text of an article made fit for a card: what the type can draw, and no more than finds room."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lantern.core.problems import Span
from lantern.graphics import look, vector
from lantern.visuals import card


def drop_missing_characters(text: str) -> str:
    """The text without characters that the type lacks, and without what they leave empty."""
    absent = {char for char in text if char > vector.LATIN} & set(_find_missing(text))
    if not absent:
        return text
    kept = "".join(char for char in text if char not in absent)
    return " ".join(re.sub(r"\(\W*\)|\[\W*\]|“\W*”|«\W*»", "", kept).split()).strip(
        " –-:,"
    )


def _find_missing(text: str) -> str:
    style = look.load()
    return "".join(
        vector.find_missing_in_bundled(
            text, style.get_role(name).face, typefaces=style.typefaces
        )
        for name in ("lead", "chapter", "lower_third_line")
    )


def measure_unreadable(text: str) -> float:
    """The share of a text's letters that the type can't draw."""
    letters = [char for char in text if char.isalpha()]
    sample = letters[:: max(1, len(letters) // 2000)]
    absent = set(_find_missing("".join(sample)))
    return sum(char in absent for char in sample) / max(1, len(sample))


def shorten_to_fit(key: str, text: str, **more: str) -> str:
    """As much of a text as a card of that form holds, cut at a mark or a word; empty when none can be drawn."""
    text = drop_missing_characters(text)
    if not text or _has_room({key: text, **more}):
        return text
    for mark in re.finditer(r"[:;–—(]|\. ", text):
        head = text[: mark.start()].strip()
        if len(head) > 20 and _has_room({key: head, **more}):
            return head
    words = text.split()
    while len(words) > 1:
        words = words[
            : max(1, len(words) * 9 // 10 if len(words) > 10 else len(words) - 1)
        ]
        short = " ".join(words).rstrip(",;:–-") + " …"
        if _has_room({key: short, **more}):
            return short
    return text[:40]


def _has_room(what: dict[str, Any]) -> bool:
    if any(len(str(value)) > 1900 for value in what.values()):
        return False
    return not card.check(
        {"card": what}, lambda loc: Span(Path()), Path, look=look.load()
    )
