"""Areas: the shapes inside coasts and borders around the author's points, and how they are tinted.

Shapes are found once for a map, from all its views together, so an area is tinted in a close view
too in which none of its points lies.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import shapely

from lantern.core.problems import AssetFailure
from lantern.graphics.colours import parse_rgb
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap import borders, data
from lantern.visuals.map.basemap.data import F32, GeoBounds
from lantern.visuals.map.geometry.lines import F64, clip_ring
from lantern.visuals.map.spec.map_file import MapFile

MIN_AREA_KM2 = 300.0
"""Islands smaller than this are left out."""
COAST_SET = "i"
"""The set of coasts; finer ones take ten times as long, and the land cuts every tint anyway."""
SHORE_TOLERANCE_DEGREES = 0.3
"""Degrees by which a point may miss its shore: coasts are drawn at many scales."""
EDGE_WIDTH = 10
"""Units from an area's edge at which its wash is down to 37 per cent."""
Rings = tuple[F64, ...]
"""Outlines and holes of an area, each longitude and latitude, shape (n, 2)."""


class AreaPointFailure(AssetFailure):
    """A point of an area that leads nowhere; `at` are the numbers of the area and of the point."""

    at: tuple[int, int] = (0, 0)


def trace_areas(map_file: MapFile, box: GeoBounds) -> dict[str, Rings]:
    """Return the rings of each area, by id.

    Args:
        map_file: the map.
        box: all that any view of the map shows.

    Raises:
        AreaPointFailure: a point lies in the sea, or no border divides two areas.
    """
    if not map_file.areas:
        return {}
    west, south, east, north = room = _grow_box(map_file, box)
    coasts = read_coasts(room)
    lines = _collect_borders(map_file, room, coasts)
    corners = [(west, south), (east, south), (east, north), (west, north)]
    frame = np.array([*corners, corners[0]])
    every = [shapely.LineString(line) for line in (*coasts, *lines, frame)]
    faces = list(shapely.polygonize([shapely.unary_union(every)]).geoms)
    polygons = [shapely.make_valid(shapely.Polygon(ring)) for ring in coasts]
    return _assign_faces(map_file, faces, shapely.STRtree(polygons))


def _grow_box(map_file: MapFile, box: GeoBounds) -> GeoBounds:
    """Return the box, grown to hold every point of an area and a degree around it."""
    points: list[tuple[float, float]] = []
    for area in map_file.areas:
        points += area.seeds
    low = np.array(points).min(0) - 1
    high = np.array(points).max(0) + 1
    west, south, east, north = box
    return (
        min(west, low[0]),
        min(south, low[1]),
        max(east, high[0]),
        max(north, high[1]),
    )


def read_coasts(box: GeoBounds) -> list[F64]:
    """Return the coasts in a box; the first point is repeated at the end."""
    found = []
    for line in data.read_lines(
        "gshhs", COAST_SET, box, least_km2=MIN_AREA_KM2
    ):
        if not line.land:
            continue
        ring = clip_ring(line.points.astype(np.float64), box)
        if len(ring) > 3:
            found.append(np.vstack([ring, ring[:1]]))
    return found


def _collect_borders(
    map_file: MapFile, box: GeoBounds, coasts: Sequence[F64]
) -> list[F64]:
    """Return today's borders and the author's that bound areas, joined where they nearly meet."""
    closing = tuple(border for border in map_file.borders if border.closes)
    present = borders.find_current_borders(
        COAST_SET, box, map_file.omit_borders
    )
    shores = [coast.astype(np.float32) for coast in coasts]
    own = borders.collect_own_borders(
        map_file.model_copy(update={"borders": closing}), [*present, *shores]
    )
    current = [line.astype(np.float64) for line in present]
    return [*borders.join_lines(current, [*own, *coasts]), *own]


