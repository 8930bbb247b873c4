"""Oblique views: where the ground lies in the frame, and shapes that lie on it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.map.geometry import camera
from lantern.visuals.map.geometry.brush import Fade, PolygonFill
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.oblique import (
    bend,
    compute_matrix,
    find_horizon,
    lay_shapes,
    unbend,
)
from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import (
    Window,
    centre_on,
    cover_ground,
    interpolate_windows,
)

SIZE = (200, 100)
"""The camera is 230 pixels from the ground in the middle."""
FLAT = Window(0.0, 0.0, 1.0, SIZE)
LEAN = Window(0.0, 0.0, 1.0, SIZE, tilt=45.0)
EAST = Window(0.0, 0.0, 1.0, SIZE, heading=90.0)
HALF = math.sqrt(0.5)


def place(window: Window, x: float, y: float) -> list[float]:
    """Return the pixel of a point of the plane, in km."""
    return list(window.place_on_frame(np.array([[x, y]]))[0].round(6).tolist())


def test_the_middle_keeps_its_place() -> None:
    assert (
        place(FLAT, 0, 0) == place(LEAN, 0, 0) == place(EAST, 0, 0) == [100, 50]
    )


def test_what_is_farther_away_is_smaller_and_nearer_to_the_horizon() -> None:
    """A point 230 * sqrt(2) pixels away is at twice the distance of the middle."""
    far = 230 / HALF
    assert place(LEAN, 0, far) == pytest.approx([100, 50 - 115])
    assert place(LEAN, 60, far) == pytest.approx([130, 50 - 115])


def test_a_heading_of_90_degrees_has_the_east_at_the_top() -> None:
    assert place(EAST, 30, 0) == pytest.approx([100, 20])
    assert place(EAST, 0, 30) == pytest.approx([70, 50])


def test_what_the_camera_has_behind_it_is_outside() -> None:
    assert place(LEAN, 0, -400) == [1e5, 1e5]


def test_pixels_of_the_frame_are_found_on_the_ground_again() -> None:
    flat = np.array([[10.0, 20], [150, 90], [100, 50]])
    bent = bend(flat, compute_matrix(SIZE, 50.0, 30.0))
    assert unbend(
        bent,
        SIZE,
        tilt=50.0,
        heading=30.0,
    ) == pytest.approx(flat)


def test_degrees_of_an_oblique_window_are_those_of_its_pixels() -> None:
    window = Window(
        0.0,
        0.0,
        10.0,
        SIZE,
        tilt=40.0,
        heading=25.0,
    )
    projection = Mercator(0.0, 0.0)
    lon, lat = window.to_degrees(projection, np.array([30.0]), np.array([80.0]))
    back = window.to_pixels(projection, np.column_stack([lon, lat]))
    assert back[0] == pytest.approx([30, 80])


def test_above_the_horizon_the_ground_has_an_end() -> None:
    """At four times the distance of the middle: 172.5 pixels above it at 45 degrees."""
    assert find_horizon(SIZE, 45.0) == pytest.approx(50 - 172.5)
    assert find_horizon(SIZE, 0.0) < -1000
    above = unbend(
        np.array([[100.0, -500]]),
        SIZE,
        tilt=45.0,
        heading=0.0,
    )
    last = unbend(
        np.array([[100.0, -122.5]]),
        SIZE,
        tilt=45.0,
        heading=0.0,
    )
    assert above == pytest.approx(last)


def test_the_ground_of_an_oblique_window_is_covered_by_a_flat_one() -> None:
    window = Window(
        50.0,
        -20.0,
        2.0,
        SIZE,
        tilt=45.0,
        heading=30.0,
    )
    ground = cover_ground(window)
    assert not ground.is_oblique
    assert ground.km == 2.0
    corners = np.array([[0.0, 0], [200, 0], [200, 100], [0, 100]])
    flat = unbend(
        corners,
        SIZE,
        tilt=45.0,
        heading=30.0,
    )
    x = window.x + (flat[:, 0] - 100) * 2
    y = window.y - (flat[:, 1] - 50) * 2
    assert ground.left <= x.min() < ground.left + 20
    assert ground.right - 20 < x.max() <= ground.right
    assert ground.bottom <= y.min()
    assert y.max() <= ground.top
    assert cover_ground(FLAT) is FLAT


def test_a_camera_leans_on_its_way_and_turns_the_shorter_way_round() -> None:
    a = Window(
        0.0,
        0.0,
        1.0,
        SIZE,
        tilt=10.0,
        heading=350.0,
    )
    b = Window(
        0.0,
        0.0,
        1.0,
        SIZE,
        tilt=30.0,
        heading=20.0,
    )
    half = interpolate_windows(a, b, 0.5)
    assert (half.tilt, half.heading) == (20, 365)
    assert half.flat == Window(0.0, 0.0, 1.0, SIZE)


def ring(*points: tuple[float, float]) -> F64:
    return np.array(points, np.float64)


def test_shapes_lie_on_the_ground() -> None:
    fade = Fade((100, 50), (100, 50 - 230 / HALF), 0.2)
    square = ring((90, 40), (110, 40), (110, 60), (90, 60))
    (laid,) = lay_shapes([PolygonFill((square,), "#b3301f", fade=fade)], LEAN)
    far, near = laid.rings[0][:2], laid.rings[0][2:]
    assert np.ptp(far[:, 0]) < 20 < np.ptp(near[:, 0])
    assert near[0, 1] - far[0, 1] == pytest.approx(20 * HALF, abs=0.1)
    assert laid.fade is not None
    assert laid.fade.b == pytest.approx((100, -65))
    assert lay_shapes([laid], FLAT) == [laid]


def test_a_shape_is_cut_where_the_camera_has_it_behind() -> None:
    long = ring((95, 0), (105, 0), (105, 900), (95, 900))
    (laid,) = lay_shapes([PolygonFill((long,), "#b3301f")], LEAN)
    assert len(laid.rings[0]) == 4
    assert np.isfinite(laid.rings[0]).all()
    assert laid.rings[0][:, 1].max() > 500
    behind = ring((95, 800), (105, 800), (105, 900))
    (gone,) = lay_shapes([PolygonFill((behind,), "#b3301f")], LEAN)
    assert gone.rings == ()


def make_canvas(window: Window) -> Planes:
    """Return a canvas that is light to the north of the middle of the plane, and dark south."""
    planes = make_flat_frame(window.size, (40, 90, 160))
    row = round(window.top / window.km)
    planes.y[:row] = 220
    planes.u[: row // 2] = 200
    return planes


def test_a_canvas_is_seen_as_the_ground_lies() -> None:
    view = Window(
        0.0,
        0.0,
        1.0,
        SIZE,
        tilt=45.0,
        heading=180.0,
    )
    ground = cover_ground(view)
    level = camera.CanvasImage(ground, make_canvas(ground))
    frame = camera.compose_frame([level], view)
    assert frame.size == SIZE
    assert (frame.y[:48] == 40).all()
    assert (frame.y[52:] == 220).all()
    assert (frame.u[:23] == 90).all()
    assert (frame.u[27:] == 200).all()


def test_a_mask_is_seen_as_the_ground_lies() -> None:
    ground = cover_ground(LEAN)
    mask = make_canvas(ground).y
    seen = camera.lean_mask(mask, ground, LEAN)
    assert (seen[:48] == 220).all()
    assert (seen[52:] == 40).all()


@pytest.mark.parametrize("window", [FLAT, LEAN, EAST])
def test_a_window_is_moved_until_a_point_lies_at_a_pixel(
    window: Window,
) -> None:
    moved = centre_on(window, (700.0, -300.0), (120.0, 70.0))
    assert place(moved, 700, -300) == pytest.approx([120, 70])
    assert (moved.km, moved.tilt) == (window.km, window.tilt)
