"""Words as captions write them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from lantern.core.units import Frames
from lantern.core.words import JOINED
from lantern.timeline import TimedWord
from lantern.timeline.captions.written_words import list_lit_words, write_words


def time_word(text: str, start: int, end: int) -> TimedWord:
    return TimedWord(text, Frames(start), Frames(end))


def describe(words: Iterable[TimedWord]) -> list[str]:
    return [f"{word.text} {word.start}-{word.end}" for word in words]


def test_blanks_are_single_and_empty_words_are_left_out() -> None:
    words = [time_word("the  wide\nsteppe", 0, 10), time_word(" ", 10, 12)]
    found = write_words(
        words,
        width=42,
        language="en",
    )
    assert describe(found) == ["the wide steppe 0-10"]


@pytest.mark.parametrize(
    ("language", "quoted"),
    [("de", ("„Halt!“", "rief")), ("fr", ("« Halt! »", "rief"))],
)
def test_quotes_are_those_of_the_language(
    language: str, quoted: tuple[str, str]
) -> None:
    words = [time_word('"Halt!"', 0, 10), time_word("rief", 10, 20)]
    found = write_words(
        words,
        width=42,
        language=language,
    )
    assert (
        tuple(
            word.text.replace("\u202f", " ").replace("\xa0", " ")
            for word in found
        )
        == quoted
    )


def test_words_without_a_blank_between_them_are_one_in_their_times() -> None:
    words = [time_word(f"東京{JOINED}", 0, 10), time_word("駅", 10, 16)]
    found = write_words(
        words,
        width=42,
        language="ja",
    )
    assert describe(found) == ["東京駅 0-16"]


def test_a_word_that_is_too_long_is_split_and_its_time_shared() -> None:
    # six wide characters of two columns in 24 frames, four columns on a line
    found = write_words(
        [time_word("東西南北左右", 100, 124)],
        width=4,
        language="zh",
    )
    assert describe(found) == ["東西 100-108", "南北 108-116", "左右 116-124"]


def test_parts_of_several_words_begin_and_end_as_they_are_spoken() -> None:
    words = [time_word(f"東西{JOINED}", 0, 10), time_word("南北", 20, 30)]
    found = write_words(
        words,
        width=4,
        language="zh",
    )
    assert describe(found) == ["東西 0-10", "南北 20-30"]


@pytest.mark.parametrize(
    ("language", "texts", "lit"),
    [
        ("en", ["the", "wide"], ["the 0-10", "wide 10-20"]),
        # in Thai words of the dictionary, whose signs are spoken at their own times
        (
            "th",
            [f"ทหาร{JOINED}", f"ญี่{JOINED}", "ปุ่น", "มา"],
            ["ทหาร 0-10", "ญี่ปุ่น 10-30", "มา 30-40"],
        ),
        # in Japanese phrases, in Chinese signs, a figure with what it counts
        (
            "ja",
            [f"部隊は{JOINED}", "入った。"],
            ["部隊は 0-10", "入った。 10-20"],
        ),
        ("zh", [f"苏{JOINED}", "军。"], ["苏 0-10", "军。 10-20"]),
    ],
)
def test_in_karaoke_words_without_blanks_light_up_one_by_one(
    language: str, texts: list[str], lit: list[str]
) -> None:
    words = [
        time_word(text, 10 * i, 10 * i + 10) for i, text in enumerate(texts)
    ]
    found = write_words(
        words,
        width=42,
        language=language,
    )
    assert describe(list_lit_words(found)) == lit


def test_quotes_round_a_run_light_up_with_its_words() -> None:
    words = [time_word(f'"東{JOINED}', 0, 10), time_word('西"', 10, 20)]
    found = write_words(
        words,
        width=42,
        language="zh",
    )
    assert describe(list_lit_words(found)) == ["“東 0-10", "西” 10-20"]
