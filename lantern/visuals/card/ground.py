"""The ground of a card: an empty printed page, or a picture darkened where type stands."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray

from lantern.core.problems import AssetFailure, format_path
from lantern.core.store import digest_bytes, digest_file
from lantern.core.units import Size
from lantern.graphics import pixels, vector
from lantern.graphics.look import compute_scale, measure_page
from lantern.graphics.paper import apply_paper_texture, draw_page_svg
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import Typefaces
from lantern.visuals.card.parts import CardLayout

if TYPE_CHECKING:
    from lantern.visuals import VisualContext

_BRIGHTEST = 118
"""Large cream type on a ground this light (of 255) still has a contrast of 4 : 1."""


def describe_ground(
    context: VisualContext, set_: CardLayout, picture: Path | None
) -> dict[str, Any]:
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
    w, h = context.size
    if picture is None:
        type_ = context.look.typefaces
        svg = vector.make_svg_document(
            _page(context, set_),
            0,
            0,
            *measure_page(context.size),
            context.scale,
            typefaces=type_,
        )
        drawn = vector.rasterize(svg, typefaces=type_)
        rgb: U8 = np.ascontiguousarray(drawn[:h, :w, :3])
    else:
        rgb = _darken_under_type(
            _cover(
                _read(picture, context.size, typefaces=context.look.typefaces),
                context.size,
                focus,
            ),
            set_,
            context.size,
        )
    frame = pixels.from_rgb(apply_paper_texture(rgb, context.look.grain.card))
    return {"y": frame.y, "u": frame.u, "v": frame.v}


def _page(context: VisualContext, set_: CardLayout) -> str:
    return draw_page_svg(
        *measure_page(context.size), context.look, "dark" if set_.dark else "light"
    )


def _read(picture: Path, size: Size, *, typefaces: Typefaces) -> U8:
    """Read a drawing or photograph as RGB; a drawing is made at least as large as the frame.

    Raises:
        AssetFailure: the picture can't be read.
    """
    if picture.suffix.lower() == ".svg":
        try:
            text = picture.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise AssetFailure(
                f"{format_path(picture)} can't be read: {error}"
            ) from None
        small = vector.rasterize(text, 64, typefaces=typefaces)
        ratio = small.shape[1] / small.shape[0]
        drawn = vector.rasterize(
            text,
            math.ceil(max(size[0], size[1] * ratio * 1.04)),
            typefaces=typefaces,
        )
        return np.ascontiguousarray(drawn[..., :3])
    pixels = cv2.imread(str(picture), cv2.IMREAD_COLOR)
    if pixels is None:
        raise AssetFailure(f"{format_path(picture)} is no picture that can be read")
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)


def _cover(rgb: U8, size: Size, focus: tuple[float, float]) -> U8:
    """Crop to the frame with `focus` (shares of width and height) as near the middle as possible."""
    (w, h), (have_h, have_w) = size, rgb.shape[:2]
    factor = max(w / have_w, h / have_h)
    cut_w, cut_h = min(have_w, round(w / factor)), min(have_h, round(h / factor))
    x = round(min(max(focus[0] * have_w - cut_w / 2, 0), have_w - cut_w))
    y = round(min(max(focus[1] * have_h - cut_h / 2, 0), have_h - cut_h))
    cut = rgb[y : y + cut_h, x : x + cut_w]
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(cut, size, interpolation=how), np.uint8)


def _darken_under_type(rgb: U8, set_: CardLayout, size: Size) -> U8:
    """Darken the picture softly around the type, as much as the lightest place under it needs."""
    k, (w, h) = compute_scale(size), size
    boxes = [[round(v * k) for v in element.box] for element in set_.elements]
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    under = [
        grey[max(0, y) : max(1, y + bh), max(0, x) : max(1, x + bw)]
        for x, y, bw, bh in boxes
    ]
    light = max(
        (float(np.percentile(part, 90)) for part in under if part.size), default=0.0
    )
    if light <= _BRIGHTEST:
        return rgb
    small = np.zeros((64, 64), np.float32)
    x0, y0 = (min(box[i] for box in boxes) * 64 // size[i] for i in (0, 1))
    x1, y1 = (max(box[i] + box[i + 2] for box in boxes) * 64 // size[i] for i in (0, 1))
    cv2.rectangle(small, (x0 - 4, y0 - 3), (x1 + 2, y1 + 3), 1.0, -1)
    veil = cv2.resize(
        cv2.GaussianBlur(small, (0, 0), 3.5), (w, h), interpolation=cv2.INTER_CUBIC
    )
    kept = 1 - np.clip(veil, 0, 1)[..., None] * (1 - _BRIGHTEST / light)
    return np.rint(rgb * kept).astype(np.uint8)
