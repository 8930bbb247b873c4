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
from lantern.visuals.map.basemap.data import Box
from lantern.visuals.map.geometry.camera import Level
from lantern.visuals.map.geometry.projection import Projection, Window
from lantern.visuals.map.motion import paths
from lantern.visuals.map.spec.map_file import MapFile, Style

if TYPE_CHECKING:
    from lantern.visuals import Arrays, Plates

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
class Drawn:
    """A canvas before and after its areas change hands, and the land on it (255) at a quarter of the size."""

    before: Level
    after: Level
    land: U8


@dataclass(frozen=True)
class Shelf:
    """A map file, opened: what decides its plates, and where they are kept."""

    sheet: MapFile
    style: Style
    plan: Projection
    files: Mapping[str, Path]
    plates: Plates

    def _parts(self, keys: set[str]) -> dict[str, Any]:
        return {
            "version": [VERSION, data.version(), *(importlib.metadata.version(n) for n in ("shapely", "numpy"))],
            "sheet": self.sheet.model_dump(mode="json", include=keys),
            "plan": repr(self.plan),
        }

    def lands(self, box: Box) -> dict[str, Rings]:
        """The shapes of the areas over everything the map's views show."""
        if not self.sheet.areas:
            return {}
        parts = self._parts(_LANDS) | {"box": [round(edge, 3) for edge in box], "fine": areas.FINE}
        return _rings(self.plates.get("lands", parts, lambda: _flat(areas.shapes(self.sheet, box))))

    def ways(self) -> dict[str, paths.Line]:
        """The ways of what moves, in kilometres."""
        parts = self._parts({"fronts", "arrows", "landings", "borders", "omit_borders"})
        flat = self.plates.get(
            "ways", parts, lambda: _flat({k: v.stages for k, v in paths.lines(self.sheet, self.plan).items()})
        )
        return {name: paths.Line(stages) for name, stages in _rings(flat).items()}

    def drawn(self, board: Window, unit: float, lands: Callable[[], Mapping[str, Rings]]) -> Drawn:
        """A canvas as the map has it, with what it becomes where areas change hands."""
        versions = [cv2.__version__, importlib.metadata.version("resvg-py")]
        parts = self._parts(_BASE) | {
            "tools": versions,
            "style": self.style.model_dump(mode="json"),
            "canvas": [round(board.x, 6), round(board.y, 6), round(board.km, 9), *board.size, round(unit, 6)],
            "files": {name: digest_file(path) for name, path in self.files.items()},
            "fine": data.fineness(board.km),
        }

        def draw() -> Arrays:
            atlas = base.Atlas(self.sheet, self.style, self.plan, lands(), self.files)
            pictures, land = base.draw(atlas, base.Canvas(board, self.plan, unit))
            small = (max(1, board.size[0] // 4), max(1, board.size[1] // 4))
            arrays = {"land": np.asarray(cv2.resize(land, small, interpolation=cv2.INTER_AREA), np.uint8)}
            for name in ("before", "after")[: len(pictures)]:
                planes = from_rgb(pictures.pop(0))
                arrays |= {f"{name}/y": planes.y, f"{name}/u": planes.u, f"{name}/v": planes.v}
            return arrays

        arrays = self.plates.get("map", parts, draw)
        last = "after" if "after/y" in arrays else "before"
        before, after = (
            Level(board, Planes(*(arrays[f"{name}/{plane}"] for plane in "yuv"))) for name in ("before", last)
        )
        return Drawn(before, after, arrays["land"])


def _flat(rings: Mapping[str, Rings]) -> Arrays:
    return {f"{name}/{i}": ring for name, parts in rings.items() for i, ring in enumerate(parts)}


def _rings(arrays: Arrays) -> dict[str, Rings]:
    found: dict[str, list[tuple[int, Any]]] = {}
    for name, ring in arrays.items():
        item, _, number = name.rpartition("/")
        found.setdefault(item, []).append((int(number), ring))
    return {item: tuple(ring for _, ring in sorted(parts, key=lambda part: part[0])) for item, parts in found.items()}
