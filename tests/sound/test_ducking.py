"""Music that gives way to the voice: before the first word, far enough, and back again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core import ffmpeg
from lantern.sound import DuckShape, ducking, loudness, write_wav
from lantern.sound.files import Track

RATE = 48_000
SHAPE = DuckShape(9.0, 0.4, 1.2)


def track(path: Path, seconds: float, *bursts: tuple[float, float, float]) -> Track:
    """Noise of one level, in bursts of (from, to, root mean square)."""
    made = Track.create_silent(path, round(seconds * RATE))
    noise = np.random.default_rng(7).standard_normal((made.total, 2)).astype(np.float32)
    for begin, end, level in bursts:
        a, b = round(begin * RATE), round(end * RATE)
        made.add(a, np.repeat(noise[a:b, :1], 2, axis=1) * np.float32(level))
    return made


def levels(made: Track) -> NDArray[np.float64]:
    """dB of each tenth of a second."""
    wave = made.read(0, made.total).astype(np.float64)
    return np.asarray(
        10
        * np.log10((wave**2).mean(axis=1).reshape(-1, RATE // 10).mean(axis=1) + 1e-12)
    )


def test_music_is_down_before_the_first_word_and_up_in_the_pause(
    tmp_path: Path,
) -> None:
    voice = track(tmp_path / "v", 12, (3, 5, 0.1), (5.3, 6, 0.1))
    music = track(tmp_path / "m", 12, (0, 12, 0.05))
    ducking.duck(music, voice, -26, shape=SHAPE)
    found = levels(music)
    top, bottom = np.median(found[2:24]), np.median(found[32:48])
    assert top - bottom == pytest.approx(9, abs=0.3)
    assert np.abs(found[30:60] - bottom).max() < 0.4, (
        "down from the first word on, and through a breath"
    )
    assert (
        np.abs(found[2:25] - top).max() < 0.4
        and np.abs(found[80:118] - top).max() < 0.4
    )
    assert bottom + 1 < found[68] < top - 1, "on its way"


def test_it_never_jumps(tmp_path: Path) -> None:
    voice = track(tmp_path / "v", 8, (3, 5, 0.1))
    music = Track.create_silent(tmp_path / "m", 8 * RATE)
    music.add(
        0,
        np.full((8 * RATE, 2), 0.1, np.float32)
        * np.tile([1, -1], 4 * RATE)[:, None].astype(np.float32),
    )
    ducking.duck(music, voice, -26, shape=DuckShape(20, 0.1, 0.3))
    gains = np.abs(music.read(0, music.total)[:, 0])
    assert gains.max() / gains.min() == pytest.approx(10, rel=0.05)
    assert np.abs(np.diff(gains)).max() < 0.001 * gains.max()


@pytest.mark.parametrize("depth", [0.0, 9.0, 30.0])
def test_loud_music_goes_as_low_as_it_must(tmp_path: Path, depth: float) -> None:
    voice = track(tmp_path / "v", 30, (2, 9, 0.05), (12, 20, 0.1), (21, 28, 0.02))
    music = track(tmp_path / "m", 30, (0, 10, 0.02), (10, 16, 0.3), (16, 30, 0.1))
    ducking.duck(music, voice, -20, shape=DuckShape(depth, 0.4, 1.2))
    active = ducking.find_speech(voice)
    found = ducking.measure_distances(
        loudness.measure_powers(voice), loudness.measure_powers(music), active
    )
    assert np.nanmin(found) >= 13
    assert (
        np.isfinite(found[21:89]).all()
        and np.isnan(found[91:119]).all()
        and np.isnan(found[:19]).all()
    )


def test_distances_are_told_from_the_spoken_moments_only(tmp_path: Path) -> None:
    voice = track(tmp_path / "v", 10, (4, 5, 0.1))
    music = track(tmp_path / "m", 10, (0, 4, 0.5), (4, 5, 0.01), (5, 10, 0.5))
    found = ducking.measure_distances(
        loudness.measure_powers(voice),
        loudness.measure_powers(music),
        ducking.find_speech(voice),
    )
    assert np.nanmedian(found) == pytest.approx(20, abs=0.3)


def test_silent_music_stays_silent(tmp_path: Path) -> None:
    voice, music = track(tmp_path / "v", 3, (1, 2, 0.1)), track(tmp_path / "m", 3)
    ducking.duck(music, voice, -26, shape=SHAPE)
    assert not music.read(0, music.total).any()


def test_who_is_speaking(tmp_path: Path) -> None:
    active = ducking.find_speech(
        track(tmp_path / "v", 3, (1, 2, 0.1), (2.5, 2.6, 0.002))
    )
    assert len(active) == 300
    assert active[100:200].all() and not active[:100].any() and not active[200:].any()


def test_a_quiet_first_breath_does_not_send_the_music_away(tmp_path: Path) -> None:
    voice = track(tmp_path / "v", 12, (4, 4.2, 0.008), (4.2, 8, 0.1), (8, 8.2, 0.008))
    music = track(tmp_path / "m", 12, (0, 12, 0.05))
    ducking.duck(music, voice, -26, shape=SHAPE)
    found = levels(music)
    assert found.min() > np.median(found[50:75]) - 0.6
