"""Patterns of lines that are no paragraphs."""

from __future__ import annotations

import re

import pytest

from lantern.article.readers import patterns


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (patterns.COMMENT_FORM_START, "Leave a reply"),
        (patterns.COMMENT_FORM_START, "12 Comments (3)"),
        (patterns.COMMENT_FORM_START, "Оставить комментарий"),
        (patterns.PAGE_FURNITURE, "This site uses cookies"),
        (patterns.PAGE_FURNITURE, "© 2021 The paper"),
        (patterns.PAGE_FURNITURE, "Skip to content"),
        (
            patterns.PAGE_FURNITURE,
            "Cookies help us; you accept them by reading on",
        ),
        (patterns.SOURCES_HEADING, "References"),
        (patterns.SOURCES_HEADING, "Notes and sources:"),
        (patterns.SOURCES_HEADING, "Einzelnachweise"),
        (patterns.REFERENCE_LINE, "[12] A book"),
        (patterns.REFERENCE_LINE, "ISBN 3-16-148410-0"),
        (patterns.CAPTION_START, "[Photo by A. Quill"),
        (patterns.CAPTION_START, "Abb. 3: Die Fähre"),
        (patterns.NUMBERED_HEADING, "IV. The ice"),
        (patterns.NUMBERED_HEADING, "2.1 The ice"),
        (patterns.NUMBERED_HEADING, "Kapitel zwei"),
    ],
)
def test_a_line_is_known_by_its_beginning(
    pattern: re.Pattern[str], text: str
) -> None:
    assert pattern.match(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (patterns.COMMENT_FORM_START, "Comments were few in those days."),
        (patterns.PAGE_FURNITURE, "The site uses wood"),
        (patterns.SOURCES_HEADING, "Sources say that the ferry is sound"),
        (patterns.REFERENCE_LINE, "https://example.org is the address"),
        (patterns.CAPTION_START, "Photographs were rare"),
        (patterns.NUMBERED_HEADING, "4 men"),
        (patterns.NUMBERED_HEADING, "In the ice"),
    ],
)
def test_prose_is_no_such_line(pattern: re.Pattern[str], text: str) -> None:
    assert not pattern.match(text)


@pytest.mark.parametrize(
    "text", ["Share", "Log in", "Tags: ferry", "More from the paper"]
)
def test_a_button_is_known_by_the_whole_line(text: str) -> None:
    assert patterns.BUTTONS.fullmatch(text)
    assert not patterns.BUTTONS.fullmatch(f"{text[:3]} the ferry went on")


def test_a_signature_has_a_name_and_a_date_in_brackets() -> None:
    signed = patterns.SIGNATURE.search("It was over. Ada B. Quill (26.11.2020)")
    assert signed is not None
    assert signed["who"] == "Ada B. Quill"
    assert signed["when"] == "26.11.2020"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("By Ada Quill", "Ada Quill"),
        ("Words by Ada Quill | 4 May", "Ada Quill"),
        ("von Ada Quill, Passau", "Ada Quill"),
        ("Author: Ada Quill", "Ada Quill"),
    ],
)
def test_a_byline_names_its_author(text: str, who: str) -> None:
    match = patterns.BYLINE.match(text)
    assert match is not None
    assert match["who"] == who


@pytest.mark.parametrize(
    ("text", "is_furniture"),
    [
        ("Coordinates: 42°S 174°E / 42°S", True),
        ("This is a good article. Follow the link for more information.", True),
        ("Authority control databases", True),
        ("Coordinates were sent by radio.", False),
        ("This is a good ferry.", False),
    ],
)
def test_furniture_of_encyclopaedias(text: str, is_furniture: bool) -> None:
    assert (patterns.PAGE_FURNITURE.match(text) is not None) == is_furniture
