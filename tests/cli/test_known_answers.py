"""Answers that are kept: they stand until anything changes that they rest on."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lantern.cli.known_answers import FilmQuestion, find_answer, keep_answer
from tests.support import films
from tests.support.films import scene, still


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(
        tmp_path / "project", [scene("One", "Rain.", still("river"))]
    )


def ask(film: Path, **options: object) -> FilmQuestion:
    """Ask long after the film was written."""
    store = film.parents[2] / "store"
    return FilmQuestion(
        "check", film, options, store, began=time.time_ns() + 10**10
    )


def keep(question: FilmQuestion) -> None:
    take = question.list_entries(["ab12"])
    keep_answer(
        question, {"scenes": 1}, films.load_valid(question.film), others=take
    )


def test_an_answer_stands_while_nothing_changes(film: Path) -> None:
    question = ask(film, strict=False)
    assert find_answer(question) is None
    keep(question)
    assert find_answer(question) == {"scenes": 1}
    assert find_answer(ask(film, strict=True)) is None


def test_a_film_that_was_just_written_has_no_answer(film: Path) -> None:
    question = FilmQuestion("check", film, None, film.parents[2] / "store")
    keep(question)
    assert find_answer(question) is None


def _change_scene(film: Path) -> None:
    (film / "01-one.yml").write_text('{"scene": "One", "narration": "Hail."}')


def _add_lexicon(film: Path) -> None:
    (film / "lexicon.yml").write_text("{}")


def _add_picture(film: Path) -> None:
    (film.parents[1] / "assets" / "new.jpg").touch()


def _speak(film: Path) -> None:
    entry = film.parents[2] / "store" / "ab" / "ab12.json"
    entry.parent.mkdir(exist_ok=True)
    entry.write_text("{}")


def _remove_film(film: Path) -> None:
    (film / "film.yml").unlink()


@pytest.mark.parametrize(
    "change", [_change_scene, _add_lexicon, _add_picture, _speak, _remove_film]
)
def test_a_change_takes_the_answer_back(
    film: Path, change: Callable[[Path], None]
) -> None:
    question = ask(film)
    keep(question)
    change(film)
    assert find_answer(question) is None


@pytest.mark.parametrize("name", ["marks.yml", "linked/far/u.svg"])
def test_a_file_that_is_not_the_film_s_own_counts_too(
    film: Path, tmp_path: Path, name: str
) -> None:
    far = tmp_path / "elsewhere" / "far"
    far.mkdir(parents=True)
    (film / "linked").symlink_to(far.parent)
    (far / "round").symlink_to(far.parent)
    (film / name).write_text("one")
    question = ask(film)
    keep(question)
    assert find_answer(question) == {"scenes": 1}
    (film / name).write_text("others")
    assert find_answer(question) is None


def test_another_ffmpeg_in_its_place_counts(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr("lantern.core.ffmpeg.find_ffmpeg", lambda: str(program))
    question = ask(film)
    keep(question)
    assert find_answer(question) == {"scenes": 1}
    program.write_text("#!/bin/sh\necho another\n")
    assert find_answer(question) is None


def test_a_voice_or_a_program_that_is_installed_takes_the_answer_back(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("LANTERN_VOICES", str(tmp_path / "voices"))
    question = ask(film)
    keep(question)
    assert find_answer(question) == {"scenes": 1}
    (programs / "espeak-ng").touch()
    assert find_answer(question) is None
    keep(question)
    (tmp_path / "voices").mkdir()
    assert find_answer(question) is None


def test_another_place_is_another_question(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(ask(film))
    monkeypatch.chdir(film)
    assert find_answer(ask(film)) is None


def test_a_film_for_a_chip_is_asked_again_since_that_may_be_gone(
    film: Path,
) -> None:
    text = "lantern: 1\ntitle: Short\nvoice: [tone]\noutput: {encoder: auto}\n"
    (film / "film.yml").write_text(text)
    keep(ask(film))
    assert find_answer(ask(film)) is None
