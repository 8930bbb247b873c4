"""Which maps want a finer relief."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.plan.relief_areas import WantedRelief, list_wanted_reliefs
from tests.support import films
from tests.support.films import scene
from tests.support.maps import EMPTY

WIDER = EMPTY.replace("width_km: 2400", "width_km: 6000")


def find_wanted(
    folder: Path, shot: dict[str, Any], text: str
) -> list[WantedRelief]:
    film = films.write(folder, [scene("One", "Wind and rain.", shot)])
    (film / "m.yml").write_text(text, "utf-8")
    return list_wanted_reliefs(films.load_valid(film).script)


def test_a_close_view_wants_a_relief_of_what_it_shows(tmp_path: Path) -> None:
    shot = {"map": "m.yml", "view": "near"}
    (wanted,) = find_wanted(tmp_path, shot, WIDER)
    assert wanted.map_path.name == "m.yml"
    west, south, east, north = wanted.area.bounds
    # Madrid, about 350 km to either side
    assert west < -7.8 and east > 0.4
    assert south < 38.6 and north > 42.2
    assert east - west < 15


def test_a_wide_view_wants_none(tmp_path: Path) -> None:
    assert find_wanted(tmp_path, {"map": "m.yml", "view": "wide"}, WIDER) == []


@pytest.mark.parametrize(
    ("first", "last"), [("wide", "near"), ("near", "wide")]
)
def test_both_ends_of_a_move_count(
    tmp_path: Path, first: str, last: str
) -> None:
    shot = {"map": "m.yml", "move": {"from": first, "to": last}}
    assert len(find_wanted(tmp_path, shot, WIDER)) == 1


def test_a_close_view_for_one_shape_counts_in_that_shape(
    tmp_path: Path,
) -> None:
    shot = {"map": "m.yml", "view": "wide", "portrait": {"view": "near"}}
    (wanted,) = find_wanted(tmp_path, shot, WIDER)
    west, south, east, north = wanted.area.bounds
    # higher than wide
    assert north - south > 0.9 * (east - west)
    assert west < -3.7 < east


def test_a_close_view_that_no_shape_shows_wants_none(tmp_path: Path) -> None:
    shot: dict[str, Any] = {"map": "m.yml", "view": "near"}
    for shape in ("wide", "square", "portrait"):
        shot[shape] = {"view": "wide"}
    assert find_wanted(tmp_path, shot, WIDER) == []
