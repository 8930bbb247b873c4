"""The list card: entries that come in as they are spoken, in one column or two."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from lantern.graphics import look
from lantern.script.model.cards import ListCard, iter_entries
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardElement
from tests.support.visuals import find_card_problems

ATLAS = look.load()
WIDE = (1920.0, 1080.0)
TALL = (1080.0, 1920.0)


def make(count: int, text: str = "barrels of salt", **about: Any) -> ListCard:
    items = [{"text": f"{n} {text}"} for n in range(1, count + 1)]
    return ListCard.model_validate(
        {"list": "On board", "items": items, **about}
    )


def lay_out(
    card: ListCard, page: tuple[float, float] = WIDE, **spoken_at: float
) -> list[CardElement]:
    keys = {key.replace("_", "/"): at for key, at in spoken_at.items()}
    layout = lay_out_card(card, CardContext(page, spoken_at=keys), ATLAS)
    assert layout.crowded == ()
    return list(layout.elements)


def test_entries_come_in_as_they_are_spoken() -> None:
    elements = lay_out(
        make(3),
        items_0=1.0,
        items_1=4.5,
        items_2=7.25,
    )
    assert [each.at for each in elements[1:]] == [
        1.0,
        1.0,
        4.5,
        4.5,
        7.25,
        7.25,
    ]
    assert elements[3].compute_opacity(4.4) == 0.0
    assert elements[3].compute_opacity(5.2) == 1.0


def test_entries_without_words_come_one_after_the_other() -> None:
    elements = lay_out(make(2))
    assert [each.at for each in elements[1:]] == [0.6, 0.6, 0.75, 0.75]


def test_many_entries_stand_in_two_columns_on_a_wide_page_only() -> None:
    few = {round(each.box[0]) for each in lay_out(make(6))[1::2]}
    assert len(few) == 1
    many = {round(each.box[0]) for each in lay_out(make(8))[1::2]}
    assert len(many) == 2
    tall = {round(each.box[0]) for each in lay_out(make(8), TALL)[1::2]}
    assert len(tall) == 1


def test_a_list_from_right_to_left_begins_at_the_right() -> None:
    card = ListCard.model_validate(
        {"list": "רשימה", "items": [{"text": "מלח"}, {"text": "קמח"}]}
    )
    layout = lay_out_card(card, CardContext(WIDE), ATLAS)
    marks = [each.box for each in layout.elements[1::2]]
    assert all(x + w == pytest.approx(1920 - 149) for x, _, w, _ in marks)


def test_too_many_entries_are_a_problem_at_the_items() -> None:
    card = make(30, "barrels of salt from the mine behind the mountain " * 3)
    problems = find_card_problems(card.model_dump(exclude_none=True))
    message = (
        "the items don't fit on a list card; shorten them, or take some out"
    )
    assert problems == [(("card", "items"), message)]


def test_a_list_without_entries_is_refused() -> None:
    with pytest.raises(ValidationError):
        ListCard.model_validate({"list": "On board", "items": []})


def test_the_entries_are_what_waits_for_words() -> None:
    card = make(2)
    places = [loc for loc, _ in iter_entries(card)]
    assert places == [("items", 0), ("items", 1)]


def measure_mark(count: int) -> float:
    """Return the width of an entry's mark: 26 pixels at the look's own size."""
    return lay_out(make(count))[1].box[2] - 2


def test_few_entries_are_set_larger_and_many_as_the_look_says() -> None:
    assert measure_mark(3) == pytest.approx(26 * 1.3)
    assert measure_mark(6) == pytest.approx(26 * 1.25)
    assert measure_mark(18) <= 26
