"""IPA to what engines take, judged by what espeak-ng then says."""

from __future__ import annotations

import numpy as np
import pytest

from lantern import espeak, phonetics

VOICE = "en-us+edward"


@pytest.mark.parametrize("word", ["hello", "judge", "church", "azure", "thing", "bird", "yellow", "near", "house"])
def test_mnemonics_say_what_the_ipa_says(word: str) -> None:
    """espeak-ng's own IPA of a word, given back as mnemonics, is the same sound, sample for sample."""
    (ipa,) = espeak.phonemes([word], VOICE)
    told = espeak.speak(f"[[{phonetics.mnemonics(ipa)}]]", VOICE)
    assert np.array_equal(told.pcm, espeak.speak(word, VOICE).pcm)


@pytest.mark.parametrize(
    ("ipa", "written"),
    [
        ("mudanˈdʒjɑŋ", "m|u:|d|A:|n|dZ|j|'A:|N"),
        ("ʃin.an", "S|'i:|n|A:|n"),
        ("t.ʃa", "t|S|'A:"),
        ("ˌtrænzbaɪˈkɑːl", "t|r|,a|n|z|b|aI|k|'A:|l"),
        ("mænˈtʃʊəriə", "m|a|n|tS|'U@|r|i:|@"),
    ],
)
def test_stress_goes_before_its_vowel_and_neighbours_stay_apart(ipa: str, written: str) -> None:
    assert phonetics.mnemonics(ipa) == written


def test_phones_are_those_of_the_cmu_dictionary() -> None:
    said = espeak.phonemes(["Vasilevsky", "thirty-four", "judge"], VOICE)
    assert [" ".join(phonetics.phones(ipa)) for ipa in said] == [
        "V AE S AY L V S K IY",
        "TH ER T IY F AO R",
        "JH AH JH",
    ]


def test_strange_signs_are_named() -> None:
    assert phonetics.unknown("ˈplijɛf (puː)") == ""
    assert phonetics.unknown("mu5da%5") == "5%"
