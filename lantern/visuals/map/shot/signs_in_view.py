"""Which kinds of sign a shot of a map shows that a legend may explain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lantern.visuals.map.furniture.legend import name_side
from lantern.visuals.map.geometry.lines import fit_spline
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.views import choose_projection, fit_frame
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import (
    list_control_points,
    list_known_points,
    list_pocket_points,
)

_POINTS = 60
"""Points along a line, to tell whether it passes through a view."""


def find_signs(
    map_file: MapFile,
    views: Sequence[str],
    shown: frozenset[str] | None,
    *,
    frame: MapFrame,
) -> set[str]:
    """Return the kinds of sign in these views, and whose sides they are.

    They count in the rows of the frame that are read. Of what moves only what is `shown` counts;
    None shows all. Borders explain themselves, so they aren't among the kinds.
    """
    projection = choose_projection(map_file)
    windows = []
    for name in views:
        windows.append(fit_frame(map_file.views[name], projection, frame))
    kinds: set[str] = set()
    for sign in _iter_signs(map_file.select_visible(shown)):
        for window in windows:
            pixels = window.to_pixels(projection, sign.points)
            inside = (pixels > (0, frame.top)) & (
                pixels < (frame.size[0], frame.bottom)
            )
            if inside.all(axis=1).any():
                kinds.add(sign.kind)
                if sign.of:
                    kinds.add(name_side(sign.of))
    return kinds


@dataclass(frozen=True, eq=False)
class _Sign:
    """A sign on a map: its kind, points on it, (n, 2) lon and lat, and whose it is."""

    kind: str
    points: ArrayLike
    of: str | None = None


def _iter_signs(map_file: MapFile) -> Iterator[_Sign]:
    for arrow in map_file.arrows:
        yield _Sign(
            "arrow", fit_spline(np.array(arrow.along), _POINTS), arrow.of
        )
    for unit in map_file.units:
        stops = list_known_points(map_file, unit)
        if stops:
            yield _Sign("unit", stops, unit.of)
    yield from _iter_ground_signs(map_file)
    for landing in map_file.landings:
        line = fit_spline(np.array(landing.along), _POINTS)
        yield _Sign("landing", line, landing.of)
    for drop in map_file.air_landings:
        yield _Sign("air_landing", drop.at, drop.of)
    for front in map_file.fronts:
        for stage in front.stages:
            points = np.array(stage.along or stage.follow)
            yield _Sign("front", points, front.of)
    for place in map_file.places:
        if place.kind == "fort":
            yield _Sign("fort", place.at)


def _iter_ground_signs(map_file: MapFile) -> Iterator[_Sign]:
    """Yield the ground that sides hold, by points in it or around it, and pockets."""
    for control in map_file.control:
        points = list_control_points(map_file, control)
        if not points:
            continue
        for holders in control.list_holders():
            if len(holders) > 1:
                yield _Sign("contested", points)
            for side in holders:
                yield _Sign("control", points, side)
    for pocket in map_file.pockets:
        points = list_pocket_points(map_file, pocket)
        if points:
            yield _Sign("pocket", points, pocket.of)
