"""Headings as a film shows them."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.headings import (
    HeadingCase,
    name_opening,
    take_first_words,
)
from tests.support.imports import block, make_article

ARTICLE = make_article(
    block(
        "paragraph",
        "We came to Culebra by the cut. The cut at Culebra is deep.",
    )
)


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("THE CUT AT CULEBRA.", "The cut at Culebra"),
        ("LETTER II.", "Letter II"),
        ("The Cut at Culebra", "The Cut at Culebra"),
        ("What then?", "What then?"),
        ("USA", "USA"),
    ],
)
def test_capitals_become_small_but_for_names(heading: str, shown: str) -> None:
    assert HeadingCase(ARTICLE).set_heading(heading) == shown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry came over the river at noon.", "The ferry came over the"),
        (
            "江戸の町に水が足りなくなった。それは昔である。",
            "江戸の町に水が足りなくなった",
        ),
        (
            "「水は人の言うことを聞かぬ」と兄は語った。",
            "水は人の言うことを聞かぬ",
        ),
        ("花" * 40, "花" * 20),
    ],
)
def test_a_name_is_the_first_words_or_what_comes_up_to_a_mark(
    text: str, name: str
) -> None:
    assert take_first_words(text, 5) == name


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("On August 12th, the Red Army came.", "en", "On August 12th"),
        (
            "From 18th to 27th of August the army",
            "en",
            "From 18th to 27th of August",
        ),
        (
            "The main hostilities on the territory of",
            "en",
            "The main hostilities on the territory",
        ),
        (
            "The keeper climbed the stairs every day.",
            "en",
            "The keeper climbed the stairs",
        ),
        (
            "Meanwhile, the fleet sailed north again.",
            "en",
            "Meanwhile, the fleet sailed north",
        ),
        (
            "Um das Jahr 15 vor Christus kamen sie.",
            "de",
            "Um das Jahr 15 vor Christus",
        ),
        ("Rain.", "en", "Rain."),
        ("", "en", ""),
    ],
)
def test_a_scene_s_name_is_not_cut_inside_a_phrase(
    text: str, language: str, name: str
) -> None:
    assert name_opening(text, language) == name
