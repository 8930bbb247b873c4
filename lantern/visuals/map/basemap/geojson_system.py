"""The coordinates of a GeoJSON file: degrees, or those of a system that its `crs` names.

RFC 7946 knows degrees alone. Older files name another system; that of web maps is turned into
degrees, any other is refused with its name.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from lantern.visuals.map.geometry.lines import F64

_RADIUS_M = 6378137.0
"""Of the sphere that web maps are drawn on, in metres."""
_WEB_MERCATOR = ("3857", "900913", "3785", "102100", "102113")
_MOST_METRES = 20_037_508.35
_MOST_DEGREES = 1000
"""Larger numbers are metres; smaller ones are degrees that go round the globe too often."""
CURE = "save it again in WGS 84 (EPSG:4326)"


def read_system(value: Any) -> str:
    """Return the coordinate system that a GeoJSON object names: `EPSG:3857`; nothing if none."""
    crs = value.get("crs") if isinstance(value, dict) else None
    properties = crs.get("properties") if isinstance(crs, dict) else None
    if not isinstance(properties, dict):
        return ""
    name = str(properties.get("name") or properties.get("code") or "")
    code = re.search(r"(\d{4,6})$", name)
    if code:
        return f"EPSG:{code[1]}"
    return name[:40]


def to_degrees(line: F64, system: str) -> F64:
    """Return points, (n, 2), in degrees; those of no system and of unknown ones as they are."""
    if system.removeprefix("EPSG:") not in _WEB_MERCATOR:
        return line
    lon = np.degrees(line[:, 0] / _RADIUS_M)
    lat = np.degrees(2 * np.arctan(np.exp(line[:, 1] / _RADIUS_M)) - np.pi / 2)
    return np.column_stack([lon, lat])


def explain_strange(x: float, y: float, system: str) -> str:
    """Return what is wrong with a point that is no longitude and latitude, and the cure."""
    point = f"a point at {x:.10g}, {y:.10g}"
    rule = "GeoJSON is in degrees, longitude first"
    if system:
        return f"{point}, in {system}; {rule}: {CURE}"
    if abs(x) <= 90 < abs(y) <= 360:
        return f"{point}, perhaps with its latitude first; {rule}"
    if max(abs(x), abs(y)) > _MOST_DEGREES:
        return f"{point}, in metres perhaps{_guess_place(x, y)}; {rule}: {CURE}"
    return f"{point}, outside longitude ±360 and latitude ±90; {rule}"


def _guess_place(x: float, y: float) -> str:
    """Return where a point would lie if its numbers were those of web maps."""
    if not max(abs(x), abs(y)) <= _MOST_METRES:
        return ""
    lon, lat = to_degrees(np.array([[x, y]]), "EPSG:3857")[0]
    return f" (in EPSG:3857 that is {lon:.2f}, {lat:.2f})"
