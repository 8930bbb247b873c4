"""What models said, brought to one level and joined to a take."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.speech import wording
from lantern.speech.neural.durations import PhonemeRange
from lantern.speech.neural.speaking import (
    SpokenPart,
    join_parts,
    list_sentences,
)
from lantern.speech.neural.taps import FLOAT, DurationTap
from lantern.speech.voices import Take

RATE = 24_000
TAP = DurationTap("durations", FLOAT, 0.025, 0.0)


def part(*words: int, level: float = 0.5, units: float = 4.0) -> SpokenPart:
    """A tenth of a second for each word, each a phoneme."""
    time = np.arange(RATE // 10 * len(words)) / RATE
    samples = (level * np.sin(time * 2000)).astype(np.float32)
    ranges = tuple(PhonemeRange(k, k + 1) for k in range(len(words)))
    return SpokenPart(words, samples, np.full(len(words), units), ranges)


def join(text: str, *parts: SpokenPart, tap: DurationTap | None = TAP) -> Take:
    words = wording.split_words(text, "en", {})
    return join_parts(
        parts,
        words,
        rate=RATE,
        tap=tap,
        name="voice",
    )


def test_sentences_are_those_that_can_be_spoken() -> None:
    words = wording.split_words("Who came? Yes. — . No.", "en", {})
    assert list_sentences(words) == [(0, 1), (2,), (5,)]


def test_nothing_to_speak_is_told() -> None:
    words = wording.split_words("— …", "en", {})
    with pytest.raises(VoiceFailure, match="nothing in the narration"):
        list_sentences(words)


@pytest.mark.process
def test_words_are_heard_by_their_phonemes() -> None:
    take = join("a b", part(0, 1))
    assert take.timing == "exact"
    assert take.cues[0][1] == take.cues[1][0]
    assert take.cues[0][1] - take.cues[0][0] == pytest.approx(4800, abs=48)
    assert take.cues[1][1] - take.cues[1][0] == pytest.approx(4800, abs=48)


@pytest.mark.process
def test_the_loudest_part_is_at_four_fifths_and_others_keep_their_distance() -> (
    None
):
    take = join("a b", part(0, level=0.1), part(1, level=0.2))
    loud = [
        np.abs(take.pcm[start:end]).max() / 32_768 for start, end in take.cues
    ]
    assert loud == pytest.approx([0.4, 0.8], rel=0.03)


@pytest.mark.process
@pytest.mark.parametrize("units", [2.0, 7.0])
def test_durations_that_arent_the_length_of_the_sound_are_no_times(
    units: float,
) -> None:
    assert join("a b", part(0, 1, units=units)).timing == "estimated"


@pytest.mark.process
def test_without_a_tap_there_are_no_times() -> None:
    assert join("a b", part(0, 1), tap=None).timing == "estimated"


@pytest.mark.parametrize("level", [0.0, float("nan"), float("inf")])
def test_a_part_without_a_sound_is_named_with_its_words(level: float) -> None:
    with np.errstate(invalid="ignore"), pytest.raises(VoiceFailure) as caught:
        join("a b", part(0), part(1, level=level))
    assert caught.value.message == "voice said nothing"
    assert list(caught.value.detail) == ["b"]
