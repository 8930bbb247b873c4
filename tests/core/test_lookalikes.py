"""Words that mix letters of two alphabets which look alike."""

from __future__ import annotations

import pytest

from lantern.core.lookalikes import find_mixed_words

LATIN_A = "a"
CYRILLIC_O = "\u043e"


@pytest.mark.parametrize(
    ("word", "strange", "alphabet", "meant"),
    [
        (f"Х{LATIN_A}рбин", LATIN_A, "Cyrillic", "Харбин"),
        ("Mуданьцзян", "M", "Cyrillic", "Муданьцзян"),
        (f"Harbin{CYRILLIC_O}", CYRILLIC_O, "Latin", "Harbino"),
        (f"Аθήν{LATIN_A}", "", "", ""),  # three alphabets: nobody knows
        ("Aθήνα", "A", "Greek", "Αθήνα"),
        ("Сo", "o", "Cyrillic", "Со"),  # of two alike the first letter tells
        ("oС", "С", "Latin", "oC"),
    ],
)
def test_a_letter_that_only_looks_like_the_others_is_found(
    word: str, strange: str, alphabet: str, meant: str
) -> None:
    found = list(find_mixed_words(f"В 1945: «{word}»."))
    if not strange:
        assert found == []
        return
    (mixed,) = found
    assert (mixed.start, mixed.end) == (9, 9 + len(word))
    assert (mixed.word, mixed.strange) == (word, strange)
    assert (mixed.alphabet, mixed.meant) == (alphabet, meant)


@pytest.mark.parametrize(
    "text",
    [
        "Харбин и Harbin",
        "T-34 и Т-34",
        "USB-кабель",
        "Lодка",  # nobody takes the L for another letter
        "plain text",
        "東京A日本",
    ],
)
def test_words_that_are_meant_as_they_are_are_left_alone(text: str) -> None:
    assert list(find_mixed_words(text)) == []
