"""Lower thirds move off the places that their shots tell of."""

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
SIZE: dict[str, Any] = {"output": {"size": "640x360", "fps": 25}}
TOWN = "{name: Salvage, at: [-14.2, 34.9], rank: 1}"
"""Where a lower third stands, at the left above the frame's lower edge."""


def lay(
    root: Path, title: str, *towns: str, shape: Shape | None = None, **more: Any
) -> Rendition:
    shot = {"map": "m.yml", "view": "wide", "lower_third": {"title": title}}
    files = {"m.yml": f"{EMPTY}places: [{', '.join(towns)}]\n"}
    film = cut(root, silent(8, shot, **more), files=files, shape=shape, **SIZE)
    return film.rendition


def list_spots(rendition: Rendition) -> list[PanelSpot]:
    """The spots of overlays that aren't where they are without a map."""
    spots = map(rendition.find_spot, rendition.timeline.overlays)
    return [spot for spot in spots if spot != HOME]


def test_a_lower_third_moves_off_the_place_it_names(tmp_path: Path) -> None:
    (spot,) = list_spots(lay(tmp_path, "Near Salvage", TOWN))
    assert spot == PanelSpot(True, 0.0)


def test_one_that_covers_nothing_told_stays(tmp_path: Path) -> None:
    assert list_spots(lay(tmp_path, "The harvest", TOWN)) == []


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
