"""Labels of the first map: the countries, waters, mountains and regions that the article names."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lantern.article.gazetteer import GeoPoint, list_town_points
from lantern.article.places.areas import NamedArea
from lantern.core.sphere import KM_PER_DEGREE
from lantern.core.text import quote_yaml

_MOST_LABELS = 12
_MARGIN = 0.08
"""Share of a map's width and height at its edges where no label begins."""
_COUNTRY_WIDTH = 0.12
"""Half the length of a country's label, as a share of the map's width."""
_MIN_HALF = 0.1
"""Degrees of longitude."""
_MIN_TOWNS = 4
"""Towns of a country on the map that are enough to tell where it lies."""
_EDGE_SHARE = 0.05
"""Share of a country's towns on each side that a view of it needn't show."""
_STATE_SIZE = 30
_REGION_SIZE = 22
_OTHER_SIZE = 27
"""Pixels at 1080p of the names of waters and mountains, which the style sets."""
_LETTER_WIDTH = 0.75
"""Of a name's letters with the space between them, in sizes of its type."""
_FRAME_WIDTH = 1920
_MOST_STRETCH = 2.5
"""Times its line that a name may be long: a longer one is too large for what it names."""
_OWN_VIEWS = 2.0
"""Times as wide as the view that a label is made for that a view may be, at least."""


@dataclass(frozen=True)
class MapBox:
    """The edges of a view, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Return the width in degrees of longitude."""
        return self.east - self.west

    def format(self) -> str:
        """Return the box as a map file has it."""
        return str([self.west, self.south, self.east, self.north])

    def shift_into(self, point: GeoPoint) -> GeoPoint:
        """Return a point with the longitude that lies in the box, which may cross 180 degrees."""
        lon, lat = point
        for turned in (lon, lon + 360, lon - 360):
            if self.west <= turned <= self.east:
                return turned, lat
        return lon, lat

    def contains(self, point: GeoPoint, margin: float = 0.0) -> bool:
        """Tell whether a point lies in the box, so far from its edges; `margin` is a share."""
        lon, lat = self.shift_into(point)
        side = margin * self.width
        level = margin * (self.north - self.south)
        is_between = self.west + side <= lon <= self.east - side
        return is_between and self.south + level <= lat <= self.north - level


@dataclass(frozen=True)
class MapLabelDraft:
    """A label: its area, and the line it stands along."""

    area: NamedArea
    line: tuple[GeoPoint, ...]
    least_km: int = 0
    most_km: int = 0
    """The narrowest and widest view that has it; 0 for any."""

    def format(self) -> str:
        """Return the label as a map file has it."""
        kind = self.area.kind
        text = self.area.name
        fields = [f"along: {[list(point) for point in self.line]}"]
        if kind == "country":
            text = text.upper()
            fields.append(f"size: {_STATE_SIZE}")
        elif kind == "land":
            fields.append(f"size: {_REGION_SIZE}")
        else:
            fields.insert(0, f"kind: {kind}")
        if self.least_km:
            fields.append(f"least_km: {self.least_km}")
        if self.most_km:
            fields.append(f"most_km: {self.most_km}")
        return f"  - {{{', '.join([f'text: {quote_yaml(text)}', *fields])}}}"


def place_labels(
    areas: Sequence[NamedArea],
    boxes: Sequence[MapBox],
    countries: Collection[str],
) -> tuple[MapLabelDraft, ...]:
    """Return the labels that lie on a map: each in the first of its views that has room for it.

    In views that are so wide that a label would be too large there, it is left out; a country may
    have another one there. `countries` are the codes of its towns' countries; the only country of
    a map needs no label.
    """
    is_abroad = _is_about_several(areas, countries)
    placed: list[tuple[MapLabelDraft, ...]] = []
    for area in areas:
        if area.country and not is_abroad:
            continue
        labels = _place_area(area, boxes)
        if labels:
            placed.append(labels)
    return tuple(itertools.chain(*placed[:_MOST_LABELS]))


