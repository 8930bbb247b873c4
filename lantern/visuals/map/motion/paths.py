"""Fronts, arrows and landings as shapes in a window, at any stage of their growth. Pure: lines in, shapes out.

Lines are kept in the plane's kilometres, so a window only scales them; widths and ticks are pixels of the screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.basemap import borders
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.brush import EDGE_BIAS_PIXELS, Fade, PolygonFill
from lantern.visuals.map.geometry.lines import (
    F64,
    compute_mitres,
    compute_normals,
    cut_line,
    fit_spline,
    grow_ring,
    measure_lengths,
    outline_ribbon,
    resample,
)
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_file import (
    Arrow,
    Front,
    FrontStage,
    Landing,
    MapFile,
    MapStyle,
)

SHADOW_COLOUR = "#150c0c"
DASH_LENGTH, DASH_GAP = 6.0, 4.0
TICK_SPACING = 15.0
MIN_ARROW_PIXELS = 2.0
"""Pixels below which an arrow is not drawn."""


@dataclass(frozen=True)
class StagedPath:
    """A way on the map: even points in km, one set for each stage of a front, one set for what only grows."""

    stages: tuple[F64, ...]

    def interpolate(self, progress: float) -> F64:
        """The line between two stages; 0 is the first, 1 the last."""
        if len(self.stages) == 1:
            return self.stages[0]
        place = min(max(progress, 0.0), 1.0) * (len(self.stages) - 1)
        i = min(int(place), len(self.stages) - 2)
        return self.stages[i] + (self.stages[i + 1] - self.stages[i]) * (place - i)


def to_pixels(line: F64, window: Window) -> F64:
    """Kilometres to pixels."""
    w, h = window.size
    return np.column_stack(
        [
            (line[:, 0] - window.x) / window.km + w / 2,
            (window.y - line[:, 1]) / window.km + h / 2,
        ]
    )


ARROW_STEP_PIXELS = 3.0
"""Pixels between the points of an arrow: a curve of 100 pixels' radius is off by a hundredth of one."""


