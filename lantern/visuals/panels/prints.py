"""A small print of a photograph: its white edge, the words on it, the pin that holds it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size, classify_shape
from lantern.graphics import vector
from lantern.graphics.colours import parse_colour
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import draw_lines_svg, wrap
from lantern.graphics.pixels import U8, Planes, to_rgb
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals.overlays.shadow import add_shadow
from lantern.visuals.panels.arrangement import FrameBox, make_even
from lantern.visuals.specs import PinSpec, PinsSpec

_EDGE = 9.0
_STRIP = 7.0
_SHADOW_MARGIN = 32.0
_PIN = 8.0
_BASELINE = 0.345
"""Pixels at 1080p: the white edge, above and below the words, room for the shadow, the radius of a
pin's head. From the middle of a line to its baseline, as a share of its type's size."""
_OF_INSET = 0.58
_OF_INSET_UPRIGHT = 0.66
"""The longer side of a print to that of an inset in the look."""
_SHAPES = {
    "landscape": (1.0, 0.75),
    "upright": (0.75, 1.0),
    "square": (1.0, 1.0),
}
MOST_LINES = 2


@dataclass(frozen=True)
class Print:
    """The sizes of a print in pixels of the frame: of its picture and of all of it."""

    picture: Size
    lines: tuple[str, ...]
    role: TypeRole
    width: float
    height: float


def plan_print(
    pin: PinSpec, pins: PinsSpec, look: Look, *, size: Size
) -> Print:
    """Return the sizes of a print in a frame of a size."""
    k = compute_scale(size)
    is_wide = classify_shape(size) == "wide"
    share = pins.style.inset * _OF_INSET
    if not is_wide:
        share = pins.style.inset_upright * _OF_INSET_UPRIGHT
    across, down = _SHAPES[pin.form]
    longer = (pin.size or share) * size[0]
    picture = (make_even(longer * across), make_even(longer * down))
    role = look.get_role("note", classify_shape(size) == "portrait")
    lines: list[str] = []
    strip = 0.0
    if pin.label:
        lines = wrap(pin.label, role, picture[0] / k)
        strip = (len(lines) * role.size * role.leading + 2 * _STRIP - _EDGE) * k
    return Print(
        picture,
        tuple(lines),
        role,
        picture[0] + 2 * _EDGE * k,
        picture[1] + 2 * _EDGE * k + strip,
    )


def draw_print(
    planned: Print, planes: Planes, look: Look, *, k: float
) -> Sprite:
    """Return a print with its picture; the middle of the print is at the frame's corner."""
    margin = math.ceil(_SHADOW_MARGIN * k)
    edge = round(_EDGE * k)
    across = math.ceil(planned.width)
    down = math.ceil(planned.height)
    drawn = np.zeros((down + 2 * margin, across + 2 * margin, 4), np.uint8)
    paper = drawn[margin : margin + down, margin : margin + across]
    paper[:] = (*parse_colour(look.get_ink("cream")), 255)
    w, h = planned.picture
    paper[edge : edge + h, edge : edge + w, :3] = to_rgb(planes)
    marked = _lay_over(
        drawn, _draw_marks(planned, look, (across, down), k=k), margin
    )
    box = FrameBox(margin, margin, across, down)
    shaded = add_shadow(marked, box.as_floats(), k)
    return Sprite(shaded, -margin - across / 2, -margin - down / 2)


def _draw_marks(planned: Print, look: Look, size: Size, *, k: float) -> U8:
    """Return the words and the pin's head, (h, w, 4), with a margin of a pin above them."""
    above = _PIN + 2
    area = (0.0, -above, size[0] / k, size[1] / k + above)
    role = planned.role
    words = ""
    if planned.lines:
        top = planned.picture[1] / k + _EDGE + _STRIP
        words = draw_lines_svg(
            planned.lines,
            _EDGE,
            top + (0.5 * role.leading + _BASELINE) * role.size,
            role=role,
            fill=look.get_ink("ink"),
            width=planned.picture[0] / k,
        )
    pin = (
        f'<circle cx="{size[0] / k / 2:.2f}" cy="0" r="{_PIN:.1f}" '
        f'fill="{look.get_ink("vermilion")}" stroke="{look.get_ink("cream")}" '
        'stroke-width="2"/>'
    )
    svg = vector.make_svg_document(
        words + pin, area, k, typefaces=look.typefaces
    )
    return vector.rasterize(svg, typefaces=look.typefaces)


def _lay_over(drawn: U8, marks: U8, margin: int) -> U8:
    """Return a print with its marks, whose lower edges are the same, at the left of the margin."""
    h, w = marks.shape[:2]
    bottom = drawn.shape[0] - margin
    rows = slice(bottom - h, bottom)
    columns = slice(margin, margin + w)
    part = drawn[rows, columns].astype(np.float32)
    over = marks.astype(np.float32)
    alpha = over[..., 3:] / 255
    total = alpha + part[..., 3:] / 255 * (1 - alpha)
    colours = over[..., :3] * alpha + part[..., :3] * (1 - alpha)
    result = drawn.copy()
    result[rows, columns, :3] = np.rint(colours)
    result[rows, columns, 3] = np.rint(total[..., 0] * 255)
    return result
