"""What stands still on the screen: title plate, legend, scale bar, globe, credit line, the date in the corner.

Everything is SVG with its place; only the globe's frame of the view is redrawn while the camera moves.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import numpy as np

from lantern.graphics import vector
from lantern.visuals.map.basemap import data
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64, outline_ribbon
from lantern.visuals.map.geometry.projection import Globe
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels import signs
from lantern.visuals.map.labels.faces import (
    SANS_BOLD,
    SANS_PLAIN,
    SERIF_BOLD,
    SERIF_ITALIC,
)
from lantern.visuals.map.labels.lettering import (
    PixelBounds,
    SvgDrawing,
    TextStyle,
    typeset_straight,
)
from lantern.visuals.map.spec.map_file import MapFile, MapStyle

LEGEND_TEXTS: dict[str, str] = {
    "arrow": "Advance",
    "front": "Front line",
    "landing": "Landing from the sea",
    "air_landing": "Landing from the air",
    "fort": "Fortified region",
    "border": "State border",
    "inner": "Border within a state",
    "agreed": "Line agreed on",
}
_ROW = 34
GLOBE_RADIUS = 74
"""Its radius, in pixels at 1080p."""


def place_drawing(drawing: SvgDrawing, x: float, y: float) -> SvgDrawing:
    """A drawing moved to its place in the frame, on whole pixels."""
    x, y = round(x), round(y)

    def moved(box: PixelBounds) -> PixelBounds:
        return box[0] + x, box[1] + y, box[2] + x, box[3] + y

    svg = f'<g transform="translate({x} {y})">{drawing.svg}</g>'
    return SvgDrawing(
        svg, tuple(moved(box) for box in drawing.boxes), moved(drawing.ink)
    )


def _panel(w: float, h: float, k: float, style: MapStyle) -> str:
    def rect(inset: float, stroke: float, fill: str) -> str:
        return (
            f'<rect x="{inset:.2f}" y="{inset:.2f}" width="{w - 2 * inset:.2f}" height="{h - 2 * inset:.2f}" {fill} '
            f'stroke="{style.ink}" stroke-width="{stroke:.2f}" stroke-opacity=".8"/>'
        )

    shade = "".join(
        f'<rect x="{(1.5 - n) * k:.2f}" y="{(3.5 - n) * k:.2f}" width="{w + 2 * n * k:.2f}" '
        f'height="{h + 2 * n * k:.2f}" '
        f'rx="{2 * n * k:.2f}" fill="#150c0c" fill-opacity=".05"/>'
        for n in (0, 1, 2, 3)
    )
    return (
        shade
        + rect(0.8 * k, 1.6 * k, f'fill="{style.paper}" fill-opacity=".95"')
        + rect(5 * k, 0.8 * k, 'fill="none"')
    )


def _words(
    kind: TextStyle, x: float, y: float, text: str, anchor: str = "start"
) -> str:
    family, weight, italic = kind.face
    slant = ' font-style="italic"' if italic else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{family}" font-weight="{weight}" font-size="{kind.size:.2f}" '
        f'text-anchor="{anchor}" fill="{kind.colour}"{slant}>{vector.escape(text)}</text>'
    )


def draw_title(sheet: MapFile, style: MapStyle, room: SafeArea) -> SvgDrawing | None:
    """The plate at the top left, below the head band."""
    if sheet.title is None:
        return None
    k = room.k
    head, line = (
        TextStyle(SERIF_BOLD, 40 * k, style.ink, ""),
        TextStyle(SERIF_ITALIC, 26 * k, style.army, ""),
    )
    text, sub = sheet.title.title, sheet.title.text
    wide = max(head.measure_width(text), line.measure_width(sub) if sub else 0)
    most = room.right - room.left - ((2 * GLOBE_RADIUS + 30) * k if sheet.globe else 0)
    f = min(1.0, (most - 48 * k) / wide)
    head, line = (
        TextStyle(SERIF_BOLD, 40 * k * f, style.ink, ""),
        TextStyle(SERIF_ITALIC, 26 * k * f, style.army, ""),
    )
    w, h = wide * f + 48 * k, (26 + 42 * f + (36 * f if sub else 0)) * k
    svg = _panel(w, h, k, style) + _words(head, 24 * k, (12 + 39 * f) * k, text)
    svg += _words(line, 24 * k, (12 + 75 * f) * k, sub) if sub else ""
    return place_drawing(
        SvgDrawing(
            svg,
            ((-6 * k, -6 * k, w + 6 * k, h + 6 * k),),
            (-4, -4, w + 6 * k, h + 8 * k),
        ),
        room.left,
        room.top,
    )


def draw_ticker(
    text: str, widest: float, style: MapStyle, room: SafeArea
) -> SvgDrawing:
    """The date in the corner; its corner at the origin, `widest` the width of the longest text."""
    k = room.k
    kind = TextStyle(SANS_BOLD, 34 * k, style.army, "")
    w, h = widest + 36 * k, 54 * k
    svg = (
        f'<rect x="{k:.2f}" y="{k:.2f}" width="{w - 2 * k:.2f}" height="{h - 2 * k:.2f}" rx="{4 * k:.2f}" '
        f'fill="{style.paper}" fill-opacity=".95" stroke="{style.army}" stroke-width="{1.6 * k:.2f}"/>'
    )
    svg += _words(kind, w / 2, 39 * k, text, "middle")
    return SvgDrawing(svg, ((0, 0, w, h),), (-1, -1, w + 1, h + 1))


def measure_ticker(texts: Sequence[str], style: MapStyle, room: SafeArea) -> float:
    kind = TextStyle(SANS_BOLD, 34 * room.k, style.army, "")
    return max(kind.measure_width(text) for text in texts)


def list_legend_kinds(sheet: MapFile) -> dict[str, str]:
    """What the legend explains: the kinds of sign that are on the map, with their texts."""
    if sheet.legend is None:
        return {}
    kinds = {
        "arrow": sheet.arrows,
        "front": sheet.fronts,
        "landing": sheet.landings,
        "air_landing": sheet.air_landings,
        "fort": [p for p in sheet.places if p.kind == "fort"],
        **{
            kind: [b for b in sheet.borders if b.kind == kind]
            for kind in ("border", "inner", "agreed")
        },
    }
    on_map = {kind: LEGEND_TEXTS[kind] for kind, items in kinds.items() if items}
    moving = {"arrow", "front", "landing", "air_landing"} & set(on_map)
    if not moving:
        return {}
    own = {str(kind): text for kind, text in sheet.legend.items()}
    return {kind: own.get(kind, text) for kind, text in on_map.items()}


def draw_legend(sheet: MapFile, style: MapStyle, room: SafeArea) -> SvgDrawing | None:
    """One row a kind of sign: at the right, where lower thirds don't come; in upright frames below the bands."""
    rows = list_legend_kinds(sheet)
    if not rows or (room.is_portrait and room.captions):
        return None
    k = room.k * (0.84 if len(rows) > 5 else 0.95)
    widest = (
        max(
            TextStyle(SANS_PLAIN, 22, "", "").measure_width(text)
            for text in rows.values()
        )
        + 106
    )
    k = min(k, (room.right - room.left) / widest)
    kind, w = TextStyle(SANS_PLAIN, 22 * k, style.ink, ""), widest * k
    h = (len(rows) * _ROW + 22) * k
    svg = _panel(w, h, k, style)
    for i, (name, text) in enumerate(rows.items()):
        y = (11 + (i + 0.5) * _ROW) * k
        svg += f'<g transform="translate({18 * k:.2f} {y:.2f})">{_sample(name, k, style)}</g>'
        svg += _words(kind, 88 * k, y + 7.5 * k, text)
    drawing = SvgDrawing(
        svg, ((-8 * k, -8 * k, w + 8 * k, h + 8 * k),), (-4, -4, w + 6 * k, h + 8 * k)
    )
    if room.is_portrait:
        return place_drawing(drawing, room.left, room.bands["source"][3] + 14 * room.k)
    return place_drawing(drawing, room.right - w, room.floor - h)


