"""The signs of units as SVG: a block, a flag or a NATO sign that stands on its point of the map.

The point is the origin, and the sign stands above it, so that a town's own sign and name stay free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.colours import parse_rgb
from lantern.graphics.vector import FontKey
from lantern.visuals.map.basemap.contrast import compute_contrast
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.labels.branch_signs import BOX, draw_branch
from lantern.visuals.map.labels.faces import SANS_BOLD, SANS_SEMIBOLD
from lantern.visuals.map.labels.flag_pictures import FLAG_HEIGHT, FLAG_WIDTH
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    typeset_straight,
)
from lantern.visuals.map.motion.item_inks import ItemInks, choose_item_inks
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.map_units import MapUnit

STEM = 20.0
"""From the point up to the body of a sign."""
_TIP = 6.5
"""From the point up to the sign's own tip: a town's sign has room below it."""
_FOOT = 9.0
"""From the point up to what names keep off."""
_STEM_HALF = 7.0
_CASING = 3.0
_EDGE = 1.6
BLOCK_HEIGHT = 44.0
LEAST_BLOCK = 62.0
_PADDING = 14.0
_INSET = 4.5
_PATTERN_WIDTH = 2.2
_BAR_WIDTH = 4.0
_POLE = 4.0
_FLAG_WAVE = 4.0
_STRENGTH_SIZE = 26.0
_NAME_SIZE = 25.0
_LINE_GAP = 3.0
"""Sizes in pixels at 1080p."""


@dataclass(frozen=True)
class MapLine:
    """A line of type and its face."""

    text: str
    face: FontKey


def draw_unit(
    unit: MapUnit, style: MapStyle, unit_px: float, *, picture: str = ""
) -> SvgDrawing:
    """Draw the sign of a unit about the point where it stands.

    Args:
        unit: the unit.
        style: what its side wears, and the type.
        unit_px: pixels per unit of type, 1 at 1080p.
        picture: the address of its flag's picture; without one it is of its side's colour.
    """
    inks = choose_item_inks(unit, style)
    drawn = unit.drawn_as
    if drawn == "flag":
        body = _draw_flag(
            unit,
            inks,
            style,
            unit_px=unit_px,
            picture=picture,
        )
    elif drawn == "nato":
        body = _draw_nato(unit, inks, style, unit_px=unit_px)
    else:
        body = _draw_block(unit, inks, style, unit_px=unit_px)
    return _add_lines(
        body,
        list_lines(unit),
        inks,
        style=style,
        unit_px=unit_px,
    )


def choose_paint(body: str, style: MapStyle) -> str:
    """Return the ink of the map that is best read on a side's colour."""
    colour = parse_rgb(body)
    inks = (style.halo, style.paper, style.ink)
    return max(inks, key=lambda ink: compute_contrast(parse_rgb(ink), colour))


def list_lines(unit: MapUnit) -> list[MapLine]:
    """Return what stands over a sign, from above to below."""
    lines = [MapLine(unit.name, SANS_SEMIBOLD)]
    if unit.drawn_as != "block" or unit.echelon:
        lines.append(MapLine(unit.strength, SANS_BOLD))
    return [line for line in lines if line.text]


# Bodies


def _draw_block(
    unit: MapUnit, inks: ItemInks, style: MapStyle, *, unit_px: float
) -> SvgDrawing:
    """Draw a block with the strength written on it."""
    text = "" if unit.echelon else unit.strength
    text_style = TextStyle(
        SANS_BOLD,
        _STRENGTH_SIZE * unit_px,
        choose_paint(_fill(inks, style), style),
        style.halo,
        casing=0.0,
        typefaces=style.typefaces,
    )
    width = LEAST_BLOCK * unit_px
    drawn = ""
    if text:
        letters = text_style.measure_width(text)
        width = max(width, letters + 2 * _PADDING * unit_px)
        middle = -(STEM + BLOCK_HEIGHT / 2) * unit_px
        top = middle - 0.53 * text_style.size
        drawn = typeset_straight(
            text,
            text_style,
            left=-letters / 2,
            top=top,
        ).svg
    body = draw_body(
        width,
        BLOCK_HEIGHT * unit_px,
        inks,
        style=style,
        unit_px=unit_px,
    )
    return SvgDrawing(body.svg + drawn, body.boxes, body.ink)


