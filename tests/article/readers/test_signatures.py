"""Who wrote an article and when: from a byline, from its end, from a name above a date."""

from __future__ import annotations

from typing import cast

import pytest

from lantern.article.blocks import BlockKind
from lantern.article.readers.classification import Classification
from lantern.article.readers.elements import ArticleElement, ArticleMetadata
from lantern.article.readers.signatures import (
    mark_closing_lines,
    mark_signature,
)

PROSE = (
    "The river rose again in the night, and in the morning the bridge was gone."
)


def classify(kinds: str, *texts: str) -> Classification:
    """Return elements of plain text with what they are taken for, by names with blanks between."""
    found = cast(list[BlockKind], kinds.split())
    assert len(found) == len(texts)
    return Classification([ArticleElement(text) for text in texts], found, [])


def sign(
    state: Classification, head: ArticleMetadata | None = None
) -> tuple[str, str]:
    """Return author and date."""
    found = mark_signature(state, head or ArticleMetadata())
    return found.author, found.published


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("By Ann Lee", "Ann Lee", ""),
        ("by Ann Lee, 8 May 1946", "Ann Lee", "1946-05-08"),
        ("By Ann Lee and Bo Ek", "Ann Lee and Bo Ek", ""),
        ("8 May 1946", "", "1946-05-08"),
        ("Published 8 May 1946", "", "1946-05-08"),
        ("1946-05-08", "", "1946-05-08"),
    ],
)
def test_a_byline_is_read_and_not_narrated(
    line: str, author: str, published: str
) -> None:
    state = classify("title paragraph paragraph", "The flood", line, PROSE)
    assert sign(state) == (author, published)
    assert state.kinds == ["title", "byline", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "By the river stood a mill.",
        "On 8 May 1946 the river rose.",
        "The mill burned in 1946",
        "By Ann Lee " + "and many others " * 10,
    ],
)
def test_what_only_looks_like_a_byline_stays(line: str) -> None:
    state = classify("title paragraph paragraph", "The flood", line, PROSE)
    assert sign(state) == ("", "")
    assert state.kinds == ["title", "paragraph", "paragraph"]


def test_a_title_is_never_a_byline() -> None:
    state = classify("title paragraph", "By Ann Lee", PROSE)
    assert sign(state) == ("", "")
    assert state.kinds[0] == "title"


def test_what_the_format_says_comes_first() -> None:
    head = ArticleMetadata(author="Bo Ek", published="2001-02-03")
    state = classify("title paragraph", "The flood", "By Ann Lee, 8 May 1946")
    assert sign(state, head) == ("Bo Ek", "2001-02-03")
    assert state.kinds[1] == "byline"


def test_the_authors_name_alone_is_a_byline() -> None:
    head = ArticleMetadata(author="Ann Lee")
    state = classify("title paragraph", "The flood", "ANN LEE")
    assert sign(state, head) == ("Ann Lee", "")
    assert state.kinds[1] == "byline"


def test_a_name_above_a_day_is_who_wrote_it() -> None:
    state = classify(
        "title heading paragraph paragraph",
        "The flood",
        "Ann Lee",
        "8 May 1946",
        PROSE,
    )
    assert sign(state) == ("Ann Lee", "1946-05-08")
    assert state.kinds == ["title", "byline", "byline", "paragraph"]


def test_a_byline_far_below_is_none() -> None:
    state = classify("paragraph " * 10, *[PROSE] * 9, "By Ann Lee")
    assert sign(state) == ("", "")
    assert state.kinds[-1] == "paragraph"


def test_what_was_doubted_of_a_byline_is_doubted_no_more() -> None:
    state = classify("title heading", "The flood", "By Ann Lee")
    state.doubt(1, "was taken for a heading")
    state.doubt(0, "was taken for the title")
    sign(state)
    assert state.doubts == ["paragraph 1 was taken for the title: “The flood”"]


def test_short_lines_at_the_end_are_a_signature() -> None:
    state = classify(
        "title paragraph heading heading",
        "The flood",
        PROSE,
        "Ann Lee",
        "Bergen",
    )
    mark_closing_lines(state)
    assert state.kinds == ["title", "paragraph", "byline", "byline"]
    assert state.doubts == [
        "paragraph 4 was taken for a signature, and is not narrated: “Bergen”",
        "paragraph 3 was taken for a signature, and is not narrated: “Ann Lee”",
    ]


def test_a_heading_over_a_paragraph_is_none() -> None:
    state = classify("heading paragraph", "The end", PROSE)
    mark_closing_lines(state)
    assert state.kinds == ["heading", "paragraph"]


def test_a_long_line_at_the_end_ends_the_search() -> None:
    long = (
        "A heading that goes on and on and is much too long for any signature"
    )
    state = classify("paragraph heading heading", PROSE, long, "Ann Lee")
    mark_closing_lines(state)
    assert state.kinds == ["paragraph", "heading", "byline"]


def test_at_most_four_lines_are_a_signature() -> None:
    lines = [f"Line {i}" for i in range(6)]
    state = classify("paragraph " + "heading " * 6, PROSE, *lines)
    mark_closing_lines(state)
    assert state.kinds[1:] == ["heading"] * 2 + ["byline"] * 4


def test_the_only_caption_at_the_end_may_be_a_signature() -> None:
    """A date at its end made it one."""
    alone = classify("paragraph caption", PROSE, "Ann Lee, Bergen 1946")
    mark_closing_lines(alone)
    assert alone.kinds[-1] == "byline"
    two = classify("caption caption", "The mill, 1940", "Ann Lee, Bergen 1946")
    mark_closing_lines(two)
    assert two.kinds == ["caption", "caption"]
