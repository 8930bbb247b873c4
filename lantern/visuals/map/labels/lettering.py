"""Words and signs as SVG about a local origin, with the boxes they fill. Knows type, not where things stand."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from lantern.graphics import vector
from lantern.graphics.typefaces import Typefaces
from lantern.graphics.vector import FontKey
from lantern.visuals.map.geometry.lines import F64, measure_lengths
from lantern.visuals.map.geometry.safe_area import PixelBounds as PixelBounds


@dataclass(frozen=True)
class TextStyle:
    """A face at a size in pixels, its colour, halo and tracking in em."""

    face: FontKey
    size: float
    colour: str
    halo: str
    tracking: float = 0.0
    opacity: float = 1.0
    casing: float = 0.85
    typefaces: Typefaces = field(kw_only=True)

    def measure_width(self, text: str) -> float:
        return vector.measure_text(
            text, self.face, self.size, self.tracking, typefaces=self.typefaces
        )

    @property
    def _attributes(self) -> str:
        family, weight, italic = self.face
        slant = ' font-style="italic"' if italic else ""
        return f'font-family="{family}" font-weight="{weight}" font-size="{self.size:.2f}"{slant}'


@dataclass(frozen=True)
class SvgDrawing:
    """SVG about the origin; `boxes` is the room its parts need, `ink` holds all it paints."""

    svg: str
    boxes: tuple[PixelBounds, ...]
    ink: PixelBounds

    def combine(self, other: SvgDrawing) -> SvgDrawing:
        """Both as one."""
        (a, b, c, d), (e, f, g, h) = self.ink, other.ink
        return SvgDrawing(
            self.svg + other.svg,
            self.boxes + other.boxes,
            (min(a, e), min(b, f), max(c, g), max(d, h)),
        )


def typeset_straight(text: str, kind: TextStyle, left: float, top: float) -> SvgDrawing:
    """One level line whose box has its top left corner there."""
    z, w = kind.size, kind.measure_width(text)
    casing = (
        f'stroke="{kind.halo}" stroke-width="{0.2 * z:.2f}" stroke-opacity="{kind.casing}" stroke-linejoin="round" '
        'paint-order="stroke"'
    )
    svg = (
        f'<text x="{left:.2f}" y="{top + 0.78 * z:.2f}" {kind._attributes} fill="{kind.colour}" '
        f'fill-opacity="{kind.opacity}" {casing} letter-spacing="{kind.tracking * z:.2f}">{vector.escape(text)}</text>'
    )
    box = (left - 2, top - 1, left + w + 2, top + z)
    return SvgDrawing(
        svg, (box,), (left - 0.3 * z, top - 0.3 * z, left + w + 0.4 * z, top + 1.35 * z)
    )


def typeset_curved(text: str, kind: TextStyle, line: F64, middle: float) -> SvgDrawing:
    """Letters set one by one along an even polyline, centred at arc length `middle`; the origin is (0, 0) of `line`."""
    z, run = kind.size, measure_lengths(line)
    at = middle - (kind.measure_width(text) - kind.tracking * z) / 2
    glyphs, boxes = [], []
    for letter, after in zip(text, f"{text[1:]} ", strict=True):
        advance = _advance(letter, kind.face, kind.typefaces) * z
        ends = np.array([at, at + advance])
        x, y = np.interp(ends, run, line[:, 0]), np.interp(ends, run, line[:, 1])
        angle = math.atan2(y[1] - y[0], x[1] - x[0])
        cx, cy = float(x.mean()), float(y.mean())
        if letter != " ":
            # the line runs through the letters' middle: half of about .6 em of height stands below it
            bx, by = cx - 0.3 * z * math.sin(angle), cy + 0.3 * z * math.cos(angle)
            glyphs.append(
                f'<text transform="translate({bx:.2f} {by:.2f}) rotate({math.degrees(angle):.2f})" '
                f'text-anchor="middle">{vector.escape(letter)}</text>'
            )
            half = max(advance, 0.75 * z) / 2
            boxes.append((cx - half, cy - half, cx + half, cy + half))
        at += (
            advance
            + (kind.tracking + _kern(letter, after, kind.face, kind.typefaces)) * z
        )
    letters = "".join(glyphs)
    casing = (
        f'<g {kind._attributes} fill="none" stroke="{kind.halo}" stroke-width="{0.2 * z:.2f}" '
        f'stroke-linejoin="round" stroke-opacity="{kind.casing}">{letters}</g>'
        if kind.casing
        else ""
    )
    svg = (
        casing
        + f'<g {kind._attributes} fill="{kind.colour}" fill-opacity="{kind.opacity}">{letters}</g>'
    )
    return SvgDrawing(svg, tuple(boxes), _bound_boxes(boxes, 0.5 * z))


@functools.lru_cache(maxsize=65_536)
def _advance(letter: str, face: FontKey, typefaces: Typefaces) -> float:
    """Return the width of a letter, in em."""
    return vector.measure_text(letter, face, 1.0, typefaces=typefaces)


@functools.lru_cache(maxsize=65_536)
def _kern(letter: str, after: str, face: FontKey, typefaces: Typefaces) -> float:
    """Return what a pair of letters moves together, in em."""
    return (
        vector.measure_text(letter + after, face, 1.0, typefaces=typefaces)
        - _advance(letter, face, typefaces)
        - _advance(after, face, typefaces)
    )


def _bound_boxes(boxes: Sequence[PixelBounds], margin: float) -> PixelBounds:
    low = np.array([b[:2] for b in boxes]).min(0) - margin
    high = np.array([b[2:] for b in boxes]).max(0) + margin
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
