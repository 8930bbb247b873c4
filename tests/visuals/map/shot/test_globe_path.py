"""Where the camera of a globe is at each frame."""

from __future__ import annotations

import pytest

from lantern.core.units import Frames
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.projection import Lambert
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.globe_path import GlobePath, count_arrival_frames

PROJECTION = Lambert(127.0, 39.0, 51.0)


def make_path(
    *, top: float = 0.0, bottom: float = 180.0, end: int = 100
) -> GlobePath:
    """Return the way from above Moscow to a view of 1,920 km, at 25 frames a second."""
    x, y = PROJECTION.forward(127.0, 45.0)
    return GlobePath(
        37.6,
        55.8,
        Window(float(x), float(y), 6.0, (320, 180)),
        PROJECTION,
        MapFrame((320, 180), top, bottom),
        Frames(50),
        Frames(end),
        25,
    )


def test_at_first_the_whole_globe_stands_in_the_middle() -> None:
    view = make_path().find_view(0)
    assert (view.lon, view.lat) == pytest.approx((37.6, 55.8))
    assert (view.x, view.y) == (160, 90)
    assert view.radius == pytest.approx(0.415 * 180)
    assert view.roll == 0


def test_it_stands_in_the_rows_that_are_free() -> None:
    view = make_path(top=20, bottom=120).find_view(0)
    assert view.y == 70
    assert view.radius == pytest.approx(41.5)


def test_at_the_end_the_frame_shows_what_the_view_does() -> None:
    path = make_path()
    view = path.find_view(100)
    assert (view.lon, view.lat) == pytest.approx((127.0, 45.0))
    assert view.radius == pytest.approx(6371 / 6, rel=0.02)
    assert path.find_window(view) == path.window


def test_it_turns_first_and_comes_down_then() -> None:
    path = make_path()
    assert path.compute_turn(7) == 0
    assert 0.3 < path.compute_turn(46) < 0.7
    assert path.compute_turn(85) == 1
    assert path.compute_near(50) == 0
    assert path.compute_near(75) == 0.5
    assert path.compute_near(100) == 1


def test_halfway_down_it_is_as_much_larger_than_smaller() -> None:
    path = make_path()
    whole = path.last.radius / path.first.radius
    half = path.find_view(75).radius / path.first.radius
    assert half == pytest.approx(whole**0.5)
    shown = path.find_window(path.find_view(75))
    assert shown.km == pytest.approx(6.0 * whole**0.5)


def test_it_turns_into_the_map_s_projection_at_last() -> None:
    path = make_path()
    assert path.compute_flatness(76) == 0
    assert 0 < path.compute_flatness(85) < 1
    assert path.compute_flatness(100) == 1


def test_what_moves_on_the_map_comes_when_the_camera_is_there() -> None:
    path = make_path()
    assert count_arrival_frames(25) == 9
    assert path.compute_arrival(100) == 0
    assert 0 < path.compute_arrival(104) < 1
    assert path.settled == 109
    assert path.compute_arrival(109) == 1


def test_a_way_of_one_frame_has_two_ends() -> None:
    path = make_path(end=51)
    assert (path.compute_near(50), path.compute_near(51)) == (0, 1)
