"""Marks on lines: at their dates, beside the lines, with their words."""

from __future__ import annotations

import pytest

from lantern.graphics import look
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardElement, CardLayout

CARD = {
    "chart": "Coal",
    "scale": [0, 20],
    "lines": [{"name": "North", "points": {1890: 10, 1910: 10}}],
    "marks": [{"date": 1900, "text": "The strike", "at": "the strike"}],
}


@pytest.mark.parametrize(
    "page", [(1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0)]
)
def test_a_mark_comes_with_its_words_and_keeps_off_the_line(
    page: tuple[float, float],
) -> None:
    stage = CardContext(page, spoken_at={"marks/0": 5.0})
    card = ChartCard.model_validate(CARD)
    layout = lay_out_card(card, stage, look.load())
    (text,) = [
        each for each in layout.elements if ">The strike<" in each.body(9)
    ]
    (ring,) = [each for each in layout.elements if 'r="15.0"' in each.body(9)]
    assert text.compute_opacity(4.9) == 0
    assert text.compute_opacity(5.5) == 1
    y = float(ring.body(9).split('cy="')[1].split('"')[0])
    top, bottom = text.box[1], text.box[1] + text.box[3]
    assert not top + 10 < y < bottom - 10


def lay(marks: list[dict[str, object]], **spoken_at: float) -> CardLayout:
    lines = [
        {"name": "North", "points": {1890: 10, 1910: 10}},
        {"name": "South", "points": {1890: 0, 1910: 20}},
    ]
    stage = CardContext(
        (1920.0, 1080.0),
        spoken_at={f"lines/{k[1:]}": t for k, t in spoken_at.items()},
    )
    card = ChartCard.model_validate({**CARD, "lines": lines, "marks": marks})
    return lay_out_card(card, stage, look.load())


def list_rings(layout: CardLayout) -> list[CardElement]:
    return [each for each in layout.elements if 'r="15.0"' in each.body(9)]


def read_spot(ring: CardElement) -> tuple[float, float]:
    svg = ring.body(9)
    x, y = (
        float(svg.split(f'{key}="')[1].split('"')[0]) for key in ("cx", "cy")
    )
    return x, y


def test_a_mark_stands_at_the_line_that_it_names() -> None:
    at_north = {"date": 1895, "text": "Strike"}
    at_south = {"date": 1895, "text": "Flood", "line": "South"}
    north, south = map(read_spot, list_rings(lay([at_north, at_south])))
    assert north[0] == south[0]
    # the first line is meant where none is named; the other one is lower on this day
    assert north[1] < south[1]


def test_dates_outside_of_a_line_are_marked_at_its_end() -> None:
    late = {"date": 1910, "text": "Late"}
    inside = {"date": 1905, "text": "Inside"}
    (x, y), (other, level) = map(read_spot, list_rings(lay([late, inside])))
    assert x > other
    assert y == level


def test_a_mark_without_words_comes_when_its_line_has_come() -> None:
    (ring,) = list_rings(lay([{"date": 1900, "text": "Strike"}], _0=3.0))
    # a line grows for 1.2 s
    assert ring.at == 4.2
    assert ring.compute_opacity(4.2) == 0
    assert ring.compute_opacity(4.6) == 1


def test_words_of_two_marks_do_not_hide_each_other() -> None:
    marks: list[dict[str, object]] = [
        {"date": 1900, "text": "The long strike of the miners"},
        {"date": 1901, "text": "The flood in the northern shafts"},
    ]
    layout = lay(marks)
    rings = list_rings(layout)
    grounds = [
        layout.elements[layout.elements.index(ring) - 1] for ring in rings
    ]
    (x, y, w, h), (left, top, wide, high) = (each.box for each in grounds)
    assert x + w <= left or left + wide <= x or y + h <= top or top + high <= y
