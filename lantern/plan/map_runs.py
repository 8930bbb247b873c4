"""Runs of map shots: in a row on one map, each beginning at the view where the last one ended.

The shots of a run share one layout of names and furniture. A change of one of them makes the
others again only where it changes what they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import AssetFailure
from lantern.plan.film_shots import FilmShot, ShotKey
from lantern.plan.map_furniture import NewFurniture
from lantern.script.model.map import FurnitureMode
from lantern.timeline import PlacedShot
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import (
    find_emphasised,
    list_views,
    read_model,
)
from lantern.visuals.map_parts import DayCounter, InsetPlace, MapRun
from lantern.visuals.specs import MapSpec


@dataclass(frozen=True)
class _MapShot:
    """A map shot: the map file, the names of its views in their order, the places with a ring."""

    key: ShotKey
    spec: MapSpec
    path: Path
    views: tuple[str, ...]
    emphasised: frozenset[str]

    def goes_on_from(self, before: _MapShot) -> bool:
        """Tell whether the shot begins at a view where another one ends, and not on a globe."""
        if self.spec.globe is not None:
            return False
        if before.spec.ends_following or self.spec.follow:
            return False
        return self.path == before.path and self.views[0] == before.views[-1]


@dataclass(frozen=True, eq=False)
class PlacedRuns:
    """The placed shots of a rendition in order, with their keys, and the runs of map shots."""

    shots: Sequence[PlacedShot]
    keys: Sequence[ShotKey]
    runs: Mapping[ShotKey, MapRun]

    def find(self, i: int) -> MapRun | None:
        """Return the run of shot `i`; None if it shows no map."""
        return self.runs.get(self.keys[i])

    def goes_on(self, i: int) -> bool:
        """Tell whether shot `i` is in one run with the shot before it."""
        run = self.find(i)
        return i > 0 and run is not None and run is self.find(i - 1)


def find_map_runs(
    shots: Iterable[FilmShot], furniture: Mapping[ShotKey, NewFurniture]
) -> dict[ShotKey, MapRun]:
    """Return the run of each map shot, in the order of the film; some are runs of one shot.

    What can't be read is in no run; its faults are told by the check. `furniture` is what is new
    in each shot.
    """
    groups = list(_group_shots(shots))
    film_views: dict[Path, dict[str, None]] = {}
    for group in groups:
        for shot in group:
            film_views.setdefault(shot.path, {}).update(
                dict.fromkeys(shot.views)
            )
    found: dict[ShotKey, MapRun] = {}
    for group in groups:
        new = [
            furniture.get(shot.key, NewFurniture("always")) for shot in group
        ]
        views = tuple(sorted(film_views[group[0].path]))
        run = _describe_group(group, new, views)
        for shot in group:
            found[shot.key] = run
    return found


def _group_shots(shots: Iterable[FilmShot]) -> Iterator[list[_MapShot]]:
    """Yield the map shots that go on from each other."""
    group: list[_MapShot] = []
    for shot in shots:
        here = _open_shot(shot)
        if here and group and here.goes_on_from(group[-1]):
            group.append(here)
            continue
        if group:
            yield group
        group = [here] if here else []
    if group:
        yield group


def _open_shot(shot: FilmShot) -> _MapShot | None:
    """Return a shot of a map with its views; None if it shows none, or one with faults."""
    spec = shot.spec
    if not isinstance(spec, MapSpec):
        return None
    try:
        path = shot.find(spec.map)
        map_file = read_model(MapFile, path)
        views = list_views(spec, map_file)
    except AssetFailure:
        return None
    return _MapShot(
        shot.key, spec, path, views, find_emphasised(map_file, spec)
    )


def _describe_group(
    group: Sequence[_MapShot],
    new: Sequence[NewFurniture],
    film_views: tuple[str, ...],
) -> MapRun:
    views: list[str] = []
    dates: list[tuple[str, str]] = []
    counters: list[DayCounter] = []
    emphasised: set[str] = set()
    for shot in group:
        views += shot.views
        if shot.spec.dates:
            dates.append(shot.spec.dates)
        if shot.spec.counter:
            counters.append(shot.spec.counter)
        emphasised |= shot.emphasised
    legends = [
        each.legend for each in new if each.legend and each.mode == "first"
    ]
    return MapRun(
        tuple(dict.fromkeys(views)),
        _unite_shown(group),
        tuple(dict.fromkeys(dates)),
        film_views,
        _choose_mode([each.mode for each in new]),
        tuple(legends),
        tuple(dict.fromkeys(counters)) or None,
        _list_insets(group),
        tuple(sorted(emphasised)) or None,
    )


def _list_insets(group: Sequence[_MapShot]) -> tuple[InsetPlace, ...] | None:
    """Return where small pictures stand on the shots, each place once; None if nowhere."""
    places: list[InsetPlace] = []
    for shot in group:
        inset = shot.spec.inset
        if inset is not None and inset.place not in places:
            places.append(inset.place)
    return tuple(places) or None


def _choose_mode(modes: Sequence[FurnitureMode]) -> FurnitureMode:
    """Return how a run is laid out whose shots have their furniture in these ways."""
    if "always" in modes:
        return "always"
    return "first" if "first" in modes else "none"


def _unite_shown(group: Sequence[_MapShot]) -> tuple[str, ...] | None:
    """Return the moving items that any of the shots shows; None if one shows all."""
    items: set[str] = set()
    for shot in group:
        if shot.spec.show is None:
            return None
        items |= {*shot.spec.show, *shot.spec.when}
    return tuple(sorted(items))
