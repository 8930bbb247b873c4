"""Words as SVG about the origin, with the boxes they fill. Knows type, not where things stand."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from lantern.core.direction import is_right_to_left
from lantern.graphics import vector
from lantern.graphics.look.typesetting import escape_line, split_words
from lantern.graphics.script_type import hang_together
from lantern.graphics.typefaces import Typefaces
from lantern.graphics.vector import FontKey
from lantern.visuals.map.geometry.lines import (
    F64,
    interpolate_points,
    measure_lengths,
)
from lantern.visuals.map.geometry.safe_area import PixelBounds

_GLOW_WIDTHS = (0.28, 0.44, 0.6)
"""Strokes of a glow, in sizes of type."""


@dataclass(frozen=True)
class TextStyle:
    """A face at a size in pixels, its colour and halo as #rrggbb, its tracking in em.

    `opacity` is the type's, `casing` the halo's; without a casing type along a curve has no halo.
    `glow` is the opacity of a wide soft light around it, in the halo's colour.
    `typefaces` are the fonts of the film, which faces are looked up in.
    """

    face: FontKey
    size: float
    colour: str
    halo: str
    tracking: float = 0.0
    opacity: float = 1.0
    casing: float = 0.85
    glow: float = 0.0
    typefaces: Typefaces = field(kw_only=True)

    def measure_width(self, text: str) -> float:
        """Return the width of a line of type, in pixels."""
        return vector.measure_text(
            text,
            self.face,
            self.size,
            tracking=self.tracking,
            typefaces=self.typefaces,
        )

    def for_text(self, text: str) -> TextStyle:
        """Return the style with the face that has the letters of a text."""
        face = vector.choose_face(text, self.face, typefaces=self.typefaces)
        return replace(self, face=face)

    @property
    def font_attributes(self) -> str:
        """Return the SVG attributes of the face and its size."""
        family, weight, italic = self.face
        slant = ""
        if italic:
            slant = ' font-style="italic"'
        return f'font-family="{family}" font-weight="{weight}" font-size="{self.size:.2f}"{slant}'


@dataclass(frozen=True)
class SvgDrawing:
    """SVG about the origin; `boxes` is the room its parts need, `ink` is around all it paints."""

    svg: str
    boxes: tuple[PixelBounds, ...]
    ink: PixelBounds

    def combine(self, other: SvgDrawing) -> SvgDrawing:
        """Return both drawings as one, the other on top."""
        ink = (
            min(self.ink[0], other.ink[0]),
            min(self.ink[1], other.ink[1]),
            max(self.ink[2], other.ink[2]),
            max(self.ink[3], other.ink[3]),
        )
        return SvgDrawing(self.svg + other.svg, self.boxes + other.boxes, ink)


def place_drawing(drawing: SvgDrawing, x: float, y: float) -> SvgDrawing:
    """Return a drawing with its origin moved to (x, y), in pixels, rounded to whole pixels."""
    left = round(x)
    top = round(y)
    svg = f'<g transform="translate({left} {top})">{drawing.svg}</g>'
    boxes = tuple(_move_bounds(box, left, top) for box in drawing.boxes)
    return SvgDrawing(svg, boxes, _move_bounds(drawing.ink, left, top))


def _move_bounds(box: PixelBounds, x: int, y: int) -> PixelBounds:
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def typeset_straight(
    text: str, text_style: TextStyle, *, left: float, top: float
) -> SvgDrawing:
    """Draw a level line of type whose box has its top left corner at (left, top), in pixels."""
    text_style = text_style.for_text(text)
    size = text_style.size
    width = text_style.measure_width(text)
    casing = (
        f'stroke="{text_style.halo}" stroke-width="{0.2 * size:.2f}" '
        f'stroke-opacity="{text_style.casing}" stroke-linejoin="round" paint-order="stroke"'
    )
    svg = (
        f'<text x="{left:.2f}" y="{top + 0.78 * size:.2f}" {text_style.font_attributes} '
        f'fill="{text_style.colour}" fill-opacity="{text_style.opacity}" {casing} '
        f'letter-spacing="{text_style.tracking * size:.2f}">{escape_line(text)}</text>'
    )
    box = (left - 2, top - 1, left + width + 2, top + size)
    right = left + width + 0.4 * size
    ink = (left - 0.3 * size, top - 0.3 * size, right, top + 1.35 * size)
    return SvgDrawing(svg, (box,), ink)


@dataclass(frozen=True)
class _PlacedLetter:
    """A letter on a curve: its middle in pixels, its angle in radians, its advance in pixels.

    In scripts whose letters hang together it is a word of them.
    """

    letter: str
    x: float
    y: float
    angle: float
    advance: float


def typeset_curved(
    text: str, text_style: TextStyle, line: F64, *, middle: float
) -> SvgDrawing:
    """Draw letters one by one along a line, (n, 2) in pixels, centred at arc length `middle`.

    The origin of the drawing is that of the line.
    """
    text_style = text_style.for_text(text)
    size = text_style.size
    glyphs = ""
    boxes: list[PixelBounds] = []
    for placed in _place_letters(text, text_style, line, middle=middle):
        if placed.letter != " ":
            glyphs += _draw_letter(placed, size)
            boxes += _bound_letter(placed, size)
    svg = (
        f'<g {text_style.font_attributes} fill="{text_style.colour}" '
        f'fill-opacity="{text_style.opacity}">{glyphs}</g>'
    )
    if text_style.casing:
        svg = (
            _draw_halo(text_style, glyphs, 0.2, opacity=text_style.casing) + svg
        )
    if text_style.glow:
        for width in _GLOW_WIDTHS:
            opacity = text_style.glow / len(_GLOW_WIDTHS)
            svg = _draw_halo(text_style, glyphs, width, opacity=opacity) + svg
    return SvgDrawing(svg, tuple(boxes), _bound_boxes(boxes, 0.5 * size))


def _draw_halo(
    text_style: TextStyle, glyphs: str, width: float, *, opacity: float
) -> str:
    """Return the SVG of letters stroked in the halo's colour; `width` is in sizes of type."""
    return (
        f'<g {text_style.font_attributes} fill="none" stroke="{text_style.halo}" '
        f'stroke-width="{width * text_style.size:.2f}" stroke-linejoin="round" '
        f'stroke-opacity="{opacity:.3g}">{glyphs}</g>'
    )


