"""Symbols that travel with the camera: where they fade."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.geometry.projection import make_projection
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.labels.symbol_sprites import (
    SymbolSprite,
    compute_clearances,
    draw_sprites,
)
from lantern.visuals.map.labels.travel import stand_still
from tests.support.drawings import make_safe_area

BOX = (-20.0, -10.0, 20.0, 10.0)
SVG = '<rect x="-20" y="-10" width="40" height="20" fill="#ffffff"/>'
SYMBOL = MapSymbol("place A", "e", (10.0, 50.0), SvgDrawing(SVG, (BOX,), BOX))
PROJECTION = make_projection(
    "mercator",
    10.0,
    south=40.0,
    north=60.0,
)
NOTHING = np.array([(-900.0, -900.0, -899.0, -899.0)])


def make_drawn() -> SymbolSprite:
    sprite = Sprite(np.zeros((20, 40, 4), np.uint8), -20, -10)
    (trip,) = stand_still([SYMBOL], PROJECTION)
    return SymbolSprite(trip, sprite, np.array([BOX]))


def measure(x: float, y: float, reserved: np.ndarray = NOTHING) -> float:
    spot = np.array([x, y])
    (found,) = compute_clearances(
        [make_drawn()], [spot], make_safe_area(), reserved=reserved
    )
    return found


def test_in_the_open_a_symbol_is_there_in_full() -> None:
    assert measure(960, 540) == 1


@pytest.mark.parametrize(
    ("left", "share"), [(0, 0.0), (6, 0.0), (17, 0.5), (28, 1.0), (40, 1.0)]
)
def test_it_fades_before_the_frame_cuts_it(left: float, share: float) -> None:
    """Gone 6 pixels from the edge, there 22 pixels later, at all four sides."""
    assert measure(20 + left, 540) == pytest.approx(share)
    assert measure(1920 - 20 - left, 540) == pytest.approx(share)
    assert measure(960, 10 + left) == pytest.approx(share)
    assert measure(960, 1080 - 10 - left) == pytest.approx(share)


@pytest.mark.parametrize(
    ("overlap", "share"), [(-5, 1.0), (0, 1.0), (10, 0.5), (20, 0.0), (35, 0.0)]
)
def test_it_fades_as_it_comes_under_furniture(
    overlap: float, share: float
) -> None:
    right = 960 - 20 + overlap
    panel = np.array([(right - 300, 400.0, right, 700.0)])
    assert measure(960, 540, panel) == pytest.approx(share)


def test_the_nearest_furniture_counts() -> None:
    panels = np.array([(0.0, 0.0, 100.0, 100.0), (900.0, 500.0, 950.0, 600.0)])
    assert measure(960, 540, panels) == pytest.approx(0.5)


def test_a_symbol_is_drawn_about_its_point_of_the_map() -> None:
    (drawn,) = draw_sprites(stand_still([SYMBOL], PROJECTION), BUNDLED)
    assert drawn.symbol is SYMBOL
    assert drawn.boxes.tolist() == [list(BOX)]
    assert drawn.sprite.size == (40, 20)
    assert (drawn.sprite.x, drawn.sprite.y) == (-20, -10)
