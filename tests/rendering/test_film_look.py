"""What a viewer would mind, kept in the store for as long as nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.rendering import Session
from lantern.rendering.film_look import glance_at_film, look_at_film
from tests.support import films
from tests.support.films import scene, still

CARD = {"card": {"statement": "Both were right"}}
HELD = still("hills", move="hold")


def open_session(folder: Path, seconds: int = 10) -> Session:
    told = [
        scene("One", None, dict(CARD), duration=3),
        scene("Two", None, dict(HELD), duration=seconds),
    ]
    size = {"size": "640x360", "fps": 25}
    return films.studio(
        films.write(folder / "project", told, output=size), folder
    )


def test_what_was_found_is_kept(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    looked = look_at_film(session)
    assert looked.figures.findings == {"still pictures": 1}
    assert looked.figures.least_contrast is not None
    jobs = list(films.notes(session))
    assert look_at_film(session) == looked
    assert films.notes(session) == jobs


def test_a_glance_knows_no_contrast_before_a_look(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    glance = glance_at_film(session)
    assert glance.figures.findings == {"still pictures": 1}
    assert glance.figures.smallest_type == pytest.approx(74.0)
    assert glance.figures.least_contrast is None
    looked = look_at_film(session)
    assert glance_at_film(session) == looked


def test_a_changed_film_is_looked_at_again(tmp_path: Path) -> None:
    assert look_at_film(open_session(tmp_path)).findings
    assert look_at_film(open_session(tmp_path, seconds=7)).findings == ()