def _sample(kind: str, k: float, style: MapStyle) -> str:
    """The sign at the head of a row, 56 wide about y = 0."""
    w = 56 * k
    level = np.column_stack(
        [np.linspace(0, w, 60), -3 * k * np.sin(np.linspace(0, 3.1, 60))]
    )

    def line(
        colour: str, width: float, dash: Sequence[float] = (), end: float = w
    ) -> str:
        dashes = (
            f' stroke-dasharray="{" ".join(f"{d * k:.2f}" for d in dash)}"'
            if dash
            else ""
        )
        return f'<path d="M0 0H{end:.2f}" stroke="{colour}" stroke-width="{width * k:.2f}"{dashes}/>'

    if kind == "arrow":
        form = ArrowGeometry(level, 9.5 * k)
        outline = _path(form.trace_outline(form.length))
        return f'<path d="{outline}" fill="{style.arrow}" stroke="{style.arrow_edge}" stroke-width="{1.1 * k:.2f}"/>'
    if kind == "front":
        teeth = "".join(f"M{x * k:.2f} 0v{8 * k:.2f}" for x in range(5, 56, 10))
        return (
            line(style.arrow, 4)
            + f'<path d="{teeth}" stroke="{style.arrow}" stroke-width="{2 * k:.2f}"/>'
        )
    if kind == "landing":
        head = f"{w:.2f},0 {w - 12 * k:.2f},{-5.5 * k:.2f} {w - 9 * k:.2f},0 {w - 12 * k:.2f},{5.5 * k:.2f}"
        return (
            line(style.landing, 2.5, (6, 4), w - 10 * k)
            + f'<polygon points="{head}" fill="{style.landing}"/>'
        )
    if kind == "air_landing":
        return signs.draw_canopy(w / 2, -2 * k, 10 * k, (style.landing, style.paper))
    if kind == "fort":
        box = f'x="{w / 2 - 5 * k:.2f}" y="{-5 * k:.2f}" width="{10 * k:.2f}" height="{10 * k:.2f}"'
        return f'<rect {box} fill="{style.fort}"/>'
    dash = {"border": (7, 3, 1.5, 3), "inner": (2, 3), "agreed": (9, 6)}[kind]
    return line(style.agreed if kind == "agreed" else style.border, 1.9, dash)


