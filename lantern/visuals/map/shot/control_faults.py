"""What can be wrong with ground that sides hold and with pockets: shapes, places, dates."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.dates import parse
from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem, suggest
from lantern.script.document import Loc, YamlDocument
from lantern.visuals.map.basemap import user
from lantern.visuals.map.geometry.views import choose_projection, find_extent
from lantern.visuals.map.shot.unit_faults import WrittenDate
from lantern.visuals.map.spec.map_control import MapControl
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import Find, find_point

_LEAST_TURN = 1e-9
"""Square degrees; points that span less are on a line."""
_TRACED = {"views", "projection", "borders", "omit_borders", "areas"}


def find_control_faults(
    map_file: MapFile, tree: YamlDocument, find: Find
) -> Iterator[Problem]:
    """Yield areas, files and places that aren't there, and dates that run backward."""
    for i, control in enumerate(map_file.control):
        yield from _check_shape(
            map_file,
            control,
            ("control", i),
            tree=tree,
            find=find,
        )
        yield from _check_changes(map_file, control, i, tree=tree)
    yield from _check_seeds(map_file, tree)
    for i, pocket in enumerate(map_file.pockets):
        if pocket.around:
            try:
                find_point(map_file, pocket.around.at)
            except AssetFailure as failure:
                span = tree.find_span(("pockets", i, "around", "at"))
                yield Problem(failure.message, span)
        if _run_backward(map_file, pocket.dates or ()):
            message = f"'{pocket.id}' ends before it begins"
            yield Problem(message, tree.find_span(("pockets", i, "dates")))


def list_control_dates(map_file: MapFile) -> Iterator[WrittenDate]:
    """Yield every date of the areas that are held and of the pockets."""
    for i, control in enumerate(map_file.control):
        for j, change in enumerate(control.changes):
            if change.date:
                yield WrittenDate(
                    change.date, ("control", i, "changes", j, "date")
                )
    for i, pocket in enumerate(map_file.pockets):
        for j, date in enumerate(pocket.dates or ()):
            yield WrittenDate(date, ("pockets", i, "dates", j))


def _check_shape(
    map_file: MapFile,
    control: MapControl,
    loc: Loc,
    *,
    tree: YamlDocument,
    find: Find,
) -> Iterator[Problem]:
    """Yield an area that the map doesn't have, and a file without areas."""
    if control.area:
        areas = [area.id for area in map_file.areas]
        if control.area not in areas:
            hint = suggest(control.area, areas)
            message = f"the map has no area '{control.area}'{hint}"
            yield Problem(message, tree.find_span((*loc, "area")))
    if control.ring and _is_flat(control.ring):
        message = (
            "the ring has no area: its points lie on a line; move one of them"
        )
        yield Problem(message, tree.find_span((*loc, "ring")))
    if control.file:
        span = tree.find_span((*loc, "file"))
        try:
            shapes = user.read_geojson(find(control.file))
        except AssetFailure as failure:
            yield Problem(failure.message, span, EXIT_ASSET)
            return
        if not shapes.areas:
            message = f"{control.file} has no areas, and ground that is held is an area"
            yield Problem(message, span, EXIT_ASSET)


def _is_flat(ring: Sequence[Sequence[float]]) -> bool:
    """Tell whether all points of a ring, lon and lat in degrees, lie on a line."""
    x, y = ring[0]
    for (x1, y1), (x2, y2) in itertools.combinations(ring[1:], 2):
        if abs((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y)) > _LEAST_TURN:
            return False
    return True


def _check_changes(
    map_file: MapFile, control: MapControl, index: int, *, tree: YamlDocument
) -> Iterator[Problem]:
    """Yield changes of one name, and changes that are dated before those above."""
    names = Counter(event.id for event in control.list_events())
    for event in control.list_events():
        loc = ("control", index, "changes", event.number)
        if names[event.id] > 1:
            message = (
                f"'{control.id}' has {names[event.id]} changes that a shot would call"
                f" '{event.id}'; give each an 'id' of its own"
            )
            yield Problem(message, tree.find_span(loc))
    yield from _check_holders(control, index, tree=tree)
    dates = [
        date for date in list_control_dates(map_file) if date.loc[1] == index
    ]
    own = [date for date in dates if date.loc[0] == "control"]
    for before, after in itertools.pairwise(own):
        if _run_backward(map_file, (before.text, after.text)):
            message = (
                f"'{control.id}' changes hands on {after.text}, before {before.text},"
                " the date above; order them"
            )
            yield Problem(message, tree.find_span(after.loc))


def _check_holders(
    control: MapControl, index: int, *, tree: YamlDocument
) -> Iterator[Problem]:
    """Yield a side that fights against itself, and changes that change nothing."""
    held = control.of
    if held and len(set(held)) < len(held):
        span = tree.find_span(("control", index, "of"))
        yield Problem(
            f"'{held[0]}' stands here twice; name two sides, or one", span
        )
    for number, change in enumerate(control.changes):
        span = tree.find_span(("control", index, "changes", number, "to"))
        if len(set(change.to)) < len(change.to):
            message = (
                f"'{change.to[0]}' stands here twice; name two sides, or one"
            )
            yield Problem(message, span)
        elif held and set(held) == set(change.to):
            message = (
                f"'{control.id}' is held so before this change; take it out, or name"
                " another side"
            )
            yield Problem(message, span)
        held = change.to


def _run_backward(map_file: MapFile, texts: tuple[str, ...]) -> bool:
    """Tell whether the last of some dates is before the first; those that can't be read don't."""
    days = [parse(text, map_file.year) for text in texts]
    known = [day[0] for day in days if day]
    return len(known) > 1 and known[-1] < known[0]


# --- seeds


@dataclass(frozen=True)
class _SeedFault:
    """What is wrong with a point of a state that is held, and the entry that has it."""

    control: str
    number: int
    message: str


def _check_seeds(map_file: MapFile, tree: YamlDocument) -> Iterator[Problem]:
    """Yield the first point of a state that is held and that leads nowhere."""
    if not any(control.seeds for control in map_file.control):
        return
    # here, since shapely is slow to load and few maps need it
    from lantern.visuals.map.basemap.holdings import make_seeded

    fault = _trace_seeds(make_seeded(map_file).model_dump_json(include=_TRACED))
    for i, control in enumerate(map_file.control):
        if fault and control.id == fault.control:
            span = tree.find_span(("control", i, "seeds", fault.number))
            yield Problem(fault.message, span)


@functools.lru_cache(maxsize=8)
def _trace_seeds(text: str) -> _SeedFault | None:
    """Return what is wrong in a map file, given as JSON: two with the same text are traced once."""
    from lantern.visuals.map.basemap import areas

    seeded = MapFile.model_validate_json(text)
    extent = find_extent(seeded, choose_projection(seeded))
    try:
        areas.trace_areas(seeded, extent)
    except areas.AreaPointFailure as failure:
        i, j = failure.at
        message = "; ".join((failure.message, *failure.detail))
        return _SeedFault(seeded.areas[i].id, j, message)
    return None
