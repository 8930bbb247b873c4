"""The rings of pockets in degrees, as their author drew them or around a point."""

from __future__ import annotations

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.spec.map_control import MapPocket
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import find_point

_CIRCLE_POINTS = 48


def trace_pocket_ring(
    pocket: MapPocket, map_file: MapFile, projection: Projection
) -> F64:
    """Return the ring of a pocket in degrees, (n, 2).

    Raises:
        AssetFailure: the map lacks the place that it is around.
    """
    if pocket.around is None:
        return np.array(pocket.ring, np.float64)
    middle = find_point(map_file, pocket.around.at)
    x, y = projection.forward(*middle)
    angles = np.linspace(0, 2 * np.pi, _CIRCLE_POINTS, endpoint=False)
    half = pocket.around.km / 2
    lon, lat = projection.inverse(
        float(x) + half * np.cos(angles), float(y) + half * np.sin(angles)
    )
    return np.column_stack([lon, lat])
