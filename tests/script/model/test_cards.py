"""Cards: each form is known by its first key, and what they may not say."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.script.model.card_fields import DEFAULT_YEAR
from lantern.script.model.cards import (
    CARD_MODELS,
    NumberCard,
    TimelineCard,
    TimelineEvent,
    TitleCard,
    find_card_model,
    iter_entries,
)
from lantern.script.model.chart_entries import ChartRow
from lantern.script.model.charts import ChartCard
from tests.support.models import assert_refused, make_shot

CARDS: dict[str, dict[str, Any]] = {
    "title": {"title": "Salt"},
    "chapter": {"chapter": "The wells", "numeral": 2},
    "statement": {"statement": "It was dry.", "by": "The guide"},
    "quotation": {"quotation": "It was dry.", "by": "The guide"},
    "number": {"number": 3000, "unit": "men"},
    "timeline": {
        "timeline": "A week",
        "events": [{"date": "9 aug", "text": "War"}],
    },
    "chart": {"chart": "Losses", "bars": [{"label": "Men", "value": 3}]},
    "credits": {
        "credits": "Thanks",
        "entries": [{"role": "Maps", "lines": ["A"]}],
    },
    "list": {"list": "On board", "items": [{"text": "salt", "at": "the salt"}]},
    "wanted": {"wanted": "a ferry"},
    "people": {
        "people": "Hall",
        "persons": [{"name": "Ann", "line": "Driver"}],
    },
    "relations": {"relations": "The house", "members": ["Ann", {"Bo": "Ann"}]},
}


@pytest.mark.parametrize("form", CARD_MODELS)
def test_the_first_key_says_which_card_it_is(form: str) -> None:
    card = make_shot(card=CARDS[form]).card
    assert type(card) is CARD_MODELS[form]
    assert find_card_model(card) == CARD_MODELS[form].__name__
    assert find_card_model(CARDS[form]) == CARD_MODELS[form].__name__


def test_what_has_no_known_key_is_no_card() -> None:
    assert find_card_model({"titel": "Salt"}) is None
    assert find_card_model("title") is None
    assert find_card_model(3) is None


@pytest.mark.parametrize("name", ["title", "chapter", "credits"])
def test_a_card_may_be_a_name_alone(name: str) -> None:
    assert make_shot(card=name).card == name


def test_figures_stay_numbers_and_quoted_ones_stay_text() -> None:
    assert NumberCard(number=3000).number == 3000
    assert NumberCard(number=2.5).number == 2.5
    assert NumberCard(number="1945").number == "1945"


@pytest.mark.parametrize("number", [True, float("inf"), float("nan"), ""])
def test_a_number_card_needs_a_finite_number_or_words(number: object) -> None:
    with pytest.raises(ValueError):
        NumberCard.model_validate({"number": number})


def test_text_of_cards_has_no_blanks_at_its_ends() -> None:
    assert TitleCard(title="  Salt ").title == "Salt"
    assert_refused(TitleCard, {"title": "   "}, "at least 1 character")


@pytest.mark.parametrize("focus", [(-0.1, 0.5), (0.5, 1.1)])
def test_a_focus_lies_in_the_picture(focus: tuple[float, float]) -> None:
    assert TitleCard(title="A", focus=(0, 1)).focus == (0, 1)
    with pytest.raises(ValueError):
        TitleCard(title="A", focus=focus)


def make_timeline(*days: str | int, **more: Any) -> TimelineCard:
    events = [{"date": day, "text": "x"} for day in days]
    return TimelineCard.model_validate(
        {"timeline": "T", "events": events, **more}
    )


def test_a_year_alone_is_a_date() -> None:
    assert make_timeline(1945).events[0].date == "1945"


@pytest.mark.parametrize(
    ("card", "year"),
    [
        (make_timeline("9 aug", "15 aug 1945", "2 sep 1946"), 1945),
        (make_timeline("9 aug", **{"from": "1 aug 1944"}), 1944),
        (make_timeline("9 aug", to="1 sep 1946"), 1946),
        (make_timeline("9 aug 1945", now="9 aug 1946"), 1945),
        (make_timeline("9 aug"), DEFAULT_YEAR),
    ],
)
def test_dates_without_a_year_have_the_first_that_is_written(
    card: TimelineCard, year: int
) -> None:
    assert card.year == year


def test_days_of_a_card_are_counted_in_its_year() -> None:
    card = make_timeline("9 aug", "15 aug 1945")
    assert card.parse_day("15 aug") - card.parse_day("9 aug 1945") == 6


@pytest.mark.parametrize("date", ["soon", "32 aug", "", True])
def test_a_date_must_be_one(date: object) -> None:
    with pytest.raises(ValueError):
        TimelineEvent.model_validate({"date": date, "text": "x"})


def test_blocks_may_be_one_number() -> None:
    event = TimelineEvent.model_validate(
        {"date": "9 aug", "text": "x", "passage": 3}
    )
    assert event.passage == (3,)
    assert_refused(
        TimelineEvent,
        {"date": "9 aug", "text": "x", "passage": [0]},
        "greater than",
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            {"label": "Men"},
            "'Men' needs a value, or words in its place: shown or missing",
        ),
        (
            {"label": "Men", "value": 3, "missing": "not known"},
            "'Men' has a figure and says it is missing; take one of them out",
        ),
        (
            {"label": "Men", "shown": "many", "missing": "not known"},
            "'Men' has a figure and says it is missing",
        ),
    ],
)
def test_a_row_has_a_figure_or_says_why_not(
    row: dict[str, Any], message: str
) -> None:
    assert_refused(ChartRow, row, message)


def test_a_figure_may_be_shown_in_other_words() -> None:
    row = ChartRow.model_validate(
        {"label": "Men", "value": 3000, "shown": "about 3,000"}
    )
    assert (row.value, row.shown) == (3000, "about 3,000")


@pytest.mark.parametrize(
    "forms",
    [
        {},
        {
            "bars": [{"label": "A", "value": 1}],
            "compare": {
                "left": {"name": "L", "rows": [{"label": "A", "value": 1}]},
                "right": {"name": "R", "rows": [{"label": "A", "value": 1}]},
            },
        },
    ],
    ids=["none", "both"],
)
def test_a_chart_has_bars_or_two_sides(forms: dict[str, Any]) -> None:
    assert_refused(ChartCard, {"chart": "C", **forms}, "exactly one of them")


def test_entries_come_with_their_places() -> None:
    timeline = make_timeline("9 aug", "15 aug")
    assert [loc for loc, _ in iter_entries(timeline)] == [
        ("events", 0),
        ("events", 1),
    ]
    bars = make_shot(card=CARDS["chart"]).card
    assert [loc for loc, _ in iter_entries(bars)] == [("bars", 0)]
    side = {"name": "S", "rows": [{"label": "A", "value": 1}]}
    sides = ChartCard.model_validate(
        {"chart": "C", "compare": {"left": side, "right": side}}
    )
    assert [loc for loc, _ in iter_entries(sides)] == [
        ("compare", "left", "rows", 0),
        ("compare", "right", "rows", 0),
    ]
    assert list(iter_entries(TitleCard(title="A"))) == []
    assert list(iter_entries("title")) == []


def test_a_card_takes_sixty_entries_and_no_more() -> None:
    assert len(make_timeline(*["9 aug"] * 60).events) == 60
    with pytest.raises(ValueError, match="at most 60 items"):
        make_timeline(*["9 aug"] * 61)
