"""What can be wrong with a map file, each fault at its place in it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lantern.core.dates import DATE_EXAMPLES, LEAP_YEAR, describe_fault, parse
from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_TOOL,
    AssetFailure,
    Problem,
    suggest,
)
from lantern.core.units import Shape
from lantern.graphics.look import Look
from lantern.graphics.missing_type import advise_on_missing
from lantern.graphics.typefaces import SERIF, Typefaces
from lantern.graphics.vector import LATIN, find_missing_in_bundled
from lantern.script.document import Loc, YamlDocument, build_model, read_yaml
from lantern.visuals.map.basemap import user
from lantern.visuals.map.labels.faces import list_texts
from lantern.visuals.map.shot import tracing
from lantern.visuals.map.shot.control_faults import (
    find_control_faults,
    list_control_dates,
)
from lantern.visuals.map.shot.oblique_faults import find_oblique_faults
from lantern.visuals.map.shot.seam_faults import find_seam_faults
from lantern.visuals.map.shot.side_faults import (
    find_colour_faults,
    find_unknown_sides,
)
from lantern.visuals.map.shot.unit_faults import (
    WrittenDate,
    find_unit_faults,
    list_unit_dates,
)
from lantern.visuals.map.shot.visibility import (
    check_layers,
    check_visibility,
    list_frames,
)
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import Arrow, Front, Landing, MapArea
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.naming import Find, find_style
from lantern.visuals.map.spec.sides import resolve_sides

_ITEM_GROUPS = (
    "labels",
    "areas",
    "fronts",
    "arrows",
    "landings",
    "air_landings",
    "units",
    "fights",
    "pockets",
    "places",
)
_MOST_CHARACTERS = 12


def find_map_faults(
    map_file: MapFile,
    tree: YamlDocument,
    find: Find,
    *,
    look: Look,
    shapes: Sequence[Shape],
) -> Iterator[Problem]:
    """Yield the faults of a map file that don't depend on the shot; `find` finds its files.

    `shapes` are those that the film is made in.
    """
    frames = list_frames(look, shapes)
    yield from _check_style(map_file, tree, find, look=look)
    yield from find_unknown_sides(map_file, tree)
    yield from find_unit_faults(map_file, tree, find)
    yield from find_control_faults(map_file, tree, find)
    yield from _check_layers(map_file, tree, find)
    yield from _check_relief(map_file, tree, find)
    yield from _check_names(map_file, tree)
    yield from _check_changes(map_file, tree)
    yield from _check_years(map_file, tree)
    yield from _check_order_of_dates(map_file, tree)
    yield from check_visibility(map_file, tree, frames)
    yield from find_seam_faults(map_file, tree)
    yield from find_oblique_faults(map_file, tree)
    yield from check_layers(map_file, tree, find, frames=frames)
    yield from _check_characters(map_file, tree, look.typefaces)
    for loc, message in tracing.find_faults(map_file):
        yield Problem(message, tree.find_span(loc))


# --- files


def _check_style(
    map_file: MapFile, tree: YamlDocument, find: Find, *, look: Look
) -> Iterator[Problem]:
    span = tree.find_span(("style",))
    try:
        path = find_style(map_file.choose_style(look), find)
    except AssetFailure as failure:
        yield Problem(failure.message, span)
        return
    if not path.is_file():
        yield Problem(f"there is no style file {map_file.style}", span)
        return
    text, faults = read_yaml(path)
    yield from faults
    if text is None:
        return
    style, faults = build_model(MapStyle, text)
    yield from faults
    if style and map_file.sides:
        sides = resolve_sides(map_file.sides, look.inks)
        yield from find_colour_faults(sides, style, tree)


def _check_layers(
    map_file: MapFile, tree: YamlDocument, find: Find
) -> Iterator[Problem]:
    for i, layer in enumerate(map_file.layers):
        try:
            user.read_geojson(find(layer.file))
        except AssetFailure as failure:
            span = tree.find_span(("layers", i, "file"))
            yield Problem(failure.message, span, EXIT_ASSET)


def _check_relief(
    map_file: MapFile, tree: YamlDocument, find: Find
) -> Iterator[Problem]:
    if map_file.relief is None:
        return
    west, south, east, north = map_file.relief.bounds
    if west >= east or south >= north:
        span = tree.find_span(("relief", "bounds"))
        yield Problem("write bounds as west, south, east, north", span)
    # here, since few maps have a relief of their own
    from lantern.graphics import photo

    try:
        photo.read_size(find(map_file.relief.file))
    except AssetFailure as failure:
        span = tree.find_span(("relief", "file"))
        yield Problem(failure.message, span, EXIT_ASSET)


# --- names


@dataclass(frozen=True)
class _NamedItem:
    """A name by which a shot could call an item, and where it is written."""

    name: str
    loc: Loc


def _check_names(map_file: MapFile, tree: YamlDocument) -> Iterator[Problem]:
    """Yield names that several items have."""
    items = list(_list_names(map_file))
    counts = Counter(item.name for item in items)
    for item in items:
        count = counts[item.name]
        if count == 1:
            continue
        cure = "needs an 'id' of its own"
        if item.loc[-1] == "name":
            cure = "is called the same as another; give it an 'id'"
        message = f"{count} things on this map are called '{item.name}'; this one {cure}"
        yield Problem(message, tree.find_span(item.loc))


def _list_names(map_file: MapFile) -> Iterator[_NamedItem]:
    """Yield the ids of all items; a place without one has its name, a label then has none."""
    for group in _ITEM_GROUPS:
        items: Sequence[Any] = getattr(map_file, group)
        for i, item in enumerate(items):
            if item.id:
                yield _NamedItem(item.id, (group, i, "id"))
            elif group == "places":
                yield _NamedItem(item.name, (group, i, "name"))


def _check_changes(map_file: MapFile, tree: YamlDocument) -> Iterator[Problem]:
    """Yield fronts that an area names and that the map doesn't have, or that never move."""
    fronts = {front.id: front for front in map_file.fronts}
    for i, area in enumerate(map_file.areas):
        for j, name in enumerate(_list_fronts(area)):
            message = _check_front(name, fronts)
            if message:
                span = tree.find_span(("areas", i, "becomes", "behind", j))
                yield Problem(message, span)


