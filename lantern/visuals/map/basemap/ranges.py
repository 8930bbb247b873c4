"""Mountain ranges by the engraver's hand: hachures that run downhill on both sides of a crest.

They are a sign and no picture of the ground: strokes gather into spurs, and the sides that face
the south-east lie in shade, since maps are lit from the north-west. Strokes have the length of the
range's slopes as long as that is short on the screen; in close views they stay short and grow pale,
so that a quiet ground is left for names.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.pixels import U8
from lantern.visuals.map.geometry.lines import (
    F64,
    compute_normals,
    fit_spline,
    interpolate_points,
    make_units,
    measure_lengths,
)
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_items import MapRange

_CREST_POINTS = 600
_STEP = 3.0
"""Pixels at 1080p from stroke to stroke, about; in km it is a power of two, so that strokes keep
their places in the canvases between which a camera moves."""
_LONGEST = 34.0
"""Pixels at 1080p: the longest strokes."""
_SHORTEST = 3.0
_FULL_FROM = 7.0
"""Pixels at 1080p of a slope below which a range isn't drawn, and from which it is in full."""
_QUIET_FROM = 45.0
_QUIETEST = 0.5
"""Pixels at 1080p of a slope from which strokes grow pale, and what is left of them at last."""
_OPACITY = 0.75
_LIGHT_OPACITY = 0.45
_WASH_OPACITY = 0.1
"""Of strokes, of those in an ink lighter than the ground, and of washes."""
_WASHES = (0.35, 0.62, 0.9)
"""Widths of the washes on a shaded slope, in lengths of its strokes."""
_WANDER = 0.17
"""How far a crest wanders off its line, in lengths of its strokes."""
_SPURS = 1.5
"""From spur to spur, in lengths of strokes."""
_VALLEY = 0.5
"""The length of strokes between two spurs, as a share of those on a spur."""
_FAN = 0.3
_UNEVEN = 0.25
"""How far strokes turn away from a spur's middle, in radians, and by how much they differ."""
_RIDGE = 0.07
"""Share of a stroke's length that is left light on either side of the crest."""
_TAPER = 2.2
"""Lengths of a stroke over which a range gets lower towards its ends."""
_LIT_WIDTH = 0.5
_SHADED_WIDTH = 1.7
"""Pixels at 1080p: a stroke above, in light and in shade."""
_THIN = 0.35
"""Its width at the foot, as a share of that above."""
_SUN = np.array([-1.0, -1.0]) / math.sqrt(2)
"""Where the light comes from, with y down."""


@dataclass(frozen=True)
class RangeInk:
    """The ink of ranges, #rrggbb; one that is lighter than the ground draws the sunny slopes."""

    colour: str
    is_light: bool

    @property
    def opacity(self) -> float:
        """How strong its strokes are; light on dark looks stronger than dark on light."""
        return _LIGHT_OPACITY if self.is_light else _OPACITY

    @property
    def heavy(self) -> F64:
        """The direction in which slopes face that have the most ink, (2,)."""
        return _SUN if self.is_light else -_SUN


@dataclass(frozen=True, eq=False)
class Crest:
    """The crest of a range on a canvas, (n, 2) in pixels, from which its slopes go down.

    `slope` is how far its foot is from it, in pixels, `km` the size of a pixel, `unit` pixels per
    pixel at 1080p.
    """

    points: F64
    slope: float
    km: float
    unit: float

    @property
    def strength(self) -> float:
        """How strong its strokes are, 0..1."""
        length = self.slope / self.unit
        comes = (length - _SHORTEST) / (_FULL_FROM - _SHORTEST)
        goes = math.sqrt(_QUIET_FROM / max(length, 1e-9))
        return min(max(comes, 0.0), 1.0) * min(max(goes, _QUIETEST), 1.0)

    @property
    def reach(self) -> float:
        """How far from the crest strokes reach, in pixels."""
        return min(self.slope, _LONGEST * self.unit)

    @functools.cached_property
    def course(self) -> F64:
        """The curve through its points, (n, 2)."""
        return fit_spline(self.points, _CREST_POINTS)

    @functools.cached_property
    def line(self) -> F64:
        """The crest as it is drawn, (n, 2): it wanders a little, as mountains do."""
        line = self.course
        km = measure_lengths(line) * self.km
        wave = _round_to_octave(2.6 * self.reach * self.km)
        turns = (2.3, 5.3, 9.1, 14.9)
        wander = sum(np.sin(turn * km / wave + turn) for turn in turns)
        ends = np.minimum(km, km[-1] - km) / wave
        wander *= _WANDER * self.reach * np.minimum(ends, 1)
        return np.asarray(line + compute_normals(line) * wander[:, None])


def place_crest(
    item: MapRange, window: Window, projection: Projection, *, unit: float
) -> Crest:
    """Return the crest of a range in a window; `unit` is pixels per pixel at 1080p."""
    points = window.to_pixels(projection, item.along)
    return Crest(points, item.width_km / 2 / window.km, window.km, unit)


def draw_range(crest: Crest, ink: RangeInk, land: U8) -> str:
    """Return the SVG of a range: a wash on its shaded slopes, and strokes on all of them.

    Nothing of it is at sea.

    Args:
        crest: the crest on the canvas.
        ink: what it is drawn with.
        land: 255 on land, (h, w) of the canvas.
    """
    if crest.strength <= 0:
        return ""
    drawn = ""
    for side in (1.0, -1.0):
        for width in _WASHES:
            ring = _trace_wash(crest, side, ink.heavy * width)
            if _is_land(ring, land).all():
                drawn += _fill(
                    [ring], ink.colour, _WASH_OPACITY * crest.strength
                )
        strokes = trace_strokes(
            crest,
            side,
            ink=ink,
            land=land,
        )
        if strokes:
            drawn += _fill(strokes, ink.colour, ink.opacity * crest.strength)
    return drawn


