"""What a map keeps on disk between runs and workers: canvases, shapes of areas, ways of items."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.core.store import digest_file
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import Planes, from_rgb
from lantern.visuals.map.basemap import areas, base, data, holdings
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.canvas import Basemap, Canvas
from lantern.visuals.map.basemap.data import GeoBounds
from lantern.visuals.map.basemap.world import WorldSize, draw_world
from lantern.visuals.map.geometry.camera import CanvasImage
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion import paths
from lantern.visuals.map.motion.paths import StagedPath
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_style import MapStyle

if TYPE_CHECKING:
    from lantern.visuals import Arrays, DrawingCache

VERSION = 16
_AREA_KEYS = {"areas", "borders", "omit_borders", "views"}
_WAY_KEYS = {"fronts", "arrows", "landings", "borders", "omit_borders"}
_CAMERA_KEYS = {"tilt", "heading"}
"""Keys of views that move the camera and nothing on the ground."""
_WORLD_KEYS = {"borders", "omit_borders"}
_BASE_KEYS = {
    "areas",
    "borders",
    "omit_borders",
    "omit_rivers",
    "rivers_min_km",
    "ranges",
    "graticule",
    "relief",
    "layers",
}


@dataclass(frozen=True, eq=False)
class BasemapImages:
    """A canvas before and after its areas change hands; without such areas both are the same."""

    before: CanvasImage
    after: CanvasImage


@dataclass(frozen=True)
class MapCache:
    """A map with all that decides its drawings, and the cache where these are kept."""

    map_file: MapFile
    style: MapStyle
    projection: Projection
    files: Mapping[str, Path]
    drawing_cache: DrawingCache

    def _describe(self, keys: set[str]) -> dict[str, object]:
        """Return what decides a drawing, as JSON; `keys` are those of the map file that matter."""
        return {
            "version": [
                VERSION,
                data.read_version(),
                importlib.metadata.version("shapely"),
                importlib.metadata.version("numpy"),
            ],
            "sheet": self.map_file.model_dump(
                mode="json",
                include=keys,
                exclude={"views": {"__all__": _CAMERA_KEYS}},
            ),
            "plan": repr(self.projection),
        }

    def load_area_rings(self, box: GeoBounds) -> dict[str, Rings]:
        """Return the shapes of the areas in a box by their ids, in degrees.

        Raises:
            AssetFailure: a point of an area is in the sea, or two areas run together.
        """
        if not self.map_file.areas:
            return {}
        description = self._describe(_AREA_KEYS)
        description["box"] = [round(edge, 3) for edge in box]
        description["fine"] = areas.COAST_SET

        def draw() -> Arrays:
            return _flatten_rings(areas.trace_areas(self.map_file, box))

        arrays = self.drawing_cache.get_or_draw("lands", description, draw)
        return _unflatten_rings(arrays)

    def load_holdings(self, box: GeoBounds) -> dict[str, Rings]:
        """Return the ground that sides hold, by the ids of `control`, in degrees.

        Raises:
            AssetFailure: a point of an area is in the sea, or a file can't be used.
        """
        if not self.map_file.control:
            return {}
        description = self._describe(_AREA_KEYS | {"control"})
        description["box"] = [round(edge, 3) for edge in box]
        description["files"] = {
            each.file: digest_file(self.files[each.file])
            for each in self.map_file.control
            if each.file
        }

        def draw() -> Arrays:
            return _flatten_rings(
                holdings.trace_holdings(self.map_file, box, self.files)
            )

        arrays = self.drawing_cache.get_or_draw("holdings", description, draw)
        return _unflatten_rings(arrays)

    def load_ways(self) -> dict[str, StagedPath]:
        """Return the ways of fronts, arrows and landings by their ids, in km.

        Raises:
            AssetFailure: a front has no border to follow.
        """

        def draw() -> Arrays:
            ways = paths.trace_lines(self.map_file, self.projection)
            return _flatten_rings(
                {name: way.stages for name, way in ways.items()}
            )

        arrays = self.drawing_cache.get_or_draw(
            "ways", self._describe(_WAY_KEYS), draw
        )
        stages = _unflatten_rings(arrays)
        return {name: StagedPath(lines) for name, lines in stages.items()}

    def load_canvas(
        self,
        window: Window,
        unit: float,
        load_rings: Callable[[], Mapping[str, Rings]],
    ) -> BasemapImages:
        """Return the base of the map in a window, drawn now if it isn't kept.

        `unit` is pixels per unit of line width; `load_rings` gives the shapes of areas, which are
        only needed for drawing.
        """

        def draw() -> Arrays:
            canvas = Canvas(window, self.projection, unit)
            basemap = Basemap(
                self.map_file,
                self.style,
                self.projection,
                load_rings(),
                self.files,
            )
            return _draw_canvas(basemap, canvas)

        description = self._describe_canvas(window, unit)
        arrays = self.drawing_cache.get_or_draw("map", description, draw)
        before = _read_image(arrays, "before", window)
        after = before
        if "after/y" in arrays:
            after = _read_image(arrays, "after", window)
        return BasemapImages(before, after)

    def _describe_canvas(
        self, window: Window, unit: float
    ) -> dict[str, object]:
        """Return what decides the base in a window, as JSON."""
        description = self._describe(_BASE_KEYS)
        description["tools"] = [
            cv2.__version__,
            importlib.metadata.version("resvg-py"),
        ]
        description["style"] = self._describe_style()
        description["canvas"] = [
            round(window.x, 6),
            round(window.y, 6),
            round(window.km, 9),
            *window.size,
            round(unit, 6),
        ]
        description["files"] = {
            name: digest_file(path) for name, path in self.files.items()
        }
        description["fine"] = data.choose_fineness(window.km)
        return description

    def load_world(self, world: WorldSize) -> Planes:
        """Return the whole earth with equal degrees, drawn now if it isn't kept."""

        def draw() -> Arrays:
            picture = draw_world(world, self.map_file, self.style)
            return _split_planes("world", from_rgb(picture))

        description = self._describe(_WORLD_KEYS)
        del description["plan"]
        description["tools"] = [
            cv2.__version__,
            importlib.metadata.version("resvg-py"),
        ]
        description["style"] = self._describe_style()
        description["world"] = [world.width, round(world.unit, 6)]
        arrays = self.drawing_cache.get_or_draw("world", description, draw)
        return _join_planes(arrays, "world")

    def _describe_style(self) -> dict[str, object]:
        """Return the style as JSON, without what the ground doesn't wear."""
        return self.style.model_dump(mode="json", exclude={"globe"})


