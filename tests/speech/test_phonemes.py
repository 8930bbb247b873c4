"""Sentences as IPA, word by word."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lantern.core.problems import ToolFailure
from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from lantern.speech.phonemes import WordSounds, read_sentences, split_sounds


def read(
    text: str,
    voice: str = "en-us",
    lexicon: Mapping[str, Pronunciation] | None = None,
) -> list[WordSounds]:
    """Return the sounds of one sentence."""
    words = wording.split_words(text, "en", lexicon or {})
    return read_sentences([words], voice)[0]


# Splitting


def test_words_are_parted_at_their_blanks() -> None:
    found = split_sounds("hiː sˈɛd nˈoʊ", ["hiː", "sˈɛd", "nˈoʊ"])
    assert found == [WordSounds("hiː"), WordSounds("sˈɛd"), WordSounds("nˈoʊ")]


def test_words_that_are_said_as_one_are_parted_and_linked() -> None:
    found = split_sounds("fɚɹə lˈɔŋ tˈaɪm", ["fɔːɹ", "ˈeɪ", "lˈɔŋ", "tˈaɪm"])
    assert found[:2] == [WordSounds("fɚɹ"), WordSounds("ə", linked=True)]
    assert found[2:] == [WordSounds("lˈɔŋ"), WordSounds("tˈaɪm")]


def test_stress_belongs_to_the_word_after_it() -> None:
    found = split_sounds("ðəˈɛnd", ["ðə", "ɛnd"])
    assert found == [WordSounds("ðə"), WordSounds("ˈɛnd", linked=True)]


def test_a_word_of_several_spoken_ones_keeps_its_blanks() -> None:
    found = split_sounds(
        "ɪn twˈɛnti fˈaɪv dˈeɪz", ["ɪn", "twˈɛnti fˈaɪv", "dˈeɪz"]
    )
    assert [sounds.ipa for sounds in found] == ["ɪn", "twˈɛnti fˈaɪv", "dˈeɪz"]


def test_a_word_without_sounds_gets_none() -> None:
    found = split_sounds("lˈɔm ɛ la", ["lˈɔm", "", "ɛ", "", "la"])
    assert [sounds.ipa for sounds in found] == ["lˈɔm", "", "ɛ", "", "la"]
    assert not any(sounds.linked for sounds in found)


def test_sounds_that_no_word_has_alone_stay_with_their_word() -> None:
    found = split_sounds("le-z amˈi", ["le-", "amˈi"])
    assert [sounds.ipa for sounds in found] == ["le-z", "amˈi"]


def test_a_word_that_is_swallowed_gets_no_sounds() -> None:
    found = split_sounds("ɡˈʌnə ɡˈoʊ", ["ɡˈʌnə", "ʔ", "ɡˈoʊ"])
    assert [sounds.ipa for sounds in found] == ["ɡˈʌnə", "", "ɡˈoʊ"]


def test_nothing_is_split_into_nothing() -> None:
    assert split_sounds("", []) == []
    assert split_sounds("", ["", ""]) == [WordSounds(""), WordSounds("")]


# espeak-ng's readings


@pytest.mark.process
def test_a_sentence_is_read_as_one_and_given_word_by_word() -> None:
    found = read("In the north — for a time — it held.")
    assert found == [
        WordSounds("ɪn"),
        WordSounds("ðə", linked=True),
        WordSounds("nˈɔːɹθ"),
        WordSounds(""),
        WordSounds("fɚɹ"),
        WordSounds("ə", linked=True),
        WordSounds("tˈaɪm"),
        WordSounds(""),
        WordSounds("ɪt"),
        WordSounds("hˈɛld"),
    ]


@pytest.mark.process
def test_the_lexicons_sounds_stand_in_place_of_the_engines() -> None:
    lexicon = {"Hailar": Pronunciation(ipa="ˈhaɪlɑː")}
    found = read("To Hailar’s north.", lexicon=lexicon)
    assert [sounds.ipa for sounds in found] == ["tə", "ˈhaɪlɑːz", "nˈɔːɹθ"]


@pytest.mark.process
def test_names_of_languages_arent_read() -> None:
    found = read("Peter est là.", "fr")
    assert [sounds.ipa for sounds in found] == ["pˈiːtə", "ɛ", "lˈa"]


@pytest.mark.process
def test_accents_are_signs_of_their_own() -> None:
    (sounds,) = read("Bon", "fr")
    assert sounds.ipa == "bˈɔ\u0303"


@pytest.mark.process
def test_an_authors_own_brackets_are_no_mnemonics() -> None:
    found = read("He wrote [[mud]].")
    assert found[-1].ipa == "mˈʌd"


@pytest.mark.process
def test_each_sentence_has_its_own_words() -> None:
    words = wording.split_words("Who came? Nobody.", "en", {})
    first, second = read_sentences([words[:2], words[2:]], "en-us")
    assert [sounds.ipa for sounds in first] == ["hˌuː", "kˈeɪm"]
    assert [sounds.ipa for sounds in second] == ["nˈoʊbɑːdi"]


@pytest.mark.process
def test_signs_that_are_read_as_words_have_sounds_and_marks_have_none() -> None:
    found = read("One & two … no !")
    assert [sounds.ipa for sounds in found] == [
        "wˈʌn",
        "ænd",
        "tˈuː",
        "",
        "nˈoʊ",
        "",
    ]


@pytest.mark.process
def test_a_voice_that_the_engine_lacks_is_named() -> None:
    with pytest.raises(ToolFailure) as caught:
        read("Hello.", "xx-none")
    assert "espeak-ng has no voice 'xx-none'" in caught.value.detail
