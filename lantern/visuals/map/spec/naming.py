"""How a shot and a map name things: views of the map, styles, and files beside it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lantern.core.problems import AssetFailure, Problem, suggest
from lantern.core.store import digest_file
from lantern.graphics.look import Look
from lantern.script.document import (
    Loc,
    YamlDocument,
    YamlModel,
    build_model,
    read_yaml,
)
from lantern.script.translation.map_texts import (
    TranslatedMapTexts,
    translate_map_tree,
)
from lantern.visuals.map.spec.map_control import MapControl, MapPocket
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.map_units import MapUnit
from lantern.visuals.map.spec.map_values import LonLat
from lantern.visuals.specs import MapSpec

STYLES_FOLDER = Path(__file__).parent / "styles"
Find = Callable[[str], Path]
"""Finds a file by the name that an author gave it. Raises AssetFailure."""
Model = TypeVar("Model", bound=YamlModel)


def find_from_map(path: Path, find: Find) -> Find:
    """Return a function that finds files as a map at `path` names them: from the map's folder.

    Where files may be is decided by `find`, which finds those that a scene names.
    """

    def find_near(text: str) -> Path:
        whole = text if text.startswith("assets/") else str(path.parent / text)
        try:
            return find(whole)
        except AssetFailure as failure:
            # the message names the file as the map does
            message = failure.message.replace(f"'{whole}'", f"'{text}'", 1)
            raise AssetFailure(message) from None

    return find_near


def find_style(style: str, find: Find) -> Path:
    """Return the file of a style: a built-in one by its name, the author's own by its path.

    Raises:
        AssetFailure: there is no such style.
    """
    if style.endswith((".yml", ".yaml")):
        return find(style)
    known = sorted(path.stem for path in STYLES_FOLDER.glob("*.yml"))
    if style not in known:
        names = ", ".join(known)
        hint = f"; there are {names}, or give the path of a style of your own"
        raise AssetFailure(
            f"no map style '{style}'{suggest(style, known) or hint}"
        )
    return STYLES_FOLDER / f"{style}.yml"


def list_named_views(spec: MapSpec) -> dict[Loc, str]:
    """Return the names of views that a shot gives, by their keys in it."""
    named: dict[Loc, str] = {}
    if spec.view is not None:
        is_of_globe = spec.globe is not None and spec.globe.view == spec.view
        named[("globe", "to") if is_of_globe else ("view",)] = spec.view
    if spec.move is not None:
        named["move", "from"] = str(spec.move.start)
        named["move", "to"] = str(spec.move.end)
    for i, leg in enumerate(spec.legs):
        named["legs", i, "to"] = leg.view
    return named


def find_end_views(spec: MapSpec, map_file: MapFile) -> tuple[str, str]:
    """Return the names of the first and the last view of the shot.

    Raises:
        AssetFailure: the map has no such view.
    """
    views = list_views(spec, map_file)
    return (views[0], views[-1])


def list_views(spec: MapSpec, map_file: MapFile) -> tuple[str, ...]:
    """Return the names of the views at which the shot's camera rests, in their order.

    Raises:
        AssetFailure: the map has no such view.
    """
    names: tuple[str, ...] = (spec.view or next(iter(map_file.views)),)
    if spec.move is not None:
        names = (str(spec.move.start), str(spec.move.end))
    names += tuple(leg.view for leg in spec.legs)
    for name in names:
        if name not in map_file.views:
            raise AssetFailure(
                f"the map has no view '{name}'{suggest(name, map_file.views)}"
            )
    return names


def find_emphasised(map_file: MapFile, spec: MapSpec) -> frozenset[str]:
    """Return the places that words of the shot put a ring around, and don't bring."""
    bound = [place for place in map_file.places if place.key in spec.when]
    return frozenset(place.key for place in bound if not place.appear)


def find_point(map_file: MapFile, spot: str | tuple[float, ...]) -> LonLat:
    """Return the longitude and latitude of a place, by its id or its name, or of a point.

    Raises:
        AssetFailure: the map has no such place.
    """
    if not isinstance(spot, str):
        lon, lat = spot[:2]
        return lon, lat
    for place in map_file.places:
        if spot in (place.id, place.name):
            return place.at
    known = [place.key for place in map_file.places]
    raise AssetFailure(f"the map has no place '{spot}'{suggest(spot, known)}")


