"""Licences: others only get a film under one that everything in it allows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.credits.entry import LedgerEntry
from lantern.credits.ledger import EntryUse, Ledger
from lantern.credits.licences import parse
from lantern.publishing.licence import (
    find_conflicts,
    find_licence,
    find_obligations,
)


def make_ledger(*licences: str, **more: Any) -> Ledger:
    """Return the ledger of a film that shows a picture under each of these licences."""
    entries = []
    for number, licence in enumerate(licences, 1):
        content = {
            "file": f"{number}.jpg",
            "kind": "photograph",
            "title": f"Picture {number}",
            "author": "A. Person",
            "licence": licence,
            "note": "see there",
        }
        entries.append(LedgerEntry.model_validate(content | more))
    uses = tuple(EntryUse(entry, (1,)) for entry in entries)
    files = {Path(str(entry.file)): entry for entry in entries}
    return Ledger(
        files,
        (),
        used_entries=tuple(entries),
        uses=uses,
    )


def find(ledger: Ledger, licence: str) -> list[str]:
    known = parse(licence)
    assert known is not None
    return [conflict.describe() for conflict in find_conflicts(ledger, known)]


@pytest.mark.parametrize(
    ("licence", "film"),
    [
        ("CC0-1.0", "CC0-1.0"),
        ("CC-PDM-1.0", "CC0-1.0"),
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("CC-BY-2.0", "CC-BY-SA-4.0"),
        ("CC-BY-SA-3.0", "CC-BY-SA-4.0"),
        ("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"),
        ("CC-BY-NC-SA-4.0", "CC-BY-NC-SA-4.0"),
        ("CC-BY-ND-4.0", "CC-BY-ND-4.0"),
        ("CC-BY-NC-ND-4.0", "CC-BY-NC-ND-4.0"),
        ("MIT", "CC-BY-4.0"),
    ],
)
def test_licences_that_go_together(licence: str, film: str) -> None:
    assert find(make_ledger(licence), film) == []


@pytest.mark.parametrize(
    ("licence", "film", "reason"),
    [
        ("CC-BY-4.0", "CC0-1.0", "asks that its maker is named"),
        ("CC-BY-NC-4.0", "CC-BY-4.0", "allows no commercial use"),
        ("CC-BY-ND-4.0", "CC-BY-4.0", "allows no changed versions"),
        ("CC-BY-ND-4.0", "CC-BY-SA-4.0", "allows no changed versions"),
        (
            "CC-BY-SA-4.0",
            "CC-BY-4.0",
            "asks for the same licence, or a later version of it",
        ),
        (
            "CC-BY-SA-4.0",
            "CC-BY-SA-3.0",
            "asks for the same licence, or a later version of it",
        ),
        (
            "CC-BY-SA-4.0",
            "CC-BY-NC-SA-4.0",
            "asks for the same licence, or a later version of it",
        ),
        (
            "LicenseRef-Museum",
            "CC-BY-4.0",
            "has terms of its own, which may not allow it",
        ),
        (
            "GPL-3.0-or-later",
            "CC-BY-4.0",
            "has terms of its own, which may not allow it",
        ),
    ],
)
def test_licences_that_do_not(licence: str, film: str, reason: str) -> None:
    assert find(make_ledger(licence), film) == [
        f"'Picture 1' ({licence}) {reason}"
    ]


def test_ones_own_work_and_tools_bind_nobody() -> None:
    assert find(make_ledger("CC-BY-NC-4.0", made_by="us"), "CC-BY-4.0") == []
    assert (
        find(make_ledger("LGPL-3.0-or-later", kind="data"), "CC-BY-4.0") == []
    )
    assert find(make_ledger("CC-BY-NC-4.0", kind="data"), "CC-BY-4.0") == [
        "'Picture 1' (CC-BY-NC-4.0) allows no commercial use"
    ]


def test_things_of_one_licence_are_told_of_together() -> None:
    ledger = make_ledger(*["CC-BY-NC-4.0"] * 6, "CC-BY-4.0")
    assert find(ledger, "CC-BY-4.0") == [
        "'Picture 1', 'Picture 2', 'Picture 3', 'Picture 4' and 2 more (CC-BY-NC-4.0)"
        " allows no commercial use"
    ]


def test_who_keeps_all_rights_is_told_what_asks_for_a_licence() -> None:
    (found,) = find_obligations(make_ledger("CC-BY-SA-4.0", "CC-BY-4.0"))
    assert found.describe() == (
        "'Picture 1' (CC-BY-SA-4.0) asks that the film is shared alike, under CC-BY-SA-4.0"
    )


def test_no_licence_is_one_that_others_do_not_get() -> None:
    assert find_licence(None) is None
    assert find_licence("own-work") is None
    found = find_licence("CC BY 4.0")
    assert found is not None
    assert found.id == "CC-BY-4.0"
