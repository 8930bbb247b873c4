"""How large a river is. The data know no names or classes, so a river's width comes from the water above it.

Segments are linked by their ends, each network is rooted where it meets the sea, and lengths are added up from
the springs. Pure: lines in, kilometres out.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lantern.visuals.map.basemap.data import F32

GridCell = tuple[int, int]
RiverNetwork = dict[int, list[tuple[int, int]]]
"""Node -> (neighbour, segment)."""
_TOUCH = 0.02
_NEAR_SEA = 0.1


def measure_upstream(segments: Sequence[F32], coast: F32) -> NDArray[np.float64]:
    """Kilometres of river at and above each segment. `coast` is (n, 2) lon, lat of shore points."""
    km = [_kilometres(s) for s in segments]
    web, spots = _link(segments)
    sea = set(
        map(
            tuple,
            np.unique(np.rint(coast[::2] / _NEAR_SEA).astype(int), axis=0).tolist(),
        )
    )
    total = np.array(km)
    for network in _networks(web):
        mouths = [v for v in network if len(web[v]) <= 2 and _is_by_sea(spots[v], sea)]
        roots = mouths or [max(network, key=lambda v: sum(km[s] for _, s in web[v]))]
        _add_up(web, roots, km, total)
    return total


def _kilometres(line: F32) -> float:
    step = np.diff(line.astype(np.float64), axis=0)
    return float(
        np.hypot(step[:, 0] * np.cos(np.radians(line[:-1, 1])), step[:, 1]).sum()
        * 111.2
    )


def _link(segments: Sequence[F32]) -> tuple[RiverNetwork, list[tuple[float, float]]]:
    """Ends within two hundredths of a degree are one node."""
    nodes: dict[GridCell, int] = {}
    spots: list[tuple[float, float]] = []
    web: RiverNetwork = defaultdict(list)

    def node(point: F32) -> int:
        x, y = round(float(point[0]) / _TOUCH), round(float(point[1]) / _TOUCH)
        for cell in ((x + i, y + j) for i in (0, -1, 1) for j in (0, -1, 1)):
            if cell in nodes:
                return nodes[cell]
        nodes[x, y] = len(spots)
        spots.append((float(point[0]), float(point[1])))
        return nodes[x, y]

    for number, line in enumerate(segments):
        a, b = node(line[0]), node(line[-1])
        web[a].append((b, number))
        web[b].append((a, number))
    return web, spots


def _is_by_sea(spot: tuple[float, float], sea: set[GridCell]) -> bool:
    x, y = round(spot[0] / _NEAR_SEA), round(spot[1] / _NEAR_SEA)
    return any((x + i, y + j) in sea for i in (-1, 0, 1) for j in (-1, 0, 1))


def _networks(web: RiverNetwork) -> list[list[int]]:
    found: list[list[int]] = []
    seen: set[int] = set()
    for start in web:
        if start in seen:
            continue
        seen.add(start)
        network, stack = [], [start]
        while stack:
            here = stack.pop()
            network.append(here)
            fresh = {there for there, _ in web[here]} - seen
            seen |= fresh
            stack += sorted(fresh)
        found.append(network)
    return found


def _add_up(
    web: RiverNetwork, roots: list[int], km: list[float], total: NDArray[np.float64]
) -> None:
    """Shortest paths from the mouths give the direction of flow; lengths run down them."""
    reach = dict.fromkeys(roots, 0.0)
    down: dict[int, tuple[int, int]] = {}
    queue, order = [(0.0, r) for r in roots], []
    done: set[int] = set()
    while queue:
        so_far, here = heapq.heappop(queue)
        if here in done:
            continue
        done.add(here)
        order.append(here)
        for there, segment in web[here]:
            way = so_far + km[segment]
            if way < reach.get(there, np.inf):
                reach[there], down[there] = way, (here, segment)
                heapq.heappush(queue, (way, there))
    water: dict[int, float] = defaultdict(float)
    for here in reversed(order):
        if here in down:
            below, segment = down[here]
            total[segment] = water[here] + km[segment]
            water[below] += total[segment]
