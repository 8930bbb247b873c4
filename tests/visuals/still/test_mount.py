"""A picture shown whole: on a colour, or mounted on itself with a border and a shadow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.core.units import Size
from lantern.visuals.specs import StillSpec
from lantern.visuals.still.mount import (
    is_mounted,
    measure_ground,
    place_on_ground,
)

GREY = np.full((870, 870, 3), 128, np.uint8)
PAPER = "#f6edd9"


def make(**what: Any) -> StillSpec:
    return StillSpec(
        still="a.png",
        fit="contain",
        **what,
    )


@pytest.mark.parametrize(
    ("what", "mounted"),
    [
        ({}, True),
        ({"move": "push-in"}, True),
        ({"ground": "#241a15"}, False),
        ({"focus": (0.1, 0.1, 0.5, 0.5)}, False),
    ],
)
def test_a_picture_is_mounted_where_its_author_chose_nothing_else(
    what: dict[str, Any], mounted: bool
) -> None:
    assert is_mounted(make(**what)) == mounted


@pytest.mark.parametrize(
    ("what", "picture", "ground"),
    [
        # 870 pixels are 87 % of 1000, and 16:9 of that is 1778
        ({}, (870, 870), (1778, 1000)),
        # 1860 are 93 % of 2000
        ({}, (1860, 600), (2000, 1125)),
        ({"ground": "#241a15"}, (870, 870), (1547, 870)),
    ],
)
def test_the_ground_has_the_frame_s_shape_and_leaves_an_edge_round_a_mounted_picture(
    what: dict[str, Any], picture: Size, ground: Size
) -> None:
    assert measure_ground(make(**what), picture, (1920, 1080)) == ground


def test_a_mounted_picture_has_a_border_of_paper_and_a_shadow() -> None:
    laid = place_on_ground(
        GREY,
        (1778, 1000),
        make(),
        paper=PAPER,
        grain=0.0,
    )
    assert laid.shape == (1000, 1778, 3)
    assert np.array_equal(laid[65:935, 454:1324], GREY)
    # 11 pixels of border on each side
    assert (
        laid[500, 443].tolist() == laid[500, 1334].tolist() == [246, 237, 217]
    )
    beside = laid[500, [436, 400, 300, 20], 0].astype(int)
    assert sorted(beside) == beside.tolist()
    # 45 % of grey, times the red of the paper
    assert beside[-1] == 55


def test_a_ground_of_a_colour_has_neither() -> None:
    spec = make(ground="#102030")
    laid = place_on_ground(
        GREY,
        (1547, 870),
        spec,
        paper=PAPER,
        grain=0.0,
    )
    assert laid[400, 337].tolist() == [16, 32, 48]
    assert laid[400, 338].tolist() == [128, 128, 128]
