"""The cover of a podcast: the film's thumbnail as a square, large enough for every platform."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from lantern.core.store import Store
from lantern.plan import Rendition
from lantern.rendering.release.thumbnail import (
    draw_thumbnail,
    find_thumbnail_frame,
    shorten_title,
)
from lantern.script.model.look import Thumbnail

MAX_BYTES = 500_000
"""What platforms take at most."""
_SIZES = (3000, 2000, 1400)
"""Pixels of a side, the best first; platforms ask for 1400 to 3000."""
_QUALITIES = (90, 82, 74, 66)
_LEAST_QUALITY = 40


def choose_cover(rendition: Rendition) -> Thumbnail | None:
    """Return the thumbnail that is the cover; None for the film's title on its first picture.

    A cover always has words in large type: the film's title where the thumbnail has none. A card
    has words already, but small ones, so it makes no cover.
    """
    film = rendition.script.film
    chosen = film.thumbnail
    if chosen is None or chosen.text is not None:
        return chosen
    if chosen.scene is not None and _shows_card(rendition, chosen):
        return None
    return chosen.model_copy(update={"text": shorten_title(film.title)})


def _shows_card(rendition: Rendition, chosen: Thumbnail) -> bool:
    """Tell whether a thumbnail is a frame of a card."""
    part = rendition.script.select(chosen.scene or "")
    assert part is not None  # checked when the script was read
    n = find_thumbnail_frame(rendition.timeline, part, seconds=chosen.at)
    (placed,) = rendition.timeline.find_shots(n, n + 1)
    scene = rendition.script.parts[placed.scene].scene
    return scene.shots[placed.shot].kind == "card"


def draw_cover(rendition: Rendition, store: Store) -> bytes:
    """Return the cover as JPEG: 3000 x 3000, or smaller where MAX_BYTES asks for it.

    The picture is framed and drawn for the square, and not enlarged from a frame of the film.
    """
    size = (_SIZES[0], _SIZES[0])
    script = rendition.script
    film = script.film.model_copy(update={"thumbnail": choose_cover(rendition)})
    square = replace(
        rendition,
        script=replace(script, film=film),
        output_format=replace(rendition.output_format, size=size),
    )
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
    picture.save(
        data,
        "JPEG",
        quality=quality,
        optimize=True,
        progressive=True,
    )
    return data.getvalue()
