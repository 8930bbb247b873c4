"""Texts of a document are changed without its file, and keep the place where they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.document import LentText, YamlDocument, locate, read_yaml
from lantern.script.translation.tree_editor import TreeEditor

OWN = "a: One\nb: [x, {c: Two}]\nd: {from: passage, skip: [y]}\n"
OTHER = "texts:\n  a: |\n    Раз и\n    два\nvoice:\n  - espeak: {rate: 1}\n"


@pytest.fixture
def trees(tmp_path: Path) -> tuple[YamlDocument, YamlDocument]:
    found = []
    for name, text in (("own.yml", OWN), ("other.yml", OTHER)):
        (tmp_path / name).write_text(text, "utf-8")
        tree, _ = read_yaml(tmp_path / name)
        assert tree is not None
        found.append(tree)
    return found[0], found[1]


def test_a_text_has_its_own_place(
    trees: tuple[YamlDocument, YamlDocument],
) -> None:
    own, other = trees
    editor = TreeEditor(own)
    editor.set_text(("a",), "Раз и\nдва", LentText(other, ("texts", "a")))
    changed = editor.build()
    assert changed.data["a"] == "Раз и\nдва"
    assert str(changed.find_span(("a",))) == f"{other.file}:2:6"
    span = locate(
        changed,
        ("a",),
        "Раз и\nдва",
        start=6,
        end=9,
    )
    assert (span.file, span.line, span.column, span.end) == (
        other.file,
        4,
        5,
        8,
    )
    assert own.data["a"] == "One"


def test_a_text_without_a_source_keeps_the_place_that_was_there(
    trees: tuple[YamlDocument, YamlDocument],
) -> None:
    own, _ = trees
    editor = TreeEditor(own)
    editor.set_text(("b", 1, "c"), "Two again")
    changed = editor.build()
    assert changed.data["b"] == ["x", {"c": "Two again"}]
    assert str(changed.find_span(("b", 1, "c"))) == f"{own.file}:2:12"


def test_a_group_becomes_a_text(
    trees: tuple[YamlDocument, YamlDocument],
) -> None:
    own, other = trees
    editor = TreeEditor(own)
    editor.set_text(("d",), "Text", LentText(other, ("texts", "a")))
    changed = editor.build()
    assert changed.data["d"] == "Text"
    assert not [
        loc for loc in changed.values if loc[:1] == ("d",) and len(loc) > 1
    ]


def test_a_value_of_another_document_comes_with_its_places(
    trees: tuple[YamlDocument, YamlDocument],
) -> None:
    own, other = trees
    editor = TreeEditor(own)
    editor.graft(("b",), LentText(other, ("voice",)))
    changed = editor.build()
    assert changed.data["b"] == [{"espeak": {"rate": 1}}]
    loc = ("b", 0, "espeak", "rate")
    assert str(changed.find_span(loc)) == f"{other.file}:6:20"
    assert changed.raw[loc] == "1"


def test_a_key_has_another_name_at_its_place(
    trees: tuple[YamlDocument, YamlDocument],
) -> None:
    own, _ = trees
    editor = TreeEditor(own)
    editor.rename_key(("d", "from"), "von")
    changed = editor.build()
    assert list(changed.data["d"]) == ["von", "skip"]
    assert str(changed.find_span(("d", "von"), key=True)) == f"{own.file}:3:5"


def test_a_key_is_taken_out_once(
    trees: tuple[YamlDocument, YamlDocument],
) -> None:
    own, _ = trees
    editor = TreeEditor(own)
    editor.remove(("d", "skip"))
    editor.remove(("d", "skip"))
    editor.remove(("e", "f"))
    assert editor.build().data["d"] == {"from": "passage"}
    assert editor.get(("e", "f")) is None
