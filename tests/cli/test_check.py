"""The verb check: what is wrong, in words or as JSON, and nothing is made."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lantern.cli.known_answers import FilmQuestion, keep_answer
from lantern.cli.output import CaptionReport
from lantern.core.problems import Problem, Span, write_problem
from tests.support import films, translated_films
from tests.support.envelopes import read_envelope, read_result
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
    assert read_result(done) == {"scenes": 2}
    assert done.stderr == ""


def test_all_problems_are_shown_at_once(film: Path, run: Program) -> None:
    for name in ("01-one.yml", "02-two.yml"):
        text = (film / name).read_text("utf-8")
        (film / name).write_text(
            text.replace('"narration"', '"naration"'), "utf-8"
        )
    done = run("check", "scenes/short")
    assert done.returncode == 3
    assert done.stderr.count("did you mean 'narration'?") == 2
    assert done.stderr.endswith("problems; nothing was rendered.\n")


def test_problems_as_json_have_their_place(film: Path, run: Program) -> None:
    (film / "film.yml").write_text("lantern: 1\ntitel: A\n")
    done = run("check", "scenes/short", "--json")
    envelope = read_envelope(done)
    [unknown] = [
        each for each in envelope["problems"] if "titel" in each["message"]
    ]
    assert (unknown["kind"], unknown["line"], unknown["column"]) == (
        "scene",
        2,
        1,
    )
    assert unknown["file"] == str(film / "film.yml")
    assert done.returncode == 3 and envelope["notes"][-1].endswith(
        "was rendered."
    )


def test_nothing_but_the_store_is_written(
    film: Path, tmp_path: Path, run: Program
) -> None:
    run("check", "scenes/short", "--store=kept")
    assert {path.name for path in tmp_path.iterdir()} <= {
        "assets",
        "scenes",
        "kept",
    }


def test_a_shape_that_is_none_is_a_mistake_of_usage(
    film: Path, run: Program
) -> None:
    done = run("check", "scenes/short", "--shapes", "4:3")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--shapes: '4:3'")


def rewrite_head(film: Path, line: str) -> None:
    """Write film.yml as people write it, with a line of its own."""
    head = f"lantern: 1\ntitle: Short\nvoice: [tone]\noutput: {{size: 160x90}}\n{line}"
    (film / "film.yml").write_text(head, "utf-8")


def test_warnings_are_counted_where_nothing_is_wrong(
    film: Path, run: Program
) -> None:
    rewrite_head(film, "subtitle: Line #5\n")
    done = run("check", "scenes/short", "--strict")
    assert done.returncode == 0
    assert done.stderr.count("the text ends before ' #'") == 1
    assert done.stdout == "2 scenes; 1 thing to look at.\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("short", "short is not there; name a film's folder, or its file;"),
        (
            "scenes/shrot",
            "scenes/shrot is not there; name a film's folder, or its",
        ),
        ("scenes", "scenes has no film.yml; name a film's folder, or its file"),
    ],
)
def test_a_film_by_half_its_name_is_guessed(
    film: Path, run: Program, name: str, words: str
) -> None:
    done = run("check", name)
    assert done.returncode == 4
    assert done.stderr.startswith(words)
    if name != "scenes":
        assert done.stderr.endswith("did you mean scenes/short?\n")


def test_a_fault_in_a_scene_is_not_told_of_the_thumbnail(
    film: Path, run: Program
) -> None:
    rewrite_head(film, "thumbnail: {scene: two}\n")
    assert run("check", "scenes/short").returncode == 0
    (film / "02-two.yml").write_text("scene: 'Two\n", "utf-8")
    done = run("check", "scenes/short")
    assert "there is no scene" not in done.stderr
    assert done.stderr.endswith("1 problem; nothing was rendered.\n")


def test_a_film_is_checked_in_a_language(film: Path, run: Program) -> None:
    texts = {
        "film.title": "Фильм",
        "01-one": {"scene": "Один", "narration": "Дождь."},
        "02-two": {"scene": "Два", "narration": "Ветер."},
    }
    translated_films.write(film, texts)
    done = run("check", "scenes/short", "--language", "ru")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 scenes; nothing is wrong.\n"
    translated_films.write(
        film, {**texts, "02-two.narration": "", "02-two": {}}
    )
    done = run("check", "scenes/short", "--language", "ru")
    assert done.returncode == 3
    assert "'02-two.narration' is empty" in done.stderr


def test_a_language_without_a_translation_is_told(
    film: Path, run: Program
) -> None:
    done = run("check", "scenes/short", "--language", "de")
    assert done.returncode == 4
    assert "the film has no translation into 'de'" in done.stderr


def test_what_is_known_is_told_as_it_was_found(
    film: Path, tmp_path: Path, run: Program
) -> None:
    odd = Problem("odd", Span(film / "film.yml", 1, 1, 3), warning=True)
    figures = {"cues": 2, "pace": 9.5, "fastest": 12.04, "voice": "tone"}
    quick = CaptionReport("1:1", "in 1:1: ", (), figures).to_json()
    asked: list[object] = [False, None, None, []]
    later = time.time_ns() + 10**10
    question = FilmQuestion("check", Path("scenes/short"), asked, began=later)
    (tmp_path / "build" / ".store").mkdir(parents=True)
    answer = {
        "scenes": 7,
        "problems": [write_problem(odd)],
        "captions": [quick],
    }
    keep_answer(question, answer, films.load_valid(film), others=[])
    done = run("check", "scenes/short")
    assert done.stderr.startswith("scenes/short/film.yml:1:1: warning: odd\n")
    assert done.stdout == (
        "in 1:1: 2 captions, spoken by tone: 9.5 characters a second, 12.0 at most.\n"
        "7 scenes; 1 thing to look at.\n"
    )
    done = run("check", "scenes/short", "--strict")
    assert done.stdout == "2 scenes; nothing is wrong.\n"
