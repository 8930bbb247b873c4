"""The verb check: what is wrong, in words or as JSON, and nothing is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene, still
from tests.support.program import Program


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(
        tmp_path, [scene("One", "Rain."), scene("Two", "Wind.", still("river"))]
    )


def test_a_good_film_is_counted(film: Path, run: Program) -> None:
    done = run("check", "scenes/short")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 scenes; nothing is wrong.\n"


def test_a_good_film_as_json(film: Path, run: Program) -> None:
    done = run("check", "scenes/short", "--json")
    assert json.loads(done.stdout) == {"ok": True, "scenes": 2, "captions": None}


def test_all_problems_are_shown_at_once(film: Path, run: Program) -> None:
    for name in ("01-one.yml", "02-two.yml"):
        text = (film / name).read_text("utf-8")
        (film / name).write_text(text.replace('"narration"', '"naration"'), "utf-8")
    done = run("check", "scenes/short")
    assert done.returncode == 3
    assert done.stderr.count("did you mean 'narration'?") == 2
    assert done.stderr.endswith("problems; nothing was rendered.\n")


def test_problems_as_json_are_lines_with_their_place(film: Path, run: Program) -> None:
    (film / "film.yml").write_text("lantern: 1\ntitel: A\n")
    done = run("check", "scenes/short", "--json")
    problems = [json.loads(line) for line in done.stdout.splitlines()]
    [unknown] = [each for each in problems if "titel" in each["message"]]
    assert (unknown["event"], unknown["line"], unknown["column"]) == ("problem", 2, 1)
    assert (done.returncode, done.stderr) == (3, "")


def test_nothing_but_the_store_is_written(
    film: Path, tmp_path: Path, run: Program
) -> None:
    run("check", "scenes/short", "--store=kept")
    assert {path.name for path in tmp_path.iterdir()} <= {"assets", "scenes", "kept"}


def test_a_shape_that_is_none_is_a_mistake_of_usage(film: Path, run: Program) -> None:
    done = run("check", "scenes/short", "--shapes", "4:3")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--shapes: '4:3'")
