"""What the narration becomes for the ear."""

from __future__ import annotations

import sys

import pytest

from lantern import speech


def say(text: str, lexicon: dict[str, str] | None = None, language: str = "en") -> str:
    return speech.spoken(speech.words(text, language, lexicon or {}))


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("in 1945, then", "in nineteen forty-five, then"),
        ("in 1905", "in nineteen oh five"),
        ("in 1900", "in nineteen hundred"),
        ("in 2005", "in two thousand five"),
        ("in 2026", "in twenty twenty-six"),
        ("the 1930s.", "the nineteen thirties."),
        ("1941–1945", "nineteen forty-one to nineteen forty-five"),
        ("1941-45", "nineteen forty-one to forty-five"),
        ("1900 tanks", "one thousand nine hundred tanks"),
        ("On 9 August 1945", "On the ninth of August nineteen forty-five"),
        ("on the 9th of August", "on the ninth of August"),
        ("On August 9th, dawn", "On August ninth, dawn"),
        ("August 9, 1945.", "August ninth, nineteen forty-five."),
        ("In August 12 divisions", "In August twelve divisions"),
        ("from 9–14 August", "from the ninth to the fourteenth of August"),
        ("the 38th parallel", "the thirty-eighth parallel"),
        ("At 00:10 on", "At ten past midnight on"),
        ("At 4:30 pm", "At four thirty P M"),
        ("at 4:05", "at four oh five"),
        ("at 1 am", "at one A M"),
        ("at 18:00", "at eighteen hundred"),
        ("84,000 men", "eighty-four thousand men"),
        ("(84,000)", "(eighty-four thousand)"),
        ("about 600 000.", "about six hundred thousand."),
        ("1 234 567", "one million two hundred thirty-four thousand five hundred sixty-seven"),
        ("120-150 km", "one hundred twenty to one hundred fifty kilometres"),
        ("1 km", "one kilometre"),
        ("3.5km", "three point five kilometres"),
        ("122-mm guns", "one hundred twenty-two millimetre guns"),
        ("84% or 10 %", "eighty-four percent or ten percent"),
        ("T-34 tanks and 007", "T-34 tanks and 007"),
    ],
)
def test_english_figures_are_said_as_a_narrator_says_them(written: str, heard: str) -> None:
    assert say(written) == heard


def test_each_written_word_keeps_its_place_and_its_part_of_the_speech() -> None:
    text = "On  9 August, they moved 600 000."
    words = speech.words(text, "en", {})
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


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("“Hailar,” he said", "“High-lar,” he said"),
        ("Hailar's walls, HAILAR’S walls", "High-lar's walls, High-lar’s walls"),
        ("Hailarite", "Hailarite"),
        ("May may", "Mayo maybe"),
        ("so Pu Yi's throne", "so Poo Yee's throne"),
        ("so Pu, Yi", "so Pu, Yi"),
        ("Gen. Zhukov", "General Zhukov"),
        ("the Kwantung Army (1945)", "the Army of Gwandong (nineteen forty-five)"),
    ],
)
def test_the_lexicon_speaks_for_whole_words_and_phrases(written: str, heard: str) -> None:
    lexicon = {
        "Hailar": "High-lar",
        "May": "Mayo",
        "may": "maybe",
        "Pu Yi": "Poo Yee",
        "Gen.": "General",
        "Kwantung Army": "Army of Gwandong",
        "army": "never",
    }
    assert say(written, lexicon) == heard


def test_the_lexicon_goes_before_the_rules_for_numbers() -> None:
    assert say("Route 1945", {"1945": "one nine four five"}) == "Route one nine four five"


def test_a_phrase_with_a_shorter_saying_loses_nothing() -> None:
    words = speech.words("the Imperial General Staff.", "en", {"Imperial General Staff": "staff"})
    assert [w.spoken for w in words] == ["the", "", "", "staff."]
    assert speech.spoken(words) == "the staff."


def test_invisible_characters_are_not_spoken() -> None:
    words = speech.words("Har\u200bbin \u202eand\u202c \u200b Muk\u00adden", "en", {})
    assert [w.written for w in words] == ["Harbin", "and", "Mukden"]
    assert words[-1].start == 16


def test_sentences_end_at_stops_but_not_at_titles_initials_or_before_small_letters() -> None:
    words = speech.words("Gen. Zhukov came. J. Stalin (at 4 p.m. precisely) left! “Why?” Nobody knew", "en", {})
    ends = [words[r[-1]].written for r in speech.sentences(words)]
    assert ends == ["came.", "left!", "“Why?”", "knew"]
    assert [i for r in speech.sentences(words) for i in r] == list(range(len(words)))


def test_other_languages_get_plain_numbers_only() -> None:
    assert say("в 21 день, 9 августа", language="ru") == "в двадцать один день, девять августа"
    assert say("21 x", language="xx") == "21 x"


def test_nothing_written_is_nothing_spoken() -> None:
    assert speech.words(" \n ", "en", {}) == ()
    assert speech.sentences(()) == []


def test_without_num2words_figures_stay_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "num2words", None)
    speech._num2words.cache_clear()
    try:
        assert say("On 9 August 1945, Hailar", {"Hailar": "High-lar"}) == "On 9 August 1945, High-lar"
    finally:
        speech._num2words.cache_clear()