def _path(ring: F64) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in ring) + "Z"


def round_km(km_per_pixel: float, most: float) -> float:
    """The longest of 1, 2, 5, 10 … km that takes at most so many pixels."""
    room = most * km_per_pixel
    power = 10.0 ** math.floor(math.log10(room))
    return max(step * power for step in (1, 2, 5) if step * power <= room)


def draw_scale_bar(km_per_pixel: float, style: MapStyle, k: float) -> SvgDrawing:
    """Four parts, dark and light; its right lower corner at the origin."""
    km = round_km(km_per_pixel, 225 * k)
    long, tall = km / km_per_pixel, 6 * k
    x0 = -long - 34 * k
    bars = "".join(
        f'<rect x="{x0 + long * i / 4:.2f}" y="{-tall:.2f}" width="{long / 4:.2f}" height="{tall:.2f}" '
        f'fill="{style.ink if i % 2 == 0 else style.paper}"/>'
        for i in range(4)
    )
    frame = (
        f'<rect x="{x0:.2f}" y="{-tall:.2f}" width="{long:.2f}" height="{tall:.2f}" fill="none" '
        f'stroke="{style.ink}" stroke-width="{k:.2f}"/>'
    )
    kind = TextStyle(SANS_PLAIN, 19 * k, style.ink, style.halo)
    drawing = SvgDrawing(
        bars + frame,
        ((x0 - 14 * k, -36 * k, 4 * k, 6 * k),),
        (x0 - 40 * k, -44 * k, 44 * k, 8 * k),
    )
    for share, text in (
        (0, "0"),
        (0.5, _format_km(km / 2)),
        (1, f"{_format_km(km)} km"),
    ):
        x = x0 + long * share - kind.measure_width(text.removesuffix(" km")) / 2
        drawing = drawing.combine(typeset_straight(text, kind, x, -31 * k))
    return drawing


def _format_km(km: float) -> str:
    return f"{km:,.0f}" if km >= 1 else f"{km:g}"


def draw_credit(text: str, style: MapStyle, room: SafeArea) -> SvgDrawing:
    """Sources in small italics, at the right above the source line; its right lower corner at the origin."""
    kind = TextStyle(
        SERIF_ITALIC, 17 * room.k, style.ink, style.halo, opacity=0.85, casing=0.45
    )
    w = kind.measure_width(text)
    return typeset_straight(text, kind, -w, -19 * room.k)


# --- the globe