def _list_fronts(area: MapArea) -> tuple[str, ...]:
    if area.becomes is None:
        return ()
    return area.becomes.behind


def _check_front(name: str, fronts: dict[str, Front]) -> str:
    """Return what is wrong with a front behind which an area changes; empty if nothing is."""
    if name not in fronts:
        return f"the map has no front '{name}'{suggest(name, list(fronts))}"
    if len(fronts[name].stages) < 2:
        return f"front '{name}' has one stage, so nothing is ever behind it"
    return ""


# --- dates


def _check_years(map_file: MapFile, tree: YamlDocument) -> Iterator[Problem]:
    """Yield dates without a year on a map without one."""
    for date in (
        *_list_dates(map_file),
        *list_unit_dates(map_file),
        *list_control_dates(map_file),
    ):
        if parse(date.text, map_file.year) is None:
            message = (
                f"'{date.text}' has no year; write it in full ({DATE_EXAMPLES}), "
                "or give the map a 'year'"
            )
            year = map_file.year or LEAP_YEAR
            if parse(date.text, year) is None:
                message = describe_fault(date.text, year)
            yield Problem(message, tree.find_span(date.loc))


def _check_order_of_dates(
    map_file: MapFile, tree: YamlDocument
) -> Iterator[Problem]:
    """Yield what ends before it begins."""
    for way in _list_ways(map_file):
        days = _find_days(list(way.item.dates or ()), map_file.year)
        if len(days) == 2 and days[1] < days[0]:
            span = tree.find_span((way.group, way.number, "dates"))
            yield Problem(f"'{way.item.id}' ends before it begins", span)
    for i, front in enumerate(map_file.fronts):
        for j in _find_early_stages(front, map_file.year):
            message = (
                f"front '{front.id}' is here before its last stage; "
                "order its stages by date"
            )
            yield Problem(
                message, tree.find_span(("fronts", i, "stages", j, "date"))
            )


def _find_days(texts: Sequence[str], year: int | None) -> list[float]:
    """Return the days of those dates that can be read."""
    days = [parse(text, year) for text in texts]
    return [day[0] for day in days if day]


def _find_early_stages(front: Front, year: int | None) -> Iterator[int]:
    """Yield the numbers of stages whose date is before that of the dated stage above."""
    dated = []
    for j, stage in enumerate(front.stages):
        day = parse(stage.date or "", year)
        if day:
            dated.append((j, day[0]))
    for (_, before), (j, now) in itertools.pairwise(dated):
        if now < before:
            yield j


@dataclass(frozen=True)
class _NumberedWay:
    """An arrow or a landing, the key of its group, and its number there."""

    group: str
    number: int
    item: Arrow | Landing


def _list_ways(map_file: MapFile) -> Iterator[_NumberedWay]:
    for i, arrow in enumerate(map_file.arrows):
        yield _NumberedWay("arrows", i, arrow)
    for i, landing in enumerate(map_file.landings):
        yield _NumberedWay("landings", i, landing)


def _list_dates(map_file: MapFile) -> Iterator[WrittenDate]:
    """Yield every date of a map file."""
    for way in _list_ways(map_file):
        for j, date in enumerate(way.item.dates or ()):
            yield WrittenDate(date, (way.group, way.number, "dates", j))
    for i, front in enumerate(map_file.fronts):
        for j, stage in enumerate(front.stages):
            if stage.date:
                yield WrittenDate(
                    stage.date, ("fronts", i, "stages", j, "date")
                )
    for i, place in enumerate(map_file.places):
        if place.date:
            yield WrittenDate(place.date, ("places", i, "date"))
    for i, drop in enumerate(map_file.air_landings):
        if drop.date:
            yield WrittenDate(drop.date, ("air_landings", i, "date"))
    for i, area in enumerate(map_file.areas):
        if area.becomes and area.becomes.date:
            yield WrittenDate(
                area.becomes.date, ("areas", i, "becomes", "date")
            )


# --- characters


def _check_characters(
    map_file: MapFile, tree: YamlDocument, typefaces: Typefaces
) -> Iterator[Problem]:
    """Yield characters that their faces can't draw."""
    for found in list_texts(map_file):
        # Latin is in every face, and looking up costs time
        if max(found.text, default="") <= LATIN:
            continue
        absent = find_missing_in_bundled(
            found.text, found.face, typefaces=typefaces
        )
        if absent:
            some = " ".join(absent[:_MOST_CHARACTERS])
            if len(absent) > _MOST_CHARACTERS:
                some += " …"
            slot = "serif" if found.face[0] == SERIF else "sans"
            message = (
                f"the font {found.face[0]} lacks {len(absent)} of these characters: "
                f"{some}; {advise_on_missing(absent, slot)}"
            )
            yield Problem(message, tree.find_span(found.loc), EXIT_TOOL)
