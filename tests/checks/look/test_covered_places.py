"""Places of maps that a lower third covers while the shot tells of them."""

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


def find(root: Path, third: dict[str, str], view: str = "wide") -> list[LookFinding]:
    shot = {"map": "m.yml", "view": view, "lower_third": third}
    files = {"m.yml": EMPTY + TOWN}
    return list(find_covered_places(cut(root, silent(8, shot), files=files, **SIZE)))


def test_a_lower_third_over_the_place_it_names_is_told(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, {"title": "Near Salvage"})
    assert finding.problem.message == (
        "the lower third “Near Salvage” covers what the shot tells of: Salvage; move the view, "
        "or let it come in another shot"
    )
    assert finding.shots == (0,)


@pytest.mark.parametrize(
    ("title", "view"), [("The harvest", "wide"), ("Near Salvage", "near")]
)
def test_a_place_that_is_not_told_or_not_there_is_not_covered(
    tmp_path: Path, title: str, view: str
) -> None:
    assert find(tmp_path, {"title": title}, view) == []
