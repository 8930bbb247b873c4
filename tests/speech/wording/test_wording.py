"""What the narration becomes for the ear."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from lantern.speech.wording import numbers


def entries(lexicon: dict[str, str]) -> dict[str, Pronunciation]:
    return {written: Pronunciation(say=said) for written, said in lexicon.items()}


def say(text: str, lexicon: dict[str, str] | None = None, language: str = "en") -> str:
    return wording.join_spoken(
        wording.split_words(text, language, entries(lexicon or {}))
    )


def test_each_written_word_keeps_its_place_and_its_part_of_the_speech() -> None:
    text = "On  9 August, they moved 600 000."
    words = wording.split_words(text, "en", {})
    assert [text[w.start : w.end] for w in words] == [w.written for w in words]
    assert [(w.written, w.spoken) for w in words] == [
        ("On", "On"),
        ("9", "the ninth of"),
        ("August,", "August,"),
        ("they", "they"),
        ("moved", "moved"),
        ("600", "six"),
        ("000.", "hundred thousand."),
    ]


def test_invisible_characters_are_not_spoken() -> None:
    words = wording.split_words(
        "Har\u200bbin \u202eand\u202c \u200b Muk\u00adden", "en", {}
    )
    assert [w.written for w in words] == ["Harbin", "and", "Mukden"]
    assert words[-1].start == 16


def test_sentences_end_at_stops_but_not_at_titles_initials_or_before_small_letters() -> (
    None
):
    words = wording.split_words(
        "Gen. Zhukov came. J. Stalin (at 4 p.m. precisely) left! “Why?” Nobody knew",
        "en",
        {},
    )
    ends = [words[r[-1]].written for r in wording.split_sentences(words)]
    assert ends == ["came.", "left!", "“Why?”", "knew"]
    assert [i for r in wording.split_sentences(words) for i in r] == list(
        range(len(words))
    )


def test_nothing_written_is_nothing_spoken() -> None:
    assert wording.split_words(" \n ", "en", {}) == ()
    assert wording.split_sentences(()) == []


def test_without_num2words_figures_stay_as_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "num2words", None)
    numbers.load_speller.cache_clear()
    try:
        assert (
            say("On 9 August 1945, Hailar", {"Hailar": "High-lar"})
            == "On 9 August 1945, High-lar"
        )
        words = wording.split_words("Gen. Zhukov saw No. 5. No. Nobody did.", "en", {})
        assert [words[r[-1]].written for r in wording.split_sentences(words)] == [
            "5.",
            "No.",
            "did.",
        ]
    finally:
        numbers.load_speller.cache_clear()
