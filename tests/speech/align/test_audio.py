"""A sentence's sound as the aligners hear it."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.speech.align.audio import FRAME, RATE, make_cue, prepare_sound
from tests.support.aligned import make_audio
from tests.support.sounds import tone


def test_a_sound_is_brought_to_16_khz_and_one_level() -> None:
    quiet = prepare_sound(tone(1, 0.01, 300))
    loud = prepare_sound(tone(1, 0.9, 300))
    assert quiet is not None
    assert loud is not None
    assert len(quiet.wave) == RATE
    assert np.abs(quiet.wave).max() == pytest.approx(20_000)
    assert np.abs(loud.wave - quiet.wave).max() < 200, "only what 16 bit lost"
    assert np.argmax(np.abs(np.fft.rfft(loud.wave))) == 300


def test_what_16_khz_cant_have_is_filtered_out() -> None:
    sound = prepare_sound(tone(1, 0.4, 1000) + tone(1, 0.4, 11_000))
    assert sound is not None
    power = np.abs(np.fft.rfft(sound.wave)) ** 2
    assert power[5000] < 1e-4 * power[1000], "11 kHz would come back as 5 kHz"


def test_a_sound_at_16_khz_already_is_left_as_it_is() -> None:
    pcm = tone(0.5, 0.5, 300, rate=RATE)
    sound = prepare_sound(pcm, RATE)
    assert sound is not None
    assert np.allclose(sound.wave, pcm * (20_000 / np.abs(pcm).max()))


def test_pauses_are_42_db_below_the_loudest_frame() -> None:
    pcm = np.concatenate(
        [tone(0.1, level, 1000) for level in (0.5, 0.005, 0.003)]
    )
    sound = prepare_sound(pcm)
    assert sound is not None
    assert sound.active[1:9].all()
    assert sound.active[11:19].all(), "40 dB lower"
    assert not sound.active[21:29].any(), "44 dB lower"


@pytest.mark.parametrize(
    "pcm",
    [np.zeros(48_000, np.int16), np.zeros(0, np.int16), tone(0.04, 0.5)],
    ids=["silence", "nothing", "less than five frames"],
)
def test_there_is_nothing_to_hear(pcm: np.ndarray) -> None:
    assert prepare_sound(pcm) is None


def test_a_sound_begins_and_ends_with_its_first_and_last_loud_frame() -> None:
    sound = make_audio(0, 3, 5, 2, 4, 6)
    assert sound.first_frame == 3
    assert sound.end_frame == 14


def test_the_last_sound_of_a_stretch_is_found() -> None:
    sound = make_audio(0, 3, 5, 2, 4)
    assert sound.find_sound_end(0, 10) == 8
    assert sound.find_sound_end(4, 6) == 6
    assert sound.find_sound_end(8, 10) == 10, "nothing sounds there"


@pytest.mark.parametrize(
    ("frames", "samples"),
    [((0, 1), (0, 480)), ((2.5, 10.1), (1200, 4848)), ((-3, -1), (0, 0))],
)
def test_frames_become_samples_from_the_beginning_on(
    frames: tuple[float, float], samples: tuple[int, int]
) -> None:
    assert make_cue(*frames) == samples


def test_a_frame_is_10_ms() -> None:
    assert FRAME == RATE // 100
