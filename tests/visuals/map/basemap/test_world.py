"""The picture of the whole earth, and how a globe wears it."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, from_rgb
from lantern.visuals.map.basemap.world import (
    WorldSize,
    choose_world_size,
    draw_world,
)
from lantern.visuals.map.basemap.world_texture import WorldTexture
from lantern.visuals.map.geometry.globe_view import GlobeView
from lantern.visuals.map.spec.map_file import MapFile
from tests.support.maps import style

MAP = MapFile.model_validate(
    {"views": {"a": {"center": [0, 0], "width_km": 900}}}
)


@pytest.fixture(scope="module")
def world() -> np.ndarray:
    """Return the earth with a pixel for each degree, RGB, (180, 360, 3)."""
    return draw_world(WorldSize(360, 0.1), MAP, style()).astype(int)


def is_sea(world: np.ndarray, lon: int, lat: int) -> bool:
    red, _, blue = world[90 - lat, lon + 180]
    return bool(blue > red + 8)


@pytest.mark.parametrize(
    ("lon", "lat", "sea"),
    [(20, 10, False), (-60, -10, False), (-30, 0, True), (-150, 0, True)],
)
def test_land_and_sea_are_where_they_are(
    world: np.ndarray, lon: int, lat: int, sea: bool
) -> None:
    assert is_sea(world, lon, lat) is sea


def test_the_edges_of_the_world_have_no_line(world: np.ndarray) -> None:
    edge = world[60:120, 0].mean(axis=0)
    beside = world[60:120, 3].mean(axis=0)
    assert np.abs(edge - beside).max() < 12


def test_the_picture_grows_with_the_frame_up_to_1080p() -> None:
    assert (
        choose_world_size(1.0)
        == choose_world_size(2.0)
        == WorldSize(3584, 1.05)
    )
    assert choose_world_size(0.5).width == 1792
    assert choose_world_size(0.02).width == 360
    assert choose_world_size(1.0).per_degree == pytest.approx(9.9556, abs=1e-4)


def make_stripes() -> Planes:
    """Return a world, 720 pixels wide, dark to the east of 0 degrees and light to the west."""
    rgb = np.full((360, 720, 3), 220, np.uint8)
    rgb[:, 360:] = 40
    return from_rgb(rgb)


def sample(view: GlobeView) -> Planes:
    x = np.arange(80, dtype=np.float32) + np.float32(0.5)
    seen = view.trace(x, x)
    return WorldTexture(make_stripes()).sample(
        seen.directions, seen.height, view.radius
    )


def test_a_globe_wears_the_earth() -> None:
    luma = sample(GlobeView(0.0, 0.0, 0.0, 38.0, 40.0, 40.0)).y
    assert luma[40, 20] > 190
    assert luma[40, 60] < 60


def test_the_seam_of_the_picture_is_sharp_and_without_a_gap() -> None:
    luma = (
        sample(GlobeView(180.0, 0.0, 0.0, 120.0, 40.0, 40.0)).y[40].astype(int)
    )
    assert (luma[:38] < 60).all()
    assert (luma[42:] > 190).all()
