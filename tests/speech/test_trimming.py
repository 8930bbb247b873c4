"""Parts of takes: cut where it is quietest, and without a click."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.sound.arrays import Pcm
from lantern.speech.trimming import find_quiet_sample, trim_take

RATE = 48_000


def hum(seconds: float, level: float = 0.5) -> Pcm:
    """A hum of 120 Hz, which is loud at any place where it is cut."""
    times = np.arange(round(seconds * RATE)) / RATE
    return np.round(32767 * level * np.cos(2 * np.pi * 120 * times)).astype(
        np.int16
    )


@pytest.mark.parametrize("wanted", [0, 24_000, 48_000])
def test_quiet_place_between_two_words_is_found(wanted: int) -> None:
    pcm = hum(1)
    pcm[30_000:32_000] = 0
    assert 30_400 <= find_quiet_sample(pcm, (0, 48_000), wanted) <= 31_600


def test_of_a_long_pause_the_wanted_place_is_chosen() -> None:
    pcm = hum(1)
    pcm[10_000:40_000] = 0
    assert find_quiet_sample(pcm, (0, 48_000), 20_000) == pytest.approx(
        20_000, abs=240
    )


def test_noise_of_a_room_counts_as_silence_beside_words() -> None:
    pcm = hum(1)
    room = np.random.default_rng(1).integers(-20, 20, 20_000, np.int16)
    pcm[10_000:30_000] = room
    assert 25_000 <= find_quiet_sample(pcm, (0, 48_000), 28_000) <= 30_000


def test_part_has_its_words_and_its_silence() -> None:
    pcm = hum(1)
    part = trim_take(
        pcm,
        [(12_000, 20_000), (21_000, 30_000)],
        (9_600, 31_200),
        lasting=(-1920, 38_400),
    )
    assert len(part.pcm) == 40_320
    assert part.cues == ((13_920, 21_920), (22_920, 31_920))
    assert not part.pcm[:11_520].any()
    assert not part.pcm[33_120:].any()
    kept = slice(11_520 + 480, 33_120 - 480)
    assert (part.pcm[kept] == pcm[9_600 + 480 : 31_200 - 480]).all()


def test_no_cut_clicks() -> None:
    pcm = hum(1)
    part = trim_take(
        pcm, [(9_000, 30_000)], (9_600, 31_200), lasting=(0, 48_000)
    )
    steepest = np.abs(np.diff(pcm.astype(int))).max()
    assert np.abs(np.diff(part.pcm.astype(int))).max() <= 1.3 * steepest


def test_part_goes_no_further_than_its_take() -> None:
    part = trim_take(hum(0.5), [], (-100, 30_000), lasting=(-960, 33_600))
    assert len(part.pcm) == 34_560
    assert not part.pcm[:960].any()
    assert not part.pcm[960 + 24_000 :].any()
