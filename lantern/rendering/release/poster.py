"""A picture with a few words on it in large type, to be read at the size of a stamp.

Lists of films show thumbnails about 168 pixels wide, so type is set as large as it fits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lantern.core.direction import is_right_to_left
from lantern.core.units import Size
from lantern.graphics import vector
from lantern.graphics.look import Look
from lantern.graphics.look.easing import smoothstep
from lantern.graphics.look.typesetting import Anchor, draw_text_svg
from lantern.graphics.pixels import F32, U8
from lantern.visuals.card.parts import TextBlock, fit

_LARGEST = 0.2
"""The size of type as a share of the picture's width."""
_HIGHEST = 0.8
"""The height of all lines as a share of the picture's, beside its subject."""
_HIGHEST_BELOW = 0.4
"""The same where the words stand below the subject."""
_ROOM = {"beside": 0.62, "below": 0.88}
"""The width for the words, as a share of the picture's."""
_LINES = 4
_MARGIN = 0.055
_BOTTOM = 0.10
"""Free below the words; platforms put the length of a film at the lower right."""
_CLEARANCE = 0.04
"""How far the shade goes round the words before it fades, as a share of the width."""
_FADE = 0.2
_DARKEST = 0.34
"""What is left of the picture's light behind the words."""
_BRIGHTEST = 105
"""Cream type on a ground this light (of 255) has a contrast of more than 4.5 : 1."""
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
"""How much red, green and blue add to the light, by ITU-R BT.601."""
_RULE = 0.007
"""The height of the rule over the words, as a share of the width."""


@dataclass(frozen=True)
class _Placement:
    """Words set for a picture: in pixels, the left edge and the first baseline.

    `is_right`: they stand at the right edge. `is_beside`: the picture's subject has the other side.
    """

    block: TextBlock
    left: float
    baseline: float
    is_right: bool
    is_beside: bool

    @property
    def top(self) -> float:
        """The upper edge of the first line."""
        return self.baseline - self.block.role.size


def set_poster(rgb: U8, text: str, look: Look, *, on_right: bool = False) -> U8:
    """Return a picture with words on it, the ground behind them darkened.

    Args:
        rgb: the picture, (h, w, 3).
        text: a few words.
        look: whose type and inks are used.
        on_right: the words stand at the right of a wide picture; others have them below.
    """
    size = (rgb.shape[1], rgb.shape[0])
    placed = _place(text, size, look, on_right=on_right)
    dark = _darken(rgb, placed)
    drawn = vector.rasterize(
        _draw(placed, size, look), typefaces=look.typefaces
    )
    letters = drawn[: size[1], : size[0]]
    alpha = letters[..., 3:].astype(np.float32) / 255
    mixed = dark * (1 - alpha) + letters[..., :3] * alpha
    return np.asarray(np.rint(mixed), np.uint8)


def _place(text: str, size: Size, look: Look, *, on_right: bool) -> _Placement:
    width, height = size
    is_beside = width > height
    block = _set_largest(text, size, look)
    margin = width * _MARGIN
    is_right = is_right_to_left(text) or (on_right and is_beside)
    left = width - margin - block.width if is_right else margin
    baseline = height * (1 - _BOTTOM) - (len(block.lines) - 1) * block.step
    return _Placement(
        block,
        left,
        baseline,
        is_right=is_right,
        is_beside=is_beside,
    )


def _set_largest(text: str, size: Size, look: Look) -> TextBlock:
    """Return the words in the largest type that leaves the picture's subject its room."""
    width, height = size
    room = width * _ROOM["beside" if width > height else "below"]
    most = height * (_HIGHEST if width > height else _HIGHEST_BELOW)
    role = look.get_role("title")
    largest = role.scale_by(width * _LARGEST / role.size)
    block = fit(text, largest, room, lines=_LINES)
    while block.depth + block.role.size > most or block.width > room:
        largest = largest.scale_by(0.95)
        block = fit(text, largest, room, lines=_LINES)
    return block


def _draw(placed: _Placement, size: Size, look: Look) -> str:
    """Return the words and the rule over them as SVG."""
    block = placed.block
    x = placed.left + block.width if placed.is_right else placed.left
    anchor: Anchor = "end" if placed.is_right else "start"
    height = size[0] * _RULE
    rule_width = height * 18
    rule_x = x - rule_width if placed.is_right else x
    rule_y = placed.top - height * 2
    parts = [
        f'<rect x="{rule_x:.1f}" y="{rule_y:.1f}" width="{rule_width:.1f}"'
        f' height="{height:.1f}" fill="{look.get_ink("vermilion")}"/>'
    ]
    for i, line in enumerate(block.lines):
        parts.append(
            draw_text_svg(
                x,
                placed.baseline + i * block.step,
                line,
                role=block.role,
                fill=look.get_ink("cream"),
                anchor=anchor,
            )
        )
    box = (0, 0, *size)
    return vector.make_svg_document(
        "".join(parts), box, typefaces=look.typefaces
    )


def _darken(rgb: U8, placed: _Placement) -> F32:
    """Return the picture, (h, w, 3), dark enough behind the words, untouched far from them."""
    shade = _shade(rgb, placed)
    dark = rgb * (1 - (1 - _DARKEST) * shade)[..., None]
    brightest = _measure_brightest(dark, placed)
    if brightest > _BRIGHTEST:
        more = 1 - _BRIGHTEST / brightest
        dark = dark * (1 - more * shade)[..., None]
    return np.asarray(dark, np.float32)


def _shade(rgb: U8, placed: _Placement) -> F32:
    """Return how far each pixel, (h, w), is in the shade: 1 behind the words, 0 far from them."""
    height, width = rgb.shape[:2]
    top = placed.top - width * _CLEARANCE
    fade = width * _FADE
    down = [smoothstep((row - top + fade) / fade) for row in range(height)]
    rows = np.array(down, np.float32)[:, None]
    if not placed.is_beside:
        return np.repeat(rows, width, axis=1)
    reach = placed.block.width + width * (_MARGIN + _CLEARANCE)
    across = [
        1 - smoothstep((column - reach) / fade) for column in range(width)
    ]
    if placed.is_right:
        across.reverse()
    columns = np.array(across, np.float32)[None]
    return columns * rows


def _measure_brightest(dark: F32, placed: _Placement) -> float:
    """Return the light, 0 to 255, that few pixels behind the words exceed."""
    left = max(int(placed.left), 0)
    right = int(placed.left + placed.block.width)
    part = dark[max(int(placed.top), 0) :, left:right]
    return float(np.percentile(part @ _LUMA, 98))
