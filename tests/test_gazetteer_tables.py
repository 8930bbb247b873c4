"""The gazetteer's tables as the script makes them: under which names a town stands."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.data import gazetteer

OTHERS = ["Rom", "rim", "Rzym", "Rooma", "罗马", "罗"]


def make_city(people: int) -> dict[str, Any]:
    return {
        "geonameid": 3169070,
        "name": "Roma",
        "countrycode": "IT",
        "admin1code": "07",
        "population": people,
        "longitude": 12.51133,
        "latitude": 41.89193,
        "alternatenames": OTHERS,
    }


@pytest.mark.parametrize(
    ("people", "keys"),
    [
        (14_999, {"roma"}),
        (15_000, {"roma", "rzym", "rooma", "罗马"}),
        (1_000_000, {"roma", "rom", "rzym", "rooma", "罗马"}),
    ],
)
def test_larger_towns_have_more_names(people: int, keys: set[str]) -> None:
    assert gazetteer.list_keys(make_city(people)) == keys


def test_a_town_has_its_numbers_in_a_row() -> None:
    numbers = ["IT", "07", "2500", "12.51", "41.89", "6"]
    city = make_city(2500)
    assert gazetteer.make_town_row(city) == ["3169070", "Roma", *numbers]
    assert gazetteer.make_village_row(city) == ["Roma", "3169070", *numbers]
    assert list(gazetteer.list_name_rows([city])) == [["roma", "3169070"]]
