"""How long a rendering may take, as far as it is known beforehand."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from lantern.plan import OutputFormat
from lantern.rendering.estimate import (
    estimate_joining,
    estimate_work,
    guess_making,
)
from lantern.rendering.history import compute_history_key
from tests.support import films
from tests.support.films import scene

CORES = os.cpu_count() or 1


def test_a_frame_takes_as_long_as_its_pixels() -> None:
    full = OutputFormat((1920, 1080), 25, "standard")
    # 6 ms, and 29.03 ms for 2,073,600 pixels
    assert estimate_work(1000, full) * CORES == pytest.approx(35.03, abs=0.01)
    small = replace(full, size=(192, 108))
    assert estimate_work(1000, small) * CORES == pytest.approx(6.29, abs=0.01)


def test_joining_takes_a_moment_and_a_little_for_each_frame() -> None:
    assert estimate_joining(25_000) == pytest.approx(12.0)


def test_a_new_film_is_guessed_from_its_words_and_its_pictures(
    tmp_path: Path,
) -> None:
    """170 characters are spoken in 10 s, which are 250 frames; the shot counts as 20."""
    film = films.write(
        tmp_path / "project", [scene("One", "Rain " * 33 + "again")]
    )
    session = films.studio(film, tmp_path)
    fps = session.script.film.output.fps
    form = OutputFormat((160, 90), fps, "draft")
    assert len(session.script.parts[0].scene.text) == 170
    expected = estimate_work(10 * fps + 20, form) + estimate_joining(10 * fps)
    assert guess_making(session) == pytest.approx(expected, rel=0.01)


def test_of_a_film_that_was_made_before_nothing_is_guessed(
    tmp_path: Path,
) -> None:
    film = films.write(tmp_path / "project", [scene("One", "Rain.")])
    session = films.studio(film, tmp_path)
    session.store.put_json(
        compute_history_key(session), {"voice": "tone", "jobs": {"a": {}}}
    )
    assert guess_making(session) == 0.0
