"""The head and foot of cards: how pieces share the room between them."""

from __future__ import annotations

import pytest

from lantern.graphics import look
from lantern.script.model.cards import TimelineCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import draw_head_and_foot, spread


def test_pieces_in_a_row_give_way_to_each_other() -> None:
    assert spread([0, 50, 300], [40, 40, 40], (0, 400), gap=10) == [0, 50, 300]
    assert spread([0, 10, 20], [40, 40, 40], (0, 400), gap=10) == [0, 50, 100]
    assert spread([300, 390], [40, 40], (0, 400), gap=10) == [300, 360]
    assert spread([350, 390], [40, 40], (0, 400), gap=10) == [310, 360]
    assert spread([0, 0], [40, 40], (0, 80), gap=10) is None


@pytest.mark.parametrize(
    ("title", "at_right"),
    [("\u05d1\u05d0\u05e8\u05d5\u05ea", True), ("Wells", False)],
)
def test_a_title_from_right_to_left_begins_at_the_right(
    title: str, at_right: bool
) -> None:
    card = TimelineCard.model_validate(
        {"timeline": title, "events": [{"date": "1905", "text": "Rain"}] * 2}
    )
    frame = draw_head_and_foot(card, CardContext((1920.0, 1080.0)), look.load())
    x, _, w, _ = frame.elements[0].box
    margin = 1920 - x - w if at_right else x
    assert 130 < margin < 150, (
        "the margin, less what the box has beside the type"
    )
