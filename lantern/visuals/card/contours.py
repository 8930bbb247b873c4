"""A drawn ground for cards: height lines of a land that isn't there, in the look's dark inks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size
from lantern.graphics.colours import parse_colour
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8

_CELLS = (5, 9)
"""Hills down and across: the land is made of random heights so far apart."""
_STEPS = 17
"""Heights at which a line runs."""
_STRONG = 4
"""Of so many lines one is stronger."""
_FINE_STEPS = 4
"""Bits of a pixel in which OpenCV draws."""


def draw_contours(size: Size, look: Look, seed: int) -> U8:
    """Return height lines on a dark ground as RGB, (h, w, 3); each seed gives another land."""
    width, height = size
    dark = _read_ink(look.get_ink("dark"))
    deep = _read_ink(look.get_ink("slate_deep"))
    light = _read_ink(look.get_ink("slate_light"))
    land = _make_land(size, seed)
    share = (0.25 + 0.45 * land)[..., None]
    ground = dark + share * (deep - dark)
    lines = np.zeros((height, width), np.uint8)
    for n in range(1, _STEPS):
        is_strong = n % _STRONG == 0
        _draw_level(
            lines, land > n / _STEPS, compute_scale(size), is_strong=is_strong
        )
    opacity = (lines / 255.0)[..., None]
    drawn: U8 = np.rint(ground + opacity * (light - ground)).astype(np.uint8)
    return drawn


def _make_land(size: Size, seed: int) -> NDArray[np.float32]:
    """Return smooth heights, (h, w), 0 to 1."""
    chance = np.random.default_rng(seed)
    heights = chance.random(_CELLS, np.float32)
    finer = chance.random((2 * _CELLS[0], 2 * _CELLS[1]), np.float32)
    land = cv2.resize(heights, size, interpolation=cv2.INTER_CUBIC)
    land = land + 0.3 * cv2.resize(finer, size, interpolation=cv2.INTER_CUBIC)
    least = float(land.min())
    span = float(land.max()) - least
    smooth: NDArray[np.float32] = ((land - least) / span).astype(np.float32)
    return smooth


def _draw_level(
    lines: U8, above: NDArray[np.bool_], k: float, *, is_strong: bool
) -> None:
    """Draw the line around all that is above a height."""
    edges, _ = cv2.findContours(
        above.astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE
    )
    grey = 90 if is_strong else 48
    thick = max(1, round((2.2 if is_strong else 1.4) * k))
    for edge in edges:
        smooth = cv2.GaussianBlur(edge.astype(np.float32), (1, 31), 0)
        points = np.rint(smooth * 2**_FINE_STEPS).astype(np.int32)
        cv2.polylines(
            lines, [points], True, grey, thick, cv2.LINE_AA, shift=_FINE_STEPS
        )


def _read_ink(colour: str) -> NDArray[np.float64]:
    """Return a colour `#rrggbb` as three numbers from 0 to 255."""
    return np.array(parse_colour(colour), np.float64)
