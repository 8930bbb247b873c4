"""Names of places on a turning globe: they are upright, and go where the ground turns away."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals.map.geometry.globe_view import GlobeView
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.safe_area import PixelBounds, do_touch
from lantern.visuals.map.labels.faces import SANS_SEMIBOLD
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    typeset_straight,
)
from lantern.visuals.map.labels.signs import SignColours, draw_dot
from lantern.visuals.map.labels.sprite_sheet import rasterize_drawings
from lantern.visuals.map.motion.timing import ease
from lantern.visuals.map.spec.naming import find_point

if TYPE_CHECKING:
    from lantern.visuals.map.shot.globe_path import GlobePath
    from lantern.visuals.map.shot.setup import ShotSetup
    from lantern.visuals.map_parts import GlobeFlight

_SIZE = 30.0
_DOT = 5.0
_GAP = 9.0
"""The size of type, the radius of a dot, and what is between the two, in pixels at 1080p."""
_ENTER_SECONDS = 0.4
_GOES = (0.3, 0.55)
"""Shares of the way down between which names go."""
_RIM = (0.12, 0.32)
"""How far the ground faces the eye, 0 to 1, where a name goes and where it is there in full."""
_SIDES = ("e", "w", "n", "s")
_SAMPLES = 12
"""Moments at which names are looked at, so that none lies on another."""
_EDGE_GAP = 12
_EDGE_FADE = 24
"""In pixels at 1080p: how near to the frame's edge a name is gone, and over how far it fades."""


@dataclass(frozen=True, eq=False)
class _DrawnName:
    """A name with its dot, and the box around both, about the place."""

    sprite: Sprite
    box: PixelBounds


