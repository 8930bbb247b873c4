"""What only shows when a map is traced: areas whose points lead nowhere, fronts without a border to follow.

It takes a second of geometry, so it is done once for a map, however many shots show it, and only if there is need.
"""

from __future__ import annotations

import functools

from lantern.core.problems import AssetFailure
from lantern.script.document import Loc
from lantern.visuals.map.geometry.views import choose_projection, find_extent
from lantern.visuals.map.spec.map_file import MapFile

_TRACED = {"views", "projection", "areas", "borders", "omit_borders", "fronts"}


def find_faults(sheet: MapFile) -> tuple[tuple[Loc, str], ...]:
    """Places in the map file and what is wrong there."""
    if not sheet.areas and not any(
        stage.follow for front in sheet.fronts for stage in front.stages
    ):
        return ()
    return _find_faults_cached(sheet.model_dump_json(include=_TRACED))


@functools.lru_cache(maxsize=8)
def _find_faults_cached(text: str) -> tuple[tuple[Loc, str], ...]:
    from lantern.visuals.map.basemap import areas
    from lantern.visuals.map.motion import (
        paths,
    )  # shapely: only maps with areas or such fronts need it

    sheet = MapFile.model_validate_json(text)
    plan = choose_projection(sheet)
    found: list[tuple[Loc, str]] = []
    try:
        areas.trace_areas(sheet, find_extent(sheet, plan))
    except areas.AreaPointFailure as failure:
        i, j = failure.at
        found.append(
            (("areas", i, "seeds", j), "; ".join((failure.message, *failure.detail)))
        )
    for i, front in enumerate(sheet.fronts):
        for j, stage in enumerate(front.stages):
            try:
                paths.trace_stage(sheet, plan, stage)
            except AssetFailure as failure:
                found.append((("fronts", i, "stages", j, "follow"), failure.message))
    return tuple(found)
