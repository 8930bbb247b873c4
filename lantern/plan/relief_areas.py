"""Which maps of a film want a finer relief than the program has, and of which ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core.sphere import KM_PER_DEGREE
from lantern.core.units import Shape, classify_shape
from lantern.plan.map_sources import ShownMap, iter_shown_maps
from lantern.script.film_script import Script
from lantern.script.model.framing import Move
from lantern.visuals.map.basemap.data import GeoBounds
from lantern.visuals.map.basemap.relief_layers import MAX_STRETCH
from lantern.visuals.map.basemap.terrain import TerrainArea, plan_area
from lantern.visuals.map.basemap.world_pictures import RELIEF
from lantern.visuals.map.geometry.views import (
    FRAMES,
    choose_projection,
    fit_frame,
)
from lantern.visuals.map.geometry.window import Window

_MARGIN = 0.06
"""Around each view, in heights of the frame."""


@dataclass(frozen=True)
class WantedRelief:
    """A map file without a relief of its own, and the area that its close views show."""

    map_path: Path
    area: TerrainArea


def list_wanted_reliefs(script: Script) -> list[WantedRelief]:
    """Return the maps whose views stretch the relief too far, each with what they show."""
    by_path: dict[Path, list[ShownMap]] = {}
    for shown in iter_shown_maps(script, script.film_shots):
        by_path.setdefault(shown.path, []).append(shown)
    wanted = []
    for path, shots in by_path.items():
        windows = list(_iter_close_windows(shots))
        if windows and shots[0].map_file.relief is None:
            wanted.append(WantedRelief(path, _plan_area(shots[0], windows)))
    return wanted


def _iter_close_windows(shots: list[ShownMap]) -> Iterator[Window]:
    """Yield the windows of all views that are shown and stretch the relief too far."""
    map_file = shots[0].map_file
    projection = choose_projection(map_file)
    # all shapes, since a film may be made in any of them
    for frame in FRAMES:
        names: dict[str, None] = {}
        for shown in shots:
            names.update(
                dict.fromkeys(_list_views(shown, classify_shape(frame.size)))
            )
        for name in names:
            view = map_file.views.get(name)
            if view is None:
                continue
            window = fit_frame(view, projection, frame)
            if KM_PER_DEGREE / window.km / RELIEF.scale > MAX_STRETCH:
                yield window


def _list_views(shown: ShownMap, shape: Shape) -> list[str]:
    """Return the names of the views that a shot shows in a film of this shape."""
    shot = shown.picture.frame_for(shape)
    if isinstance(shot.move, Move):
        return [str(shot.move.start), str(shot.move.end)]
    first = shot.view or next(iter(shown.map_file.views))
    return [first, *(leg.view for leg in shot.legs or ())]


def _plan_area(shown: ShownMap, windows: list[Window]) -> TerrainArea:
    projection = choose_projection(shown.map_file)
    boxes = np.array(
        [window.find_bounds(projection, _MARGIN) for window in windows]
    )
    west, south = boxes[:, :2].min(0).tolist()
    east, north = boxes[:, 2:].max(0).tolist()
    bounds: GeoBounds = (west, south, east, north)
    finest = max(KM_PER_DEGREE / window.km for window in windows)
    return plan_area(bounds, finest)
