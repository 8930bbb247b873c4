"""Runs of map shots: in a row on one map, each beginning at the view where the last one ended.

The shots of a run share one layout of names and furniture. A change of one of them makes the
others again only where it changes what they share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import AssetFailure
from lantern.script.load import AuthoredShot
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import find_end_views, read_model
from lantern.visuals.specs import MapRun, MapSpec, VisualSpec


@dataclass(frozen=True)
class ShotKey:
    """A shot by the number of its scene, from 1, and its index there, from 0."""

    scene: int
    shot: int


@dataclass(frozen=True)
class FilmShot:
    """A shot of the film, what it shows, and how its files are found."""

    authored: AuthoredShot
    spec: VisualSpec
    find: Callable[[str], Path]

    @property
    def key(self) -> ShotKey:
        """What names the shot."""
        return ShotKey(self.authored.scene.number, self.authored.index)


@dataclass(frozen=True)
class _MapShot:
    """A map shot: the map file, and the names of the views at its start and its end."""

    key: ShotKey
    spec: MapSpec
    path: Path
    first: str
    last: str

    def goes_on_from(self, before: _MapShot) -> bool:
        """Tell whether the shot begins where another one ends."""
        return self.path == before.path and self.first == before.last


def find_map_runs(shots: Iterable[FilmShot]) -> dict[ShotKey, MapRun]:
    """Return the run of each map shot that shares one with another, in the order of the film.

    What can't be read is in no run; its faults are told by the check.
    """
    found: dict[ShotKey, MapRun] = {}
    for group in _group_shots(shots):
        if len(group) > 1:
            run = _describe_group(group)
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
        yield group
        group = [here] if here else []
    yield group


def _open_shot(shot: FilmShot) -> _MapShot | None:
    """Return a shot of a map with its views; None if it shows none, or one with faults."""
    spec = shot.spec
    if not isinstance(spec, MapSpec):
        return None
    try:
        path = shot.find(spec.map)
        first, last = find_end_views(spec, read_model(MapFile, path))
    except AssetFailure:
        return None
    return _MapShot(shot.key, spec, path, first, last)


def _describe_group(group: Sequence[_MapShot]) -> MapRun:
    views: list[str] = []
    dates: list[tuple[str, str]] = []
    for shot in group:
        views += [shot.first, shot.last]
        if shot.spec.dates:
            dates.append(shot.spec.dates)
    unique_dates = tuple(dict.fromkeys(dates))
    return MapRun(tuple(dict.fromkeys(views)), _unite_shown(group), unique_dates)


def _unite_shown(group: Sequence[_MapShot]) -> tuple[str, ...] | None:
    """Return the moving items that any of the shots shows; None if one shows all."""
    items: set[str] = set()
    for shot in group:
        if shot.spec.show is None:
            return None
        items |= {*shot.spec.show, *shot.spec.when}
    return tuple(sorted(items))
