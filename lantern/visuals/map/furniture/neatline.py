"""The double line around a map, on a margin of paper."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.graphics.colours import parse_colour
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8
from lantern.graphics.pixels.sprites import Sprite

_DEPTH = 22
"""From the edge of the frame to the map, in pixels at 1080p."""
_FINE = 4
"""Samples a pixel, so that lines of a fraction of a pixel keep their weight."""


@dataclass(frozen=True)
class _Band:
    """A band of the profile, `start` to `end` from the edge in pixels at 1080p, alpha 0..255."""

    start: float
    end: float
    is_ink: bool
    alpha: int


_BANDS = (
    _Band(
        0,
        12,
        is_ink=False,
        alpha=255,
    ),
    _Band(
        12,
        15,
        is_ink=True,
        alpha=235,
    ),
    _Band(
        15,
        19.6,
        is_ink=False,
        alpha=130,
    ),
    _Band(
        19.6,
        21,
        is_ink=True,
        alpha=200,
    ),
)


def draw_neatline(
    size: Size, unit: float, *, ink: str, paper: str
) -> list[Sprite]:
    """Return the neatline as four strips in their places: top, bottom, left, right.

    From outside: opaque paper, a line of ink, half-transparent paper, a thin line of ink. `size` is
    the frame's in pixels, `unit` pixels per unit of type; the inks are written as #rrggbb.
    """
    w, h = size
    depth = max(2, round(_DEPTH * unit))
    profile = _sample_profile(
        depth,
        unit,
        ink=ink,
        paper=paper,
    )
    # the corners are mitred: a pixel has the colour of the edge that is nearer
    columns = np.arange(w)
    from_side = np.minimum(columns, columns[::-1])
    nearest = np.minimum(from_side[None, :], np.arange(depth)[:, None])
    top = profile[nearest]
    left = np.repeat(profile[None], h - 2 * depth, 0)
    bottom = np.asarray(cv2.flip(top, 0), np.uint8)
    right = np.asarray(cv2.flip(left, 1), np.uint8)
    return [
        Sprite(top, 0, 0),
        Sprite(bottom, 0, h - depth),
        Sprite(left, 0, depth),
        Sprite(right, w - depth, depth),
    ]


def _sample_profile(depth: int, unit: float, *, ink: str, paper: str) -> U8:
    """Return the colours from the edge inwards, (depth, 4) RGBA with straight alpha."""
    ink_rgb = parse_colour(ink)
    paper_rgb = parse_colour(paper)
    samples = np.zeros((depth * _FINE, 4), np.float32)
    at = (np.arange(depth * _FINE) + 0.5) / _FINE
    at = at / max(unit, 0.02)
    for band in _BANDS:
        rgb = ink_rgb if band.is_ink else paper_rgb
        is_in_band = (at >= band.start) & (at < band.end)
        samples[is_in_band] = (*rgb, band.alpha)
    return _average_samples(samples.reshape(depth, _FINE, 4))


def _average_samples(samples: F32) -> U8:
    """Return the mean colour over the second axis of (n, samples, 4) RGBA with straight alpha."""
    alpha = samples[..., 3:].mean(1)
    premultiplied = (samples[..., :3] * samples[..., 3:]).mean(1)
    rgb = premultiplied / np.maximum(alpha, 1)
    rgba = np.clip(np.rint(np.hstack([rgb, alpha])), 0, 255)
    return np.asarray(rgba, np.uint8)
