"""Maps: a map file's views as pictures, still or with a camera between two of them.

The base without words is drawn once and kept; words and signs are laid over each frame at constant size.
"""

from __future__ import annotations

import functools
import importlib.metadata
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from lantern import press
from lantern.planes import Planes, Shade, Sprite, from_rgb, mix, warp
from lantern.problems import AssetFailure, Problem, Span, suggest
from lantern.source import Tree, build, read
from lantern.visuals.map import base, data, lettering
from lantern.visuals.map.geometry import F64, Projection, Window, between, spline
from lantern.visuals.map.labels import Mark, Sheet, bands, layout
from lantern.visuals.map.model import MapFile, Style
from lantern.visuals.map.views import canvas, plan_of, window

if TYPE_CHECKING:
    from lantern.visuals import Arrays, Request

VERSION = 1
LEAST_KM = 150
_WORDS: Any = {"title": True, "places": True, "labels": True, "views": True, "arrows": {"__all__": {"label"}}}
"""What of a map file doesn't show in the base."""
_STYLES = Path(__file__).parent / "styles"
_Moving = tuple[Mark, Sprite, str]
"""A mark, its sprite, and whether it stays, leaves or comes."""


class MapVisual:
    """One shot of a map: frames from a base picture, sprites over it."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._file, self._style, self._paths = _load(request.find(str(request.what["map"])))
        plan = plan_of(self._file)
        first, last = (_window(self._file, name, plan, request) for name in _ends(request.what, self._file))
        self._first, self._last, self._moving = first, last, first != last
        self._canvas = canvas(first, last)
        self._unit = request.k * (first.km * last.km) ** 0.5
        self._sheet = Sheet(self._file, self._style, plan, request.k, self._unit / self._canvas.km)
        self._rest: dict[float, Planes] = {}

    @functools.cached_property
    def _levels(self) -> list[Planes]:
        return _levels(self._request, self._sheet, self._canvas, max(self._first.km, self._last.km))

    @functools.cached_property
    def _shade(self) -> Shade:
        return press.vignette(self._request.size, self._request.look.vignette.light_card)

    @functools.cached_property
    def _plates(self) -> tuple[list[Sprite], list[lettering.Rect]]:
        """Title plate and neatline, and the rectangles that names keep out of."""
        return _furniture(self._file, self._style, self._request)

    def inputs(self) -> Sequence[Path]:
        return self._paths

    def state(self, n: int) -> Hashable:
        return ("map", round(self._share(n), 7))

    def paint(self, n: int) -> Planes:
        share = round(self._share(n), 7)
        if share not in (0, 1):
            return self._draw(share)
        if share not in self._rest:
            self._rest[share] = self._draw(share)
        return self._rest[share].copy()

    def _share(self, n: int) -> float:
        """How far the camera is on its way: it starts .3 s after the picture and rests .5 s before it leaves."""
        if not self._moving:
            return 0.0
        fps, length = self._request.fps, self._request.length
        start, stop = 0.3 * fps, length - 1 - 0.5 * fps
        if stop - start < 0.2 * fps:
            start, stop = 0.0, max(length - 1.0, 1.0)
        t = min(max((n - start) / (stop - start), 0.0), 1.0)
        return t * t * (3 - 2 * t)

    @functools.cached_property
    def _marks(self) -> list[_Moving]:
        """Both ends' layouts. A name on the same side at both ends stays; the others leave, then come."""
        sheets = [
            Sheet(self._file, self._style, self._sheet.plan, self._sheet.k, self._unit / w.km)
            for w in (self._first, self._last)
        ]
        there = layout(sheets[0], self._first, self._plates[1])
        if not self._moving:
            return list(_sprites([(mark, "stay") for mark in there]))
        sides = {mark.key: mark.side for mark in there}
        here = layout(sheets[1], self._last, self._plates[1], sides)
        stays = {(m.key, m.side) for m in there} & {(m.key, m.side) for m in here}
        marks = [(m, "stay" if (m.key, m.side) in stays else "go") for m in there]
        return list(_sprites(marks + [(m, "come") for m in here if (m.key, m.side) not in stays]))

    def _draw(self, share: float) -> Planes:
        view = between(self._first, self._last, share)
        frame = self._shade.over(_frame(self._levels, self._canvas, view))
        for mark, sprite, role in self._marks:
            spot = view.pixels(self._sheet.plan, mark.anchor)[0]
            spot = spot if self._moving else np.rint(spot)
            shown = {"stay": 1.0, "go": 1 - share / 0.45, "come": (share - 0.55) / 0.45}[role]
            if shown > 0:
                shown = min(shown, _clear(mark, spot, self._request.size, self._plates[1]) if self._moving else 1.0)
                sprite.over(frame, shown, float(spot[0]), float(spot[1]))
        for sprite in self._plates[0]:
            sprite.over(frame)
        return frame


