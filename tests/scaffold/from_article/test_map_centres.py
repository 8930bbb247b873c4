"""The centres of a map: groups of places far from each other."""

from __future__ import annotations

from lantern.scaffold.from_article.map_centres import find_centres
from tests.support.imports import make_place

STETTIN = make_place("Stettin", 14.6, 53.4)
BERLIN = make_place("Berlin", 13.4, 52.5)
BREMEN = make_place("Bremen", 8.8, 53.1)
CHICAGO = make_place("Chicago", -87.7, 41.9)
MILWAUKEE = make_place("Milwaukee", -87.9, 43.0)
HONOLULU = make_place("Honolulu", -157.9, 21.3)
MOSCOW = make_place("Moscow", 37.6, 55.8)
OMSK = make_place("Omsk", 73.4, 55.0)
IRKUTSK = make_place("Irkutsk", 104.3, 52.3)


def test_groups_far_apart_are_centres_the_largest_first() -> None:
    places = [HONOLULU, CHICAGO, STETTIN, BERLIN, BREMEN, MILWAUKEE]
    assert find_centres(places) == (
        (STETTIN, BERLIN, BREMEN),
        (CHICAGO, MILWAUKEE),
        (HONOLULU,),
    )


def test_a_way_across_a_continent_is_one_centre() -> None:
    """From Berlin it is 1,600 km to Moscow, then 2,200 to Omsk and 2,000 to Irkutsk."""
    assert find_centres([IRKUTSK, BERLIN, OMSK, MOSCOW]) == (
        (IRKUTSK, BERLIN, OMSK, MOSCOW),
    )


def test_without_places_there_is_no_centre() -> None:
    assert find_centres([]) == ()
