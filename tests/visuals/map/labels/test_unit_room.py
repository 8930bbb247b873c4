"""Names keep off where units stand, and rather off the ways that they march."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.labels import candidates
from lantern.visuals.map.labels.unit_room import (
    bound_marches,
    bound_standing_units,
)
from lantern.visuals.map.motion.unit_ways import trace_unit_ways
from tests.support.drawings import WIDE
from tests.support.maps import EMPTY, Maps, over, safe_area, style

TOWN = "places: [{name: Madrid, at: [-3.7, 40.4], rank: 1, side: n}]\n"


def open_context(
    maps: Maps, units: str, shown: frozenset[str] | None = None
) -> candidates.LabelContext:
    sheet = maps.model(EMPTY + TOWN + units)
    plan, _ = maps.place(EMPTY + TOWN + units, WIDE)
    ways = trace_unit_ways(sheet, plan)
    unit = safe_area(WIDE).k
    return candidates.LabelContext(sheet, style(), plan, {}, unit, shown, ways)


def test_a_name_finds_another_side_than_that_of_a_unit(maps: Maps) -> None:
    # nothing in the name's way: it stands where its author wants it
    free = maps.laid(EMPTY + TOWN, WIDE)
    assert free.sides["place Madrid"] == "n"
    laid = maps.laid(EMPTY + TOWN + "units: [{id: a, path: Madrid}]\n", WIDE)
    context = open_context(maps, "units: [{id: a, path: Madrid}]\n")
    _, window = maps.place(EMPTY + TOWN, WIDE)
    standing = bound_standing_units(context, window)
    assert standing
    named = {mark.key: boxes for mark, boxes in laid.marks}
    for box in named["place Madrid"]:
        assert not any(over(box, unit) for unit in standing)


def test_a_unit_stands_at_its_ends_and_at_stops_with_a_name(maps: Maps) -> None:
    path = "path: [[-8, 40], [-6, 41], Madrid, [-2, 40]]"
    context = open_context(maps, f"units: [{{id: a, {path}}}]\n")
    _, window = maps.place(EMPTY + TOWN, WIDE)
    boxes = bound_standing_units(context, window)
    middles = sorted({round((box[0] + box[2]) / 2) for box in boxes})
    stops = [(-8.0, 40.0), (-3.7, 40.4), (-2.0, 40.0)]
    spots = window.to_pixels(context.projection, stops)
    assert middles == pytest.approx(spots[:, 0].tolist(), abs=1)


def test_two_at_one_place_take_the_room_of_both(maps: Maps) -> None:
    units = "units: [{id: a, path: Madrid}, {id: b, path: Madrid}]\n"
    context = open_context(maps, units)
    _, window = maps.place(EMPTY + TOWN, WIDE)
    boxes = set(bound_standing_units(context, window))
    # the bodies of both, without their feet
    first, second = sorted(box for box in boxes if box[2] - box[0] > 20)
    assert second[0] >= first[2]


def test_names_rather_keep_off_a_march(maps: Maps) -> None:
    context = open_context(
        maps, "units: [{id: a, path: [[-8, 40], [-2, 40]]}]\n"
    )
    _, window = maps.place(EMPTY + TOWN, WIDE)
    boxes = bound_marches(context, window)
    spots = window.to_pixels(context.projection, [[-8, 40], [-2, 40]])
    middle = boxes[:, [0, 2]].mean(axis=1)
    assert middle.min() == pytest.approx(spots[0, 0], abs=1)
    assert middle.max() > spots[1, 0] - 40
    # no gap between two boxes
    assert (np.diff(np.sort(boxes[:, 0])) < 60).all()


def test_a_unit_that_isnt_shown_takes_no_room(maps: Maps) -> None:
    units = "units: [{id: a, path: Madrid}]\n"
    context = open_context(maps, units, frozenset())
    _, window = maps.place(EMPTY + TOWN, WIDE)
    assert bound_standing_units(context, window) == []
    assert len(bound_marches(context, window)) == 0