def visual(request: Request) -> MapVisual:
    """The picture of a map shot. Raises AssetFailure when the map file has faults."""
    return MapVisual(request)


def check(
    what: Mapping[str, Any], at: Callable[[tuple[str | int, ...]], Span], find: Callable[[str], Path]
) -> list[Problem]:
    """Faults of the map file at their places in it, and view names it doesn't have."""
    tree, problems = read(find(str(what["map"])))
    if tree is None:
        return problems
    sheet, problems = build(MapFile, tree)
    if sheet is None:
        return problems
    if not (_STYLES / f"{sheet.style}.yml").is_file():
        known = sorted(p.stem for p in _STYLES.glob("*.yml"))
        hint = suggest(sheet.style, known) or f"; there is {', '.join(known)}"
        problems.append(Problem(f"no map style '{sheet.style}'{hint}", tree.span(("style",))))
    for key in (("view",), ("move", "from"), ("move", "to")):
        name = _pick(what, key)
        if name is not None and name not in sheet.views:
            hint = suggest(str(name), sheet.views) or f"; its views are {', '.join(sheet.views)}"
            problems.append(Problem(f"the map has no view '{name}'{hint}", at(key)))
    return problems + _close(sheet, tree) + _strays(sheet, tree)


def _pick(what: Mapping[str, Any], key: tuple[str, ...]) -> Any:
    value: Any = what
    for step in key:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _close(sheet: MapFile, tree: Tree) -> list[Problem]:
    plan = plan_of(sheet)
    found = []
    for name, view in sheet.views.items():
        wide = view.width_km or window(view, plan, (1920, 1080)).km * 1920
        if wide < LEAST_KM:
            place = ("views", name, "box" if view.box else "width_km")
            message = f"view '{name}' is {wide:.0f} km wide, too close for the data; {LEAST_KM} km is the least"
            found.append(Problem(message, tree.span(place)))
    return found


def _strays(sheet: MapFile, tree: Tree) -> list[Problem]:
    """Places and arrows that no view shows: mostly a slip of the pen in a coordinate."""
    plan = plan_of(sheet)
    views = [window(v, plan, size) for v in sheet.views.values() for size in ((1920, 1080), (1080, 1920))]

    def seen(points: Any) -> bool:
        for view in views:
            px, (w, h) = view.pixels(plan, points), view.size
            if bool(((px[:, 0] > 0) & (px[:, 1] > 0) & (px[:, 0] < w) & (px[:, 1] < h)).any()):
                return True
        return False

    found = [
        Problem(f"no view of the map shows '{p.name}'", tree.span(("places", i, "at")))
        for i, p in enumerate(sheet.places)
        if not seen(p.at)
    ]
    return found + [
        Problem(f"no view of the map shows arrow '{a.id}'", tree.span(("arrows", i, "along")))
        for i, a in enumerate(sheet.arrows)
        if not seen(spline(np.array(a.along), 60))
    ]


def _load(path: Path) -> tuple[MapFile, Style, tuple[Path, Path]]:
    def whole(model: Any, file: Path) -> Any:
        tree, problems = read(file)
        value, faults = build(model, tree) if tree else (None, [])
        if value is None:
            raise AssetFailure(f"the map {path.name} can't be used", [str(p) for p in problems + faults])
        return value

    sheet: MapFile = whole(MapFile, path)
    style_path = _STYLES / f"{sheet.style}.yml"
    style: Style = whole(Style, style_path)
    return sheet, style, (path, style_path)


def _ends(what: Mapping[str, Any], sheet: MapFile) -> tuple[str, str]:
    """The names of the first and the last view of the shot."""
    first = _pick(what, ("move", "from")) or what.get("view") or next(iter(sheet.views))
    return str(first), str(_pick(what, ("move", "to")) or first)


def _window(sheet: MapFile, name: str, plan: Projection, request: Request) -> Window:
    if name not in sheet.views:
        raise AssetFailure(f"the map has no view '{name}'{suggest(name, sheet.views)}")
    return window(sheet.views[name], plan, request.size)


