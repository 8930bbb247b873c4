"""What each element of an article is: title, byline, heading, paragraph, caption ... The same for every format.

A format's own word (a heading, a quotation, a caption) is taken; plain lines are judged by their shape, their
neighbours and the habits of the whole text. What could be otherwise is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.article.blocks import NARRATED_KINDS, Article, Block, BlockKind
from lantern.article.readers import language, publication_date
from lantern.article.readers.elements import ArticleElement, ArticleMetadata
from lantern.article.readers.patterns import (
    BUTTONS,
    BYLINE,
    CAPTION_START,
    CLOSING_QUOTES,
    COMMENT_FORM_START,
    DATE_PREFIX,
    NUMBERED_HEADING,
    OPENING_QUOTES,
    PAGE_FURNITURE,
    REFERENCE_LINE,
    SIGNATURE,
    SOURCES_HEADING,
)

_SHORT = 200
"""Characters; a longer line is a paragraph."""
_HEADING = 90
_CAPTION_SENTENCE = 120
_TOP = 8
"""A title and a byline stand among the first so many elements."""
_END = re.compile(r"[.!?…。:;,][\"'’”»)\]]*$")


@dataclass
class _Classification:
    """The elements and what they were judged to be so far."""

    elements: Sequence[ArticleElement]
    kinds: list[BlockKind]
    doubts: list[str]


def classify_elements(
    elements: Sequence[ArticleElement], head: ArticleMetadata
) -> tuple[Article, list[str]]:
    """The article, its blocks numbered from 1, and sentences on what was uncertain."""
    sheet = _Classification(elements, [_by_format(element) for element in elements], [])
    _classify_lines(sheet)
    _mark_references(sheet)
    _mark_boilerplate(sheet)
    title = _mark_title(sheet, head)
    _mark_quotations(sheet)
    author, published = _mark_signature(sheet, head)
    blocks = tuple(
        Block(
            n,
            kind,
            element.text,
            element.picture,
            element.level if kind == "heading" else 0,
        )
        for n, (element, kind) in enumerate(zip(elements, sheet.kinds, strict=True), 1)
    )
    told = " ".join(block.text for block in blocks if block.kind in NARRATED_KINDS)
    return Article(
        title, author, published, head.language or language.guess_language(told), blocks
    ), sheet.doubts


def _by_format(element: ArticleElement) -> BlockKind:
    kinds: dict[str, BlockKind] = {
        "heading": "heading",
        "quotation": "quotation",
        "caption": "caption",
        "table": "table",
    }
    return kinds.get(element.tag, "paragraph")


def _classify_lines(sheet: _Classification) -> None:
    """Short lines of plain text: headings or captions, by their own shape, else by what most of the others are."""
    open_ended = [
        i
        for i, each in enumerate(sheet.elements)
        if each.tag == "line" and _is_open(each.text)
    ]
    sure: dict[int, BlockKind] = {
        i: kind
        for i in open_ended
        if (kind := _find_certain_kind(sheet.elements[i].text))
    }
    captions = sum(kind == "caption" for kind in sure.values())
    habit: BlockKind = (
        "caption" if captions >= 3 and 2 * captions > len(open_ended) / 2 else "heading"
    )
    for i in open_ended:
        if i in sure:
            sheet.kinds[i] = sure[i]
        elif not _is_in_list(i, open_ended, sure):
            sheet.kinds[i] = (
                habit
                if habit == "caption" or len(sheet.elements[i].text) <= _HEADING
                else "caption"
            )
            if i:
                sheet.doubts.append(
                    f"paragraph {i + 1} was taken for a {sheet.kinds[i]}: “{_quote_first_words(sheet, i)}”"
                )
    for i, each in enumerate(sheet.elements):
        if (
            each.tag == "line"
            and i not in open_ended
            and captions >= 3
            and _is_dated_line(each.text)
        ):
            sheet.kinds[i] = "caption"
            sheet.doubts.append(
                f"paragraph {i + 1} was taken for a caption, for it ends in a date: “{_quote_first_words(sheet, i)}”"
            )


def _is_open(text: str) -> bool:
    """A short line that doesn't end as a sentence does, and is no line of a list."""
    if re.match(r"[-*•·]\s", text):
        return False
    return len(text) <= _SHORT and (
        not _END.search(text) or bool(CAPTION_START.match(text))
    )


def _is_dated_line(text: str) -> bool:
    """A single short sentence, or a few fragments of one, that end in a date with its year."""
    found = (
        publication_date.find(text)
        if len(text) <= _CAPTION_SENTENCE and text.endswith(".")
        else []
    )
    if not found or found[-1].year is None or found[-1].end < len(text) - 1:
        return False
    return ". " not in text or text[: found[-1].start].endswith(". ")


def _find_certain_kind(text: str) -> BlockKind | None:
    """What a short line is beyond doubt: a caption that says so or ends in a date, a numbered or capital heading."""
    if CAPTION_START.match(text):
        return "caption"
    found = publication_date.find(text)
    if (
        found
        and found[-1].year
        and len(text) - found[-1].end <= 1
        and found[-1].start > 0
    ):
        return "caption"
    letters = [char for char in text if char.isalpha()]
    capitals = len(letters) > 3 and all(char.isupper() for char in letters)
    if len(text) <= _HEADING and (NUMBERED_HEADING.match(text) or capitals):
        return "heading"
    return None


