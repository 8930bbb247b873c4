"""Fronts, arrows and landings as shapes in a window, at any stage of their growth. Pure: lines in, shapes out.

Lines are kept in the plane's kilometres, so a window only scales them; widths and ticks are pixels of the screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.basemap import borders
from lantern.visuals.map.geometry.brush import BIAS, Fade, Shape
from lantern.visuals.map.geometry.projection import (
    F64,
    ArrowForm,
    Projection,
    Window,
    grown,
    lengths,
    mitres,
    normals,
    part,
    resample,
    ribbon,
    spline,
)
from lantern.visuals.map.spec.map_file import Arrow, Front, Landing, MapFile, Stage, Style

SHADOW = "#150c0c"
DASH, GAP = 6.0, 4.0
TICK_EVERY = 15.0
LEAST = 2.0
"""Pixels below which an arrow is not drawn."""


@dataclass(frozen=True)
class Line:
    """A way on the map: even points in km, one set for each stage of a front, one set for what only grows."""

    stages: tuple[F64, ...]

    def at(self, progress: float) -> F64:
        """The line between two stages; 0 is the first, 1 the last."""
        if len(self.stages) == 1:
            return self.stages[0]
        place = min(max(progress, 0.0), 1.0) * (len(self.stages) - 1)
        i = min(int(place), len(self.stages) - 2)
        return self.stages[i] + (self.stages[i + 1] - self.stages[i]) * (place - i)


def screen(line: F64, window: Window) -> F64:
    """Kilometres to pixels."""
    w, h = window.size
    return np.column_stack([(line[:, 0] - window.x) / window.km + w / 2, (window.y - line[:, 1]) / window.km + h / 2])


STEP = 3.0
"""Pixels between the points of an arrow: a curve of 100 pixels' radius is off by a hundredth of one."""


