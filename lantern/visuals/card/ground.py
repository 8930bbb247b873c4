"""The ground of a card: an empty printed page, or a picture darkened where type stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantern.core.store import digest_bytes
from lantern.core.units import Size
from lantern.graphics import pixels, vector
from lantern.graphics.look.bands import compute_scale, measure_page
from lantern.graphics.opencv import cv2
from lantern.graphics.paper import apply_paper_texture, draw_page_svg
from lantern.graphics.pixels import U8
from lantern.graphics.vector import Box
from lantern.visuals.card.parts import CardLayout
from lantern.visuals.card.picture import CardPicture

if TYPE_CHECKING:
    from lantern.visuals import VisualContext

_BRIGHTEST = 106
"""Cream type on a ground this light (of 255) has a contrast of 4.6 : 1."""
_BRIGHTEST_QUIET = 45
"""All type on a ground this light has a contrast of 4.5 : 1, on its paper too; ochre the least."""
_BRIGHTEST_BESIDE = 84
_MOST_LIGHT = 0.6
"""How light a quiet ground is where no type stands (of 255), and how much of its light it keeps."""
_COLOUR = 0.75
_BLUR = 2.2
"""How much of its colour a quiet ground keeps, and how far it is blurred, in pixels at 1080p."""
_PixelBox = tuple[int, int, int, int]


def describe_ground(
    context: VisualContext, set_: CardLayout, picture: CardPicture | None
) -> dict[str, object]:
    """Return all that decides the pixels of the ground, as JSON."""
    about: dict[str, object] = {
        "size": list(context.size),
        "grain": context.look.grain.card,
    }
    if picture is None:
        page = _page(context, set_)
        return {**about, "ground": digest_bytes(page.encode()), "boxes": []}
    boxes = [element.box for element in set_.elements]
    return {**about, "ground": picture.describe(), "boxes": boxes}


def draw_ground(
    context: VisualContext, set_: CardLayout, picture: CardPicture | None
) -> dict[str, NDArray[Any]]:
    """Draw the ground as planes: y (h, w), u and v (h/2, w/2).

    Raises:
        AssetFailure: the picture can't be read.
    """
    if picture is None:
        rgb = _draw_page(context, set_)
    elif picture.is_quiet:
        rgb = _quiet(picture.draw(context), context.size)
        rgb = _darken_under_type(
            rgb, set_, context.size, limit=_BRIGHTEST_QUIET
        )
    else:
        limit = _BRIGHTEST if picture.seed is None else _BRIGHTEST_QUIET
        rgb = picture.draw(context)
        rgb = _darken_under_type(rgb, set_, context.size, limit=limit)
    look = context.look
    # dark paper is dyed through, and a page without grain is none
    specks = look.grain.card > 0 and not look.is_dark
    paper = apply_paper_texture(rgb, look.grain.card, specks=specks)
    frame = pixels.from_rgb(paper)
    return {"y": frame.y, "u": frame.u, "v": frame.v}


def _draw_page(context: VisualContext, set_: CardLayout) -> U8:
    width, height = context.size
    typefaces = context.look.typefaces
    svg = vector.make_svg_document(
        _page(context, set_),
        (0, 0, *measure_page(context.size)),
        context.scale,
        typefaces=typefaces,
    )
    drawn = vector.rasterize(svg, typefaces=typefaces)
    rgb: U8 = np.ascontiguousarray(drawn[:height, :width, :3])
    return rgb


def _page(context: VisualContext, set_: CardLayout) -> str:
    return draw_page_svg(
        measure_page(context.size),
        context.look,
        "dark" if set_.dark else "light",
    )


def _quiet(rgb: U8, size: Size) -> U8:
    """Return a picture for large type: out of focus, in weaker colours, and dark."""
    blurred = cv2.GaussianBlur(rgb, (0, 0), _BLUR * compute_scale(size))
    grey = cv2.cvtColor(blurred, cv2.COLOR_RGB2GRAY)[..., None].astype(
        np.float32
    )
    muted = grey + _COLOUR * (blurred - grey)
    lightest = max(1.0, float(np.percentile(grey, 99)))
    light = min(_MOST_LIGHT, _BRIGHTEST_BESIDE / lightest)
    quiet: U8 = np.rint(np.clip(muted * light, 0, 255)).astype(np.uint8)
    return quiet


def _darken_under_type(
    rgb: U8, set_: CardLayout, size: Size, *, limit: float
) -> U8:
    """Darken the picture softly around the type, as much as the lightest place under it needs."""
    k = compute_scale(size)
    boxes = [_scale_box(element.box, k) for element in set_.elements]
    light = _measure_lightest(rgb, boxes)
    if light <= limit:
        return rgb
    veil = _make_veil(boxes, size)
    share = 1 - np.clip(veil, 0, 1)[..., None] * (1 - limit / light)
    darkened: U8 = np.rint(rgb * share).astype(np.uint8)
    return darkened


def _scale_box(box: Box, k: float) -> _PixelBox:
    x, y, w, h = box
    return round(x * k), round(y * k), round(w * k), round(h * k)


def _measure_lightest(rgb: U8, boxes: Sequence[_PixelBox]) -> float:
    """Return the highest 90th percentile of the grey under a box, 0 to 255."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    light = 0.0
    for x, y, w, h in boxes:
        under = grey[max(0, y) : max(1, y + h), max(0, x) : max(1, x + w)]
        if under.size:
            light = max(light, float(np.percentile(under, 90)))
    return light


def _make_veil(boxes: Sequence[_PixelBox], size: Size) -> NDArray[Any]:
    """Return where to darken, 0 to 1, as (h, w): softly around all boxes."""
    w, h = size
    small = np.zeros((64, 64), np.float32)
    x0 = min(x for x, _, _, _ in boxes) * 64 // w
    y0 = min(y for _, y, _, _ in boxes) * 64 // h
    x1 = max(x + width for x, _, width, _ in boxes) * 64 // w
    y1 = max(y + height for _, y, _, height in boxes) * 64 // h
    cv2.rectangle(small, (x0 - 4, y0 - 3), (x1 + 2, y1 + 3), 1.0, -1)
    soft = cv2.GaussianBlur(small, (0, 0), 3.5)
    veil = cv2.resize(soft, (w, h), interpolation=cv2.INTER_CUBIC)
    return np.asarray(veil, np.float32)