def _is_in_list(i: int, lines: Sequence[int], sure: dict[int, BlockKind]) -> bool:
    """Whether a short line is one of three or more in a row, which is how lists look."""
    others = {j for j in lines if j not in sure}
    first = i
    while first - 1 in others:
        first -= 1
    last = i
    while last + 1 in others:
        last += 1
    return last - first >= 2 and first > 0


def _mark_references(sheet: _Classification) -> None:
    """A heading that names sources, and all that stands under it; lines that are nothing but a source."""
    under = 0
    for i, element in enumerate(sheet.elements):
        level, kind = element.level or 9, sheet.kinds[i]
        if under and kind == "heading" and level <= under:
            under = 0
        if (
            SOURCES_HEADING.match(element.text)
            and len(element.text) <= _SHORT
            and kind != "quotation"
        ):
            sheet.kinds[i] = "reference"
            alone = bool(re.fullmatch(r"[^:]+:?\s*", element.text))
            under = level if alone else under
        elif under or (REFERENCE_LINE.match(element.text) and kind != "quotation"):
            sheet.kinds[i] = "reference"


def _mark_boilerplate(sheet: _Classification) -> None:
    """Buttons, forms and notices of the page; after the head of a comment form nothing belongs to the article."""
    ended = False
    prose = sum(kind in NARRATED_KINDS for kind in sheet.kinds)
    seen = 0
    for i, element in enumerate(sheet.elements):
        seen += sheet.kinds[i] in NARRATED_KINDS
        short = len(element.text) <= _SHORT
        if short and COMMENT_FORM_START.match(element.text) and seen >= 0.5 * prose:
            ended = True
        if ended or (
            short and sheet.kinds[i] != "quotation" and _is_furniture(element.text)
        ):
            sheet.kinds[i] = "boilerplate"


def _is_furniture(text: str) -> bool:
    return bool(
        PAGE_FURNITURE.match(text)
        or (not _END.search(text) and BUTTONS.fullmatch(text))
    )


def _mark_title(sheet: _Classification, head: ArticleMetadata) -> str:
    """The title, and its elements marked: the first heading, what the format names, or a short first line."""
    top = range(min(_TOP, len(sheet.elements)))
    same = [
        i
        for i in top
        if head.title and _is_same_text(sheet.elements[i].text, head.title)
    ]
    headings = [
        i
        for i in top
        if sheet.elements[i].tag == "heading" and sheet.elements[i].level == 1
    ]
    first = sheet.elements[0]
    lines = (
        [0]
        if first.tag == "line"
        and len(first.text) <= _SHORT
        and not re.search(r"^[-*•·]\s|[.:;,]$", first.text)
        else []
    )
    found = same or headings[:1] or ([] if head.title else lines)
    for i in found:
        sheet.kinds[i] = "title"
    sheet.doubts[:] = [
        doubt
        for doubt in sheet.doubts
        if not (found and doubt.startswith(f"paragraph {found[0] + 1} "))
    ]
    if not found and not head.title:
        sheet.doubts.append("no title was found; the file's name stands for it")
    return head.title or (sheet.elements[found[0]].text if found else "")


def _is_same_text(one: str, other: str) -> bool:
    def fold(text: str) -> str:
        return "".join(char for char in text.casefold() if char.isalnum())

    return fold(one) == fold(other)


def _mark_quotations(sheet: _Classification) -> None:
    """Paragraphs that stand in quotation marks from end to end."""
    for i, element in enumerate(sheet.elements):
        text = element.text
        if (
            sheet.kinds[i] == "paragraph"
            and len(text.split()) >= 4
            and text[0] in OPENING_QUOTES
            and text[-1] in CLOSING_QUOTES
        ):
            inner = text[1:-1]
            if not any(
                mark in inner for mark in OPENING_QUOTES[OPENING_QUOTES.index(text[0])]
            ):
                sheet.kinds[i] = "quotation"


def _mark_signature(sheet: _Classification, head: ArticleMetadata) -> tuple[str, str]:
    """Author and day: as the format says, from a byline, or from a signature at the end of a paragraph."""
    author, published = head.author, head.published
    for i in range(min(_TOP, len(sheet.elements))):
        text = sheet.elements[i].text
        if sheet.kinds[i] == "title" or len(text) > 120:
            continue
        who, when = _parse_byline(text)
        if who or when:
            sheet.kinds[i] = "byline"
            author, published = author or who, published or when
    told = [i for i, kind in enumerate(sheet.kinds) if kind in NARRATED_KINDS]
    for i in dict.fromkeys([*told[:5], *told[-5:]]):
        signed = SIGNATURE.search(sheet.elements[i].text)
        day = publication_date.find(signed["when"]) if signed else []
        if signed and day and day[0].iso and not (author and published):
            author, published = author or signed["who"].strip(), published or day[0].iso
            sheet.doubts.append(
                f"the author and the date come from the end of paragraph {i + 1}: “{signed[0].strip()}”"
            )
    return author, published


def _parse_byline(text: str) -> tuple[str, str]:
    """Who and when, if the line is nothing but a byline; two empty texts otherwise."""
    found = publication_date.find(text)
    day = next((date for date in found if date.iso), None)
    by = BYLINE.match(text)
    if by and not text.endswith("."):
        return by["who"].strip(), day.iso if day else ""
    if day and not re.search(
        r"\w", DATE_PREFIX.sub("", text[: day.start] + text[day.end :], count=1)
    ):
        return "", day.iso
    return "", ""


def _quote_first_words(sheet: _Classification, i: int) -> str:
    words = sheet.elements[i].text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
