"""Where everything stands in the views of a run of shots: furniture, names and signs.

All shots of a run share one layout, so that nothing jumps at a cut between two of them.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lantern.core.store import digest_file, digest_json
from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap.base import draw_land
from lantern.visuals.map.basemap.canvas import Canvas
from lantern.visuals.map.furniture.corners import TownSpots
from lantern.visuals.map.geometry.camera import lean_mask
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.safe_area import PixelBounds, SafeArea
from lantern.visuals.map.geometry.views import fit_frame
from lantern.visuals.map.geometry.window import Window, cover_ground
from lantern.visuals.map.labels.candidates import LabelContext, MapSymbol
from lantern.visuals.map.labels.free_space import LAND_DOWNSAMPLING
from lantern.visuals.map.labels.placement import LabelObstacles, place_labels
from lantern.visuals.map.motion.map_calendar import (
    list_count_texts,
    list_date_texts,
)
from lantern.visuals.map.shot.arrangement import find_spots
from lantern.visuals.map.shot.furniture_pieces import FurniturePieces
from lantern.visuals.map.shot.opening import MapResources
from lantern.visuals.map.shot.screen_furniture import ScreenFurniture
from lantern.visuals.map.shot.setup import ShotFraming
from lantern.visuals.map_parts import MapRun

_MOST_KEPT = 32
"""Layouts that a process keeps; one takes some tenths of a second."""


@dataclass(frozen=True, eq=False)
class MapLayout:
    """The furniture of a run, and the symbols of each of its views by the view's name."""

    furniture: ScreenFurniture
    symbols: Mapping[str, tuple[MapSymbol, ...]]


@dataclass(frozen=True)
class LayoutRequest:
    """All that decides a layout; `key` is the digest of it."""

    key: str
    resources: MapResources = field(compare=False)
    frame: MapFrame = field(compare=False)
    safe_area: SafeArea = field(compare=False)
    windows: Mapping[str, Window] = field(compare=False)
    run: MapRun = field(compare=False)
    insets: tuple[PixelBounds, ...] = field(compare=False)


def lay_out(framing: ShotFraming) -> MapLayout:
    """Return the layout of the run that a shot belongs to; it is made once in a process."""
    return make_layout(request_layout(framing))


def request_layout(framing: ShotFraming) -> LayoutRequest:
    """Return what decides the layout of the run that a shot belongs to, as its files are now."""
    return LayoutRequest(
        _compute_key(framing),
        framing.resources,
        framing.frame,
        framing.safe_area,
        framing.windows,
        framing.run,
        framing.insets,
    )


def _compute_key(framing: ShotFraming) -> str:
    """Return the digest of all that decides a layout."""
    resources = framing.resources
    return digest_json(
        {
            "files": [digest_file(path) for path in resources.definition_files],
            "typefaces": repr(resources.style.typefaces),
            "sides": repr(resources.style.sides),
            "words": repr(resources.words),
            "language": resources.language,
            "texts": repr(resources.texts),
            "cut out": resources.is_cut_out,
            "frame": repr(framing.frame),
            "safe_area": repr(framing.safe_area),
            "run": repr(framing.run),
            "windows": repr(framing.windows),
            "insets": repr(framing.insets),
        }
    )


@functools.lru_cache(maxsize=_MOST_KEPT)
def make_layout(request: LayoutRequest) -> MapLayout:
    """Return a layout; it is made once in a process."""
    furniture = _make_furniture(request)
    context = _make_context(request)
    symbols: dict[str, tuple[MapSymbol, ...]] = {}
    sides: dict[str, str] = {}
    for name, window in request.windows.items():
        obstacles = LabelObstacles(
            furniture.occupied + request.safe_area.closed,
            request.safe_area.reserved,
            _draw_land(request.resources, window),
            list_passing(furniture),
        )
        placed = place_labels(context, window, obstacles, prefer=sides)
        symbols[name] = tuple(placed)
        # a name keeps, where it can, to its side in the view before
        sides = {symbol.key: symbol.side for symbol in placed}
    return MapLayout(furniture, symbols)


def list_passing(furniture: ScreenFurniture) -> tuple[PixelBounds, ...]:
    """Return the rectangles of furniture that leaves."""
    found: list[PixelBounds] = []
    for boxes in furniture.passing.values():
        found += boxes
    return tuple(found)


def _make_furniture(request: LayoutRequest) -> ScreenFurniture:
    """Return the furniture of a run; its legend leaves out what no shot of it shows."""
    resources = request.resources
    map_file = resources.map_file
    if request.run.furniture == "always":
        map_file = map_file.select_visible(_list_visible(request.run))
    dates: list[str] = []
    for pair in request.run.dates:
        dates += list_date_texts(map_file, pair, resources.words.dates)
    counts: list[str] = []
    for counter in request.run.counters or ():
        for pair in request.run.dates:
            counts += list_count_texts(map_file, pair, counter)
    views = resources.map_file.views
    # not those on the way of a camera that follows something
    windows = tuple(
        request.windows[name] for name in request.windows if name in views
    )
    pieces = FurniturePieces(
        replace(resources, map_file=map_file),
        request.safe_area,
        windows,
        sorted(set(dates)),
        _find_spots(request),
        request.run.furniture,
        request.run.legends,
        sorted(set(counts)),
        request.insets,
    )
    return ScreenFurniture(pieces)


def _find_spots(request: LayoutRequest) -> TownSpots:
    """Return what furniture should hide as little of as it can.

    It stands in the same corners wherever the film shows the map.
    """
    resources = request.resources
    views = request.run.film_views
    if not views:
        windows = tuple(request.windows.values())
        return find_spots(resources, windows, _list_visible(request.run))
    found = []
    for name in views:
        view = resources.map_file.views[name]
        found.append(fit_frame(view, resources.projection, request.frame))
    return find_spots(resources, found, None)


def _make_context(request: LayoutRequest) -> LabelContext:
    resources = request.resources
    return LabelContext(
        resources.map_file,
        resources.style,
        resources.projection,
        resources.ways,
        request.safe_area.k,
        resources.map_file.complete_shown(_list_visible(request.run)),
        resources.unit_ways,
        frozenset(request.run.emphasised or ()),
    )


def _list_visible(run: MapRun) -> frozenset[str] | None:
    return None if run.show is None else frozenset(run.show)


def _draw_land(resources: MapResources, window: Window) -> U8 | None:
    """Return where land is in a window, (h / 4, w / 4), if names keep to land or to water."""
    kinds = {label.kind for label in resources.map_file.list_labels()}
    if not kinds & {"sea", "state", "range"}:
        return None
    w, h = window.size
    size = (w // LAND_DOWNSAMPLING, h // LAND_DOWNSAMPLING)
    small = replace(
        window,
        km=window.km * LAND_DOWNSAMPLING,
        size=size,
    )
    ground = cover_ground(small)
    land = draw_land(Canvas(ground, resources.projection, 1.0))
    return lean_mask(land, ground, small) if small.is_oblique else land
