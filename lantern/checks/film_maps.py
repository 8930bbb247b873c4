"""What can be wrong with maps over the whole film: what no shot shows, dates that run backward."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.dates import parse
from lantern.core.problems import Problem
from lantern.plan.map_sources import ShownMap, iter_shown_maps
from lantern.script.document import YamlDocument, read_yaml
from lantern.script.film_script import Script
from lantern.visuals.map.spec.map_file import MOVING_GROUPS, MapFile

_MOST_NAMES = 12


def check_maps(script: Script) -> Iterator[Problem]:
    """Yield what is wrong with maps over the whole film, all of it warnings."""
    if not script.is_in_part:
        yield from check_dead_items(script)
    yield from _check_sources(script)
    yield from check_backward_dates(script)


def check_dead_items(script: Script) -> Iterator[Problem]:
    """Yield for each map file what moves on it and is shown by no shot."""
    for path, shots in _group_by_file(script).items():
        dead = _find_dead(shots[0].map_file, shots)
        tree = read_yaml(path)[0] if dead else None
        if tree is not None:
            yield _tell_dead(dead, tree)


def _check_sources(script: Script) -> Iterator[Problem]:
    """Yield the map files that have fronts and don't say where these come from."""
    for path, shots in _group_by_file(script).items():
        map_file = shots[0].map_file
        if not map_file.fronts or map_file.sources:
            continue
        tree, _ = read_yaml(path)
        if tree is not None:
            message = (
                "these fronts name no source: say in 'sources' where they come from, and "
                "write 'reconstructed: true' at a front that is drawn freely between dates"
            )
            yield Problem(message, tree.find_span(("fronts",)), warning=True)


def _group_by_file(script: Script) -> dict[Path, list[ShownMap]]:
    """Return the film's shots of maps by the files of these."""
    by_path: dict[Path, list[ShownMap]] = {}
    for each in iter_shown_maps(script, script.film_shots):
        by_path.setdefault(each.path, []).append(each)
    return by_path


@dataclass(frozen=True)
class _DeadItem:
    """Something that moves and that no shot shows, with its place in the map file."""

    name: str
    key: str
    number: int


def _tell_dead(dead: Sequence[_DeadItem], tree: YamlDocument) -> Problem:
    names = [item.name for item in dead[:_MOST_NAMES]]
    if len(dead) > _MOST_NAMES:
        names.append(f"and {len(dead) - _MOST_NAMES} more")
    message = (
        f"no shot shows {', '.join(names)}; name them in a shot's 'show' or 'when', or "
        "take them out"
    )
    span = tree.find_span((dead[0].key, dead[0].number))
    return Problem(message, span, warning=True)


def _find_dead(map_file: MapFile, shots: Sequence[ShownMap]) -> list[_DeadItem]:
    """Return what moves on a map and is shown by none of its shots."""
    seen: set[str] = set()
    for each in shots:
        if each.shown is None:
            return []
        seen |= map_file.complete_shown(each.shown) or set()
    dead = []
    for key in (*MOVING_GROUPS, "labels"):
        for number, item in enumerate(getattr(map_file, key)):
            if item.id and item.id not in seen:
                dead.append(_DeadItem(item.id, key, number))
    return dead


def check_backward_dates(script: Script) -> Iterator[Problem]:
    """Yield shots whose dates begin before those of the shot before them on the same map."""
    shown = list(iter_shown_maps(script, script.film_shots))
    for before, after in itertools.pairwise(shown):
        if before.path != after.path or not _is_next(before, after):
            continue
        later, earlier = after.picture.calendar, before.picture.calendar
        if not later or not earlier:
            continue
        start = parse(later.start, after.map_file.year)
        end = parse(earlier.end, before.map_file.year)
        if start and end and start[0] < end[0]:
            message = (
                f"time runs backward: the shot before ends on {earlier.end}, this one begins "
                f"on {later.start}; let it begin there, or put another picture between them"
            )
            span = after.authored.find_span((*after.loc, "dates"))
            yield Problem(message, span, warning=True)


def _is_next(before: ShownMap, after: ShownMap) -> bool:
    """Tell whether one shot comes right after another one in the film."""
    first, second = before.authored, after.authored
    if first.scene.number == second.scene.number:
        return second.index == first.index + 1
    is_last = first.index == len(first.scene.scene.shots) - 1
    is_next_scene = second.scene.number == first.scene.number + 1
    return is_last and is_next_scene and second.index == 0
