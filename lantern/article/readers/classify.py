"""Decide what each element of an article is: title, byline, heading, paragraph, caption, and so on.

What a format says of an element (a heading, a quotation, a caption) counts. Plain lines are decided
by their shape, their neighbours and the habits of the whole text; doubts are noted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.article.blocks import NARRATED_KINDS, Article, Block, BlockKind
from lantern.article.readers import language, publication_date
from lantern.article.readers.classification import Classification, is_same_text
from lantern.article.readers.elements import ArticleElement, ArticleMetadata
from lantern.article.readers.patterns import (
    BUTTONS,
    CAPTION_START,
    CLOSING_QUOTES,
    COMMENT_FORM_START,
    NUMBERED_HEADING,
    OPENING_QUOTES,
    PAGE_FURNITURE,
    REFERENCE_LINE,
    SOURCES_HEADING,
)
from lantern.article.readers.signatures import (
    TOP,
    mark_closing_lines,
    mark_signature,
)

_MAX_SHORT = 200
"""Characters; a longer line is a paragraph."""
_MAX_HEADING = 90
_MAX_DATED_CAPTION = 120
_MIN_HABIT = 3
"""Captions from which on captions are a habit of the text."""
_LETTER = re.compile(r"\w")
_END = re.compile(r"[.!?…。:;,][\"'’”»)\]]*$")
_LIST_MARK = re.compile(r"[-*•·]\s")


def classify_elements(
    elements: Sequence[ArticleElement], head: ArticleMetadata
) -> tuple[Article, list[str]]:
    """Return the article of some elements, and sentences on what is uncertain.

    Args:
        elements: all elements in order; each is one block, so blocks are numbered from 1.
        head: what the format says of the whole article.
    """
    state = Classification(
        elements, [_get_own_kind(each) for each in elements], []
    )
    _classify_lines(state)
    _mark_references(state)
    _mark_boilerplate(state)
    mark_closing_lines(state)
    title = _mark_title(state, head)
    _mark_quotations(state)
    signature = mark_signature(state, head)
    blocks = _make_blocks(state)
    prose = [block.text for block in blocks if block.kind in NARRATED_KINDS]
    code = head.language or language.guess_language(" ".join(prose))
    article = Article(
        title, signature.author, signature.published, code, blocks
    )
    return article, state.doubts


def _make_blocks(state: Classification) -> tuple[Block, ...]:
    blocks = []
    pairs = zip(state.elements, state.kinds, strict=True)
    for number, (element, kind) in enumerate(pairs, 1):
        level = element.level if kind == "heading" else 0
        block = Block(
            number,
            kind,
            element.text,
            picture=element.picture,
            level=level,
            in_list=_is_entry(element),
            rows=element.rows,
        )
        blocks.append(block)
    return tuple(blocks)


def _is_entry(element: ArticleElement) -> bool:
    if element.tag == "item":
        return True
    return element.tag == "line" and _LIST_MARK.match(element.text) is not None


def _get_own_kind(element: ArticleElement) -> BlockKind:
    """Return what the format says that an element is; a paragraph if it says nothing."""
    kinds: dict[str, BlockKind] = {
        "heading": "heading",
        "quotation": "quotation",
        "caption": "caption",
        "table": "table",
        "byline": "byline",
    }
    return kinds.get(element.tag, "paragraph")


# --- plain lines ----------------------------------------------------------------------------------


def _classify_lines(state: Classification) -> None:
    """Mark short lines of plain text as headings or captions.

    A line is what its own shape says, else what most of the others are.
    """
    lines = [i for i, each in enumerate(state.elements) if each.tag == "line"]
    open_lines = [i for i in lines if _is_open(state.elements[i].text)]
    certain: dict[int, BlockKind] = {}
    for i in open_lines:
        kind = _find_certain_kind(state.elements[i].text)
        if kind:
            certain[i] = kind
    captions = sum(kind == "caption" for kind in certain.values())
    has_captions = captions >= _MIN_HABIT
    is_caption_usual = has_captions and 2 * captions > len(open_lines) / 2
    for i in open_lines:
        if i in certain:
            state.kinds[i] = certain[i]
        elif not _is_in_list(i, open_lines, certain):
            _mark_uncertain_line(state, i, is_caption_usual=is_caption_usual)
    if has_captions:
        closed_lines = [i for i in lines if i not in open_lines]
        _mark_dated_lines(state, closed_lines)


def _mark_dated_lines(state: Classification, lines: Sequence[int]) -> None:
    for i in lines:
        if _is_dated_line(state.elements[i].text):
            state.kinds[i] = "caption"
            state.doubt(i, "was taken for a caption, for it ends in a date")


def _mark_uncertain_line(
    state: Classification, i: int, *, is_caption_usual: bool
) -> None:
    text = state.elements[i].text
    if text[:1].islower():
        return  # the rest of a sentence, or one without capitals
    is_long = len(text) > _MAX_HEADING
    state.kinds[i] = "caption" if is_caption_usual or is_long else "heading"
    if i:  # the first line becomes the title
        state.doubt(i, f"was taken for a {state.kinds[i]}")


def _is_open(text: str) -> bool:
    """Tell whether a line is short, doesn't end as a sentence does, and is no line of a list."""
    if _LIST_MARK.match(text) or len(text) > _MAX_SHORT:
        return False
    if _is_in_capitals(text.removesuffix(".")):
        return True
    return not _END.search(text) or CAPTION_START.match(text) is not None


