"""The base picture: everything of a map but its words. One canvas, one call to resvg; nothing here moves."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lantern import vector
from lantern.planes import U8
from lantern.visuals.map import data, ground, rivers
from lantern.visuals.map.data import F32, Box
from lantern.visuals.map.geometry import F64, Projection, Window, arrow, lengths, rounded, spline
from lantern.visuals.map.model import Arrow, MapFile, Style


@dataclass(frozen=True)
class Canvas:
    """What is drawn on: the window, its projection, and pixels per unit of line width."""

    window: Window
    plan: Projection
    unit: float

    def pixels(self, points: F32 | F64) -> F64:
        w, h = self.window.size
        far = 2 * max(w, h)
        return np.clip(self.window.pixels(self.plan, points), -far, far + max(w, h))


def draw(sheet: MapFile, style: Style, canvas: Canvas) -> U8:
    """(h, w, 3) RGB of the land with its waters, borders and arrows."""
    box = canvas.window.bounds(canvas.plan, 0.12)
    fine = data.fineness(canvas.window.km)
    shapes = list(data.lines("gshhs", fine, box, (2.2 * canvas.window.km) ** 2))
    shores = [_thinned(s.points, box) for s in shapes if s.kind == 1]
    coast = [_shape(canvas, p, True) for p in shores]
    lakes = [_shape(canvas, _thinned(s.points, box), True) for s in shapes if s.kind > 1]
    picture = ground.paint(canvas.window, canvas.plan, shores, coast, (style, canvas.unit))
    body = [
        _grid(sheet.graticule, style, canvas, box),
        _rivers(sheet, style, canvas, (fine, box), shores),
        _water(coast, lakes, style, canvas.unit),
        _borders(sheet, style, canvas, (fine, box)),
        *(arrow_svg(a, arrow_line(a, canvas.window, canvas.plan), style, canvas.unit) for a in sheet.arrows),
    ]
    w, h = canvas.window.size
    return _over(picture, vector.raster(vector.sheet("".join(body), 0, 0, w, h)))


def _over(picture: U8, drawing: U8) -> U8:
    step = max(8, 1_000_000 // picture.shape[1])
    for y in range(0, picture.shape[0], step):
        top = drawing[y : y + step]
        alpha = top[..., 3:].astype(np.float32) / 255
        under = picture[y : y + step]
        picture[y : y + step] = np.rint(under + (top[..., :3] - under.astype(np.float32)) * alpha)
    return picture


def _thinned(points: F32, box: Box) -> F32:
    """All points about the box, and every 25th of the others: a continent's far shore costs time only."""
    west, south, east, north = box
    x, y = points[:, 0], points[:, 1]
    near = (x > west - 2) & (x < east + 2) & (y > south - 2) & (y < north + 2)
    return np.asarray(points[near | (np.arange(len(points)) % 25 == 0)], np.float32)


def _shape(canvas: Canvas, points: F32, closed: bool) -> F64:
    """In pixels; corners are cut when the steps of the data would show."""
    line = canvas.pixels(points)
    return rounded(line, closed) if canvas.window.km < 2.5 and len(line) > 3 else line


def path(line: F64, closed: bool = False) -> str:
    """SVG path data."""
    return "M" + ("%.1f %.1fL" * len(line) % tuple(line.ravel().tolist()))[:-1] + ("Z" if closed else "")


def stroke(paths: str, colour: str, width: float, opacity: float = 1.0, more: str = "") -> str:
    return (
        f'<path d="{paths}" fill="none" stroke="{colour}" stroke-width="{width:.2f}" stroke-linejoin="round" '
        f'stroke-opacity="{opacity:.3g}" {more}/>'
    )


def _grid(step: float, style: Style, canvas: Canvas, box: Box) -> str:
    if not step:
        return ""
    west, south, east, north = box
    lon, lat = np.linspace(west, east, 120), np.linspace(max(south, -85), min(north, 85), 120)
    lines = [(np.full(120, x), lat) for x in np.arange(math.ceil(west / step) * step, east, step)]
    lines += [(lon, np.full(120, y)) for y in np.arange(math.ceil(south / step) * step, north, step)]
    paths = "".join(path(canvas.pixels(np.column_stack(line))) for line in lines)
    return stroke(paths, style.grid, 0.8 * canvas.unit, 0.22)


def _rivers(sheet: MapFile, style: Style, canvas: Canvas, source: tuple[str, Box], shores: list[F32]) -> str:
    """One path for each of a few widths: a river widens as the water above it grows."""
    fine, box = source
    west, south, east, north = box
    wide = (west - 12, south - 4, east + 12, north + 4)
    segments = [line.points for line in data.lines("rivers", fine, wide)]
    if not segments:
        return ""
    coast = np.vstack(shores) if shores else np.empty((0, 2), np.float32)
    classes: dict[tuple[float, float], list[str]] = {}
    for points, km in zip(segments, rivers.upstream(segments, coast), strict=True):
        x, y = points[:, 0], points[:, 1]
        seen = x.max() > west and x.min() < east and y.max() > south and y.min() < north
        if seen and km >= sheet.rivers_min_km:
            weight = round(min(0.55 + 0.052 * math.sqrt(km), 3.3), 1), round(min(0.55 + km / 2500, 0.95), 1)
            classes.setdefault(weight, []).append(path(_shape(canvas, points, False)))
    return "".join(
        stroke("".join(paths), style.river, width * canvas.unit, opacity, 'stroke-linecap="round"')
        for (width, opacity), paths in sorted(classes.items())
    )


