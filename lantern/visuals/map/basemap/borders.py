"""Lines between states: today's where they held, the author's own, and a front's way along them. Degrees only."""

from __future__ import annotations

import heapq
import itertools
import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import shapely

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap import data
from lantern.visuals.map.basemap.data import F32, GeoBounds
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.spec.map_file import LonLatBounds, MapFile

SNAP_DEGREES = 0.5
"""Degrees by which a loose end is drawn on to what it was meant to meet."""


def find_current_borders(
    fine: str, box: GeoBounds, omitted: Sequence[LonLatBounds]
) -> list[F32]:
    """Today's borders about the box, without the parts that the author leaves out."""
    return [
        piece
        for line in data.read_lines("countries", fine, box)
        for piece in drop_boxes(line.points, omitted)
    ]


def drop_boxes(points: F32, omitted: Sequence[LonLatBounds]) -> list[F32]:
    """The runs of a line that lie in none of the boxes."""
    x, y = points[:, 0], points[:, 1]
    keep = np.ones(len(points), bool)
    for west, south, east, north in omitted:
        keep &= ~((x > west) & (x < east) & (y > south) & (y < north))
    runs = np.split(
        np.arange(len(points)), np.flatnonzero(np.diff(keep.astype(int))) + 1
    )
    return [points[run] for run in runs if len(run) > 1 and keep[run[0]]]


def join_lines(lines: Sequence[F64], others: Sequence[F64]) -> list[F64]:
    """The lines with loose ends drawn on to the nearest of all lines within PULL, and a hair beyond it."""
    every = [shapely.LineString(line) for line in (*lines, *others)]
    result = []
    for i, line in enumerate(lines):
        rest = shapely.MultiLineString(
            [other for j, other in enumerate(every) if j != i]
        )
        start, end = (_extend_end(line[at], rest) for at in (0, -1))
        result.append(
            np.vstack([piece for piece in (start, line, end) if piece is not None])
        )
    return result


def _extend_end(point: F64, rest: shapely.MultiLineString) -> F64 | None:
    (x0, y0), (x1, y1) = shapely.shortest_line(shapely.Point(point), rest).coords
    away = math.hypot(x1 - x0, y1 - y0)
    if not 1e-6 < away < SNAP_DEGREES:
        return None
    on = 1 + 0.01 / away
    return np.array([[x0 + (x1 - x0) * on, y0 + (y1 - y0) * on]])


def follow(points: Sequence[tuple[float, float]], lines: Sequence[F32]) -> F64:
    """(n, 2) lon, lat: the way along the lines past each of the points in turn. Raises AssetFailure.

    Dijkstra's shortest path over the lines' points; ends that nearly touch are joined.
    """
    spots, web = _build_graph(lines)
    if not len(spots):
        raise AssetFailure("there is no border to follow near the front's points")
    stops = [int(_measure_distances(spots, p).argmin()) for p in points]
    for point, stop in zip(points, stops, strict=True):
        if _measure_distances(spots[stop : stop + 1], point)[0] > 1.5:
            raise AssetFailure(
                f"no border runs near {list(point)}; give the front 'along' there"
            )
    way = [stops[0]]
    for a, b in itertools.pairwise(stops):
        way += _path(web, a, b)[1:]
    return np.asarray(spots[way], np.float64)


def _measure_distances(spots: F64, point: tuple[float, float]) -> F64:
    squeeze = math.cos(math.radians(point[1]))
    return np.asarray(
        np.hypot((spots[:, 0] - point[0]) * squeeze, spots[:, 1] - point[1])
    )


def _build_graph(
    lines: Sequence[F32],
) -> tuple[F64, dict[int, list[tuple[int, float]]]]:
    if not lines:
        return np.empty((0, 2)), {}
    spots = np.vstack(lines).astype(np.float64)
    web: dict[int, list[tuple[int, float]]] = defaultdict(list)
    ends: list[int] = []
    first = 0
    for line in lines:
        for i, step in enumerate(np.hypot(*np.diff(line, axis=0).T).tolist(), first):
            web[i].append((i + 1, step))
            web[i + 1].append((i, step))
        ends += [first, first + len(line) - 1]
        first += len(line)
    for end in ends:
        for near in np.flatnonzero(
            _measure_distances(spots, tuple(spots[end])) < 0.08
        ).tolist():
            if near != end:
                web[end].append((near, 0.08))
                web[near].append((end, 0.08))
    return spots, web


def _path(web: dict[int, list[tuple[int, float]]], a: int, b: int) -> list[int]:
    best, came = {a: 0.0}, {a: a}
    queue = [(0.0, a)]
    while queue:
        so_far, here = heapq.heappop(queue)
        if here == b:
            break
        for there, step in web[here]:
            if so_far + step < best.get(there, math.inf):
                best[there], came[there] = so_far + step, here
                heapq.heappush(queue, (so_far + step, there))
    if b not in came:
        raise AssetFailure(
            "the front's points lie on borders that don't meet; give the points between, or 'along'"
        )
    way = [b]
    while way[-1] != a:
        way.append(came[way[-1]])
    return way[::-1]


def collect_own_borders(sheet: MapFile, present: Sequence[F32]) -> list[F64]:
    """The author's own borders, in order, joined to each other and to today's."""
    own = [np.array(border.line, np.float64) for border in sheet.borders]
    if not own:
        return []
    return join_lines(own, [line.astype(np.float64) for line in present])