def _levels(request: Request, sheet: Sheet, board: Window, widest: float) -> list[Planes]:
    """The base and its halvings, down to what the widest view needs, from the plates if they are there."""

    def draw() -> Arrays:
        picture = base.draw(sheet.file, sheet.style, base.Canvas(board, sheet.plan, sheet.unit))
        arrays: Arrays = {}
        level = 0
        while True:
            planes = from_rgb(picture)
            arrays |= {f"y{level}": planes.y, f"u{level}": planes.u, f"v{level}": planes.v}
            if widest / board.km <= 1.02 * 2**level or min(picture.shape[:2]) < 64:
                return arrays
            h, w = picture.shape[:2]
            small = cv2.resize(picture, (w // 4 * 2, h // 4 * 2), interpolation=cv2.INTER_AREA)
            picture, level = np.asarray(small, np.uint8), level + 1

    drawn = sheet.file.model_dump(mode="json", exclude=_WORDS)
    parts = {
        "version": [VERSION, data.version(), cv2.__version__, importlib.metadata.version("resvg-py")],
        "map": drawn,
        "plan": repr(sheet.plan),
        "style": sheet.style.model_dump(mode="json"),
        "canvas": [board.x, board.y, board.km, *board.size, sheet.unit, widest],
    }
    arrays = request.plates.get("map", parts, draw)
    return [Planes(arrays[f"y{i}"], arrays[f"u{i}"], arrays[f"v{i}"]) for i in range(len(arrays) // 3)]


def _frame(levels: list[Planes], board: Window, view: Window) -> Planes:
    """The view out of the pyramid, the two nearest levels mixed, so that nothing shimmers or pops."""
    if view == board:
        return levels[0]
    deep = min(max(float(np.log2(view.km / board.km)), 0.0), len(levels) - 1.0)
    level = int(deep)

    def cut(i: int) -> Planes:
        km = board.km * board.size[0] / levels[i].size[0]
        x = (view.x - view.size[0] * view.km / 2 - board.x + board.size[0] * board.km / 2) / km
        y = (board.y + board.size[1] * board.km / 2 - view.y - view.size[1] * view.km / 2) / km
        return warp(levels[i], view.km / km, x, y, view.size)

    if deep - level < 0.02 or level + 1 == len(levels):
        return cut(level)
    return mix(cut(level), cut(level + 1), deep - level)


def _furniture(sheet: MapFile, style: Style, request: Request) -> tuple[list[Sprite], list[lettering.Rect]]:
    """What stands still on the screen, and the room it takes: the frame and the title plate below the head band."""
    frame = lettering.neatline(request.size, request.k, (style.ink, style.paper))
    sprites = [Sprite(rgba, x, y) for rgba, x, y in frame]
    if sheet.title is None:
        return sprites, []
    left, _, right, below = bands(request.size)[0]
    top = below + 14 * request.k
    inks = (style.ink, style.arrow_edge, style.paper)
    drawing = lettering.plate(sheet.title.title, sheet.title.text, request.k, inks, right - left)
    rgba, x, y = lettering.pixels([drawing])[0]
    sprites.append(Sprite(rgba, round(left) + x, round(top) + y))
    x0, y0, x1, y1 = drawing.ink
    edge = 8 * request.k
    return sprites, [(left + x0 - edge, top + y0 - edge, left + x1 + edge, top + y1 + edge)]


def _sprites(marks: list[tuple[Mark, str]]) -> Iterator[_Moving]:
    cuts = lettering.pixels([mark.drawing for mark, _ in marks])
    for (mark, role), (rgba, x, y) in zip(marks, cuts, strict=True):
        yield mark, Sprite(rgba, x, y), role


def _clear(mark: Mark, spot: F64, size: tuple[int, int], taken: list[lettering.Rect]) -> float:
    """1 in the open; falls to 0 before a mark is cut by the frame, and as it comes under a plate."""
    boxes = np.array(mark.drawing.boxes) + np.tile(spot, 2)
    w, h = size
    k = min(size) / 1080
    edge = float(min(boxes[:, :2].min(), (w - boxes[:, 2]).min(), (h - boxes[:, 3]).min()))
    shown = (edge - 6 * k) / (22 * k)
    for x0, y0, x1, y1 in [bands(size)[1], *taken]:
        apart = np.max([x0 - boxes[:, 2], boxes[:, 0] - x1, y0 - boxes[:, 3], boxes[:, 1] - y1], 0)
        shown = min(shown, 1 + float(apart.min()) / (20 * k))
    return min(max(shown, 0.0), 1.0)
