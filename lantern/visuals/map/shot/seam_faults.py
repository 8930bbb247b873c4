"""Ways that would run across the whole map, since it is cut open where they pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lantern.core.problems import Problem
from lantern.script.document import Loc, YamlDocument
from lantern.visuals.map.geometry.views import choose_projection
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_values import LonLat
from lantern.visuals.map.spec.naming import list_known_points


@dataclass(frozen=True)
class _Way:
    """A line of the map: what it is called, its points, and where they are written."""

    name: str
    points: Sequence[LonLat]
    loc: Loc


def find_seam_faults(
    map_file: MapFile, tree: YamlDocument
) -> Iterator[Problem]:
    """Yield ways that cross the meridian at which the map is cut open."""
    middle = choose_projection(map_file).lon
    for way in _list_ways(map_file):
        lon = np.array([point[0] for point in way.points])
        east = (lon - middle + 180) % 360 - 180
        if np.abs(np.diff(east)).max(initial=0) <= 180:
            continue
        seam = 180 - (-middle % 360)
        message = (
            f"{way.name} crosses the edge of this map, which is cut open at {seam:.0f}°; "
            "give the map a view whose middle is nearer, for example a box from 20 to 380"
        )
        yield Problem(message, tree.find_span(way.loc))


def _list_ways(map_file: MapFile) -> Iterator[_Way]:
    for i, arrow in enumerate(map_file.arrows):
        yield _Way(f"arrow '{arrow.id}'", arrow.along, ("arrows", i, "along"))
    for i, landing in enumerate(map_file.landings):
        yield _Way(
            f"landing '{landing.id}'", landing.along, ("landings", i, "along")
        )
    for i, label in enumerate(map_file.labels):
        yield _Way(f"label '{label.text}'", label.along, ("labels", i, "along"))
    for i, item in enumerate(map_file.ranges):
        yield _Way(f"range '{item.name}'", item.along, ("ranges", i, "along"))
    for i, front in enumerate(map_file.fronts):
        for j, stage in enumerate(front.stages):
            key = "follow" if stage.follow else "along"
            points = stage.follow or stage.along or ()
            yield _Way(
                f"front '{front.id}'", points, ("fronts", i, "stages", j, key)
            )
    yield from _list_marches(map_file)


def _list_marches(map_file: MapFile) -> Iterator[_Way]:
    for i, unit in enumerate(map_file.units):
        stops = list_known_points(map_file, unit)
        yield _Way(f"unit '{unit.id}'", stops, ("units", i, "path"))
