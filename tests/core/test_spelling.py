"""Text as other programs leave it: what is left of it where it is spoken, and where it is shown."""

from __future__ import annotations

import pytest

from lantern.core.spelling import INVISIBLE_CHARACTERS, normalise, tidy


@pytest.mark.parametrize(
    "sign",
    ["\u00ad", "\ufe0f", "\u200b", "\u200f", "\u202e", "\u2060", "\ufeff"],
)
def test_invisible_characters_vanish(sign: str) -> None:
    assert f"Har{sign}bin".translate(INVISIBLE_CHARACTERS) == "Harbin"


@pytest.mark.parametrize("sign", ["\u2010", "\u2019", "\u00a0", "é"])
def test_visible_characters_stay(sign: str) -> None:
    assert f"a{sign}".translate(INVISIBLE_CHARACTERS) == f"a{sign}"


def test_ligatures_and_loose_accents_become_letters() -> None:
    assert normalise("of\ufb01cer") == "officer"
    assert normalise("cafe\u0301") == "caf\u00e9"
    assert normalise("a\u200bb\u00adc") == "abc"


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("every even\u200bing\u2060,", "every evening,"),
        ("\ufeffThe light\u00adhouse\u200d.", "The lighthouse."),
        ("\u200eDon\u2019t\u200f\ufffc", "Don\u2019t"),
        ("of\ufb01cer, cafe\u0301, \ufb02oor", "officer, caf\u00e9, floor"),
        ("12\u202f000 km\u2009\u2010\u2009so", "12\u00a0000 km - so"),
        ("co\u2011op\u2028two", "co-op\ntwo"),
        ("no\u00a0break", "no\u00a0break"),
        ("\u2026 \u2013 \u00c5", "\u2026 \u2013 \u00c5"),
    ],
)
def test_what_is_shown_has_only_what_can_be_seen(
    pasted: str, shown: str
) -> None:
    assert tidy(pasted) == shown


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian: parted letters
        "\u0915\u094d\u200d\u0937",  # Hindi: a half form
        "\u05d0 C++\u200e \u05d1",  # Hebrew: the plus signs stay with their letter
    ],
)
def test_signs_that_a_script_needs_stay_where_it_is_shown(text: str) -> None:
    assert tidy(text) == text


@pytest.mark.parametrize("text", ["Харбин — é", "Харбин — e\u0301"])
def test_a_text_without_odd_signs_is_only_composed(text: str) -> None:
    assert tidy(text) == normalise(text) == "Харбин — é"
