"""Pictures that stand still for long."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.checks.look.movement import find_still_shots, measure_stillness
from lantern.graphics.look import ATLAS
from tests.support.cut_films import cut, get_line, silent
from tests.support.films import still


def test_a_picture_that_is_held_for_long_is_told_at_its_shot(
    tmp_path: Path,
) -> None:
    held = still(
        "hills",
        move="hold",
        hold=10,
    )
    film = cut(tmp_path, silent(12, held, still("river")))
    found = measure_stillness(film)
    # 250 frames looked at 5 apart: 49 steps of 0.2 s without a change
    assert found[0].longest == pytest.approx(9.8)
    assert found[1].longest < 0.5
    (finding,) = find_still_shots(film, found)
    assert finding.kind == "still pictures"
    assert finding.shots == (0,)
    assert finding.problem.message == (
        "nothing moves here for 10 s; take 'move: hold' out, or cut to another picture"
    )
    assert get_line(finding.problem).startswith("{")


def test_a_picture_that_is_held_for_a_moment_is_none(tmp_path: Path) -> None:
    film = cut(tmp_path, silent(7, still("hills", move="hold")))
    assert list(find_still_shots(film, measure_stillness(film))) == []


def test_a_picture_in_a_look_without_drift_is_told_how_to_move(
    tmp_path: Path,
) -> None:
    look = ATLAS.read_text("utf-8").replace("drift: 0.015", "drift: 0.0")
    film = cut(
        tmp_path,
        silent(9, still("hills")),
        files={"own.yml": look},
        look={"base": "own.yml"},
    )
    messages = [
        finding.problem.message
        for finding in find_still_shots(film, measure_stillness(film))
    ]
    assert messages == [
        "nothing moves here for 9 s; give it a 'move', or cut to another picture"
    ]
