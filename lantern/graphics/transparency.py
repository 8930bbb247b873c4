"""Pictures that are clear in places: laid on a ground, and whether they can be seen on it."""

from __future__ import annotations

import math

import numpy as np

from lantern.graphics.colours import parse_colour, parse_rgb
from lantern.graphics.contrast import compare_luminances, compute_luminance
from lantern.graphics.pixels import F32, U8

PAPER_COLOUR = "#efe3c9"
"""What transparent pictures are laid on: the paper of the look."""
DARK_COLOUR = "#241a15"
"""What they are laid on where they are too light for paper: its ink."""
LOST_SHARE = 0.6
"""The share of a picture that may go lost on a ground before its author is told."""
_LEAST_CONTRAST = 1.5
"""The ratio of luminances below which two colours can't be told apart at a glance (WCAG)."""
_SAMPLES = 512
"""Pixels along a side that are looked at."""
_ROWS = 256
"""Flattened at a time: floats of a large picture would take gigabytes."""


def has_alpha(pixels: U8) -> bool:
    """Return whether (h, w, 3) or (h, w, 4) pixels are clear anywhere."""
    return (
        pixels.ndim == 3
        and pixels.shape[2] == 4
        and bool((pixels[..., 3] < 255).any())
    )


def choose_ground(pixels: U8) -> str:
    """Return the colour to lay (h, w, 3) or (h, w, 4) pixels on: dark for light ones, else paper.

    What is clear nowhere counts as dark.
    """
    if not has_alpha(pixels):
        return PAPER_COLOUR
    on_paper = measure_lost(pixels, PAPER_COLOUR)
    if on_paper > 0.5 and measure_lost(pixels, DARK_COLOUR) < on_paper:
        return DARK_COLOUR
    return PAPER_COLOUR


def measure_lost(rgba: U8, ground: str) -> float:
    """Return the share (0 to 1) of a picture's ink that can't be told from a ground.

    The picture is (h, w, 4). Of one without any ink everything is lost.
    """
    step = max(1, math.ceil(max(rgba.shape[:2]) / _SAMPLES))
    sample = rgba[::step, ::step].astype(np.float64) / 255
    alpha = sample[..., 3]
    ink = float(alpha.sum())
    if ink == 0:
        return 1.0
    behind = compute_luminance(parse_rgb(ground))
    contrast = compare_luminances(compute_luminance(sample[..., :3]), behind)
    return float(alpha[contrast < _LEAST_CONTRAST].sum()) / ink


def flatten_alpha(pixels: U8, ground: str | None = None) -> U8:
    """Return (h, w, 3) or (h, w, 4) pixels as RGB; what is clear gets the colour of the ground.

    Without a ground it is one that the picture can be seen on.
    """
    if pixels.ndim == 3 and pixels.shape[2] == 3:
        return np.ascontiguousarray(pixels)
    colour = np.array(parse_colour(ground or choose_ground(pixels)), np.float32)
    mixed = np.empty((*pixels.shape[:2], 3), np.uint8)
    for top in range(0, len(pixels), _ROWS):
        rows = slice(top, top + _ROWS)
        mixed[rows] = _flatten_rows(pixels[rows], colour)
    return mixed


def _flatten_rows(rgba: U8, colour: F32) -> F32:
    """Return (h, w, 3), whole numbers, of pixels laid on a colour."""
    alpha = rgba[..., 3:].astype(np.float32) / 255
    laid = rgba[..., :3] * alpha + colour * (1 - alpha)
    return np.asarray(np.rint(laid), np.float32)
