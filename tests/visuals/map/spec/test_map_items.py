"""What authors may write of what lies on a map."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.visuals.map.spec.map_items import FrontStage, MapPlace
from tests.support.refusals import find_refusal

WAY = ((0.0, 40.0), (1.0, 41.0))


@pytest.mark.parametrize("stage", [{}, {"follow": WAY, "along": WAY}])
def test_a_front_follows_a_border_or_a_line_of_its_own(
    stage: dict[str, Any],
) -> None:
    assert find_refusal(FrontStage, stage) == (
        "give a front either follow (points of a border) or along (a line of its own)"
    )


def test_a_place_is_called_by_its_id_or_its_name() -> None:
    assert MapPlace(name="Madrid", at=(0, 40)).key == "Madrid"
    assert (
        MapPlace(
            name="Madrid",
            at=(0, 40),
            id="m",
        ).key
        == "m"
    )
