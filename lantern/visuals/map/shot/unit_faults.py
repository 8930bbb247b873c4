"""What can be wrong with the units and fights of a map: names, dates, and words that move them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.core.dates import parse
from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem, suggest
from lantern.script.document import Loc, YamlDocument
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_units import MapSpot, MapUnit
from lantern.visuals.map.spec.naming import Find, find_point
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.visuals import Locate

_MOST_SIDE_BY_SIDE = 8
"""Units at one place whose names can still be read."""


@dataclass(frozen=True)
class WrittenDate:
    """A date as it is written, and where."""

    text: str
    loc: Loc


def find_unit_faults(
    map_file: MapFile, tree: YamlDocument, find: Find
) -> Iterator[Problem]:
    """Yield places, units and pictures that aren't there, and dates that run backward."""
    for fault in _list_faults(map_file):
        yield Problem(fault.message, tree.find_span(fault.loc))
    yield from _warn_of_crowds(map_file, tree)
    for i, unit in enumerate(map_file.units):
        if unit.flag is None:
            continue
        # here, since few maps have pictures of flags
        from lantern.graphics import photo

        try:
            photo.verify_picture(find(unit.flag))
        except AssetFailure as failure:
            span = tree.find_span(("units", i, "flag"))
            yield Problem(failure.message, span, EXIT_ASSET)


def _warn_of_crowds(map_file: MapFile, tree: YamlDocument) -> Iterator[Problem]:
    """Yield a warning at the last of many units whose ways end at one place."""
    last: dict[MapSpot, list[int]] = {}
    for i, unit in enumerate(map_file.units):
        if unit.joins is None and unit.ends is None:
            last.setdefault(unit.path[-1].at, []).append(i)
    for spot, numbers in last.items():
        if len(numbers) > _MOST_SIDE_BY_SIDE:
            place = spot if isinstance(spot, str) else list(spot)
            message = (
                f"{len(numbers)} units stay at {place}, and more than"
                f" {_MOST_SIDE_BY_SIDE} side by side have no room; give some of them"
                " places of their own"
            )
            span = tree.find_span(("units", numbers[-1], "path"))
            yield Problem(message, span, warning=True)


def list_unit_dates(map_file: MapFile) -> Iterator[WrittenDate]:
    """Yield every date of the units and fights."""
    for i, unit in enumerate(map_file.units):
        yield from _list_way_dates(unit, ("units", i))
        if unit.ends:
            yield WrittenDate(unit.ends, ("units", i, "ends"))
    for i, fight in enumerate(map_file.fights):
        for j, date in enumerate(fight.dates or ()):
            yield WrittenDate(date, ("fights", i, "dates", j))


def _list_way_dates(unit: MapUnit, loc: Loc) -> Iterator[WrittenDate]:
    """Yield the dates of a unit's stops, in the order of its way."""
    for j, stop in enumerate(unit.path):
        if stop.date:
            yield WrittenDate(stop.date, (*loc, "path", j, "date"))
        if stop.leaves:
            yield WrittenDate(stop.leaves, (*loc, "path", j, "leaves"))


# --- the map


@dataclass(frozen=True)
class _MapFault:
    """What is wrong, and where in the map file."""

    message: str
    loc: Loc


def _list_faults(map_file: MapFile) -> Iterator[_MapFault]:
    for i, unit in enumerate(map_file.units):
        for j, stop in enumerate(unit.path):
            yield from _check_spot(map_file, stop.at, ("units", i, "path", j))
        yield from _check_joining(map_file, unit, ("units", i, "joins"))
        yield from _check_order(map_file, unit, i)
    yield from _list_fight_faults(map_file)


def _list_fight_faults(map_file: MapFile) -> Iterator[_MapFault]:
    for i, fight in enumerate(map_file.fights):
        for j, name in enumerate(fight.between):
            yield from _check_unit(map_file, name, ("fights", i, "between", j))
        if fight.between[0] == fight.between[1]:
            message = f"'{fight.between[0]}' can't fight itself; name two units"
            yield _MapFault(message, ("fights", i, "between"))
        if fight.at is not None:
            yield from _check_spot(map_file, fight.at, ("fights", i, "at"))
        days = _find_days(map_file, fight.dates or ())
        if days and days[0] > days[-1]:
            message = f"'{fight.id}' ends before it begins"
            yield _MapFault(message, ("fights", i, "dates"))


def _check_spot(
    map_file: MapFile, spot: MapSpot, loc: Loc
) -> Iterator[_MapFault]:
    try:
        find_point(map_file, spot)
    except AssetFailure as failure:
        yield _MapFault(failure.message, loc)


def _check_unit(map_file: MapFile, name: str, loc: Loc) -> Iterator[_MapFault]:
    names = [unit.id for unit in map_file.units]
    if name in names:
        return
    hint = suggest(name, names)
    if not hint and names:
        hint = f"; its units are {', '.join(names)}"
    yield _MapFault(f"the map has no unit '{name}'{hint}", loc)


def _check_joining(
    map_file: MapFile, unit: MapUnit, loc: Loc
) -> Iterator[_MapFault]:
    if unit.joins is None:
        return
    if unit.joins == unit.id:
        yield _MapFault(
            f"'{unit.id}' can't join itself; name another unit", loc
        )
        return
    yield from _check_unit(map_file, unit.joins, loc)
    joined = [other for other in map_file.units if other.id == unit.joins]
    if joined and joined[0].joins == unit.id:
        message = f"'{unit.id}' and '{unit.joins}' join each other; take one of the two out"
        yield _MapFault(message, loc)


def _check_order(
    map_file: MapFile, unit: MapUnit, index: int
) -> Iterator[_MapFault]:
    """Yield the dates of a unit that are before those they follow."""
    dates = list(_list_way_dates(unit, ("units", index)))
    if unit.ends:
        dates.append(WrittenDate(unit.ends, ("units", index, "ends")))
    dated = [date for date in dates if _find_days(map_file, [date.text])]
    for before, after in itertools.pairwise(dated):
        days = _find_days(map_file, (before.text, after.text))
        if days[1] < days[0]:
            message = (
                f"'{unit.id}' is here on {after.text}, before {before.text}, the date"
                " above; order them"
            )
            yield _MapFault(message, after.loc)


def _find_days(map_file: MapFile, texts: Sequence[str]) -> list[float]:
    """Return the days of those dates that can be read."""
    days = [parse(text, map_file.year) for text in texts]
    return [day[0] for day in days if day]


# --- the shot


def find_march_faults(
    map_file: MapFile, spec: MapSpec, at: Locate
) -> Iterator[Problem]:
    """Yield words of a shot that move one unit twice, or to a stop that it has twice."""
    for unit in map_file.units:
        names = Counter(stop.name for stop in unit.path)
        for event in unit.list_events():
            if event.kind != "arrives" or event.id not in spec.when:
                continue
            stop = unit.path[event.stop].name
            if names[stop] > 1:
                message = (
                    f"'{unit.id}' comes to {stop} {names[stop]} times; give each of these"
                    " stops an 'id' and name the one that is meant"
                )
                yield Problem(message, at(("when", event.id)))
            elif event.stop and unit.id in spec.when:
                message = (
                    f"'{unit.id}' is the whole march, and '{event.id}' a part of it; keep"
                    " the one or the other"
                )
                yield Problem(message, at(("when", event.id)))
