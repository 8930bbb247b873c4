"""When units come, march, join, break up and fight: by words, by days, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.core.interface_words import find_words
from lantern.visuals.map.motion.marches import time_units
from lantern.visuals.map.motion.timing import MotionSchedule, plan_timings
from tests.support.maps import EMPTY, Maps
from tests.support.visuals import map_spec

LENGTH = 250
"""Frames: with dates the days pass from frame 7.5 to frame 236.5."""
# stops 1 degree apart on one parallel: legs of the same length
BASE = (
    EMPTY
    + "year: 1801\nplaces:\n"
    + "".join(
        f"  - {{name: {name}, at: [{lon}, 40]}}\n"
        for name, lon in {"A": -6, "B": -5, "C": -4, "D": -3}.items()
    )
)


def plan(maps: Maps, units: str, **what: Any) -> MotionSchedule:
    sheet = maps.model(BASE + units)
    spec = map_spec(**what)
    found = plan_timings(
        sheet,
        spec,
        find_words("en").dates,
        length=LENGTH,
        fps=25,
    )
    return time_units(
        found,
        sheet,
        spec,
        length=LENGTH,
        fps=25,
    )


def unit(keys: str) -> str:
    return f"units: [{{id: a, {keys}}}]\n"


def test_without_words_and_dates_a_unit_is_where_its_way_ends(
    maps: Maps,
) -> None:
    found = plan(maps, unit("path: [A, B], ends: 9 may"))
    assert found.compute_progress("a", 0) == 1
    assert found.compute_progress("a comes", 0) == 1
    assert found.compute_progress("a ends", 249) == 0


def test_words_begin_and_end_a_march(maps: Maps) -> None:
    found = plan(maps, unit("path: [A, B, C]"), when={"a": [50, 150]})
    progress = [found.compute_progress("a", n) for n in (50, 100, 150)]
    assert progress == pytest.approx([0, 0.5, 1], abs=1e-3)
    # it starts slowly, and is there from the first frame on
    assert found.compute_progress("a", 60) < 0.04
    assert found.compute_progress("a comes", 0) == 1


def test_a_march_on_one_word_takes_its_usual_time(maps: Maps) -> None:
    found = plan(maps, unit("path: [A, B]"), when={"a": [50]})
    assert found.compute_progress("a", 50 + 2.6 * 25 - 1) < 1
    assert found.compute_progress("a", 50 + 2.6 * 25) == 1


def test_words_move_it_from_the_stop_before_to_a_stop(maps: Maps) -> None:
    path = unit("path: [A, B, [-4.5, 40], C, D]")
    found = plan(maps, path, when={"a to C": [50, 150]})
    # four legs: B is reached already, D isn't
    assert found.compute_progress("a", 0) == 0.25
    assert found.compute_progress("a", 100) == pytest.approx(0.5, abs=0.01)
    assert found.compute_progress("a", 249) == 0.75


def test_words_for_several_stops_move_it_one_after_the_other(
    maps: Maps,
) -> None:
    when = {"a to B": [20, 60], "a to D": [100, 200]}
    found = plan(maps, unit("path: [A, B, C, D]"), when=when)
    third = [found.compute_progress("a", n) * 3 for n in (0, 60, 99, 150, 200)]
    assert third == pytest.approx([0, 1, 1, 2, 3], abs=1e-3)


def test_days_move_it_as_evenly_as_the_calendar(maps: Maps) -> None:
    path = "[{at: A, date: 1 may}, {at: B, date: 3 may, leaves: 5 may}, {at: C, date: 9 may}]"
    found = plan(maps, unit(f"path: {path}"), dates=["1 may", "9 may"])
    assert found.clock
    day = (236.5 - 7.5) / 8
    place = [
        found.compute_progress("a", 7.5 + day * days) for days in (1, 2, 3.9, 6)
    ]
    assert place == pytest.approx([0.25, 0.5, 0.5, 0.75])


def test_an_undated_first_stop_is_left_shortly_before_the_next_is_reached(
    maps: Maps,
) -> None:
    found = plan(
        maps, unit("path: [A, {at: B, date: 5 may}]"), dates=["1 may", "9 may"]
    )
    arrival = 7.5 + (236.5 - 7.5) / 2
    assert found.compute_progress("a", arrival - 2.6 * 25 - 1) == 0
    assert found.compute_progress("a", arrival - 1.3 * 25) == pytest.approx(0.5)
    assert found.compute_progress("a", arrival) == pytest.approx(1)


def test_words_win_over_days(maps: Maps) -> None:
    path = "[{at: A, date: 1 may}, {at: B, date: 3 may}]"
    what = {"dates": ["1 may", "9 may"], "when": {"a to B": [200, 220]}}
    found = plan(maps, unit(f"path: {path}"), **what)
    assert found.compute_progress("a", 199) == 0
    assert found.compute_progress("a", 220) == 1


def test_a_unit_comes_on_its_first_day_or_on_words(maps: Maps) -> None:
    path = "path: [{at: A, date: 5 may}, B]"
    found = plan(maps, unit(path), dates=["1 may", "9 may"])
    middle = 7.5 + (236.5 - 7.5) / 2
    assert found.compute_progress("a comes", middle) == pytest.approx(0)
    assert found.compute_progress("a comes", middle + 13) == 1
    spoken = plan(maps, unit("path: [A, B]"), when={"a comes": [80]})
    assert spoken.compute_progress("a comes", 80) == 0
    assert spoken.compute_progress("a comes", 95) == 1
    # nothing has moved it yet
    assert spoken.compute_progress("a", 249) == 0


def test_words_for_a_unit_that_stands_bring_it(maps: Maps) -> None:
    found = plan(maps, unit("path: A"), when={"a": [40]})
    assert found.compute_progress("a comes", 40) == 0
    assert found.compute_progress("a comes", 55) == 1


def test_a_unit_breaks_up_on_words_or_on_its_last_day(maps: Maps) -> None:
    spoken = plan(maps, unit("path: A"), when={"a ends": [100]})
    ended = [spoken.compute_progress("a ends", n) for n in (100, 110, 120)]
    assert ended == pytest.approx([0, 0.5, 1])
    dated = plan(maps, unit("path: A, ends: 3 may"), dates=["1 may", "9 may"])
    third = 7.5 + 2 * (236.5 - 7.5) / 8
    assert dated.compute_progress("a ends", third) == pytest.approx(0)
    assert dated.compute_progress("a ends", third + 20) == pytest.approx(1)


def test_a_unit_joins_the_other_when_it_has_come_to_it(maps: Maps) -> None:
    units = "units: [{id: a, path: [A, B], joins: b}, {id: b, path: B}]\n"
    found = plan(maps, units, when={"a": [50, 100]})
    joined = [found.compute_progress("a ends", n) for n in (100, 110, 120)]
    assert joined == pytest.approx([0, 0.5, 1])
    part = units.replace("[A, B]", "[A, B, C]")
    stopped = plan(maps, part, when={"a to B": [50, 100]})
    assert stopped.compute_progress("a ends", 249) == 0


def test_a_fight_begins_and_ends_on_words(maps: Maps) -> None:
    units = "units: [{id: a, path: A}, {id: b, path: B}]\nfights: [{id: f, between: [a, b]}]\n"
    found = plan(maps, units, when={"f": [50, 150]})
    assert [found.compute_progress("f", n) for n in (50, 100)] == [0, 1]
    assert [found.compute_progress("f ends", n) for n in (150, 170)] == [0, 1]
    goes_on = plan(maps, units, when={"f": [50]})
    assert goes_on.compute_progress("f ends", 249) == 0


def test_a_fight_begins_and_ends_with_its_days(maps: Maps) -> None:
    units = "units: [{id: a, path: A}, {id: b, path: B}]\n"
    fights = "fights: [{id: f, between: [a, b], dates: [3 may, 7 may]}]\n"
    found = plan(maps, units + fights, dates=["1 may", "9 may"])
    day = (236.5 - 7.5) / 8
    assert found.compute_progress("f", 7.5 + 2 * day) == pytest.approx(0)
    assert found.compute_progress("f", 7.5 + 4 * day) == 1
    assert found.compute_progress("f ends", 7.5 + 6 * day) == pytest.approx(0)
    assert found.compute_progress("f ends", 7.5 + 7 * day) == 1


def test_before_the_film_is_cut_words_bring_nothing(maps: Maps) -> None:
    found = plan(maps, unit("path: [A, B]"), when={"a": [], "a comes": []})
    assert found.compute_progress("a comes", 249) == 0
    assert found.compute_progress("a", 249) == 0


def test_a_map_without_units_keeps_its_timings(maps: Maps) -> None:
    sheet = maps.model(BASE)
    before = plan_timings(
        sheet,
        map_spec(),
        find_words("en").dates,
        length=LENGTH,
        fps=25,
    )
    assert (
        time_units(
            before,
            sheet,
            map_spec(),
            length=LENGTH,
            fps=25,
        )
        is before
    )