def _place_letters(
    text: str, text_style: TextStyle, line: F64, *, middle: float
) -> Iterator[_PlacedLetter]:
    """Yield the letters of a text, spaces too, with their places along a line."""
    run = measure_lengths(line)
    spans = _centre_spans(text, text_style, middle)
    lefts = interpolate_points(line, run, spans[:, 0]).tolist()
    rights = interpolate_points(line, run, spans[:, 1]).tolist()
    letters = _split_letters(text)
    for letter, left, right, advance in zip(
        letters, lefts, rights, _list_advances(letters, text_style), strict=True
    ):
        angle = math.atan2(right[1] - left[1], right[0] - left[0])
        x = (left[0] + right[0]) / 2
        y = (left[1] + right[1]) / 2
        yield _PlacedLetter(letter, x, y, angle, advance)


def _centre_spans(text: str, text_style: TextStyle, middle: float) -> F64:
    """Return where each letter begins and ends on a line, all of them centred at `middle`."""
    width = (
        text_style.measure_width(text) - text_style.tracking * text_style.size
    )
    spans = _measure_spans(text, text_style, middle - width / 2)
    if hang_together(text):  # no tracking stands inside its words
        spans += middle - (spans[0, 0] + spans[-1, 1]) / 2
    return spans


def _split_letters(text: str) -> Sequence[str]:
    """Return what stands one after the other on a curve, from left to right: letters.

    Letters that change their shapes beside others stay together as a word.
    """
    if not hang_together(text):
        return text
    words: list[str] = []
    for word in split_words(text):
        if word.startswith(" "):
            words.append(" ")
        words.append(word.removeprefix(" "))
    if is_right_to_left(text):
        words.reverse()
    return words


def _list_advances(text: Sequence[str], text_style: TextStyle) -> list[float]:
    """Return the advance of each letter, in pixels."""
    face = text_style.face
    typefaces = text_style.typefaces
    return [
        _measure_advance(letter, face, typefaces) * text_style.size
        for letter in text
    ]


def _measure_spans(text: str, text_style: TextStyle, start: float) -> F64:
    """Return where each letter begins and ends on a line, (n, 2) in pixels."""
    face = text_style.face
    typefaces = text_style.typefaces
    at = start
    spans = []
    letters = _split_letters(text)
    advances = _list_advances(letters, text_style)
    # what hangs together has tracking neither inside its words nor between them
    tracking = 0.0 if hang_together(text) else text_style.tracking
    for (letter, after), advance in zip(
        itertools.pairwise([*letters, " "]), advances, strict=True
    ):
        spans.append([at, at + advance])
        kern = _measure_kern(letter, after, face, typefaces=typefaces)
        at += advance + (tracking + kern) * text_style.size
    return np.array(spans).reshape(-1, 2)


def _draw_letter(placed: _PlacedLetter, size: float) -> str:
    # the line runs through the middle of letters about 0.6 em high: half of that is below it
    x = placed.x - 0.3 * size * math.sin(placed.angle)
    y = placed.y + 0.3 * size * math.cos(placed.angle)
    return (
        f'<text transform="translate({x:.2f} {y:.2f}) '
        f'rotate({math.degrees(placed.angle):.2f})" text-anchor="middle">'
        f"{vector.escape(placed.letter)}</text>"
    )


def _bound_letter(placed: _PlacedLetter, size: float) -> Iterator[PixelBounds]:
    """Yield the box of a letter, or those of the parts of a word, one after the other."""
    count = len(placed.letter) if hang_together(placed.letter) else 1
    part = placed.advance / count
    half = max(part, 0.75 * size) / 2
    for i in range(count):
        along = part * (i - (count - 1) / 2)
        x = placed.x + along * math.cos(placed.angle)
        y = placed.y + along * math.sin(placed.angle)
        yield (x - half, y - half, x + half, y + half)


@functools.lru_cache(maxsize=65_536)
def _measure_advance(letter: str, face: FontKey, typefaces: Typefaces) -> float:
    """Return the advance of a letter, in em."""
    return vector.measure_text(letter, face, 1.0, typefaces=typefaces)


@functools.lru_cache(maxsize=65_536)
def _measure_kern(
    letter: str, after: str, face: FontKey, *, typefaces: Typefaces
) -> float:
    """Return how much further apart a pair of letters is than their advances say, in em."""
    pair = vector.measure_text(letter + after, face, 1.0, typefaces=typefaces)
    first = _measure_advance(letter, face, typefaces)
    return pair - first - _measure_advance(after, face, typefaces)


def _bound_boxes(boxes: Sequence[PixelBounds], margin: float) -> PixelBounds:
    """Return what is around boxes, with a margin in pixels."""
    edges = np.array(boxes)
    left, top = (edges[:, :2].min(0) - margin).tolist()
    right, bottom = (edges[:, 2:].max(0) + margin).tolist()
    return left, top, right, bottom
