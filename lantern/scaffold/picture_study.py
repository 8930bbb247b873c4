"""What a picture shows that decides how a film frames it: faces, writing, what is clear."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core.units import Size
from lantern.graphics import photo
from lantern.graphics.faces import FaceBox, find_faces
from lantern.graphics.pixels import U8
from lantern.graphics.svg_file import is_svg
from lantern.graphics.transparency import flatten_alpha, has_alpha
from lantern.graphics.typefaces import BUNDLED

_STUDIED_SIDE = 700
"""Pixels along the longer side in which a page of writing is sought."""
_TONES = 16
"""Steps of brightness that are told apart."""
_PAGE_SHARE = 0.5
"""The share of one bright tone from which a picture looks like a page."""
_BRIGHT = 11
"""The darkest of the steps that paper has."""
_LEAST_INK = 0.01
"""The share of tones far darker than the paper that writing has at least."""
_INK_STEPS = 5
"""How many steps darker ink is."""


@dataclass(frozen=True)
class PictureStudy:
    """What a picture shows; `size` is (w, h) in pixels, upright.

    A page is bright with something dark on it: writing, a plan, a drawing.
    """

    size: Size
    faces: tuple[FaceBox, ...] = ()
    is_page: bool = False
    is_clear: bool = False
    """Whether it is see-through in places."""


def study_picture(path: Path) -> PictureStudy:
    """Look at a picture: whether it has faces, looks like a page, or is clear in places.

    Raises:
        AssetFailure: It can't be read.
    """
    size = photo.read_size(path)
    is_drawing = is_svg(path)
    width = min(_STUDIED_SIDE, size[0]) if is_drawing else None
    pixels = photo.read_with_alpha(path, width, typefaces=BUNDLED)
    rgb = flatten_alpha(pixels, None)
    small = photo.shrink(rgb, _STUDIED_SIDE / max(rgb.shape[:2]))
    faces: tuple[FaceBox, ...] = ()
    if not is_drawing:
        faces = find_faces(small)
    return PictureStudy(size, faces, looks_like_page(small), has_alpha(pixels))


def looks_like_page(rgb: U8) -> bool:
    """Tell whether most of a picture, (h, w, 3), is one bright tone with something dark on it."""
    tones = rgb.mean(axis=2).astype(np.int64) * _TONES // 256
    shares = np.bincount(tones.ravel(), minlength=_TONES) / tones.size
    # paper lies on both sides of a step's edge
    pairs = shares[:-1] + shares[1:]
    paper = int(pairs.argmax())
    ink = float(shares[: max(0, paper - _INK_STEPS)].sum())
    return paper >= _BRIGHT and pairs[paper] >= _PAGE_SHARE and ink >= _LEAST_INK
