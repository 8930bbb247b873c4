"""What authors may write of the views of a map."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.visuals.map.spec.map_views import MapView
from tests.support.refusals import find_refusal


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
        find_refusal(MapView, {"box": box})
        == "write a box as west, south, east, north"
    )
