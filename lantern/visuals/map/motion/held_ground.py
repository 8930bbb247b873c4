"""Ground that sides hold and pockets, as shapes on the plane: tints, edges, hatching, outlines.

Everything is in km on the plane, so that a window only scales it. Shapes are shapely's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import affinity, ops

from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.holdings import find_land, list_rings
from lantern.visuals.map.geometry.lines import F64, round_corners
from lantern.visuals.map.geometry.projection import Projection

_DETAIL = 0.35
"""Pixels by which an outline may be simplified."""
_EDGE_WIDTH = 5.0
_STRIPE_STEP = 26.0
"""Width of the edge inside an area, and from stripe to stripe, in pixels at 1080p."""
_SHRUNK_TO = 0.35
_GONE_AT = 0.25
"""How large a pocket is when it has shrunk, and when it goes, as shares of what it was."""


@dataclass(frozen=True)
class GroundScale:
    """How large things are on the plane: km to a pixel at 1080p."""

    km: float

    @property
    def stripe_step(self) -> float:
        """Km from one stripe of a hatching to the next one of its kind."""
        return _STRIPE_STEP * self.km


@dataclass(frozen=True, eq=False)
class HeldGround:
    """An area on the plane: all of it, its edge, and the two halves of its hatching; all rings."""

    whole: Rings
    edge: Rings
    stripes: tuple[Rings, Rings]


def place_ground(
    rings: Sequence[F64], projection: Projection, scale: GroundScale
) -> HeldGround:
    """Return an area from its rings in degrees."""
    shape = _build_area(rings, projection)
    shape = shape.simplify(_DETAIL * scale.km)
    inner = shape.buffer(-_EDGE_WIDTH * scale.km)
    hatched = cut_stripes(shape, scale.stripe_step, 0.5)
    return HeldGround(
        list_rings(shape),
        list_rings(shape.difference(inner)),
        (list_rings(hatched), list_rings(shape.difference(hatched))),
    )


def _build_area(
    rings: Sequence[F64], projection: Projection
) -> shapely.Geometry:
    """Return what rings in degrees bound on the plane; one inside another is a hole."""
    lines = []
    for ring in rings:
        plane = np.column_stack(projection.forward(ring[:, 0], ring[:, 1]))
        lines.append(shapely.LinearRing(plane))
    return shapely.build_area(shapely.MultiLineString(lines))


def cut_stripes(
    shape: shapely.Geometry, step: float, share: float
) -> shapely.Geometry:
    """Return stripes of a shape that rise to the right; they are the same wherever it is cut.

    `step` is from stripe to stripe, `share` how much of that a stripe has.
    """
    if shape.is_empty:
        return shape
    west, south, east, north = shape.bounds
    height = north - south
    # along the lower edge a stripe and the gap after it are longer than across
    run = step * math.sqrt(2)
    first = math.floor((west - north) / run) * run
    stripes = []
    for start in np.arange(first, east - south, run):
        left, right = start + south, start + south + run * share
        corners = [
            (left, south),
            (right, south),
            (right + height, north),
            (left + height, north),
        ]
        stripes.append(shapely.Polygon(corners))
    return shape.intersection(shapely.MultiPolygon(stripes))


# Pockets


@dataclass(frozen=True, eq=False)
class PocketGround:
    """A pocket on the plane: its ring, its middle, and the land that cuts it."""

    ring: shapely.Polygon
    middle: tuple[float, float]
    land: shapely.Geometry

    def shape_at(self, shrunk: float, ended: float) -> shapely.Geometry:
        """Return the pocket once it has shrunk and gone so far, 0..1 each."""
        size = 1 - (1 - _SHRUNK_TO) * shrunk
        size *= 1 - (1 - _GONE_AT) * ended
        ring = affinity.scale(self.ring, size, size, origin=self.middle)
        return ring.intersection(self.land)


def place_pocket(ring: F64, projection: Projection) -> PocketGround:
    """Return a pocket from its ring in degrees, (n, 2), whose corners are rounded."""
    plane = np.column_stack(projection.forward(ring[:, 0], ring[:, 1]))
    outline = shapely.make_valid(
        shapely.Polygon(round_corners(plane, closed=True))
    )
    whole = shapely.Polygon(ring)
    middle = outline.centroid
    coasts = list_rings(find_land(whole))
    land = _build_area(coasts, projection) if coasts else shapely.Polygon()
    return PocketGround(outline, (middle.x, middle.y), land)


def outline_shape(shape: shapely.Geometry, width: float, drawn: float) -> Rings:
    """Return the outline of a shape, `width` wide, as far as it is drawn, 0..1: as rings."""
    lines = []
    for ring in list_rings(shape):
        line = shapely.LineString(ring)
        lines.append(ops.substring(line, 0, drawn, normalized=True))
    return (
        list_rings(shapely.union_all(lines).buffer(width / 2)) if lines else ()
    )
