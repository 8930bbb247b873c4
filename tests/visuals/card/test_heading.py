"""The head and foot of cards: how pieces share the room between them."""

from __future__ import annotations

from lantern.visuals.card.heading import spread


def test_pieces_in_a_row_give_way_to_each_other() -> None:
    assert spread([0, 50, 300], [40, 40, 40], (0, 400), gap=10) == [0, 50, 300]
    assert spread([0, 10, 20], [40, 40, 40], (0, 400), gap=10) == [0, 50, 100]
    assert spread([300, 390], [40, 40], (0, 400), gap=10) == [300, 360]
    assert spread([350, 390], [40, 40], (0, 400), gap=10) == [310, 360]
    assert spread([0, 0], [40, 40], (0, 80), gap=10) is None
