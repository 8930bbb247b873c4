"""The centres of a map that goes round the world: groups of places far from each other.

A war on two sides of the world, or an emigrant's life, is told in a view of each centre; a view of
both shows oceans, and towns as one heap at each edge.
"""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.sphere import measure_km
from lantern.scaffold.from_article.entities import ArticlePlace

_NEAR_KM = 2500.0
"""Kilometres between neighbours in one centre: a railway across a continent is one."""


def find_centres(
    places: Sequence[ArticlePlace],
) -> tuple[tuple[ArticlePlace, ...], ...]:
    """Return the places of each centre in the map's order; the largest centre comes first."""
    groups: list[list[ArticlePlace]] = []
    for place in places:
        joined = [place]
        apart = []
        for group in groups:
            if _is_near(place, group):
                joined = [*group, *joined]
            else:
                apart.append(group)
        groups = [*apart, joined]
    ordered = [_put_in_order(group, places) for group in groups]
    return tuple(
        sorted(ordered, key=lambda group: (-len(group), places.index(group[0])))
    )


def _is_near(place: ArticlePlace, group: Sequence[ArticlePlace]) -> bool:
    """Tell whether a place has a neighbour in a group."""
    here = place.town.point
    return any(
        measure_km(here, other.town.point) <= _NEAR_KM for other in group
    )


def _put_in_order(
    group: Sequence[ArticlePlace], places: Sequence[ArticlePlace]
) -> tuple[ArticlePlace, ...]:
    return tuple(place for place in places if place in group)
