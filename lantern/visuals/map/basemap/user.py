"""The author's own data: shapes in GeoJSON files and a shaded relief, read but not drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantern.core.files import read_plain, read_plain_text
from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.basemap.geojson_repair import (
    close_ring,
    follow_short_way,
)
from lantern.visuals.map.basemap.geojson_system import (
    explain_strange,
    read_system,
    to_degrees,
)
from lantern.visuals.map.basemap.world_pictures import GeoImage
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.spec.map_values import LonLatBounds

MAX_BYTES = 30_000_000
MAX_POINTS = 500_000
MAX_DEPTH = 20
"""How deep collections may be nested."""
MAX_RELIEF_PIXELS = 24_000_000
MIN_POINTS = {
    "Point": 1,
    "MultiPoint": 1,
    "LineString": 2,
    "MultiLineString": 2,
    "Polygon": 4,
    "MultiPolygon": 4,
}
"""The kinds of geometry, each with the points that a line of it has at least."""


@dataclass
class GeoShapes:
    """Shapes of longitude and latitude, each (n, 2).

    An area is its outline and then its holes, all closed rings; lines are open.
    """

    areas: list[list[F64]] = field(default_factory=list)
    lines: list[F64] = field(default_factory=list)
    points: list[F64] = field(default_factory=list)


def read_geojson(path: Path) -> GeoShapes:
    """Read the shapes of a GeoJSON file (RFC 7946).

    Open rings are closed, and what crosses 180° goes on beyond it.

    Raises:
        AssetFailure: the file can't be read, is too large, or isn't GeoJSON with shapes.
    """
    shapes = GeoShapes()
    total = 0
    data = _read_json(path)
    system = read_system(data)
    for kind, coordinates in _list_geometries(data, path):
        try:
            total += _add_shape(shapes, kind, coordinates, system=system)
        except (TypeError, IndexError, KeyError):
            raise AssetFailure(
                f"{path.name} is not GeoJSON: the coordinates of a {kind} are no lists of points"
            ) from None
        except (ValueError, OverflowError) as error:
            raise AssetFailure(f"{path.name} is not GeoJSON: {error}") from None
        if total > MAX_POINTS:
            raise AssetFailure(
                f"{path.name} has more than {MAX_POINTS} points; simplify its shapes"
            )
    if not total:
        raise AssetFailure(
            f"{path.name} holds no shapes; it should be a GeoJSON FeatureCollection"
        )
    return shapes


def _read_json(path: Path) -> Any:
    try:
        if path.stat().st_size > MAX_BYTES:
            most = MAX_BYTES // 1_000_000
            raise AssetFailure(
                f"{path.name} is larger than {most} MB; simplify its shapes"
            )
        return json.loads(read_plain_text(path, "utf-8-sig"))
    except OSError as error:
        raise AssetFailure(
            f"{path.name} can't be read: {error.strerror}"
        ) from None
    except (ValueError, RecursionError) as error:
        reason = str(error)[:120]
        raise AssetFailure(
            f"{path.name} is not GeoJSON: {reason}{_guess_format(path)}"
        ) from None


def _guess_format(path: Path) -> str:
    """Return what a file without JSON is instead, as the end of a sentence."""
    begin = read_plain(path)[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    if begin.startswith(b"<"):
        return " (it is XML, such as KML or GPX); save it as GeoJSON"
    if begin.startswith((b"PK", b"\x00\x00\x27\x0a", b"SQLite")):
        return " (it is a zip, a shapefile or a database); save it as GeoJSON"
    if begin.startswith(b"{") and b'"Feature"' in begin:
        return (
            "; one object a line is GeoJSONSeq, save it as a FeatureCollection"
        )
    return ""


def _list_geometries(
    value: Any, path: Path, depth: int = 0
) -> Iterator[tuple[str, Any]]:
    """Yield the type and the coordinates of every geometry in a GeoJSON object.

    Raises:
        AssetFailure: something isn't an object, or collections are nested too deep.
    """
    if not isinstance(value, dict) or depth > MAX_DEPTH:
        raise AssetFailure(
            f"{path.name} is not GeoJSON: an object with a type was expected"
        )
    kind = value.get("type")
    if kind == "FeatureCollection":
        members = _get_list(value, "features", path)
    elif kind == "GeometryCollection":
        members = _get_list(value, "geometries", path)
    elif kind == "Feature":
        geometry = value.get("geometry")
        members = [] if geometry is None else [geometry]
    else:
        yield str(kind), value.get("coordinates")
        return
    for member in members:
        yield from _list_geometries(member, path, depth + 1)


def _get_list(value: dict[str, Any], key: str, path: Path) -> list[Any]:
    members = value.get(key)
    if not isinstance(members, list):
        raise AssetFailure(
            f"{path.name} is not GeoJSON: '{key}' should be a list"
        )
    return members


def _add_shape(
    shapes: GeoShapes, kind: str, coordinates: Any, *, system: str
) -> int:
    """Add a geometry to the shapes; return the number of its points.

    Raises:
        ValueError: a kind, a number or a line isn't allowed.
        TypeError, IndexError, KeyError, OverflowError: the coordinates aren't lists of points.
    """
    if kind == "Topology":
        raise ValueError("it is TopoJSON; save it as GeoJSON")
    if kind not in MIN_POINTS:
        raise ValueError(f"no shape is called '{kind}'")
    least = MIN_POINTS[kind]
    if kind == "MultiPolygon":
        return sum(
            _add_shape(shapes, "Polygon", area, system=system)
            for area in coordinates
        )
    if kind in ("LineString", "Point"):
        coordinates = [coordinates]
    if kind in ("Point", "MultiPoint"):
        coordinates = [coordinates]
    is_area = kind == "Polygon"
    found = []
    for line in coordinates:
        points = _convert_line(line, system, closed=is_area)
        if len(points) < least:
            raise ValueError(_describe_short(len(points), least))
        found.append(points if least == 1 else follow_short_way(points))
    if is_area and found:
        shapes.areas.append(found)
    elif least == 2:
        shapes.lines += found
    elif least == 1:
        shapes.points += found
    return sum(len(line) for line in found)


def _describe_short(count: int, least: int) -> str:
    """Return what is wrong with a line, or a closed ring, of so few points."""
    if least == MIN_POINTS["Polygon"]:
        return f"an area has {max(count - 1, 0)} corners, but needs at least 3"
    return f"a line has {count} points, but needs at least {least}"


def _convert_line(
    points: Sequence[Sequence[float]], system: str, *, closed: bool
) -> F64:
    """Return points as an array of degrees, shape (n, 2).

    Raises:
        ValueError: they are no degrees.
    """
    pairs = [(_get_number(point[0]), _get_number(point[1])) for point in points]
    given = np.array(pairs, np.float64).reshape(-1, 2)
    line = to_degrees(given, system)
    with np.errstate(invalid="ignore"):
        is_good = (np.abs(line[:, 0]) <= 360) & (np.abs(line[:, 1]) <= 90)
    if not is_good.all():
        x, y = given[int(np.argmin(is_good))]
        raise ValueError(explain_strange(float(x), float(y), system))
    return close_ring(line) if closed else line


def _get_number(value: object) -> float:
    """Return a coordinate.

    Raises:
        ValueError: it is no number: one in quotation marks is text.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(
            f"a coordinate is {json.dumps(value)[:40]}, but should be a number"
        )
    return float(value)


