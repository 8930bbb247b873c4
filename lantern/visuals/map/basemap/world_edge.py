"""What a map of the world needs at its edge: paper beside the earth, shapes cut where it ends."""

from __future__ import annotations

import numpy as np

from lantern.graphics.colours import parse_rgb
from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap.relief_layers import fill_rings
from lantern.visuals.map.basemap.user import GeoShapes
from lantern.visuals.map.geometry import seam
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection


def cover_outside(picture: U8, outline: F64, paper: str) -> None:
    """Cover what lies beside the earth with paper, in place.

    Args:
        picture: RGB, (h, w, 3).
        outline: the edge of the earth as a ring in pixels, (n, 2).
        paper: #rrggbb.
    """
    h, w = picture.shape[:2]
    inside = fill_rings([outline], (w, h))
    share = inside.astype(np.float32)[..., None] / 255
    ink = parse_rgb(paper) * 255
    picture[:] = np.rint(ink + (picture - ink) * share)


def cross_edge(shapes: GeoShapes, projection: Projection) -> bool:
    """Return whether an author's area or line, in degrees, crosses the seam of the earth."""
    west, east = seam.find_limits(projection)
    parts = list(shapes.lines)
    for area in shapes.areas:
        parts += area
    for part in parts:
        first, last = part[:, 0].min(), part[:, 0].max()
        # turned so that it begins on the map: then it ends beyond it
        turn = np.floor((first - west) / 360) * 360
        if last - turn > east:
            return True
    return False


def cut_shapes(shapes: GeoShapes, projection: Projection) -> GeoShapes:
    """Return an author's shapes, in degrees, with what crosses the seam of the earth cut there."""
    lines: list[F64] = []
    for line in shapes.lines:
        lines += seam.cut_line(line, projection)
    areas: list[list[F64]] = []
    for area in shapes.areas:
        rings: list[F64] = []
        for ring in area:
            rings += seam.cut_ring(ring, projection)
        areas.append(rings)
    return GeoShapes(areas, lines, shapes.points)
