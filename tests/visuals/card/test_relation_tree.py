"""The tree of a relations card: boxes, and the lines between them."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.graphics import look
from lantern.script.model.relations import RelationsCard
from lantern.visuals.card.member_box import choose_type, set_members
from lantern.visuals.card.relation_tree import (
    FORMS,
    RelationTree,
    TreeForm,
    grow_tree,
)

FAMILY = (
    "Ann",
    {"name": "Ben", "with": "Ann"},
    {"Cy": "Ann"},
    {"Di": "Ben"},
    {"name": "Ed", "with": "Di"},
    {"Flo": "Ed"},
)


def grow(form: TreeForm, *members: Any) -> RelationTree:
    card = RelationsCard.model_validate(
        {"relations": "House", "members": list(members or FAMILY)}
    )
    words = set_members(card, choose_type(look.load()), 200, portrait=100)
    assert words is not None
    return grow_tree(card, words, form)


@pytest.mark.parametrize("form", FORMS)
def test_each_member_has_a_box_and_no_two_touch(form: TreeForm) -> None:
    boxes = grow(form).boxes
    assert sorted(boxes) == [0, 1, 2, 3, 4, 5]
    for i, (x, y, w, h) in boxes.items():
        for j, (ox, oy, ow, oh) in boxes.items():
            apart = x + w <= ox or ox + ow <= x or y + h <= oy or oy + oh <= y
            assert i == j or apart


@pytest.mark.parametrize("form", FORMS)
def test_each_line_ends_at_a_box_s_edge(form: TreeForm) -> None:
    tree = grow(form)
    ends = {(line.start, line.end) for line in tree.lines}
    assert ends == {(0, 1), (0, 2), (0, 3), (3, 4), (3, 5)}
    for line in tree.lines:
        x, y, w, h = tree.boxes[line.end]
        px, py = line.points[-1]
        on_left = px == pytest.approx(x) and y <= py <= y + h
        on_top = py == pytest.approx(y) and x <= px <= x + w
        assert on_left or on_top
        # lines go across and down only
        for (ax, ay), (bx, by) in zip(
            line.points, line.points[1:], strict=False
        ):
            assert ax == pytest.approx(bx) or ay == pytest.approx(by)


def test_rows_go_down_and_columns_to_the_right() -> None:
    down, right = grow("down").boxes, grow("right").boxes
    assert down[0][1] == down[1][1] < down[2][1] == down[3][1] < down[5][1]
    assert right[0][0] == right[1][0] < right[2][0] == right[3][0] < right[5][0]


def test_children_hang_from_the_middle_of_a_couple() -> None:
    tree = grow("down")
    ann, ben = tree.boxes[0], tree.boxes[1]
    middle = (ann[0] + ben[0] + ben[2]) / 2
    (line,) = [each for each in tree.lines if each.end == 2]
    assert line.points[0] == pytest.approx((middle, ann[1] + ann[3] / 2))
    (couple,) = [each for each in tree.lines if each.end == 1]
    assert couple.is_couple
    assert couple.points[0][0] == ann[0] + ann[2]
    assert couple.points[1][0] == ben[0]


def test_an_outline_has_one_member_below_the_other() -> None:
    boxes = grow("outline").boxes
    tops = [boxes[i][1] for i in range(6)]
    assert tops == sorted(tops)
    assert (
        boxes[2][0] == boxes[3][0] == boxes[4][0] > boxes[0][0] == boxes[1][0]
    )


def test_boxes_of_a_row_are_as_high_as_its_highest() -> None:
    tall = {
        "name": "Cy",
        "under": "Ann",
        "line": "clerk of the mill behind the hill",
    }
    boxes = grow("down", "Ann", tall, {"Di": "Ann"}).boxes
    assert boxes[1][3] == boxes[2][3] > boxes[0][3]
    boxes = grow("outline", "Ann", tall, {"Di": "Ann"}).boxes
    assert boxes[1][3] > boxes[2][3] == boxes[0][3]


def test_a_mirrored_tree_has_its_first_box_at_the_right() -> None:
    tree = grow("outline")
    mirrored = tree.mirror()
    width = tree.size[0]
    assert mirrored.size == pytest.approx(tree.size)
    x, y, w, h = tree.boxes[0]
    assert mirrored.boxes[0] == pytest.approx((width - x - w, y, w, h))
    first = tree.lines[1].points[-1]
    assert mirrored.lines[1].points[-1] == pytest.approx(
        (width - first[0], first[1])
    )