def list_known_points(map_file: MapFile, unit: MapUnit) -> list[LonLat]:
    """Return the stops of a unit without those at places that the map doesn't have."""
    points = []
    for stop in unit.path:
        with suppress(AssetFailure):
            points.append(find_point(map_file, stop.at))
    return points


def list_control_points(map_file: MapFile, control: MapControl) -> list[LonLat]:
    """Return points in or around an area that is held; none for one from a file."""
    if control.ring:
        return list(control.ring)
    if control.area:
        areas = {area.id: area for area in map_file.areas}
        known = areas.get(control.area)
        return list(known.seeds) if known else []
    return list(control.seeds)


def list_pocket_points(map_file: MapFile, pocket: MapPocket) -> list[LonLat]:
    """Return the points of a pocket's ring, or its middle; none at a place that isn't there."""
    if pocket.ring:
        return list(pocket.ring)
    if pocket.around:
        with suppress(AssetFailure):
            return [find_point(map_file, pocket.around.at)]
    return []


def is_dark(find: Find, name: str, look: Look) -> bool:
    """Return whether a map's style is dark, so that the panels over it are of ink.

    Raises:
        AssetFailure: the map or its style can't be used.
    """
    path = find(name)
    map_file = read_model(MapFile, path)
    style = find_style(map_file.choose_style(look), find_from_map(path, find))
    return read_model(MapStyle, style).dark


def list_files(find: Find, name: str, look: Look) -> list[Path]:
    """Return the files that a map names: its style, then the author's own data.

    Raises:
        AssetFailure: the map can't be used, or a file isn't there.
    """
    path = find(name)
    map_file = read_model(MapFile, path)
    find_near = find_from_map(path, find)
    style = find_style(map_file.choose_style(look), find_near)
    return [style, *(find_near(file) for file in map_file.list_files())]


@dataclass(frozen=True)
class WrittenMap:
    """A map and the document it was read from, each None if it can't be used."""

    map_file: MapFile | None
    tree: YamlDocument | None
    problems: list[Problem]


def read_map(path: Path, texts: TranslatedMapTexts | None) -> MapFile:
    """Read a map, with its texts in another language if there are any.

    A shot calls places by the names that they have in the map's own language.

    Raises:
        AssetFailure: it can't be used; the failure lists all its faults.
    """
    if not texts:
        return read_model(MapFile, path)
    return _read_translated(path, digest_file(path), texts)


def read_written_map(
    path: Path, texts: TranslatedMapTexts | None
) -> WrittenMap:
    """Read a map for a check: each text has the place where it is written."""
    tree, problems = read_yaml(path, MapFile)
    if tree is None:
        return WrittenMap(None, None, problems)
    own, faults = build_model(MapFile, tree)
    problems += faults
    if own is None or not texts:
        return WrittenMap(own, tree, problems)
    tree = translate_map_tree(tree, texts)
    map_file, problems = build_model(MapFile, tree)
    if map_file is not None:
        map_file = _keep_keys(own, map_file)
    return WrittenMap(map_file, tree, problems)


@functools.lru_cache(maxsize=32)
def _read_translated(
    path: Path, digest: str, texts: TranslatedMapTexts
) -> MapFile:
    """Return what read_map() does; a file is read again when its `digest` is another one."""
    written = read_written_map(path, texts)
    if written.map_file is None:
        detail = [str(problem) for problem in written.problems]
        raise AssetFailure(f"the map {path.name} can't be used", detail)
    return written.map_file


def _keep_keys(own: MapFile, translated: MapFile) -> MapFile:
    """Return a translated map whose places are called as in the map's own language."""
    places = []
    for before, place in zip(own.places, translated.places, strict=True):
        if place.key != before.key:
            place = place.model_copy(update={"id": before.key})
        places.append(place)
    return translated.model_copy(update={"places": tuple(places)})


def read_model(model: type[Model], path: Path) -> Model:
    """Read a map or a style.

    Raises:
        AssetFailure: it can't be used; the failure lists all its faults.
    """
    try:
        digest = digest_file(path)
    except OSError:
        digest = ""
    value: Model = _read_model(model, path, digest)
    return value


@functools.lru_cache(maxsize=32)
def _read_model(model: type[Model], path: Path, digest: str) -> Model:
    """Return what read_model() does; a file is read again when its `digest` is another one."""
    tree, problems = read_yaml(path, model)
    value = None
    if tree is not None:
        value, faults = build_model(model, tree)
        problems = problems + faults
    if value is None:
        detail = [str(problem) for problem in problems]
        raise AssetFailure(f"the map {path.name} can't be used", detail)
    return value
