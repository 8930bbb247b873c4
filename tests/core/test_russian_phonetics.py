"""Russian IPA to what espeak-ng takes, judged by what espeak-ng then says."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.russian_phonetics import to_russian_mnemonics
from lantern.speech import espeak

WORDS = [
    "город",
    "пехота",
    "щётка",
    "цена",
    "рыба",
    "телега",
    "съёмка",
    "жизнь",
]


@pytest.mark.process
def test_mnemonics_say_what_the_ipa_says() -> None:
    ipas = espeak.transcribe(WORDS, "ru")
    signs = [f"[[{to_russian_mnemonics(ipa)}]]" for ipa in ipas]
    # one run for all words: each starts a program
    said = espeak.speak(" ".join(signs), "ru").pcm
    assert np.array_equal(said, espeak.speak(" ".join(WORDS), "ru").pcm)


@pytest.mark.parametrize(
    ("ipa", "mnemonics"),
    [
        ("xɐrˈbʲin", "x|V|r|b;|'i|n"),
        ("tɕɐnˈtɕunʲ", "tS;|V|n|tS;|'u|n;"),
        ("ɕːukə", "S;|'u|k|V"),
        ("t͡sɨˈna", "ts|y|n|'a"),
        ("dom", "d|'o|m"),
        ("ˌtʲixəɐkʲɪˈanskʲɪj", "t;|i|x|V|V|k;|I|'a|n|s|k;|I|j"),
    ],
)
def test_stress_goes_before_the_vowel(ipa: str, mnemonics: str) -> None:
    assert to_russian_mnemonics(ipa) == mnemonics


def test_a_sound_that_russian_lacks_is_told() -> None:
    assert to_russian_mnemonics("θɪŋ") is None
    assert to_russian_mnemonics("œ") is None
