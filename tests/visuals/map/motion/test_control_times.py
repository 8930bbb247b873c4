"""When areas change hands and pockets close, shrink and end: by words, by days, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.core.interface_words import find_words
from lantern.visuals.map.motion.control_times import time_control
from lantern.visuals.map.motion.timing import MotionSchedule, plan_timings
from tests.support.maps import EMPTY, Maps
from tests.support.visuals import map_spec

LENGTH = 250
DAY = (236.5 - 7.5) / 8
"""Frames: with dates eight days pass from frame 7.5 to frame 236.5."""
RING = "ring: [[-6, 39], [-2, 39], [-4, 42]]"
TWO = "[{to: [red, blue]}, {to: red}]"


def plan(maps: Maps, text: str, **what: Any) -> MotionSchedule:
    sheet = maps.model(EMPTY + "year: 1801\n" + text)
    spec = map_spec(**what)
    found = plan_timings(
        sheet,
        spec,
        find_words("en").dates,
        length=LENGTH,
        fps=25,
    )
    return time_control(
        found,
        sheet,
        spec,
        length=LENGTH,
        fps=25,
    )


def control(changes: str) -> str:
    return f"control: [{{id: a, {RING}, of: blue, changes: {changes}}}]\n"


def read(found: MotionSchedule, n: float) -> tuple[float, float]:
    contested = found.compute_progress("a contested", n)
    return contested, found.compute_progress("a to red", n)


def test_without_words_and_dates_all_has_changed(maps: Maps) -> None:
    assert read(plan(maps, control(TWO)), 0) == (1, 1)


def test_words_bring_a_change_and_what_follows_waits(maps: Maps) -> None:
    found = plan(maps, control(TWO), when={"a contested": [50]})
    assert read(found, 50) == (0, 0)
    assert read(found, 75) == (0.5, 0)
    assert read(found, 249) == (1, 0)


def test_what_comes_before_a_change_has_come(maps: Maps) -> None:
    found = plan(maps, control(TWO), when={"a to red": [50, 100]})
    assert read(found, 0) == (1, 0)
    assert read(found, 100) == (1, 1)


def test_days_bring_changes(maps: Maps) -> None:
    dated = "[{to: [red, blue], date: 3 may}, {to: red, date: 6 may}]"
    found = plan(maps, control(dated), dates=["1 may", "9 may"])
    assert read(found, 7.5 + 2 * DAY) == pytest.approx((0, 0))
    assert read(found, 7.5 + 2 * DAY + 25) == pytest.approx((0.5, 0))
    assert read(found, 7.5 + 5 * DAY) == pytest.approx((1, 0))
    assert read(found, 249) == (1, 1)
    # as it was before
    assert read(plan(maps, control(dated), dates=["1 may", "2 may"]), 249) == (
        0,
        0,
    )


def pocket(keys: str = "") -> str:
    return f"pockets: [{{id: p, {RING}{keys}}}]\n"


def list_stages(found: MotionSchedule, n: float) -> list[float]:
    names = ("p", "p shrinks", "p ends")
    return [found.compute_progress(name, n) for name in names]


def test_a_pocket_without_words_and_dates_is_closed(maps: Maps) -> None:
    assert list_stages(plan(maps, pocket()), 0) == [1, 0, 0]


def test_words_close_shrink_and_end_a_pocket(maps: Maps) -> None:
    when = {"p": [20, 40], "p shrinks": [60, 160], "p ends": [200]}
    found = plan(maps, pocket(), when=when)
    assert list_stages(found, 20) == [0, 0, 0]
    assert list_stages(found, 40) == [1, 0, 0]
    assert list_stages(found, 110) == pytest.approx([1, 0.5, 0])
    assert list_stages(found, 220) == [1, 1, 1]


def test_a_pocket_shrinks_from_its_first_day_to_its_last(maps: Maps) -> None:
    found = plan(
        maps, pocket(", dates: [3 may, 7 may]"), dates=["1 may", "9 may"]
    )
    assert list_stages(found, 7.5 + 2 * DAY) == pytest.approx([0, 0, 0])
    assert list_stages(found, 7.5 + 4 * DAY) == pytest.approx([1, 0.5, 0])
    assert list_stages(found, 7.5 + 6 * DAY + 20) == pytest.approx([1, 1, 1])


def test_a_pocket_of_one_day_closes_and_stays(maps: Maps) -> None:
    found = plan(maps, pocket(", dates: 3 may"), dates=["1 may", "9 may"])
    assert list_stages(found, 249) == [1, 0, 0]


def test_a_map_without_either_keeps_its_timings(maps: Maps) -> None:
    sheet, dates = maps.model(EMPTY), find_words("en").dates
    before = plan_timings(
        sheet,
        map_spec(),
        dates,
        length=LENGTH,
        fps=25,
    )
    assert (
        time_control(
            before,
            sheet,
            map_spec(),
            length=LENGTH,
            fps=25,
        )
        is before
    )
