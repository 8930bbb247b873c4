"""Words of a narration at the same share of the same sentence of its translation."""

from __future__ import annotations

import pytest

from lantern.script.translation.shares import map_word, quote_words, read_spoken

ENGLISH = read_spoken("One two three four. Five six.", "en")
RUSSIAN = read_spoken("Раз два. Три четыре пять шесть.", "ru")
JOINED = read_spoken("Раз два три, четыре пять шесть семь восемь.", "ru")


@pytest.mark.parametrize(
    ("index", "same", "whole"),
    [(0, 0, 0), (1, 0, 1), (2, 1, 2), (3, 1, 4), (4, 2, 5), (5, 4, 6)],
)
def test_a_word_is_at_its_share_of_its_sentence(
    index: int, same: int, whole: int
) -> None:
    assert map_word(index, ENGLISH, RUSSIAN) == same
    # of two sentences one was made
    assert map_word(index, ENGLISH, JOINED) == whole


def test_marks_are_no_words() -> None:
    assert read_spoken("One [pause 0.5] *two*.", "en").words == ("One", "two.")


def test_chinese_is_counted_in_its_signs() -> None:
    chinese = read_spoken("一九四五年八月。苏联军队来了。", "zh")
    assert len(chinese.ends) == 2
    index = map_word(5, ENGLISH, chinese)
    assert quote_words(chinese.words, index, index) == "队"


@pytest.mark.parametrize(
    ("first", "last", "after", "phrase"),
    [
        (0, 0, 0, "Rain"),
        (0, 2, 0, "Rain and wind"),
        (3, 3, 0, "rain again"),
        (3, 3, 3, "rain"),
        (4, 4, 0, "again"),
        (5, 5, 0, "rain at"),
        (7, 9, 0, "night"),
    ],
)
def test_words_are_quoted_until_they_are_the_first_of_their_kind(
    first: int, last: int, after: int, phrase: str
) -> None:
    words = ["Rain", "and", "wind,", "rain", "again,", "rain", "at", "night."]
    assert quote_words(words, first, last, after=after) == phrase


def test_a_dash_alone_begins_no_phrase() -> None:
    assert quote_words(["a", "—", "b", "c"], 1, 1) == "b"
