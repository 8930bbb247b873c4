"""Heights of the ground from tiles, and the shaded relief that is made of them.

Tiles are Web Mercator, 256 pixels a side, with heights in their colours (the "Terrarium" encoding).
The relief has degrees of equal size, north at the top, and is coloured as the ground reads it:
height as red over green, light as brightness.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap.data import F32, GeoBounds

TILE_PIXELS = 256
MOST_ZOOM = 12
MOST_TILES = 320
"""Tiles of a relief; with more it is made coarser."""
MOST_PIXELS = 12_000_000
_MOST_LATITUDE = 85.0
"""Degrees; tiles end there."""
_METRES_PER_DEGREE = 111_200
_HIGH = 1100.0
"""Metres over which the tint of height rises by the greater part of its way."""
_LIGHT = 0.13
"""How much shading makes a pixel lighter or darker at most."""


@dataclass(frozen=True)
class TerrainTile:
    """A tile; `x` goes on beyond the edge of the world, at which the tiles begin anew."""

    zoom: int
    x: int
    y: int

    @property
    def name(self) -> str:
        """Its zoom, column and row, as servers name it."""
        return f"{self.zoom}/{self.x % 2**self.zoom}/{self.y}"

    def find_coarser(self, steps: int) -> TerrainTile:
        """Return the tile that has this one's ground, so many zooms coarser."""
        return TerrainTile(self.zoom - steps, self.x >> steps, self.y >> steps)


@dataclass(frozen=True)
class TerrainArea:
    """What a relief shows: west, south, east, north, pixels per degree, and the tiles' zoom."""

    bounds: GeoBounds
    scale: float
    zoom: int

    @property
    def size(self) -> tuple[int, int]:
        """The size of the relief, in pixels."""
        west, south, east, north = self.bounds
        return round((east - west) * self.scale), round(
            (north - south) * self.scale
        )

    def list_tiles(self) -> list[TerrainTile]:
        """Return the tiles that it is made of, row by row."""
        west, south, east, north = self.bounds
        left, right = (
            _find_column(west, self.zoom),
            _find_column(east, self.zoom),
        )
        top, bottom = _find_row(north, self.zoom), _find_row(south, self.zoom)
        tiles = []
        for y in range(math.floor(top), math.ceil(bottom)):
            for x in range(math.floor(left), math.ceil(right)):
                tiles.append(TerrainTile(self.zoom, x, y))
        return tiles


def plan_area(bounds: GeoBounds, pixels_per_degree: float) -> TerrainArea:
    """Return the area of a relief, as fine as is wanted, or as tiles and pixels allow."""
    west, south, east, north = bounds
    kept = (west, max(south, -_MOST_LATITUDE), east, min(north, _MOST_LATITUDE))
    square_degrees = (east - west) * (kept[3] - kept[1])
    scale = min(pixels_per_degree, math.sqrt(MOST_PIXELS / square_degrees))
    zoom = math.ceil(math.log2(max(scale * 360 / TILE_PIXELS, 1)))
    area = TerrainArea(kept, scale, min(zoom, MOST_ZOOM))
    while len(area.list_tiles()) > MOST_TILES:
        area = TerrainArea(kept, scale, area.zoom - 1)
    finest = TILE_PIXELS * 2**area.zoom / 360 / math.cos(math.radians(kept[1]))
    return TerrainArea(kept, min(scale, finest), area.zoom)


def _find_column(lon: float, zoom: int) -> float:
    return float((lon + 180) / 360 * 2**zoom)


def _find_row(lat: float, zoom: int) -> float:
    angle = math.radians(lat)
    return float((1 - math.asinh(math.tan(angle)) / math.pi) / 2 * 2**zoom)


def decode_heights(rgb: U8) -> F32:
    """Return the metres, (h, w), that the colours of a tile stand for, (h, w, 3)."""
    red, green, blue = np.moveaxis(rgb.astype(np.float32), -1, 0)
    return np.asarray(red * 256 + green + blue / 256 - 32768, np.float32)


