"""Where a part of a picture is, asked of what doesn't know more than the frame."""

from __future__ import annotations

import pytest

from lantern.visuals.notes.locating import (
    FramePicture,
    PartOfPicture,
    place_part,
)

PICTURE = (100.0, -50.0, 800.0, 600.0)
"""A picture that reaches over the frame's top."""


def test_a_part_is_a_share_of_its_picture() -> None:
    """Half of 800 and a fifth of 600, from a quarter and from the middle on."""
    assert place_part((0.25, 0.5, 0.5, 0.2), PICTURE) == (300, 250, 400, 120)


def test_a_point_has_no_size() -> None:
    assert place_part((1.0, 0.0), PICTURE) == (900, -50, 0, 0)


def test_a_card_is_as_large_as_the_frame() -> None:
    card = FramePicture((640, 360))
    part = PartOfPicture((0.25, 0.25, 0.5, 0.5))
    assert card.locate(part, 0) == card.locate(part, 99) == (160, 90, 320, 180)


def test_a_place_of_a_map_is_no_part_of_another_picture() -> None:
    with pytest.raises(
        ValueError, match="'Fulda' is a place, and this picture is no"
    ):
        place_part("Fulda", PICTURE)
