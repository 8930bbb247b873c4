"""The texts of a scene that state something, each with its place and what it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.checks.sourcing.scene_texts import SceneText, list_texts
from lantern.core.interface_words import find_words
from lantern.script.document import YamlDocument
from lantern.script.film_script import SceneSource
from tests.support.models import make_scene, make_spoken_scene


def wrap(scene: Any) -> SceneSource:
    tree = YamlDocument(Path("01-wells.yml"), "", {}, {}, {}, {})
    return SceneSource(scene, 1, "wells", tree)


def find(language: str = "en", **keys: Any) -> list[str]:
    """Return the texts of a scene that aren't empty, each with its place."""
    signs = find_words(language).numbers
    found = []
    for each in list_texts(wrap(make_scene(**keys)), signs):
        if each.text:
            found.append(f"{'/'.join(map(str, each.loc))}: {each.text}")
    return found


def find_card(language: str = "en", **card: Any) -> list[str]:
    """Return the texts of a card, without what leads to the card."""
    texts = find(language, shots=[{"card": card}])
    return [text.removeprefix("shots/0/card/") for text in texts]


def test_the_narration_is_spoken_and_all_else_is_shown() -> None:
    scene = make_spoken_scene(lower_third={"title": "Wells", "text": "1820"})
    assert list(list_texts(wrap(scene))) == [
        SceneText(("narration",), "It was dry.", spoken=True),
        SceneText(("lower_third", "title"), "Wells"),
        SceneText(("lower_third", "text"), "1820"),
    ]


def test_lower_thirds_inserts_notes_and_labels_have_their_places() -> None:
    shot = {
        "still": "a.png",
        "lower_third": {"title": "Ann", "text": "driver"},
        "inserts": [{"figure": 84000, "unit": "men"}],
        "notes": [{"box": [0, 0, 0.1, 0.1], "text": "The ford"}],
        "inset": {"still": "b.png", "label": "1931"},
    }
    assert find(shots=[{"still": "c.png"}, shot]) == [
        "shots/1/lower_third/title: Ann",
        "shots/1/lower_third/text: driver",
        "shots/1/inserts/0/figure: 84000 men",
        "shots/1/notes/0/text: The ford",
        "shots/1/inset/label: 1931",
    ]


@pytest.mark.parametrize(
    ("card", "texts"),
    [
        (
            {"number": 1234.5, "unit": "km", "text": "in a day"},
            ["number: 1234.5 km", "text: in a day"],
        ),
        ({"number": "1945"}, ["number: 1945"]),
        (
            {"statement": "The wells were dry."},
            ["statement: The wells were dry."],
        ),
        (
            {"quotation": "“Dry wells.”", "by": "Ann"},
            ["quotation: “Dry wells.”"],
        ),
        ({"title": "Salt", "subtitle": "1820"}, []),
        (
            {
                "people": "Hall",
                "persons": [{"name": "Ann", "line": "born 1820"}],
            },
            ["persons/0/name: Ann", "persons/0/line: born 1820"],
        ),
        (
            {"relations": "House", "members": ["Ann", {"Ben": "Ann"}]},
            [
                "members/0/name: Ann",
                "members/1/name: Ben",
            ],
        ),
        (
            {"list": "Needed", "items": [{"text": "40 camels"}]},
            ["items/0/text: 40 camels"],
        ),
    ],
)
def test_cards_state_their_words_and_figures(
    card: dict[str, Any], texts: list[str]
) -> None:
    assert find_card(**card) == texts


def test_a_date_that_the_author_worked_out_states_nothing() -> None:
    events = [
        {"date": "9 aug", "text": "Rain"},
        {"date": "10 aug", "text": "Wind", "dot": "open"},
    ]
    assert find_card(timeline="August", events=events) == [
        "events/0/date: 9 aug",
        "events/0/text: Rain",
        "events/1/text: Wind",
    ]


def test_rows_of_charts_state_what_stands_at_them() -> None:
    bars = [
        {"label": "Men", "value": 84000},
        {"label": "Guns", "value": 3, "shown": "about three"},
        {"label": "Ships", "missing": "not known"},
    ]
    assert find_card(chart="Strength", bars=bars) == [
        "bars/0/label: Men",
        "bars/0/value: 84000",
        "bars/1/label: Guns",
        "bars/1/value: 3",
        "bars/1/shown: about three",
        "bars/2/label: Ships",
        "bars/2/missing: not known",
    ]


def test_lines_state_their_values_with_their_dates() -> None:
    lines = [{"name": "North", "points": {1890: 1, 1900: 2.5}}]
    marks = [{"date": 1895, "text": "The strike"}]
    assert find_card(
        chart="Coal",
        lines=lines,
        marks=marks,
    ) == [
        "lines/0/name: North",
        "lines/0/points 1890: 1890, 1",
        "lines/0/points 1900: 1900, 2.5",
        "marks/0/date: 1895",
        "marks/0/text: The strike",
    ]


def test_tables_state_all_of_their_cells() -> None:
    rows = [{"label": "Coal", "cells": [35.5, None, "more"]}]
    table = {"columns": ["a", "b", "c"], "rows": rows}
    assert find_card(chart="Plan", table=table) == [
        "table/rows/0/label: Coal",
        "table/rows/0/cells 0: 35.5",
        "table/rows/0/cells 2: more",
    ]


def test_figures_are_written_with_the_signs_of_the_film_s_language() -> None:
    assert find_card(
        "de",
        number=2.5,
        unit="km",
    ) == ["number: 2,5 km"]
    points = {1890: 1.25, 1900: 2}
    lines = [{"name": "Nord", "points": points}]
    assert "lines/0/points 1890: 1890, 1,25" in find_card(
        "de",
        chart="x",
        lines=lines,
    )


def test_an_entry_rests_on_its_own_blocks_too() -> None:
    card = {"list": "Needed", "items": [{"text": "Salt", "passage": [3, 4]}]}
    texts = list(list_texts(wrap(make_scene(shots=[{"card": card}]))))
    assert texts[-1] == SceneText(
        ("shots", 0, "card", "items", 0, "text"), "Salt", (3, 4)
    )


def test_cards_in_panels_state_something_too() -> None:
    panels = [
        {"still": "a.png"},
        {"card": {"statement": "Dry."}, "label": "1931"},
    ]
    assert find(shots=[{"panels": panels}]) == [
        "shots/0/panels/1/label: 1931",
        "shots/0/panels/1/card/statement: Dry.",
    ]
