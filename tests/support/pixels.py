"""Pictures for tests of pixels, and where something is in them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.pixels import Planes

F64 = NDArray[np.float64]
U8 = NDArray[np.uint8]


def read_hex(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour written `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def make_picture(h: int, w: int, seed: int = 1) -> U8:
    """Return a smooth picture, (h, w, 3): soft blobs of colour."""
    small = np.random.default_rng(seed).random((4, 6, 3))
    ys = np.linspace(0, 3, h)
    xs = np.linspace(0, 5, w)
    rows = np.apply_along_axis(lambda c: np.interp(ys, range(4), c), 0, small)
    whole: F64 = np.apply_along_axis(
        lambda c: np.interp(xs, range(6), c), 1, rows
    )
    return np.rint(whole * 255).astype(np.uint8)


def make_blob(size: tuple[int, int], x: float, y: float) -> Planes:
    """Return a blob around (x, y) of the luma grid.

    Chroma is sampled where it is sited: left, between rows.
    """
    w, h = size
    columns = np.arange(float(w))
    rows = np.arange(float(h))
    half = _draw_bell(columns[::2] - x, rows[::2] + 0.5 - y)
    return Planes(_draw_bell(columns - x, rows - y), half, half.copy())


def _draw_bell(x: F64, y: F64) -> U8:
    bell: F64 = np.exp(-(x[None] ** 2 + y[:, None] ** 2) / 98)
    return np.rint(40 + 180 * bell).astype(np.uint8)


def find_middle(plane: U8, step: int) -> tuple[float, float]:
    """Return the centre of a blob in luma coordinates; `step` is 1 for luma and 2 for chroma."""
    weight = np.clip(plane.astype(float) - 42, 0, None)
    xs = np.arange(plane.shape[1]) * step
    ys = np.arange(plane.shape[0]) * step + (0.5 if step == 2 else 0)
    total = weight.sum()
    x = (weight.sum(0) * xs).sum() / total
    y = (weight.sum(1) * ys).sum() / total
    return float(x), float(y)
