"""The credits as tables: which table a thing is in, and what its licence asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from lantern.core.interface_words import find_words
from lantern.credits import tables
from lantern.credits.entry import LedgerEntry
from lantern.credits.ledger import EntryUse, Ledger
from tests.support.ledgers import OURS, THEIRS, load_film, write_film


def make_entry(kind: str = "photograph", **more: object) -> LedgerEntry:
    return LedgerEntry.model_validate(
        {
            "id": kind,
            "kind": kind,
            "title": kind.title(),
            "author": "A",
            "licence": "MIT",
            **more,
        }
    )


def list_kinds(uses: Sequence[EntryUse]) -> list[str]:
    return [use.entry.kind for use in uses]


def test_kinds_stand_under_their_headings_in_this_order() -> None:
    kinds = ["font", "sound", "map", "footage", "music", "data", "illustration"]
    uses = tuple(EntryUse(make_entry(kind)) for kind in kinds)
    groups = list(
        tables.group_uses(Ledger({}, (), (), uses), find_words("en").pages)
    )
    found = [(name, list_kinds(uses)) for name, uses in groups]
    assert found == [
        ("Pictures", ["footage", "illustration"]),
        ("Maps", ["map", "data"]),
        ("Music and sounds", ["sound", "music"]),
        ("Type", ["font"]),
    ]


def test_tools_are_listed_though_no_scene_uses_them() -> None:
    ledger = Ledger({}, (make_entry("tool"), make_entry("font")))
    ((name, found),) = tables.group_uses(ledger, find_words("en").pages)
    assert (name, [use.entry.title for use in found]) == ("Tools", ["Tool"])


def test_a_film_that_uses_nothing_has_no_tables() -> None:
    assert list(tables.group_uses(Ledger({}, ()), find_words("en").pages)) == []


@pytest.mark.parametrize(
    ("licence", "terms"),
    [
        ("CC-BY-4.0", ""),
        ("CC-BY-NC-4.0", "no commercial use"),
        ("CC-BY-SA-4.0", "the film under the same licence"),
        ("CC-BY-NC-ND-4.0", "no commercial use, no changes"),
        (
            "CC-BY-NC-SA-4.0",
            "no commercial use, the film under the same licence",
        ),
        ("free", "unknown licence"),
    ],
)
def test_a_licence_asks_for_these_things(licence: str, terms: str) -> None:
    assert tables.describe_terms(make_entry(licence=licence)) == terms


def test_what_is_ours_asks_for_nothing() -> None:
    entry = make_entry(licence="CC-BY-NC-4.0", made_by="us")
    assert tables.describe_terms(entry) == "ours"


def test_a_thing_is_named_with_the_titles_of_its_scenes(tmp_path: Path) -> None:
    write_film(tmp_path, OURS, THEIRS)
    (tmp_path / "scenes" / "salt" / "02-road.yml").write_text(
        "scene: Road\nduration: 3\nshots:\n  - still: b.png\n"
    )
    script = load_film(tmp_path)
    entry = make_entry()
    assert (
        tables.list_scene_titles(EntryUse(entry, (1, 2)), script)
        == "Wells, Road"
    )
    assert tables.list_scene_titles(EntryUse(entry, (2, 9)), script) == "Road"
    assert tables.list_scene_titles(EntryUse(entry), script) == ""
