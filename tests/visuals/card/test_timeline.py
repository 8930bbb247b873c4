"""The timeline card: where events stand, when the line reaches them, and what is refused."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern import plan
from lantern.graphics import look
from lantern.graphics.pixels import to_rgb
from lantern.graphics.vector import Box
from lantern.script.load import load
from lantern.script.model.cards import TimelineCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.timeline import choose_ticks
from lantern.visuals.specs import CardSpec
from tests.support import films
from tests.support.films import scene
from tests.support.visuals import find_card_problems, open_card

ATLAS = look.load()
WEEK: dict[str, Any] = {
    "timeline": "One surrender",
    "subtitle": "several dates",
    "from": "14 August 1945",
    "events": [
        {
            "date": "14 August",
            "text": "The Emperor announces surrender",
            "passage": 21,
        },
        {
            "date": "16 August",
            "text": "Yamada orders surrender",
            "passage": [21, 24],
        },
        {
            "date": "17 August",
            "text": "The order",
            "dot": "open",
            "at": "the order",
        },
        {"date": "20 August", "text": "The surrender begins"},
    ],
    "note": "Open dot: counted.",
}
PAGES = ((1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0))


def card(**changes: Any) -> TimelineCard:
    return TimelineCard.model_validate({**WEEK, **changes})


def red(frame: Any) -> Any:
    """Where a picture is vermilion."""
    rgb = to_rgb(frame).astype(int)
    return (rgb[..., 0] > 120) & (rgb[..., 0] - rgb[..., 1] > 70)


@pytest.mark.parametrize("size", [(640, 360), (360, 640), (360, 360)])
def test_the_red_line_only_grows_and_ends_where_it_should(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    visual = open_card(
        tmp_path,
        WEEK,
        size,
        events_2=40,
        events_3=100,
    )
    is_wide = size[0] > size[1]

    def along(n: int) -> Any:
        """Where frame n is red, with the line from left to right."""
        return red(visual.paint(n)) if is_wide else red(visual.paint(n)).T

    row = int(along(249).sum(axis=1).argmax())
    reach = []
    for n in range(0, 200, 20):
        found = np.flatnonzero(along(n)[row])
        reach.append(int(found.max(initial=0)))
    assert reach[0] == 0
    for before, after in itertools.pairwise(reach):
        assert after > before - 7  # a dot that is left loses its halo
    assert np.array_equal(visual.paint(249).y, visual.paint(400).y)
    if is_wide:
        assert reach[-1] == pytest.approx(1770 / 3, abs=7)


def test_a_card_rests_between_its_entries(tmp_path: Path) -> None:
    visual = open_card(
        tmp_path,
        WEEK,
        events_2=60,
        events_3=150,
    )
    states = [visual.state(n) for n in range(250)]
    assert states == sorted(states)
    assert (
        len(set(states[30:60])) == 1
        and len(set(states[110:150])) == 1
        and len(set(states[60:70])) == 10
    )
    for a in (40, 120, 249):
        (frame,) = states[a]
        assert np.array_equal(visual.paint(a).y, visual.paint(frame).y)


def test_equal_states_paint_equal_pixels_whatever_came_before(
    tmp_path: Path,
) -> None:
    one, other = (open_card(tmp_path, WEEK, events_2=20) for _ in range(2))
    for n in range(0, 60, 7):
        one.paint(n)
    for n in (15, 23, 31, 59):
        assert np.array_equal(one.paint(n).y, other.paint(n).y)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("count", [1, 4, 9])
def test_labels_keep_to_the_page_and_off_each_other(
    page: tuple[float, float], count: int
) -> None:
    text = "The front is broken in all directions"
    days = range(1, 3 * count, 3)
    events = [{"date": f"{day} August 1945", "text": text} for day in days]
    set_ = lay_out_card(card(events=events), CardContext(page), ATLAS)
    assert set_.crowded == ()
    labels = [element.box for element in set_.elements[-1 : -2 * count : -2]]
    assert len(labels) == count
    for x, y, w, h in labels:
        assert 0 <= x <= x + w <= page[0]
        assert 0 <= y <= y + h <= page[1]
    for a, b in itertools.combinations(labels, 2):
        assert are_apart(a, b)


def are_apart(a: Box, b: Box) -> bool:
    """Whether the type in two boxes doesn't touch: a box is 20 pixels wider than its type."""
    left, right = sorted((a, b))
    upper, lower = sorted((a, b), key=lambda box: box[1])
    return (
        left[0] + left[2] - 20 <= right[0]
        or upper[1] + upper[3] - 20 <= lower[1]
    )


