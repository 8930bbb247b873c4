"""IPA to what engines take, judged by what espeak-ng then says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern.core import phonetics
from lantern.script.document import build_model, read_yaml
from lantern.script.model.voice import Lexicon
from lantern.speech import espeak

pytestmark = pytest.mark.process

VOICE = "en-us+edward"


WORDS = ["hello", "judge", "church", "azure", "thing", "bird"]
WORDS += ["yellow", "near", "house"]


@pytest.fixture(scope="module")
def transcribed() -> dict[str, str]:
    """Return espeak-ng's own IPA of each word."""
    return dict(zip(WORDS, espeak.transcribe(WORDS, VOICE), strict=True))


@pytest.mark.parametrize("word", WORDS)
def test_mnemonics_say_what_the_ipa_says(
    word: str, transcribed: dict[str, str]
) -> None:
    """Compare espeak-ng's own IPA of a word, given back as mnemonics, sample for sample."""
    ipa = transcribed[word]
    told = espeak.speak(f"[[{phonetics.to_espeak_mnemonics(ipa)}]]", VOICE)
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
def test_stress_goes_before_its_vowel_and_neighbours_stay_apart(
    ipa: str, written: str
) -> None:
    assert phonetics.to_espeak_mnemonics(ipa) == written


@pytest.mark.parametrize(
    ("ipa", "american", "british"),
    [
        ("mɑːlɪˈnɒfski", "mɑlɪnˈɑfski", "mɑːlɪnˈɒfski"),
        ("ˌtʃɑːŋˈtʃʊn", "ʧˌɑŋʧˈʊn", "ʧˌɑːŋʧˈʊn"),
        ("hoʊˈkaɪdoʊ", "hOkˈIdO", "hQkˈIdQ"),
        ("ɑːrˈɡuːn", "ɑɹɡˈun", "ɑːɡˈuːn"),
        ("mænˈtʃʊəriə", "mænʧˈʊɹiə", "manʧˈʊəɹiə"),
        ("tɔɪ", "tˈY", "tˈY"),
        ("ˈpuː jiː", "pˈu jˈi", "pˈuː jˈiː"),
        ("trænz baɪˈkɑːl", "tɹˈænz bIkˈɑl", "tɹˈanz bIkˈɑːl"),
        ("ˈtʃɛx", "ʧˈɛk", "ʧˈɛk"),
    ],
)
def test_signs_of_misaki_have_the_stress_before_the_vowel(
    ipa: str, american: str, british: str
) -> None:
    assert phonetics.to_misaki(ipa) == american
    assert phonetics.to_misaki(ipa, british=True) == british


def test_phones_are_those_of_the_cmu_dictionary() -> None:
    said = espeak.transcribe(["Vasilevsky", "thirty-four", "judge"], VOICE)
    assert [" ".join(phonetics.to_cmu_phones(ipa)) for ipa in said] == [
        "V AE S AY L V S K IY",
        "TH ER T IY F AO R",
        "JH AH JH",
    ]


def test_strange_signs_are_named() -> None:
    assert phonetics.find_unknown_signs("ˈplijɛf (puː)") == ""
    assert phonetics.find_unknown_signs("mu5da%5") == "5%"


LEXICON = (
    Path(__file__).parents[2] / "scenes" / "liberation-1945" / "lexicon.yml"
)


def distance(a: list[str], b: list[str]) -> int:
    """Sounds to change, add or leave out to make one of the other."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, last + (x != y)),
            )
    return row[-1]


def test_the_sample_says_its_names_as_they_are_meant() -> None:
    """Compare espeak-ng's sounds for each respelling with the entry's own IPA."""
    tree, problems = read_yaml(LEXICON)
    assert tree is not None
    assert not problems
    lexicon, problems = build_model(Lexicon, tree)
    assert lexicon is not None
    assert not problems
    words = list(lexicon.words)
    assert len(words) > 100
    respellings = [lexicon.words[word].say or "" for word in words]
    meant = [
        phonetics.to_cmu_phones(lexicon.words[word].ipa or "") for word in words
    ]
    assert all(respellings)
    assert all(meant)
    total = sum(map(len, meant))
    off = measure(respellings, meant)
    assert sum(off) / total < 0.08
    assert max(off) <= 3, [words[i] for i in range(len(off)) if off[i] > 2]
    # What espeak-ng makes of the bare names is far worse.
    assert sum(measure(words, meant)) / total > 0.25


def measure(texts: list[str], meant: list[list[str]]) -> list[int]:
    """Return how many sounds of each spoken text differ from what is meant."""
    spoken = espeak.transcribe(texts, VOICE)
    pairs = zip(spoken, meant, strict=True)
    return [
        distance(phonetics.to_cmu_phones(ipa), sounds) for ipa, sounds in pairs
    ]


@pytest.mark.parametrize("ipa", ["", "ˈ", "ː"])
def test_ipa_without_a_sound_is_nothing(ipa: str) -> None:
    assert phonetics.to_espeak_mnemonics(ipa) == ""
    assert phonetics.to_cmu_phones(ipa) == []
