"""Which units of a map stand so near to a frame's edge, or to captions, that they aren't shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.symbol_sprites import measure_openness
from lantern.visuals.map.labels.unit_signs import draw_unit
from lantern.visuals.map.motion.paths import to_pixels
from lantern.visuals.map.shot.setup import ShotFraming, open_framing
from lantern.visuals.map.spec.map_units import MapUnit

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec

_FAR_OFF = np.array([[-1e6, -1e6, -1e6, -1e6]])


def measure_sign_openness(boxes: F64, spot: F64, safe_area: SafeArea) -> float:
    """Return how far the sign of a unit is in the open, 0..1, off the edge and off captions.

    `boxes` is (n, 4), the room that it needs about its point, `spot` that point, (2,) in pixels.
    """
    closed = np.array(safe_area.closed, np.float64).reshape(-1, 4)
    reserved = closed if len(closed) else _FAR_OFF
    return measure_openness(boxes + np.tile(spot, 2), safe_area, reserved)


def find_cut_units(
    spec: MapSpec, context: VisualContext
) -> dict[str, list[str]]:
    """Return the units whose first or last stop lies in a view of the shot, but not their sign.

    They are listed by the names of the views; a view without any isn't there.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    framing = open_framing(spec, context)
    map_file = framing.resources.map_file
    shown = None if framing.run.show is None else frozenset(framing.run.show)
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(framing.views):
        for unit in map_file.select_visible(shown).units:
            if _is_cut(unit, framing.windows[name], framing):
                found.setdefault(name, []).append(unit.id)
    return found


def _is_cut(unit: MapUnit, window: Window, framing: ShotFraming) -> bool:
    """Tell whether a unit stands in a window and isn't wholly seen there."""
    drawing = draw_unit(unit, framing.resources.style, framing.safe_area.k)
    boxes = np.array(drawing.boxes, np.float64)
    stops = to_pixels(framing.resources.unit_ways[unit.id].stops, window)
    for spot in (stops[0], stops[-1]):
        inside = (spot >= 0).all() and (spot < window.size).all()
        if inside and measure_sign_openness(boxes, spot, framing.safe_area) < 1:
            return True
    return False
