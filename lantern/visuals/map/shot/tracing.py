"""What only shows when a map is traced: areas that run together, fronts without a border.

It takes a second of geometry, so it is done once for a map, however many shots show it, and only
where there is something to trace.
"""

from __future__ import annotations

import functools
import itertools

from lantern.core.problems import AssetFailure
from lantern.script.document import Loc
from lantern.visuals.map.geometry.views import choose_projection, find_extent
from lantern.visuals.map.spec.map_file import MapFile

TraceFault = tuple[Loc, str]
"""A place in the map file and what is wrong there."""
_TRACED = {"views", "projection", "areas", "borders", "omit_borders", "fronts"}


def find_faults(map_file: MapFile) -> tuple[TraceFault, ...]:
    """Return areas whose points lead nowhere, and fronts without a border to follow."""
    if not map_file.areas and not _follows_borders(map_file):
        return ()
    return _find_faults_cached(map_file.model_dump_json(include=_TRACED))


def _follows_borders(map_file: MapFile) -> bool:
    stages = itertools.chain.from_iterable(
        front.stages for front in map_file.fronts
    )
    return any(stage.follow for stage in stages)


@functools.lru_cache(maxsize=8)
def _find_faults_cached(text: str) -> tuple[TraceFault, ...]:
    """Return the faults of a map file, given as JSON: two with the same text are traced once."""
    map_file = MapFile.model_validate_json(text)
    return (*_trace_areas(map_file), *_trace_fronts(map_file))


def _trace_areas(map_file: MapFile) -> list[TraceFault]:
    """Return the first fault of the areas; the others can't be found before it is mended."""
    # here, since shapely is slow to load and few maps need it
    from lantern.visuals.map.basemap import areas

    extent = find_extent(map_file, choose_projection(map_file))
    try:
        areas.trace_areas(map_file, extent)
    except areas.AreaPointFailure as failure:
        i, j = failure.at
        message = "; ".join((failure.message, *failure.detail))
        return [(("areas", i, "seeds", j), message)]
    return []


def _trace_fronts(map_file: MapFile) -> list[TraceFault]:
    """Return the stages of fronts that have no border to follow."""
    from lantern.visuals.map.motion import paths

    projection = choose_projection(map_file)
    found: list[TraceFault] = []
    for i, front in enumerate(map_file.fronts):
        for j, stage in enumerate(front.stages):
            try:
                paths.trace_stage(map_file, projection, stage)
            except AssetFailure as failure:
                loc = ("fronts", i, "stages", j, "follow")
                found.append((loc, failure.message))
    return found
