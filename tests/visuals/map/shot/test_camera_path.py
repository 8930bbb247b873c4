"""When the camera moves, and how far it is."""

from __future__ import annotations

import itertools

import pytest

from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.camera_path import CameraPath

WIDE = Window(0.0, 0.0, 4.0, (160, 90))
NEAR = Window(20.0, 10.0, 1.0, (160, 90))
BESIDE = Window(90.0, 0.0, 4.0, (160, 90))


def make_path(last: Window, length: int = 100) -> CameraPath:
    return CameraPath(
        WIDE,
        last,
        fps=25,
        length=length,
    )


def test_a_camera_at_rest_stays_at_the_start() -> None:
    path = make_path(WIDE)
    assert not path.travels
    assert [path.compute_share(n) for n in (-5, 0, 50, 99, 120)] == [0.0] * 5


def test_it_waits_before_it_moves_and_rests_at_the_end() -> None:
    path = make_path(NEAR)
    # 0.3 s are 7.5 frames, 0.5 s are 12.5 frames
    assert path.compute_share(7) == 0
    assert 0 < path.compute_share(8) < 0.01
    assert 0.99 < path.compute_share(86) < 1
    assert path.compute_share(87) == 1


def test_it_is_half_way_in_the_middle_of_its_move() -> None:
    path = make_path(NEAR)
    middle = (7.5 + 99 - 12.5) / 2
    assert path.compute_share(middle) == pytest.approx(0.5)


def test_it_never_goes_back() -> None:
    path = make_path(NEAR)
    shares = [path.compute_share(n) for n in range(-10, 110)]
    assert all(a <= b for a, b in itertools.pairwise(shares))


def test_beyond_both_ends_it_keeps_still() -> None:
    path = make_path(NEAR)
    assert path.compute_share(-30) == 0
    assert path.compute_share(130) == 1


@pytest.mark.parametrize("length", [2, 10, 25])
def test_in_a_shot_too_short_to_rest_it_moves_throughout(length: int) -> None:
    path = make_path(NEAR, length)
    assert path.compute_share(0) == 0
    assert path.compute_share(length - 1) == 1
    if length > 2:
        assert 0 < path.compute_share(1) < 1


def test_a_shot_of_one_frame_shows_the_start() -> None:
    assert make_path(NEAR, 1).compute_share(0) == 0


def test_a_pan_keeps_its_scale_and_a_zoom_does_not() -> None:
    assert make_path(BESIDE).pans
    assert not make_path(BESIDE).zooms
    assert not make_path(NEAR).pans
    assert make_path(NEAR).zooms
    assert not make_path(WIDE).pans


def test_a_scale_that_hardly_changes_is_no_zoom() -> None:
    almost = Window(20.0, 10.0, 4.04, (160, 90))
    path = make_path(almost)
    assert path.travels
    assert not path.zooms
    assert not path.pans


def test_both_ends_show_exactly_their_windows() -> None:
    path = make_path(NEAR)
    assert path.find_view(0.0) == WIDE
    assert path.find_view(1.0) == NEAR
    assert path.is_end(WIDE)
    assert path.is_end(NEAR)


def test_on_the_way_it_is_at_neither_end() -> None:
    path = make_path(NEAR)
    view = path.find_view(0.5)
    assert not path.is_end(view)
    assert view.km == pytest.approx(2.0)  # the geometric mean of 4 and 1
