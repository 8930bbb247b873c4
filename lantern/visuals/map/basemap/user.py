"""The author's own data: shapes from GeoJSON files, and a shaded relief of their own. Read and checked, not drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.spec.map_file import LonLatBounds

MAX_BYTES = 30_000_000
MAX_POINTS = 500_000


@dataclass
class GeoShapes:
    """(n, 2) lon, lat each: closed rings (an area's outline, then its holes), open lines, and single points."""

    areas: list[list[F64]] = field(default_factory=list)
    lines: list[F64] = field(default_factory=list)
    points: list[F64] = field(default_factory=list)


def read_geojson(path: Path) -> GeoShapes:
    """The shapes of a GeoJSON file (RFC 7946). Raises AssetFailure."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise AssetFailure(
                f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB; simplify its shapes"
            )
        value = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise AssetFailure(f"{path.name} can't be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise AssetFailure(f"{path.name} is not GeoJSON: {str(error)[:120]}") from None
    shapes = GeoShapes()
    total = 0
    for kind, coordinates in _geometries(value, path, 0):
        total += _take(shapes, kind, coordinates, path)
        if total > MAX_POINTS:
            raise AssetFailure(
                f"{path.name} has more than {MAX_POINTS} points; simplify its shapes"
            )
    if not total:
        raise AssetFailure(
            f"{path.name} holds no shapes; it should be a GeoJSON FeatureCollection"
        )
    return shapes


def _geometries(value: Any, path: Path, depth: int) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, dict) or depth > 20:
        raise AssetFailure(
            f"{path.name} is not GeoJSON: an object with a type was expected"
        )
    kind = value.get("type")
    for key in {
        "FeatureCollection": ("features",),
        "GeometryCollection": ("geometries",),
    }.get(str(kind), ()):
        members = value.get(key)
        if not isinstance(members, list):
            raise AssetFailure(f"{path.name} is not GeoJSON: '{key}' should be a list")
        for member in members:
            yield from _geometries(member, path, depth + 1)
        return
    if kind == "Feature":
        if value.get("geometry") is not None:
            yield from _geometries(value["geometry"], path, depth + 1)
        return
    yield str(kind), value.get("coordinates")


def _take(shapes: GeoShapes, kind: str, coordinates: Any, path: Path) -> int:
    try:
        if kind == "Polygon":
            found = [_line(ring, 4) for ring in coordinates]
            shapes.areas.append(found)
        elif kind == "MultiPolygon":
            areas = [[_line(ring, 4) for ring in area] for area in coordinates]
            shapes.areas += areas
            found = [ring for area in areas for ring in area]
        elif kind in ("LineString", "MultiLineString"):
            found = [
                _line(line, 2)
                for line in ([coordinates] if kind == "LineString" else coordinates)
            ]
            shapes.lines += found
        elif kind in ("Point", "MultiPoint"):
            found = [_line([coordinates] if kind == "Point" else coordinates, 1)]
            shapes.points += found
        else:
            raise ValueError(f"no shape is called '{kind}'")
    except (TypeError, IndexError, KeyError):
        raise AssetFailure(
            f"{path.name} is not GeoJSON: the coordinates of a {kind} are no lists of points"
        ) from None
    except (ValueError, OverflowError) as error:
        raise AssetFailure(f"{path.name} is not GeoJSON: {error}") from None
    return sum(len(line) for line in found)


def _line(points: Sequence[Sequence[float]], least: int) -> F64:
    line = np.array([(float(p[0]), float(p[1])) for p in points], np.float64).reshape(
        -1, 2
    )
    if len(line) < least:
        raise ValueError(f"a line of {len(line)} points, where {least} are the least")
    if (
        not np.isfinite(line).all()
        or np.abs(line[:, 0]).max() > 360
        or np.abs(line[:, 1]).max() > 90
    ):
        raise ValueError(
            "a point outside longitude ±360 and latitude ±90; GeoJSON is in degrees, longitude first"
        )
    return line


def overlay_relief(
    ground: tuple[F32, float, float, float],
    path: Path,
    bounds: LonLatBounds,
    most: float,
) -> tuple[F32, float, float, float]:
    """A shaded relief (see data.relief) with the author's picture laid into its bounds, at the finer of both scales
    but no finer than `most` pixels a degree."""
    import cv2

    from lantern.graphics import photo
    from lantern.graphics.typefaces import BUNDLED

    rgb, west, north, scale = ground
    own = photo.read_pixels(path, typefaces=BUNDLED)
    finest = 24_000_000 / (rgb.shape[0] * rgb.shape[1] / scale**2)
    wanted = max(scale, min(own.shape[1] / (bounds[2] - bounds[0]), finest**0.5, most))
    size = (round(rgb.shape[1] * wanted / scale), round(rgb.shape[0] * wanted / scale))
    board = np.asarray(
        cv2.resize(rgb, size, interpolation=cv2.INTER_LINEAR), np.float32
    )
    x0, x1 = round((bounds[0] - west) * wanted), round((bounds[2] - west) * wanted)
    y0, y1 = round((north - bounds[3]) * wanted), round((north - bounds[1]) * wanted)
    fitted = cv2.resize(
        own, (max(1, x1 - x0), max(1, y1 - y0)), interpolation=cv2.INTER_AREA
    )
    h, w = board.shape[:2]
    cut = np.s_[max(0, y0) : min(h, y1), max(0, x0) : min(w, x1)]
    inner = fitted[max(0, -y0) : min(h, y1) - y0, max(0, -x0) : min(w, x1) - x0]
    if inner.size:
        board[cut] = inner.astype(np.float32) / np.float32(255)
    return board, west, north, wanted
