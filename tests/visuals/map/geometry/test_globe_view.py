"""The globe in a frame: where places are on it, what its pixels see, how it comes near a map."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry.globe_view import (
    GlobeView,
    fit_globe,
    interpolate_globes,
    to_degrees,
)
from lantern.visuals.map.geometry.projection import Lambert
from lantern.visuals.map.geometry.window import Window

ATLANTIC = GlobeView(0.0, 0.0, 0.0, 100.0, 160.0, 120.0)


def locate(view: GlobeView, lon: float, lat: float) -> list[float]:
    return list(view.forward(np.array([[lon, lat]]))[0].round(6).tolist())


def test_places_lie_on_an_orthographic_globe() -> None:
    assert locate(ATLANTIC, 0, 0) == [160, 120, 1]
    assert locate(ATLANTIC, 30, 0) == [210, 120, pytest.approx(0.866025)]
    assert locate(ATLANTIC, 0, 30)[:2] == [160, 70]
    assert locate(ATLANTIC, 180, 0)[2] == -1


def test_a_globe_that_leans_has_north_at_its_right() -> None:
    leaning = GlobeView(0.0, 0.0, 90.0, 100.0, 160.0, 120.0)
    assert locate(leaning, 0, 30)[:2] == [210, 120]


def test_a_pixel_sees_the_place_that_lies_there() -> None:
    view = GlobeView(100.0, 40.0, 12.0, 100.0, 160.0, 120.0)
    x, y, _ = locate(view, 115, 52)
    seen = view.trace(np.array([x], np.float32), np.array([y], np.float32))
    lon, lat = to_degrees(seen.directions)
    assert (float(lon[0, 0]), float(lat[0, 0])) == pytest.approx(
        (115, 52), abs=1e-3
    )


def test_pixels_beside_the_globe_see_its_rim() -> None:
    seen = ATLANTIC.trace(
        np.array([300], np.float32), np.array([120], np.float32)
    )
    lon, lat = to_degrees(seen.directions)
    assert (float(lon[0, 0]), float(lat[0, 0])) == pytest.approx(
        (90, 0), abs=1e-3
    )
    assert seen.height[0, 0] == 0
    assert seen.square[0, 0] == pytest.approx(1.96)


def test_the_rim_is_antialiased_over_one_pixel() -> None:
    x = np.array([258.5, 259.5, 260, 260.5, 261.5], np.float32)
    square = ATLANTIC.trace(x, np.array([120], np.float32)).square
    covered = ATLANTIC.measure_limb(square)[0]
    assert covered.tolist() == pytest.approx([1, 1, 0.5, 0, 0], abs=1e-3)


def test_a_globe_fits_a_window_of_a_map() -> None:
    projection = Lambert(127.0, 39.0, 51.0)
    x, y = projection.forward(119.5, 47.2)
    window = Window(float(x), float(y), 1.0, (320, 180))
    view = fit_globe(window, projection)
    assert (view.lon, view.lat) == pytest.approx((119.5, 47.2))
    assert view.radius == pytest.approx(6371, rel=0.02)
    # west of the middle meridian of a northern cone north leans to the right
    assert view.roll == pytest.approx(7.5 * 0.7071, abs=0.2)
    near = np.array([[120.5, 47.2], [119.5, 48.2], [119.0, 46.9]])
    on_map = window.to_pixels(projection, near)
    on_globe = view.forward(near)[:, :2]
    assert np.abs(on_map - on_globe).max() < 1


def test_a_globe_turns_along_a_great_circle_and_grows_evenly() -> None:
    last = GlobeView(90.0, 0.0, 8.0, 1600.0, 200.0, 100.0)
    half = interpolate_globes(
        ATLANTIC,
        last,
        turn=0.5,
        near=0.5,
    )
    assert (half.lon, half.lat) == pytest.approx((45, 0))
    assert (half.roll, half.radius, half.x, half.y) == (4, 400, 180, 110)
    whole = interpolate_globes(
        ATLANTIC,
        last,
        turn=1,
        near=1,
    )
    assert (whole.lon, whole.radius, whole.x) == pytest.approx((90, 1600, 200))


def test_a_globe_turns_over_the_pole_where_that_is_nearer() -> None:
    first = GlobeView(0.0, 60.0, 0.0, 100.0, 0.0, 0.0)
    last = GlobeView(180.0, 60.0, 0.0, 100.0, 0.0, 0.0)
    assert interpolate_globes(
        first,
        last,
        turn=0.5,
        near=0,
    ).lat == pytest.approx(90)


def test_a_globe_finds_a_way_to_the_other_side_of_the_earth() -> None:
    last = GlobeView(180.0, 0.0, 0.0, 100.0, 0.0, 0.0)
    half = interpolate_globes(
        ATLANTIC,
        last,
        turn=0.5,
        near=0,
    )
    assert (half.lon, half.lat) == pytest.approx((91, 0))