def _draw_canvas(basemap: Basemap, canvas: Canvas) -> Arrays:
    """Return the base before and after areas change hands, as they are kept."""
    pictures, _ = base.draw(basemap, canvas)
    arrays: Arrays = {}
    for name in ("before", "after")[: len(pictures)]:
        # taken out of the list, so that only one large picture is in memory twice
        arrays |= _split_planes(name, from_rgb(pictures.pop(0)))
    return arrays


def _split_planes(name: str, planes: Planes) -> Arrays:
    return {f"{name}/y": planes.y, f"{name}/u": planes.u, f"{name}/v": planes.v}


def _join_planes(arrays: Arrays, name: str) -> Planes:
    return Planes(arrays[f"{name}/y"], arrays[f"{name}/u"], arrays[f"{name}/v"])


def _read_image(arrays: Arrays, name: str, window: Window) -> CanvasImage:
    return CanvasImage(window, _join_planes(arrays, name))


def _flatten_rings(rings: Mapping[str, Rings]) -> Arrays:
    """Return rings by their ids as arrays by id and number."""
    arrays = {}
    for name, parts in rings.items():
        for number, ring in enumerate(parts):
            arrays[f"{name}/{number}"] = ring
    return arrays


def _unflatten_rings(arrays: Arrays) -> dict[str, Rings]:
    """Return what was flattened; names may have slashes of their own."""
    found: dict[str, dict[int, Any]] = {}
    for key, ring in arrays.items():
        name, _, number = key.rpartition("/")
        found.setdefault(name, {})[int(number)] = ring
    return {name: _sort_rings(parts) for name, parts in found.items()}


def _sort_rings(parts: Mapping[int, Any]) -> Rings:
    return tuple(parts[number] for number in sorted(parts))
