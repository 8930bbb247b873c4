"""Shots are judged in the film's own look, as they are drawn."""

from __future__ import annotations

from pathlib import Path

from lantern.graphics import look
from tests.support import films
from tests.support.films import scene


def find_faults(folder: Path) -> list[str]:
    return [problem.message for problem in films.find_problems(folder)]


def test_a_statement_too_large_in_the_films_own_look_is_found(tmp_path: Path) -> None:
    card = {"card": {"statement": "It rained in the hills for forty days " * 4}}
    one = scene("One", None, card, duration=4)
    assert find_faults(films.write(tmp_path, [one])) == []
    folder = films.write(tmp_path, [one], look={"base": "own.yml"})
    atlas = look.ATLAS.read_text("utf-8")
    old = "weight: 400, size: 74,"
    assert old in atlas
    (folder / "own.yml").write_text(atlas.replace(old, "weight: 400, size: 400,"))
    (fault,) = find_faults(folder)
    assert "statement" in fault and "is too long" in fault
