"""When the furniture of a map shot is there: while it is new, if the film doesn't say otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lantern.core.units import Frames
from lantern.plan.film_shots import ShotKey
from lantern.plan.map_furniture import NewFurniture
from lantern.plan.map_runs import PlacedRuns
from lantern.visuals.map.shot.furniture_times import FADE_SECONDS
from lantern.visuals.map.shot.piece_names import name_legend
from lantern.visuals.map_parts import ShownSpan


@dataclass(frozen=True)
class FurnitureStay:
    """How many frames furniture is there while it is new, and how many it takes to leave."""

    full: Frames
    leaving: Frames

    @staticmethod
    def from_seconds(seconds: float, fps: int) -> FurnitureStay:
        """Return the stay of furniture that is there for so many seconds."""
        leaving = round(2 * FADE_SECONDS * fps)
        return FurnitureStay(Frames(round(seconds * fps)), Frames(leaving))


def time_furniture(
    placed: PlacedRuns,
    i: int,
    *,
    new: Mapping[ShotKey, NewFurniture],
    stay: FurnitureStay,
) -> dict[str, ShownSpan] | None:
    """Return when each piece of furniture is there in map shot `i`; None if all is, always.

    What came in a shot before stays over the cuts of their run until its time is over.
    """
    here = new.get(placed.keys[i])
    run = placed.find(i)
    if here is None or run is None or here.mode == "always":
        return None
    if here.mode == "none":
        return {}
    found = {"scale": ShownSpan()}
    for j in _iter_back(placed, i):
        there = new[placed.keys[j]]
        span = _find_span(placed, i, j, stay=stay)
        if span is None or there.mode != "first":
            break
        if there.title:
            found.setdefault("title", span)
        if there.globe:
            found.setdefault("globe", span)
    if here.legend:
        name = (
            name_legend(here.legend) if run.furniture == "first" else "legend"
        )
        found[name] = _time_legend(placed, i)
    return found


def _iter_back(placed: PlacedRuns, i: int) -> Iterator[int]:
    """Yield the numbers of shot `i` and of those before it in its run, the last one first."""
    yield i
    while placed.goes_on(i):
        i -= 1
        yield i


def _find_span(
    placed: PlacedRuns, i: int, j: int, *, stay: FurnitureStay
) -> ShownSpan | None:
    """Return when what is new in shot `j` is there in shot `i`; None if it is gone by then."""
    here = placed.shots[i]
    there = placed.shots[j]
    end = there.clear_start + stay.full + stay.leaving - here.start
    if end <= -(here.overlap // 2):
        return None
    # in the middle of a run names give way to it; else it is there at the cut
    start = Frames(0) if j == i and placed.goes_on(i) else None
    return ShownSpan(start, Frames(end))


def _time_legend(placed: PlacedRuns, i: int) -> ShownSpan:
    """Return when a shot's legend is there: the whole shot, for its signs may come late."""
    start = Frames(0) if placed.goes_on(i) else None
    end = None
    if i + 1 < len(placed.shots) and placed.goes_on(i + 1):
        end = placed.shots[i].length
    return ShownSpan(start, end)
