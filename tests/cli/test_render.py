"""The verb render: the film in its output, and what is done when it is there already."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from lantern.cli.known_answers import FilmQuestion, keep_answer
from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene
from tests.support.program import Done, Program

pytestmark = pytest.mark.film


def write_film(folder: Path, narration: str = "Rain.") -> None:
    films.write(folder, [scene("One", narration)])


def test_a_film_is_made_once_and_then_there_is_nothing_to_do(
    tmp_path: Path,
) -> None:
    write_film(tmp_path)
    words = ("render", "scenes/short", "--jobs", "1", "--json")
    shared = films.call(*words, "--shard", "1/1", cwd=tmp_path)
    (share,) = read_result(shared)["shares"]
    assert (share["film"], share["shard"]) == ("short", "1/1")
    assert share["made"] == share["own"] > 0
    made = films.call(*words, cwd=tmp_path)
    assert "nothing_to_do" not in read_result(made)["renderings"][0]
    mp4 = tmp_path / "build" / "short" / "short.mp4"
    before = mp4.read_bytes()
    again = films.call(*words, cwd=tmp_path)
    assert read_result(again)["renderings"][0]["nothing_to_do"] is True
    assert mp4.read_bytes() == before


def test_a_film_that_is_known_to_be_finished_is_not_read(
    run: Program, tmp_path: Path
) -> None:
    write_film(tmp_path)
    out = tmp_path / "build" / "short"
    out.mkdir(parents=True)
    (tmp_path / "build" / ".store").mkdir()
    report = {
        "inputs": {"program": "old"},
        "files": {},
        "seconds": 3.0,
        "voice": None,
        "loudness": {"lufs": None},
        "form": {"encoder": "x264"},
    }
    (out / "report.json").write_text(json.dumps(report))
    choices: list[object] = [None, None, False, False, None, False, [""]]
    question = FilmQuestion(
        "render", Path("scenes/short"), choices, began=time.time_ns() + 10**10
    )
    answer = {"out": str(out), "film": "short.mp4", "inputs": report["inputs"]}
    keep_answer(question, [answer], films.load_valid(question.film), others=())
    done = run("render", "scenes/short")
    assert done == Done(
        0, "Nothing to do. short.mp4: 0 min 3 s, without sound\n", ""
    )


def refuse(run: Program, *words: str) -> Done:
    """Run the verb in vain, and return what it printed; nothing may be made."""
    done = run("render", "scenes/short", *words)
    assert done.returncode != 0
    assert not Path("build", "short").exists()
    return done


def test_a_film_with_a_fault_is_not_made(run: Program, tmp_path: Path) -> None:
    film = tmp_path / "scenes" / "short"
    write_film(tmp_path)
    (film / "film.yml").write_text("titel: Short\n", "utf-8")
    assert "titel" in refuse(run).stderr


def test_a_scene_that_is_not_there_is_named(
    run: Program, tmp_path: Path
) -> None:
    write_film(tmp_path)
    assert "nowhere" in refuse(run, "--only", "nowhere").stderr


def test_a_shape_that_is_unknown_is_named(run: Program, tmp_path: Path) -> None:
    write_film(tmp_path)
    assert "7:3" in refuse(run, "--shapes", "7:3").stderr
