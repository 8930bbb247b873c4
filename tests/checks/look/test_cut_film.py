"""A film as it is cut, for whoever looks at it: shots with their place in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cut_films import cut, silent
from tests.support.films import scene, still


def test_shots_know_their_numbers_and_when_they_begin(tmp_path: Path) -> None:
    film = cut(
        tmp_path,
        silent(63, still("hills", hold=2), still("river")),
        silent(5, still("white")),
    )
    assert [(shot.index, shot.number) for shot in film.shots] == [
        (0, "1.1"),
        (1, "1.2"),
        (2, "2.1"),
    ]
    assert [film.format_start(shot) for shot in film.shots] == [
        "0:00",
        "0:02",
        "1:03",
    ]
    assert film.measure_seconds(film.shots[1:]) == 66.0
    assert film.measure_share(34.0) == pytest.approx(0.5)
    assert not film.is_guess


def test_a_film_that_was_never_spoken_is_cut_to_a_guess(tmp_path: Path) -> None:
    film = cut(tmp_path, scene("One", "Rain fell in the hills."))
    assert film.is_guess
    assert film.shots[0].placed.length > 25


def test_shots_are_opened_at_the_size_of_the_film(tmp_path: Path) -> None:
    film = cut(tmp_path, silent(2, still("hills")), shape="portrait")
    frame = film.open_visual(film.shots[0]).paint(0)
    assert frame.size == film.rendition.output_format.size
    assert film.make_context(film.shots[0]).size == frame.size
