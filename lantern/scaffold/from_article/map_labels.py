"""Labels of the first map: the countries, waters, mountains and regions that the article names."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lantern.article.gazetteer import GeoPoint, list_town_points
from lantern.article.places.areas import NamedArea
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
        return f"  - {{{', '.join([f'text: {quote_yaml(text)}', *fields])}}}"


def place_labels(
    areas: Sequence[NamedArea], boxes: Sequence[MapBox], countries: Collection[str]
) -> tuple[MapLabelDraft, ...]:
    """Return the labels that lie on a map, each in the first of its views that has room for it.

    `countries` are the codes of its towns' countries; the only country of a map needs no label.
    """
    is_abroad = _is_about_several(areas, countries)
    labels = []
    for area in areas:
        if area.country and not is_abroad:
            continue
        lines = [_find_line(area, box) for box in boxes]
        line = next(filter(None, lines), ())
        if line:
            labels.append(MapLabelDraft(area, line))
    return tuple(labels[:_MOST_LABELS])


def _is_about_several(areas: Sequence[NamedArea], countries: Collection[str]) -> bool:
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