def _is_dated_line(text: str) -> bool:
    """Tell whether a line is one short sentence, or fragments, that end in a date with a year."""
    if len(text) > _MAX_DATED_CAPTION or not text.endswith("."):
        return False
    dates = publication_date.find(text)
    if not dates:
        return False
    last = dates[-1]
    if last.year is None or last.end < len(text) - 1:
        return False
    return ". " not in text or text[: last.start].endswith(". ")


def _find_certain_kind(text: str) -> BlockKind | None:
    """Return what a short line is beyond doubt, or None.

    A caption says so or ends in a date with a year; a heading has a number or only capitals.
    """
    if CAPTION_START.match(text) or _ends_in_date(text):
        return "caption"
    if len(text) > _MAX_HEADING:
        return None
    if _is_in_capitals(text.removesuffix(".")) or NUMBERED_HEADING.match(text):
        return "heading"
    return None


def _is_in_capitals(text: str) -> bool:
    """Tell whether a text is all in capitals, as headings of old books are."""
    letters = [char for char in text if char.isalpha()]
    is_capital = len(letters) > 3 and all(char.isupper() for char in letters)
    return is_capital and not _END.search(text)


def _ends_in_date(text: str) -> bool:
    """Tell whether a line ends in a date with a year, and has something before it."""
    dates = publication_date.find(text)
    if not dates or not dates[-1].year:
        return False
    return len(text) - dates[-1].end <= 1 and dates[-1].start > 0


def _is_in_list(
    i: int, lines: Sequence[int], certain: dict[int, BlockKind]
) -> bool:
    """Tell whether a short line is one of at least three in a row, as the lines of a list are."""
    others = {line for line in lines if line not in certain}
    first = i
    while first - 1 in others:
        first -= 1
    last = i
    while last + 1 in others:
        last += 1
    return last - first >= 2 and first > 0


# --- references and boilerplate -------------------------------------------------------------------


def _mark_references(state: Classification) -> None:
    """Mark headings that name sources, all that is under them, and lines that are a source."""
    under = 0  # the level of the heading above, if it names sources
    for i, element in enumerate(state.elements):
        level = element.level or 9
        kind = state.kinds[i]
        if under and kind == "heading" and level <= under:
            under = 0
        is_quotation = kind == "quotation"
        if not is_quotation and _is_sources_heading(element.text):
            state.kinds[i] = "reference"
            if re.fullmatch(
                r"[^:]+:?\s*", element.text
            ):  # the sources follow below
                under = level
        elif under or (not is_quotation and REFERENCE_LINE.match(element.text)):
            state.kinds[i] = "reference"


def _is_sources_heading(text: str) -> bool:
    return len(text) <= _MAX_SHORT and SOURCES_HEADING.match(text) is not None


def _mark_boilerplate(state: Classification) -> None:
    """Mark buttons, forms and notices of the page, and all that follows a comment form."""
    has_ended = False
    prose = sum(kind in NARRATED_KINDS for kind in state.kinds)
    passed = 0
    for i, element in enumerate(state.elements):
        kind = state.kinds[i]
        passed += kind in NARRATED_KINDS
        is_short = len(element.text) <= _MAX_SHORT
        # In the first half of the text such a line belongs to the article.
        if is_short and passed >= 0.5 * prose:
            has_ended = has_ended or bool(
                COMMENT_FORM_START.match(element.text)
            )
        is_furniture = (
            is_short and kind != "quotation" and _is_furniture(element.text)
        )
        is_text = kind in NARRATED_KINDS or kind == "heading"
        is_ornament = is_text and not _LETTER.search(element.text)
        if has_ended or is_furniture or is_ornament:
            state.kinds[i] = "boilerplate"
            state.drop_doubts(i)


def _is_furniture(text: str) -> bool:
    if PAGE_FURNITURE.match(text):
        return True
    return not _END.search(text) and BUTTONS.fullmatch(text) is not None


# --- title, quotations, author and date -----------------------------------------------------------


def _mark_title(state: Classification, head: ArticleMetadata) -> str:
    """Return the title, and mark its elements.

    It is what the format names, else the first heading, else a short first line.
    """
    found = _find_title(state.elements, head)
    for i in found:
        state.kinds[i] = "title"
    if found:
        state.drop_doubts(found[0])
    elif not head.title:
        state.doubts.append(
            "no title was found; the file's name is used instead"
        )
    if head.title:
        return head.title
    return state.elements[found[0]].text if found else ""


def _find_title(
    elements: Sequence[ArticleElement], head: ArticleMetadata
) -> Sequence[int]:
    """Return the elements that are the title."""
    top = range(min(TOP, len(elements)))
    if head.title:
        same = [i for i in top if is_same_text(elements[i].text, head.title)]
        if same:
            return same
    for i in top:
        if elements[i].tag == "heading" and elements[i].level == 1:
            return [i]
    if not head.title and _may_be_title(elements[0]):
        return [0]
    return []


def _may_be_title(first: ArticleElement) -> bool:
    """Tell whether a first element looks like a title: a short line that is no sentence."""
    if first.tag != "line" or len(first.text) > _MAX_SHORT:
        return False
    return not re.search(r"^[-*•·]\s|[.:;,]$", first.text)


def _mark_quotations(state: Classification) -> None:
    """Mark paragraphs that are in quotation marks from end to end."""
    for i, element in enumerate(state.elements):
        if state.kinds[i] == "paragraph" and _is_quotation(element.text):
            state.kinds[i] = "quotation"


def _is_quotation(text: str) -> bool:
    if len(text.split()) < 4:
        return False
    if text[0] not in OPENING_QUOTES or text[-1] not in CLOSING_QUOTES:
        return False
    return text[0] not in text[1:-1]
