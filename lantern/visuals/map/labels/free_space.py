"""What is free in a layout: rectangles that are taken, arrows that may be covered, land."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size
from lantern.graphics.pixels import U8
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.safe_area import PixelBounds

LAND_DOWNSAMPLING = 4
"""Pixels of a window to one of the land that names of seas keep off."""
_ROWS = 4
"""Lines of points at which the cover of a box is measured."""
_MOST_LAND = 0.04
"""Share of a sea's name that may lie on land: shores are drawn at another scale."""


def move_boxes(
    boxes: tuple[PixelBounds, ...], by: F64
) -> tuple[PixelBounds, ...]:
    """Return boxes moved by (2,) pixels."""
    dx = float(by[0])
    dy = float(by[1])
    return tuple(
        (x0 + dx, y0 + dy, x1 + dx, y1 + dy) for x0, y0, x1, y1 in boxes
    )


@dataclass(frozen=True)
class _TakenKey:
    """Which rectangles are asked for: of how many, without which one, with or without bands."""

    count: int
    exempt: PixelBounds | None
    in_bands: bool


@dataclass
class FreeSpace:
    """What is taken so far in a window, all in its pixels.

    Names keep `margin` off the frame's edge, and out of the `occupied` rectangles; if they can,
    out of the `bands` that overlays use for a while. `arrows` is (n, 4), boxes along what advances,
    and `ridges` those along mountain ranges; both cost by how much of them is covered. `land` is
    (h / 4, w / 4), 255 where there is land. What is in the rectangles of
    `passing` leaves.
    """

    size: Size
    margin: float
    occupied: list[PixelBounds]
    bands: tuple[PixelBounds, ...] = ()
    land: U8 | None = None
    passing: tuple[PixelBounds, ...] = ()
    arrows: F64 = field(default_factory=lambda: np.empty((0, 4)))
    ridges: F64 = field(default_factory=lambda: np.empty((0, 4)))
    _taken: dict[_TakenKey, F64] = field(default_factory=dict, repr=False)

    def is_free(
        self,
        boxes: tuple[PixelBounds, ...],
        *,
        exempt: PixelBounds | None = None,
        in_bands: bool = False,
        margin: float | None = None,
    ) -> bool:
        """Tell whether boxes are inside the frame and touch nothing.

        `exempt` may be touched, and with `in_bands` the bands of overlays too. `margin` is one of
        its own, in pixels.
        """
        if margin is None:
            margin = self.margin
        w, h = self.size
        for left, top, right, bottom in boxes:
            if left < margin or top < margin:
                return False
            if right > w - margin or bottom > h - margin:
                return False
        return not _touch(np.array(boxes), self._list_taken(exempt, in_bands))

    def _list_taken(self, exempt: PixelBounds | None, in_bands: bool) -> F64:
        """Return the rectangles that names keep out of, (n, 4); kept until one more is taken."""
        key = _TakenKey(len(self.occupied), exempt, in_bands)
        if key not in self._taken:
            taken = [box for box in self.occupied if box is not exempt]
            if not in_bands:
                taken += self.bands
            self._taken = {key: np.array(taken, np.float64).reshape(-1, 4)}
        return self._taken[key]

    def is_in_band(self, spot: F64) -> bool:
        """Tell whether a point, (2,) in pixels, lies in a band of overlays."""
        x, y = spot
        return any(
            left <= x <= right and top <= y <= bottom
            for left, top, right, bottom in self.bands
        )

    def is_passing(self, boxes: tuple[PixelBounds, ...]) -> bool:
        """Tell whether boxes touch what leaves."""
        if not self.passing:
            return False
        return _touch(np.array(boxes), np.array(self.passing))

    def is_on_water(self, boxes: tuple[PixelBounds, ...]) -> bool:
        """Tell whether next to no land lies under the boxes: a sea's name stays on its water."""
        return self.measure_land(boxes) <= _MOST_LAND

    def measure_land(self, boxes: tuple[PixelBounds, ...]) -> float:
        """Return the share of the boxes' area that lies on land, 0..1; 0 if land isn't known."""
        if self.land is None:
            return 0.0
        dry = 0
        total = 0
        for box in boxes:
            x0, y0, x1, y1 = (round(edge / LAND_DOWNSAMPLING) for edge in box)
            below = self.land[max(0, y0) : y1 + 1, max(0, x0) : x1 + 1]
            dry += int((below > 127).sum())
            total += below.size
        return dry / max(total, 1)

    def measure_arrow_cover(self, boxes: tuple[PixelBounds, ...]) -> float:
        """Return the share of the boxes' area that lies on arrows, 0..1, measured at points."""
        return _measure_cover(boxes, self.arrows)

    def measure_ridge_cover(self, boxes: tuple[PixelBounds, ...]) -> float:
        """Return the share of the boxes' area that lies on ranges, 0..1, measured at points."""
        return _measure_cover(boxes, self.ridges)


def _measure_cover(boxes: tuple[PixelBounds, ...], rectangles: F64) -> float:
    """Return the share of the boxes' area that lies on rectangles, (n, 4)."""
    if not len(rectangles):
        return 0.0
    covered = 0.0
    total = 0.0
    edges = np.array(boxes)
    overlaps = _find_overlaps(edges, rectangles)
    for (left, top, right, bottom), overlap in zip(
        boxes, overlaps, strict=True
    ):
        columns = max(2, int((right - left) / 6))
        total += columns * _ROWS
        if overlap.any():  # most boxes lie on nothing
            xs = np.linspace(left, right, columns)
            ys = np.linspace(top, bottom, _ROWS)[:, None]
            inside = _is_inside(
                xs[..., None], ys[..., None], rectangles[overlap]
            )
            covered += float(inside.sum())
    return covered / total


def _is_inside(x: F64, y: F64, rectangles: F64) -> NDArray[np.bool_]:
    """Return which points, (w, 1) by (h, 1, 1), lie in one of (n, 4) rectangles: (h, w)."""
    left, top, right, bottom = rectangles.T
    inside = (x > left) & (x < right) & (y > top) & (y < bottom)
    return np.asarray(inside.any(-1))


def _touch(boxes: F64, rectangles: F64) -> bool:
    """Tell whether any of (m, 4) boxes overlaps any of (n, 4) rectangles."""
    return bool(_find_overlaps(boxes, rectangles).any())


def _find_overlaps(boxes: F64, rectangles: F64) -> NDArray[np.bool_]:
    """Return which of (m, 4) boxes overlap which of (n, 4) rectangles: (m, n)."""
    left, top, right, bottom = boxes.T[..., None]
    west, north, east, south = rectangles.T
    across = (left < east) & (west < right)
    return np.asarray(across & (top < south) & (north < bottom))
