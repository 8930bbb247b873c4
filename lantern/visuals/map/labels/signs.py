"""Small signs on a map as SVG about a local origin: towns, parachutes, chips with a date."""

from __future__ import annotations

import math

from lantern.graphics import vector
from lantern.graphics.typefaces import Typefaces
from lantern.visuals.map.labels.faces import SANS_BOLD
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle


def draw_dot(
    kind: str, radius: float, inks: tuple[str, str, str], hollow: bool
) -> SvgDrawing:
    """The sign of a town: a ring, a star for a capital, a square for a fort. `inks`: body, halo, paper."""
    body, halo, paper = inks
    r = radius
    if kind == "point":
        svg = ""
    elif kind == "capital":
        casing = f'stroke="{halo}" stroke-width="{0.8 * r:.2f}" stroke-linejoin="round" paint-order="stroke"'
        svg = f'<polygon points="{draw_star(1.7 * r)}" fill="{body}" {casing}/>'
    elif kind == "fort":
        side = f'x="{-r:.2f}" y="{-r:.2f}" width="{2 * r:.2f}" height="{2 * r:.2f}"'
        svg = (
            f'<rect {side} fill="{body}" stroke="{halo}" stroke-width="{0.5 * r:.2f}"/>'
        )
    else:
        svg = f'<circle r="{1.4 * r:.2f}" fill="{halo}"/><circle r="{r:.2f}" fill="{body}"/>'
        svg += f'<circle r="{0.5 * r:.2f}" fill="{paper}"/>' if hollow else ""
    reach = 2.2 * r
    return SvgDrawing(
        svg, ((-1.2 * r, -1.2 * r, 1.2 * r, 1.2 * r),), (-reach, -reach, reach, reach)
    )


def draw_chip(
    text: str, size: float, inks: tuple[str, str], *, typefaces: Typefaces
) -> SvgDrawing:
    """A little plate with a line of type, its middle at the origin. `inks`: type and frame, paper."""
    colour, paper = inks
    w = TextStyle(SANS_BOLD, size, colour, paper, typefaces=typefaces).measure_width(
        text
    )
    x, y = w / 2 + 0.42 * size, 0.66 * size
    family, weight, _ = SANS_BOLD
    svg = (
        f'<rect x="{-x:.2f}" y="{-y:.2f}" width="{2 * x:.2f}" height="{2 * y:.2f}" rx="{0.16 * size:.2f}" '
        f'fill="{paper}" fill-opacity=".94" stroke="{colour}" stroke-width="{0.08 * size:.2f}"/>'
        f'<text text-anchor="middle" y="{0.34 * size:.2f}" font-family="{family}" font-weight="{weight}" '
        f'font-size="{size:.2f}" fill="{colour}">{vector.escape(text)}</text>'
    )
    return SvgDrawing(
        svg, ((-x - 2, -y - 2, x + 2, y + 2),), (-x - 2, -y - 2, x + 2, y + 2)
    )


def draw_canopy(x: float, y: float, r: float, inks: tuple[str, str]) -> str:
    """A parachute whose canopy of radius r has the middle of its edge at x, y. `inks`: body, halo."""
    colour, halo = inks
    scallops = "".join(
        f"Q{x + r * (a + b) / 2:.2f} {y - r * 0.28:.2f} {x + r * b:.2f} {y:.2f}"
        for a, b in ((1, 0.33), (0.33, -0.33), (-0.33, -1))
    )
    dome = f"M{x - r:.2f} {y:.2f}A{r:.2f} {r:.2f} 0 0 1 {x + r:.2f} {y:.2f}{scallops}Z"
    cords = "".join(
        f"M{x + r * d:.2f} {y:.2f}L{x:.2f} {y + r * 1.05:.2f}"
        for d in (-1, -0.33, 0.33, 1)
    )
    return (
        f'<path d="{dome}" fill="none" stroke="{halo}" stroke-width="{0.34 * r:.2f}" stroke-linejoin="round"/>'
        f'<path d="{cords}" fill="none" stroke="{halo}" stroke-width="{0.26 * r:.2f}" stroke-opacity=".7"/>'
        f'<path d="{dome}" fill="{colour}"/>'
        f'<path d="{cords}" fill="none" stroke="{colour}" stroke-width="{0.11 * r:.2f}"/>'
        f'<circle cx="{x:.2f}" cy="{y + r * 1.15:.2f}" r="{r * 0.2:.2f}" fill="{colour}"/>'
    )


def draw_parachute(
    date: str, r: float, inks: tuple[str, str, str], *, typefaces: Typefaces
) -> SvgDrawing:
    """A parachute and the date beside it, as one sign. `inks`: body, halo, paper."""
    colour, halo, paper = inks
    drawing = SvgDrawing(
        draw_canopy(0, 0, r, (colour, halo)),
        ((-1.2 * r, -1.2 * r, 1.2 * r, 1.5 * r),),
        (-2 * r, -2 * r, 2 * r, 2 * r),
    )
    if not date:
        return drawing
    plate = draw_chip(date, 1.5 * r, (colour, paper), typefaces=typefaces)
    x, y = 1.3 * r + plate.boxes[0][2], 0.45 * r
    x0, y0, x1, y1 = plate.ink
    box = (x0 + x, y0 + y, x1 + x, y1 + y)
    return drawing.combine(
        SvgDrawing(
            f'<g transform="translate({x:.2f} {y:.2f})">{plate.svg}</g>', (box,), box
        )
    )


def draw_star(radius: float) -> str:
    """The five-pointed star of a capital, as an SVG points list about the origin."""
    turns = [(i * math.pi / 5, radius * (1 if i % 2 == 0 else 0.42)) for i in range(10)]
    return " ".join(f"{q * math.sin(a):.2f},{-q * math.cos(a):.2f}" for a, q in turns)
