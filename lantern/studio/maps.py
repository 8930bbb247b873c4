"""Maps under the pointer: items in pixels of a frame, and pixels in degrees.

Everything goes through the very camera and projection that paint the frame.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lantern.core.records import from_json
from lantern.core.store import Store
from lantern.core.units import Shape
from lantern.studio.loaded_film import LoadedFilm, NoSuchFrame
from lantern.visuals import DrawingCache, VisualContext
from lantern.visuals.drift import compute_growth
from lantern.visuals.map.geometry.map_frame import find_map_frame
from lantern.visuals.map.geometry.views import find_width_km
from lantern.visuals.map.shot.camera_view import CameraView, find_camera_view
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import (
    list_control_points,
    list_known_points,
    list_pocket_points,
)
from lantern.visuals.request_look import load_look
from lantern.visuals.requests import SegmentRequest, ShotRequest, StyleRequest
from lantern.visuals.specs import MapSpec

LonLats = Sequence[Sequence[float]]
_FAR = 4
"""Items further than so many frames from the middle are left out: they are on the earth's back."""


@dataclass(frozen=True)
class MapQuestion:
    """A frame of a map shot: the scene and the shot there, from 1, and the frame of the film."""

    scene: int
    shot: int
    shape: Shape
    frame: int


@dataclass(frozen=True)
class ShownItem:
    """Something of a map in pixels of the frame: where its handle is, and its line or corners."""

    id: str
    kind: str
    x: float
    y: float
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class MapOnScreen:
    """A map as a frame shows it: its file, the view, the frame's size in pixels, and its items."""

    file: str
    view: str
    size: tuple[int, int]
    km_per_pixel: float
    items: tuple[ShownItem, ...]


@dataclass(frozen=True)
class MapPoint:
    """A point of the earth in degrees."""

    lon: float
    lat: float