def enlarge_part(coarser: F32, tile: TerrainTile, steps: int) -> F32:
    """Return the ground of a tile, (256, 256), as a tile has it that is `steps` zooms coarser."""
    side = TILE_PIXELS >> steps
    last = 2**steps - 1
    left, top = (tile.x & last) * side, (tile.y & last) * side
    part = coarser[top : top + side, left : left + side]
    size = (TILE_PIXELS, TILE_PIXELS)
    return np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_LINEAR))


@dataclass(frozen=True)
class _TileSheet:
    """The columns and rows of tiles that lie side by side on a sheet."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(cls, tiles: Sequence[TerrainTile]) -> _TileSheet:
        columns = [tile.x for tile in tiles]
        rows = [tile.y for tile in tiles]
        return cls(min(columns), min(rows), max(columns) + 1, max(rows) + 1)

    def make_heights(self) -> F32:
        """Return room for the heights of all tiles."""
        h = (self.bottom - self.top) * TILE_PIXELS
        return np.empty((h, (self.right - self.left) * TILE_PIXELS), np.float32)

    def locate(self, tile: TerrainTile) -> tuple[slice, slice]:
        """Return the rows and columns of a tile."""
        y = (tile.y - self.top) * TILE_PIXELS
        x = (tile.x - self.left) * TILE_PIXELS
        return slice(y, y + TILE_PIXELS), slice(x, x + TILE_PIXELS)


def assemble_heights(
    area: TerrainArea, read_tile: Callable[[TerrainTile], F32]
) -> F32:
    """Return the metres in each pixel of an area, (h, w).

    `read_tile` gives the heights of a tile, (256, 256).
    """
    tiles = area.list_tiles()
    sheet = _TileSheet.around(tiles)
    whole = sheet.make_heights()
    for tile in tiles:
        whole[sheet.locate(tile)] = read_tile(tile)
    w, h = area.size
    west, _, _, north = area.bounds
    lons = west + (np.arange(w) + 0.5) / area.scale
    lats = north - (np.arange(h) + 0.5) / area.scale
    columns = [
        _find_column(lon, area.zoom) - sheet.left for lon in lons.tolist()
    ]
    rows = [_find_row(lat, area.zoom) - sheet.top for lat in lats.tolist()]
    x, y = np.meshgrid(_to_pixels(columns), _to_pixels(rows))
    edge = cv2.BORDER_REPLICATE
    found = cv2.remap(whole, x, y, cv2.INTER_LINEAR, borderMode=edge)
    return np.asarray(found, np.float32)


def _to_pixels(tiles: Sequence[float]) -> F32:
    """Return places counted in tiles as places in pixels, whose middles are whole numbers."""
    return np.array(tiles, np.float32) * TILE_PIXELS - np.float32(0.5)


def shade(heights: F32, area: TerrainArea) -> U8:
    """Return the shaded relief of metres, (h, w), as RGB, (h, w, 3), lit from the north-west."""
    light = _compute_light(heights, area)
    height = 0.12 + 0.75 * (1 - np.exp(-np.maximum(heights, 0) / _HIGH))
    warm = np.asarray(0.26 * height - 0.13, np.float32)
    bright = np.asarray(0.62 + light, np.float32)
    # brightness is 0.299 red + 0.587 green + 0.114 blue, and stays what it is
    green = bright - np.float32(0.299 / 0.886) * warm
    rgb = np.stack([green + warm, green, bright], -1)
    return np.asarray(np.rint(np.clip(rgb, 0, 1) * 255), np.uint8)


def _compute_light(heights: F32, area: TerrainArea) -> F32:
    """Return how much lighter than level ground each pixel is, (h, w)."""
    north = area.bounds[3]
    h = heights.shape[0]
    step = np.float32(_METRES_PER_DEGREE / area.scale)
    lats = north - (np.arange(h) + 0.5) / area.scale
    narrow = np.cos(np.radians(lats)).astype(np.float32)[:, None]
    across = np.gradient(heights, axis=1) / (step * np.maximum(narrow, 0.05))
    down = np.gradient(heights, axis=0) / step
    slope = (across + down) / np.float32(math.sqrt(2))
    on_land = slope[heights > 0]
    usual = float(on_land.std()) if on_land.size else 0.0
    light = np.tanh(slope / np.float32(max(2 * usual, 0.01)))
    return np.asarray(light * np.float32(_LIGHT), np.float32)
