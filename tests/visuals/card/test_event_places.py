"""Where the events of a timeline stand: dots, stems and labels, in pixels at 1080p."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import pytest

from lantern.graphics import look
from lantern.script.model.cards import TimelineCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.event_labels import find_enlargement
from lantern.visuals.card.event_places import (
    EventsLayout,
    place_across,
    place_down,
)
from lantern.visuals.card.heading import CardFrame

ATLAS = look.load()
BODY = ATLAS.roles["body"]
DATE = ATLAS.roles["date"]
LEAD = 44 * BODY.size / 34
"""From the baseline of a date to that of its text."""
LARGEST = 1.4
"""How much larger than in the look the labels of few events are."""


def make_card(*days: int, text: str = "Rain") -> TimelineCard:
    events = [{"date": f"{day} August 1945", "text": text} for day in days]
    given: dict[str, Any] = {"timeline": "A month", "events": events}
    return TimelineCard.model_validate(given)


def lay_across(card: TimelineCard) -> EventsLayout:
    """Lay a card out in a wide page, whose sides are at 150 and 1770."""
    frame = CardFrame((), 300.0, 900.0, ())
    return place_across(card, CardContext((1920.0, 1080.0)), ATLAS, frame=frame)


def lay_down(card: TimelineCard) -> EventsLayout:
    """Lay a card out in a tall page, whose sides are at 96 and 984."""
    frame = CardFrame((), 400.0, 1500.0, ())
    return place_down(card, CardContext((1080.0, 1920.0)), ATLAS, frame=frame)


def flatten(stem: Sequence[tuple[float, float]]) -> list[float]:
    """Return x, y, x, y and so on of the points of a stem."""
    return list(itertools.chain.from_iterable(stem))


def test_the_date_where_the_line_stops_is_larger() -> None:
    assert (
        find_enlargement(ATLAS) == ATLAS.roles["date_now"].size / DATE.size > 1
    )


def test_a_line_across_lies_between_the_sides_half_way_down() -> None:
    found = lay_across(make_card(1, 6, 11))
    assert found.line == (150.0, 600.0, 1620.0, 0.0)
    assert [place.dot for place in found.places] == [
        (150.0, 600.0),
        (960.0, 600.0),
        (1770.0, 600.0),
    ]
    assert found.fits


def test_labels_stand_above_and_below_the_line_in_turn() -> None:
    above, below, _ = lay_across(make_card(1, 6, 11)).places
    assert above.text == pytest.approx((170, 490))
    assert above.date == pytest.approx((170, 490 - LARGEST * LEAD))
    end = 490 - LARGEST * (LEAD + 0.75 * DATE.size)
    assert flatten(above.stem) == pytest.approx([150, 586, 150, end])
    assert below.text == pytest.approx((980, 724 + LARGEST * LEAD))
    assert below.date == pytest.approx((980, 724))
    assert flatten(below.stem) == pytest.approx(
        [960, 614, 960, 724 + LARGEST * LEAD]
    )
    assert above.anchor == below.anchor == "start"


def test_the_last_label_turns_to_the_left_at_the_edge() -> None:
    last = lay_across(make_card(1, 6, 11)).places[-1]
    assert last.anchor == "end"
    assert last.text == pytest.approx((1750, 490))
    assert last.stem[0] == (1770, 586)


def test_a_label_that_would_meet_another_moves_and_its_stem_bends() -> None:
    # the first and the third stand above the line, 54 px apart
    first, _, third, _ = lay_across(make_card(1, 2, 2, 31)).places
    assert first.stem[0][0] == first.stem[-1][0] == 150
    assert third.dot == pytest.approx((204, 600))
    start = third.text[0] - 20
    assert start > 204
    assert flatten(third.stem[1:3]) == pytest.approx([204, 562, start, 522])


def test_labels_that_are_too_many_do_not_fit_but_are_all_laid_out() -> None:
    long = "The wells ran dry and the mill stood still for weeks. " * 3
    found = lay_across(make_card(*range(1, 31), text=long.strip()))
    assert not found.fits
    assert len(found.places) == len(found.labels) == 30
    wanted = [150 + 1620 * day / 29 for day in range(30)]
    assert [place.dot[0] for place in found.places] == pytest.approx(wanted)


def test_a_line_down_has_its_labels_at_its_right() -> None:
    # from 26 below the head to 96 above the foot
    found = lay_down(make_card(1, 6, 11))
    assert found.line == (110.0, 426.0, 0.0, 978.0)
    assert [place.dot for place in found.places] == [
        (110, 426),
        (110, 915),
        (110, 1404),
    ]
    for place in found.places:
        y = place.dot[1]
        assert place.stem == ((124, y), (172, y))
        assert place.date == pytest.approx((186, y + LARGEST * 12))
        assert place.text == pytest.approx((186, y + LARGEST * 54))
        assert place.anchor == "start"
    assert found.fits


def test_a_label_beside_a_line_down_gives_way_to_the_one_above() -> None:
    # a day is 32.6 px; the first label takes 86 px from 408 on, and 10 px stay free
    second = lay_down(make_card(1, 2, 31)).places[1]
    assert second.dot == pytest.approx((110, 458.6))
    assert second.text == pytest.approx((186, 504 + 72))
    bent = [124, 458.6, 140, 458.6, 160, 522, 172, 522]
    assert flatten(second.stem) == pytest.approx(bent)


def test_labels_of_few_events_are_larger_than_usual() -> None:
    days = (1, 6, 11)
    for found in (lay_across(make_card(*days)), lay_down(make_card(*days))):
        sizes = [label.block.role.size for label in found.labels]
        assert sizes == pytest.approx([LARGEST * BODY.size] * 3)
        dates = [label.date.size for label in found.labels]
        assert dates == pytest.approx([LARGEST * DATE.size] * 3)


def test_labels_across_grow_as_long_as_no_stem_bends() -> None:
    # larger, the dates of the 4th and 6th, whose dots are 648 px apart, would come too close
    found = lay_across(make_card(1, 2, 3, 4, 5, 6))
    assert found.labels[0].block.role.size == pytest.approx(1.1 * BODY.size)
    for place in found.places:
        assert {x for x, _ in place.stem} == {place.dot[0]}


def test_a_long_text_among_short_ones_gets_a_wider_label() -> None:
    long = "The campaign ends, says the translator"
    events = [
        {"date": "1 August 1945", "text": long},
        {"date": "11 August 1945", "text": "Rain"},
    ]
    found = lay_across(
        TimelineCard.model_validate({"timeline": "A month", "events": events})
    )
    wide, narrow = (label.block for label in found.labels)
    assert (
        wide.role.size == narrow.role.size == pytest.approx(LARGEST * BODY.size)
    )
    assert wide.width > LARGEST * 280 >= narrow.width


def test_a_long_text_gets_a_wider_label_before_all_labels_shrink() -> None:
    # of 110 px above the line, date and step take 66.5 + 42.6 at 95 %, 70 + 44.9 at full size
    long = "The main fighting ends in eleven days, says a paragraph"
    events = [
        {"date": "1 August 1945", "text": long},
        {"date": "11 August 1945", "text": "Rain"},
    ]
    card = TimelineCard.model_validate(
        {"timeline": "A month", "events": events}
    )
    frame = CardFrame((), 300.0, 740.0, ())
    found = place_across(
        card, CardContext((1920.0, 1080.0)), ATLAS, frame=frame
    )
    block = found.labels[0].block
    assert len(block.lines) == 2
    assert block.role.size == pytest.approx(0.95 * BODY.size)
    assert block.width > 340
    assert found.fits


def test_labels_down_grow_as_long_as_they_stay_near_their_dots() -> None:
    # two dots 130 px apart: (86 + 16) * 1.4 = 142.8 px are 12.8 too many, less than 60
    near = lay_down(make_card(1, 5, 31))
    assert near.labels[0].block.role.size == pytest.approx(LARGEST * BODY.size)
    # two dots 33 px apart: 102 * 1.05 = 107.1 px are 74.5 too many
    far = lay_down(make_card(1, 2, 31))
    assert far.labels[0].block.role.size == BODY.size


def test_labels_beside_a_line_down_shrink_until_they_fit() -> None:
    found = lay_down(make_card(*range(1, 13)))
    # 12 labels of 86 px and 11 gaps of 10 px take 1142 px of 1100; 95 % of that is 1084.9
    assert found.labels[0].block.role.size == pytest.approx(0.95 * BODY.size)
    assert found.fits
