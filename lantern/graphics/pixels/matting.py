"""Cut a picture out of its ground: two frames on flat grounds, dark and light, tell its alpha.

A. R. Smith and J. F. Blinn, Blue Screen Matting, 1996 (triangulation).
"""

from __future__ import annotations

import numpy as np

from lantern.graphics.pixels import (
    F32,
    U8,
    Planes,
    bt709,
    convert_hex_to_yuv,
    enlarge_chroma,
)
from lantern.graphics.pixels.arrays import round_to_bytes
from lantern.graphics.pixels.straight_alpha import (
    LEAST_COLOURED,
    pack_yuva444p10,
    spread,
)

DARK = "#0c0c0c"
LIGHT = "#f3f3f3"
"""The two grounds: far enough from black and white that no grain on them is cut off."""
_GREY = 128
"""Chroma of both."""
_ROUNDING = 0.015
"""Alpha that rounding makes of nothing, or takes from all."""


def cut_out(on_dark: Planes, on_light: Planes) -> bytes:
    """Return what two frames show beside their grounds, DARK and LIGHT, as yuva444p10le.

    Its alpha is straight.
    """
    alpha = _find_alpha(on_dark, on_light)
    dark, _, _ = convert_hex_to_yuv(DARK)
    luma = _unmix(on_dark.y, alpha, ground=dark)
    half = np.asarray(bt709.halve_columns(bt709.halve_rows(alpha)), np.float32)
    u = _unmix(_mean(on_dark.u, on_light.u), half, ground=_GREY)
    v = _unmix(_mean(on_dark.v, on_light.v), half, ground=_GREY)
    small = Planes(on_dark.y, round_to_bytes(u), round_to_bytes(v))
    return pack_yuva444p10(luma, *enlarge_chroma(small), alpha=alpha * 255)


def _find_alpha(on_dark: Planes, on_light: Planes) -> F32:
    """Return the alpha of each pixel, (h, w), 0 to 1: the less, the more the grounds show."""
    dark, _, _ = convert_hex_to_yuv(DARK)
    light, _, _ = convert_hex_to_yuv(LIGHT)
    shown = (on_light.y.astype(np.float32) - on_dark.y) / (light - dark)
    sure = (1 - shown - _ROUNDING) / (1 - 2 * _ROUNDING)
    return np.asarray(np.clip(sure, 0, 1), np.float32)


def _mean(a: U8, b: U8) -> F32:
    return np.asarray((a.astype(np.float32) + b) / 2, np.float32)


def _unmix(plane: U8 | F32, alpha: F32, *, ground: int) -> F32:
    """Return the colours, (h, w), that give a plane when they are mixed with a ground."""
    ink = plane - ground * (1 - alpha)
    seen = alpha >= LEAST_COLOURED / 255
    straight = np.divide(
        ink,
        alpha,
        out=np.zeros_like(ink),
        where=seen,
    )
    return spread(np.clip(straight, 0, 255)[..., None], seen)[..., 0]
