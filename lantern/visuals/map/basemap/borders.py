"""Borders: today's where they were then, the author's own, and the way of a front along them.

Everything here is in degrees; lines are longitude and latitude, shape (n, 2).
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap import data
from lantern.visuals.map.basemap.data import F32, GeoBounds
from lantern.visuals.map.geometry.lines import F64, keep_runs
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_values import LonLatBounds

SNAP_DEGREES = 0.5
"""Degrees by which a loose end is extended at most, to what it was meant to meet."""
OVERSHOOT_DEGREES = 0.01
"""Degrees by which it goes beyond that, so that the lines cross."""
GAP_DEGREES = 0.08
"""Degrees below which the end of a line touches another line."""
REACH_DEGREES = 1.5
"""Degrees by which a front's point may be off the border that it names."""


def find_current_borders(
    fine: str, box: GeoBounds, omitted: Sequence[LonLatBounds]
) -> list[F32]:
    """Return today's borders in and around a box, without those in boxes that are omitted.

    `fine` is the set of lines, from `data.choose_fineness`.
    """
    found: list[F32] = []
    for line in data.read_lines("countries", fine, box):
        found += drop_boxes(line.points, omitted)
    return found


def drop_boxes(points: F32, omitted: Sequence[LonLatBounds]) -> list[F32]:
    """Return the parts of a line that lie in none of the boxes."""
    x, y = points[:, 0], points[:, 1]
    keep = np.ones(len(points), bool)
    for west, south, east, north in omitted:
        keep &= ~((x > west) & (x < east) & (y > south) & (y < north))
    return keep_runs(points, keep)


def join_lines(lines: Sequence[F64], others: Sequence[F64]) -> list[F64]:
    """Return lines with loose ends extended to the nearest line within SNAP_DEGREES.

    They may meet each other and `others`, which stay as they are. An end is extended a little
    beyond what it meets.
    """
    every = [shapely.LineString(line) for line in (*lines, *others)]
    tree = shapely.STRtree(every)
    result = []
    for i, line in enumerate(lines):
        ends = [_extend_end(end, tree, i) for end in (line[0], line[-1])]
        pieces = [ends[0], line, ends[1]]
        result.append(
            np.vstack([piece for piece in pieces if piece is not None])
        )
    return result


def _extend_end(point: F64, lines: shapely.STRtree, own: int) -> F64 | None:
    """Return the point to which an end is extended, shape (1, 2); None if it stays.

    `own` is the number of its line among all lines.
    """
    end = shapely.Point(point)
    near = lines.query(
        end,
        predicate="dwithin",
        distance=SNAP_DEGREES,
    )
    others = lines.geometries[np.sort(near[near != own])]
    if not len(others):
        return None
    met = others[shapely.distance(end, others).argmin()]
    (x0, y0), (x1, y1) = shapely.shortest_line(end, met).coords
    distance = math.hypot(x1 - x0, y1 - y0)
    if not 1e-6 < distance < SNAP_DEGREES:
        return None
    share = 1 + OVERSHOOT_DEGREES / distance
    return np.array([[x0 + (x1 - x0) * share, y0 + (y1 - y0) * share]])


@dataclass(frozen=True, eq=False)
class _BorderGraph:
    """The points of all lines, shape (n, 2), and for each the next ones with the way there."""

    points: F64
    edges: dict[int, list[tuple[int, float]]]

    def connect(self, a: int, b: int, length: float) -> None:
        """Add a way between two points, in degrees."""
        self.edges[a].append((b, length))
        self.edges[b].append((a, length))


def follow(points: Sequence[tuple[float, float]], lines: Sequence[F32]) -> F64:
    """Return the way along lines past each of some points in turn, shape (n, 2).

    It is the shortest one, by Dijkstra, over the points of the lines; ends that nearly touch count
    as joined.

    Raises:
        AssetFailure: there is no line near a point, or the lines don't meet.
    """
    graph = _build_graph(lines)
    if not len(graph.points):
        raise AssetFailure(
            "there is no border to follow near the front's points"
        )
    stops = [_find_stop(graph, point) for point in points]
    way = [stops[0]]
    for a, b in itertools.pairwise(stops):
        way += _find_shortest_path(graph, a, b)[1:]
    return np.asarray(graph.points[way], np.float64)


def _find_stop(graph: _BorderGraph, point: tuple[float, float]) -> int:
    """Return the number of the nearest point. Raises AssetFailure if that is far away."""
    distances = _measure_distances(graph.points, point)
    nearest = int(distances.argmin())
    if distances[nearest] > REACH_DEGREES:
        raise AssetFailure(
            f"no border runs near {list(point)}; give the front 'along' there"
        )
    return nearest


def _measure_distances(points: F64, point: tuple[float, float]) -> F64:
    """Return the distance of points to one of them in degrees of latitude, shape (n,)."""
    lon, lat = point
    squeeze = math.cos(math.radians(lat))
    distances = np.hypot((points[:, 0] - lon) * squeeze, points[:, 1] - lat)
    return np.asarray(distances)


def _build_graph(lines: Sequence[F32]) -> _BorderGraph:
    if not lines:
        return _BorderGraph(np.empty((0, 2)), {})
    graph = _BorderGraph(np.vstack(lines).astype(np.float64), defaultdict(list))
    ends: list[int] = []
    first = 0
    for line in lines:
        lengths = np.hypot(*np.diff(line, axis=0).T)
        for i, length in enumerate(lengths.tolist(), first):
            graph.connect(i, i + 1, length)
        ends += [first, first + len(line) - 1]
        first += len(line)
    for end in ends:
        distances = _measure_distances(graph.points, tuple(graph.points[end]))
        for near in np.flatnonzero(distances < GAP_DEGREES).tolist():
            if near != end:
                graph.connect(end, near, GAP_DEGREES)
    return graph


def _find_shortest_path(graph: _BorderGraph, start: int, end: int) -> list[int]:
    """Return the points on the way, both ends too. Raises AssetFailure if there is none."""
    best = {start: 0.0}
    previous = {start: start}
    queue = [(0.0, start)]
    while queue:
        so_far, here = heapq.heappop(queue)
        if here == end:
            break
        for there, length in graph.edges[here]:
            if so_far + length < best.get(there, math.inf):
                best[there] = so_far + length
                previous[there] = here
                heapq.heappush(queue, (best[there], there))
    if end not in previous:
        raise AssetFailure(
            "the front's points lie on borders that don't meet;"
            " give the points between, or 'along'"
        )
    way = [end]
    while way[-1] != start:
        way.append(previous[way[-1]])
    return way[::-1]


def collect_own_borders(map_file: MapFile, present: Sequence[F32]) -> list[F64]:
    """Return the author's own borders, in order, joined to each other and to `present`."""
    own = [np.array(border.line, np.float64) for border in map_file.borders]
    if not own:
        return []
    return join_lines(own, [line.astype(np.float64) for line in present])
