"""Whether a picture is a page: bright, with writing, a plan or a drawing on it."""

from __future__ import annotations

import numpy as np

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8

_TONES = 16
"""Steps of brightness that are told apart."""
_PAPER_SHARE = 0.5
"""The share of one bright tone from which a picture is on white."""
_BRIGHT_TONE = 11
"""The darkest of the steps that white has."""
_INK_TONES = 5
"""How many steps darker ink is."""
_LEAST_INK = 0.01
"""The share of ink that a picture on white has at least."""
_STROKE = 25
"""Pixels that are wider than a stroke of writing."""
_DARKER = 45
"""How much darker than the paper round them strokes are, of 255."""
_LEAST_STROKES = 0.02
_MOST_STROKES = 0.3
"""The share of strokes on a page of writing."""
_DARKEST_PAPER = 110
_USUAL_PAPER = 140
"""Paper in bad light: its darkest twentieth and its middle, of 255."""


def looks_like_page(rgb: U8) -> bool:
    """Tell whether a picture, (h, w, 3) and about 700 pixels long, looks like a page."""
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
    return _is_on_white(grey) or _has_writing(grey)


def _is_on_white(grey: U8) -> bool:
    """Tell whether most of a picture is one bright tone with something dark on it."""
    tones = grey.astype(np.int64) * _TONES // 256
    shares = np.bincount(tones.ravel(), minlength=_TONES) / grey.size
    # paper lies on both sides of a step's edge
    pairs = shares[:-1] + shares[1:]
    paper = int(pairs.argmax())
    ink = float(shares[: max(0, paper - _INK_TONES)].sum())
    is_paper = paper >= _BRIGHT_TONE and pairs[paper] >= _PAPER_SHARE
    return bool(is_paper and ink >= _LEAST_INK)


def _has_writing(grey: U8) -> bool:
    """Tell whether a picture is paper, perhaps in uneven light, with thin dark strokes on it."""
    square = np.ones((_STROKE, _STROKE), np.uint8)
    # strokes vanish when every pixel takes the brightest near it
    paper = np.asarray(
        cv2.morphologyEx(grey, cv2.MORPH_CLOSE, square), np.float64
    )
    strokes = float((grey < paper - _DARKER).mean())
    dark, usual = np.percentile(paper, [5, 50])
    is_paper = dark >= _DARKEST_PAPER and usual >= _USUAL_PAPER
    return bool(is_paper and _LEAST_STROKES <= strokes <= _MOST_STROKES)
