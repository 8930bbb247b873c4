"""The ways of fronts, arrows and landings over the map.

Lines are kept in km on the plane, shape (n, 2), so that a window only scales them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.basemap import borders
from lantern.visuals.map.geometry.lines import (
    F64,
    fit_spline,
    interpolate_points,
    measure_lengths,
    resample,
)
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import Arrow, FrontStage

WAY_POINTS = 220
"""Points of the way of an arrow or a landing."""
STAGE_POINTS = 260
"""Points of a front at each of its stages."""
SMOOTHING_POINTS = 9
"""Points over which a front that follows a border is smoothed."""
ARROW_STEP_PIXELS = 3.0
"""Pixels between the points of an arrow; a curve of 100 pixels' radius is off by 0.01 pixels."""


@dataclass(frozen=True)
class StagedPath:
    """A way on the map, in km: one line for each stage of a front, one line for what only grows.

    All stages have the same number of points.
    """

    stages: tuple[F64, ...]

    def interpolate(self, progress: float) -> F64:
        """Return the line between two stages, where 0 is the first stage and 1 the last."""
        if len(self.stages) == 1:
            return self.stages[0]
        place = min(max(progress, 0.0), 1.0) * (len(self.stages) - 1)
        i = min(int(place), len(self.stages) - 2)
        start, end = self.stages[i], self.stages[i + 1]
        return start + (end - start) * (place - i)


def find_head(line: F64, progress: float) -> F64:
    """Return where the head of a way in km is at a share of its length, (2,) in km."""
    lengths = measure_lengths(line)
    tip = np.array([lengths[-1] * min(max(progress, 0.0), 1.0)])
    return np.asarray(interpolate_points(line, lengths, tip)[0])


def to_pixels(line: F64, window: Window) -> F64:
    """Return a line in km as pixels of a window, shape (n, 2)."""
    return window.place_on_frame(line)


def trace_way(line: F64, window: Window) -> F64:
    """Return the way of an arrow or a landing in pixels, without points too close to show."""
    pixels = to_pixels(line, window)
    length = float(measure_lengths(pixels)[-1])
    stride = int(ARROW_STEP_PIXELS * (len(line) - 1) / (length + 1e-9))
    if stride < 2:
        return pixels
    stride = min(stride, (len(line) - 1) // 20)
    return np.vstack([pixels[:-1:stride], pixels[-1:]])


def trace_lines(
    map_file: MapFile, projection: Projection
) -> dict[str, StagedPath]:
    """Return the way of every front, arrow and landing, by id.

    Raises:
        AssetFailure: a front has no border to follow.
    """
    found: dict[str, StagedPath] = {}
    for arrow in map_file.arrows:
        found[arrow.id] = StagedPath(
            (_trace_curve(projection, arrow.along, WAY_POINTS),)
        )
    for landing in map_file.landings:
        found[landing.id] = StagedPath(
            (_trace_curve(projection, landing.along, WAY_POINTS),)
        )
    for front in map_file.fronts:
        stages = [
            trace_stage(map_file, projection, stage) for stage in front.stages
        ]
        found[front.id] = StagedPath(tuple(stages))
    return found


def _trace_curve(
    projection: Projection, points: Sequence[tuple[float, float]], count: int
) -> F64:
    """Return a curve through points in degrees, in km."""
    lon, lat = np.array(points).T
    return fit_spline(np.column_stack(projection.forward(lon, lat)), count)


def trace_stage(
    map_file: MapFile, projection: Projection, stage: FrontStage
) -> F64:
    """Return where a front is at a stage, in km.

    Raises:
        AssetFailure: it has no border to follow.
    """
    if stage.along:
        return _trace_curve(projection, stage.along, STAGE_POINTS)
    way = _follow_border(map_file, stage.follow or ())
    plane = np.column_stack(projection.forward(way[:, 0], way[:, 1]))
    return resample(_smooth(resample(plane, STAGE_POINTS)), STAGE_POINTS)


def _follow_border(
    map_file: MapFile, points: Sequence[tuple[float, float]]
) -> F64:
    """Return the way past points along today's borders and the author's own, in degrees."""
    west, south = np.array(points).min(0) - 1.5
    east, north = np.array(points).max(0) + 1.5
    box = (west, south, east, north)
    present = borders.find_current_borders("i", box, map_file.omit_borders)
    own = borders.collect_own_borders(map_file, present)
    lines = [line.astype(np.float32) for line in own]
    return borders.follow(points, [*present, *lines])


def _smooth(line: F64) -> F64:
    """Return a line without its small bends; its ends stay where they are."""
    weights = np.hanning(SMOOTHING_POINTS)
    weights = weights / weights.sum()
    margin = SMOOTHING_POINTS // 2
    padding = ((margin, margin), (0, 0))
    padded = np.pad(
        line,
        padding,
        mode="reflect",
        reflect_type="odd",
    )
    x = np.convolve(padded[:, 0], weights, "valid")
    y = np.convolve(padded[:, 1], weights, "valid")
    return np.column_stack([x, y])


def compute_arrow_width(item: Arrow, length: float, unit: float) -> float:
    """Return the width of an arrow's body at its neck, in pixels; a short arrow is slimmer.

    `length` is that of its way in pixels, `unit` is pixels per unit of line width.
    """
    full = 15 * unit * item.width
    return full * min(1.0, length / (full * 4))
