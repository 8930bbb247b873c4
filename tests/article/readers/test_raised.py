"""Raised and lowered characters."""

from __future__ import annotations

import pytest

from lantern.article.readers.raised import is_note_mark, lower_text, raise_text


@pytest.mark.parametrize(
    ("raised", "before", "after"),
    [
        ("4", "in 40 carts", ". They"),
        ("12", "in 1905", ""),
        ("1", "it held.", " Then"),
        ("3", "“never”", " he"),
        ("2", "twelve (of many)", " came"),
        ("1,2", "it held", ""),
        ("[a]", "it held", ""),
        ("†", "it held", ""),
        ("a", "the word", " is"),
        ("note 3", "it held", ""),
    ],
)
def test_marks_of_notes(raised: str, before: str, after: str) -> None:
    assert is_note_mark(raised, before, after, expected=1)


@pytest.mark.parametrize(
    ("raised", "before", "after"),
    [
        ("6", "10", " bags"),
        ("10", "2", " bits"),
        ("2", "3 km", " of land"),
        ("2", "E = mc", ""),
        ("2", "x", " + 1"),
        ("2", "(a + b)", ""),
        ("th", "the 19", " century"),
        ("c", "M", "Donald"),
        ("14", "", "C dating"),
        ("−1", "10 s", ""),
    ],
)
def test_powers_and_parts_of_words(
    raised: str, before: str, after: str
) -> None:
    assert not is_note_mark(raised, before, after, expected=1)


def test_a_small_number_is_a_note_when_its_turn_has_come() -> None:
    assert is_note_mark("3", "it lost 84", " houses", expected=3)
    assert not is_note_mark("3", "it held 5", " l", expected=9)


def test_characters_without_another_form_stay() -> None:
    assert raise_text("6") == "⁶"
    assert raise_text("th") == "th"
    assert lower_text("2") == "₂"
    assert lower_text("max") == "ₘₐₓ"
    assert lower_text("eff") == "eff"
