"""Plain text: lines and paragraphs."""

from __future__ import annotations

from lantern.article.readers.text import read

LINE = "the ferry went over the river and back again, as it had for years"


def read_texts(text: str) -> list[str]:
    raw = read(text.encode(), "a.txt")
    assert all(element.tag == "line" for element in raw.elements)
    return [element.text for element in raw.elements]


def test_each_line_with_text_is_an_element() -> None:
    text = "The ferry\r\n\r\n  It  crossed. \u2028Twice.\x0cAgain.\n"
    assert read_texts(text) == ["The ferry", "It crossed.", "Twice.", "Again."]


def test_lines_broken_to_a_width_become_paragraphs() -> None:
    group = f"{LINE}\n{LINE}\n{LINE}"
    raw = read(f"{group}\n\n{group}\n".encode(), "a.txt")
    assert [element.text for element in raw.elements] == [
        f"{LINE} {LINE} {LINE}"
    ] * 2
    assert raw.notes == (
        "the lines were broken to a width, so paragraphs were taken from blank line"
        " to blank line",
    )


def test_a_word_divided_at_the_end_of_a_line_is_joined() -> None:
    first = "the ferry went over the river and back again, as it had for ye-"
    group = f"{first}\nars and years, until the ice came and closed the river to all\n{LINE}"
    assert read_texts(f"{group}\n\n{group}")[0].startswith(
        "the ferry went over the river and back again, as it had for years and years,"
    )


def test_a_hyphen_before_a_capital_stays() -> None:
    first = "the ferry went over the river and back again, as it had in Anglo-"
    group = f"{first}\nSaxon times, until the ice came and closed the river to all\n{LINE}"
    assert "Anglo-Saxon" in read_texts(f"{group}\n\n{group}")[0]


def test_sentences_on_lines_of_their_own_stay_lines() -> None:
    sentence = (
        "The ferry went over the river and back again, as it had for years."
    )
    text = "\n\n".join(["\n".join([sentence] * 3)] * 2)
    assert read_texts(text) == [sentence] * 6


def test_long_lines_are_not_broken_to_a_width() -> None:
    long = f"{LINE}, {LINE}"
    text = "\n\n".join(["\n".join([long] * 3)] * 2)
    assert len(read_texts(text)) == 6


def test_lines_without_an_empty_one_between_are_one_paragraph() -> None:
    assert read_texts("\n".join([LINE] * 6)) == [" ".join([LINE] * 6)]


PROSE = (
    "The keeper climbed the stairs every evening before the light",
    "failed. Ships saw it from twenty miles away, and the village",
    "set its clocks by it. In 1934 a storm broke the gallery, and",
    "nobody could reach the lamp for three days.",
)
WHOLE = " ".join(PROSE)


def test_an_indent_begins_a_paragraph() -> None:
    for indent in ("\t", "   ", "\u3000\u3000"):
        group = "\n".join([indent + PROSE[0], *PROSE[1:]])
        assert read_texts(f"{group}\n{group}") == [WHOLE, WHOLE]


def test_lines_that_hang_are_one_paragraph() -> None:
    group = "\n    ".join(PROSE)
    assert read_texts(f"{group}\n{group}") == [WHOLE, WHOLE]


def test_a_short_line_ends_a_paragraph_where_nothing_else_does() -> None:
    group = "\n".join(PROSE[:3]) + "\nthree days."
    assert (
        read_texts("\n".join([group] * 4))
        == [" ".join([*PROSE[:3], "three days."])] * 4
    )


def test_verses_and_lists_keep_their_lines() -> None:
    verses = [
        f"{word} went the ferry over the river and the hills"
        for word in "ABCDEF"
    ]
    assert read_texts("\n".join(verses)) == verses


def test_an_empty_line_after_each_line_parts_no_paragraph() -> None:
    spaced = "\n\n".join(PROSE)
    text = f"{spaced}\n\n\n{spaced}"
    assert read_texts(text) == [WHOLE, WHOLE]


def test_a_copy_of_pages_loses_numbers_heads_and_hyphens() -> None:
    pages = []
    for n, word in ((12, "first"), (13, "next"), (14, "last")):
        pages.append(
            f"THE HARBOUR LIGHT\nOn the {word} day it rained on the hills and on the\n"
            f"{PROSE[0]}\n{PROSE[1]}\n{PROSE[2]} the {word} no-\n\n{n}\n\x0c"
        )
    pages.append(
        "THE HARBOUR LIGHT\nbody reached the lamp for three days.\n\n15\n"
    )
    raw = read("".join(pages).encode(), "a.txt")
    text = " ".join(element.text for element in raw.elements)
    assert "HARBOUR" not in text
    assert not any(str(n) in text.split() for n in (12, 13, 14, 15))
    assert raw.elements[-1].text.endswith(
        "and the last nobody reached the lamp for three days."
    )
    assert raw.omitted["line of page furniture"] == 8


