"""Windows: what they show in pixels and degrees, and the camera's way between them."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.sphere import EARTH_RADIUS_KM
from lantern.visuals.map.geometry import projection
from lantern.visuals.map.geometry.window import Window, interpolate_windows


def test_camera_keeps_one_point_still_and_zooms_evenly() -> None:
    a, b = (
        Window(0.0, 0.0, 4.0, (160, 90)),
        Window(100.0, -60.0, 1.0, (160, 90)),
    )
    middle = interpolate_windows(a, b, 0.5)
    assert middle.km == pytest.approx(2.0)
    fixed = (b.x * a.km - a.x * b.km) / (a.km - b.km)
    seen = [(fixed - w.x) / w.km for w in (a, middle, b)]
    assert seen == pytest.approx([seen[0]] * 3)
    assert interpolate_windows(a, b, -1) == a
    assert interpolate_windows(a, b, 2) == b


def test_a_pan_at_one_scale_runs_evenly() -> None:
    a, b = Window(0.0, 0.0, 2.0, (160, 90)), Window(100.0, 40.0, 2.0, (160, 90))
    assert [
        interpolate_windows(a, b, s).x for s in (0.25, 0.5, 0.75)
    ] == pytest.approx([25, 50, 75])


@pytest.mark.parametrize(
    ("kind", "lat"),
    [
        ("mercator", -41.0),
        ("mercator", -12.0),
        ("albers", -41.0),
        ("lambert", 60.0),
    ],
)
def test_a_scale_bar_is_true_in_the_middle_of_its_view(
    kind: str, lat: float
) -> None:
    plan = projection.make_projection(
        kind,
        175.0,
        south=min(lat, 0) - 5,
        north=max(lat, 0) + 5,
    )
    x, y = (float(v) for v in plan.forward(175.0, lat))
    window = Window(x, y, 2.0, (1920, 1080))
    a, b = window.to_degrees(
        plan, np.array([860.0, 1060.0]), np.array([540.0, 540.0])
    )
    away = (
        np.radians(abs(a[1] - a[0]))
        * np.cos(np.radians(b.mean()))
        * EARTH_RADIUS_KM
    )
    assert window.measure_true_km(plan) * 200 == pytest.approx(away, rel=0.002)


KM = EARTH_RADIUS_KM * projection.RADIANS_PER_DEGREE
EQUATOR = projection.Mercator(0, 0)


def test_degrees_become_pixels_from_the_top_left_corner() -> None:
    window = Window(0, 0, KM, (200, 100))
    assert window.to_pixels(EQUATOR, (0, 0)) == pytest.approx(
        np.array([[100, 50]])
    )
    assert window.to_pixels(EQUATOR, [(10, 0), (-100, 0)]) == pytest.approx(
        np.array([[110, 50], [0, 50]])
    )
    assert window.to_pixels(EQUATOR, (0, 10))[0, 1] < 50


def test_pixels_become_degrees_again() -> None:
    window = Window(300, -200, 2.0, (160, 90))
    px, py = np.array([0.0, 37, 160]), np.array([90.0, 12, 0])
    lon, lat = window.to_degrees(EQUATOR, px, py)
    pixels = window.to_pixels(EQUATOR, np.column_stack([lon, lat]))
    assert pixels == pytest.approx(np.column_stack([px, py]))


def test_edges_are_half_a_frame_from_the_middle() -> None:
    window = Window(10, 20, 2.0, (100, 50))
    assert (window.left, window.right) == (-90, 110)
    assert (window.bottom, window.top) == (-30, 70)


@pytest.mark.parametrize(
    ("view", "corner"),
    [
        (Window(0, 0, 1.0, (100, 50)), (25, 12.5)),
        (Window(10, -4, 1.0, (100, 50)), (30, 14.5)),
        (Window(0, 0, 4.0, (100, 50)), (-50, -25)),
    ],
)
def test_a_window_is_found_on_a_canvas(
    view: Window, corner: tuple[float, float]
) -> None:
    canvas = Window(0, 0, 2.0, (100, 50))
    assert view.find_corner_on(canvas) == corner


def test_bounds_hold_what_the_window_shows() -> None:
    window = Window(0, 0, KM, (20, 10))
    west, south, east, north = window.find_bounds(EQUATOR)
    assert (west, east) == pytest.approx((-10, 10))
    assert (south, north) == pytest.approx((-5, 5), abs=0.01)
    wider = window.find_bounds(EQUATOR, 0.2)
    assert (wider[0], wider[2]) == pytest.approx((-12, 12))


def test_the_edge_runs_clockwise_from_the_top_left() -> None:
    window = Window(0, 0, KM, (20, 10))
    edge = window.trace_edge(EQUATOR, 3)
    pixels = window.to_pixels(EQUATOR, edge)
    assert len(edge) == 12
    assert pixels[[0, 1, 2]] == pytest.approx(
        np.array([[0, 0], [10, 0], [20, 0]])
    )
    assert pixels[[5, 8, 11]] == pytest.approx(
        np.array([[20, 10], [0, 10], [0, 0]])
    )
