"""Words set beside a page or on a passage that is lifted off it, as sprites.

Lengths are pixels at 1080p where nothing else is said.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from lantern.graphics import vector
from lantern.graphics.look import Look
from lantern.graphics.look.type_role import RoleName
from lantern.graphics.paper import draw_rule_svg
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals.card.parts import (
    MIN_READABLE_SCALE,
    Entrance,
    TextBlock,
    draw_block,
    fit,
    fit_optional,
)
from lantern.visuals.document.table import FrameRegion

_MOST_LINES = 40
_ABOVE_BASELINE = 0.78
"""From the top of a line to its baseline, as a share of its size."""
_BELOW_BASELINE = 0.3
_BY_GAP = 64.0
_PAD = 44.0
"""Around the words on a slip of paper."""


@dataclass(frozen=True)
class SetWords:
    """Words that are set, and whose they are; all of a column."""

    block: TextBlock
    by: TextBlock | None

    @property
    def fits(self) -> bool:
        """Whether all of it fits at a readable size."""
        return self.block.fits and (self.by is None or self.by.fits)

    @property
    def height(self) -> float:
        """Return the height from the top of the first line to the foot of the last."""
        size = self.block.role.size
        height = self.block.depth + (_ABOVE_BASELINE + _BELOW_BASELINE) * size
        if self.by:
            height += _BY_GAP + self.by.depth
        return height

    @property
    def width(self) -> float:
        """Return the width of the longest line."""
        return max(self.block.width, self.by.width if self.by else 0.0)


def set_words(
    text: str,
    by: str | None,
    look: Look,
    *,
    role: RoleName,
    width: float,
    height: float,
) -> SetWords:
    """Return words in the largest type that fits into a room, at most that of the role."""
    name = fit_optional(by, look.roles["note"], width, lines=2)
    for percent in range(100, 40, -5):
        smaller = look.roles[role].scale_by(percent / 100)
        block = fit(text, smaller, width, lines=_MOST_LINES)
        words = SetWords(block, name)
        if block.role.size == smaller.size and words.height <= height:
            break
    is_readable = percent >= MIN_READABLE_SCALE * 100
    fits = is_readable and words.height <= height and block.width <= width
    return SetWords(replace(block, fits=fits), name)


def write_column(
    words: SetWords, look: Look, region: FrameRegion, *, k: float
) -> str:
    """Return light words in the middle of a region of the frame, as SVG.

    The region is in pixels of the frame, the SVG in those at 1080p.
    """
    y = region.y / k + (region.h / k - words.height) / 2
    return _draw(
        words,
        look.for_dark_ground(),
        x=region.x / k,
        y=y,
    )


def draw_column(
    words: SetWords, look: Look, region: FrameRegion, *, k: float
) -> Sprite:
    """Return light words in the middle of a region of the frame, which is in its pixels."""
    return _print(write_column(words, look, region, k=k), region, look, k=k)


def measure_slip(words: SetWords) -> float:
    """Return the height of the slip of paper that holds words."""
    return words.height + 2 * _PAD


def set_slip(
    text: str, by: str | None, look: Look, *, width: float, height: float
) -> SetWords:
    """Return the words of a slip of paper so wide, and at most so high."""
    return set_words(
        text,
        by,
        look,
        role="lead",
        width=width - 2 * _PAD,
        height=height - 2 * _PAD,
    )


def write_slip(
    words: SetWords, look: Look, region: FrameRegion, *, k: float
) -> str:
    """Return dark words on a slip of paper that fills a region of the frame, as SVG.

    The region is in pixels of the frame, the SVG in those at 1080p.
    """
    x, y, w, h = (
        length / k for length in (region.x, region.y, region.w, region.h)
    )
    paper = draw_rule_svg((x, y, w, h), look.get_ink("plate"))
    return paper + _draw(
        words,
        look,
        x=x + _PAD,
        y=y + (h - words.height) / 2,
    )


def draw_slip(
    words: SetWords, look: Look, region: FrameRegion, *, k: float
) -> Sprite:
    """Return dark words on a slip of paper that fills a region of the frame, in its pixels."""
    return _print(write_slip(words, look, region, k=k), region, look, k=k)


def _draw(words: SetWords, look: Look, *, x: float, y: float) -> str:
    """Return words as SVG, their top left corner at (x, y)."""
    size = words.block.role.size
    baseline = y + _ABOVE_BASELINE * size
    elements = [
        draw_block(
            (x, baseline), words.block, look.get_ink("ink"), enter=Entrance()
        )
    ]
    if words.by:
        foot = baseline + words.block.depth + _BY_GAP
        ink = look.get_ink("ink_2")
        elements.append(draw_block((x, foot), words.by, ink, enter=Entrance()))
    return "".join(element.body(0.0) for element in elements)


def _print(body: str, region: FrameRegion, look: Look, *, k: float) -> Sprite:
    """Return SVG in pixels at 1080p as a sprite that covers a region of the frame."""
    x0 = math.floor(region.x)
    y0 = math.floor(region.y)
    width = math.ceil(region.x + region.w) - x0
    height = math.ceil(region.y + region.h) - y0
    svg = vector.make_svg_document(
        body,
        (x0 / k, y0 / k, width / k, height / k),
        k,
        typefaces=look.typefaces,
    )
    drawn = vector.rasterize(svg, typefaces=look.typefaces)[:height, :width]
    return Sprite(drawn, x0, y0)