@functools.cache
def _coasts() -> tuple[F64, ...]:
    return tuple(
        line.points.astype(np.float64)
        for line in data.read_lines("gshhs", "c", (-180, -90, 180, 90), 3e4)
        if line.land
    )


def draw_globe(middle: Globe, radius: float, style: MapStyle) -> SvgDrawing:
    """The earth about the origin, seen from above `middle`; without the frame of the view."""
    r = radius
    water = ("#2c4c5d", "#16262f") if style.dark else ("#b9cfd3", "#6b8ea0")
    land = "#5d5646" if style.dark else "#d9cfa9"
    meridians = [
        (np.full(61, lon), np.linspace(-90, 90, 61)) for lon in range(-180, 180, 15)
    ]
    parallels = [
        (np.linspace(-180, 180, 121), np.full(121, lat)) for lat in range(-75, 90, 15)
    ]
    grid = "".join(
        _draw_visible(middle, np.column_stack(line), r)
        for line in (*meridians, *parallels)
    )
    shores = "".join(_land(middle, ring, r) for ring in _coasts())
    shade = "".join(
        f'<circle cx="{1.5 * n:.2f}" cy="{2.5 * n:.2f}" r="{r + 3 - n:.2f}" fill="#150c0c" fill-opacity=".09"/>'
        for n in (1, 2, 3)
    )
    svg = (
        f'<defs><radialGradient id="globe" gradientUnits="userSpaceOnUse" cx="{-0.3 * r:.2f}" cy="{-0.35 * r:.2f}" '
        f'r="{1.5 * r:.2f}"><stop offset="0" stop-color="{water[0]}"/><stop offset="1" stop-color="{water[1]}"/>'
        f'</radialGradient></defs>{shade}<circle r="{r:.2f}" fill="url(#globe)"/>'
        f'<path d="{grid}" fill="none" stroke="#ffffff" stroke-opacity=".22" stroke-width="{0.009 * r:.2f}"/>'
        f'<path d="{shores}" fill="{land}" stroke="{style.coast}" stroke-width="{0.008 * r:.2f}" stroke-opacity=".7"/>'
        f'<circle r="{r:.2f}" fill="none" stroke="{style.ink}" stroke-width="{0.021 * r:.2f}"/>'
    )
    reach = 1.11 * r
    return SvgDrawing(
        svg, ((-reach, -reach, reach, reach),), (-reach, -reach, reach + 4, reach + 6)
    )


def _draw_visible(middle: Globe, points: F64, r: float) -> str:
    x, y, z = middle.forward(points[:, 0], points[:, 1])
    front = z > 0
    runs = np.split(
        np.arange(len(front)), np.flatnonzero(np.diff(front.astype(int))) + 1
    )
    return "".join(
        "M"
        + "L".join(
            f"{a:.1f} {b:.1f}" for a, b in zip(x[run] * r, -y[run] * r, strict=True)
        )
        for run in runs
        if len(run) > 1 and front[run[0]]
    )


def _land(middle: Globe, ring: F64, r: float) -> str:
    """A shore, its far side pushed onto the rim."""
    x, y, z = middle.forward(ring[:, 0], ring[:, 1])
    if (z > 0).sum() < 3:
        return ""
    rim = np.hypot(x, y) + 1e-9
    x, y = np.where(z < 0, x / rim, x), np.where(z < 0, y / rim, y)
    return _path(np.column_stack([x * r, -y * r]))


def draw_view_on_globe(
    middle: Globe, edge: F64, place: tuple[float, float, float], style: MapStyle
) -> list[PolygonFill]:
    """The window's outline (lon, lat) on a globe at x, y with a radius, as shapes for the brush."""
    x, y, r = place
    gx, gy, gz = middle.forward(edge[:, 0], edge[:, 1])
    rim = np.hypot(gx, gy) + 1e-9
    far = gz < 0
    ring = np.column_stack(
        [x + np.where(far, gx / rim, gx) * r, y - np.where(far, gy / rim, gy) * r]
    )
    closed = np.vstack([ring, ring[:1]])
    steps = np.hypot(*np.diff(closed, axis=0).T)
    closed = closed[np.concatenate([[True], steps > 1e-6])]
    return [
        PolygonFill((ring,), style.arrow, 0.28),
        PolygonFill((outline_ribbon(closed, 0.012 * r + 0.4),), style.arrow),
    ]
