"""What a layout knows of its map, and where a spot on the screen is on the ground."""

from __future__ import annotations

import pytest

from lantern.visuals.map.labels.candidates import (
    LabelContext,
    find_anchor,
    name_label,
)
from lantern.visuals.map.spec.map_items import MapLabel
from tests.support.maps import EMPTY, Maps, style


def make_context(
    maps: Maps, visible: frozenset[str] | None = None
) -> LabelContext:
    projection, _ = maps.place(EMPTY, (1920, 1080))
    return LabelContext(
        maps.model(EMPTY), style(), projection, {}, 1.0, visible
    )


def test_without_a_choice_everything_is_shown(maps: Maps) -> None:
    assert make_context(maps).is_visible("anything")


def test_with_a_choice_only_what_is_named_is_shown(maps: Maps) -> None:
    context = make_context(maps, frozenset({"a"}))
    assert context.is_visible("a")
    assert not context.is_visible("b")


def test_a_spot_on_the_screen_is_found_on_the_ground(maps: Maps) -> None:
    projection, window = maps.place(EMPTY, (1920, 1080))
    spot = window.to_pixels(projection, (-3.7, 40.4))[0]
    assert find_anchor(window, make_context(maps), spot) == pytest.approx(
        (-3.7, 40.4)
    )


def test_labels_of_one_text_on_two_lines_have_two_keys() -> None:
    east = MapLabel(text="Ebro", along=((0.5, 41.0), (0.9, 40.7)))
    west = MapLabel(text="Ebro", along=((-2.0, 42.4), (-1.0, 41.7)))
    assert name_label(east) == "label Ebro (0.5, 41.0)"
    assert name_label(west) == "label Ebro (-2.0, 42.4)"
