"""Heights from tiles, and the relief that is shaded from them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.basemap.terrain import (
    MOST_PIXELS,
    MOST_TILES,
    TerrainArea,
    TerrainTile,
    assemble_heights,
    decode_heights,
    enlarge_part,
    plan_area,
    shade,
)

ALPS = (6.0, 45.0, 8.0, 46.0)


def read_slope(tile: TerrainTile) -> F32:
    """Return heights that rise by 100 m a degree to the east, and 10 to the north."""
    count = 2**tile.zoom
    at = (np.arange(256) + 0.5) / 256
    lon = (tile.x + at) / count * 360 - 180
    rows = math.pi * (1 - 2 * (tile.y + at) / count)
    lat = np.degrees(np.arctan(np.sinh(rows)))
    heights = 100 * lon[None, :] + 10 * lat[:, None]
    return np.asarray(heights, np.float32)


def test_colours_are_heights_to_a_256th_of_a_metre() -> None:
    rgb = np.array([[[128, 0, 0], [129, 1, 128], [127, 246, 0]]], np.uint8)
    assert decode_heights(rgb).tolist() == [[0, 257.5, -10]]


def test_an_area_is_as_fine_as_is_wanted() -> None:
    area = plan_area(ALPS, 100.0)
    assert area.size == (200, 100)
    # 182 pixels a degree at zoom 8, 91 at zoom 7
    assert area.zoom == 8
    names = [tile.name for tile in area.list_tiles()]
    assert names == ["8/132/91", "8/133/91", "8/132/92", "8/133/92"]


def test_a_large_area_is_coarser() -> None:
    area = plan_area((100.0, 30.0, 140.0, 60.0), 1000.0)
    w, h = area.size
    assert w * h <= MOST_PIXELS * 1.001
    assert len(area.list_tiles()) <= MOST_TILES
    assert area.scale == pytest.approx(100)


def test_tiles_go_on_across_the_date_line() -> None:
    tiles = TerrainArea((178.0, -20.0, 182.0, -18.0), 10.0, 6).list_tiles()
    assert [tile.name for tile in tiles] == ["6/63/35", "6/0/35"]


def test_pixels_have_the_heights_of_their_places() -> None:
    area = TerrainArea(ALPS, 50.0, 7)
    heights = assemble_heights(area, read_slope)
    assert heights.shape == (50, 100)
    lons = 6 + (np.arange(100) + 0.5) / 50
    lats = 46 - (np.arange(50) + 0.5) / 50
    expected = 100 * lons[None, :] + 10 * lats[:, None]
    assert np.abs(heights - expected).max() < 0.1


def test_light_comes_from_the_north_west() -> None:
    area = TerrainArea(ALPS, 100.0, 8)
    y, x = np.mgrid[0:100, 0:200]
    ridge = 2000 * np.exp(-((x - 100 + y - 50) ** 2) / 800)
    rgb = shade(ridge.astype(np.float32), area).astype(int)
    bright = rgb.sum(2)
    assert bright[50, 85] > bright[50, 20] + 20  # the slope to the north-west
    assert bright[50, 115] < bright[50, 20] - 20
    # height is red over green
    assert (
        rgb[50, 100, 0] - rgb[50, 100, 1] > rgb[50, 0, 0] - rgb[50, 0, 1] + 20
    )


def test_level_ground_is_evenly_bright() -> None:
    flat = np.full((100, 200), 300, np.float32)
    rgb = shade(flat, TerrainArea(ALPS, 100.0, 8))
    assert np.ptp(rgb.reshape(-1, 3), axis=0).tolist() == [0, 0, 0]
    assert rgb[0, 0, 2] == round(0.62 * 255)


def test_the_ground_of_a_tile_in_a_coarser_one() -> None:
    coarser = np.zeros((256, 256), np.float32)
    coarser[192:, 64:128] = 7
    tile = TerrainTile(10, 513, 403)
    assert tile.find_coarser(2) == TerrainTile(8, 128, 100)
    # column 1 and row 3 of the four by four in the coarser tile
    assert enlarge_part(coarser, tile, 2).min() == 7
