"""Written words taken apart."""

from __future__ import annotations

import pytest

from lantern.speech.wording.tokens import (
    Token,
    get_token,
    make_token,
    spread,
)


@pytest.mark.parametrize(
    ("written", "lead", "core", "trail"),
    [
        ("word", "", "word", ""),
        ("“Hailar,”", "“", "Hailar", ",”"),
        ("(84,000)", "(", "84,000", ")"),
        ("$5.", "", "$5", "."),
        ("2½", "", "2½", ""),
        ("12%", "", "12%", ""),
        ("a.m.", "", "a.m", "."),
        ("-5°", "-", "5°", ""),
        ("—", "—", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_word_has_a_lead_a_core_and_a_trail(
    written: str, lead: str, core: str, trail: str
) -> None:
    assert make_token(3, 9, written) == Token(3, 9, lead, core, trail)


@pytest.mark.parametrize(
    ("written", "is_number"),
    [
        ("5", True),
        ("84,000", True),
        ("3.5", True),
        ("120-150", True),
        ("2½", True),
        ("5.", False),
        ("5th", False),
        ("km", False),
        ("T-34", False),
    ],
)
def test_a_number_has_nothing_after_it(written: str, is_number: bool) -> None:
    assert make_token(0, 0, written).is_number is is_number


def test_beyond_the_ends_there_are_empty_tokens() -> None:
    tokens = [make_token(0, 1, "a")]
    assert get_token(tokens, 0).core == "a"
    assert get_token(tokens, -1).core == ""
    assert get_token(tokens, 1).core == ""


@pytest.mark.parametrize(
    ("say", "count", "parts"),
    [
        ("one", 1, ["one"]),
        ("one two three", 2, ["one", "two three"]),
        ("one two", 2, ["one", "two"]),
        ("staff", 3, ["", "", "staff"]),
        ("", 2, ["", ""]),
    ],
)
def test_spoken_words_are_spread_over_written_ones(
    say: str, count: int, parts: list[str]
) -> None:
    assert spread(say, count) == parts