def _place_area(
    area: NamedArea, boxes: Sequence[MapBox]
) -> tuple[MapLabelDraft, ...]:
    """Return the labels of an area: one, and others for views that are too wide for it."""
    widest = max(box.width for box in boxes)
    labels: list[MapLabelDraft] = []
    reach = 0.0
    for box in boxes:
        line = _find_line(area, box) if box.width > reach else ()
        if not line:
            continue
        limit = _measure_reach(area, line)
        if labels and limit < box.width:
            break
        limit = max(limit, _OWN_VIEWS * box.width)
        labels.append(
            MapLabelDraft(
                area,
                line,
                least_km=labels[-1].most_km if labels else 0,
                most_km=_convert_to_km(limit, line) if limit < widest else 0,
            )
        )
        if area.line or limit >= widest:
            break
        reach = limit
    return tuple(labels)


def _measure_reach(area: NamedArea, line: Sequence[GeoPoint]) -> float:
    """Return the width of the widest view for which a label isn't too large, in degrees."""
    size = _OTHER_SIZE
    if area.kind in ("country", "land"):
        size = _STATE_SIZE if area.kind == "country" else _REGION_SIZE
    text = len(area.name) * size * _LETTER_WIDTH
    (west, south), *_, (east, north) = line
    length = math.hypot((east - west) * _narrow(line), north - south)
    return _MOST_STRETCH * length / _narrow(line) * _FRAME_WIDTH / text


def _narrow(line: Sequence[GeoPoint]) -> float:
    """Return how many times shorter a degree of longitude is there than at the equator."""
    return math.cos(math.radians(statistics.mean(lat for _, lat in line)))


def _convert_to_km(width: float, line: Sequence[GeoPoint]) -> int:
    """Return a width in degrees of longitude, at a line, in km to the next ten."""
    return 10 * round(width * _narrow(line) * KM_PER_DEGREE / 10)


def _is_about_several(
    areas: Sequence[NamedArea], countries: Collection[str]
) -> bool:
    named = {area.country for area in areas if area.country}
    return len(named | set(countries)) > 1


def _find_line(area: NamedArea, box: MapBox) -> tuple[GeoPoint, ...]:
    """Return the line of a label in a view; empty if the area isn't in it."""
    if area.country:
        return _find_country_line(area.country, box)
    line = tuple(box.shift_into(point) for point in area.line)
    lons, lats = zip(*line, strict=True)
    middle = (statistics.mean(lons), statistics.mean(lats))
    return line if box.contains(middle, _MARGIN) else ()


def _find_country_line(country: str, box: MapBox) -> tuple[GeoPoint, ...]:
    """Return a level line through the middle of the country's towns that the view shows."""
    points = [box.shift_into(point) for point in list_town_points(country)]
    shown = [point for point in points if box.contains(point)]
    if len(shown) < min(_MIN_TOWNS, len(points)) or not shown:
        return ()
    lons, lats = zip(*shown, strict=True)
    lon = statistics.median(lons)
    lat = statistics.median(lats)
    if not box.contains((lon, lat), _MARGIN):
        return ()
    ordered = sorted(lons)
    spread = ordered[4 * len(ordered) // 5] - ordered[len(ordered) // 5]
    half = min(_COUNTRY_WIDTH * box.width, spread / 2 + _MIN_HALF)
    level = round(lat, 1)
    return (round(lon - half, 1), level), (round(lon + half, 1), level)


def find_extent(areas: Sequence[NamedArea]) -> list[GeoPoint]:
    """Return points that a view of areas has to show; the ends of a country's towns but a few."""
    points: list[GeoPoint] = []
    for area in areas:
        points += area.line or _find_country_corners(area.country)
    return points


def _find_country_corners(country: str) -> list[GeoPoint]:
    points = list_town_points(country)
    if not points:
        return []
    lons = sorted(lon for lon, _ in points)
    lats = sorted(lat for _, lat in points)
    first = int(_EDGE_SHARE * len(points))
    last = len(points) - 1 - first
    return [(lons[first], lats[first]), (lons[last], lats[last])]