def _water(coast: list[F64], lakes: list[F64], style: Style, unit: float) -> str:
    rings = "".join(path(ring, True) for ring in lakes)
    lake = f'<path fill-rule="evenodd" d="{rings}" fill="{style.lake}"/>' if rings else ""
    shore = "".join(path(ring, True) for ring in coast)
    return (
        lake
        + (stroke(rings, style.river, 0.8 * unit, 0.9) if rings else "")
        + (stroke(shore, style.coast, 1.15 * unit, 0.9) if shore else "")
    )


def _borders(sheet: MapFile, style: Style, canvas: Canvas, source: tuple[str, Box]) -> str:
    """Today's borders where they held, and the hand-drawn ones, whose loose ends are drawn on to what they meet."""
    today = [piece for line in data.lines("countries", *source) for piece in _kept(line.points, sheet.omit_borders)]
    own = [_joined(np.array(b.line, np.float32), today) for b in sheet.borders]
    paths = "".join(path(_shape(canvas, line, False)) for line in today + own)
    if not paths:
        return ""
    dash = " ".join(f"{n * canvas.unit:.2f}" for n in (7, 3, 1.5, 3))
    wash = "".join(stroke(paths, style.wash, width * canvas.unit, 0.1) for width in (14, 9, 5))
    return wash + stroke(paths, style.border, 1.7 * canvas.unit, 0.95, f'stroke-dasharray="{dash}"')


def _kept(points: F32, omitted: tuple[Box, ...]) -> list[F32]:
    """The runs of a border that lie in none of the boxes."""
    x, y = points[:, 0], points[:, 1]
    keep = np.ones(len(points), bool)
    for west, south, east, north in omitted:
        keep &= ~((x > west) & (x < east) & (y > south) & (y < north))
    runs = np.split(np.arange(len(points)), np.flatnonzero(np.diff(keep.astype(int))) + 1)
    return [points[run] for run in runs if len(run) > 1 and keep[run[0]]]


def _joined(line: F32, others: list[F32]) -> F32:
    """The line with each end pulled on to the nearest border point within half a degree."""
    if not others:
        return line
    points = np.vstack(others)
    for end in (0, -1):
        away = np.hypot((points[:, 0] - line[end, 0]) * 0.7, points[:, 1] - line[end, 1])
        near = int(away.argmin())
        if away[near] < 0.5:
            line = np.vstack([points[near : near + 1], line] if end == 0 else [line, points[near : near + 1]])
    return line


def arrow_line(item: Arrow, window: Window, plan: Projection) -> F64:
    """The arrow's middle line in pixels, at equal steps, start to head."""
    return spline(window.pixels(plan, item.along), 220)


def arrow_width(item: Arrow, line: F64, unit: float) -> float:
    """Pixels across at the head's neck; a short arrow is slimmer."""
    full = 15 * unit * item.width
    return full * min(1.0, float(lengths(line)[-1]) / (full * 4))


def arrow_svg(item: Arrow, line: F64, style: Style, unit: float) -> str:
    """Shadow, cream casing, red body, dark outline; the tail fades in over its first third."""
    outline = path(arrow(line, arrow_width(item, line, unit)), True)
    (x0, y0), (x1, y1) = line[0], line[len(line) // 3]

    def fading(name: str, colour: str, opacity: float) -> str:
        return (
            f'<linearGradient id="{name}{item.id}" gradientUnits="userSpaceOnUse" x1="{x0:.1f}" y1="{y0:.1f}" '
            f'x2="{x1:.1f}" y2="{y1:.1f}"><stop offset="0" stop-color="{colour}" stop-opacity="{opacity * 0.15:.3f}"/>'
            f'<stop offset="1" stop-color="{colour}" stop-opacity="{opacity}"/></linearGradient>'
        )

    inks = fading("h", style.halo, 0.8) + fading("b", style.arrow, 0.92) + fading("e", style.arrow_edge, 0.95)
    inks += fading("s", style.ink, 0.13)
    shadow = "".join(
        f'<path transform="translate({1.2 * unit * n:.2f} {1.9 * unit * n:.2f})" d="{outline}" '
        f'fill="url(#s{item.id})" stroke="url(#s{item.id})" stroke-width="{(5 - n) * unit:.2f}"/>'
        for n in (1, 2)
    )
    return (
        f"<defs>{inks}</defs>{shadow}"
        + stroke(outline, f"url(#h{item.id})", 4.2 * unit)
        + f'<path d="{outline}" fill="url(#b{item.id})"/>'
        + stroke(outline, f"url(#e{item.id})", 1.35 * unit).replace('linejoin="round"', 'linejoin="miter"')
    )
