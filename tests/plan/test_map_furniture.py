"""What of the furniture of maps is new in each shot of a film."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest

from lantern.core.interface_words import find_words
from lantern.plan.film_shots import FilmShot, ShotKey
from lantern.plan.map_furniture import NewFurniture, find_new_furniture
from lantern.script.model.map import FurnitureMode
from lantern.visuals.map.geometry.map_frame import MapFrame
from tests.support import films
from tests.support.films import scene
from tests.support.maps import FIELD
from tests.support.visuals import map_spec

FRAME = MapFrame((1920, 1080), 0, 1080)
MAP: dict[str, Any] = {"map": "m.yml", "view": "wide", "show": []}
NEAR = {**MAP, "view": "near"}
OTHER = {**MAP, "map": "other.yml"}
CARD = {"card": {"statement": "Rain"}}
PLAIN = FIELD.replace(", kind: fort", "")


def find(
    root: Path, *shots: dict[str, Any], text: str = PLAIN
) -> list[NewFurniture]:
    """Return what is new in each map shot of a film of one scene."""
    film = films.write(root / "project", [scene("One", "Wind.", *shots)])
    for name in ("m.yml", "other.yml"):
        (film / name).write_text(text, "utf-8")
    script = films.load_valid(film).script
    shown = []
    for authored in script.film_shots:
        shot = authored.shot
        if not shot.map:
            continue
        what = {"view": shot.view, "move": shot.move, "show": shot.show}
        find_file = functools.partial(
            script.get_path, folder=authored.scene.folder
        )
        shown.append(FilmShot(authored, map_spec(shot.map, **what), find_file))
    words = find_words("en").map
    mode: FurnitureMode = "first"
    return list(
        find_new_furniture(
            shown,
            mode,
            texts=words,
            frame=FRAME,
        ).values()
    )


def test_a_title_is_new_with_its_map_and_a_globe_with_its_view(
    tmp_path: Path,
) -> None:
    move = {"map": "m.yml", "move": {"from": "wide", "to": "near"}, "show": []}
    found = find(tmp_path, MAP, MAP, NEAR, CARD, NEAR, move, OTHER, MAP)
    assert [each.title for each in found] == [1, 0, 0, 0, 0, 1, 1]
    assert [each.globe for each in found] == [1, 0, 1, 0, 1, 1, 1]


def test_a_legend_explains_each_kind_of_sign_once_in_a_film(
    tmp_path: Path,
) -> None:
    arrows = {**MAP, "show": ["east"]}
    both = {**OTHER, "show": ["horse", "line"]}
    found = find(tmp_path, MAP, arrows, both, both)
    assert [each.legend for each in found] == [(), ("arrow",), ("front",), ()]


def test_a_legend_has_three_rows_and_others_are_not_made_up_for(
    tmp_path: Path,
) -> None:
    everything = {"map": "m.yml", "view": "wide"}
    found = find(tmp_path, everything, everything, text=FIELD)
    assert [each.legend for each in found] == [
        ("arrow", "front", "landing"),
        (),
    ]


@pytest.mark.parametrize(
    ("of_shot", "of_map", "mode"),
    [
        ({}, "", "first"),
        ({}, "furniture: none\n", "none"),
        ({"furniture": "always"}, "furniture: none\n", "always"),
    ],
)
def test_a_shot_goes_before_its_map_and_a_map_before_the_film(
    tmp_path: Path, of_shot: dict[str, str], of_map: str, mode: str
) -> None:
    (found,) = find(tmp_path, {**MAP, **of_shot}, text=FIELD + of_map)
    assert found.mode == mode


def test_a_key_names_the_scene_by_its_number() -> None:
    assert ShotKey(1, 0) != ShotKey(0, 1)
