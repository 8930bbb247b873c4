"""Towns that are meant by their names wherever nothing speaks for another."""

from __future__ import annotations

import pytest

from lantern.article.blocks import Block
from lantern.article.places.choice import name_towns
from lantern.article.places.renowned import find_renowned, load_renowned_towns


def test_each_town_of_the_list_is_in_the_gazetteer() -> None:
    towns = set(load_renowned_towns().values())
    assert [town for town in towns if town.find() is None] == []


def test_a_town_is_found_by_an_old_name() -> None:
    found = find_renowned(["Austerlitz", "Кёнигсберг", "Linz", "bruges"])
    names = {
        name: (town.name, town.country_code) for name, town in found.items()
    }
    assert names == {
        "Austerlitz": ("Slavkov u Brna", "CZ"),
        "Кёнигсберг": ("Kaliningrad", "RU"),
        "bruges": ("Brugge", "BE"),
    }


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The battle of Waterloo was lost.", "BE"),
        ("He lived in Waterloo, Ontario.", "CA"),
        ("In Canada he settled near Waterloo.", ""),
        ("Waterloo said nothing.", ""),
        ("General Waterloo smiled at Vienna.", ""),
    ],
)
def test_another_land_speaks_against_the_renowned_town(
    text: str, country: str
) -> None:
    sure = name_towns([Block(1, "paragraph", text)], "en").sure
    town = sure.get("Waterloo")
    assert (town.country_code if town else "") == country
