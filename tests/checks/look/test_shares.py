"""How the film's time is shared out: kinds of pictures, views of maps, cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.checks.look.shares import (
    find_long_views,
    find_many_cards,
    list_counted_cards,
    measure_kinds,
    measure_views,
)
from tests.support.cut_films import cut, get_line, silent
from tests.support.films import still

MAP = {"map": "m.yml", "view": "wide"}
CARD = {"card": {"statement": "A word"}}


def test_kinds_share_the_film(tmp_path: Path) -> None:
    film = cut(
        tmp_path,
        silent(6, still("hills", hold=3), MAP | {"hold": 2}, dict(CARD)),
    )
    assert measure_kinds(film) == pytest.approx(
        {"still": 1 / 2, "map": 1 / 3, "card": 1 / 6}
    )


def test_a_view_at_which_the_camera_rests_too_long_is_told(
    tmp_path: Path,
) -> None:
    travel = {"map": "m.yml", "move": {"from": "wide", "to": "near"}}
    film = cut(
        tmp_path,
        silent(8, MAP | {"hold": 2}, still("hills", hold=4), dict(MAP)),
        silent(12, travel),
    )
    views = measure_views(film)
    assert [(view.name, view.seconds) for view in views] == [("wide", 4.0)]
    (finding,) = find_long_views(film, views)
    assert finding.shots == (0, 2)
    assert finding.problem.message == (
        "view 'wide' fills 20% of the film, 4 s in 2 shots; show some of them from nearer, or as "
        "other pictures"
    )
    assert get_line(finding.problem).startswith("{center: [-4.0, 40.0]")


def test_one_shot_of_a_view_is_never_too_long(tmp_path: Path) -> None:
    film = cut(tmp_path, silent(8, dict(MAP)))
    assert list(find_long_views(film, measure_views(film))) == []


def test_too_many_cards_are_told_at_the_longest(tmp_path: Path) -> None:
    film = cut(
        tmp_path,
        silent(3, {"card": "title"}),
        silent(3, CARD | {"hold": 1}, dict(CARD)),
        silent(14, still("hills")),
        silent(10, {"card": "credits"}),
    )
    assert [shot.index for shot in list_counted_cards(film)] == [1, 2]
    assert list(find_many_cards(film)) == []  # 3 of 30 s
    film = cut(tmp_path, silent(3, CARD | {"hold": 1}, dict(CARD)), silent(7))
    (finding,) = find_many_cards(film)
    assert finding.shots == (0, 1)
    assert finding.problem.message == (
        "cards fill 30% of the film, 3 s in 2 shots, and this one is the longest with 2.0 s; "
        "show pictures, and let the voice say it"
    )
