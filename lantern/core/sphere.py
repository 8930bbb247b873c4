"""Distances on the earth, taken for a sphere."""

from __future__ import annotations

import math

EARTH_RADIUS_KM = 6371.0
KM_PER_DEGREE = 111.2
"""Kilometres of a degree of latitude, and of one of longitude at the equator."""


def measure_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return the distance of two points on the sphere, in kilometres.

    Points are (longitude, latitude) in degrees. By the haversine formula.
    """
    lon1, lat1 = map(math.radians, here)
    lon2, lat2 = map(math.radians, there)
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
