"""The author's lexicon: whole words and phrases, their endings, and their sounds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from tests.support.spoken import entries, say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("“Hailar,” he said", "“High-lar,” he said"),
        (
            "Hailar's walls, HAILAR’S walls",
            "High-lar's walls, High-lar’s walls",
        ),
        ("Hailarite", "Hailarite"),
        ("May may", "Mayo maybe"),
        ("so Pu Yi's throne", "so Poo Yee's throne"),
        ("so Pu, Yi", "so Pu, Yi"),
        ("Gen. Zhukov", "General Zhukov"),
        (
            "the Kwantung Army (1945)",
            "the Army of Gwandong (nineteen forty-five)",
        ),
    ],
)
def test_the_lexicon_speaks_for_whole_words_and_phrases(
    written: str, heard: str
) -> None:
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


def calls(work: Callable[[], object]) -> int:
    """Count the calls of Python functions that some work takes."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_a_lexicon_of_ten_thousand_entries_costs_a_long_text_little() -> None:
    lexicon = entries({f"Name{i} of{i}": f"said {i}" for i in range(10_000)})
    text = "Rain and wind. " * 300 + "Name7 of7's name8 OF8"
    words = wording.split_words(text, "en", lexicon)
    assert [word.spoken for word in words[-4:]] == ["said", "7's", "said", "8"]
    most = 50 * (
        10_000 + 900
    )  # a look at every entry from every word takes 9 million
    assert calls(lambda: wording.split_words(text, "en", lexicon)) < most


def test_the_lexicon_goes_before_the_rules_for_numbers() -> None:
    assert (
        say("Route 1945", {"1945": "one nine four five"})
        == "Route one nine four five"
    )


def test_sounds_go_with_the_word_and_its_ending() -> None:
    lexicon = {
        "Pliev": Pronunciation(say="plee-yeff", ipa="ˈplijɛf"),
        "Pu Yi": Pronunciation(ipa="puː ˈjiː"),
        "Hulan": Pronunciation(ipa="huːˈlɑːn"),
        "Karluk": Pronunciation(say="car-look"),
        "Kos": Pronunciation(ipa="kɒs"),
    }
    words = wording.split_words(
        "Pliev’s (Pu Yi's), two Karluks; Hulans, Kos's as", "en", lexicon
    )
    assert [(w.spoken, w.ipa) for w in words] == [
        ("plee-yeff’s", "ˈplijɛfs"),
        ("(Pu", "puː"),
        ("Yi's),", "ˈjiːz"),
        ("two", ""),
        ("car-looks;", ""),
        ("Hulans,", "huːˈlɑːnz"),
        ("Kos's", "kɒsɪz"),
        ("as", ""),
    ]


def test_a_phrase_with_a_shorter_saying_loses_nothing() -> None:
    words = wording.split_words(
        "the Imperial General Staff.",
        "en",
        entries({"Imperial General Staff": "staff"}),
    )
    assert [w.spoken for w in words] == ["the", "", "", "staff."]
    assert wording.join_spoken(words) == "the staff."


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("May", "exact"),
        ("may", "folded"),
        ("MAY", "folded"),
    ],
)
def test_the_exact_case_goes_before_any_case(written: str, heard: str) -> None:
    assert say(written, {"may": "folded", "May": "exact"}) == heard


def test_a_longer_entry_goes_before_a_shorter_one() -> None:
    lexicon = {"Army": "one", "Kwantung Army": "two words"}
    assert say("Kwantung Army, Army", lexicon) == "two words, one"


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Pliev's", "plee's"),
        ("PLIEV'S", "plee's"),
        ("Plievs", "plees"),
        ("Kos'", "koss'"),
        ("Kos's", "koss's"),
        ("as", "as"),
        ("Ids", "Ids"),
        ("ovens", "ovens"),
    ],
)
def test_possessives_and_plurals_of_names(written: str, heard: str) -> None:
    lexicon = {
        "Pliev": "plee",
        "Kos": "koss",
        "a": "ay",
        "Id": "eed",
        "oven": "uvn",
    }
    assert say(written, lexicon) == heard


def test_punctuation_inside_a_phrase_must_be_the_same() -> None:
    lexicon = {"Port Arthur": "harbour"}
    assert say("Port, Arthur", lexicon) == "Port, Arthur"
    assert say("Port Arthur,", lexicon) == "harbour,"
    assert say("Port (Arthur)", lexicon) == "Port (Arthur)"


def test_an_entrys_own_full_stop_is_not_said_twice() -> None:
    words = wording.split_words("Gen. Wu", "en", entries({"Gen.": "General"}))
    assert [word.spoken for word in words] == ["General", "Wu"]


@pytest.mark.parametrize(
    ("ipa", "plural"),
    [
        ("kɒs", "kɒsɪz"),
        ("kɒp", "kɒps"),
        ("kɒb", "kɒbz"),
        ("kuː", "kuːz"),
        ("æʃ", "æʃɪz"),
    ],
)
def test_an_ending_sounds_as_after_its_last_sound(
    ipa: str, plural: str
) -> None:
    lexicon = {"Name": Pronunciation(ipa=ipa)}
    (word,) = wording.split_words("Names", "en", lexicon)
    assert word.ipa == plural


def test_invisible_characters_in_an_entry_are_not_looked_for() -> None:
    assert say("Harbin", {"Har\u00adbin": "har bin"}) == "har bin"


def test_an_entry_of_nothing_changes_nothing() -> None:
    assert say("some words", {"\u200b": "nothing"}) == "some words"
