"""Music that gives way to the voice: before the first word, far enough, and back again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.sound import DuckShape, ducking, loudness
from lantern.sound.files import Track
from tests.support.sounds import tenths, write_track

RATE = 48_000
SHAPE = DuckShape(9.0, 0.4, 1.2)


def levels(made: Track) -> NDArray[np.float64]:
    """Return the dB of each tenth of a second."""
    return tenths(made.read(0, made.total))


def test_music_is_down_before_the_first_word_and_up_in_the_pause(
    tmp_path: Path,
) -> None:
    voice = write_track(tmp_path / "v", 12, (3, 5, 0.1), (5.3, 6, 0.1))
    music = write_track(tmp_path / "m", 12, (0, 12, 0.05))
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
    voice = write_track(tmp_path / "v", 8, (3, 5, 0.1))
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


@pytest.mark.parametrize("depth", [0.0, 30.0])
def test_loud_music_goes_as_low_as_it_must(
    tmp_path: Path, depth: float
) -> None:
    voice = write_track(
        tmp_path / "v", 30, (2, 9, 0.05), (12, 20, 0.1), (21, 28, 0.02)
    )
    music = write_track(
        tmp_path / "m", 30, (0, 10, 0.02), (10, 16, 0.3), (16, 30, 0.1)
    )
    ducking.duck(music, voice, -20, shape=DuckShape(depth, 0.4, 1.2))
    active = ducking.find_speech(voice)
    found = ducking.measure_distances(
        loudness.measure_powers(voice), loudness.measure_powers(music), active
    )
    assert np.nanmin(found) >= 12
    assert (
        np.isfinite(found[21:89]).all()
        and np.isnan(found[91:119]).all()
        and np.isnan(found[:19]).all()
    )


def test_distances_count_the_spoken_moments_only(tmp_path: Path) -> None:
    voice = write_track(tmp_path / "v", 10, (4, 5, 0.1))
    music = write_track(
        tmp_path / "m", 10, (0, 4, 0.5), (4, 5, 0.01), (5, 10, 0.5)
    )
    found = ducking.measure_distances(
        loudness.measure_powers(voice),
        loudness.measure_powers(music),
        ducking.find_speech(voice),
    )
    assert np.nanmedian(found) == pytest.approx(20, abs=0.3)


def test_silent_music_stays_silent(tmp_path: Path) -> None:
    voice, music = (
        write_track(tmp_path / "v", 3, (1, 2, 0.1)),
        write_track(tmp_path / "m", 3),
    )
    ducking.duck(music, voice, -26, shape=SHAPE)
    assert not music.read(0, music.total).any()


def test_speech_is_found_where_the_voice_is_loud(tmp_path: Path) -> None:
    active = ducking.find_speech(
        write_track(tmp_path / "v", 3, (1, 2, 0.1), (2.5, 2.6, 0.002))
    )
    assert len(active) == 300
    assert (
        active[100:200].all()
        and not active[:100].any()
        and not active[200:].any()
    )


def test_a_quiet_first_breath_does_not_send_the_music_away(
    tmp_path: Path,
) -> None:
    voice = write_track(
        tmp_path / "v", 12, (4, 4.2, 0.008), (4.2, 8, 0.1), (8, 8.2, 0.008)
    )
    music = write_track(tmp_path / "m", 12, (0, 12, 0.05))
    ducking.duck(music, voice, -26, shape=SHAPE)
    found = levels(music)
    assert found.min() > np.median(found[50:75]) - 0.6


def test_a_ramp_is_down_at_the_first_word_and_up_after_the_last() -> None:
    active = np.zeros(600, bool)
    active[200:300] = True
    ramp = ducking.make_duck_ramp(active, 0.4, 1.2)
    assert (ramp[200:300] == 1).all()
    assert (ramp[:160] == 0).all(), "nothing happens earlier than the attack"
    assert ramp[180] == pytest.approx(0.5), "half of the way"
    held = round(100 * ducking.HOLD)
    assert (ramp[300 : 299 + held] == 1).all(), "a breath is no pause"
    assert ramp[299 + held + 60] == pytest.approx(0.5, abs=0.02)
    assert (ramp[299 + held + 121 :] == 0).all()


def test_a_ramp_without_a_voice_stays_up() -> None:
    assert not ducking.make_duck_ramp(np.zeros(50, bool), 0.4, 1.2).any()


def test_music_that_is_far_below_the_voice_needs_no_reduction() -> None:
    active = np.ones(600, bool)
    voice = np.full(60, 1e-2)
    found = ducking.compute_reduction(voice, np.full(60, 1e-4), active)
    assert found.tolist() == [0] * 600


def test_music_that_is_too_near_is_brought_to_the_margin() -> None:
    active = np.ones(600, bool)
    voice = np.full(60, 1e-2)
    found = ducking.compute_reduction(voice, np.full(60, 1e-3), active)
    assert found == pytest.approx(ducking.MARGIN - 10)


def test_no_more_than_60_db_are_ever_asked_for() -> None:
    active = np.ones(300, bool)
    found = ducking.compute_reduction(
        np.full(30, 1e-9), np.full(30, 1.0), active
    )
    assert found.max() == pytest.approx(60)


def test_a_curve_is_followed_in_straight_lines(tmp_path: Path) -> None:
    made = Track.create_silent(tmp_path / "t", 4 * ducking.STEP)
    made.add(0, np.ones((made.total, 2), np.float32))
    ducking.apply_curve(made, np.array([0.0, 1.0, 1.0, 0.5, 0.5]))
    gains = made.read(0, made.total)[:, 0]
    middle = ducking.STEP // 2  # a point is in the middle of its hundredth
    assert gains[0] == 0
    assert gains[middle] == 0
    assert gains[middle + ducking.STEP // 2] == pytest.approx(0.5)
    assert gains[middle + ducking.STEP] == 1
    assert gains[middle + 3 * ducking.STEP] == pytest.approx(0.5)


def test_a_curve_is_the_same_across_blocks(tmp_path: Path) -> None:
    made = Track.create_silent(tmp_path / "t", 21 * RATE)
    made.add(0, np.ones((made.total, 2), np.float32))
    ducking.apply_curve(made, np.linspace(0, 1, 2101))
    gains = made.read(0, made.total)[:, 0]
    assert np.abs(np.diff(gains, 2)).max() < 1e-6, "one straight line"


def test_a_voice_of_nothing_leaves_the_music_at_its_level(
    tmp_path: Path,
) -> None:
    voice = Track.create_silent(tmp_path / "v", 6 * RATE)
    music = write_track(tmp_path / "m", 6, (0, 6, 0.05))
    ducking.duck(music, voice, -26, shape=SHAPE)
    found = loudness.measure_integrated(loudness.measure_powers(music))
    assert found == pytest.approx(-26, abs=0.01)


def test_music_swells_in_a_gap_and_is_down_again_before_the_next_word(
    tmp_path: Path,
) -> None:
    voice = write_track(tmp_path / "v", 12, (2, 5, 0.1), (6.2, 9, 0.1))
    music = write_track(tmp_path / "m", 12, (0, 12, 0.05))
    ducking.duck(music, voice, -26, shape=DuckShape(9.0, 0.4, 1.2, swell=6.0))
    found = levels(music)
    bottom = np.median(found[25:45])
    assert found[54:58] == pytest.approx(bottom + 6, abs=0.2), (
        "0.4 s after the word"
    )
    assert found[62:90] == pytest.approx(bottom, abs=0.4), (
        "down from the next word on"
    )
    assert bottom + 1 < found[52] < bottom + 5, "on its way"


def test_a_swell_never_goes_above_the_level_of_the_music(
    tmp_path: Path,
) -> None:
    voice = write_track(tmp_path / "v", 12, (2, 5, 0.1), (7, 9, 0.1))
    music = write_track(tmp_path / "m", 12, (0, 12, 0.05))
    ducking.duck(music, voice, -26, shape=DuckShape(4.0, 0.4, 1.2, swell=12.0))
    found = levels(music)
    assert found[55:66] == pytest.approx(np.median(found[2:14]), abs=0.2)


def test_a_swell_takes_0_4_s_each_way_inside_its_gap() -> None:
    active = np.zeros(500, bool)
    active[100:200] = True
    active[320:400] = True
    ramp = ducking.make_swell_ramp(active)
    assert not ramp[:200].any() and not ramp[320:].any(), (
        "a film's ends are no gaps"
    )
    assert ramp[219] == ramp[300] == pytest.approx(0.5)
    assert (ramp[239:281] == 1).all()
    assert np.array_equal(ramp[200:320], ramp[200:320][::-1])


def test_a_pause_under_a_second_is_no_gap() -> None:
    active = np.ones(300, bool)
    active[100:199] = False
    assert not ducking.make_swell_ramp(active).any()
    active[199] = False
    assert ducking.make_swell_ramp(active).max() == 1
