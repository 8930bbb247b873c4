"""The thumbnail: a picture of the author's, or a frame of the film."""

from __future__ import annotations

import io
import math
from dataclasses import replace

from PIL import Image, ImageOps

from lantern.core.store import Store
from lantern.core.units import Frames, Rate, Shape, Size
from lantern.graphics import photo
from lantern.graphics.pixels import U8, to_rgb
from lantern.plan import Rendition
from lantern.plan.segments import POSTER_FRAME_SHARE
from lantern.rendering.frames import paint_frame
from lantern.script.model.cards import TitleCard
from lantern.timeline.model import PlacedShot
from lantern.visuals import DrawingCache, VisualContext
from lantern.visuals.card import open_visual
from lantern.visuals.specs import CardSpec

SIZES: dict[Shape, Size] = {
    "wide": (1280, 720),
    "portrait": (1080, 1920),
    "square": (1080, 1080),
}
"""What platforms ask for beside a film of each shape."""
MAX_BYTES = 2_000_000
_QUALITIES = (92, 80, 60, 40)
_GROUND_FILE = "ground.png"
_AT_REST = 1000
"""Frames after which a title stands still."""


def make_thumbnail(rendition: Rendition, store: Store) -> bytes:
    """Return the thumbnail as JPEG, below MAX_BYTES if its least quality allows it."""
    size = SIZES[rendition.output_format.shape]
    rgb = _read_picture(rendition, size)
    if rgb is None and rendition.script.film.thumbnail is None:
        rgb = _paint_titled(rendition, size, store)
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


def _paint_titled(rendition: Rendition, size: Size, store: Store) -> U8 | None:
    """Return the film's first picture with its title on it; None if all its shots are cards."""
    shot = _find_first_picture(rendition)
    if shot is None:
        return None
    n = shot.start + round((shot.end - shot.start) * POSTER_FRAME_SHARE)
    timeline = replace(rendition.timeline, overlays=())
    ground = to_rgb(paint_frame(replace(rendition, timeline=timeline), n, store))
    card = CardSpec(TitleCard(title=rendition.script.film.title, ground=_GROUND_FILE))
    with store.open_scratch() as scratch:
        Image.fromarray(ground).save(scratch / _GROUND_FILE)
        context = VisualContext(
            find=lambda name: scratch / name,
            size=size,
            fps=rendition.timeline.fps,
            length=Frames(_AT_REST),
            look=rendition.look,
            drawing_cache=DrawingCache(store),
        )
        return to_rgb(open_visual(card, context).paint(_AT_REST - 1))


def _find_first_picture(rendition: Rendition) -> PlacedShot | None:
    """Return the first shot that shows anything but a card."""
    parts = rendition.script.parts
    for placed in rendition.timeline.shots:
        if parts[placed.scene].scene.shots[placed.shot].kind != "card":
            return placed
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
    seconds = None
    if chosen:
        seconds = chosen.at
        if chosen.scene:
            selected = script.select(chosen.scene)
            assert selected is not None  # checked when the script was read
            part = selected
    first = next(c for c in timeline.shots if c.scene == part.number - 1)
    later = round((first.end - first.start) * POSTER_FRAME_SHARE)
    if seconds is not None:
        later = Rate(timeline.fps).to_frames(seconds)
    n = min(first.start + later, timeline.total - 1)
    # half a sentence tells nothing
    overlays = tuple(each for each in timeline.overlays if each.kind != "caption")
    bare = replace(rendition, timeline=replace(timeline, overlays=overlays))
    return to_rgb(paint_frame(bare, n, store))
