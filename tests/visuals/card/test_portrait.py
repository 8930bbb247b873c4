"""What of a picture a portrait shows."""

from __future__ import annotations

import numpy as np

from lantern.visuals.card.portrait import crop_portrait


def make_columns(width: int, height: int) -> np.ndarray:
    """Return a picture whose red is the column and whose green is the row, at most 255."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[..., 0] = np.arange(width)
    picture[..., 1] = np.arange(height)[:, None]
    return picture


def test_it_is_as_high_as_a_wide_picture_round_the_focus() -> None:
    part = crop_portrait(make_columns(250, 100), (0.5, 0.5))
    assert part.shape == (100, 78, 3)
    assert (part[0, 0, 0], part[0, -1, 0]) == (86, 163)


def test_it_stays_within_the_picture() -> None:
    part = crop_portrait(make_columns(250, 100), (1, 0))
    assert (part[0, 0, 0], part[0, -1, 0]) == (172, 249)


def test_without_a_face_it_keeps_what_is_above_the_middle() -> None:
    part = crop_portrait(make_columns(78, 200), None)
    # 100 rows round 35 % of 200
    assert (part[0, 0, 1], part[-1, 0, 1]) == (20, 119)
