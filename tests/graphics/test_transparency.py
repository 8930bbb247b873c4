"""Pictures that are clear in places, and the ground they are laid on."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import U8
from lantern.graphics.transparency import (
    DARK_COLOUR,
    PAPER_COLOUR,
    choose_ground,
    flatten_alpha,
    has_alpha,
    measure_lost,
)

WHITE = (255, 255, 255, 255)
BLACK = (0, 0, 0, 255)
NAVY = (29, 42, 74, 255)
CLEAR = (0, 0, 0, 0)


def row(*pixels: tuple[int, ...]) -> U8:
    """Return a picture of one row."""
    return np.array([pixels], np.uint8)


def test_pixels_without_transparency_stay_as_they_are() -> None:
    rgb = np.zeros((4, 4, 3), np.uint8)
    assert flatten_alpha(rgb) is rgb
    assert not has_alpha(rgb)
    assert not has_alpha(row(WHITE))


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (WHITE, DARK_COLOUR),
        ((255, 240, 180, 255), DARK_COLOUR),
        ((200, 200, 200, 90), DARK_COLOUR),
        (BLACK, PAPER_COLOUR),
        (NAVY, PAPER_COLOUR),
        ((128, 128, 128, 255), PAPER_COLOUR),
        (CLEAR, PAPER_COLOUR),
    ],
)
def test_light_pictures_are_laid_on_dark_and_dark_ones_on_paper(
    ink: tuple[int, ...], ground: str
) -> None:
    assert choose_ground(row(CLEAR, ink)) == ground


def test_of_light_and_dark_the_larger_part_decides() -> None:
    assert choose_ground(row(CLEAR, WHITE, WHITE, BLACK)) == DARK_COLOUR
    assert choose_ground(row(CLEAR, WHITE, BLACK)) == PAPER_COLOUR


def test_a_picture_is_laid_on_the_colour_that_is_named() -> None:
    laid = flatten_alpha(row(CLEAR, WHITE, (255, 255, 255, 51)), "#1d2a4a")
    # a fifth of white over (29, 42, 74)
    assert laid.tolist() == [[[29, 42, 74], [255, 255, 255], [74, 85, 110]]]


@pytest.mark.parametrize(
    ("pixels", "ground", "lost"),
    [
        ((WHITE, CLEAR), "#efe3c9", 1.0),
        ((WHITE, CLEAR), "#1d2a4a", 0.0),
        ((NAVY, CLEAR), "#1d2a4a", 1.0),
        ((WHITE, WHITE, WHITE, BLACK), "#ffffff", 0.75),
        ((CLEAR, CLEAR), "#1d2a4a", 1.0),
    ],
)
def test_how_much_goes_lost_on_a_ground(
    pixels: tuple[tuple[int, ...], ...], ground: str, lost: float
) -> None:
    assert measure_lost(row(*pixels), ground) == lost
