"""What no view of a map shows: mostly a slip in a coordinate, which is guessed where it can be."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem
from lantern.core.units import Shape, Size
from lantern.graphics.look import Look
from lantern.script.document import Loc, YamlDocument
from lantern.visuals.map.basemap import layer_cost, user
from lantern.visuals.map.geometry.lines import F64, fit_spline
from lantern.visuals.map.geometry.map_frame import MapFrame, find_map_frame
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.views import choose_projection, fit_frame
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.swapped import Point, find_swapped
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_layers import GeoJsonLayer
from lantern.visuals.map.spec.naming import (
    Find,
    list_known_points,
    list_pocket_points,
)

_SIZES: dict[Shape, Size] = {
    "wide": (1920, 1080),
    "square": (1080, 1080),
    "portrait": (1080, 1920),
}
"""A frame of each shape in which something may be seen, with or without captions."""
_TURNS = (-360, 0, 360)
_MOST_LATITUDE = 85


@dataclass(frozen=True)
class _Slip:
    """A slip in writing coordinates: what takes it back, and what is said of it.

    `signs` are those of longitude and latitude as they should be.
    """

    guess: str
    swaps: bool = False
    signs: tuple[int, int] = (1, 1)

    def take_back(self, points: ArrayLike) -> F64:
        """Return longitude and latitude, (n, 2), as they were meant."""
        degrees = np.asarray(points, np.float64).reshape(-1, 2)
        if self.swaps:
            degrees = degrees[:, ::-1]
        return np.multiply(degrees, self.signs)


_SLIPS = (
    _Slip(
        "longitude and latitude look swapped: longitude comes first", swaps=True
    ),
    _Slip("a minus is wrong or missing: west is below zero", signs=(-1, 1)),
    _Slip("a minus is wrong or missing: south is below zero", signs=(1, -1)),
    _Slip(
        "both signs look wrong: west and south are below zero", signs=(-1, -1)
    ),
    _Slip(
        "longitude and latitude look swapped, and the sign of the longitude wrong:"
        " longitude comes first, and west is below zero",
        swaps=True,
        signs=(-1, 1),
    ),
)


@dataclass(frozen=True)
class _Located:
    """Something with points on the map, (n, 2) lon and lat, and where they are written.

    What `may_hide` is a fault only where a slip explains it.
    """

    name: str
    points: ArrayLike
    loc: Loc
    may_hide: bool = False


def check_visibility(
    map_file: MapFile, tree: YamlDocument, frames: Sequence[MapFrame]
) -> Iterator[Problem]:
    """Yield what no view shows of all that has coordinates in the map file, or shows elsewhere.

    `frames` are those of all shapes that count.
    """
    projection = choose_projection(map_file)
    windows = _list_windows(map_file, projection, frames)
    for located in _list_located(map_file):
        if _is_shown(located.points, projection, windows):
            continue
        guess = _guess_slip(located.points, projection, windows)
        if located.may_hide and not guess:
            continue
        message = f"no view of the map shows {located.name}{guess}"
        yield Problem(message, tree.find_span(located.loc))

    def is_shown(point: Point) -> bool:
        is_on_map = abs(point[1]) <= _MOST_LATITUDE
        return is_on_map and _is_shown(point, projection, windows)

    yield from find_swapped(map_file, tree, is_shown)


def _list_windows(
    map_file: MapFile, projection: Projection, frames: Sequence[MapFrame]
) -> list[Window]:
    """Return what the views show in the frames, each window once."""
    windows = []
    for view in map_file.views.values():
        windows += [fit_frame(view, projection, frame) for frame in frames]
    return list(dict.fromkeys(windows))


def list_frames(look: Look, shapes: Iterable[Shape]) -> list[MapFrame]:
    """Return frames of the shapes that a film is made in, with and without captions.

    A wide one is always among them: it is what a view is written for.
    """
    frames = []
    for shape in dict.fromkeys(["wide", *shapes]):
        for captions in (False, True):
            frames.append(find_map_frame(look, _SIZES[shape], captions))
    return frames


def _is_shown(
    points: ArrayLike, projection: Projection, windows: Sequence[Window]
) -> bool:
    """Tell whether one of the points lies in one of the windows."""
    for window in windows:
        pixels = window.to_pixels(projection, points)
        inside = (pixels > 0) & (pixels < np.array(window.size))
        if inside.all(axis=1).any():
            return True
    return False


def _guess_slip(
    points: ArrayLike, projection: Projection, windows: Sequence[Window]
) -> str:
    """Return the slip without which a view shows the points, as the end of a sentence."""
    for slip in _SLIPS:
        meant = slip.take_back(points)
        if np.abs(meant[:, 1]).max() > _MOST_LATITUDE:
            continue
        if _is_shown(meant, projection, windows):
            return _write_guess(slip, meant)
    return ""


def _write_guess(slip: _Slip, meant: F64) -> str:
    if len(meant) > 1:
        return f"; {slip.guess}"
    lon, lat = meant[0]
    return f"; {slip.guess}, [{lon:g}, {lat:g}]"


def _list_located(map_file: MapFile) -> Iterator[_Located]:
    for i, place in enumerate(map_file.places):
        yield _Located(f"'{place.name}'", place.at, ("places", i, "at"))
    yield from _list_ways(map_file)
    yield from _list_marches(map_file)
    for i, drop in enumerate(map_file.air_landings):
        yield _Located(f"'{drop.id}'", drop.at, ("air_landings", i, "at"))
    yield from _list_front_stages(map_file)
    yield from _list_ground(map_file)
    for i, label in enumerate(map_file.labels):
        name = f"label '{label.text}'"
        yield _Located(name, label.along, ("labels", i, "along"), may_hide=True)
    for i, item in enumerate(map_file.ranges):
        name = f"range '{item.name}'" if item.name else "a range"
        line = fit_spline(np.array(item.along), 60)
        yield _Located(name, line, ("ranges", i, "along"))


def _list_ground(map_file: MapFile) -> Iterator[_Located]:
    """Yield areas, who holds them, and pockets."""
    for i, pocket in enumerate(map_file.pockets):
        points = list_pocket_points(map_file, pocket)
        if points:
            yield _Located(f"pocket '{pocket.id}'", points, ("pockets", i))
    for i, control in enumerate(map_file.control):
        if control.ring:
            where = ("control", i, "ring")
            yield _Located(
                f"'{control.id}'", control.ring, where, may_hide=True
            )
    for i, area in enumerate(map_file.areas):
        name = f"area '{area.id}'"
        yield _Located(name, area.seeds, ("areas", i, "seeds"), may_hide=True)


def _list_marches(map_file: MapFile) -> Iterator[_Located]:
    for i, unit in enumerate(map_file.units):
        stops = list_known_points(map_file, unit)
        if stops:
            yield _Located(f"unit '{unit.id}'", stops, ("units", i, "path"))


def _list_front_stages(map_file: MapFile) -> Iterator[_Located]:
    for i, front in enumerate(map_file.fronts):
        for j, stage in enumerate(front.stages):
            key = "follow" if stage.follow else "along"
            points = np.array(stage.follow or stage.along)
            where = ("fronts", i, "stages", j, key)
            yield _Located(f"front '{front.id}'", points, where)


def _list_ways(map_file: MapFile) -> Iterator[_Located]:
    """Yield the arrows and the landings, with points close enough to be seen between."""
    for i, arrow in enumerate(map_file.arrows):
        line = fit_spline(np.array(arrow.along), 60)
        yield _Located(f"arrow '{arrow.id}'", line, ("arrows", i, "along"))
    for i, landing in enumerate(map_file.landings):
        line = fit_spline(np.array(landing.along), 60)
        yield _Located(
            f"landing '{landing.id}'", line, ("landings", i, "along")
        )


# --- the author's own layers


def check_layers(
    map_file: MapFile,
    tree: YamlDocument,
    find: Find,
    *,
    frames: Sequence[MapFrame],
) -> Iterator[Problem]:
    """Yield layers of which no view shows anything; unreadable ones are told elsewhere."""
    if not map_file.layers:
        return
    projection = choose_projection(map_file)
    windows = _list_windows(map_file, projection, frames)
    views = [np.array(window.find_bounds(projection)) for window in windows]
    for i, layer in enumerate(map_file.layers):
        try:
            shapes = user.read_geojson(find(layer.file))
        except AssetFailure:
            continue
        boxes = _list_boxes(shapes)
        yield from _check_cost(
            shapes, windows, projection, at=_LayerPlace(layer, i, tree)
        )
        if not _meet(boxes, views):
            guess = _guess_slip_of_boxes(boxes, views)
            message = f"no view of the map shows the layer {layer.file}{guess}"
            yield Problem(message, tree.find_span(("layers", i, "file")))


@dataclass(frozen=True, eq=False)
class _LayerPlace:
    """A layer, its number, and the file in which it is written."""

    layer: GeoJsonLayer
    number: int
    tree: YamlDocument


def _check_cost(
    shapes: user.GeoShapes,
    windows: Sequence[Window],
    projection: Projection,
    *,
    at: _LayerPlace,
) -> Iterator[Problem]:
    """Yield a layer that would take minutes to draw in one of the views."""
    inks = []
    for window in windows:
        to_pixels = functools.partial(_to_near_pixels, window, projection)
        inks.append(layer_cost.measure_ink(shapes, to_pixels))
    try:
        layer_cost.require_drawable(at.layer.file, max(inks))
    except AssetFailure as failure:
        span = at.tree.find_span(("layers", at.number, "file"))
        yield Problem(failure.message, span, EXIT_ASSET)


def _to_near_pixels(window: Window, projection: Projection, points: F64) -> F64:
    """Return pixels, none of them far outside the window, as they are drawn."""
    far = 2 * max(window.size)
    return np.clip(
        window.to_pixels(projection, points), -far, far + max(window.size)
    )


def _list_boxes(shapes: user.GeoShapes) -> F64:
    """Return west, south, east and north of each shape, (n, 4)."""
    parts = [*shapes.lines, *shapes.points]
    for area in shapes.areas:
        parts += area[:1]
    boxes = [
        np.concatenate([part.min(axis=0), part.max(axis=0)]) for part in parts
    ]
    return np.array(boxes).reshape(-1, 4)


def _meet(boxes: F64, views: Sequence[F64]) -> bool:
    """Tell whether one of the boxes overlaps one of the views, whichever way round the earth."""
    for turn in _TURNS:
        west, south, east, north = (boxes + np.array([turn, 0, turn, 0])).T
        for left, bottom, right, top in views:
            across = (west <= right) & (east >= left)
            if (across & (south <= top) & (north >= bottom)).any():
                return True
    return False


def _guess_slip_of_boxes(boxes: F64, views: Sequence[F64]) -> str:
    for slip in _SLIPS:
        corners = slip.take_back(boxes).reshape(-1, 2, 2)
        meant = np.hstack([corners.min(axis=1), corners.max(axis=1)])
        if np.abs(meant[:, [1, 3]]).max() <= 90 and _meet(meant, views):
            return f"; {slip.guess}"
    return ""
