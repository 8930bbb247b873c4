"""When the furniture of placed map shots is there."""

from __future__ import annotations

import itertools

import pytest

from lantern.core.units import Frames
from lantern.plan.film_shots import ShotKey
from lantern.plan.furniture_times import FurnitureStay, time_furniture
from lantern.plan.map_furniture import NewFurniture
from lantern.plan.map_runs import PlacedRuns
from lantern.script.model.map import FurnitureMode
from lantern.timeline import PlacedShot
from lantern.visuals.map_parts import MapRun, ShownSpan

STAY = FurnitureStay.from_seconds(4, 25)
NEW = NewFurniture(
    "first",
    title=True,
    globe=True,
)
KNOWN = NewFurniture("first")
RUN = MapRun(("wide",), furniture="first")


def time_all(
    *shots: NewFurniture, lengths: list[int], overlap: int = 0
) -> list[dict[str, ShownSpan] | None]:
    """Return the times of shots in one run, of lengths in frames; the first one dissolves in."""
    bounds = list(itertools.accumulate(lengths, initial=0))
    placed = []
    for i, (start, end) in enumerate(itertools.pairwise(bounds)):
        over = overlap if i == 0 else 0
        placed.append(
            PlacedShot(0, i, Frames(start), Frames(end), overlap=over)
        )
    keys = [ShotKey(1, i) for i in range(len(shots))]
    runs = PlacedRuns(placed, keys, dict.fromkeys(keys, RUN))
    new = dict(zip(keys, shots, strict=True))
    return [
        time_furniture(
            runs,
            i,
            new=new,
            stay=STAY,
        )
        for i in range(len(shots))
    ]


def span(start: int | None, end: int | None) -> ShownSpan:
    ends = [None if each is None else Frames(each) for each in (start, end)]
    return ShownSpan(ends[0], ends[1])


SCALE = {"scale": span(None, None)}


def test_what_is_new_stays_for_four_seconds_and_leaves_in_less_than_one() -> (
    None
):
    (found,) = time_all(NEW, lengths=[200])
    there = span(None, 100 + 20)
    assert found == {**SCALE, "title": there, "globe": there}


def test_its_time_begins_when_a_dissolve_has_ended() -> None:
    (found,) = time_all(
        NEW,
        lengths=[200],
        overlap=20,
    )
    assert found is not None
    assert found["title"] == span(None, 10 + 120)


def test_it_goes_on_over_cuts_in_its_run_until_its_time_is_over() -> None:
    found = time_all(NEW, KNOWN, KNOWN, lengths=[50, 70, 200])
    second = span(None, 120 - 50)
    assert found[1] == {**SCALE, "title": second, "globe": second}
    assert found[2] == SCALE


def test_a_view_that_is_new_in_a_run_brings_the_globe_in_sight() -> None:
    near = NewFurniture("first", globe=True)
    found = time_all(KNOWN, near, lengths=[50, 200])
    assert found[1] == {**SCALE, "globe": span(0, 120)}


def test_a_legend_is_there_for_the_whole_shot_whose_signs_are_new() -> None:
    rows = NewFurniture("first", legend=("arrow", "front"))
    found = time_all(rows, rows, KNOWN, lengths=[50, 70, 90])
    assert found[0] == {**SCALE, "legend arrow front": span(None, 50)}
    assert found[1] == {**SCALE, "legend arrow front": span(0, 70)}
    assert found[2] == SCALE


@pytest.mark.parametrize(("mode", "times"), [("always", None), ("none", {})])
def test_furniture_may_be_there_always_or_never(
    mode: FurnitureMode, times: dict[str, ShownSpan] | None
) -> None:
    asked = NewFurniture(mode, title=True)
    assert time_all(asked, lengths=[200]) == [times]


def test_what_a_shot_hides_does_not_come_in_the_next_one() -> None:
    hidden = NewFurniture(
        "none",
        title=True,
        globe=True,
    )
    assert time_all(hidden, KNOWN, lengths=[20, 200])[1] == SCALE