def _fill(rings: list[F64], ink: str, opacity: float) -> str:
    paths = ""
    for ring in rings:
        corners = "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.tolist())
        paths += f"M{corners}Z"
    return f'<path d="{paths}" fill="{ink}" fill-opacity="{opacity:.3f}"/>'


def _trace_wash(crest: Crest, side: float, heavy: F64) -> F64:
    """Return the ring along a crest that is as wide as its slope faces `heavy`, (2,)."""
    line = crest.line
    downhill = side * compute_normals(crest.course)
    run = measure_lengths(line)
    ends = np.minimum(run, run[-1] - run) / (_TAPER * crest.reach)
    depth = crest.reach * np.clip(downhill @ heavy, 0, 1) * np.clip(ends, 0, 1)
    return np.vstack([line, (line + downhill * depth[:, None])[::-1]])


def trace_strokes(
    crest: Crest, side: float, *, ink: RangeInk, land: U8
) -> list[F64]:
    """Return the strokes on one side of a crest as rings, (4, 2) each, in pixels.

    `side` is 1 or -1. None of them touches the sea.
    """
    roots = _find_roots(crest)
    spurs = _find_spurs(crest, roots.run * crest.km, side)
    course = _turn(side * roots.normals, side * spurs.turns)
    share = (1 + course @ ink.heavy) / 2
    widths = _LIT_WIDTH + (_SHADED_WIDTH - _LIT_WIDTH) * share**1.5
    lengths = crest.reach * roots.heights * spurs.lengths
    steps = course * lengths[:, None]
    rings = _trace_rings(roots.points, steps, widths * crest.unit)
    return [ring for ring in rings if _is_land(ring, land).all()]


@dataclass(frozen=True, eq=False)
class _Roots:
    """Where strokes begin: points, (n, 2), on the crest, and its normals there, (n, 2).

    `run` is how far along the crest, in pixels, `heights` how high the range is there, 0..1; (n,).
    """

    points: F64
    normals: F64
    run: F64
    heights: F64


def _find_roots(crest: Crest) -> _Roots:
    run = measure_lengths(crest.line)
    step = _round_to_octave(_STEP * crest.unit * crest.km) / crest.km
    places = np.arange(step / 2, run[-1], step)
    ends = np.minimum(places, run[-1] - places) / (_TAPER * crest.reach)
    return _Roots(
        interpolate_points(crest.line, run, places),
        interpolate_points(compute_normals(crest.course), run, places),
        places,
        np.sqrt(np.clip(ends, 0.02, 1)),
    )


def _round_to_octave(km: float) -> float:
    """Return the power of two next to a number of km."""
    return float(2.0 ** round(math.log2(km)))


@dataclass(frozen=True, eq=False)
class _Spurs:
    """What spurs do to strokes: their lengths as shares, and their turns in radians; (n,) each."""

    lengths: F64
    turns: F64


def _find_spurs(crest: Crest, places_km: F64, side: float) -> _Spurs:
    """Return the spurs along a crest: strokes are longest on them, and fan out from them."""
    wave = _round_to_octave(_SPURS * crest.reach * crest.km)
    phase = 2 * np.pi * places_km / wave + 1.7 * side
    # no two spurs are quite alike
    phase += 1.3 * np.sin(0.31 * phase + side) + 0.7 * np.sin(0.83 * phase)
    bulge = (1 + np.cos(phase)) / 2
    uneven = _make_noise(places_km, side)
    lengths = (_VALLEY + (1 - _VALLEY) * bulge) * (1 - _UNEVEN * uneven)
    return _Spurs(lengths, _FAN * np.sin(phase))


def _make_noise(places_km: F64, side: float) -> F64:
    """Return a number in 0..1 for each place, (n,), the same in every view of it."""
    seeds = np.sin(places_km * 7.31 + 17 * side) * 43758.5453
    return np.asarray(seeds - np.floor(seeds))


def _turn(vectors: F64, angles: F64) -> F64:
    """Return unit vectors, (n, 2), each turned by its angle in radians."""
    cosine, sine = np.cos(angles), np.sin(angles)
    x, y = vectors.T
    turned = np.column_stack([x * cosine - y * sine, x * sine + y * cosine])
    return make_units(turned)


def _trace_rings(roots: F64, steps: F64, widths: F64) -> F64:
    """Return strokes as rings, (n, 4, 2): broad above, thin at the foot.

    Each goes a step down from its root, (n, 2) in pixels; `widths` are those above, (n,).
    """
    starts = roots + _RIDGE * steps
    feet = roots + steps
    ahead = make_units(steps)
    broad = ahead[:, ::-1] * np.array([1.0, -1.0]) * widths[:, None] / 2
    thin = broad * _THIN
    corners = [starts + broad, feet + thin, feet - thin, starts - broad]
    return np.stack(corners, 1)


def _is_land(points: F64, land: U8) -> NDArray[np.bool_]:
    """Return which points, (n, 2) in pixels, are on land of the canvas, (n,).

    Beyond the canvas all is land.
    """
    h, w = land.shape
    x, y = np.floor(points).astype(int).T
    inside = (x >= 0) & (x < w) & (y >= 0) & (y < h)
    found = land[np.clip(y, 0, h - 1), np.clip(x, 0, w - 1)] > 127
    return np.asarray(~inside | found)
