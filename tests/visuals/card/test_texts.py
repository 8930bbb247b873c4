"""The texts of a card: each with its place and its role, so that their letters are looked for."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from lantern.script.model.cards import Card
from lantern.visuals.card.texts import list_texts
from tests.support.visuals import find_card_problems

READER: TypeAdapter[Any] = TypeAdapter(Card)


def find(**card: Any) -> list[str]:
    """Return the texts of a card: place, text and role, in one line each."""
    found = []
    for loc, text, role in list_texts(READER.validate_python(card)):
        found.append(f"{'/'.join(map(str, loc))}: {text} ({role})")
    return found


@pytest.mark.parametrize(
    ("card", "texts"),
    [
        (
            {"title": "Salt", "subtitle": "1820", "kicker": "Short"},
            [
                "title: Salt (title)",
                "subtitle: 1820 (heading)",
                "kicker: Short (kicker)",
            ],
        ),
        (
            {"statement": "Dry.", "by": "Ann", "label": "View"},
            [
                "statement: Dry. (statement)",
                "by: Ann (note)",
                "label: View (label)",
            ],
        ),
        (
            {
                "quotation": "“Dry.”",
                "by": "Ann",
                "line": "driver",
                "source": "Diary",
            },
            [
                "quotation: “Dry.” (statement)",
                "by: Ann (heading)",
                "line: driver (note)",
                "source: Diary (note)",
            ],
        ),
        (
            {"people": "Hall", "persons": [{"name": "Ann", "line": "driver"}]},
            [
                "people: Hall (heading)",
                "persons/0/name: Ann (heading)",
                "persons/0/line: driver (note)",
            ],
        ),
        (
            {
                "relations": "House",
                "sides": {"red": {"name": "Red", "colour": "vermilion"}},
                "members": ["Ann", {"name": "Ben", "line": "driver"}],
            },
            [
                "relations: House (heading)",
                "members/0/name: Ann (heading)",
                "members/1/name: Ben (heading)",
                "members/1/line: driver (note)",
                "sides/red/name: Red (note)",
            ],
        ),
        (
            {"number": 600, "unit": "km", "text": "a day"},
            ["number: 600 (number)", "unit: km (unit)", "text: a day (lead)"],
        ),
        (
            {"list": "Needed", "items": [{"text": "Salt"}, {"text": "Water"}]},
            [
                "list: Needed (heading)",
                "items/0/text: Salt (body)",
                "items/1/text: Water (body)",
            ],
        ),
        (
            {
                "timeline": "August",
                "events": [{"date": "9 aug", "text": "Rain"}],
            },
            [
                "timeline: August (heading)",
                "events/0/date: 9 aug (date)",
                "events/0/text: Rain (body)",
            ],
        ),
        (
            {
                "credits": "Salt",
                "entries": [{"role": "Maps", "lines": ["A", "B"]}],
            },
            [
                "credits: Salt (heading)",
                "entries/0/role: Maps (label)",
                "entries/0/lines/0: A (body)",
                "entries/0/lines/1: B (body)",
            ],
        ),
    ],
)
def test_each_text_has_its_place_and_its_role(
    card: dict[str, Any], texts: list[str]
) -> None:
    assert find(**card) == texts


def test_rows_and_names_of_both_sides_of_a_comparison_are_found() -> None:
    sides = {
        "left": {
            "name": "A",
            "rows": [{"label": "Men", "value": 3, "shown": "three"}],
        },
        "right": {
            "name": "B",
            "rows": [{"label": "Men", "missing": "unknown"}],
        },
    }
    assert find(
        chart="Strength",
        compare=sides,
        subtitle="1945",
        note="Rounded",
    ) == [
        "subtitle: 1945 (heading)",
        "note: Rounded (note)",
        "chart: Strength (heading)",
        "compare/left/rows/0/label: Men (body)",
        "compare/left/rows/0/shown: three (heading)",
        "compare/right/rows/0/label: Men (body)",
        "compare/right/rows/0/missing: unknown (subtitle)",
        "compare/left/name: A (lead)",
        "compare/right/name: B (lead)",
    ]


def test_the_name_of_a_group_of_bars_is_found_where_it_first_stands() -> None:
    bars = [
        {"label": "Men", "value": 1, "group": "North"},
        {"label": "Guns", "value": 2, "group": "North"},
        {"label": "Ships", "value": 3},
    ]
    assert find(chart="Strength", bars=bars)[-1] == "bars/0/group: North (lead)"


def test_letters_that_no_font_has_are_told_in_names_of_sides() -> None:
    rows = [{"label": "Men", "value": 3}]
    sides = {"left": {"name": "ꙮ\U00012000", "rows": rows}}
    sides["right"] = {"name": "B", "rows": rows}
    ((place, message),) = find_card_problems(
        {"chart": "Strength", "compare": sides}
    )
    assert place == ("card", "compare", "left", "name")
    assert "\U00012000" in message


def test_lines_marks_and_their_source_are_found() -> None:
    lines = [{"name": "North", "column": "north"}]
    marks = [{"date": 1900, "text": "Strike"}]
    data = {"file": "t.csv", "x": "year", "source": "Yearbook"}
    assert find(
        chart="Coal",
        data=data,
        lines=lines,
        marks=marks,
    ) == [
        "chart: Coal (heading)",
        "lines/0/name: North (lead)",
        "marks/0/date: 1900 (date)",
        "marks/0/text: Strike (body)",
        "data/source: Yearbook (note)",
    ]


def test_headings_and_words_in_cells_of_a_table_are_found() -> None:
    table = {
        "head": "Branch",
        "columns": ["1928", "Goal"],
        "rows": [{"label": "Coal", "cells": [35.5, "more"]}],
    }
    assert find(chart="Plan", table=table) == [
        "chart: Plan (heading)",
        "table/rows/0/label: Coal (body)",
        "table/head: Branch (note)",
        "table/columns/0: 1928 (note)",
        "table/columns/1: Goal (note)",
        "table/rows/0/cells/1: more (body)",
    ]
