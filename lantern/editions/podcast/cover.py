"""The cover of a podcast: the film's thumbnail as a square, large enough for every platform."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from lantern.core.store import Store
from lantern.plan import Rendition
from lantern.rendering.release.thumbnail import draw_thumbnail

MAX_BYTES = 500_000
"""What platforms take at most."""
_SIZES = (3000, 2000, 1400)
"""Pixels of a side, the best first; platforms ask for 1400 to 3000."""
_QUALITIES = (90, 82, 74, 66)
_LEAST_QUALITY = 40


def draw_cover(rendition: Rendition, store: Store) -> bytes:
    """Return the cover as JPEG: 3000 x 3000, or smaller where MAX_BYTES asks for it.

    The picture is framed and drawn for the square, and not enlarged from a frame of the film.
    """
    size = (_SIZES[0], _SIZES[0])
    form = replace(rendition.output_format, size=size)
    square = replace(rendition, output_format=form)
    picture = Image.fromarray(draw_thumbnail(square, store, size))
    for side in _SIZES:
        smaller = picture.resize((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            data = _encode(smaller, quality)
            if len(data) <= MAX_BYTES:
                return data
    return _encode(smaller, _LEAST_QUALITY)


def _encode(picture: Image.Image, quality: int) -> bytes:
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
    return data.getvalue()
