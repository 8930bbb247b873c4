"""Who wrote an article and when, where it says so: in a byline, or at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantern.article.blocks import NARRATED_KINDS
from lantern.article.readers import publication_date
from lantern.article.readers.classification import Classification, is_same_text
from lantern.article.readers.elements import ArticleMetadata
from lantern.article.readers.patterns import (
    BYLINE,
    CAPTION_START,
    DATE_PREFIX,
    EAST_ASIAN_BYLINE,
    LONE_BY,
    PIECE_BYLINE,
    SIGNATURE,
)

TOP = 8
"""Title and byline are among this many first elements."""
_MAX_BYLINE = 120
_SIGNED = 5
"""A signature is in one of this many first or last paragraphs."""
_MOST_CLOSING_LINES = 4
_MAX_CLOSING = 60
_PERSON = re.compile(r"[A-ZÀ-ÞА-Я][\w’'-]+(?: [A-ZÀ-ÞА-Я][\w’'-]*\.?){1,3}")


@dataclass
class ArticleSignature:
    """Who wrote the article, and when (an ISO date); empty if it isn't known."""

    author: str
    published: str

    def add(self, author: str, published: str) -> None:
        """Fill in what isn't known yet."""
        self.author = self.author or author
        self.published = self.published or published


def mark_closing_lines(state: Classification) -> None:
    """Mark short lines at the end, over no paragraph, as a signature: they head nothing."""
    for i in range(len(state.elements) - 1, -1, -1):
        text = state.elements[i].text
        kind = state.kinds[i]
        if kind == "boilerplate":
            continue
        is_line = state.elements[i].tag == "line" and (
            kind == "heading" or _is_lone_caption(state, i)
        )
        if not is_line or len(text) > _MAX_CLOSING:
            return
        state.kinds[i] = "byline"
        state.drop_doubts(i)
        state.doubt(i, "was taken for a signature, and is not narrated")
        if len(state.elements) - i >= _MOST_CLOSING_LINES:
            return


def _is_lone_caption(state: Classification, i: int) -> bool:
    """Tell whether a line is the only caption, and but a date at its end makes it one."""
    is_alone = state.kinds.count("caption") == 1
    text = state.elements[i].text
    return (
        state.kinds[i] == "caption"
        and is_alone
        and not CAPTION_START.match(text)
    )


def mark_signature(
    state: Classification, head: ArticleMetadata
) -> ArticleSignature:
    """Return author and date, and mark bylines.

    They are what the format says, else in a byline, else in a signature at the end of a paragraph.
    """
    signature = ArticleSignature(head.author, head.published)
    for i in range(min(TOP, len(state.elements))):
        _read_byline(state, i, signature)
    prose = [i for i, kind in enumerate(state.kinds) if kind in NARRATED_KINDS]
    for i in dict.fromkeys([*prose[:_SIGNED], *prose[-_SIGNED:]]):
        if signature.author and signature.published:
            break
        _read_signature(state, i, signature)
    return signature


def _read_byline(
    state: Classification, i: int, signature: ArticleSignature
) -> None:
    """Mark an element if it is a byline, and take from it what it says."""
    text = state.elements[i].text
    if state.kinds[i] == "title" or len(text) > _MAX_BYLINE:
        return
    byline = _parse_byline(text)
    if _is_name_above_date(state, i):
        byline = ArticleSignature(text, "")
    is_name = bool(signature.author) and is_same_text(text, signature.author)
    if not (
        byline.author or byline.published or is_name or LONE_BY.fullmatch(text)
    ):
        return
    state.kinds[i] = "byline"
    state.drop_doubts(i)
    signature.add(byline.author, byline.published)


def _is_name_above_date(state: Classification, i: int) -> bool:
    """Tell whether a line of plain text is a person's name, and the next one a day alone."""
    element = state.elements[i]
    if element.tag != "line" or i + 1 >= len(state.elements):
        return False
    following = _parse_byline(state.elements[i + 1].text)
    is_day = bool(following.published) and not following.author
    return is_day and _PERSON.fullmatch(element.text) is not None


def _read_signature(
    state: Classification, i: int, signature: ArticleSignature
) -> None:
    """Take author and date from the end of a paragraph, if it is signed."""
    signed = SIGNATURE.search(state.elements[i].text)
    if signed is None:
        return
    dates = publication_date.find(signed["when"])
    if not dates or not dates[0].iso:
        return
    signature.add(signed["who"].strip(), dates[0].iso)
    state.doubts.append(
        f"the author and the date come from the end of paragraph {i + 1}:"
        f" “{signed[0].strip()}”"
    )


def _parse_byline(text: str) -> ArticleSignature:
    """Return who and when, if a line is nothing but a byline; else two empty texts."""
    east_asian = EAST_ASIAN_BYLINE.fullmatch(text)
    if east_asian:
        return ArticleSignature(east_asian["who"].strip(), "")
    day = None
    for date in publication_date.find(text):
        if date.iso:
            day = date
            break
    by = PIECE_BYLINE.fullmatch(text) or BYLINE.match(text)
    if by and not text.endswith("."):
        return ArticleSignature(by["who"].strip(), day.iso if day else "")
    if day is not None:
        rest = text[: day.start] + text[day.end :]
        if not re.search(r"\w", DATE_PREFIX.sub("", rest, count=1)):
            return ArticleSignature("", day.iso)
    return ArticleSignature("", "")
