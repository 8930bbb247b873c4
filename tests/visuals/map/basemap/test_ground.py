"""The painted ground."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap import ground
from lantern.visuals.map.basemap.world_pictures import GeoImage
from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import Window
from tests.support.maps import style

PLAN = Mercator(0, 0)


def test_rings_that_overlap_are_filled_together() -> None:
    first = np.array([[2.0, 2], [12, 2], [12, 12], [2, 12]])
    mask = ground.fill_rings([first, first + 4], (24, 20))
    assert mask.shape == (20, 24)
    assert (mask[9, 9], mask[4, 4], mask[14, 14]) == (255, 255, 255)
    assert mask[0, 0] == 0


def paint_ocean(unit: float = 1.0) -> np.ndarray:
    """A piece of the Atlantic, whose right half is said to be land."""
    x, _ = PLAN.forward(-30, 0)
    window = Window(float(x), 0.0, 4.0, (128, 64))
    land = np.zeros((64, 128), np.uint8)
    land[:, 64:] = 255
    shore = np.array([[-30.0, -9], [-20, -9], [-20, 9], [-30, 9]])
    options = ground.TerrainOptions(style(), unit)
    return ground.paint(window, PLAN, options, shores=[shore], land=land)


def test_the_sea_glows_along_the_shore() -> None:
    picture = paint_ocean().astype(int)
    assert picture.shape == (64, 128, 3)
    bright = picture.sum(2).mean(0)
    assert bright[60] > bright[40] > bright[5]


def test_land_has_the_colours_of_land() -> None:
    picture = paint_ocean().astype(int)
    red, _, blue = picture[:, 80:].reshape(-1, 3).mean(0)
    assert red > blue
    red, _, blue = picture[:, :40].reshape(-1, 3).mean(0)
    assert blue > red


def test_the_glow_is_as_wide_as_the_unit_says() -> None:
    narrow, wide = (paint_ocean(unit).astype(int).sum(2).mean(0) for unit in (0.5, 2.0))
    assert wide[24] > narrow[24] + 5
    assert narrow[80] == pytest.approx(wide[80], abs=0.01)


def test_the_same_ground_is_painted_every_time() -> None:
    assert np.array_equal(paint_ocean(), paint_ocean())


def test_shading_fades_where_the_relief_is_stretched() -> None:
    assert ground.compute_contrast(0.4) == ground.compute_contrast(1.6) == 1.0
    # a quarter to the power of 1.5, and a sixteenth
    assert ground.compute_contrast(6.4) == pytest.approx(0.125)
    assert ground.compute_contrast(25.6) == pytest.approx(1 / 64)


def test_a_finer_relief_keeps_its_shading_and_what_is_around_it_fades() -> None:
    relief = GeoImage(np.zeros((200, 400, 3), np.float32), 0.0, 20.0, 20.0)
    contrast = ground._spread_contrast(relief, (5, 12, 15, 18), inside=1, outside=0.25)
    assert contrast.shape == (200, 400)
    assert contrast[100, 200] == pytest.approx(1)  # 10 E, 15 N
    assert contrast[20, 20] == contrast[190, 390] == pytest.approx(0.25)
    edge = contrast[100, 90:110]  # about 5 E
    assert np.all(np.diff(edge) >= 0)
    assert edge[9:11].mean() == pytest.approx(0.625, abs=0.02)