def test_captions_get_their_band() -> None:
    for captions in (None, 886.0):
        set_ = lay_out_card(card(), CardContext(PAGES[0], captions), ATLAS)
        foot = max(e.box[1] + e.box[3] for e in set_.elements)
        assert (foot <= 886) == (captions is not None)


def test_ticks_are_days_then_months_then_years() -> None:
    assert choose_ticks(100, 106) == list(range(100, 107))
    first, last = (
        card(**{"from": "1 May 1945"}).parse_day("1 May 1945"),
        card().parse_day("30 April 1947"),
    )
    assert len(choose_ticks(first, last)) == 24
    assert (
        len(choose_ticks(card().parse_day("1820"), card().parse_day("1945")))
        == 26
    )


def test_too_many_or_too_long_events_are_told() -> None:
    assert find_card_problems(WEEK) == []
    many = {
        **WEEK,
        "events": [
            {"date": f"{d} August 1945", "text": "The front is broken"}
            for d in range(1, 31)
        ],
    }
    assert [
        place
        for place, _ in find_card_problems({**many, "from": "1 August 1945"})
    ] == [("card", "events")]
    long = {**WEEK, "events": [{"date": "20 August", "text": "word " * 59}]}
    ((loc, message),) = find_card_problems(long)
    assert loc == ("card", "events")
    assert (
        message
        == "the events don't fit on a timeline card; shorten them, or take some out"
    )


def test_dates_outside_the_line_and_a_now_without_event_are_told() -> None:
    found = find_card_problems(
        {
            **WEEK,
            "from": "15 August 1945",
            "to": "19 August",
            "now": "18 August",
        }
    )
    assert found == [
        (
            ("card", "events", 0, "date"),
            "'14 August' is before the line begins ('from': 15 August 1945)",
        ),
        (
            ("card", "events", 3, "date"),
            "'20 August' is after the line ends ('to': 19 August)",
        ),
        (
            ("card", "now"),
            (
                "no event has the date '18 August'; there are: 14 August, 16 August, 17 August,"
                " 20 August"
            ),
        ),
    ]


def timeline_scene(**changes: Any) -> dict[str, Any]:
    shot = {"card": {**WEEK, **changes}}
    return scene(
        "Dates",
        "One two three. He gave the order at last.",
        films.still("hills"),
        {**shot, "at": "three"},
    )


def list_problems(tmp_path: Path, shot: dict[str, Any]) -> list[str]:
    return [p.message for p in load(films.write(tmp_path, [shot]))[1]]


def test_keys_and_dates_that_are_wrong_are_told_with_what_was_meant(
    tmp_path: Path,
) -> None:
    events = [{"date": "9 Augst", "txt": "x", "at": "the orders"}]
    messages = list_problems(tmp_path, timeline_scene(events=events))
    assert messages[0].startswith("'9 Augst' is no date; write it as '9 aug'")
    assert "unknown key 'txt'; did you mean 'text'?" in messages
    wrong = {"card": {"timelin": "x", "events": WEEK["events"]}}
    message, *_ = list_problems(
        tmp_path, scene("Dates", "One two three.", wrong)
    )
    assert message.endswith(
        "list, people, relations, credits, wanted; did you mean 'timeline'?"
    )


def test_a_timeline_needs_events_whose_words_are_spoken(tmp_path: Path) -> None:
    assert list_problems(tmp_path, timeline_scene(events=[])) == [
        "'events' is empty; it needs at least one entry"
    ]
    event = {**WEEK["events"][2], "at": "the ordr"}
    assert list_problems(tmp_path, timeline_scene(events=[event])) == [
        "'the ordr' is not spoken in the narration; did you mean 'the order'?"
    ]


@pytest.mark.film
def test_an_event_comes_on_the_frame_of_its_word(tmp_path: Path) -> None:
    made = films.render(
        films.write(tmp_path / "project", [timeline_scene()]), tmp_path
    )
    board = made.board()
    words = {word.text: word.start for word in board.timeline.words[0]}
    (cut,) = [cut for cut in board.timeline.shots if cut.shot == 1]
    segment = next(
        s for s in plan_segments(board) if s.shot == 1 and s.next_shot is None
    )
    spec = plan.build_segment_request(board, segment).a.visual.spec
    assert isinstance(spec, CardSpec)
    assert spec.spoken_at == {"events/2": words["the"] - cut.start}
    assert words["the"] > cut.start


def plan_segments(board: plan.Rendition) -> Any:
    from lantern.timeline import split_segments

    return split_segments(board.timeline)
