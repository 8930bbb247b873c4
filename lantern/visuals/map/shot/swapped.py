"""Places whose longitude and latitude are swapped, where a view happens to show them all the same.

Nobody can be sure of it: a map may well have one place far from the others. So it is a warning,
and says where the place would be.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lantern.core.problems import Problem
from lantern.core.sphere import measure_km
from lantern.script.document import Loc, YamlDocument
from lantern.visuals.map.spec.map_file import MapFile

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
_FAR_KM = 1000
"""A place that is nearer than this to the others is right as it is."""
_TIMES_NEARER = 4
"""How many times nearer a swapped place must be."""
_LEAST_OTHERS = 3
"""Places that must agree on where the map is."""


@dataclass(frozen=True)
class _Place:
    """A place by its name, and where its point is written."""

    name: str
    point: Point
    loc: Loc

    @property
    def swapped(self) -> Point:
        """The point with its numbers the other way round."""
        return self.point[1], self.point[0]


def find_swapped(
    map_file: MapFile, tree: YamlDocument, is_shown: Callable[[Point], bool]
) -> Iterator[Problem]:
    """Yield places that would lie among the others if their two numbers were swapped.

    Args:
        map_file: the map.
        tree: the file it was read from.
        is_shown: tells whether a view shows a point; one that none shows is a fault anyway.
    """
    places = list(_list_places(map_file))
    for place in places:
        others = [other.point for other in places if other is not place]
        if len(others) < _LEAST_OTHERS or not is_shown(place.point):
            continue
        here = _measure_median(place.point, others)
        there = _measure_median(place.swapped, others)
        is_nearer = here > _FAR_KM and there * _TIMES_NEARER < here
        if is_nearer and is_shown(place.swapped):
            yield Problem(
                f"{_write(place.point)} is about {_round(here)} km from the other places of"
                f" the map; if '{place.name}' is at {_write(place.swapped)}, which is about"
                f" {_round(there)} km from them, the two numbers are swapped:"
                " longitude comes first",
                tree.find_span(place.loc),
                warning=True,
            )


def _list_places(map_file: MapFile) -> Iterator[_Place]:
    for i, place in enumerate(map_file.places):
        yield _Place(place.name, place.at, ("places", i, "at"))
    for i, drop in enumerate(map_file.air_landings):
        yield _Place(drop.id, drop.at, ("air_landings", i, "at"))


def _measure_median(point: Point, others: list[Point]) -> float:
    """Return the kilometres from a point to the middle one of others, by distance."""
    return statistics.median(measure_km(point, other) for other in others)


def _write(point: Point) -> str:
    lon, lat = point
    return f"[{lon:g}, {lat:g}]"


def _round(km: float) -> str:
    """Return kilometres as people say them: 4,900 for 4,868, and 340 for 344."""
    digits = -2 if km >= 1000 else -1
    return f"{round(km, digits):,.0f}"