def test_a_hyphen_that_belongs_to_a_word_stays() -> None:
    first = "A well-known ferry went over the river and back, as the well-"
    rest = "known one had for years, until the ice came and closed it for"
    text = f"{first}\n{rest}\n{LINE}\n{LINE}."
    assert "the well-known one had" in read_texts(text)[0]


GUTENBERG = """The Project Gutenberg EBook of The Light, by Ada Quill

This eBook is for the use of anyone anywhere at no cost.

Title: The Light
       of Vell

Author: Ada Quill

Release Date: December 29, 2006 [EBook #20170]

Language: English

Character set encoding: ISO-8859-1

*** START OF THIS PROJECT GUTENBERG EBOOK THE LIGHT ***




Produced by Some People and the Online Distributed
Proofreading Team

THE LIGHT

[Illustration: The tower of Cæsar,
from the _sea_]

The _keeper_ climbed the stairs every evening--he was old--before
the light failed.[1] Ships saw it from twenty miles away, and the
village set its clocks by it. In 1934 a storm broke the gallery, and
nobody could reach the lamp.

[Footnote 1: So the records say.]

       *       *       *       *       *

[Illustration]

The keeper climbed the =stairs= every evening before the light was
lit. Ships saw it from twenty miles away.

End of the Project Gutenberg EBook of The Light

*** END OF THIS PROJECT GUTENBERG EBOOK THE LIGHT ***

Section 1.  General Terms of Use
"""


def test_a_text_of_gutenberg_is_read_without_its_licence() -> None:
    raw = read(GUTENBERG.encode("cp1252"), "20170-8.txt")
    assert [(element.tag, element.text) for element in raw.elements] == [
        ("line", "THE LIGHT"),
        ("caption", "The tower of Cæsar, from the sea"),
        (
            "line",
            "The keeper climbed the stairs every evening—he was old—before the light"
            " failed. Ships saw it from twenty miles away, and the village set its clocks"
            " by it. In 1934 a storm broke the gallery, and nobody could reach the lamp.",
        ),
        (
            "line",
            "The keeper climbed the stairs every evening before the light was lit. Ships"
            " saw it from twenty miles away.",
        ),
    ]
    assert (raw.head.title, raw.head.author) == (
        "The Light of Vell",
        "Ada Quill",
    )
    assert raw.head.language == "en"
    assert dict(raw.omitted) == {"note": 1, "bare illustration": 1}


MAIL = """From: Ada Quill <ada@quill.org>
To: B <b@x.org>
Subject: Re: The light
Date: 3 June 2022 10:15

The tower is high.

> It burned oil until 1921, and the keeper wrote down each
> ship that came by. In 1934 a storm broke the gallery, and
> nobody could reach the lamp for three days, so that the
> village had no light.

Yes.

--
Ada
Harbour Street 1
"""


def test_a_mail_has_a_subject_quotations_and_no_marks() -> None:
    raw = read(MAIL.encode(), "a.txt")
    assert [(element.tag, element.text) for element in raw.elements] == [
        ("line", "The tower is high."),
        (
            "quotation",
            "It burned oil until 1921, and the keeper wrote down each ship that came by."
            " In 1934 a storm broke the gallery, and nobody could reach the lamp for three"
            " days, so that the village had no light.",
        ),
        ("line", "Yes."),
    ]
    assert raw.head.title == "The light"
    assert raw.head.author == "Ada Quill"
    assert raw.head.published == "2022-06-03"
    assert dict(raw.omitted) == {"signature": 1}


def test_title_and_author_stay_lines_of_their_own() -> None:
    group = f"{LINE}\n{LINE}\n{LINE}"
    for by in ("by Jane Doe", "Jane M. Doe", "von Eva Kehl"):
        texts = read_texts(f"The salt road\n{by}\n\n{group}\n\n{group}")
        assert texts[:2] == ["The salt road", by]
        assert len(texts) == 4


def test_a_title_on_two_lines_stays_one() -> None:
    group = f"{LINE}\n{LINE}\n{LINE}"
    texts = read_texts(f"A history of the\nSalt Road\n\n{group}\n\n{group}")
    assert texts[0] == "A history of the Salt Road"
