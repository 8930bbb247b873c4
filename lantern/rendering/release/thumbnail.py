"""The thumbnail: a picture of the author's, or a frame of the film."""

from __future__ import annotations

import io
import math
from dataclasses import replace

from PIL import Image, ImageOps

from lantern.core.store import Store
from lantern.core.units import Rate, Shape, Size
from lantern.graphics import photo
from lantern.graphics.pixels import U8, to_rgb
from lantern.plan import Rendition
from lantern.rendering.frames import paint_frame

SIZES: dict[Shape, Size] = {
    "wide": (1280, 720),
    "portrait": (1080, 1920),
    "square": (1080, 1080),
}
"""What platforms ask for beside a film of each shape."""
MAX_BYTES = 2_000_000
_QUALITIES = (92, 80, 60, 40)
_SECONDS = 3.5
"""When the frame is taken, from the start of the scene."""


def make_thumbnail(rendition: Rendition, store: Store) -> bytes:
    """Return the thumbnail as JPEG, below MAX_BYTES if its least quality allows it."""
    size = SIZES[rendition.output_format.shape]
    rgb = _read_picture(rendition, size)
    if rgb is None:
        rgb = _paint_poster(rendition, store)
    picture = ImageOps.fit(Image.fromarray(rgb), size, Image.Resampling.LANCZOS)
    for quality in _QUALITIES:
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=quality)
        if data.tell() < MAX_BYTES:
            break
    return data.getvalue()


def _read_picture(rendition: Rendition, size: Size) -> U8 | None:
    """Return the picture that the author chose, (h, w, 3); None if there is none."""
    for asset in rendition.script.list_assets("thumbnail"):
        width = _find_covering_width(photo.read_size(asset.path), size)
        return photo.read_pixels(asset.path, width, typefaces=rendition.look.typefaces)
    return None


def _find_covering_width(picture: Size, size: Size) -> int:
    """Return the width at which a drawing covers a frame."""
    return math.ceil(max(size[0], size[1] * picture[0] / picture[1]))


def _paint_poster(rendition: Rendition, store: Store) -> U8:
    """Return the frame that stands for the film, (h, w, 3), without captions."""
    timeline = rendition.timeline
    script = rendition.script
    chosen = script.film.thumbnail
    part = script.parts[0]
    seconds = _SECONDS
    if chosen:
        seconds = chosen.at
        if chosen.scene:
            selected = script.select(chosen.scene)
            assert selected is not None  # checked when the script was read
            part = selected
    start = next(c.start for c in timeline.shots if c.scene == part.number - 1)
    n = min(start + Rate(timeline.fps).to_frames(seconds), timeline.total - 1)
    # half a sentence tells nothing
    overlays = tuple(each for each in timeline.overlays if each.kind != "caption")
    bare = replace(rendition, timeline=replace(timeline, overlays=overlays))
    return to_rgb(paint_frame(bare, n, store))
