"""A picture with words on it: as large as they fit, on a ground that is dark enough."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core.units import Size
from lantern.graphics import look
from lantern.rendering.release.poster import set_poster

WIDE = (640, 360)
PORTRAIT = (540, 960)


def set_on_white(
    text: str, size: Size, *, on_right: bool = False
) -> NDArray[np.uint8]:
    """Return a white picture with words on it, (h, w, 3)."""
    white = np.full((size[1], size[0], 3), 255, np.uint8)
    return set_poster(white, text, look.load(), on_right=on_right)


def find_letters(poster: NDArray[np.uint8]) -> tuple[slice, slice]:
    """Return the rows and columns in which there is cream next to a dark ground."""
    light = (poster[..., 0] > 200) & (poster[..., 2] > 180)
    dark = poster.max(axis=2) < 150
    edges = light[:, 1:] & dark[:, :-1]
    rows = np.flatnonzero(edges.any(axis=1))
    columns = np.flatnonzero(edges.any(axis=0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def test_the_ground_of_the_words_gives_them_contrast() -> None:
    poster = set_on_white("Eleven days", WIDE)
    rows, columns = find_letters(poster)
    assert np.percentile(poster[rows, columns], 10) < 110


def test_the_picture_far_from_the_words_is_untouched() -> None:
    poster = set_on_white("11", WIDE)
    assert poster[:50].min() >= 250
    assert poster[:, -50:].min() >= 250


def test_words_are_legible_at_the_size_of_a_stamp() -> None:
    """Lines are at least a fifteenth of the height: 6 pixels of 94."""
    rows, _ = find_letters(
        set_on_white("Liberation of North-East China and Korea", WIDE)
    )
    assert rows.stop - rows.start > 360 * 0.5


@pytest.mark.parametrize(
    "size", [(320, 180), (270, 480), (270, 270), (160, 90)]
)
@pytest.mark.parametrize(
    "text",
    ["Donaudampfschifffahrtsgesellschaftskapitän", "a " * 40, "1", "11 days"],
)
def test_no_words_leave_the_picture(size: Size, text: str) -> None:
    rows, columns = find_letters(set_on_white(text, size))
    assert rows.start > 0
    assert columns.start > 0
    assert columns.stop < size[0] * 0.96


def test_words_stand_at_the_right_if_asked() -> None:
    _, left = find_letters(set_on_white("11 days", WIDE))
    _, right = find_letters(set_on_white("11 days", WIDE, on_right=True))
    assert left.start < 60
    assert right.stop > 580


def test_words_from_right_to_left_stand_at_the_right() -> None:
    _, columns = find_letters(set_on_white("אבג", WIDE))
    assert columns.stop > 580


def test_words_in_portrait_stand_below() -> None:
    rows, _ = find_letters(set_on_white("11 days", PORTRAIT))
    assert rows.start > 960 * 0.5
