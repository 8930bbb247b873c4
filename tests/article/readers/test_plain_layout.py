"""Paragraphs of plain text whose lines were broken to a width."""

from __future__ import annotations

import re
import textwrap

import pytest

from lantern.article.readers.plain_layout import (
    TextLine,
    find_paragraphs,
    join_paragraphs,
    read_lines,
)

FERRY = (
    "The ferry crossed the river twelve times a day, until the ice closed it in the second "
    "week of December, and the men who had rowed it walked home over the frozen fields."
)
MILL = (
    "The mill stood still for the whole of that winter, since nobody brought any grain to it "
    "and the wheel was held by ice as thick as a man's arm, from bank to bank."
)


def read(text: str) -> list[TextLine]:
    return read_lines(text, re.compile("\n"))


def wrap(*paragraphs: str, width: int = 60, between: str = "\n\n") -> str:
    """Break paragraphs to a width."""
    return between.join(textwrap.fill(text, width) for text in paragraphs)


def test_a_line_has_its_indent_in_columns() -> None:
    lines = read("a\n  b\n\tc\n\u3000d\n")
    assert [line.indent for line in lines[:4]] == [0, 2, 8, 2]
    assert [line.text for line in lines] == ["a", "b", "c", "d", ""]


def test_lines_of_one_width_are_put_together() -> None:
    assert find_paragraphs(read(wrap(FERRY, MILL))) == [FERRY, MILL]


def test_an_empty_line_after_each_line_is_none() -> None:
    lines = wrap(FERRY, width=40).splitlines()
    assert len(lines) > 4
    text = "\n\n".join([*lines, *wrap(MILL, width=40).splitlines()])
    # the short last line of the first ends it
    assert find_paragraphs(read(text)) == [FERRY, MILL]


@pytest.mark.parametrize(
    "text",
    [
        f"{FERRY}\n{MILL}",
        "Salt\nHay\nGrain\nRope\nTar\nNails",
        # verses: each line begins with a capital
        "\n".join(
            ["The ferry crossed the river in the night and came no more"] * 8
        ),
    ],
)
def test_lines_that_were_not_broken_stay(text: str) -> None:
    assert find_paragraphs(read(text)) is None


def test_a_word_that_was_divided_is_put_together() -> None:
    lines = read("the fer-\nry crossed")
    assert join_paragraphs(lines) == ["the ferry crossed"]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        # written with its hyphen elsewhere in the text
        ("a well-\nknown man, well-known", "a well-known man, well-known"),
        # before a capital a hyphen stays
        ("North-\nEast China", "North-East China"),
        ("he stopped—\nand went on", "he stopped—and went on"),
        ("he stopped --\nand went on", "he stopped --and went on"),
        ("船在冬天\n停了下来", "船在冬天停了下来"),
    ],
)
def test_how_two_lines_become_one(lines: str, joined: str) -> None:
    assert join_paragraphs(read(lines)) == [joined]


def indent_first_lines(*paragraphs: str) -> str:
    """Break paragraphs that are told apart by the indent of their first lines alone."""
    return "\n".join(
        textwrap.fill(text, 60, initial_indent="   ") for text in paragraphs
    )


def test_an_indented_line_begins_a_paragraph() -> None:
    assert join_paragraphs(read(indent_first_lines(FERRY, MILL))) == [
        FERRY,
        MILL,
    ]


def test_marks_begin_entries_of_a_list() -> None:
    text = (
        "- salt from the mine\n- hay for the horses, which\n  were many\n- rope"
    )
    assert join_paragraphs(read(text)) == [
        "- salt from the mine",
        "- hay for the horses, which were many",
        "- rope",
    ]


def test_a_short_line_ends_a_paragraph_where_nothing_else_does() -> None:
    text = wrap(f"{FERRY} So it was.", MILL, between="\n")
    # its last line is short enough, and ends a sentence
    assert text.splitlines()[3] == "was."
    assert join_paragraphs(read(text)) == [f"{FERRY} So it was.", MILL]


@pytest.mark.parametrize(
    "author", ["by Jane Doe", "Jane A. Doe", "von J. Muster"]
)
def test_title_and_author_stay_on_lines_of_their_own(author: str) -> None:
    text = f"The ferry\n{author}\n\n{wrap(FERRY, MILL)}"
    assert join_paragraphs(read(text)) == ["The ferry", author, FERRY, MILL]


@pytest.mark.parametrize(
    "title",
    ["The ferry and the\nmill by the river", "The ferry,\nand the mill"],
)
def test_a_title_on_two_lines_is_one(title: str) -> None:
    first, *_ = join_paragraphs(read(f"{title}\n\n{wrap(FERRY, MILL)}"))
    assert first == title.replace("\n", " ")


def test_no_lines_have_no_paragraphs() -> None:
    assert join_paragraphs(read("\n \n")) == []
    assert find_paragraphs(read("")) is None
