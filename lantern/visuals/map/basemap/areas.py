"""Lands: the shapes inside coasts and borders about the author's points, and how they are tinted.

Shapes are found once for a map, from all its views together, so a tint is there in a close view whose point isn't.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import shapely

from lantern.core.problems import AssetFailure
from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap import borders, data
from lantern.visuals.map.basemap.data import GeoBounds
from lantern.visuals.map.basemap.ground import parse_rgb
from lantern.visuals.map.geometry.lines import F64, clip_ring
from lantern.visuals.map.spec.map_file import MapFile

MIN_AREA_KM2 = 300.0
COAST_SET = "i"
"""The set of coasts: finer ones would cost ten times as long, and the land itself cuts every tint."""
SHORE_TOLERANCE_DEGREES = 0.3
"""Degrees by which a point may miss its shore: coasts are drawn at many scales."""
Rings = tuple[F64, ...]
"""Outlines and holes, lon and lat."""


class AreaPointFailure(AssetFailure):
    """A point of an area that leads nowhere; `at` are the numbers of the area and of the point."""

    at: tuple[int, int] = (0, 0)


def trace_areas(sheet: MapFile, box: GeoBounds) -> dict[str, Rings]:
    """The rings of each area by id. Raises AssetFailure where a point is in the sea, or two areas run together."""
    if not sheet.areas:
        return {}
    west, south, east, north = _grow_box(sheet, box)
    room = (west, south, east, north)
    coasts = [
        clip_ring(line.points.astype(np.float64), room)
        for line in data.read_lines("gshhs", COAST_SET, room, MIN_AREA_KM2)
        if line.land
    ]
    coasts = [np.vstack([ring, ring[:1]]) for ring in coasts if len(ring) > 3]
    closing = sheet.model_copy(
        update={"borders": tuple(b for b in sheet.borders if b.closes)}
    )
    present = borders.find_current_borders(COAST_SET, room, sheet.omit_borders)
    own = borders.collect_own_borders(
        closing, [*present, *(c.astype(np.float32) for c in coasts)]
    )
    states = borders.join_lines(
        [line.astype(np.float64) for line in present], [*own, *coasts]
    )
    frame = np.array(
        [(west, south), (east, south), (east, north), (west, north), (west, south)]
    )
    noded = shapely.unary_union(
        [shapely.LineString(line) for line in (*coasts, *states, *own, frame)]
    )
    faces = list(shapely.polygonize([noded]).geoms)
    land = shapely.union_all(
        [shapely.make_valid(shapely.Polygon(ring)) for ring in coasts]
    )
    return _assign_faces(sheet, faces, land)


def _grow_box(sheet: MapFile, box: GeoBounds) -> GeoBounds:
    """The box, grown to hold every seed."""
    seeds = np.array([seed for area in sheet.areas for seed in area.seeds])
    low, high = seeds.min(0) - 1, seeds.max(0) + 1
    return (
        min(box[0], low[0]),
        min(box[1], low[1]),
        max(box[2], high[0]),
        max(box[3], high[1]),
    )


def _assign_faces(
    sheet: MapFile, faces: Sequence[shapely.Polygon], land: shapely.Geometry
) -> dict[str, Rings]:
    shapely.prepare(land)
    dry = [face for face in faces if land.contains(face.representative_point())]
    tree = shapely.STRtree(dry)
    owner: dict[int, str] = {}
    found: dict[str, Rings] = {}
    for i, area in enumerate(sheet.areas):
        mine: set[int] = set()
        for j, seed in enumerate(area.seeds):
            inside = tree.query_nearest(
                shapely.Point(seed), max_distance=SHORE_TOLERANCE_DEGREES
            ).tolist()
            other = owner.setdefault(inside[0], area.id) if inside else ""
            if other != area.id:
                failure = _make_error(area.id, seed, other)
                failure.at = (i, j)
                raise failure
            mine.add(inside[0])
        rings = [
            ring
            for face in (dry[i] for i in sorted(mine))
            for ring in (face.exterior, *face.interiors)
        ]
        found[area.id] = tuple(np.asarray(ring.coords, np.float64) for ring in rings)
    return found


def _make_error(area: str, seed: tuple[float, float], other: str) -> AreaPointFailure:
    if not other:
        return AreaPointFailure(
            f"area '{area}': {list(seed)} lies in the sea or outside the map"
        )
    cure = [
        "draw the missing border under 'borders'; its ends are pulled on half a degree"
    ]
    return AreaPointFailure(
        f"areas '{other}' and '{area}' run together: no closed border lies between them",
        cure,
    )


def draw_mask(rings: Sequence[F64], size: tuple[int, int]) -> U8:
    """255 inside the rings, given in pixels; a ring inside another is a hole."""
    flat = np.zeros((size[1], size[0]), np.uint8)
    points = [
        np.rint(np.clip(ring, -20000, 20000) * 16).astype(np.int32) for ring in rings
    ]
    cv2.fillPoly(flat, points, 255, lineType=cv2.LINE_AA, shift=4)
    return flat


def tint(picture: U8, mask: U8, inks: tuple[str, float, float], unit: float) -> None:
    """Wash an area: `inks` are its colour, the tint inside and the strength at its edge, which dies away inwards."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return
    # one pixel more: the distance to an edge is found from what lies beyond it
    box = np.s_[
        max(rows[0] - 1, 0) : rows[-1] + 2, max(columns[0] - 1, 0) : columns[-1] + 2
    ]
    colour, inner, edge = inks
    cut = np.ascontiguousarray(mask[box])
    away = cv2.distanceTransform(
        cv2.threshold(cut, 127, 255, cv2.THRESH_BINARY)[1], cv2.DIST_L2, 5
    )
    strength = inner + max(edge - inner, 0.0) * np.exp(-away / np.float32(10 * unit))
    share = (strength * (cut * np.float32(1 / 255)))[..., None].astype(np.float32)
    under = picture[box].astype(np.float32)
    picture[box] = np.rint(under + (parse_rgb(colour) * 255 - under) * share).astype(
        np.uint8
    )
