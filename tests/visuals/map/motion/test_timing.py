"""When things on a map happen: words against dates, stages of a front, and what a shot shows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.core.interface_words import find_words
from lantern.visuals.map.furniture.legend import list_legend_kinds
from lantern.visuals.map.motion import timing
from lantern.visuals.map.motion.map_calendar import MapCalendar
from lantern.visuals.map.motion.timing import (
    MotionSchedule,
    plan_timings,
)
from tests.support.maps import EMPTY, FIELD, Maps, apart, same
from tests.support.visuals import map_spec


def test_months_are_told_in_the_authors_language(maps: Maps) -> None:
    months = (
        "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre,"
        " noviembre, diciembre"
    )
    text = FIELD + f"months: [{months}]\n"
    assert ticker(play(maps, text, dates=["1 jun", "11 jun"]), 0) == "1 junio"
    shown = maps.visual(text, dates=["1 jun", "1 jun"]).paint(0)
    assert (
        apart(shown, maps.visual(FIELD, dates=["1 jun", "1 jun"]).paint(0))
        > 0.02
    )


# --- scores


def play(
    maps: Maps, text: str = FIELD, length: int = 250, **what: Any
) -> MotionSchedule:
    return plan_timings(
        maps.model(text),
        map_spec(**what),
        find_words("en").dates,
        length=length,
        fps=25,
    )


def ticker(found: MotionSchedule, n: int) -> str:
    assert found.clock
    return found.clock.format_date(n)


def test_without_dates_and_words_all_is_there(maps: Maps) -> None:
    found = play(maps)
    assert found.clock is None
    assert {
        found.compute_progress(item, 0)
        for item in maps.model(FIELD).list_items()
    } == {1.0}


def test_dates_run_from_the_first_to_the_last_moving_frame(maps: Maps) -> None:
    found = play(maps, dates=["1 jun", "11 jun"])
    texts = [ticker(found, n) for n in (-9, 0, 7, 122, 237, 249, 260)]
    assert texts == ["1 June"] * 3 + ["6 June"] + ["11 June"] * 3


def test_dates_run_evenly_over_the_shot(maps: Maps) -> None:
    found = play(maps, dates=["1 jun", "11 jun"])
    texts = [ticker(found, n) for n in range(250)]
    assert len(set(texts)) == 11
    whole_days = set(texts[40:220])
    assert {texts.count(text) for text in whole_days} <= {22, 23, 24}


def test_an_army_by_dates_keeps_the_calendars_even_pace(maps: Maps) -> None:
    found = play(maps, dates=["1 jun", "11 jun"])
    shares = np.array([found.compute_progress("east", n) for n in range(250)])
    steps = np.diff(shares[(shares > 0) & (shares < 1)])
    assert steps.max() - steps.min() < 1e-9
    day = 22.9  # frames of a day
    assert found.compute_progress("east", 7.5 + day) == pytest.approx(
        0, abs=0.01
    )
    assert found.compute_progress("east", 7.5 + 7 * day) == pytest.approx(
        1, abs=0.01
    )


def test_what_has_no_date_of_its_own_is_there_from_the_start(
    maps: Maps,
) -> None:
    found = play(maps, dates=["1 jun", "11 jun"])
    assert found.compute_progress("Madrid", 0) == 1
    assert found.compute_progress("Valencia", 0) == 0
    assert found.compute_progress("Valencia", 120) == 1


def test_one_date_takes_as_long_as_such_a_thing_takes(maps: Maps) -> None:
    found = play(maps, dates=["1 jun", "11 jun"])
    shares = [found.compute_progress("balloon", n) for n in range(250)]
    moving = [n for n, share in enumerate(shares) if 0 < share < 1]
    assert 145 - 2 <= moving[0] <= 145 + 3
    assert len(moving) == pytest.approx(0.9 * 25, abs=2)


def test_what_is_dated_at_the_calendars_end_is_there_at_its_end(
    maps: Maps,
) -> None:
    found = play(maps, dates=["1 jun", "7 jun"])  # the balloon comes on the 7th
    assert found.compute_progress("balloon", 200) == 0
    assert 0 < found.compute_progress("balloon", 228) < 1
    assert found.compute_progress("balloon", 237) == 1
    assert (
        play(maps, dates=["7 jun", "7 jun"]).compute_progress("balloon", 0) == 1
    )
    assert (
        play(maps, dates=["1 jun", "6 jun"]).compute_progress("balloon", 249)
        == 0
    )


def test_words_win_over_dates(maps: Maps) -> None:
    found = play(
        maps,
        dates=["1 jun", "11 jun"],
        when={"east": [150, 200], "balloon": [20]},
    )
    assert found.compute_progress("east", 150) == 0
    assert 0.4 < found.compute_progress("east", 175) < 0.6
    assert found.compute_progress("east", 200) == 1
    assert found.compute_progress("balloon", 20) == 0
    assert found.compute_progress("balloon", 43) == 1
    assert (
        0 < found.compute_progress("fleet", 160) < 1
    )  # bound to nothing but its dates


def test_words_move_softly_and_end_before_the_shot_does(maps: Maps) -> None:
    found = play(maps, when={"east": [100]})
    shares = np.array(
        [found.compute_progress("east", n) for n in range(100, 166)]
    )
    steps = np.diff(shares)
    assert (steps >= 0).all()
    assert steps[0] < steps.max() / 8
    assert shares[-1] == 1
    late = play(maps, when={"east": [210]})
    assert late.compute_progress("east", 237) == 1
    assert (
        play(maps, when={"east": [245]}).compute_progress("east", 249) < 0.5
    )  # no time left: it has begun, at its own pace


@pytest.mark.parametrize("when", [[-40], [400], [249, 900], [120, 60], [0, 0]])
def test_words_outside_the_shot_do_no_harm(maps: Maps, when: list[int]) -> None:
    found = play(maps, when={"east": when})
    shares = [found.compute_progress("east", n) for n in range(-5, 256)]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


def test_one_date_twice_stands_still(maps: Maps) -> None:
    found = play(maps, dates=["5 jun", "5 jun"])
    assert {ticker(found, n) for n in range(250)} == {"5 June"}
    assert {found.compute_progress("east", n) for n in range(250)} == {0.5}
    assert {found.compute_progress("fleet", n) for n in range(250)} == {0.0}
    visual = maps.visual(FIELD, dates=["5 jun", "5 jun"])
    assert len({visual.state(n) for n in range(-5, 105)}) == 1
    visual.paint(50)


def test_a_shot_shows_only_what_it_names_of_what_moves(maps: Maps) -> None:
    found = play(maps, show=["fleet", "line"])
    assert [
        found.compute_progress(i, 99)
        for i in ("fleet", "line", "east", "horse", "balloon")
    ] == [1, 1, 0, 0, 0]
    assert (
        found.compute_progress("Madrid", 0)
        == found.compute_progress("spain", 0)
        == 1
    )
    assert play(maps, show=[]).compute_progress("line", 0) == 0


@pytest.mark.parametrize("length", [1, 2, 3, 20])
def test_the_shortest_shots_have_a_calendar_too(
    maps: Maps, length: int
) -> None:
    visual = maps.visual(
        FIELD,
        length=length,
        dates=["1 jun", "11 jun"],
        when={"east": [1]},
    )
    for n in range(-2, length + 2):
        visual.state(n)
        assert visual.paint(n).size == (160, 90)


# --- names that come, fronts that are drawn, and what the legend tells

NAMED = (
    EMPTY
    + "labels: [{id: name, text: NORTH, kind: front, size: 60,"
    + " along: [[-6.0, 41.0], [-2.0, 41.0]]}]\n"
)
STANDING = (
    EMPTY
    + "fronts: [{id: line, stages: [{along: [[-8.0, 40.0], [0.0, 40.0]]}]}]\n"
)


def test_a_name_with_an_id_comes_with_its_words_and_stays_away_unasked(
    maps: Maps,
) -> None:
    bare, named = maps.visual(EMPTY).paint(0), maps.visual(NAMED).paint(0)
    assert apart(bare, named) > 0.1
    assert same(maps.visual(NAMED, show=[]).paint(0), bare)
    coming = maps.visual(NAMED, when={"name": [40]})
    assert same(coming.paint(39), bare)
    assert same(coming.paint(80), named)
    assert 0 < apart(coming.paint(45), bare) < apart(named, bare)


def test_what_is_bound_to_words_is_shown_beside_what_is_named(
    maps: Maps,
) -> None:
    found = play(
        maps,
        show=["fleet"],
        when={"east": [10]},
    )
    assert [
        found.compute_progress(i, 249) for i in ("fleet", "east", "horse")
    ] == [
        1,
        1,
        0,
    ]


def test_a_front_of_one_stage_is_drawn_along_its_way(maps: Maps) -> None:
    bare = maps.visual(EMPTY, (320, 180)).paint(0)
    visual = maps.visual(STANDING, (320, 180), when={"line": [20, 80]})
    ends = []
    for n in (19, 35, 50, 65, 99):
        columns = np.nonzero(
            np.abs(visual.paint(n).y.astype(int) - bare.y).max(0) > 12
        )[0]
        ends.append(int(columns.max()) if len(columns) else 0)
    assert ends[0] == 0
    assert ends == sorted(set(ends))
    assert same(visual.paint(99), maps.visual(STANDING, (320, 180)).paint(0))


def test_the_legend_tells_only_what_the_shot_shows(maps: Maps) -> None:
    sheet = maps.model(FIELD)
    assert list(list_legend_kinds(sheet, find_words("en").map)) == [
        "arrow",
        "front",
        "landing",
        "air_landing",
        "fort",
    ]
    assert list(
        list_legend_kinds(
            sheet.select_visible(frozenset({"fleet"})), find_words("en").map
        )
    ) == [
        "landing",
        "fort",
    ]
    assert (
        list_legend_kinds(
            sheet.select_visible(frozenset()), find_words("en").map
        )
        == {}
    )


# --- pieces


def test_a_movement_starts_and_ends_slowly() -> None:
    assert [timing.ease(t) for t in (-1, 0, 0.5, 1, 2)] == [0, 0, 0.5, 1, 1]
    assert timing.ease(0.1) == pytest.approx(0.028)


CALENDAR = MapCalendar(
    100.0, 110.0, (10.0, 60.0), "day", find_words("en").dates, None
)


def test_an_item_in_days_keeps_the_pace_of_the_calendar() -> None:
    by_days = timing.ItemTiming(102.0, 106.0, CALENDAR)
    assert [by_days.compute_share(n) for n in (10, 25, 30, 60)] == [
        0,
        0.25,
        0.5,
        1,
    ]
    by_frames = timing.ItemTiming(10.0, 30.0)
    assert by_frames.compute_share(15) == timing.ease(0.25)


def test_an_item_between_two_equal_words_still_takes_time(maps: Maps) -> None:
    found = play(maps, when={"east": [100, 100]})
    span = found.spans["east"]
    assert isinstance(span, timing.ItemTiming)
    assert (span.start, span.end) == (100, 100 + 0.3 * 25)


def test_a_label_has_no_date_of_its_own(maps: Maps) -> None:
    text = FIELD.replace("{text: SPAIN,", "{id: name, text: SPAIN,")
    found = play(maps, text, dates=["1 jun", "11 jun"])
    assert "name" not in found.spans
    assert found.compute_progress("name", 0) == 1
