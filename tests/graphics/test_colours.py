"""Colours as they are written, and as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.colours import parse_colour, parse_rgb


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("#000000", (0, 0, 0)),
        ("#b3301f", (179, 48, 31)),
        ("#FFfF80", (255, 255, 128)),
    ],
)
def test_a_colour_is_three_numbers(
    text: str, numbers: tuple[int, int, int]
) -> None:
    assert parse_colour(text) == numbers


def test_a_colour_is_three_shares() -> None:
    shares = parse_rgb("#ff0033")
    assert shares.dtype == np.float32
    assert shares.tolist() == pytest.approx([1, 0, 0.2])
