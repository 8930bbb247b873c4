"""Places of maps that a lower third covers: those that are told of, and main towns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.checks.look.covered_places import find_covered_places
from lantern.checks.look.finding import LookFinding
from tests.support.cut_films import cut, silent
from tests.support.maps import EMPTY

SIZE: dict[str, Any] = {"output": {"size": "640x360", "fps": 25}}
TOWN = "places: [{name: Salvage, at: [-14.2, 34.9], rank: 1}]\n"
"""Where a lower third stands, at the left above the frame's lower edge."""


def make_crowd(rank: int = 3) -> str:
    """Towns of one name, in reach of a lower third at either side, wherever it moves."""
    rows = ["places:"]
    for row in range(12):
        for lon in (-14.2, -12.0, 4.0, 6.2):
            at = f"[{lon}, {34.9 + 0.7 * row:.1f}]"
            keys = f"name: Salvage, id: s{len(rows)}, at: {at}, rank: {rank}"
            rows.append(f"  - {{{keys}}}")
    return "\n".join(rows)


def find(
    root: Path, third: dict[str, str], view: str = "wide", *, towns: str = TOWN
) -> list[LookFinding]:
    shot = {"map": "m.yml", "view": view, "lower_third": third}
    files = {"m.yml": EMPTY + towns}
    return list(
        find_covered_places(
            cut(
                root,
                silent(8, shot),
                files=files,
                **SIZE,
            )
        )
    )


def test_a_lower_third_that_can_move_off_a_place_is_not_told(
    tmp_path: Path,
) -> None:
    assert find(tmp_path, {"title": "Near Salvage"}) == []


def test_one_that_has_no_other_spot_is_told(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, {"title": "Near Salvage"}, towns=make_crowd())
    assert finding.problem.message.startswith(
        "the lower third “Near Salvage” covers what the shot tells of: Salvage"
    )
    assert finding.problem.message.endswith(
        "; move the view, or let it come in another shot"
    )
    assert finding.shots == (0,)


def test_main_towns_are_told_apart_from_what_the_shot_tells_of(
    tmp_path: Path,
) -> None:
    (finding,) = find(
        tmp_path, {"title": "The harvest"}, towns=make_crowd(rank=2)
    )
    assert finding.problem.message == (
        "the lower third “The harvest” covers main towns: Salvage; "
        "move the view, or let it come in another shot"
    )


@pytest.mark.parametrize(
    ("title", "view"), [("The harvest", "wide"), ("Near Salvage", "near")]
)
def test_a_place_that_is_not_told_or_not_there_is_not_covered(
    tmp_path: Path, title: str, view: str
) -> None:
    assert find(tmp_path, {"title": title}, view) == []
