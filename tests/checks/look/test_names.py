"""Names of maps that are never shown, though what they name lies in the frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.checks.look.names import find_hidden_names
from tests.support.cut_films import cut, get_line, silent
from tests.support.maps import EMPTY

pytestmark = pytest.mark.film
SIZE: dict[str, Any] = {"output": {"size": "640x360", "fps": 25}}
RIVER = """\
labels:
  - {text: Tajo, kind: river, along: [[-6.0, 40.0], [-5.0, 40.3], [-3.5, 40.6], [-2.0, 41.0]]}
"""
CROWD = "places:\n" + "".join(
    f"  - {{name: A town of a long name {i}, at: [{-4 + i / 100}, 40.0]}}\n"
    for i in range(40)
)


def wide() -> dict[str, Any]:
    return {"map": "m.yml", "view": "wide"}


def near() -> dict[str, Any]:
    return {"map": "m.yml", "view": "near"}


def test_a_name_that_one_shot_shows_is_not_hidden(tmp_path: Path) -> None:
    files = {"m.yml": EMPTY + RIVER}
    film = cut(
        tmp_path,
        silent(2, near()),
        files=files,
        **SIZE,
    )
    assert list(find_hidden_names(film)) == []


def test_towns_without_names_are_told_as_every_check_does(
    tmp_path: Path,
) -> None:
    files = {"m.yml": EMPTY + CROWD}
    film = cut(
        tmp_path,
        silent(4, wide() | {"hold": 2}, wide()),
        files=files,
        **SIZE,
    )
    first, second = find_hidden_names(film)
    assert first.problem == second.problem
    assert (first.shots, second.shots) == ((0,), (1,))
    assert first.problem.message.startswith(
        "view 'wide' has no room for the names of these places: A town of a long name"
    )
    assert get_line(first.problem).startswith("{center: [-4.0, 40.0]")