def way(line: F64, window: Window) -> F64:
    """The way of an arrow or a landing in pixels, without points that lie closer than shows."""
    whole = screen(line, window)
    stride = int(STEP * (len(line) - 1) / (float(lengths(whole)[-1]) + 1e-9))
    if stride < 2:
        return whole
    stride = min(stride, (len(line) - 1) // 20)
    return np.vstack([whole[:-1:stride], whole[-1:]])


def lines(sheet: MapFile, plan: Projection) -> dict[str, Line]:
    """The way of every front, arrow and landing, by id. Raises AssetFailure for a front without a border to follow."""
    found = {arrow.id: Line((_curve(plan, arrow.along),)) for arrow in sheet.arrows}
    found |= {landing.id: Line((_curve(plan, landing.along),)) for landing in sheet.landings}
    for front in sheet.fronts:
        found[front.id] = Line(tuple(stage_line(sheet, plan, stage) for stage in front.stages))
    return found


def _curve(plan: Projection, points: Sequence[tuple[float, float]], count: int = 220) -> F64:
    lon, lat = np.array(points).T
    return spline(np.column_stack(plan.forward(lon, lat)), count)


def stage_line(sheet: MapFile, plan: Projection, stage: Stage) -> F64:
    """Where a front stands at a stage, in km. Raises AssetFailure when it has no border to follow."""
    if stage.along:
        return _curve(plan, stage.along, 260)
    points = np.array(stage.follow)
    low, high = points.min(0) - 1.5, points.max(0) + 1.5
    present = borders.today("i", (low[0], low[1], high[0], high[1]), sheet.omit_borders)
    own = borders.drawn(sheet, present)
    way = borders.follow(stage.follow or (), [*present, *(line.astype(np.float32) for line in own)])
    line = resample(np.column_stack(plan.forward(way[:, 0], way[:, 1])), 260)
    kernel = np.hanning(9)
    padded = np.pad(line, ((4, 4), (0, 0)), mode="reflect", reflect_type="odd")
    smooth = np.column_stack([np.convolve(padded[:, i], kernel / kernel.sum(), "valid") for i in (0, 1)])
    return resample(smooth, 260)


def arrow_width(item: Arrow, run: float, unit: float) -> float:
    """Pixels across at the head's neck; a short arrow is slimmer."""
    full = 15 * unit * item.width
    return full * min(1.0, run / (full * 4))


def arrow_shapes(item: Arrow, line: F64, progress: float, inks: tuple[Style, float]) -> list[Shape]:
    """An arrow grown so far: shadow, casing, edge and body; its tail fades in over its first third."""
    style, unit = inks
    whole = float(lengths(line)[-1])
    if progress <= 0 or whole < LEAST:
        return []
    if item.line == "dashed":
        return _dashed(line, progress, (item.colour or style.arrow, style.halo), 2.6 * unit * item.width)
    form = ArrowForm(line, arrow_width(item, whole, unit))
    return layers(item, form, form.outline(progress * whole), inks)


def layers(item: Arrow, form: ArrowForm, outline: F64, inks: tuple[Style, float]) -> list[Shape]:
    """Shadow, casing, edge and body of an outline of an arrow, from below to above."""
    rim = outline, mitres(outline)
    return [*hem(item, form, rim, inks), body(item, form, rim, inks)]


def hem(item: Arrow, form: ArrowForm, rim: tuple[F64, F64], inks: tuple[Style, float]) -> list[Shape]:
    """What shows around an arrow: its shadow, its casing and its dark edge; `rim` is its outline with its mitres."""
    style, unit = inks
    fade = _fading(form)
    outline, out = rim
    shadow = outline + np.array([1.5, 2.6]) * unit
    return [
        Shape((shadow,), SHADOW, 0.34, fade, 2.4 * unit, grey=True),
        Shape((outline + (2.1 * unit + BIAS) * out,), style.halo, 0.8, fade, grey=True),
        Shape((outline + (0.68 * unit + BIAS) * out,), item.colour or style.arrow_edge, 0.95, fade),
    ]


def body(item: Arrow, form: ArrowForm, rim: tuple[F64, F64], inks: tuple[Style, float]) -> Shape:
    """The arrow itself, inside its edge."""
    style, unit = inks
    outline, out = rim
    return Shape((outline + (BIAS - 0.68 * unit) * out,), item.colour or style.arrow, 0.94, _fading(form))


def _fading(form: ArrowForm) -> Fade:
    """The tail fades in over its first third."""
    line = form.line
    third = line[min(int(np.searchsorted(form.run, 0.32 * form.length)), len(line) - 1)]
    return Fade((float(line[0, 0]), float(line[0, 1])), (float(third[0]), float(third[1])), 0.15)


def _dashed(line: F64, progress: float, inks: tuple[str, str], width: float) -> list[Shape]:
    """A dashed way with a small head; the dashes stand still while the head runs on."""
    run = lengths(line)
    tip = float(run[-1]) * progress
    colour, halo = inks
    scale = width / 2.2
    head = min(11 * scale, tip * 0.5)
    neck = max(tip - head * 0.75, 0.0)
    pieces = []
    for start in np.arange(0.0, neck, (DASH + GAP) * scale):
        end = min(float(start) + DASH * scale, neck)
        if end - start > 0.5:
            pieces.append(part(line, float(start), end))
    rings = tuple(ribbon(piece, width / 2 + BIAS) for piece in pieces)
    casing = tuple(ribbon(piece, width / 2 + 1.2 * scale + BIAS) for piece in pieces)
    back, point = (
        np.array([np.interp(at, run, line[:, 0]), np.interp(at, run, line[:, 1])]) for at in (max(tip - head, 0), tip)
    )
    ahead = (point - back) / (math.hypot(*(point - back)) + 1e-9)
    side = np.array([ahead[1], -ahead[0]]) * head * 0.48
    barb = np.array([point, point - ahead * head + side, point - ahead * head * 0.72, point - ahead * head - side])
    cased, inner = grown(barb, 1.2 * scale + BIAS), grown(barb, BIAS)
    return [Shape((*casing, cased), halo, 0.6), Shape((*rings, inner), colour, 0.95)]


def landing_shapes(item: Landing, line: F64, progress: float, inks: tuple[Style, float]) -> list[Shape]:
    style, unit = inks
    return _dashed(line, progress, (style.landing, style.halo), 2.4 * unit) if progress > 0 else []


@dataclass(frozen=True)
class Ticks:
    """How many ticks a front has: all alike while the camera rests, by octaves while it zooms, so that none crawls."""

    count: int
    octaves: bool

    def at(self, run: float, unit: float) -> tuple[F64, F64]:
        """Shares of the way, and the length of each tick (0..1)."""
        if not self.octaves:
            return (np.arange(self.count) + 0.5) / self.count, np.ones(self.count)
        wanted = max(run / (TICK_EVERY * unit), 4.0)
        count = 2 ** math.ceil(math.log2(wanted))
        t = min(max((wanted / (count / 2) - 1.25) / 0.5, 0.0), 1.0)
        size = np.ones(count)
        size[1::2] = t * t * (3 - 2 * t)
        return np.arange(count) / count, size


def ticks(line: F64, unit: float, zooming: bool) -> Ticks:
    """Fitted to a front's length in pixels."""
    return Ticks(max(4, round(float(lengths(line)[-1]) / (TICK_EVERY * unit))), zooming)


def _spikes(roots: F64, ways: F64, form: tuple[F64, float]) -> tuple[F64, ...]:
    """Thin rectangles from their roots along their ways, `form` being how long each and how wide to either side."""
    long, half = form
    across = ways[:, ::-1] * np.array([half, -half])
    tips = roots + ways * long[:, None]
    return tuple(np.stack([roots + across, tips + across, tips - across, roots - across], 1))


def front_shapes(item: Front, line: F64, teeth: Ticks, inks: tuple[Style, float], drawn: float = 1.0) -> list[Shape]:
    """A casing, the line, and ticks to the side of the enemy; a front that stands is drawn so far along its way."""
    if drawn <= 0:
        return []
    style, unit = inks
    run = lengths(line)
    side = normals(line) * (-1 if item.side == "right" else 1)
    line = line + side * 4.5 * unit
    shares, sizes = teeth.at(float(run[-1]), unit)
    sizes = np.where(shares <= drawn, sizes, 0)
    at = shares * run[-1]
    roots = np.column_stack([np.interp(at, run, line[:, i]) for i in (0, 1)])
    out = np.column_stack([np.interp(at, run, side[:, i]) for i in (0, 1)])
    seen = sizes > 0.03
    spikes = _spikes(roots[seen], out[seen] * unit, (1.5 + 7.5 * sizes[seen], 1.0 + BIAS / unit))
    line = line if drawn >= 1 else part(line, 0.0, max(drawn * float(run[-1]), 1.0))
    return [
        Shape((ribbon(line, 3.7 * unit + BIAS),), style.halo, 0.55, grey=True),
        Shape(spikes, style.arrow, 0.95),
        Shape((ribbon(line, 2.1 * unit + BIAS),), style.arrow, 0.97),
    ]
