"""All that a viewer would mind in a film, once each, and its figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.checks.look import check_look
from tests.support import films
from tests.support.cut_films import cut, silent
from tests.support.films import still
from tests.support.maps import EMPTY

DATED = f"""\
{EMPTY}year: 1801
arrows:
  - {{id: east, along: [[1.5, 41.9], [-2.5, 40.8]]}}
  - {{id: west, along: [[-8, 41.9], [-6.5, 40.8]]}}
"""
HELD = still("hills", move="hold")


def test_a_film_without_faults_has_figures_alone(tmp_path: Path) -> None:
    film = cut(tmp_path, silent(6, still("hills", hold=4), still("river")))
    looked = check_look(film)
    assert looked.findings == ()
    figures = looked.figures
    assert (figures.findings, figures.smallest_type) == ({}, None)
    time = figures.time
    assert (time.shots, time.mean_shot, time.longest_shot) == (2, 3.0, 4.0)
    assert time.kinds == pytest.approx({"still": 1.0})
    assert time.cards == 0.0
    assert (time.map, time.view, time.view_share) == ("", "", 0.0)


def test_findings_come_by_kind_and_are_counted(tmp_path: Path) -> None:
    film = cut(tmp_path, silent(10, HELD), silent(10, dict(HELD)))
    looked = check_look(film)
    assert [(each.kind, each.shots) for each in looked.findings] == [
        ("still pictures", (0,)),
        ("still pictures", (1,)),
        ("repeated pictures", (0, 1)),
    ]
    assert all(each.problem.warning for each in looked.findings)
    counts = {"still pictures": 2, "repeated pictures": 1}
    assert looked.figures.findings == counts
    # 49 steps of 0.2 s in each
    assert looked.figures.time.still == pytest.approx(2 * 9.8 / 20)


@pytest.mark.film
def test_what_every_check_says_of_maps_is_among_them(tmp_path: Path) -> None:
    shot = {"map": "m.yml", "view": "wide", "show": ["east"]}
    late = shot | {"dates": ["6 jun", "9 jun"], "hold": 2}
    early = shot | {"dates": ["3 jun", "4 jun"]}
    film = cut(tmp_path, silent(4, late, early), files={"m.yml": DATED})
    looked = check_look(film)
    kinds = {each.kind: each for each in looked.findings}
    assert kinds["dates that run backward"].shots == (1,)
    assert kinds["dead items"].shots == ()
    told = films.find_problems(tmp_path / "scenes" / "short")
    assert kinds["dates that run backward"].problem in told
    assert kinds["dead items"].problem in told
