"""A page of text shared among pictures."""

from __future__ import annotations

import pytest

from lantern.scaffold.share_text import share_out, split_paragraphs


@pytest.mark.parametrize(
    ("text", "count", "parts"),
    [
        ("One.\n\nTwo.\n\nThree.", 3, ["One.", "Two.", "Three."]),
        ("One.\nTwo.\nThree.", 3, ["One.", "Two.", "Three."]),
        ("a b c d e f\n\ng\n\nh\n\ni", 2, ["a b c d e f", "g h i"]),
        ("a\n\nb\n\nc d e f g h i", 2, ["a b", "c d e f g h i"]),
        (
            "A first one. A second one.\n\nA third.",
            3,
            ["A first one.", "A second one.", "A third."],
        ),
        ("One. Two. Three.\n\nFour.", 3, ["One.", "Two. Three.", "Four."]),
        ("Only one. And two.", 4, ["Only one.", "", "And two.", ""]),
        ("", 2, ["", ""]),
    ],
)
def test_words_are_shared_out_in_order(
    text: str, count: int, parts: list[str]
) -> None:
    assert share_out(text, count) == parts


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \n\n ", []),
        ("One\ntwo.\n\nThree.", ["One two.", "Three."]),
        ("One.\n \t\n\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\n", ["One.", "Two."]),
    ],
)
def test_paragraphs_end_at_empty_lines_else_at_lines(
    text: str, paragraphs: list[str]
) -> None:
    assert split_paragraphs(text) == paragraphs


def test_further_pictures_go_to_the_paragraph_with_most_words() -> None:
    text = "One two. Three four. Five six.\n\nSeven. Eight."
    assert share_out(text, 4) == [
        "One two.",
        "Three four.",
        "Five six.",
        "Seven. Eight.",
    ]


def test_no_word_is_lost_or_moved() -> None:
    sentences = [
        f"Sentence {n} has {'a few ' * (n % 7)}words." for n in range(40)
    ]
    paragraphs = [" ".join(sentences[i : i + 8]) for i in range(0, 40, 8)]
    for count in (1, 2, 5, 9, 40, 60):
        shares = share_out("\n\n".join(paragraphs), count)
        assert len(shares) == count
        assert " ".join(filter(None, shares)) == " ".join(paragraphs)
        assert shares[0], "the first picture always has words"
