"""Who holds the ground in a shot: areas in the colours of sides, and pockets that are cut off."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

import numpy as np

from lantern.graphics.pixels import Planes
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.holdings import list_rings
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.oblique import lay_shapes
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.held_ground import (
    GroundScale,
    HeldGround,
    PocketGround,
    cut_stripes,
    outline_shape,
    place_ground,
    place_pocket,
)
from lantern.visuals.map.motion.item_inks import choose_item_inks
from lantern.visuals.map.motion.paths import to_pixels
from lantern.visuals.map.motion.pocket_rings import trace_pocket_ring
from lantern.visuals.map.shot.setup import ItemProgress, ShotSetup
from lantern.visuals.map.spec.map_control import MapControl, MapPocket

_TINT = 0.3
_EDGE = 0.45
_STRIPE = 0.42
"""Opacity of an area's colour all over, more of it at its edge, and of contested stripes."""
_POCKET_STRIPE = 0.62
_POCKET_SHARE = 0.38
_OUTLINE = 4.2
_CASING = 2.2
"""Of a pocket: its stripes' opacity and width, its line and the casing beside it in pixels."""
_INVISIBLE = 0.004


class ControlPainter:
    """Paints who holds the ground of one shot, below everything that moves."""

    def __init__(self, setup: ShotSetup) -> None:
        """Keep what the ground is painted from."""
        self._setup = setup
        map_file = setup.resources.map_file.select_visible(
            setup.schedule.visible_items
        )
        self._control = map_file.control
        self._pockets = map_file.pockets

    @property
    def names(self) -> list[str]:
        """Return the items that decide how the ground looks."""
        found = []
        for control in self._control:
            found += [event.id for event in control.list_events()]
        for pocket in self._pockets:
            found += [pocket.id, *(event.id for event in pocket.list_events())]
        return found

    def paint(
        self, frame: Planes, view: Window, progress: ItemProgress
    ) -> None:
        """Draw the ground that is held onto a frame in place."""
        flat = view.flat
        for control in self._control:
            for holders, share in _list_states(control, progress).items():
                if share > _INVISIBLE:
                    shapes = self._fill(control, holders, flat, share=share)
                    brush.paint(frame, lay_shapes(shapes, view))
        for pocket in self._pockets:
            shapes = self._draw_pocket(pocket, flat, progress)
            brush.paint(frame, lay_shapes(shapes, view))

    # --- areas

    @functools.cached_property
    def _scale(self) -> GroundScale:
        """Return a scale between those of all views of the run: hatching doesn't crawl."""
        windows = self._setup.framing.windows.values()
        logs = [math.log(window.km) for window in windows]
        return GroundScale(math.exp(float(np.mean(logs))) * self._setup.unit)

    @functools.cached_property
    def _ground(self) -> Mapping[str, HeldGround]:
        resources = self._setup.resources
        found = {}
        for name, rings in resources.holdings.items():
            found[name] = place_ground(rings, resources.projection, self._scale)
        return found

    def _fill(
        self,
        control: MapControl,
        holders: tuple[str, ...],
        view: Window,
        *,
        share: float,
    ) -> list[PolygonFill]:
        """Return an area in the colour of its side, or in the stripes of two."""
        sides = self._setup.resources.style.sides
        ground = self._ground[control.id]
        if len(holders) > 1:
            return [
                _paint_rings(
                    stripes, view, sides[side].colour, opacity=_STRIPE * share
                )
                for stripes, side in zip(ground.stripes, holders, strict=True)
            ]
        colour = sides[holders[0]].colour
        return [
            _paint_rings(ground.whole, view, colour, opacity=_TINT * share),
            _paint_rings(ground.edge, view, colour, opacity=_EDGE * share),
        ]

    # --- pockets

    @functools.cached_property
    def _pocket_ground(self) -> dict[str, PocketGround]:
        resources = self._setup.resources
        found = {}
        for pocket in self._pockets:
            ring = trace_pocket_ring(
                pocket, resources.map_file, resources.projection
            )
            found[pocket.id] = place_pocket(ring, resources.projection)
        return found

    def _draw_pocket(
        self, pocket: MapPocket, view: Window, progress: ItemProgress
    ) -> list[PolygonFill]:
        """Return a pocket as far as it has closed, shrunk and gone."""
        closed = progress[pocket.id]
        shrunk, ended = (progress[event.id] for event in pocket.list_events())
        opacity = 1 - ended * ended
        if closed <= 0 or opacity <= _INVISIBLE:
            return []
        shape = self._pocket_ground[pocket.id].shape_at(shrunk, ended)
        stripes = cut_stripes(shape, self._scale.stripe_step / 2, _POCKET_SHARE)
        pixel = view.km * self._setup.unit
        line = outline_shape(shape, _OUTLINE * pixel, closed)
        casing = outline_shape(shape, (_OUTLINE + 2 * _CASING) * pixel, closed)
        style = self._setup.resources.style
        colour = choose_item_inks(pocket, style).body
        hatched = _POCKET_STRIPE * opacity * closed
        return [
            _paint_rings(list_rings(stripes), view, colour, opacity=hatched),
            _paint_rings(casing, view, style.halo, opacity=0.7 * opacity),
            _paint_rings(line, view, colour, opacity=0.97 * opacity),
        ]


def _paint_rings(
    rings: Rings, view: Window, colour: str, *, opacity: float
) -> PolygonFill:
    pixels = tuple(to_pixels(ring, view) for ring in rings)
    return PolygonFill(pixels, colour, opacity)


def _list_states(
    control: MapControl, progress: ItemProgress
) -> dict[tuple[str, ...], float]:
    """Return how far an area is in the hands of each of its holders, 0..1."""
    states: dict[tuple[str, ...], float] = {}
    if control.of:
        states[control.of] = 1.0
    for event in control.list_events():
        come = progress[event.id]
        states = {
            holders: share * (1 - come) for holders, share in states.items()
        }
        holders = control.changes[event.number].to
        states[holders] = states.get(holders, 0.0) + come
    return states
