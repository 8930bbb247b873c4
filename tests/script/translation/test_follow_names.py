"""Names by which parts of a card or a globe call each other follow their translations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantern.script.document import Loc, read_yaml
from lantern.script.translation.follow_names import (
    follow_card_names,
    follow_globe_names,
)
from lantern.script.translation.tree_editor import TreeEditor

LINES = [{"name": "Rain"}, {"name": "Wind"}]


class Translated:
    """A group of keys, with some of its texts in another language."""

    def __init__(self, folder: Path, group: dict[str, Any]) -> None:
        self.group = group
        (folder / "a.yml").write_text(json.dumps({"card": group}), "utf-8")
        tree, problems = read_yaml(folder / "a.yml")
        assert tree is not None, problems
        self.editor = TreeEditor(tree)

    def put(self, text: str, *loc: str | int) -> Translated:
        self.editor.set_text(("card", *loc), text)
        return self

    def follow_card(self) -> Any:
        follow_card_names(self.editor, ("card",), self.group)
        return self.editor.build().data["card"]

    def follow_globe(self) -> Any:
        follow_globe_names(self.editor, ("card",), self.group)
        return self.editor.build().data["card"]


@pytest.mark.parametrize("key", ["lines", "race"])
def test_highlights_and_marks_follow_lines(tmp_path: Path, key: str) -> None:
    card = {
        key: LINES,
        "highlight": {"Wind": "then", "Rain": "now"},
        "marks": [{"text": "Storm", "line": "Rain"}, {"text": "Calm"}],
    }
    done = Translated(tmp_path, card).put("Дождь", key, 0, "name").follow_card()
    assert list(done["highlight"].items()) == [
        ("Wind", "then"),
        ("Дождь", "now"),
    ]
    assert done["marks"] == [
        {"text": "Storm", "line": "Дождь"},
        {"text": "Calm"},
    ]


def test_lines_that_keep_their_names_change_nothing(tmp_path: Path) -> None:
    card = {"lines": LINES, "highlight": {"Rain": "now", "Hail": "never"}}
    assert Translated(tmp_path, card).follow_card() == card


def test_a_renamed_key_keeps_the_place_of_its_words(tmp_path: Path) -> None:
    card = {"lines": LINES, "highlight": {"Rain": "now"}}
    translated = Translated(tmp_path, card).put("Дождь", "lines", 0, "name")
    before = translated.editor.find_span(("card", "highlight", "Rain"))
    translated.follow_card()
    loc: Loc = ("card", "highlight", "Дождь")
    assert translated.editor.build().find_span(loc) == before


def test_those_above_are_found_under_their_new_names(tmp_path: Path) -> None:
    members = [
        "King",
        {"Duke": "King"},
        {"name": "Page", "under": "Duke"},
        {"Fool": None},
    ]
    translated = Translated(tmp_path, {"members": members})
    translated.put("Король", "members", 0).put("Паж", "members", 2, "name")
    translated.editor.rename_key(("card", "members", 1, "Duke"), "Герцог")
    assert translated.follow_card()["members"] == [
        "Король",
        {"Герцог": "Король"},
        {"name": "Паж", "under": "Герцог"},
        {"Fool": None},
    ]


def test_a_column_is_still_that_of_its_table(tmp_path: Path) -> None:
    columns = [
        "land",
        {"name": "coal"},
        {"name": "iron", "column": "fe"},
        "year",
    ]
    table = {"columns": columns}
    card = {"data": {"file": "t.csv"}, "table": table}
    translated = Translated(tmp_path, card)
    translated.put("страна", "table", "columns", 0)
    translated.put("уголь", "table", "columns", 1, "name")
    translated.put("железо", "table", "columns", 2, "name")
    assert translated.follow_card()["table"]["columns"] == [
        {"name": "страна", "column": "land"},
        {"name": "уголь", "column": "coal"},
        {"name": "железо", "column": "fe"},
        "year",
    ]
    # a table without a file has no columns to be found
    own = Translated(tmp_path, {"table": table}).put(
        "страна", "table", "columns", 0
    )
    assert own.follow_card()["table"]["columns"][0] == "страна"


def test_a_globe_finds_the_places_of_its_map(tmp_path: Path) -> None:
    globe = {"from": "Omsk", "places": ["Moscow", {"name": "Omsk"}, "Perm"]}
    translated = Translated(tmp_path, globe)
    translated.put("Москва", "places", 0).put("Омск", "places", 1, "name")
    assert translated.follow_globe() == {
        "from": "Omsk",
        "places": [
            {"name": "Москва", "spot": "Moscow"},
            {"name": "Омск", "spot": "Omsk"},
            "Perm",
        ],
    }


def test_a_globe_begins_at_a_place_of_its_own(tmp_path: Path) -> None:
    globe = {"from": "Omsk", "places": [{"name": "Omsk", "spot": [73, 55]}]}
    translated = Translated(tmp_path, globe).put("Омск", "places", 0, "name")
    assert translated.follow_globe() == {
        "from": "Омск",
        "places": [{"name": "Омск", "spot": [73, 55]}],
    }