def _draw_nato(
    unit: MapUnit, inks: ItemInks, style: MapStyle, *, unit_px: float
) -> SvgDrawing:
    """Draw a frame with the sign of a branch."""
    width, height = BOX
    body = draw_body(
        width * unit_px,
        height * unit_px,
        inks,
        style=style,
        unit_px=unit_px,
    )
    sign = draw_branch(
        unit.branch or "infantry",
        choose_paint(_fill(inks, style), style),
        unit_px,
    )
    up = -(STEM + height / 2) * unit_px
    svg = f'{body.svg}<g transform="translate(0 {up:.2f})">{sign}</g>'
    return SvgDrawing(svg, body.boxes, body.ink)


def _fill(inks: ItemInks, style: MapStyle) -> str:
    return style.paper if inks.pattern == "hollow" else inks.body


def draw_body(
    width: float,
    height: float,
    inks: ItemInks,
    *,
    style: MapStyle,
    unit_px: float,
) -> SvgDrawing:
    """Draw the panel of a sign, with a point below it; its pattern tells the side, too."""
    half = width / 2
    low = -STEM * unit_px
    high = low - height
    outline = _trace_panel(half, low, high, unit_px=unit_px)
    casing = (
        f'<path d="{outline}" fill="{style.halo}" stroke="{style.halo}"'
        f' stroke-width="{2 * _CASING * unit_px:.2f}" stroke-linejoin="round"'
        ' stroke-opacity=".9"/>'
    )
    edge = inks.body if inks.pattern == "hollow" else inks.edge
    edge_width = _EDGE * (2.4 if inks.pattern == "hollow" else 1.0) * unit_px
    panel = (
        f'<path d="{outline}" fill="{_fill(inks, style)}" stroke="{edge}"'
        f' stroke-width="{edge_width:.2f}" stroke-linejoin="round"/>'
    )
    pattern = _draw_pattern(
        half,
        low,
        high,
        inks=inks,
        style=style,
        unit_px=unit_px,
    )
    box = _grow((-half, high, half, low), _CASING * unit_px)
    ink = (box[0] - 2, box[1] - 2, box[2] + 2, _CASING * unit_px + 3)
    boxes = (box, _bound_stem(unit_px))
    return SvgDrawing(casing + panel + pattern, boxes, ink)


def _bound_stem(unit_px: float) -> PixelBounds:
    """Return the box of a sign's foot; it leaves a town its own sign."""
    half = _STEM_HALF * unit_px
    return -half, -STEM * unit_px, half, -_FOOT * unit_px


def _trace_panel(
    half: float, low: float, high: float, *, unit_px: float
) -> str:
    """Return the SVG path data of a panel whose tip is over the origin."""
    stem = _STEM_HALF * unit_px
    tip = -_TIP * unit_px
    return (
        f"M0 {tip:.2f}L{-stem:.2f} {low:.2f}H{-half:.2f}V{high:.2f}H{half:.2f}V{low:.2f}"
        f"H{stem:.2f}Z"
    )


def _draw_pattern(
    half: float,
    low: float,
    high: float,
    *,
    inks: ItemInks,
    style: MapStyle,
    unit_px: float,
) -> str:
    """Return what tells a side without its colour: a line inside the edge, or bars at the ends."""
    inset = _INSET * unit_px
    paint = choose_paint(inks.body, style)
    if inks.pattern == "stripe":
        return (
            f'<rect x="{inset - half:.2f}" y="{high + inset:.2f}"'
            f' width="{2 * (half - inset):.2f}" height="{low - high - 2 * inset:.2f}"'
            f' fill="none" stroke="{paint}" stroke-width="{_PATTERN_WIDTH * unit_px:.2f}"/>'
        )
    if inks.pattern != "bars":
        return ""
    bar = _BAR_WIDTH * unit_px
    rects = ""
    for left in (inset - half, half - inset - bar):
        rects += (
            f'<rect x="{left:.2f}" y="{high:.2f}" width="{bar:.2f}"'
            f' height="{low - high:.2f}" fill="{paint}"/>'
        )
    return rects


