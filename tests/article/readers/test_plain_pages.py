"""Page numbers and running heads in text that was copied from pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lantern.article.readers.plain_layout import PAGE_EDGE, TextLine
from lantern.article.readers.plain_pages import BarePages, drop_page_marks


def drop(*texts: str, starts: Sequence[int] = ()) -> BarePages:
    lines = [TextLine(0, text) for text in texts]
    return drop_page_marks(lines, set(starts))


def list_texts(pages: BarePages) -> list[str]:
    """Return the texts that are left; edges of pages are bars."""
    return ["|" if line is PAGE_EDGE else line.text for line in pages.lines]


@pytest.mark.parametrize(
    ("first", "second"),
    [("1", "2"), ("- 4 -", "- 5 -"), ("Page 1 of 9", "Page 2 of 9"), ("[7]", "[8]"), ("ii", "iii")],
)  # fmt: skip
def test_rising_numbers_alone_are_those_of_pages(
    first: str, second: str
) -> None:
    found = drop(
        "The ferry", first, "crossed the river", second, "and came back"
    )
    assert list_texts(found) == [
        "The ferry",
        "|",
        "crossed the river",
        "|",
        "and came back",
    ]
    assert found.count == 2


def test_one_number_and_falling_ones_are_none() -> None:
    assert drop("The year was", "1945", "and it rained").count == 0
    assert drop("a", "9", "b", "7", "c", "5", "d").count == 0


def test_a_list_of_numbers_is_none() -> None:
    assert drop("They read", "1", "2", "3", "and stopped").count == 0


def test_a_line_that_comes_back_on_each_page_is_its_head() -> None:
    texts = (
        "The ferry",
        "rain",
        "1",
        "The ferry",
        "hay",
        "2",
        "The ferry",
        "salt",
    )
    assert list_texts(drop(*texts)) == ["|", "rain", "|", "hay", "|", "salt"]


def test_a_head_may_have_the_number_of_its_page() -> None:
    texts = (
        "x",
        "",
        "12 The ferry",
        "",
        "y",
        "",
        "13 The ferry",
        "",
        "z",
        "",
        "14 The ferry",
        "",
    )
    found = drop(*texts)
    assert [text for text in list_texts(found) if text not in ("", "|")] == [
        "x",
        "y",
        "z",
    ]


def test_what_comes_back_twice_alone_stays() -> None:
    texts = ("The ferry", "rain", "1", "The ferry", "hay", "2", "salt")
    assert list_texts(drop(*texts)) == [
        "The ferry",
        "rain",
        "|",
        "The ferry",
        "hay",
        "|",
        "salt",
    ]


def test_long_lines_are_no_heads() -> None:
    line = "The ferry crossed the river twelve times a day until the ice closed it in winter."
    assert len(line) > 80
    assert line in list_texts(
        drop(line, "rain", "1", line, "hay", "2", line, "salt")
    )


def test_entries_of_a_list_of_contents_go() -> None:
    found = drop(
        "The ferry . . . . . . 12", "The mill ........ iv", "It rained."
    )
    assert list_texts(found) == ["|", "It rained."]


def test_pages_that_the_text_marks_have_heads_without_numbers() -> None:
    texts = ("The ferry", "rain", "The ferry", "hay", "The ferry", "salt")
    assert list_texts(drop(*texts, starts=(0, 2, 4))) == [
        "|",
        "rain",
        "|",
        "hay",
        "|",
        "salt",
    ]


def test_a_text_without_pages_stays_as_it_is() -> None:
    found = drop("It rained.", "", "It snowed.")
    assert list_texts(found) == ["It rained.", "", "It snowed."]
    assert found.count == 0
    assert drop().lines == []


@pytest.mark.parametrize("head", ["Chapter {}", "{}", "Day {}", "190{}"])
def test_the_numbers_of_chapters_are_none_of_pages(head: str) -> None:
    texts: list[str] = []
    for n, word in enumerate(("rain", "hay", "salt", "rope"), 1):
        texts += [head.format(n), "", f"The {word} was sold.", ""]
    assert drop(*texts).count == 0
