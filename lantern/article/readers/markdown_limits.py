"""What a Markdown text may not hold, since reading it would take minutes or hours.

For each bracket that is opened, a reader looks for its end, so that time grows with the square of
those without one. No article has more than a few.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantern.core.problems import AssetFailure

MAX_OPEN = 200
"""Brackets of a kind that may be open at the same time."""
MAX_TAGS = 30_000
"""Paragraphs, entries and marks of a text; a book of 250 pages has half as many."""
_TAG = re.compile(r"<[a-z]", re.I)


@dataclass(frozen=True)
class _Bracket:
    begin: str
    end: str

    @property
    def signs(self) -> re.Pattern[str]:
        """What finds its beginnings and ends."""
        return re.compile(f"{re.escape(self.begin)}|{re.escape(self.end)}")


_BRACKETS = (
    _Bracket("[", "]"),
    _Bracket("<!--", "-->"),
    _Bracket("{{", "}}"),
    _Bracket("{%", "%}"),
    _Bracket("\\[", "\\]"),
)


def require_closed(text: str, name: str) -> None:
    """Refuse a text in which far too many brackets are open at the same time.

    Raises:
        AssetFailure: they are; the message says where.
    """
    for bracket in _BRACKETS:
        place = _find_excess(text, bracket)
        if place is not None:
            line = text.count("\n", 0, place) + 1
            raise AssetFailure(
                f"'{name}' has more than {MAX_OPEN} {bracket.begin} up to line {line} that"
                f" no {bracket.end} closes; take them out"
            )


def _find_excess(text: str, bracket: _Bracket) -> int | None:
    """Return where one bracket too many is opened; None if there is none."""
    depth = 0
    for sign in bracket.signs.finditer(text):
        if sign.group() == bracket.end:
            depth = max(0, depth - 1)
            continue
        depth += 1
        if depth > MAX_OPEN:
            return sign.start()
    return None


def require_few_tags(rendered: str, name: str) -> None:
    """Refuse a text with more parts than an article has, by the HTML that came of it.

    Raises:
        AssetFailure: it has.
    """
    count = sum(1 for _ in _TAG.finditer(rendered))
    if count > MAX_TAGS:
        raise AssetFailure(
            f"'{name}' has {count:,} paragraphs, entries and marks, more than an article;"
            " take one chapter of it"
        )
