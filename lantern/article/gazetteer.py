"""Where towns are: GeoNames' towns of 500 people and more.

It knows alternate names too (Mukden for Shenyang, Dairen for Dalian), which articles on history
use, and needs no network. The data is GeoNames', under CC BY 4.0; `scripts/gazetteer` makes the
tables in `gazetteer_data`, of which only the names that are asked for are read.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from lantern.article.sorted_lines import SortedLines
from lantern.core.extras import install_extra
from lantern.core.problems import ToolFailure

TOWN_PEOPLE = 5_000
"""People of a town; smaller ones are villages."""
FIRST_DENSE = "\u3040"
"""The first letter of the scripts in which two letters are a name: kana, Han, Hangul."""


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
    """Return the towns and countries that have these names."""
    towns = {}
    for name in names:
        found = [_read_town(id_, name) for id_ in _find_ids(name)]
        if found:
            towns[name] = tuple(
                sorted(found, key=lambda town: -town.population)
            )
    wanted = {name.casefold() for name in names}
    countries = _list_lands("country").values()
    named = [name for name in countries if name.casefold() in wanted]
    return GazetteerResult(towns, frozenset(named))


def has_dense_name(name: str) -> bool:
    """Tell whether a town has this name in kana, Han or Hangul."""
    return name.casefold() in _load_dense_names()


def choose_largest(names: Iterable[str]) -> str:
    """Return the one of several names whose town has most people; empty if none is a town's.

    Of two names of one town it is the town's own.
    """
    best = ""
    most = (-1, False)
    for name in names:
        for id_ in _find_ids(name):
            town = _read_town(id_, name)
            rank = (town.population, town.is_own_name)
            if rank > most:
                best = name
                most = rank
    return best


def look_up_villages(names: Collection[str]) -> dict[str, tuple[Town, ...]]:
    """Return the villages that have these names themselves, the largest first."""
    table = _load_table("villages")
    villages: dict[str, tuple[Town, ...]] = {}
    for name in names:
        found = [_make_town(fields, name, name) for fields in table.find(name)]
        if found:
            villages[name] = tuple(
                sorted(found, key=lambda town: -town.population)
            )
    return villages


def _find_ids(name: str) -> Sequence[str]:
    """Return the ids of the towns that have a name, in any case of letters."""
    return [fields[0] for fields in _load_table("names").find(name.casefold())]


def _read_town(id_: str, asked: str) -> Town:
    """Return the town of an id, which was found by the name that is asked."""
    name, *fields = _load_table("towns").find(id_)[0]
    return _make_town([id_, *fields], name, asked)


def _make_town(fields: Sequence[str], name: str, asked: str) -> Town:
    """Return a town of its fields in a table, from its id on."""
    id_, code, region, people, lon, lat, names = fields
    return Town(
        id=int(id_),
        name=name,
        country=_list_lands("country").get(code, code),
        population=int(people),
        lon=float(lon),
        lat=float(lat),
        is_own_name=fold_name(asked) == fold_name(name),
        country_code=code,
        region=region,
        other_names=int(names),
    )


@functools.cache
def fold_name(name: str) -> str:
    """Return a name in small letters without accents: Cordoba is Córdoba's own name."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(
        filter(lambda letter: not unicodedata.combining(letter), letters)
    )


@functools.cache
def _load_table(name: str) -> SortedLines:
    return SortedLines.unpack(_read_data(f"{name}.z"))


def _read_data(file: str) -> bytes:
    package = resources.files("lantern.article")
    return package.joinpath("gazetteer_data", file).read_bytes()


@functools.cache
def _load_dense_names() -> frozenset[str]:
    names = _load_table("names").iterate_from(FIRST_DENSE)
    return frozenset(fields[0] for fields in names)


@functools.cache
def _list_lands(kind: str) -> Mapping[str, str]:
    """Return the English name of each country, or of each of the United States, by its code."""
    lands = {}
    for line in _read_data("lands.txt").decode().splitlines():
        found, code, name = line.split("\t")
        if found == kind:
            lands[code] = name
    return lands


@functools.cache
def list_town_points(country: str) -> tuple[GeoPoint, ...]:
    """Return where the towns of a country lie; `country` is its ISO code."""
    return tuple(_collect_points().get(country, ()))


@functools.cache
def _collect_points() -> Mapping[str, Sequence[GeoPoint]]:
    points: dict[str, list[GeoPoint]] = {}
    for _, _, code, _, _, lon, lat, _ in _load_table("towns"):
        points.setdefault(code, []).append((float(lon), float(lat)))
    return points


@functools.cache
def list_us_states() -> Mapping[str, str]:
    """Return the code of each of the United States by its name in small letters."""
    return {
        name.casefold(): code for code, name in _list_lands("state").items()
    }


@functools.cache
def list_country_names(language: str) -> Mapping[str, str]:
    """Return the name of each country in a language, by ISO code; none in an unknown language.

    Raises:
        ToolFailure: babel isn't installed.
    """
    install_extra("article")
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
