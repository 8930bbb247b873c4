"""Datelines that the ledger contradicts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lantern.checks.datelines import check_dateline
from lantern.plan import Rendition
from tests.support import films
from tests.support.cut_films import cut, silent

pytestmark = pytest.mark.film


def date_pictures(root: Path, year: int | None) -> None:
    """Write the ledger of the tests' pictures, all of a year."""
    ledger = root / "assets" / "credits.yml"
    entries = json.loads(ledger.read_text("utf-8"))["credits"]
    dated = [{**entry, "year": year} if year else entry for entry in entries]
    ledger.write_text(json.dumps({"credits": dated}), "utf-8")


def lay(root: Path, date: str) -> Rendition:
    shot = films.still("grey", dateline={"date": date, "place": "Harbin"})
    return cut(root, silent(2, shot)).rendition


@pytest.mark.parametrize(
    ("year", "date", "is_told"),
    [
        (1944, "18 August 1945", True),
        (1945, "18 August 1945", False),
        (1990, "18 August 1945", False),
        (None, "18 August 1945", False),
        (1944, "late summer", False),
    ],
)
def test_a_picture_is_no_older_than_what_it_shows(
    tmp_path: Path, year: int | None, date: str, is_told: bool
) -> None:
    rendition = lay(tmp_path, date)
    date_pictures(tmp_path, year)
    project = films.load_valid(tmp_path / "scenes" / "short")
    dated = replace(rendition, ledger=project.ledger)
    (authored,) = rendition.script.shots
    found = [str(each.message) for each in check_dateline(dated, authored)]
    message = (
        "the ledger says that grey.png is of 1944, and its dateline says 1945;"
        " correct one of them"
    )
    assert found == ([message] if is_told else [])
