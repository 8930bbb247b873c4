"""Countries, waters, mountains and regions that an article names."""

from __future__ import annotations

import itertools

import pytest

from lantern.article.blocks import Block
from lantern.article.places.areas import NamedArea, load_label_lines, name_areas
from lantern.article.places.mentions import collect_mentions


def read(*paragraphs: str, language: str = "en") -> list[NamedArea]:
    blocks = [
        Block(n, "paragraph", text) for n, text in enumerate(paragraphs, 1)
    ]
    return name_areas(blocks, language, collect_mentions(blocks, language))


def names(text: str, language: str) -> list[str]:
    return [
        f"{area.name} {area.kind}" for area in read(text, language=language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "areas"),
    [
        (
            "en",
            "The Rhine rises in the Alps.",
            ["Rhine river", "Alps range"],
        ),
        (
            "de",
            "Die Nordsee bei Norwegen ist rau.",
            ["Norwegen country", "Nordsee sea"],
        ),
        ("fr", "Il mit le cap sur la mer du Nord.", ["Mer du Nord sea"]),
        ("es", "Del Ebro a Andalucía.", ["Ebro river", "Andalucía land"]),
        ("ru", "Лес плыл по Амуру и Волге.", ["Волга river", "Амур river"]),
        ("pl", "Nad Wisłą, w Polsce.", ["Polska country", "Wisła river"]),
        ("zh", "他从法国到太平洋。", ["法国 country", "太平洋 sea"]),
        ("it", "Il Po sfocia nell'Adriatico.", ["Adriatico sea", "Po river"]),
    ],
)
def test_areas_are_known_by_their_names_in_each_language(
    language: str, text: str, areas: list[str]
) -> None:
    assert names(text, language) == areas


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Po sat in Elbe Street; Amazon sold it."),
        ("en", "Jordan kept the farm, and New England lay under snow."),
        ("de", "Die Franzosen kamen."),
        ("it", "Voleva un po' di vino."),
    ],
)
def test_words_and_people_are_no_areas(language: str, text: str) -> None:
    assert names(text, language) == []


def test_a_country_of_two_names_is_one_area() -> None:
    [area] = read("They left Persia.", "They saw Iran.", "In Iran they stayed.")
    assert (area.name, area.country, area.also) == (
        "Iran",
        "IR",
        ("Persia", "Iran"),
    )
    assert area.blocks == frozenset({1, 2, 3})


def test_a_country_s_initials_are_written_out() -> None:
    [area] = read("She moved to the USA.")
    assert area.name == "United States"
    assert area.also == ("USA",)


def test_areas_of_most_paragraphs_come_first() -> None:
    areas = read("In Spain it rained.", "The Ebro rose.", "The Ebro fell.")
    assert [area.name for area in areas] == ["Ebro", "Spain"]


def test_lines_lie_on_the_globe_and_names_are_unlike() -> None:
    lines = load_label_lines()
    for label in lines:
        for lon, lat in label.line:
            assert -180 <= lon <= 180 and -90 <= lat <= 90
        assert label.kind in ("sea", "river", "range", "land")
    all_names = list(itertools.chain(*(set(label.names) for label in lines)))
    assert len(all_names) == len(set(all_names))
