"""What authors may write of views and of what lies on a map."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.visuals.map.spec.map_items import (
    FrontStage,
    GeoJsonLayer,
    MapPlace,
    MapView,
)
from tests.support.refusals import find_refusal

WAY = ((0.0, 40.0), (1.0, 41.0))


@pytest.mark.parametrize(
    "view",
    [
        {"center": (0, 40)},
        {"width_km": 900},
        {"center": (0, 40), "width_km": 900, "box": (0, 40, 1, 41)},
        {},
    ],
)
def test_a_view_is_a_centre_and_a_width_or_a_box(view: dict[str, Any]) -> None:
    expected = "give a view either center and width_km, or box"
    assert find_refusal(MapView, view) == expected


@pytest.mark.parametrize("box", [(4, 36, -10, 44), (-10, 44, 4, 36)])
def test_a_box_begins_in_the_south_west(box: tuple[float, ...]) -> None:
    assert (
        find_refusal(MapView, {"box": box}) == "write a box as west, south, east, north"
    )


@pytest.mark.parametrize("stage", [{}, {"follow": WAY, "along": WAY}])
def test_a_front_follows_a_border_or_a_line_of_its_own(stage: dict[str, Any]) -> None:
    assert find_refusal(FrontStage, stage) == (
        "give a front either follow (points of a border) or along (a line of its own)"
    )


def test_a_layer_has_something_to_show() -> None:
    assert "give a layer a 'line' or a 'fill' colour" in find_refusal(
        GeoJsonLayer, {"file": "a.json"}
    )


def test_a_place_is_called_by_its_id_or_its_name() -> None:
    assert MapPlace(name="Madrid", at=(0, 40)).key == "Madrid"
    assert MapPlace(name="Madrid", at=(0, 40), id="m").key == "m"
