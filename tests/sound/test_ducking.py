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


@pytest.mark.process
@pytest.mark.parametrize("hz", [60, 440, 1000, 3000, 9000])
def test_loudness_is_what_ffmpeg_measures(tmp_path: Path, hz: int) -> None:
    n = np.arange(12 * RATE)
    pcm = np.rint(
        8000 * np.sin(2 * np.pi * hz * n / RATE) * (n % (3 * RATE) < 2 * RATE)
    ).astype(np.int16)
    both = np.stack([pcm, pcm // 3], axis=1)
    write_wav(tmp_path / "a.wav", both)
    made = Track.create_silent(tmp_path / "a", len(n))
    made.add(0, both.astype(np.float32) / np.float32(32768))
    theirs = ffmpeg.measure_loudness(tmp_path / "a.wav", "measuring").integrated
    assert loudness.measure_integrated(loudness.measure_powers(made)) == pytest.approx(
        theirs, abs=0.1
    )


def test_loudness_of_little_and_of_nothing(tmp_path: Path) -> None:
    nothing = loudness.measure_powers(Track.create_silent(tmp_path / "n", RATE))
    assert (
        loudness.measure_integrated(nothing)
        == loudness.measure_loudest(nothing)
        == -np.inf
    )
    short = loudness.measure_powers(track(tmp_path / "s", 0.15, (0, 0.1, 0.1)))
    long = loudness.measure_powers(track(tmp_path / "l", 2, (0, 2, 0.1)))
    assert loudness.measure_loudest(long) - loudness.measure_loudest(
        short
    ) == pytest.approx(6, abs=0.7), "a quarter of 400 ms"


def test_a_track_adds_up_and_keeps_within_its_ends(tmp_path: Path) -> None:
    made = Track.create_silent(tmp_path / "t", 1000)
    one = np.ones((400, 2), np.float32)
    for start in (-100, 250, 900, 5000, -400):
        made.add(start, one)
    heard = made.read(0, 2000)[:, 0]
    assert len(heard) == 1000
    assert (
        heard[:250].all()
        and heard[250:300].tolist() == [2] * 50
        and heard[650:900].sum() == 0
        and heard[900:].all()
    )


def test_a_quiet_first_breath_does_not_send_the_music_away(tmp_path: Path) -> None:
    voice = track(tmp_path / "v", 12, (4, 4.2, 0.008), (4.2, 8, 0.1), (8, 8.2, 0.008))
    music = track(tmp_path / "m", 12, (0, 12, 0.05))
    ducking.duck(music, voice, -26, shape=SHAPE)
    found = levels(music)
    assert found.min() > np.median(found[50:75]) - 0.6
