"""The track of a camera that follows something: how smooth it is, and where it is split."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.track import CameraTrack, smooth
from lantern.visuals.map.geometry.window import Window

SIZE = (160, 100)


def make_track(
    centres: F64, km: F64 | float = 1.0, first: int = 0
) -> CameraTrack:
    scales = np.broadcast_to(np.asarray(km, np.float64), len(centres)).tolist()
    windows = []
    for (x, y), scale in zip(centres.tolist(), scales, strict=True):
        windows.append(Window(x, y, scale, SIZE))
    return CameraTrack(first, tuple(windows))


def go(steps: int, speed: float) -> F64:
    """Return centres that move east at a speed in km a frame."""
    return np.column_stack([np.arange(steps) * speed, np.zeros(steps)])


def test_a_steady_way_stays_what_it_is() -> None:
    steady = go(100, 2.0)
    smoothed = smooth(steady, 10)
    assert smoothed[10:-10] == pytest.approx(steady[10:-10])
    assert smooth(np.zeros((30, 2)), 5).tolist() == np.zeros((30, 2)).tolist()


def test_a_sudden_start_becomes_a_slow_one_without_a_lag() -> None:
    start = np.vstack([np.zeros((60, 2)), go(60, 5.0)])
    smoothed = smooth(start, 20)
    speeds = np.hypot(*np.diff(smoothed, axis=0).T)
    assert np.abs(np.diff(speeds)).max() <= 2 / 20 * 5.0
    assert speeds[:39].max() == 0
    assert speeds[-21] == pytest.approx(5.0)
    # it sets out earlier than the head and is beside it when both go evenly
    assert smoothed[59, 0] > 0
    assert smoothed[90] == pytest.approx(start[90])


def test_a_window_lies_between_those_of_its_frames() -> None:
    track = make_track(go(11, 2.0), np.linspace(1, 2, 11), first=-5)
    assert track.last == 5
    assert track.find_view(0) == Window(10.0, 0.0, 1.5, SIZE)
    assert track.find_view(0.5).x == pytest.approx(11.0, abs=0.1)
    assert track.find_view(-99) == track.find_view(-5)
    assert track.find_view(99) == track.find_view(5)
    assert len(track.list_views(-1, 3)) == 5


def test_it_is_split_where_the_camera_has_gone_a_third_of_the_frame() -> None:
    track = make_track(go(201, 1.0), first=-10)
    knots = track.split(5)
    assert (knots[0], knots[-1]) == (-10, 190)
    # 35 of 100 pixels
    assert {b - a for a, b in itertools.pairwise(knots[:-1])} == {35}


def test_a_quick_camera_has_no_shorter_pieces_than_names_need() -> None:
    knots = make_track(go(201, 20.0)).split(12)
    assert min(b - a for a, b in itertools.pairwise(knots)) >= 12


def test_a_camera_that_comes_nearer_is_split_by_its_scale() -> None:
    scales = np.geomspace(8, 1, 101)
    knots = make_track(np.zeros((101, 2)), scales).split(5)
    # 8 is 1.5 times 1.5 and so on, five times and a little more
    assert knots == [0, 20, 40, 60, 80, 100]


def test_a_rest_is_a_piece_of_its_own() -> None:
    way = np.vstack(
        [np.zeros((30, 2)), go(11, 1.0), np.full((40, 2), (10.0, 0.0))]
    )
    track = make_track(way, first=-10)
    # it sets out after frame 20 and has stopped at frame 30
    assert track.split(12) == [-10, 20, 30, 70]
    assert make_track(np.zeros((101, 2))).split(5) == [0, 100]
