"""Licences, heads and typed marks that plain texts bring along."""

from __future__ import annotations

import pytest

from lantern.article.readers.plain_sources import (
    CAPTION,
    strip_marks,
    strip_source,
)

BOOK = """The Project Gutenberg EBook of Rain, by Ada Quill

Title: Rain
  and Wind

Author: Ada Quill

Release Date: May 4, 1999

Language: German

*** START OF THIS PROJECT GUTENBERG EBOOK RAIN ***

Produced by A. Keeper
and others

It rained.

*** END OF THIS PROJECT GUTENBERG EBOOK RAIN ***
A licence.
"""
NOTE = "the licence of Project Gutenberg before and after the text was left out"


def test_a_book_is_parted_from_its_licence() -> None:
    source = strip_source(BOOK)
    assert source.text.strip() == "It rained."
    assert source.notes == (NOTE,)
    head = source.head
    assert (head.title, head.author, head.language) == (
        "Rain and Wind",
        "Ada Quill",
        "de",
    )


@pytest.mark.parametrize(
    "start",
    [
        "*** START OF THE PROJECT GUTENBERG EBOOK RAIN ***",
        "***START OF THE PROJECT GUTENBERG EBOOK RAIN***",
        "*** START OF THIS PROJECT GUTENBERG EBOOK\nRAIN ***",
        "*** START OF THE PROJECT GUTENBERG EBOOK RAIN",
        "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*",
    ],
)
def test_the_licence_ends_in_several_ways(start: str) -> None:
    assert (
        strip_source(f"A licence.\n{start}\n\nIt rained.").text == "It rained."
    )


@pytest.mark.parametrize(
    "end",
    [
        "*** END OF THE PROJECT GUTENBERG EBOOK RAIN ***",
        "End of the Project Gutenberg EBook of Rain",
        "End of Project Gutenberg's Rain, by Ada Quill",
        "END OF THIS PROJECT GUTENBERG EBOOK",
    ],
)
def test_the_licence_begins_in_several_ways(end: str) -> None:
    text = f"Project Gutenberg's Rain\n\nIt rained.\n\n{end}\nA licence."
    assert strip_source(text).text.split("\n\n")[1].strip() == "It rained."
    assert "A licence." not in strip_source(text).text


@pytest.mark.parametrize(
    ("old", "new", "author", "language"),
    [
        ("Author: Ada Quill", "Author: Anonymous", "", "de"),
        ("Author: Ada Quill", "Author: Plato", "Plato", "de"),
        ("German", "Finnish", "Ada Quill", ""),
        ("German", "ENGLISH", "Ada Quill", "en"),
    ],
)
def test_only_what_a_head_says_for_sure_is_taken(
    old: str, new: str, author: str, language: str
) -> None:
    head = strip_source(BOOK.replace(old, new)).head
    assert (head.author, head.language) == (author, language)


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\nThe end.",
        "It rained.\n\n*** END OF PART ONE ***\n\nIt blew.",
    ],
)
def test_other_texts_stay_whole(text: str) -> None:
    source = strip_source(text)
    assert (source.text, source.notes) == (text, ())


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("a _long_ road", "a long road"),
        ("_One_ and _two three_.", "One and two three."),
        ("a =bold= word", "a bold word"),
        ("snake_case_name, x_1 and a = b", "snake_case_name, x_1 and a = b"),
        ("he came--at last", "he came—at last"),
        ("word-- and more", "word—and more"),
        ("Wait--", "Wait—"),
        ("-- a list", "-- a list"),
        ("1848--49", "1848—49"),
        ("Mr. D---- came", "Mr. D— came"),
        ("It rained. [Pg 12] It blew.", "It rained. It blew."),
        ("{23}text, [p. 7]more", "text,more"),
        ("* * * * *", ""),
        ("~~~", ""),
        ("a * b", "a * b"),
        ("[Note: stays]", "[Note: stays]"),
    ],
)
def test_typed_marks_become_what_they_stand_for(typed: str, plain: str) -> None:
    assert strip_marks(typed).text == plain


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("[Illustration: The ferry\nof Anser]", f"{CAPTION}The ferry of Anser"),
        ("[Abbildung: Der Fluss]", f"{CAPTION}Der Fluss"),
        ("[ILLUSTRATION: See [2] there]", f"{CAPTION}See [2] there"),
    ],
)
def test_an_illustration_with_words_stays_as_a_caption(
    typed: str, text: str
) -> None:
    marked = strip_marks(typed)
    assert marked.text.strip("\n") == text
    assert not marked.omitted


@pytest.mark.parametrize(
    ("typed", "omitted"),
    [
        ("[Illustration]", {"bare illustration": 1}),
        ("[Footnote 1: See [2] there.]", {"note": 1}),
        ("[Sidenote: 1812]\nx\n[Transcriber's Note: fixed]", {"note": 2}),
    ],
)
def test_what_is_left_out_is_counted(
    typed: str, omitted: dict[str, int]
) -> None:
    assert strip_marks(typed).omitted == omitted
