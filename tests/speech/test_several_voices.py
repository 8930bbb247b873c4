"""Takes of several voices: words in order of time, levels, pauses between voices, slow parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lantern.core.units import SAMPLE_RATE
from lantern.speech.several_voices import PartTake, join_parts, stretch_take
from lantern.speech.voices import Take, Utterance
from lantern.speech.voices.tone import Tone
from lantern.speech.wording import split_words


def speak(text: str, voice: str = "a", *, gain: float = 1.0) -> PartTake:
    words = split_words(text, "en", {})
    take = Tone().speak(Utterance(words, "en", {}), Path())
    quieter = np.asarray(take.pcm * gain, np.int16)
    return PartTake(replace(take, pcm=quieter), words, "en", "", voice)


def measure_gaps(take: Take) -> list[int]:
    """Milliseconds between words."""
    found = []
    for before, after in zip(take.cues, take.cues[1:], strict=False):
        found.append(round((after[0] - before[1]) / SAMPLE_RATE * 1000))
    return found


def measure_level(pcm: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(pcm.astype(np.float64)))))


def test_parts_follow_one_another_with_pauses_by_what_ends_there(
    tmp_path: Path,
) -> None:
    parts = [
        speak("One"),
        speak("two,", "b"),
        speak("three."),
        speak("Four."),
        speak("Five", "b"),
    ]
    take, methods = join_parts(parts)
    # within a phrase, at a comma, at a stop, and at a stop where another voice begins; tones begin
    # at once, without the 20 ms that a voice leaves
    assert measure_gaps(take) == pytest.approx([40, 160, 300, 430], abs=4)
    assert methods == ("exact",) * 5
    assert take.timing == "exact"
    assert take.cues[-1][1] < len(take.pcm)


@pytest.mark.process
def test_the_least_exact_part_says_how_words_were_timed(tmp_path: Path) -> None:
    guessed = speak("Two", "b")
    guessed = replace(guessed, take=replace(guessed.take, timing="estimated"))
    take, methods = join_parts([speak("One"), guessed])
    assert methods[0] == "exact"
    assert take.timing == methods[1] != "exact"


@pytest.mark.process
def test_each_voice_is_as_loud_as_the_others(tmp_path: Path) -> None:
    loud = speak("One and two and three", "a")
    low = speak("Four", "b", gain=0.1)
    parts = [replace(loud, filters="anull"), replace(low, filters="anull")]
    take, _ = join_parts(parts)
    before = take.pcm[take.cues[0][0] : take.cues[0][1]]
    after = take.pcm[take.cues[-1][0] : take.cues[-1][1]]
    assert measure_level(after) == pytest.approx(measure_level(before), rel=0.5)


@pytest.mark.process
def test_a_slow_part_is_longer_and_keeps_its_pitch(tmp_path: Path) -> None:
    raw = speak("Seven").take
    slow = stretch_take(raw, 1.5)
    assert len(slow.pcm) == pytest.approx(1.5 * len(raw.pcm), abs=2)
    for take in (raw, slow):
        start, end = take.cues[0]
        wave = take.pcm[start:end].astype(np.float64)
        crossings = np.count_nonzero(np.diff(np.signbit(wave)))
        seconds = len(wave) / SAMPLE_RATE
        assert crossings / 2 / seconds == pytest.approx(440, rel=0.08)
