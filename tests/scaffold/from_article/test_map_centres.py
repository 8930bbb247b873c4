"""The centres of a map: two groups of places far from each other."""

from __future__ import annotations

from lantern.scaffold.from_article.map_centres import find_centres
from tests.support.imports import make_place

STETTIN = make_place("Stettin", 14.6, 53.4)
BERLIN = make_place("Berlin", 13.4, 52.5)
BREMEN = make_place("Bremen", 8.8, 53.1)
CHICAGO = make_place("Chicago", -87.7, 41.9)
MILWAUKEE = make_place("Milwaukee", -87.9, 43.0)
HONOLULU = make_place("Honolulu", -157.9, 21.3)
TOKYO = make_place("Tokyo", 139.7, 35.7)
MOSCOW = make_place("Moscow", 37.6, 55.8)


def test_two_groups_far_apart_are_two_centres() -> None:
    places = [STETTIN, CHICAGO, BERLIN, BREMEN, MILWAUKEE]
    assert find_centres(places) == ((STETTIN, BERLIN, BREMEN), (CHICAGO, MILWAUKEE))


def test_one_place_is_no_centre() -> None:
    assert find_centres([STETTIN, BERLIN, BREMEN, CHICAGO]) == ()
    assert find_centres([STETTIN, CHICAGO]) == ()
    assert find_centres([]) == ()


def test_groups_on_one_continent_are_one_centre() -> None:
    """Warsaw and Kraków lie 1,800 km from Madrid and Lisbon, or so: less than 2,500."""
    places = [
        make_place("Warsaw", 21.0, 52.2),
        make_place("Vienna", 16.4, 48.2),
        make_place("Madrid", -3.7, 40.4),
        make_place("Lisbon", -9.1, 38.7),
    ]
    assert find_centres(places) == ()


def test_places_spread_over_the_world_are_one_centre() -> None:
    """The groups are as wide as the way between them."""
    assert find_centres([STETTIN, MOSCOW, TOKYO, HONOLULU, CHICAGO]) == ()