class GlobeNames:
    """The names on one globe."""

    def __init__(
        self, setup: ShotSetup, spec: GlobeFlight, path: GlobePath
    ) -> None:
        """Keep the names and find their places.

        Raises:
            AssetFailure: the map has no such place.
        """
        self._setup = setup
        self._spec = spec
        self._path = path
        self._points = []
        for name in spec.names:
            spot = name.name if name.spot is None else name.spot
            self._points.append(find_point(setup.resources.map_file, spot))

    def compute_opacities(self, n: int) -> tuple[float, ...]:
        """Return how far each name has come in frame n, 0 to 1."""
        fade = _ENTER_SECONDS * self._path.fps
        stays, gone = _GOES
        left = (gone - self._path.compute_near(n)) / (gone - stays)
        found = []
        for name in self._spec.names:
            come = 1.0 if name.start is None else (n - name.start) / fade
            found.append(round(ease(min(come, left)), 4))
        return tuple(found)

    def draw(self, frame: Planes, view: GlobeView, n: int) -> None:
        """Draw the names onto a frame in place."""
        opacities = self.compute_opacities(n)
        if not any(opacities):
            return
        seen = view.forward(np.array(self._points))
        for name, (x, y, z), opacity in zip(
            self._drawn, seen.tolist(), opacities, strict=True
        ):
            shown = (
                opacity
                * _measure_facing(z)
                * self._measure_clearance(name, x, y)
            )
            if shown > 0:
                name.sprite.blend_onto(
                    frame,
                    shown,
                    dx=x,
                    dy=y,
                )

    def _measure_clearance(self, name: _DrawnName, x: float, y: float) -> float:
        """Return how far a name is in the open, 0 at the frame's edge, to 1."""
        left, top, right, bottom = _move(name.box, np.array([x, y]))
        w, h = self._setup.size
        inside = min(left, top, w - right, h - bottom) / self._setup.unit
        return min(max((inside - _EDGE_GAP) / _EDGE_FADE, 0.0), 1.0)

    @functools.cached_property
    def _drawn(self) -> list[_DrawnName]:
        drawings = []
        for i, side in enumerate(self._choose_sides()):
            drawings.append(self._draw_name(i, side))
        typefaces = self._setup.resources.style.typefaces
        found = []
        for drawing, sprite in zip(
            drawings, rasterize_drawings(drawings, typefaces), strict=True
        ):
            found.append(_DrawnName(sprite, drawing.boxes[0]))
        return found

    # --- on which side of its dot each stands

    def _choose_sides(self) -> list[str]:
        """Return the side of each name: the first on which it touches no other on the way."""
        ways = self._trace_ways()
        taken: list[list[PixelBounds]] = [[] for _ in range(_SAMPLES)]
        chosen = []
        for i, way in enumerate(ways):
            boxes = {
                side: self._draw_name(i, side).boxes[-1] for side in _SIDES
            }
            others = self._add_dots(taken, [*ways[:i], *ways[i + 1 :]])
            costs = {
                side: _count_touched(boxes[side], way, others)
                for side in _SIDES
            }
            side = min(_SIDES, key=lambda each: costs[each])
            chosen.append(side)
            for spot, here in zip(way, taken, strict=True):
                here.append(_move(boxes[side], spot))
        return chosen

    def _add_dots(
        self, taken: Sequence[Sequence[PixelBounds]], ways: Sequence[F64]
    ) -> list[list[PixelBounds]]:
        """Return what is taken at each moment, with the dots of other places."""
        reach = _DOT * self._setup.unit
        dot = (-reach, -reach, reach, reach)
        found = []
        for moment, boxes in enumerate(taken):
            found.append([*boxes, *(_move(dot, way[moment]) for way in ways)])
        return found

    def _trace_ways(self) -> list[F64]:
        """Return where each place is at some moments of the way, (n, 2) in pixels."""
        points = np.array(self._points)
        seen = []
        for n in np.linspace(0, self._path.end, _SAMPLES).tolist():
            seen.append(self._path.find_view(n).forward(points)[:, :2])
        return list(np.stack(seen, axis=1))

    def _draw_name(self, i: int, side: str) -> SvgDrawing:
        """Draw a name and its dot about the place."""
        unit = self._setup.unit
        style = self._setup.resources.style
        text_style = TextStyle(
            SANS_SEMIBOLD,
            _SIZE * unit,
            style.ink,
            style.halo,
            typefaces=style.typefaces,
        )
        text = self._spec.names[i].name
        left, top = _find_corner(side, text_style.measure_width(text), unit)
        words = typeset_straight(
            text,
            text_style,
            left=left,
            top=top,
        )
        inks = SignColours(style.arrow, style.halo, style.paper)
        dot = draw_dot("town", _DOT * unit, inks, hollow=False)
        whole = dot.combine(words)
        return SvgDrawing(
            whole.svg, (_unite(whole.boxes), words.boxes[0]), whole.ink
        )


def _measure_facing(height: float) -> float:
    """Return how far a name is there on ground that faces the eye so far, 0 to 1 both."""
    hidden, whole = _RIM
    return ease((height - hidden) / (whole - hidden))


def _unite(boxes: Sequence[PixelBounds]) -> PixelBounds:
    """Return the rectangle around all of these."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _find_corner(side: str, width: float, unit: float) -> tuple[float, float]:
    """Return the top left corner of a name of that width on a side of its dot."""
    size = _SIZE * unit
    gap = (_DOT + _GAP) * unit
    level = -0.5 * size
    corners = {
        "e": (gap, level),
        "w": (-gap - width, level),
        "n": (-width / 2, -gap - size),
        "s": (-width / 2, gap * 0.7),
    }
    return corners[side]


def _count_touched(
    box: PixelBounds, way: F64, taken: Sequence[Sequence[PixelBounds]]
) -> int:
    """Return at how many moments a box on its way touches one that is taken."""
    count = 0
    for spot, boxes in zip(way, taken, strict=True):
        here = _move(box, spot)
        count += any(do_touch(here, other) for other in boxes)
    return count


def _move(box: PixelBounds, spot: F64) -> PixelBounds:
    x, y = spot.tolist()
    return (box[0] + x, box[1] + y, box[2] + x, box[3] + y)
