"""The centres of a map: two groups of places that lie far from each other.

A war on two sides of the world, or an emigrant's life, is told in a view of each centre; a view of
both shows oceans, and towns as one heap at each edge.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence

from lantern.article.gazetteer import GeoPoint
from lantern.core.sphere import measure_km
from lantern.scaffold.from_article.entities import ArticlePlace

_APART_KM = 2500.0
"""Kilometres between the middles of two centres, at least."""
_TIMES_APART = 4.5
"""Times that the middles lie farther apart than the places usually lie from them."""
_LEAST_PLACES = 2
_ROUNDS = 8


def find_centres(
    places: Sequence[ArticlePlace],
) -> tuple[tuple[ArticlePlace, ...], ...]:
    """Return the places of each of two centres, each in the map's order; empty if it has one.

    A centre has two places or more.
    """
    if len(places) < 2 * _LEAST_PLACES:
        return ()
    middles = _find_middles([place.town.point for place in places])
    groups: list[list[ArticlePlace]] = [[], []]
    for place in places:
        groups[_find_nearest(place.town.point, middles)].append(place)
    if min(map(len, groups)) < _LEAST_PLACES:
        return ()
    away = [_measure_away(place, middles) for place in places]
    apart = measure_km(*middles)
    if apart < max(_APART_KM, _TIMES_APART * statistics.mean(away)):
        return ()
    return tuple(sorted(map(tuple, groups), key=lambda group: places.index(group[0])))


def _find_middles(points: Sequence[GeoPoint]) -> list[GeoPoint]:
    """Return the two of the points that lie in the middle of a half of them each."""
    first = _find_farthest(points[0], points)
    middles = [first, _find_farthest(first, points)]
    for _ in range(_ROUNDS):
        groups: list[list[GeoPoint]] = [[], []]
        for point in points:
            groups[_find_nearest(point, middles)].append(point)
        moved = [_find_middle(group) for group in groups if group]
        if moved == middles or len(moved) < len(middles):
            break
        middles = moved
    return middles


def _find_farthest(here: GeoPoint, points: Iterable[GeoPoint]) -> GeoPoint:
    return max(points, key=lambda point: measure_km(here, point))


def _find_nearest(point: GeoPoint, middles: Sequence[GeoPoint]) -> int:
    distances = [measure_km(point, middle) for middle in middles]
    return distances.index(min(distances))


def _find_middle(points: Sequence[GeoPoint]) -> GeoPoint:
    """Return the point from which the others lie the least far, in all."""
    return min(
        points, key=lambda here: sum(measure_km(here, there) for there in points)
    )


def _measure_away(place: ArticlePlace, middles: Iterable[GeoPoint]) -> float:
    """Return how far a place lies from the nearer middle, in km."""
    return min(measure_km(place.town.point, middle) for middle in middles)
