"""Highlighted lines: which one stands out, and how far the others step back."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lantern.script.model.charts import ChartCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.line_emphasis import (
    Highlight,
    LineEmphasis,
    find_emphasis,
    let_step_back,
)
from lantern.visuals.card.parts import Entrance, make_static_element
from tests.support.laid_cards import ATLAS, WIDE

TWO = LineEmphasis((Highlight("Coal", 2.0), Highlight("Gas", 5.0)))


def make_card(**highlight: str) -> ChartCard:
    lines = []
    for name in ("Coal", "Gas", "Oil"):
        lines.append({"name": name, "points": {1900: 1, 1910: 2, 1920: 3}})
    value = {"chart": "Energy", "lines": lines, "highlight": highlight or None}
    return ChartCard.model_validate(value)


@pytest.mark.parametrize(
    ("line", "t", "strength"),
    [
        ("Coal", 1.9, 1.0),
        ("Gas", 1.9, 1.0),
        ("Coal", 4.0, 1.0),
        ("Gas", 4.0, 0.3),
        ("Oil", 4.0, 0.3),
        ("Coal", 6.0, 0.3),
        ("Gas", 6.0, 1.0),
        ("Oil", 6.0, 0.3),
        # halfway through the half second that stepping back takes
        ("Gas", 2.25, 0.65),
    ],
)
def test_one_line_after_the_other_stands_out(
    line: str, t: float, strength: float
) -> None:
    assert TWO.compute_strength(line, t) == pytest.approx(strength)


def test_names_step_back_less_far_than_lines() -> None:
    assert TWO.compute_words_strength("Oil", 4.0) == pytest.approx(0.62)
    assert TWO.compute_words_strength("Coal", 4.0) == 1.0


def test_words_are_paler_only_if_something_is_highlighted() -> None:
    words = make_static_element((0, 0, 9, 9), "<text/>", Entrance(1.0))
    assert let_step_back(words, "Oil", LineEmphasis()) is words
    paler = let_step_back(words, "Oil", TWO)
    assert paler.body(1.0) == '<g opacity="1.000"><text/></g>'
    assert paler.body(4.0) == '<g opacity="0.620"><text/></g>'
    assert paler.moving_times == ((1.0, 1.0), (2.0, 2.5), (5.0, 5.5))


def test_highlights_are_taken_in_the_order_in_which_they_are_spoken() -> None:
    card = make_card(
        Gas="the gas",
        Coal="the coal",
        Oil="never said",
    )
    spoken = {"highlight/Gas": 5.0, "highlight/Coal": 2.0}
    assert find_emphasis(card, CardContext(WIDE, spoken_at=spoken)) == TWO


def test_a_line_that_steps_back_is_drawn_paler_and_returns() -> None:
    card = make_card(Gas="the gas", Oil="the oil")
    spoken = {"highlight/Gas": 3.0, "highlight/Oil": 6.0}
    layout = lay_out_card(card, CardContext(WIDE, spoken_at=spoken), ATLAS)
    slate = ATLAS.get_ink("slate")  # the ink of Gas, the second line
    drawn = {}
    for t in (2.0, 5.0, 8.0):
        drawn[t] = "".join(element.body(t) for element in layout.elements)
    assert f'stroke="{slate}"' in drawn[2.0]
    assert f'stroke="{slate}"' in drawn[5.0]
    assert f'stroke="{slate}"' not in drawn[8.0]
    # while nothing changes the card rests
    assert layout.find_last_change(5.0) == 3.5


@pytest.mark.parametrize(
    ("change", "message", "loc"),
    [
        (
            {"highlight": {"Cole": "the coal"}},
            "the chart has no 'Cole'; did you mean 'Coal'?",
            ("highlight", "Cole"),
        ),
        (
            {"lines": [{"name": "Coal", "points": {1900: 1, 1901: 2}}]},
            "one line alone can't stand out; take it out",
            ("highlight",),
        ),
        (
            {"lines": None, "bars": [{"label": "Coal", "value": 1}]},
            "only lines, and bars of a race, can be highlighted",
            ("highlight",),
        ),
    ],
)
def test_what_can_not_be_highlighted_is_told(
    change: dict[str, object], message: str, loc: tuple[str, ...]
) -> None:
    value = make_card(Coal="the coal").model_dump(exclude_none=True) | change
    with pytest.raises(ValidationError) as caught:
        ChartCard.model_validate(value)
    (error,) = caught.value.errors()
    assert message in error["msg"]
    assert error["ctx"]["error"].loc == loc
