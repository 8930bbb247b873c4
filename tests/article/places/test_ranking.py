"""Which of several towns of one name weighs most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lantern.article.places.ranking import (
    CLEAR,
    TownContext,
    is_near,
    is_short_for,
    list_homes,
)
from tests.support.imports import make_town

TOWN = replace(
    make_town(),
    name="Anser",
    population=60_000,
    country_code="AT",
)
TWIN = replace(
    TOWN,
    id=2,
    country_code="CL",
    lon=-70.0,
    lat=-30.0,
)


def test_a_town_weighs_its_people_times_its_other_names() -> None:
    assert TownContext().weigh(replace(TOWN, other_names=3), "Anser") == 180_000
    assert TownContext().weigh(TOWN, "Anser") == 60_000


@pytest.mark.parametrize(
    ("context", "weight"),
    [
        (TownContext(homes=("AT",)), 480_000),
        (TownContext(lands=("AT",)), 1_200_000),
        (TownContext(near=(replace(TOWN, id=9),)), 6_000_000),
        (
            TownContext(
                homes=("DE",),
                lands=("DE",),
                near=(TWIN,),
            ),
            60_000,
        ),
    ],
)
def test_home_lands_and_neighbours_speak_for_a_town(
    context: TownContext, weight: float
) -> None:
    assert context.weigh(TOWN, "Anser") == weight


def test_a_name_of_another_language_speaks_less_for_a_town_than_a_short_one() -> (
    None
):
    other = replace(TOWN, is_own_name=False)
    long = replace(other, name="Anser am See")
    assert TownContext().weigh(other, "Gans") == 12_000
    assert TownContext().weigh(long, "Anser") == 30_000
    assert is_short_for("anser", long)
    assert not is_short_for("ans", long)


def test_a_town_must_weigh_clearly_more_than_the_next() -> None:
    context = TownContext()
    small = replace(TWIN, population=15_000)
    assert context.pick([small, TOWN], "Anser", CLEAR) == TOWN
    assert (
        context.pick([replace(small, population=15_001), TOWN], "Anser", 4)
        is None
    )
    assert context.pick([replace(TOWN, population=0)], "Anser", CLEAR) is None
    assert context.pick([], "Anser", CLEAR) is None


def test_villages_are_near_within_150_km_and_towns_within_400() -> None:
    """A degree of latitude is 111 km."""
    town = replace(TOWN, lat=50.0)
    assert is_near(
        town,
        [
            replace(
                town,
                id=2,
                lat=53.5,
            )
        ],
    )
    assert not is_near(
        town,
        [
            replace(
                town,
                id=2,
                lat=53.7,
            )
        ],
    )
    village = replace(town, population=900)
    assert is_near(
        village,
        [
            replace(
                town,
                id=2,
                lat=51.3,
            )
        ],
    )
    assert not is_near(
        village,
        [
            replace(
                town,
                id=2,
                lat=51.4,
            )
        ],
    )
    assert not is_near(town, [town]), "it isn't near itself"


def test_languages_are_at_home_in_countries_but_english() -> None:
    assert list_homes("it") == ("IT", "CH")
    assert list_homes("en") == ()