def trace_way(line: F64, window: Window) -> F64:
    """The way of an arrow or a landing in pixels, without points that lie closer than shows."""
    whole = to_pixels(line, window)
    stride = int(
        ARROW_STEP_PIXELS * (len(line) - 1) / (float(measure_lengths(whole)[-1]) + 1e-9)
    )
    if stride < 2:
        return whole
    stride = min(stride, (len(line) - 1) // 20)
    return np.vstack([whole[:-1:stride], whole[-1:]])


def trace_lines(sheet: MapFile, plan: Projection) -> dict[str, StagedPath]:
    """The way of every front, arrow and landing, by id. Raises AssetFailure for a front without a border to follow."""
    found = {
        arrow.id: StagedPath((_curve(plan, arrow.along),)) for arrow in sheet.arrows
    }
    found |= {
        landing.id: StagedPath((_curve(plan, landing.along),))
        for landing in sheet.landings
    }
    for front in sheet.fronts:
        found[front.id] = StagedPath(
            tuple(trace_stage(sheet, plan, stage) for stage in front.stages)
        )
    return found


def _curve(
    plan: Projection, points: Sequence[tuple[float, float]], count: int = 220
) -> F64:
    lon, lat = np.array(points).T
    return fit_spline(np.column_stack(plan.forward(lon, lat)), count)


def trace_stage(sheet: MapFile, plan: Projection, stage: FrontStage) -> F64:
    """Where a front stands at a stage, in km. Raises AssetFailure when it has no border to follow."""
    if stage.along:
        return _curve(plan, stage.along, 260)
    points = np.array(stage.follow)
    low, high = points.min(0) - 1.5, points.max(0) + 1.5
    present = borders.find_current_borders(
        "i", (low[0], low[1], high[0], high[1]), sheet.omit_borders
    )
    own = borders.collect_own_borders(sheet, present)
    way = borders.follow(
        stage.follow or (), [*present, *(line.astype(np.float32) for line in own)]
    )
    line = resample(np.column_stack(plan.forward(way[:, 0], way[:, 1])), 260)
    kernel = np.hanning(9)
    padded = np.pad(line, ((4, 4), (0, 0)), mode="reflect", reflect_type="odd")
    smooth = np.column_stack(
        [np.convolve(padded[:, i], kernel / kernel.sum(), "valid") for i in (0, 1)]
    )
    return resample(smooth, 260)


def compute_arrow_width(item: Arrow, run: float, unit: float) -> float:
    """Pixels across at the head's neck; a short arrow is slimmer."""
    full = 15 * unit * item.width
    return full * min(1.0, run / (full * 4))


def draw_arrow(
    item: Arrow, line: F64, progress: float, inks: tuple[MapStyle, float]
) -> list[PolygonFill]:
    """An arrow grown so far: shadow, casing, edge and body; its tail fades in over its first third."""
    style, unit = inks
    whole = float(measure_lengths(line)[-1])
    if progress <= 0 or whole < MIN_ARROW_PIXELS:
        return []
    if item.line == "dashed":
        return _draw_dashed(
            line,
            progress,
            (item.colour or style.arrow, style.halo),
            2.6 * unit * item.width,
        )
    form = ArrowGeometry(line, compute_arrow_width(item, whole, unit))
    return draw_arrow_layers(item, form, form.trace_outline(progress * whole), inks)


def draw_arrow_layers(
    item: Arrow, form: ArrowGeometry, outline: F64, inks: tuple[MapStyle, float]
) -> list[PolygonFill]:
    """Shadow, casing, edge and body of an outline of an arrow, from below to above."""
    rim = outline, compute_mitres(outline)
    return [
        *draw_arrow_edges(item, form, rim, inks),
        draw_arrow_body(item, form, rim, inks),
    ]


def draw_arrow_edges(
    item: Arrow, form: ArrowGeometry, rim: tuple[F64, F64], inks: tuple[MapStyle, float]
) -> list[PolygonFill]:
    """What shows around an arrow: its shadow, its casing and its dark edge; `rim` is its outline with its mitres."""
    style, unit = inks
    fade = _make_tail_fade(form)
    outline, out = rim
    shadow = outline + np.array([1.5, 2.6]) * unit
    return [
        PolygonFill((shadow,), SHADOW_COLOUR, 0.34, fade, 2.4 * unit, grey=True),
        PolygonFill(
            (outline + (2.1 * unit + EDGE_BIAS_PIXELS) * out,),
            style.halo,
            0.8,
            fade,
            grey=True,
        ),
        PolygonFill(
            (outline + (0.68 * unit + EDGE_BIAS_PIXELS) * out,),
            item.colour or style.arrow_edge,
            0.95,
            fade,
        ),
    ]


def draw_arrow_body(
    item: Arrow, form: ArrowGeometry, rim: tuple[F64, F64], inks: tuple[MapStyle, float]
) -> PolygonFill:
    """The arrow itself, inside its edge."""
    style, unit = inks
    outline, out = rim
    return PolygonFill(
        (outline + (EDGE_BIAS_PIXELS - 0.68 * unit) * out,),
        item.colour or style.arrow,
        0.94,
        _make_tail_fade(form),
    )


def _make_tail_fade(form: ArrowGeometry) -> Fade:
    """The tail fades in over its first third."""
    line = form.line
    third = line[
        min(int(np.searchsorted(form.arc_lengths, 0.32 * form.length)), len(line) - 1)
    ]
    return Fade(
        (float(line[0, 0]), float(line[0, 1])), (float(third[0]), float(third[1])), 0.15
    )


def _draw_dashed(
    line: F64, progress: float, inks: tuple[str, str], width: float
) -> list[PolygonFill]:
    """A dashed way with a small head; the dashes stand still while the head runs on."""
    run = measure_lengths(line)
    tip = float(run[-1]) * progress
    colour, halo = inks
    scale = width / 2.2
    head = min(11 * scale, tip * 0.5)
    neck = max(tip - head * 0.75, 0.0)
    pieces = []
    for start in np.arange(0.0, neck, (DASH_LENGTH + DASH_GAP) * scale):
        end = min(float(start) + DASH_LENGTH * scale, neck)
        if end - start > 0.5:
            pieces.append(cut_line(line, float(start), end))
    rings = tuple(
        outline_ribbon(piece, width / 2 + EDGE_BIAS_PIXELS) for piece in pieces
    )
    casing = tuple(
        outline_ribbon(piece, width / 2 + 1.2 * scale + EDGE_BIAS_PIXELS)
        for piece in pieces
    )
    back, point = (
        np.array([np.interp(at, run, line[:, 0]), np.interp(at, run, line[:, 1])])
        for at in (max(tip - head, 0), tip)
    )
    ahead = (point - back) / (math.hypot(*(point - back)) + 1e-9)
    side = np.array([ahead[1], -ahead[0]]) * head * 0.48
    barb = np.array(
        [
            point,
            point - ahead * head + side,
            point - ahead * head * 0.72,
            point - ahead * head - side,
        ]
    )
    cased, inner = (
        grow_ring(barb, 1.2 * scale + EDGE_BIAS_PIXELS),
        grow_ring(barb, EDGE_BIAS_PIXELS),
    )
    return [
        PolygonFill((*casing, cased), halo, 0.6),
        PolygonFill((*rings, inner), colour, 0.95),
    ]


def draw_landing(
    item: Landing, line: F64, progress: float, inks: tuple[MapStyle, float]
) -> list[PolygonFill]:
    style, unit = inks
    return (
        _draw_dashed(line, progress, (style.landing, style.halo), 2.4 * unit)
        if progress > 0
        else []
    )


@dataclass(frozen=True)
class FrontTicks:
    """How many ticks a front has: all alike while the camera rests, by octaves while it zooms, so that none crawls."""

    count: int
    octaves: bool

    def place_ticks(self, run: float, unit: float) -> tuple[F64, F64]:
        """Shares of the way, and the length of each tick (0..1)."""
        if not self.octaves:
            return (np.arange(self.count) + 0.5) / self.count, np.ones(self.count)
        wanted = max(run / (TICK_SPACING * unit), 4.0)
        count = 2 ** math.ceil(math.log2(wanted))
        t = min(max((wanted / (count / 2) - 1.25) / 0.5, 0.0), 1.0)
        size = np.ones(count)
        size[1::2] = t * t * (3 - 2 * t)
        return np.arange(count) / count, size


def fit_ticks(line: F64, unit: float, zooming: bool) -> FrontTicks:
    """Fitted to a front's length in pixels."""
    return FrontTicks(
        max(4, round(float(measure_lengths(line)[-1]) / (TICK_SPACING * unit))), zooming
    )


def _spikes(roots: F64, ways: F64, form: tuple[F64, float]) -> tuple[F64, ...]:
    """Thin rectangles from their roots along their ways, `form` being how long each and how wide to either side."""
    long, half = form
    across = ways[:, ::-1] * np.array([half, -half])
    tips = roots + ways * long[:, None]
    return tuple(
        np.stack([roots + across, tips + across, tips - across, roots - across], 1)
    )


def draw_front(
    item: Front,
    line: F64,
    teeth: FrontTicks,
    inks: tuple[MapStyle, float],
    drawn: float = 1.0,
) -> list[PolygonFill]:
    """A casing, the line, and ticks to the side of the enemy; a front that stands is drawn so far along its way."""
    if drawn <= 0:
        return []
    style, unit = inks
    run = measure_lengths(line)
    side = compute_normals(line) * (-1 if item.side == "right" else 1)
    line = line + side * 4.5 * unit
    shares, sizes = teeth.place_ticks(float(run[-1]), unit)
    sizes = np.where(shares <= drawn, sizes, 0)
    at = shares * run[-1]
    roots = np.column_stack([np.interp(at, run, line[:, i]) for i in (0, 1)])
    out = np.column_stack([np.interp(at, run, side[:, i]) for i in (0, 1)])
    seen = sizes > 0.03
    spikes = _spikes(
        roots[seen],
        out[seen] * unit,
        (1.5 + 7.5 * sizes[seen], 1.0 + EDGE_BIAS_PIXELS / unit),
    )
    line = line if drawn >= 1 else cut_line(line, 0.0, max(drawn * float(run[-1]), 1.0))
    return [
        PolygonFill(
            (outline_ribbon(line, 3.7 * unit + EDGE_BIAS_PIXELS),),
            style.halo,
            0.55,
            grey=True,
        ),
        PolygonFill(spikes, style.arrow, 0.95),
        PolygonFill(
            (outline_ribbon(line, 2.1 * unit + EDGE_BIAS_PIXELS),), style.arrow, 0.97
        ),
    ]