@dataclass(frozen=True)
class PixelBox:
    """A box of a frame, in pixels from its top left corner."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class FoundView:
    """A view as a map file writes it: its centre in degrees, and its width.

    It is that of one shape: the view itself for wide films, else its framing for that shape.
    `shown` is what it shows of the frame that it was drawn on.
    """

    shape: Shape
    lon: float
    lat: float
    width_km: float
    shown: PixelBox


class NoGround(Exception):
    """A pixel at which no ground is shown."""


@dataclass(frozen=True)
class _MapItem:
    """Something of a map file: its name, its kind and its points in degrees."""

    id: str
    kind: str
    points: LonLats


def describe_map(
    film: LoadedFilm, question: MapQuestion, store: Store
) -> MapOnScreen:
    """Return what a frame of a map shot shows, in pixels of the film's own size.

    Raises:
        NoSuchFrame: There is no such shot, or it shows no map.
        Failure: The map can't be opened.
    """
    view = _find_view(film, question, store)
    part = film.session.script.parts[question.scene - 1]
    named = part.scene.shots[question.shot - 1].map or ""
    width, height = (round(2 * half) for half in view.middle)
    return MapOnScreen(
        file=str(film.session.script.get_path(named, part.folder)),
        view=view.view,
        size=(width, height),
        km_per_pixel=view.window.km / view.growth,
        items=tuple(_place_items(view)),
    )


def find_point(
    film: LoadedFilm, question: MapQuestion, store: Store, *, x: float, y: float
) -> MapPoint:
    """Return where on the earth a pixel of a frame lies.

    Raises:
        NoSuchFrame: There is no such shot, or it shows no map.
        NoGround: It is beside the earth, or below the map.
        Failure: The map can't be opened.
    """
    return _find_ground(_find_view(film, question, store), x, y)


def find_view(
    film: LoadedFilm, question: MapQuestion, store: Store, *, box: PixelBox
) -> FoundView:
    """Return the view that shows a box of a frame whole, as large as the frame lets it be.

    Raises:
        NoSuchFrame: There is no such shot, or it shows no map.
        NoGround: The middle of the box is beside the earth, or below the map.
        Failure: The map can't be opened.
    """
    x, y = box.x + box.w / 2, box.y + box.h / 2
    view = _find_view(film, question, store)
    middle = _find_ground(view, x, y)
    rendition = film.get_layout(question.shape, "full").rendition
    frame = find_map_frame(
        rendition.look,
        rendition.output_format.size,
        rendition.has_burned_captions,
    )
    rows = frame.bottom - frame.top
    part = max(box.w / frame.size[0], box.h / rows)
    w, h = part * frame.size[0], part * rows
    width = find_width_km(part * view.window.km / view.growth, frame)
    shown = PixelBox(x - w / 2, y - h / 2, w, h)
    return FoundView(question.shape, middle.lon, middle.lat, width, shown)


def _find_ground(view: CameraView, x: float, y: float) -> MapPoint:
    """Return where on the earth a pixel of a view lies.

    Raises:
        NoGround: It is beside the earth, or below the map.
    """
    lon, lat = view.to_degrees(x, y)
    if y >= view.rows or not math.isfinite(lon + lat) or abs(lat) > 90:
        raise NoGround
    # a point beside the earth is not brought back to where it was
    back = view.to_pixels([[lon, lat]])[0]
    if math.hypot(back[0] - x, back[1] - y) > 1:
        raise NoGround
    return MapPoint((lon + 180) % 360 - 180, lat)


def _find_view(
    film: LoadedFilm, question: MapQuestion, store: Store
) -> CameraView:
    layout = film.get_layout(question.shape, "full")
    i = layout.find_authored(question.scene - 1, question.shot - 1)
    placed = layout.timeline.shots[i]
    frame = min(max(question.frame, placed.start), placed.end - 1)
    request = from_json(SegmentRequest, layout.get_shot_order(i).request)
    spec = request.a.visual.spec
    if not isinstance(spec, MapSpec):
        raise NoSuchFrame("this shot shows no map")
    context = _make_context(request.a, request.style, store)
    n = frame - placed.start
    growth = 1.0
    if request.a.drifted is not None:
        growth = compute_growth(context, request.a.drifted, n)
    return find_camera_view(spec, context, n, growth=growth)


def _make_context(
    shot: ShotRequest, style: StyleRequest, store: Store
) -> VisualContext:
    return VisualContext(
        find=functools.partial(
            shot.visual.places.find, folder=shot.visual.folder
        ),
        size=style.size,
        fps=style.fps,
        length=shot.length,
        look=load_look(style),
        drawing_cache=DrawingCache(store),
        has_captions=style.has_captions,
    )


def _place_items(view: CameraView) -> Iterator[ShownItem]:
    reach = _FAR * max(view.middle)
    for item in _iter_items(view.map_file):
        pixels = view.to_pixels(item.points)
        if not np.isfinite(pixels).all() or np.abs(pixels).max() > reach:
            continue
        points = [(round(float(x), 2), round(float(y), 2)) for x, y in pixels]
        handle = points[len(points) // 2]
        line = tuple(points) if len(points) > 1 else ()
        yield ShownItem(item.id, item.kind, handle[0], handle[1], line)


def _iter_items(map_file: MapFile) -> Iterator[_MapItem]:
    """Yield what an author places on a map, by the names that it has there."""
    for place in map_file.places:
        yield _MapItem(place.key, "place", [place.at])
    for label in map_file.labels:
        yield _MapItem(label.id or label.text, "label", label.along)
    for each in map_file.ranges:
        yield _MapItem(each.name or "range", "range", each.along)
    for border in map_file.borders:
        yield _MapItem(border.name or border.kind, "border", border.line)
    for area in map_file.areas:
        yield _MapItem(area.id, "area", area.seeds)
    yield from _iter_moving(map_file)


def _iter_moving(map_file: MapFile) -> Iterator[_MapItem]:
    for arrow in map_file.arrows:
        yield _MapItem(arrow.id, "arrow", arrow.along)
    for landing in map_file.landings:
        yield _MapItem(landing.id, "landing", landing.along)
    for drop in map_file.air_landings:
        yield _MapItem(drop.id, "air landing", [drop.at])
    for unit in map_file.units:
        stops = list_known_points(map_file, unit)
        yield _MapItem(unit.id, "unit", stops)
    for control in map_file.control:
        points = list_control_points(map_file, control)
        if points:  # those of a file are told nowhere else
            yield _MapItem(control.id, "area", points)
    for pocket in map_file.pockets:
        yield _MapItem(
            pocket.id, "pocket", list_pocket_points(map_file, pocket)
        )
    for front in map_file.fronts:
        for number, stage in enumerate(front.stages, 1):
            line = stage.along or stage.follow
            if line is not None:
                name = front.id if number == 1 else f"{front.id} {number}"
                yield _MapItem(name, "front", line)