def overlay_relief(
    ground: GeoImage, path: Path, bounds: LonLatBounds, *, most: float
) -> GeoImage:
    """Return a shaded relief with the author's picture laid into its bounds.

    Args:
        ground: the relief around it.
        path: the author's picture, north up, with degrees of equal size.
        bounds: west, south, east, north of the picture.
        most: pixels per degree that are wanted at most; it has the finer scale of both pictures
            up to that.

    Raises:
        AssetFailure: the picture can't be read.
    """
    from lantern.graphics import photo
    from lantern.graphics.transparency import PAPER_COLOUR
    from lantern.graphics.typefaces import BUNDLED

    own = photo.read_pixels(
        path,
        typefaces=BUNDLED,
        ground=PAPER_COLOUR,
    )
    west, south, east, north = bounds
    own_scale = own.shape[1] / (east - west)
    scale = _choose_scale(ground, own_scale, most)
    canvas = _enlarge(ground, scale)
    left = round((west - ground.west) * scale)
    right = round((east - ground.west) * scale)
    top = round((ground.north - north) * scale)
    bottom = round((ground.north - south) * scale)
    _lay_into(canvas, own, (left, top, right, bottom))
    return GeoImage(canvas, ground.west, ground.north, scale)


def _lay_into(
    canvas: F32, picture: NDArray[np.uint8], box: tuple[int, int, int, int]
) -> None:
    """Lay a picture into a box of a canvas, which may go beyond the canvas."""
    from lantern.graphics.opencv import cv2

    left, top, right, bottom = box
    size = (max(1, right - left), max(1, bottom - top))
    fitted = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    h, w = canvas.shape[:2]
    last_row = min(h, bottom)
    last_column = min(w, right)
    inner = fitted[
        max(0, -top) : last_row - top, max(0, -left) : last_column - left
    ]
    if inner.size:
        part = np.s_[max(0, top) : last_row, max(0, left) : last_column]
        canvas[part] = inner.astype(np.float32) / np.float32(255)


def _choose_scale(ground: GeoImage, own_scale: float, most: float) -> float:
    """Return the pixels per degree to draw at, so that the whole is not too large."""
    h, w = ground.rgb.shape[:2]
    finest = MAX_RELIEF_PIXELS / (h * w / ground.scale**2)
    return float(max(ground.scale, min(own_scale, finest**0.5, most)))


def _enlarge(ground: GeoImage, scale: float) -> F32:
    from lantern.graphics.opencv import cv2

    h, w = ground.rgb.shape[:2]
    size = (round(w * scale / ground.scale), round(h * scale / ground.scale))
    wide = cv2.resize(ground.rgb, size, interpolation=cv2.INTER_LINEAR)
    return np.asarray(wide, np.float32)
