"""Which names give way to others while the camera moves."""

from __future__ import annotations

import numpy as np

from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.giving_way import (
    find_giving_way,
    interpolate_limit,
)
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.labels.sprite_sheet import rasterize_drawings
from lantern.visuals.map.labels.symbol_sprites import SymbolSprite
from lantern.visuals.map.labels.travel import (
    SymbolRole,
    SymbolTrip,
    TravelPath,
    find_stance,
)

VIEW = Window(0.0, 0.0, 1.0, (800, 400))
PLAN = Mercator(0.0, 0.0)
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def name(
    key: str, start: float, end: float, *, role: SymbolRole = "stay"
) -> SymbolSprite:
    """Return a name 40 pixels wide that goes along a level line on a resting ground."""
    drawing = SvgDrawing("<g/>", ((-20, -10, 20, 10),), (-20, -10, 20, 10))
    first = MapSymbol(key, "e", locate(start), drawing)
    last = MapSymbol(key, "e", locate(end), drawing)
    own = find_stance(first, PLAN)
    trip = SymbolTrip(
        first, role, own, TravelPath(own, find_stance(last, PLAN))
    )
    return SymbolSprite(
        trip, draw(drawing), np.array(drawing.boxes, np.float64)
    )


def locate(x: float) -> tuple[float, float]:
    lon, lat = PLAN.inverse(x, 0.0)
    return float(lon), float(lat)


def draw(drawing: SvgDrawing) -> Sprite:
    return rasterize_drawings([drawing], BUNDLED)[0]


def find(*drawn: SymbolSprite) -> dict[int, list[float]]:
    """Return how far names are there at the start, a quarter, half-way, ... of the way."""
    limits = find_giving_way(
        drawn, lambda _: VIEW, lambda role, _: float(role != "leave")
    )
    found = {}
    for i, limit in limits.items():
        found[i] = [interpolate_limit(limit, share) for share in SHARES]
    return found


def test_of_two_names_that_meet_the_later_one_goes_out_meanwhile() -> None:
    """They pass each other half-way, and touch while they are nearer than 40 pixels."""
    found = find(name("place A", -100, 100), name("place B", 100, -100))
    assert found == {1: [1, 1, 0, 1, 1]}


def test_names_that_pass_at_a_distance_stay() -> None:
    assert find(name("place A", -100, -50), name("place B", 100, 50)) == {}


def test_a_name_that_is_not_there_is_in_no_ones_way() -> None:
    gone = name("place A", -100, 100, role="leave")
    assert find(gone, name("place B", 100, -100)) == {}


def test_the_two_drawings_of_one_name_don_t_mind_each_other() -> None:
    assert find(name("place A", -100, 100), name("place A", 100, -100)) == {}


def test_a_third_name_gives_way_to_none_that_gave_way_itself() -> None:
    """The second one is out when the third one comes to where it would be."""
    third = name("place C", 60, 60)
    found = find(name("place A", 0, 0), name("place B", 30, 30), third)
    assert found[1][2] == 0
    assert 2 not in found
