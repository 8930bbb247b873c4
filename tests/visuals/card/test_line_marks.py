"""Marks on lines: at their dates, beside the lines, with their words."""

from __future__ import annotations

import pytest

from lantern.graphics import look
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card

CARD = {
    "chart": "Coal",
    "scale": [0, 20],
    "lines": [{"name": "North", "points": {1890: 10, 1910: 10}}],
    "marks": [{"date": 1900, "text": "The strike", "at": "the strike"}],
}


@pytest.mark.parametrize("page", [(1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0)])
def test_a_mark_comes_with_its_words_and_keeps_off_the_line(
    page: tuple[float, float],
) -> None:
    stage = CardContext(page, spoken_at={"marks/0": 5.0})
    card = ChartCard.model_validate(CARD)
    layout = lay_out_card(card, stage, look.load())
    (text,) = [each for each in layout.elements if ">The strike<" in each.body(9)]
    (ring,) = [each for each in layout.elements if 'r="15.0"' in each.body(9)]
    assert text.compute_opacity(4.9) == 0
    assert text.compute_opacity(5.5) == 1
    y = float(ring.body(9).split('cy="')[1].split('"')[0])
    top, bottom = text.box[1], text.box[1] + text.box[3]
    assert not top + 10 < y < bottom - 10