def _draw_flag(
    unit: MapUnit,
    inks: ItemInks,
    style: MapStyle,
    *,
    unit_px: float,
    picture: str,
) -> SvgDrawing:
    """Draw a flag of the side's colour, or a picture, on a pole that stands on the point."""
    u = unit_px
    top = -(STEM + BLOCK_HEIGHT + 4) * u
    low = top + (FLAG_HEIGHT + 4) * u
    high = top + 4 * u
    right = FLAG_WIDTH * u
    wave = _FLAG_WAVE * u
    cloth = (
        f"M0 {high:.2f}C{right * 0.3:.2f} {high - wave:.2f} {right * 0.6:.2f}"
        f" {high + wave:.2f} {right:.2f} {high:.2f}V{low:.2f}C{right * 0.6:.2f}"
        f" {low + wave:.2f} {right * 0.3:.2f} {low - wave:.2f} 0 {low:.2f}Z"
    )
    pole = f"M0 {-(_TIP + 3) * u:.2f}V{top:.2f}"
    shown = ""
    if picture:
        shown = (
            f'<clipPath id="flag-{unit.id}"><path d="{cloth}"/></clipPath>'
            f'<image href="{picture}" x="0" y="{high - wave:.2f}" width="{right:.2f}"'
            f' height="{low - high + 2 * wave:.2f}" preserveAspectRatio="none"'
            f' clip-path="url(#flag-{unit.id})"/>'
        )
    svg = (
        f'<path d="{pole}" stroke="{style.halo}" stroke-width="{(_POLE + 2 * _CASING) * u:.2f}"'
        f' stroke-linecap="round"/><path d="{cloth}" fill="{style.halo}"'
        f' stroke="{style.halo}" stroke-width="{2 * _CASING * u:.2f}"'
        f' stroke-linejoin="round"/><path d="{cloth}" fill="{_fill(inks, style)}"'
        f' stroke="{inks.edge}" stroke-width="{_EDGE * u:.2f}" stroke-linejoin="round"/>'
        f'{shown}<path d="{pole}" stroke="{style.ink}" stroke-width="{_POLE * u:.2f}"'
        ' stroke-linecap="round"/>'
    )
    box = _grow((-_POLE * u, top, right, -STEM * u), _CASING * u)
    ink = (box[0] - 2, box[1] - 2, box[2] + 2, (_CASING + _POLE) * u + 2)
    return SvgDrawing(svg, (box, _bound_stem(u)), ink)


# Lines over a sign


def _add_lines(
    body: SvgDrawing,
    lines: Sequence[MapLine],
    inks: ItemInks,
    *,
    style: MapStyle,
    unit_px: float,
) -> SvgDrawing:
    """Return a sign with lines of type over its middle, the last one next to it."""
    left, top, right, _ = body.boxes[0]
    middle = (left + right) / 2
    drawing = body
    for line in reversed(lines):
        text_style = TextStyle(
            line.face,
            _NAME_SIZE * unit_px,
            inks.text,
            style.halo,
            typefaces=style.typefaces,
        )
        top -= text_style.size + _LINE_GAP * unit_px
        width = text_style.measure_width(line.text)
        drawing = drawing.combine(
            typeset_straight(
                line.text,
                text_style,
                left=middle - width / 2,
                top=top,
            )
        )
    return drawing


def _grow(box: PixelBounds, by: float) -> PixelBounds:
    left, top, right, bottom = box
    return left - by, top - by, right + by, bottom + by


# Fights

_SWORD = "M0 -19.5L2 -16.5V7H7V9.8H1.9V15.2A2.7 2.7 0 1 1 -1.9 15.2V9.8H-7V7H-2V-16.5Z"
SWORDS_RADIUS = 25.0
"""Of the disc on which the swords of a fight are crossed, in pixels at 1080p."""


def draw_swords(style: MapStyle, unit_px: float) -> SvgDrawing:
    """Draw two crossed swords on a disc of paper about the origin: the sign of a fight."""
    radius = SWORDS_RADIUS * unit_px
    swords = "".join(
        f'<path d="{_SWORD}" transform="rotate({turn})"/>' for turn in (-45, 45)
    )
    svg = (
        f'<circle r="{radius:.2f}" fill="{style.paper}" fill-opacity=".96"'
        f' stroke="{style.halo}" stroke-width="{2.4 * unit_px:.2f}"/>'
        f'<g transform="scale({unit_px:.4f})" fill="{style.ink}"'
        f' stroke="{style.paper}" stroke-width=".9" stroke-linejoin="round">{swords}</g>'
    )
    reach = radius + 2 * unit_px
    box = (-reach, -reach, reach, reach)
    return SvgDrawing(svg, (box,), _grow(box, 2))
