"""The curves of music that changes its level at a scene, or stops at a word."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.sound import MusicSection, PlacedStop, cues

RATE = 48_000


def test_a_section_s_level_is_reached_in_two_seconds() -> None:
    sections = (
        MusicSection(0, "open"),
        MusicSection(10 * RATE, "chapter", level=-15),
        MusicSection(20 * RATE, "close"),
    )
    curve = cues.make_level_curve(sections, -8, 3000)
    assert len(curve) == 3000
    assert not curve[:1001].any()
    assert curve[1100] == pytest.approx(-3.5)
    assert (curve[1200:2001] == -7).all()
    assert curve[2100] == pytest.approx(-3.5)
    assert not curve[2200:].any()


def test_a_first_section_is_at_its_level_from_the_start() -> None:
    sections = (MusicSection(0, "chapter", level=-20),)
    assert cues.make_level_curve(sections, -8, 10).tolist() == [-12.0] * 10


def test_music_is_gone_a_quarter_of_a_second_after_its_word() -> None:
    curve = cues.make_stop_curve([PlacedStop(2 * RATE, 5 * RATE)], 1000)
    assert (curve[:201] == 1).all(), "it plays up to the word"
    assert curve[212] == pytest.approx(0.53, abs=0.02)
    assert not curve[225:501].any()
    assert curve[600] == pytest.approx(0.5)
    assert (curve[700:] == 1).all()


def test_stops_near_each_other_do_not_cancel_out() -> None:
    stops = [PlacedStop(RATE, 3 * RATE), PlacedStop(4 * RATE, 6 * RATE)]
    curve = cues.make_stop_curve(stops, 1000)
    assert not curve[130:301].any()
    assert not curve[430:601].any()
    assert np.abs(np.diff(curve)).max() < 0.07, "it never clicks"
