"""What can be wrong with what a map's camera follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lantern.core.problems import Problem, suggest
from lantern.script.document import Loc
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import Arrow, Landing
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.visuals import Locate

_MOST_NAMES = 12


def find_follow_faults(
    map_file: MapFile, spec: MapSpec, at: Locate
) -> Iterator[Problem]:
    """Yield what the camera can't follow, and what doesn't move while it does."""
    for loc, name in _list_followed(spec).items():
        message = _find_fault(map_file, spec, name)
        if message:
            yield Problem(message, at(loc))
        elif not _moves(map_file, spec, name):
            message = (
                f"'{name}' doesn't move in this shot, and neither does the camera that"
                " follows it; name words for it under 'when', or give the shot 'dates'"
                " and the map dates for it"
            )
            yield Problem(message, at(loc), warning=True)


def _list_followed(spec: MapSpec) -> dict[Loc, str]:
    """Return what the camera follows by the shot's keys."""
    found: dict[Loc, str] = {}
    if spec.follow:
        found["follow",] = spec.follow
    for i, leg in enumerate(spec.legs):
        if leg.follow:
            found["legs", i, "follow"] = leg.follow
    return found


def _find_fault(map_file: MapFile, spec: MapSpec, name: str) -> str:
    """Return why something can't be followed; empty if it can."""
    movable = [arrow.id for arrow in map_file.arrows]
    movable += [landing.id for landing in map_file.landings]
    movable += [unit.id for unit in map_file.units if len(unit.path) > 1]
    if name not in movable:
        hint = suggest(name, movable)
        if not hint and movable:
            hint = f"; there are {', '.join(movable[:_MOST_NAMES])}"
        if name in map_file.list_items():
            return f"'{name}' goes nowhere; the camera follows arrows, landings and units{hint}"
        return f"nothing on the map that moves is called '{name}'{hint}"
    if spec.show is not None and name not in {*spec.show, *_list_bound(spec)}:
        return f"the camera follows '{name}', which the shot doesn't show; name it under 'show'"
    return ""


def _moves(map_file: MapFile, spec: MapSpec, name: str) -> bool:
    """Tell whether something comes along its way in the shot."""
    if name in _list_bound(spec):
        return True
    if spec.dates is None:
        return False
    for unit in map_file.units:
        if unit.id == name:
            return any(stop.date for stop in unit.path)
    ways: list[Arrow | Landing] = [*map_file.arrows, *map_file.landings]
    return any(way.id == name and way.dates is not None for way in ways)


def _list_bound(spec: MapSpec) -> set[str]:
    """Return what words bring or move; a unit is bound by its name and a place."""
    return {key.partition(" ")[0] for key in spec.when}
