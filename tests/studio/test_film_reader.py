"""The film as it is read: what is shown first, and what follows."""

from __future__ import annotations

from pathlib import Path

from lantern.core.problems import Problem
from lantern.studio.events import EventHub
from lantern.studio.film_reader import FilmReader
from lantern.studio.options import StudioOptions
from tests.support import films
from tests.support.films import scene, still


def test_a_film_is_shown_before_it_is_checked(tmp_path: Path) -> None:
    scenes = [scene("One", None, still("dark"), duration=2)]
    film = films.write(tmp_path / "project", scenes)
    (film / "marks.yml").write_text(
        "marks:\n  - {scene: one, text: Dark}\n", "utf-8"
    )
    shown: list[tuple[Problem, ...]] = []
    reader = FilmReader(
        StudioOptions(film, tmp_path / "store"),
        EventHub(),
        is_interrupted=lambda: False,
        note_shown=lambda: shown.append(reader.snapshot.problems),
    )
    reader.read()
    assert shown == [()]
    assert len(reader.snapshot.problems) == 1
    assert reader.snapshot.is_current
