"""Where the name of a pocket stands: outside its ring, below it if there is room."""

from __future__ import annotations

import pytest

from lantern.visuals.map.labels.free_space import move_boxes
from lantern.visuals.map.labels.pocket_candidates import (
    bound_pocket,
    propose_pocket,
)
from tests.support.drawings import WIDE
from tests.support.maps import EMPTY, Maps, make_label_context, over, safe_area

TEXT = (
    EMPTY
    + "pockets: [{id: p, label: The last ones, around: {at: [-4, 40], km: 300}}]\n"
)


def test_a_name_stands_on_any_side_and_off_the_ring(maps: Maps) -> None:
    plan, window = maps.place(TEXT, WIDE)
    sheet = maps.model(TEXT)
    context = make_label_context(sheet, plan, safe_area(WIDE))
    ring = bound_pocket(sheet.pockets[0], context, window)
    assert ring[2] - ring[0] == pytest.approx(300 / window.km, rel=0.02)
    found = list(propose_pocket(sheet.pockets[0], context, window))
    assert [each.symbol.side for each in found] == ["s", "n", "e", "w"]
    costs = [each.cost for each in found]
    assert costs == sorted(costs)
    for each in found:
        (box,) = move_boxes(each.symbol.drawing.boxes, each.spot)
        assert not over(box, ring), each.symbol.side


def test_it_is_placed_among_the_other_names(maps: Maps) -> None:
    laid = maps.laid(TEXT, WIDE)
    assert laid.sides["pocket p"] == "s"
    town = "places: [{name: Toledo, at: [-4, 38.55], rank: 1, side: s}]\n"
    assert maps.laid(TEXT + town, WIDE).sides["pocket p"] == "n"


def test_a_pocket_without_a_name_has_no_symbol(maps: Maps) -> None:
    laid = maps.laid(TEXT.replace("label: The last ones, ", ""), WIDE)
    assert "pocket p" not in laid.sides
