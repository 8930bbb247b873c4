"""What a map keeps on disk between runs and workers: canvases, the shapes of areas, the ways of fronts."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from lantern.core.store import digest_file
from lantern.graphics.pixels import U8, Planes, from_rgb
from lantern.visuals.map.basemap import areas, base, data
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.data import GeoBounds
from lantern.visuals.map.geometry.camera import CanvasImage
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion import paths
from lantern.visuals.map.spec.map_file import MapFile, MapStyle

if TYPE_CHECKING:
    from lantern.visuals import Arrays, DrawingCache

VERSION = 8
_LANDS = {"areas", "borders", "omit_borders", "views"}
_BASE = {
    "areas",
    "borders",
    "omit_borders",
    "omit_rivers",
    "rivers_min_km",
    "graticule",
    "relief",
    "relief_detail",
    "layers",
}


@dataclass(frozen=True, eq=False)
class BasemapImages:
    """A canvas before and after its areas change hands, and the land on it (255) at a quarter of the size."""

    before: CanvasImage
    after: CanvasImage
    land: U8


@dataclass(frozen=True)
class MapCache:
    """A map file, opened: what decides its plates, and where they are kept."""

    map_file: MapFile
    style: MapStyle
    projection: Projection
    files: Mapping[str, Path]
    drawing_cache: DrawingCache

    def _parts(self, keys: set[str]) -> dict[str, Any]:
        return {
            "version": [
                VERSION,
                data.read_version(),
                *(importlib.metadata.version(n) for n in ("shapely", "numpy")),
            ],
            "sheet": self.map_file.model_dump(mode="json", include=keys),
            "plan": repr(self.projection),
        }

    def load_area_rings(self, box: GeoBounds) -> dict[str, Rings]:
        """The shapes of the areas over everything the map's views show."""
        if not self.map_file.areas:
            return {}
        parts = self._parts(_LANDS) | {
            "box": [round(edge, 3) for edge in box],
            "fine": areas.COAST_SET,
        }
        return _unflatten_rings(
            self.drawing_cache.get_or_draw(
                "lands",
                parts,
                lambda: _flatten_rings(areas.trace_areas(self.map_file, box)),
            )
        )

    def load_ways(self) -> dict[str, paths.StagedPath]:
        """The ways of what moves, in kilometres."""
        parts = self._parts({"fronts", "arrows", "landings", "borders", "omit_borders"})
        flat = self.drawing_cache.get_or_draw(
            "ways",
            parts,
            lambda: _flatten_rings(
                {
                    k: v.stages
                    for k, v in paths.trace_lines(
                        self.map_file, self.projection
                    ).items()
                }
            ),
        )
        return {
            name: paths.StagedPath(stages)
            for name, stages in _unflatten_rings(flat).items()
        }

    def load_canvas(
        self, board: Window, unit: float, lands: Callable[[], Mapping[str, Rings]]
    ) -> BasemapImages:
        """A canvas as the map has it, with what it becomes where areas change hands."""
        versions = [cv2.__version__, importlib.metadata.version("resvg-py")]
        parts = self._parts(_BASE) | {
            "tools": versions,
            "style": self.style.model_dump(mode="json"),
            "canvas": [
                round(board.x, 6),
                round(board.y, 6),
                round(board.km, 9),
                *board.size,
                round(unit, 6),
            ],
            "files": {name: digest_file(path) for name, path in self.files.items()},
            "fine": data.choose_fineness(board.km),
        }

        def draw() -> Arrays:
            atlas = base.Basemap(
                self.map_file, self.style, self.projection, lands(), self.files
            )
            pictures, land = base.draw(atlas, base.Canvas(board, self.projection, unit))
            small = (max(1, board.size[0] // 4), max(1, board.size[1] // 4))
            arrays = {
                "land": np.asarray(
                    cv2.resize(land, small, interpolation=cv2.INTER_AREA), np.uint8
                )
            }
            for name in ("before", "after")[: len(pictures)]:
                planes = from_rgb(pictures.pop(0))
                arrays |= {
                    f"{name}/y": planes.y,
                    f"{name}/u": planes.u,
                    f"{name}/v": planes.v,
                }
            return arrays

        arrays = self.drawing_cache.get_or_draw("map", parts, draw)
        last = "after" if "after/y" in arrays else "before"
        before, after = (
            CanvasImage(board, Planes(*(arrays[f"{name}/{plane}"] for plane in "yuv")))
            for name in ("before", last)
        )
        return BasemapImages(before, after, arrays["land"])


def _flatten_rings(rings: Mapping[str, Rings]) -> Arrays:
    return {
        f"{name}/{i}": ring
        for name, parts in rings.items()
        for i, ring in enumerate(parts)
    }


def _unflatten_rings(arrays: Arrays) -> dict[str, Rings]:
    found: dict[str, list[tuple[int, Any]]] = {}
    for name, ring in arrays.items():
        item, _, number = name.rpartition("/")
        found.setdefault(item, []).append((int(number), ring))
    return {
        item: tuple(ring for _, ring in sorted(parts, key=lambda part: part[0]))
        for item, parts in found.items()
    }
