"""A picture shown whole: in the middle of a colour, or mounted on itself, blurred and dark.

A mounted picture has a narrow border of paper and a soft shadow, and the frame's edge keeps its
distance. All lengths are shares of the ground's shorter side.
"""

from __future__ import annotations

import numpy as np

from lantern.core.units import Size
from lantern.graphics.colours import parse_colour
from lantern.graphics.opencv import cv2
from lantern.graphics.paper import apply_paper_texture
from lantern.graphics.pixels import U8
from lantern.script.model.framing import Move
from lantern.visuals.specs import StillSpec

_SHARE_OF_LONGER = 0.93
_SHARE_OF_SHORTER = 0.87
"""How much of each side of the ground a mounted picture takes at most."""
_BORDER = 0.011
_SHADOW_DROP = 0.009
_SHADOW_BLUR = 0.02
_SHADOW = 0.6
"""How much of its light the ground loses under the picture's edge."""
_SHRINK = 16
_BLUR = 1 / 12
"""How far the picture is blurred for its ground, as a share of its shorter side."""
_BRIGHTNESS = 0.45


def is_mounted(spec: StillSpec) -> bool:
    """Tell whether a contained picture is mounted: it is, where its author chose nothing else."""
    is_framed = isinstance(spec.move, Move) or spec.focus is not None
    return spec.ground == "blur" and not is_framed


def measure_ground(spec: StillSpec, picture: Size, frame: Size) -> Size:
    """Return the size of the ground of a picture: of the frame's shape, in the picture's pixels."""
    w, h = picture
    if is_mounted(spec):
        across, down = _SHARE_OF_LONGER, _SHARE_OF_SHORTER
        if frame[0] < frame[1]:
            across, down = down, across
        w = round(w / across)
        h = round(h / down)
    return max(w, round(h * frame[0] / frame[1])), max(
        h, round(w * frame[1] / frame[0])
    )


def place_on_ground(
    rgb: U8, size: Size, spec: StillSpec, *, paper: str, grain: float
) -> U8:
    """Return a picture in the middle of its ground of at least `size`, as (h, w, 3) RGB.

    Args:
        rgb: the picture, (h, w, 3).
        size: of the ground.
        spec: what the shot shows.
        paper: the colour of a mounted picture's border.
        grain: of the paper that the ground is printed on.
    """
    h, w = rgb.shape[:2]
    width, height = max(w, size[0]), max(h, size[1])
    x = (width - w) // 2
    y = (height - h) // 2
    if spec.ground != "blur":
        canvas = np.full(
            (height, width, 3), parse_colour(spec.ground), np.uint8
        )
    else:
        canvas = _blur(rgb, (width, height))
    if is_mounted(spec):
        canvas = _lay_border(canvas, (x, y, w, h), paper, grain=grain)
    canvas[y : y + h, x : x + w] = rgb
    return canvas


def _lay_border(
    canvas: U8, picture: tuple[int, int, int, int], paper: str, *, grain: float
) -> U8:
    """Return a ground in the paper's tone and grain, with the border and its shadow on it."""
    warm = np.rint(canvas * (np.array(parse_colour(paper)) / 255)).astype(
        np.uint8
    )
    border = max(1, round(_BORDER * min(canvas.shape[:2])))
    x, y, w, h = picture
    box = (x - border, y - border, w + 2 * border, h + 2 * border)
    laid = _drop_shadow(apply_paper_texture(warm, grain), box)
    _fill(laid, box, paper)
    return laid


def _blur(rgb: U8, size: Size) -> U8:
    """Return a picture at a size, blurred and darkened."""
    w, h = size
    small_size = (max(2, w // _SHRINK), max(2, h // _SHRINK))
    small = cv2.resize(rgb, small_size, interpolation=cv2.INTER_AREA)
    sigma = max(1.0, min(small.shape[:2]) * _BLUR)
    soft = cv2.GaussianBlur(small, (0, 0), sigma)
    large = cv2.resize(soft, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(large * _BRIGHTNESS, np.uint8)


def _drop_shadow(canvas: U8, box: tuple[int, int, int, int]) -> U8:
    """Return a ground with the soft shadow of a box on it."""
    height, width = canvas.shape[:2]
    scale = 4  # drawn small: it is soft
    side = min(width, height) / scale
    x, y, w, h = (length // scale for length in box)
    y += round(_SHADOW_DROP * side)
    mask = np.zeros((-(-height // scale), -(-width // scale)), np.float32)
    mask[max(0, y) : y + h, max(0, x) : x + w] = _SHADOW
    soft = cv2.GaussianBlur(mask, (0, 0), _SHADOW_BLUR * side)
    large = cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR)
    shaded: U8 = np.rint(canvas * (1 - large[..., None])).astype(np.uint8)
    return shaded


def _fill(canvas: U8, box: tuple[int, int, int, int], colour: str) -> None:
    x, y, w, h = box
    canvas[max(0, y) : y + h, max(0, x) : x + w] = parse_colour(colour)
