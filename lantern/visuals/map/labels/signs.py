"""Small signs on a map as SVG about the origin: towns, parachutes, chips with a date."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lantern.graphics.look.typesetting import escape_line
from lantern.graphics.typefaces import Typefaces
from lantern.visuals.map.labels.faces import SANS_BOLD
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle

_POINT = 0.7
"""The radius of a point, in those of a town."""


@dataclass(frozen=True)
class SignColours:
    """The colours of a sign as #rrggbb: its body, the halo around it, the paper inside it.

    A parachute that `is_open` has paper inside: so are those of all sides but the first.
    """

    body: str
    halo: str
    paper: str
    is_open: bool = False


def draw_dot(
    kind: str, radius: float, colours: SignColours, *, hollow: bool
) -> SvgDrawing:
    """Draw the sign of a town: a ring, a star for a capital, a square for a fort.

    A "point" is a small dot. `radius` is in pixels; a hollow ring has paper inside.
    """
    svg = _draw_body(kind, radius, colours, hollow=hollow)
    half = 1.2 * radius
    reach = 2.2 * radius
    return SvgDrawing(
        svg, ((-half, -half, half, half),), (-reach, -reach, reach, reach)
    )


def _draw_body(
    kind: str, radius: float, colours: SignColours, *, hollow: bool
) -> str:
    if kind == "point":
        radius *= _POINT
        hollow = False
    if kind == "capital":
        return (
            f'<polygon points="{draw_star(1.7 * radius)}" fill="{colours.body}" '
            f'stroke="{colours.halo}" stroke-width="{0.8 * radius:.2f}" '
            'stroke-linejoin="round" paint-order="stroke"/>'
        )
    if kind == "fort":
        side = 2 * radius
        return (
            f'<rect x="{-radius:.2f}" y="{-radius:.2f}" width="{side:.2f}" '
            f'height="{side:.2f}" fill="{colours.body}" '
            f'stroke="{colours.halo}" stroke-width="{0.5 * radius:.2f}"/>'
        )
    svg = f'<circle r="{1.4 * radius:.2f}" fill="{colours.halo}"/>'
    svg += f'<circle r="{radius:.2f}" fill="{colours.body}"/>'
    if hollow:
        svg += f'<circle r="{0.5 * radius:.2f}" fill="{colours.paper}"/>'
    return svg


def draw_star(radius: float) -> str:
    """Return the five-pointed star of a capital about the origin, as an SVG list of points."""
    points = []
    for i in range(10):
        angle = i * math.pi / 5
        reach = radius * (1 if i % 2 == 0 else 0.42)
        points.append(
            f"{reach * math.sin(angle):.2f},{-reach * math.cos(angle):.2f}"
        )
    return " ".join(points)


def draw_chip(
    text: str, size: float, *, colour: str, paper: str, typefaces: Typefaces
) -> SvgDrawing:
    """Draw a small panel with a line of type, its middle at the origin.

    `size` is the type's in pixels; `colour` is for type and border.
    """
    family, weight, _ = SANS_BOLD
    text_style = TextStyle(SANS_BOLD, size, colour, paper, typefaces=typefaces)
    width = text_style.measure_width(text)
    x = width / 2 + 0.42 * size
    y = 0.66 * size
    svg = (
        f'<rect x="{-x:.2f}" y="{-y:.2f}" width="{2 * x:.2f}" height="{2 * y:.2f}" '
        f'rx="{0.16 * size:.2f}" fill="{paper}" fill-opacity=".94" '
        f'stroke="{colour}" stroke-width="{0.08 * size:.2f}"/>'
        f'<text text-anchor="middle" y="{0.34 * size:.2f}" font-family="{family}" '
        f'font-weight="{weight}" font-size="{size:.2f}" fill="{colour}">'
        f"{escape_line(text)}</text>"
    )
    box = (-x - 2, -y - 2, x + 2, y + 2)
    return SvgDrawing(svg, (box,), box)


def draw_canopy(
    x: float, y: float, radius: float, *, colours: SignColours
) -> str:
    """Return the SVG of a parachute; (x, y) is the middle of the canopy's edge, in pixels."""
    colour, halo = colours.body, colours.halo
    fill = f'fill="{colour}"'
    if colours.is_open:
        fill = f'fill="{colours.paper}" stroke="{colour}" stroke-width="{0.2 * radius:.2f}"'
    dome = _trace_dome(x, y, radius)
    cords = "".join(
        f"M{x + radius * share:.2f} {y:.2f}L{x:.2f} {y + radius * 1.05:.2f}"
        for share in (-1, -0.33, 0.33, 1)
    )
    return (
        f'<path d="{dome}" fill="none" stroke="{halo}" stroke-width="{0.34 * radius:.2f}" '
        'stroke-linejoin="round"/>'
        f'<path d="{cords}" fill="none" stroke="{halo}" stroke-width="{0.26 * radius:.2f}" '
        'stroke-opacity=".7"/>'
        f'<path d="{dome}" {fill}/>'
        f'<path d="{cords}" fill="none" stroke="{colour}" '
        f'stroke-width="{0.11 * radius:.2f}"/>'
        f'<circle cx="{x:.2f}" cy="{y + radius * 1.15:.2f}" r="{radius * 0.2:.2f}" '
        f'fill="{colour}"/>'
    )


def _trace_dome(x: float, y: float, radius: float) -> str:
    """Return the SVG path data of a canopy: a half circle with three scallops below."""
    scallops = ""
    for start, end in ((1, 0.33), (0.33, -0.33), (-0.33, -1)):
        middle = x + radius * (start + end) / 2
        scallops += f"Q{middle:.2f} {y - radius * 0.28:.2f} {x + radius * end:.2f} {y:.2f}"
    arc = f"A{radius:.2f} {radius:.2f} 0 0 1 {x + radius:.2f} {y:.2f}"
    return f"M{x - radius:.2f} {y:.2f}{arc}{scallops}Z"


def draw_parachute(
    date: str, radius: float, colours: SignColours, *, typefaces: Typefaces
) -> SvgDrawing:
    """Draw a parachute about the origin and the date beside it, if there is one, as one sign."""
    drawing = SvgDrawing(
        draw_canopy(0, 0, radius, colours=colours),
        ((-1.2 * radius, -1.2 * radius, 1.2 * radius, 1.5 * radius),),
        (-2 * radius, -2 * radius, 2 * radius, 2 * radius),
    )
    if not date:
        return drawing
    chip = draw_chip(
        date,
        1.5 * radius,
        colour=colours.body,
        paper=colours.paper,
        typefaces=typefaces,
    )
    x = 1.3 * radius + chip.boxes[0][2]
    y = 0.45 * radius
    left, top, right, bottom = chip.ink
    box = (left + x, top + y, right + x, bottom + y)
    svg = f'<g transform="translate({x:.2f} {y:.2f})">{chip.svg}</g>'
    return drawing.combine(SvgDrawing(svg, (box,), box))
