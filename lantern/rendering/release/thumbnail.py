"""The thumbnail: a picture or map of the author's, or a frame of the film, with words on it."""

from __future__ import annotations

import io
import math
from dataclasses import replace

import numpy as np
from PIL import Image, ImageOps

from lantern.core.store import Store
from lantern.core.typography import set_quotes
from lantern.core.units import Frames, Rate, Shape, Size
from lantern.graphics import photo
from lantern.graphics.pixels import U8, to_rgb
from lantern.plan import Rendition
from lantern.plan.rendition import describe_shot
from lantern.plan.segments import POSTER_FRAME_SHARE
from lantern.plan.style_request import build_style_request
from lantern.rendering.frames import paint_bare_frame, paint_frame
from lantern.rendering.release.poster import set_poster
from lantern.script.film_script import SceneSource
from lantern.script.model.look import MAX_THUMBNAIL_TEXT, Thumbnail
from lantern.timeline import PlacedShot, Timeline
from lantern.visuals import compose
from lantern.visuals.requests import VisualRequest
from lantern.visuals.specs import MapSpec

SIZES: dict[Shape, Size] = {
    "wide": (1280, 720),
    "portrait": (1080, 1920),
    "square": (1080, 1080),
}
"""What platforms ask for beside a film of each shape."""
MAX_BYTES = 2_000_000
_QUALITIES = (92, 80, 60, 40)
_AT_REST = 1000
"""Frames after which a map shows all it has."""
_MIDDLE = (0.5, 0.5)
_LEFT_OF_MIDDLE = 0.4
"""A subject left of this has the words at its right."""


def make_thumbnail(rendition: Rendition, store: Store) -> bytes:
    """Return the thumbnail as JPEG, below MAX_BYTES if its least quality allows it."""
    picture = Image.fromarray(draw_thumbnail(rendition, store))
    for quality in _QUALITIES:
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=quality)
        if data.tell() < MAX_BYTES:
            break
    return data.getvalue()


def draw_thumbnail(
    rendition: Rendition, store: Store, size: Size | None = None
) -> U8:
    """Return the thumbnail's pixels, (h, w, 3), by default at the size of the film's shape."""
    film = rendition.script.film
    size = size or SIZES[rendition.output_format.shape]
    chosen = film.thumbnail or Thumbnail(text=shorten_title(film.title))
    ground = _paint_ground(rendition, chosen, size, store=store)
    text = chosen.text
    if ground is None:
        # a film of cards alone is shown by its first card, which has words of its own
        ground = _paint_scene(rendition, rendition.script.parts[0], store)
        text = film.thumbnail.text if film.thumbnail else None
    focus = chosen.focus or _MIDDLE
    image = ImageOps.fit(
        Image.fromarray(ground), size, Image.Resampling.LANCZOS, centering=focus
    )
    rgb = np.asarray(image, np.uint8)
    if text is None:
        return rgb
    printed = set_quotes(text, film.language)
    on_right = focus[0] < _LEFT_OF_MIDDLE
    return set_poster(rgb, printed, rendition.look, on_right=on_right)


def shorten_title(title: str) -> str:
    """Return as many words of a title as a thumbnail has room for, and `…` for the others."""
    if len(title) <= MAX_THUMBNAIL_TEXT:
        return title
    kept = title[: MAX_THUMBNAIL_TEXT - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,;:–—-") + "…"


def _paint_ground(
    rendition: Rendition, chosen: Thumbnail, size: Size, *, store: Store
) -> U8 | None:
    """Return the picture of a thumbnail, (h, w, 3); None for the first one if there is none."""
    if chosen.still:
        return _read_picture(rendition, size)
    if chosen.map:
        return _paint_map(
            rendition,
            chosen.map,
            store,
            view=chosen.view,
            size=size,
        )
    if chosen.scene:
        part = rendition.script.select(chosen.scene)
        assert part is not None  # checked when the script was read
        labels = chosen.text is None
        return _paint_scene(
            rendition,
            part,
            store,
            seconds=chosen.at,
            with_labels=labels,
        )
    first = _find_first_picture(rendition)
    return _paint_bare(rendition, first, store) if first else None


def _read_picture(rendition: Rendition, size: Size) -> U8:
    """Return the picture that the author chose, (h, w, 3)."""
    (asset,) = rendition.script.list_assets("thumbnail")
    width = _find_covering_width(photo.read_size(asset.path), size)
    return photo.read_pixels(
        asset.path, width, typefaces=rendition.look.typefaces
    )


def _paint_map(
    rendition: Rendition,
    file: str,
    store: Store,
    *,
    view: str | None,
    size: Size,
) -> U8:
    """Return a map as the film shows it when all has come, (h, w, 3), at one of its views."""
    authored = rendition.script.find_map_shot(file)
    assert authored is not None  # checked when the script was read
    shown = describe_shot(rendition, authored.scene, authored.shot)
    assert isinstance(shown, MapSpec)
    spec = _bring_all(
        replace(
            shown,
            view=view or shown.view,
            move=None,
        )
    )
    request = VisualRequest(
        spec, authored.scene.folder, rendition.script.places
    )
    style = replace(
        build_style_request(rendition),
        size=size,
        has_captions=False,
    )
    visual = compose.open_visual(
        request,
        Frames(_AT_REST),
        style,
        store=store,
        look=rendition.look,
    )
    return to_rgb(visual.paint(_AT_REST - 1))


def _bring_all(spec: MapSpec) -> MapSpec:
    """Return a map shot whose items are all there, none bound to words or dates."""
    show = (
        None if spec.show is None else tuple(sorted({*spec.show, *spec.when}))
    )
    return replace(
        spec,
        when={},
        show=show,
        dates=None,
        run=None,
        globe=None,
    )


def _paint_bare(rendition: Rendition, shot: PlacedShot, store: Store) -> U8:
    """Return a frame of a shot without anything laid over it, (h, w, 3)."""
    n = shot.start + round((shot.end - shot.start) * POSTER_FRAME_SHARE)
    return to_rgb(paint_bare_frame(rendition, n, store))


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


def _paint_scene(
    rendition: Rendition,
    part: SceneSource,
    store: Store,
    *,
    seconds: float | None = None,
    with_labels: bool = True,
) -> U8:
    """Return a frame of a scene, (h, w, 3), without captions.

    Args:
        rendition: the film as it was laid out.
        part: the scene.
        store: holds drawings.
        seconds: the frame's time in the scene; by default, what stands for its first shot.
        with_labels: what is laid over the picture is seen.
    """
    timeline = rendition.timeline
    n = find_thumbnail_frame(timeline, part, seconds=seconds)
    if not with_labels:
        return to_rgb(paint_bare_frame(rendition, n, store))
    # half a sentence tells nothing
    kept = tuple(each for each in timeline.overlays if each.kind != "caption")
    bare = replace(rendition, timeline=replace(timeline, overlays=kept))
    return to_rgb(paint_frame(bare, n, store))


def find_thumbnail_frame(
    timeline: Timeline, part: SceneSource, *, seconds: float | None
) -> Frames:
    """Return the frame of a scene at a time in it; by default what stands for its first shot."""
    first = next(c for c in timeline.shots if c.scene == part.number - 1)
    later = round((first.end - first.start) * POSTER_FRAME_SHARE)
    if seconds is not None:
        later = Rate(timeline.fps).to_frames(seconds)
    return Frames(min(first.start + later, timeline.total - 1))
