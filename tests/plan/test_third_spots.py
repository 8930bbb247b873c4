"""Lower thirds move off the places that their shots tell of, and off main towns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.units import Shape
from lantern.plan import Rendition
from lantern.visuals.overlays import HOME, PanelSpot
from tests.support.cut_films import cut, silent
from tests.support.maps import EMPTY

pytestmark = pytest.mark.film
SIZE: dict[str, Any] = {
    "output": {"size": "640x360", "fps": 25, "shapes": ["16:9", "9:16"]}
}
TOWN = "{name: Salvage, at: [-14.2, 34.9], rank: 1}"
"""Where a lower third stands, at the left above the frame's lower edge."""


def lay(
    root: Path,
    title: str,
    *towns: str,
    shape: Shape | None = None,
    move: dict[str, str] | None = None,
    side: str | None = None,
    **more: Any,
) -> Rendition:
    camera = {"move": move} if move else {"view": "wide"}
    third = {"title": title, "side": side}
    shot = {"map": "m.yml", "lower_third": third, **camera}
    files = {"m.yml": f"{EMPTY}places: [{', '.join(towns)}]\n"}
    film = cut(
        root,
        silent(8, shot, **more),
        files=files,
        shape=shape,
        **SIZE,
    )
    return film.rendition


def list_spots(rendition: Rendition) -> list[PanelSpot]:
    """The spots of overlays that aren't where they are without a map."""
    spots = map(rendition.find_spot, rendition.timeline.overlays)
    return [spot for spot in spots if spot != HOME]


def test_a_lower_third_moves_off_the_place_it_names(tmp_path: Path) -> None:
    (spot,) = list_spots(lay(tmp_path, "Near Salvage", TOWN))
    assert spot == PanelSpot(True, 0.0)


def test_it_stands_at_the_side_that_is_wanted_unless_that_hides_a_place(
    tmp_path: Path,
) -> None:
    right = lay(tmp_path / "a", "Near Salvage", TOWN, side="right")
    assert list_spots(right) == [PanelSpot(True, 0.0)]
    farside = "{name: Farside, at: [5.0, 34.9]}"
    moved = lay(tmp_path / "b", "Near Farside", farside, side="right")
    assert list_spots(moved) == []


@pytest.mark.parametrize(("rank", "moves"), [(1, True), (2, True), (3, False)])
def test_it_moves_off_main_towns_only_if_nothing_is_told(
    tmp_path: Path, rank: int, moves: bool
) -> None:
    town = f"{{name: Salvage, at: [-14.2, 34.9], rank: {rank}}}"
    found = list_spots(lay(tmp_path, "The harvest", town))
    assert found == [PanelSpot(True, 0.0)] * moves


def test_it_moves_off_what_the_camera_leaves_behind(tmp_path: Path) -> None:
    """The place lies under the panel where the camera sets out, and is out of sight in the end."""
    move = {"from": "wide", "to": "near"}
    (spot,) = list_spots(lay(tmp_path, "Near Salvage", TOWN, move=move))
    assert spot.is_right or spot.down < 0


def test_main_towns_pass_below_it_when_the_camera_moves(tmp_path: Path) -> None:
    """They are far from the panel where the camera rests."""
    town = "{name: Salvage, at: [-10.7, 37.1], rank: 1}"
    move = {"from": "wide", "to": "near"}
    assert list_spots(lay(tmp_path, "The harvest", town, move=move)) == []


def test_it_keeps_off_the_source_line(tmp_path: Path) -> None:
    """That is at the right, where the lower third had its place otherwise."""
    source = "The rivers of the country, in three volumes with maps"
    (spot,) = list_spots(lay(tmp_path, "Near Salvage", TOWN, source=source))
    assert spot.down < 0


def test_it_covers_no_other_town(tmp_path: Path) -> None:
    right = "{name: Farside, at: [5.0, 34.9]}"
    (spot,) = list_spots(lay(tmp_path, "Near Salvage", TOWN, right))
    assert spot.down < 0


def test_in_portrait_it_moves_down_or_aside(tmp_path: Path) -> None:
    high = "{name: Salvage, at: [-8.0, 47.5], rank: 1}"
    rendition = lay(tmp_path, "Near Salvage", high, shape="portrait")
    (spot,) = list_spots(rendition)
    assert spot.is_right or spot.down > 0


def test_in_portrait_it_may_go_down_to_the_source_line(tmp_path: Path) -> None:
    """Towns lie below it down to the middle of the frame."""
    column = [
        f"{{name: Town {i}, at: [-8.0, {47.5 - 0.6 * i}]}}" for i in range(12)
    ]
    column += [
        f"{{name: Far {i}, at: [0.0, {47.5 - 0.6 * i}]}}" for i in range(12)
    ]
    high = "{name: Salvage, at: [-8.0, 47.5], rank: 1}"
    rendition = lay(tmp_path, "Near Salvage", high, *column, shape="portrait")
    (spot,) = list_spots(rendition)
    # 1340 is the source line's top, 368 the panel's bottom
    assert 360 < spot.down <= 1340 - 368
