"""Words as captions write them."""

from __future__ import annotations

import pytest

from lantern.core.units import Frames
from lantern.core.words import JOINED
from lantern.timeline import TimedWord
from lantern.timeline.captions.written_words import write_words


def time_word(text: str, start: int, end: int) -> TimedWord:
    return TimedWord(text, Frames(start), Frames(end))


def test_blanks_are_single_and_empty_words_are_left_out() -> None:
    words = [time_word("the  wide\nsteppe", 0, 10), time_word(" ", 10, 12)]
    found = write_words(words, width=42, language="en")
    assert found == [time_word("the wide steppe", 0, 10)]


@pytest.mark.parametrize(
    ("language", "quoted"),
    [("de", ("„Halt!“", "rief")), ("fr", ("« Halt! »", "rief"))],
)
def test_quotes_are_those_of_the_language(
    language: str, quoted: tuple[str, str]
) -> None:
    words = [time_word('"Halt!"', 0, 10), time_word("rief", 10, 20)]
    found = write_words(words, width=42, language=language)
    assert (
        tuple(word.text.replace("\u202f", " ").replace("\xa0", " ") for word in found)
        == quoted
    )


def test_words_without_a_blank_between_them_are_one_in_their_times() -> None:
    words = [time_word(f"東京{JOINED}", 0, 10), time_word("駅", 10, 16)]
    assert write_words(words, width=42, language="ja") == [time_word("東京駅", 0, 16)]


def test_a_word_that_is_too_long_is_split_and_its_time_shared() -> None:
    # six wide characters of two columns in 24 frames, four columns on a line
    (first, second, third) = write_words(
        [time_word("東西南北左右", 100, 124)], width=4, language="zh"
    )
    assert first == time_word("東西", 100, 108)
    assert second == time_word("南北", 108, 116)
    assert third == time_word("左右", 116, 124)


def test_parts_of_several_words_begin_and_end_as_they_are_spoken() -> None:
    words = [time_word(f"東西{JOINED}", 0, 10), time_word("南北", 20, 30)]
    first, second = write_words(words, width=4, language="zh")
    assert first == time_word("東西", 0, 10)
    assert second == time_word("南北", 20, 30)
