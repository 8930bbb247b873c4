"""Names that are known as lands, waters, peoples, words and people's names."""

from __future__ import annotations

import pytest

from lantern.article.places.known import (
    Feature,
    KnownNames,
    load_known_names,
    read_data_lines,
)


@pytest.fixture(scope="module")
def english() -> KnownNames:
    return load_known_names("en")


@pytest.fixture(scope="module")
def german() -> KnownNames:
    return load_known_names("de")


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("Oregon", Feature("region", "US", "OR")),
        ("Greece", Feature("country", "GR")),
        ("SOVIET UNION", Feature("country", "RU")),
        ("Scotland", Feature("country", "GB", "SCT")),
        ("Bavaria", Feature("country", "DE", "02")),
        ("Scandinavia", Feature("continent")),
        ("Danube", Feature("river")),
        ("Spanish", Feature("demonym", "ES")),
    ],
)
def test_lands_waters_and_peoples_are_features(
    english: KnownNames, name: str, feature: Feature
) -> None:
    assert english.find_feature(name) == feature
    assert english.is_no_town(name)


@pytest.mark.parametrize(
    "name", ["New York", "Washington", "Singapore", "Monaco"]
)
def test_names_that_rather_mean_a_town_are_no_features(
    english: KnownNames, name: str
) -> None:
    assert english.find_feature(name) is None
    assert not english.is_no_town(name)


def test_countries_are_known_in_english_and_in_the_article_s_language(
    english: KnownNames, german: KnownNames
) -> None:
    greece = Feature("country", "GR")
    assert german.find_feature("Griechenland") == greece
    assert german.find_feature("Greece") == greece
    assert english.find_feature("Griechenland") is None


@pytest.mark.parametrize(
    "name", ["Monday", "norden", "University", "Парк", "Море"]
)
def test_words_are_no_towns_or_unknown(english: KnownNames, name: str) -> None:
    assert english.is_no_town(name) == (name != "Парк")


@pytest.mark.parametrize(
    ("name", "is_shared"),
    [
        ("Florence", True),
        ("Hamilton", True),
        ("San Antonio", True),
        ("Quebec", True),
        ("Vienna", False),
        ("Sankt Pölten", True),
    ],
)
def test_people_and_saints_share_names_with_towns(
    english: KnownNames, name: str, is_shared: bool
) -> None:
    assert english.is_shared(name) == is_shared


def test_nouns_share_names_with_towns_where_nouns_have_capitals(
    english: KnownNames, german: KnownNames
) -> None:
    assert german.is_shared("Essen") and german.is_shared("Singen")
    assert not english.is_shared("Essen") and not english.is_shared("Reading")


@pytest.mark.parametrize(
    ("kind", "is_land"),
    [
        ("country", True),
        ("region", True),
        ("island", True),
        ("continent", True),
        ("demonym", False),
        ("river", False),
        ("sea", False),
    ],
)
def test_towns_lie_in_lands(kind: str, is_land: bool) -> None:
    assert Feature(kind).is_land == is_land


@pytest.mark.parametrize(
    "file", ["words.txt", "features.txt", "label_lines.txt", "renowned.txt"]
)
def test_each_line_of_the_lists_has_a_head_and_names(file: str) -> None:
    for head, names in read_data_lines(file):
        assert head.strip() == head != ""
        assert names and all(names), f"an empty name after '{head}'"
