"""The pixels around a drawing."""

from __future__ import annotations

import pytest

from lantern.checks.look.pieces import Piece, PixelArea, find_area
from lantern.graphics.vector import Box


@pytest.mark.parametrize(
    ("box", "area"),
    [
        ((10.0, 20.0, 30.0, 5.0), (10, 20, 40, 25)),
        ((10.4, 20.6, 30.0, 5.0), (10, 20, 41, 26)),
        ((-5.0, -5.0, 10.0, 10.0), (0, 0, 5, 5)),
        ((150.0, 80.0, 50.0, 50.0), (150, 80, 160, 90)),
        ((160.0, 10.0, 20.0, 5.0), None),
        ((10.0, -8.0, 20.0, 8.0), None),
        ((-30.0, 10.0, 20.0, 5.0), None),
    ],
)
def test_an_area_has_whole_pixels_within_the_frame(
    box: Box, area: PixelArea | None
) -> None:
    assert find_area(Piece("", box, ("card",)), (160, 90)) == area
