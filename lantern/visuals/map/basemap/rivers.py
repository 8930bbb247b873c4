"""How large a river is, from the length of all water above it; the data have no names or classes.

Pieces of rivers are linked by their ends. Each network begins where it meets the sea, and lengths
are added up from the springs.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.core.sphere import KM_PER_DEGREE
from lantern.visuals.map.basemap.data import F32

TOUCH_DEGREES = 0.02
"""Degrees within which the ends of two pieces are the same point."""
SEA_DEGREES = 0.1
"""Degrees within which a river's end is at the sea."""
_COLUMN = 1 << 20
"""What the number of a cell grows by from column to column; more than there are rows."""
NEIGHBOURS = (
    0, -1, 1, -_COLUMN, -_COLUMN - 1, -_COLUMN + 1, _COLUMN, _COLUMN - 1, _COLUMN + 1,
)  # fmt: skip
"""From the number of a cell to those around it, itself first."""


@dataclass(frozen=True)
class RiverEdge:
    """A piece of a river as it is seen from one of its ends: where it leads, and its number."""

    node: int
    segment: int


@dataclass(frozen=True)
class RiverGraph:
    """The ends of all pieces: for each the pieces that meet there, and longitude and latitude."""

    edges: list[list[RiverEdge]]
    points: list[list[float]]


def measure_upstream(
    segments: Sequence[F32], coast: F32
) -> NDArray[np.float64]:
    """Return km of river at and above each piece, shape (n,).

    Args:
        segments: pieces of rivers, each longitude and latitude, shape (m, 2).
        coast: points of shores, likewise.
    """
    km = _measure_km(segments)
    graph = _link_segments(segments)
    coastal = _find_coastal(graph, _mark_shore(coast))
    total = np.array(km)
    for network in _list_networks(graph):
        roots = []
        for node in network:
            is_end = len(graph.edges[node]) <= 2
            if is_end and coastal[node]:
                roots.append(node)
        if not roots:
            roots = [_find_largest(graph, network, km)]
        _add_lengths(graph, km, total, roots=roots)
    return total


def _measure_km(segments: Sequence[F32]) -> list[float]:
    """Return the length of each piece; the steps of all are taken at once."""
    if not segments:
        return []
    points = np.concatenate(segments)
    steps = np.diff(points.astype(np.float64), axis=0)
    across = steps[:, 0] * np.cos(np.radians(points[:-1, 1]))
    lengths = np.hypot(across, steps[:, 1])
    km = []
    first = 0
    for segment in segments:
        last = first + len(segment)
        km.append(float(lengths[first : last - 1].sum() * KM_PER_DEGREE))
        first = last
    return km


def _number_cells(points: F32 | NDArray[np.float64], size: float) -> list[int]:
    """Return the numbers of the cells of a grid, `size` degrees wide, in which points lie."""
    cells = np.rint(points.astype(np.float64) / size).astype(np.int64)
    numbers: list[int] = (cells[:, 0] * _COLUMN + cells[:, 1]).tolist()
    return numbers


def _mark_shore(coast: F32) -> set[int]:
    """Return the cells of a grid of SEA_DEGREES in which there is a point of the shore."""
    return set(_number_cells(coast[::2], SEA_DEGREES))


def _link_segments(segments: Sequence[F32]) -> RiverGraph:
    """Return the graph of all pieces; ends within TOUCH_DEGREES are one node."""
    graph = RiverGraph([], [])
    if not segments:
        return graph
    found = _join_ends(graph, segments)
    for number, (a, b) in enumerate(zip(found[::2], found[1::2], strict=True)):
        graph.edges[a].append(RiverEdge(b, number))
        graph.edges[b].append(RiverEdge(a, number))
    return graph


def _join_ends(graph: RiverGraph, segments: Sequence[F32]) -> list[int]:
    """Add a node to the graph for all ends that touch; return that of each end, two a piece."""
    stops = np.cumsum([len(line) for line in segments])
    starts = np.concatenate([[0], stops[:-1]])
    ends = np.concatenate(segments)[
        np.column_stack([starts, stops - 1]).ravel()
    ]
    cells = _number_cells(ends, TOUCH_DEGREES)
    nodes: dict[int, int] = {}
    found = []
    for cell, point in zip(cells, ends.tolist(), strict=True):
        node = _find_node(nodes, cell)
        if node is None:
            node = nodes[cell] = len(graph.points)
            graph.points.append(point)
            graph.edges.append([])
        found.append(node)
    return found


def _find_node(nodes: dict[int, int], cell: int) -> int | None:
    """Return the number of the node in or beside a cell; None if there is none."""
    for offset in NEIGHBOURS:
        node = nodes.get(cell + offset)
        if node is not None:
            return node
    return None


def _find_coastal(graph: RiverGraph, shore: set[int]) -> list[bool]:
    """Return of each node whether it is by the sea."""
    if not graph.points:
        return []
    cells = _number_cells(np.array(graph.points), SEA_DEGREES)
    coastal = []
    for cell in cells:
        around = {cell + offset for offset in NEIGHBOURS}
        coastal.append(not shore.isdisjoint(around))
    return coastal


def _find_largest(
    graph: RiverGraph, network: Sequence[int], km: list[float]
) -> int:
    """Return the node at which the longest pieces meet."""

    def add_up(node: int) -> float:
        return sum(km[edge.segment] for edge in graph.edges[node])

    return max(network, key=add_up)


def _list_networks(graph: RiverGraph) -> list[list[int]]:
    """Return the nodes of each network of rivers that hang together."""
    found: list[list[int]] = []
    visited: set[int] = set()
    for start in range(len(graph.edges)):
        if start in visited:
            continue
        visited.add(start)
        visited.add(start)
        network, stack = [], [start]
        while stack:
            here = stack.pop()
            network.append(here)
            for edge in graph.edges[here]:
                if edge.node not in visited:
                    visited.add(edge.node)
                    stack.append(edge.node)
        found.append(network)
    return found


def _add_lengths(
    graph: RiverGraph,
    km: Sequence[float],
    total: NDArray[np.float64],
    *,
    roots: Sequence[int],
) -> None:
    """Add up the lengths of a network in `total`, from the springs to the roots."""
    flow = _find_flow(graph, km, roots)
    water: dict[int, float] = defaultdict(float)
    for node in reversed(flow.order):
        below = flow.down.get(node)
        if below is not None:
            total[below.segment] = water[node] + km[below.segment]
            water[below.node] += total[below.segment]


@dataclass(frozen=True)
class RiverFlow:
    """The nodes of a network by their way to the sea, and for each the piece that leads there."""

    order: list[int]
    down: dict[int, RiverEdge]


def _find_flow(
    graph: RiverGraph, km: Sequence[float], roots: Sequence[int]
) -> RiverFlow:
    """Return the direction of the water: the shortest way to a mouth."""
    flow = RiverFlow([], {})
    reach = dict.fromkeys(roots, 0.0)
    queue = [(0.0, root) for root in roots]
    done: set[int] = set()
    while queue:
        so_far, here = heapq.heappop(queue)
        if here in done:
            continue
        done.add(here)
        flow.order.append(here)
        for edge in graph.edges[here]:
            way = so_far + km[edge.segment]
            if way < reach.get(edge.node, np.inf):
                reach[edge.node] = way
                flow.down[edge.node] = RiverEdge(here, edge.segment)
                heapq.heappush(queue, (way, edge.node))
    return flow
