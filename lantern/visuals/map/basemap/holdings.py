"""The ground that sides hold: areas of the map, and the author's own shapes without the sea."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import shapely

from lantern.visuals.map.basemap import areas, user
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.data import GeoBounds
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.spec.map_control import MapControl
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import MapArea

_MARGIN = 0.5
"""Degrees around a ring in which the coast is looked for."""
_STEP = 0.25
"""Degrees between the points of a ring: a parallel is a curve on the map."""


def trace_holdings(
    map_file: MapFile, box: GeoBounds, files: Mapping[str, Path]
) -> dict[str, Rings]:
    """Return the rings of each area that is held, by the id of its entry in `control`.

    Args:
        map_file: the map.
        box: all that any view of the map shows.
        files: the author's own files by the names that the map gives them.

    Raises:
        AssetFailure: a point of an area lies in the sea, or a file can't be used.
    """
    known = {}
    if any(each.area for each in map_file.control):
        known = areas.trace_areas(map_file, box)
    seeded = areas.trace_areas(make_seeded(map_file), box)
    found = {}
    for each in map_file.control:
        if each.area:
            found[each.id] = known[each.area]
        elif each.seeds:
            found[each.id] = seeded[each.id]
        else:
            found[each.id] = _cut_to_land(_list_polygons(each, files))
    return found


def make_seeded(map_file: MapFile) -> MapFile:
    """Return the map with the areas that are held from points in them, in place of its own."""
    made = [
        MapArea(
            id=each.id,
            seeds=each.seeds,
            colour="#000000",
        )
        for each in map_file.control
        if each.seeds
    ]
    return map_file.model_copy(update={"areas": tuple(made)})


def _list_polygons(
    control: MapControl, files: Mapping[str, Path]
) -> list[shapely.Polygon]:
    if control.file:
        shapes = user.read_geojson(files[control.file]).areas
        return [shapely.Polygon(area[0], area[1:]) for area in shapes]
    return [shapely.Polygon(control.ring or ())]


def _cut_to_land(polygons: Sequence[shapely.Polygon]) -> Rings:
    """Return the parts of polygons that are land, as rings in degrees."""
    whole = shapely.union_all([shapely.make_valid(each) for each in polygons])
    if whole.is_empty:
        return ()
    whole = shapely.segmentize(whole, _STEP)
    return list_rings(shapely.intersection(whole, find_land(whole)))


def find_land(around: shapely.Geometry) -> shapely.Geometry:
    """Return the land in and near a shape in degrees."""
    west, south, east, north = around.bounds
    box = (west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN)
    coasts = areas.read_coasts(box)
    polygons = [shapely.make_valid(shapely.Polygon(ring)) for ring in coasts]
    return shapely.union_all(polygons)


def list_rings(shape: shapely.Geometry) -> Rings:
    """Return the outlines and holes of all areas in a shape, (n, 2) each."""
    found: list[F64] = []
    for part in shapely.get_parts(shape):
        if part.geom_type in ("MultiPolygon", "GeometryCollection"):
            found += list_rings(part)
        elif part.geom_type == "Polygon" and not part.is_empty:
            for ring in (part.exterior, *part.interiors):
                found.append(np.asarray(ring.coords, np.float64))
    return tuple(found)
