"""The paper panel under titles and legends, type on it, and how a drawing gets its place."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.graphics.look.typesetting import escape_line
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle
from lantern.visuals.map.spec.map_style import MapStyle


@dataclass(frozen=True)
class PanelSize:
    """Width and height of a panel in pixels, and pixels per unit of type, 1 at 1080p."""

    width: float
    height: float
    unit: float

    def frame(self, svg: str, *, margin: float) -> SvgDrawing:
        """Return what is on a panel as a drawing that keeps `margin` units free around it."""
        gap = margin * self.unit
        right = self.width + 6 * self.unit
        bottom = self.height + 8 * self.unit
        box = (-gap, -gap, self.width + gap, self.height + gap)
        return SvgDrawing(svg, (box,), (-4, -4, right, bottom))


def draw_panel(size: PanelSize, style: MapStyle) -> str:
    """Return the SVG of a panel: a soft shadow, the paper with its border, a thin line inside.

    Its top left corner is the origin.
    """
    unit = size.unit
    shadow = "".join(_draw_shadow(size, step) for step in (0, 1, 2, 3))
    paper = f'fill="{style.paper}" fill-opacity=".95"'
    edge = _draw_border(
        size,
        0.8 * unit,
        stroke=1.6 * unit,
        fill=paper,
        ink=style.ink,
    )
    inner = _draw_border(
        size,
        5 * unit,
        stroke=0.8 * unit,
        fill='fill="none"',
        ink=style.ink,
    )
    return shadow + edge + inner


def _draw_shadow(size: PanelSize, step: int) -> str:
    """Return one of the faint rectangles whose sum is a soft shadow; each is a unit wider."""
    unit = size.unit
    x = (1.5 - step) * unit
    y = (3.5 - step) * unit
    width = size.width + 2 * step * unit
    height = size.height + 2 * step * unit
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" '
        f'rx="{2 * step * unit:.2f}" fill="#150c0c" fill-opacity=".05"/>'
    )


def _draw_border(
    size: PanelSize, inset: float, *, stroke: float, fill: str, ink: str
) -> str:
    """Return a rectangle that is `inset` pixels inside the panel."""
    width = size.width - 2 * inset
    height = size.height - 2 * inset
    return (
        f'<rect x="{inset:.2f}" y="{inset:.2f}" '
        f'width="{width:.2f}" height="{height:.2f}" {fill} '
        f'stroke="{ink}" stroke-width="{stroke:.2f}" stroke-opacity=".8"/>'
    )


def draw_text_line(
    text: str,
    text_style: TextStyle,
    *,
    x: float,
    y: float,
    anchor: str = "start",
) -> str:
    """Return the SVG of a line of type; (x, y) is its anchor on the baseline, in pixels."""
    family, weight, italic = text_style.for_text(text).face
    slant = ""
    if italic:
        slant = ' font-style="italic"'
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{family}" font-weight="{weight}" '
        f'font-size="{text_style.size:.2f}" text-anchor="{anchor}" '
        f'fill="{text_style.colour}"{slant}>{escape_line(text)}</text>'
    )


def draw_ring(ring: F64) -> str:
    """Return the SVG path data of a closed ring, (n, 2) in pixels."""
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in ring) + "Z"
