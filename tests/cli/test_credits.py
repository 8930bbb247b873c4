"""The verb credits: whose work a film uses, and what has no entry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene, still
from tests.support.program import Program


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(
        tmp_path, [scene("Wells", None, still("river"), duration=2)]
    )


def test_credits_with_one_missing_and_what_its_file_says(
    film: Path, tmp_path: Path, run: Program
) -> None:
    ledger = tmp_path / "assets" / "credits.yml"
    entries = json.loads(ledger.read_text())["credits"]
    ledger.write_text(
        json.dumps({"credits": [e for e in entries if e["title"] != "river"]})
    )
    done = run("credits", "scenes/short")
    assert done.returncode == 4 and done.stdout.startswith(
        "Type\n  Source Serif: Adobe\n      OFL-1.1\n"
    )
    assert (
        "'assets/river.png' has no entry in the credits ledger; add to assets/credits.yml"
        in done.stderr
    )
    proposed = run("credits", "scenes/short", "--from", "exif")
    assert (
        proposed.stdout
        == "- {file: river.png, kind: photograph, title: river, author: …, licence: …}\n"
    )


def test_each_picture_is_listed_with_its_scenes(
    film: Path, run: Program
) -> None:
    done = run("credits", "scenes/short")
    assert done.returncode == 0
    assert "Pictures\n  river: The tests\n      CC0-1.0; " in done.stdout
    assert "Wells" in done.stdout


def test_entries_as_json(film: Path, run: Program) -> None:
    done = run("credits", "scenes/short", "--json")
    entries = read_result(done)["credits"]
    [river] = [entry for entry in entries if entry["title"] == "river"]
    assert river["group"] == "Pictures"
    assert (river["licence"], river["scenes"]) == ("CC0-1.0", [1])
    assert done.stderr == ""


def test_nothing_is_proposed_where_every_file_has_its_entry(
    film: Path, run: Program
) -> None:
    done = run("credits", "scenes/short", "--from", "exif")
    assert done.stdout == (
        "Nothing is missing: every picture and sound has its entry.\n"
    )


def test_a_film_with_a_mistake_shows_it_and_no_credits(
    film: Path, run: Program
) -> None:
    (film / "film.yml").write_text("lantern: 1\ntitel: A\n")
    done = run("credits", "scenes/short")
    assert (done.returncode, done.stdout) == (3, "")
    assert "did you mean 'title'?" in done.stderr
