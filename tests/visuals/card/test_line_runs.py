"""When the red line of a timeline runs, and when it reaches each event."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from lantern.graphics import look
from lantern.script.model.cards import TimelineCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.line_runs import place_events, plan_runs

ATLAS = look.load()
PAGE = (1920.0, 1080.0)
WEEK: dict[str, Any] = {
    "timeline": "One surrender",
    "from": "14 August 1945",
    "events": [
        {"date": "14 August", "text": "The Emperor announces surrender"},
        {"date": "16 August", "text": "Yamada orders surrender"},
        {"date": "17 August", "text": "The order", "at": "the order"},
        {"date": "20 August", "text": "The surrender begins"},
    ],
}


def timeline(**changes: Any) -> TimelineCard:
    return TimelineCard.model_validate({**WEEK, **changes})


def test_events_stand_at_their_days() -> None:
    places, length = place_events(timeline())
    assert length == 6 and places == pytest.approx([0, 2 / 6, 3 / 6, 1])
    places, length = place_events(
        timeline(**{"from": "10 August 1945", "to": "30 August 1945"})
    )
    assert (
        length == 20
        and places[0] == pytest.approx(4 / 20)
        and places[-1] == pytest.approx(10 / 20)
    )


def test_events_are_put_in_the_order_of_time() -> None:
    mixed = timeline(events=[WEEK["events"][3], WEEK["events"][0]])
    assert place_events(mixed)[0] == [0, 1]


def test_a_year_written_once_is_the_year_of_all() -> None:
    assert timeline().year == 1945 and timeline(**{"from": None}).year == 2000


def test_the_line_runs_as_words_are_spoken() -> None:
    stage = CardContext(
        PAGE,
        spoken_at={"events/2": 3.0, "events/3": 6.0},
        length=10,
    )
    ran, reached = plan_runs(timeline(), stage, ATLAS)
    per_day = ATLAS.timing.timeline.per_day
    assert [run.start for run in ran] == [3.0, 6.0]
    assert [run.duration for run in ran] == pytest.approx(
        [3 * per_day, 3 * per_day]
    )
    times = [each.at if each else None for each in reached]
    assert (
        times[0] == 3.0
        and times[2] == pytest.approx(3.75)
        and times[3] == pytest.approx(6.75)
    )
    assert times[1] is not None and 3.0 < times[1] < 3.75
    stops = [each.until > each.at for each in reached if each]
    assert stops == [False, False, True, True]


def test_what_lies_beyond_the_words_is_not_reached() -> None:
    _, reached = plan_runs(
        timeline(),
        CardContext(
            PAGE,
            spoken_at={"events/2": 3.0},
            length=10,
        ),
        ATLAS,
    )
    assert reached[3] is None and all(reached[:3])


def test_without_words_the_line_goes_from_event_to_event() -> None:
    ran, reached = plan_runs(timeline(), CardContext(PAGE, length=10), ATLAS)
    gaps = [b.start - a.start for a, b in itertools.pairwise(ran)]
    assert gaps == pytest.approx([gaps[0]] * 3) and all(reached)
    assert max(each.at for each in reached if each) < 10
    many = [{"date": f"{d} August 1945", "text": "x"} for d in range(1, 31)]
    ran, reached = plan_runs(
        timeline(events=many), CardContext(PAGE, length=1), ATLAS
    )
    assert all(
        a.start + a.duration <= b.start + 1e-9
        for a, b in itertools.pairwise(ran)
    )


def test_now_is_where_the_line_ends() -> None:
    ran, reached = plan_runs(
        timeline(now="17 August"), CardContext(PAGE, length=10), ATLAS
    )
    assert (
        len(ran) == 1 and ran[0].b == pytest.approx(0.5) and reached[3] is None
    )
    assert ran[0].duration == pytest.approx(3 * ATLAS.timing.timeline.per_day)
    ran, _ = plan_runs(
        timeline(now="20 August"),
        CardContext(
            PAGE,
            spoken_at={"events/2": 2.0},
            length=10,
        ),
        ATLAS,
    )
    assert [run.b for run in ran] == pytest.approx([0.5, 1]) and ran[
        1
    ].start == pytest.approx(6)


def test_of_two_events_on_one_day_the_line_stops_at_the_one_that_is_spoken() -> (
    None
):
    twice = [
        {"date": "16 August", "text": "Noon"},
        {"date": "16 August", "text": "Dusk"},
    ]
    stage = CardContext(
        PAGE,
        spoken_at={"events/1": 4.0},
        length=10,
    )
    _, reached = plan_runs(timeline(events=twice), stage, ATLAS)
    assert [each.is_stop for each in reached if each] == [False, True]
