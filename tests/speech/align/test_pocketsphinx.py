"""The recogniser: words it knows, words it is taught, and what it can't find."""

from __future__ import annotations

import sys
from itertools import pairwise

import numpy as np
import pytest

from lantern.speech import espeak
from lantern.speech.align import pocketsphinx
from lantern.speech.align.audio import AlignmentAudio, prepare_sound
from lantern.speech.align.pocketsphinx import Recogniser
from tests.support.aligned import SpokenText, measure_errors, speak

TEXT = "Nobody in the headquarters knew where the blow would fall."


def hear(spoken: SpokenText) -> AlignmentAudio:
    sound = prepare_sound(spoken.sound.pcm, spoken.sound.rate)
    assert sound is not None
    return sound


def strip(words: list[str]) -> list[str]:
    """Return words without their commas, as the recogniser takes them."""
    return [word.rstrip(",") for word in words]


def make_recogniser(ipa: dict[str, str], *taught: str) -> Recogniser:
    pytest.importorskip("pocketsphinx")
    recogniser = pocketsphinx.make_recogniser(ipa, frozenset(taught))
    assert recogniser is not None
    return recogniser


@pytest.mark.process
def test_words_of_its_dictionary_are_found() -> None:
    spoken = speak(TEXT)
    words = strip(spoken.words)
    cues = make_recogniser(dict.fromkeys(words, ""))(hear(spoken), words)
    assert cues is not None
    assert all(start < end for start, end in cues)
    assert all(before[1] <= after[0] for before, after in pairwise(cues))
    assert np.median(measure_errors(cues, spoken.truth)) <= 20


@pytest.mark.process
def test_a_word_that_the_dictionary_lacks_is_taught() -> None:
    spoken = speak("Nobody knew Vasilevsky there.")
    words = strip(spoken.words)
    ipa = dict(zip(words, espeak.transcribe(words, "en-us"), strict=True))
    cues = make_recogniser(ipa)(hear(spoken), words)
    assert cues is not None
    assert max(measure_errors(cues, spoken.truth)) <= 60


@pytest.mark.process
def test_a_word_without_sounds_cant_be_looked_for() -> None:
    spoken = speak("Nobody knew there.")
    recogniser = make_recogniser({"nobody": "", "knew": "", "xqzzy": ""})
    assert recogniser(hear(spoken), ["nobody", "knew", "xqzzy"]) is None
    assert recogniser(hear(spoken), ["nobody", "knew", "unknown"]) is None


@pytest.mark.process
def test_the_same_sound_is_heard_alike_after_another_one() -> None:
    spoken = speak(TEXT)
    words = strip(spoken.words)
    recogniser = make_recogniser(dict.fromkeys([*words, "there"], ""))
    first = recogniser(hear(spoken), words)
    assert first is not None
    other = speak("Nobody knew there.")
    assert recogniser(hear(other), strip(other.words)) is not None
    assert recogniser(hear(spoken), words) == first


def test_without_the_library_there_is_no_recogniser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    assert pocketsphinx.make_recogniser({}, frozenset()) is None


def test_the_version_names_the_library() -> None:
    assert "pocketsphinx" in pocketsphinx.describe_version()
