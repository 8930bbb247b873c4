"""The weave of film in its gate: each frame lies a fraction of a pixel off the one before it."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass

import numpy as np

from lantern.graphics.look.easing import smoothstep
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8

_KNOT = 9
"""Frames of the film from one turn of its slow wandering to the next."""
_SLOW_SHARE = 0.7
"""How much of the weave wanders; the rest is another for each frame."""
_ACROSS = 0.6
"""Film is held less firmly along its way than across it."""
_TAPS = 4


@dataclass(frozen=True)
class WeaveOffset:
    """How far a frame lies off its place, to the right and down."""

    x: float
    y: float


def find_weave(seed: str, index: int) -> WeaveOffset:
    """Return the offset of a frame of a film, at most 1 either way; a seed has its own weave."""
    knot, between = divmod(index, _KNOT)
    share = smoothstep(between / _KNOT)
    before, after = _draw(seed, f"knot {knot}"), _draw(seed, f"knot {knot + 1}")
    own = _draw(seed, f"frame {index}")
    slow_x = before.x + (after.x - before.x) * share
    slow_y = before.y + (after.y - before.y) * share
    x = _SLOW_SHARE * slow_x + (1 - _SLOW_SHARE) * own.x
    y = _SLOW_SHARE * slow_y + (1 - _SLOW_SHARE) * own.y
    return WeaveOffset(_ACROSS * x, y)


def _draw(seed: str, name: str) -> WeaveOffset:
    """Return two numbers from -1 to 1 that a seed and a name decide."""
    digest = hashlib.blake2b(f"{seed} {name}".encode(), digest_size=4).digest()
    x, y = (
        int.from_bytes(digest[i : i + 2], "big") / 32767.5 - 1 for i in (0, 2)
    )
    return WeaveOffset(x, y)


def shift_plane(plane: U8, x: float, y: float) -> U8:
    """Return a plane moved by fractions of a pixel; its edges are repeated."""
    across, down = _list_taps(-x), _list_taps(-y)
    moved = cv2.sepFilter2D(
        plane, -1, across, down, borderType=cv2.BORDER_REPLICATE
    )
    return np.asarray(moved, np.uint8)


def _list_taps(place: float) -> F32:
    """Return the shares of the pixels around a place, an odd number of them.

    By R. Keys' cubic kernel (1981).
    """
    at = math.floor(place)
    f = place - at
    cubic = np.array(
        [
            -0.5 * f**3 + f**2 - 0.5 * f,
            1.5 * f**3 - 2.5 * f**2 + 1,
            -1.5 * f**3 + 2 * f**2 + 0.5 * f,
            0.5 * f**3 - 0.5 * f**2,
        ],
        np.float32,
    )
    reach = max(abs(at - 1), abs(at + 2))
    taps = np.zeros(2 * reach + 1, np.float32)
    first = reach + at - 1
    taps[first : first + _TAPS] = cubic
    return taps
