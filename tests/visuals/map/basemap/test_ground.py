"""The painted ground."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap import ground
from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import Window
from tests.support.maps import style

PLAN = Mercator(0, 0)


def paint_ocean(unit: float = 1.0) -> np.ndarray:
    """A piece of the Atlantic, whose right half is said to be land."""
    x, _ = PLAN.forward(-30, 0)
    window = Window(float(x), 0.0, 4.0, (128, 64))
    land = np.zeros((64, 128), np.uint8)
    land[:, 64:] = 255
    shore = np.array([[-30.0, -9], [-20, -9], [-20, 9], [-30, 9]])
    options = ground.TerrainOptions(style(), unit)
    return ground.paint(
        window,
        PLAN,
        options,
        shores=[shore],
        land=land,
    )


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
    narrow, wide = (
        paint_ocean(unit).astype(int).sum(2).mean(0) for unit in (0.5, 2.0)
    )
    assert wide[24] > narrow[24] + 5
    assert narrow[80] == pytest.approx(wide[80], abs=0.01)


def test_the_same_ground_is_painted_every_time() -> None:
    assert np.array_equal(paint_ocean(), paint_ocean())
