"""What a layout knows of its map, and where a spot on the screen is on the ground."""

from __future__ import annotations

import pytest

from lantern.visuals.map.labels.candidates import LabelContext, find_anchor
from tests.support.maps import EMPTY, Maps, style


def make_context(maps: Maps, visible: frozenset[str] | None = None) -> LabelContext:
    projection, _ = maps.place(EMPTY, (1920, 1080))
    return LabelContext(maps.model(EMPTY), style(), projection, {}, 1.0, visible)


def test_without_a_choice_everything_is_shown(maps: Maps) -> None:
    assert make_context(maps).is_visible("anything")


def test_with_a_choice_only_what_is_named_is_shown(maps: Maps) -> None:
    context = make_context(maps, frozenset({"a"}))
    assert context.is_visible("a")
    assert not context.is_visible("b")


def test_a_spot_on_the_screen_is_found_on_the_ground(maps: Maps) -> None:
    projection, window = maps.place(EMPTY, (1920, 1080))
    spot = window.to_pixels(projection, (-3.7, 40.4))[0]
    assert find_anchor(window, make_context(maps), spot) == pytest.approx((-3.7, 40.4))
