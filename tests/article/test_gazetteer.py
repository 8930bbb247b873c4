"""Where towns are: by their own names and by older ones."""

from __future__ import annotations

import pytest

from lantern.article import gazetteer

NAMES = ["Harbin", "Mukden", "London", "france", "Nowhere at all", "Paris"]


@pytest.fixture(scope="module")
def found() -> gazetteer.GazetteerResult:
    return gazetteer.look_up(NAMES)


def test_a_town_is_found_with_its_place(
    found: gazetteer.GazetteerResult,
) -> None:
    harbin = found.towns["Harbin"][0]
    assert harbin.name == "Harbin"
    assert harbin.country == "China"
    assert harbin.is_own_name
    assert harbin.lon == pytest.approx(126.65, abs=0.05)
    assert harbin.lat == pytest.approx(45.75, abs=0.05)


def test_a_town_is_found_by_an_older_name(
    found: gazetteer.GazetteerResult,
) -> None:
    town = found.towns["Mukden"][0]
    assert town.name == "Shenyang"
    assert not town.is_own_name


def test_the_largest_of_several_towns_comes_first(
    found: gazetteer.GazetteerResult,
) -> None:
    towns = found.towns["London"]
    assert towns[0].country == "United Kingdom"
    people = [town.population for town in towns]
    assert len(people) > 1
    assert people == sorted(people, reverse=True)


def test_countries_are_found_without_regard_to_case(
    found: gazetteer.GazetteerResult,
) -> None:
    assert found.countries == {"France"}
    assert "france" not in found.towns


def test_a_village_is_found_by_its_own_name_alone() -> None:
    found = gazetteer.look_up_villages(
        ["Fishguard", "fishguard", "Nowhere at all"]
    )
    [fishguard] = found["Fishguard"]
    assert (fishguard.country_code, fishguard.region) == ("GB", "WLS")
    assert fishguard.country == "United Kingdom"
    assert fishguard.population < gazetteer.TOWN_PEOPLE
    assert fishguard.is_own_name
    assert list(found) == ["Fishguard"]


def test_the_largest_town_of_several_names_is_chosen() -> None:
    assert gazetteer.choose_largest(["Nowhere", "Linz", "Wien"]) == "Wien"
    assert gazetteer.choose_largest(["Nowhere"]) == ""


def test_of_two_names_of_a_town_its_own_is_chosen() -> None:
    assert gazetteer.choose_largest(["Lublino", "Lublin"]) == "Lublin"


def test_names_in_han_and_kana_are_known() -> None:
    assert gazetteer.has_dense_name("東京")
    assert gazetteer.has_dense_name("ウィーン")
    assert not gazetteer.has_dense_name("無い町")
    assert not gazetteer.has_dense_name("Wien")


def test_the_towns_of_a_country_lie_in_it() -> None:
    points = gazetteer.list_town_points("MT")
    assert len(points) > 20
    assert all(14 < lon < 15 and 35.7 < lat < 36.2 for lon, lat in points)
    assert gazetteer.list_town_points("XX") == ()


def test_countries_have_their_names_in_a_language() -> None:
    assert gazetteer.list_country_names("de")["GR"] == "Griechenland"
    assert gazetteer.list_country_names("xx") == {}
    assert gazetteer.list_us_states()["oregon"] == "OR"


def test_an_unknown_name_is_in_no_result(
    found: gazetteer.GazetteerResult,
) -> None:
    assert "Nowhere at all" not in found.towns
