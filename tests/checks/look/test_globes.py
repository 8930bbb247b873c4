"""Globes from which the camera comes down faster than a viewer can follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.checks.look.globes import find_hasty_globes
from tests.support.cut_films import cut, get_line, silent
from tests.support.films import still
from tests.support.maps import EMPTY

SHOT: dict[str, Any] = {
    "map": "m.yml",
    "view": "near",
    "globe": {"from": [20, 10]},
}


def list_told(folder: Path, seconds: float) -> list[str]:
    film = cut(folder, silent(seconds, SHOT), files={"m.yml": EMPTY})
    return [finding.problem.message for finding in find_hasty_globes(film)]


def test_a_shot_that_is_too_short_for_its_globe_is_told(tmp_path: Path) -> None:
    """It begins after 1.8 s, and is down 0.5 s and a frame before the shot ends."""
    film = cut(tmp_path, silent(3, SHOT), files={"m.yml": EMPTY})
    (finding,) = find_hasty_globes(film)
    assert finding.problem.message == (
        "the camera comes down from the globe in 0.7 s, faster than a viewer can follow"
        " (1.5 s is the least); let it begin earlier, or make the shot longer"
    )
    assert get_line(finding.problem).startswith("{")
    assert finding.shots == (0,)


def test_a_globe_with_time_is_not_told(tmp_path: Path) -> None:
    assert list_told(tmp_path / "a", 6) == []


def test_shots_without_a_globe_are_not_told(tmp_path: Path) -> None:
    plain = {"map": "m.yml", "view": "near"}
    scenes = silent(3, still("hills"), plain)
    assert (
        list(find_hasty_globes(cut(tmp_path, scenes, files={"m.yml": EMPTY})))
        == []
    )