def _assign_faces(
    map_file: MapFile, faces: Sequence[shapely.Polygon], land: shapely.STRtree
) -> dict[str, Rings]:
    """Return the rings of the faces on land in which each area's points lie, by the area's id."""
    dry = _keep_dry(faces, land)
    tree = shapely.STRtree(dry)
    owners: dict[int, str] = {}
    found: dict[str, Rings] = {}
    for i, area in enumerate(map_file.areas):
        mine: set[int] = set()
        for j, seed in enumerate(area.seeds):
            face = _find_face(tree, seed)
            owner = ""
            if face is not None:
                owner = owners.setdefault(face, area.id)
            if face is None or owner != area.id:
                failure = _make_failure(area.id, seed, owner)
                failure.at = (i, j)
                raise failure
            mine.add(face)
        found[area.id] = _list_rings([dry[face] for face in sorted(mine)])
    return found


def _keep_dry(
    faces: Sequence[shapely.Polygon], land: shapely.STRtree
) -> list[shapely.Polygon]:
    """Return the faces on land."""
    points = [face.representative_point() for face in faces]
    on_land = set(land.query(points, predicate="within")[0].tolist())
    return [face for i, face in enumerate(faces) if i in on_land]


def _find_face(tree: shapely.STRtree, seed: tuple[float, float]) -> int | None:
    """Return the number of the face at a point, or of the nearest within a short way."""
    near = tree.query_nearest(
        shapely.Point(seed), max_distance=SHORE_TOLERANCE_DEGREES
    ).tolist()
    return near[0] if near else None


def _list_rings(faces: Sequence[shapely.Polygon]) -> Rings:
    rings = [(face.exterior, *face.interiors) for face in faces]
    every = itertools.chain.from_iterable(rings)
    return tuple(np.asarray(ring.coords, np.float64) for ring in every)


def _make_failure(
    area: str, seed: tuple[float, float], owner: str
) -> AreaPointFailure:
    """Return what is wrong with a point; `owner` is the area that has the land already, or ''."""
    if not owner:
        return AreaPointFailure(
            f"area '{area}': {list(seed)} lies in the sea or outside the map"
        )
    return AreaPointFailure(
        f"areas '{owner}' and '{area}' run together: no closed border lies between them",
        [
            "draw the missing border under 'borders';"
            " its ends are extended by half a degree at most"
        ],
    )


def draw_mask(rings: Sequence[F64], size: tuple[int, int]) -> U8:
    """Return 255 inside the rings, (h, w), which are in pixels; a ring inside another is a hole."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    clipped = [np.clip(ring, -20000, 20000) for ring in rings]
    points = [np.rint(ring * 16).astype(np.int32) for ring in clipped]
    cv2.fillPoly(
        mask,
        points,
        255,
        lineType=cv2.LINE_AA,
        shift=4,
    )
    return mask


def tint(
    picture: U8,
    mask: U8,
    colour: str,
    *,
    inner: float,
    edge: float,
    unit: float,
) -> None:
    """Wash an area with its colour, in place.

    Args:
        picture: RGB, (h, w, 3).
        mask: 255 in the area, (h, w).
        colour: the area's colour, as #rrggbb.
        inner: strength of the tint far from the edge, 0 to 1.
        edge: strength at the edge, from where it fades inwards to `inner`.
        unit: pixels per unit of line width.
    """
    if not mask.any():
        return
    # one pixel more: the distance to an edge is found from what lies beyond it
    box = _span(mask.max(1)), _span(mask.max(0))
    part = np.ascontiguousarray(mask[box])
    inside = cv2.threshold(part, 127, 255, cv2.THRESH_BINARY)[1]
    distance = cv2.distanceTransform(inside, cv2.DIST_L2, 5)
    fading = np.exp(-distance / np.float32(EDGE_WIDTH * unit))
    strength = inner + max(edge - inner, 0.0) * fading
    share = strength * (part * np.float32(1 / 255))
    picture[box] = _mix_colour(
        picture[box], parse_rgb(colour), share[..., None]
    )


def _span(most: U8) -> slice:
    """Return the stretch of rows or columns with anything in them, and one more on either side."""
    numbers = np.flatnonzero(most)
    return slice(max(numbers[0] - 1, 0), numbers[-1] + 2)


def _mix_colour(picture: U8, colour: F32, share: F32) -> U8:
    """Return a picture mixed with a colour in 0..1; `share` is (h, w, 1)."""
    under = picture.astype(np.float32)
    mixed = under + (colour * 255 - under) * share.astype(np.float32)
    return np.asarray(np.rint(mixed).astype(np.uint8))
