"""The ground of a card: an empty printed page, or a picture darkened where type stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray

from lantern.core.store import digest_bytes, digest_file
from lantern.core.units import Size
from lantern.graphics import photo, pixels, vector
from lantern.graphics.look.bands import compute_scale, measure_page
from lantern.graphics.paper import apply_paper_texture, draw_page_svg
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import Typefaces
from lantern.graphics.vector import Box
from lantern.visuals.card.parts import CardLayout

if TYPE_CHECKING:
    from lantern.visuals import VisualContext

_BRIGHTEST = 118
"""Large cream type on a ground this light (of 255) still has a contrast of 4 : 1."""
_PixelBox = tuple[int, int, int, int]


def describe_ground(
    context: VisualContext, set_: CardLayout, picture: Path | None
) -> dict[str, object]:
    """Return all that decides the pixels of the ground, as JSON."""
    made_from = (
        digest_file(picture) if picture else digest_bytes(_page(context, set_).encode())
    )
    boxes = [element.box for element in set_.elements] if picture else []
    return {
        "ground": made_from,
        "boxes": boxes,
        "size": list(context.size),
        "grain": context.look.grain.card,
    }


def draw_ground(
    context: VisualContext,
    set_: CardLayout,
    picture: Path | None,
    *,
    focus: tuple[float, float],
) -> dict[str, NDArray[Any]]:
    """Draw the ground as planes: y (h, w), u and v (h/2, w/2).

    Raises:
        AssetFailure: the picture can't be read.
    """
    if picture is None:
        rgb = _draw_page(context, set_)
    else:
        whole = _read(picture, context.size, typefaces=context.look.typefaces)
        cropped = _cover(whole, context.size, focus)
        rgb = _darken_under_type(cropped, set_, context.size)
    frame = pixels.from_rgb(apply_paper_texture(rgb, context.look.grain.card))
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
        measure_page(context.size), context.look, "dark" if set_.dark else "light"
    )


def _read(picture: Path, size: Size, *, typefaces: Typefaces) -> U8:
    """Read a drawing or photograph as RGB; a drawing is made at least as large as the frame.

    Raises:
        AssetFailure: the picture can't be read.
    """
    w, h = photo.read_size(picture)
    width = math.ceil(max(size[0], size[1] * w / h * 1.04))
    return photo.read_pixels(picture, width, typefaces=typefaces)


def _cover(rgb: U8, size: Size, focus: tuple[float, float]) -> U8:
    """Crop to the frame with `focus` (shares of width and height) near the middle."""
    w, h = size
    have_h, have_w = rgb.shape[:2]
    factor = max(w / have_w, h / have_h)
    crop_w = min(have_w, round(w / factor))
    crop_h = min(have_h, round(h / factor))
    x = round(min(max(focus[0] * have_w - crop_w / 2, 0), have_w - crop_w))
    y = round(min(max(focus[1] * have_h - crop_h / 2, 0), have_h - crop_h))
    crop = rgb[y : y + crop_h, x : x + crop_w]
    interpolation = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(crop, size, interpolation=interpolation), np.uint8)


def _darken_under_type(rgb: U8, set_: CardLayout, size: Size) -> U8:
    """Darken the picture softly around the type, as much as the lightest place under it needs."""
    k = compute_scale(size)
    boxes = [_scale_box(element.box, k) for element in set_.elements]
    light = _measure_lightest(rgb, boxes)
    if light <= _BRIGHTEST:
        return rgb
    veil = _make_veil(boxes, size)
    share = 1 - np.clip(veil, 0, 1)[..., None] * (1 - _BRIGHTEST / light)
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
