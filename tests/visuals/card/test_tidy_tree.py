"""Where the nodes of a tree stand."""

from __future__ import annotations

import itertools

from lantern.visuals.card.tidy_tree import (
    NodeCorner,
    TreeGaps,
    TreeNode,
    place_outline,
    place_rows,
)

GAPS = TreeGaps(
    siblings=2,
    cousins=5,
    levels=10,
    indent=3,
    stacked=1,
)


def make(key: int, *children: TreeNode, across: float = 10) -> TreeNode:
    return TreeNode(key, across, 4, children)


def place(*roots: TreeNode, stacks: bool = False) -> dict[int, NodeCorner]:
    return place_rows(roots, GAPS, stacks_leaves=stacks)


def test_a_parent_stands_above_the_middle_of_its_children() -> None:
    found = place(make(0, make(1), make(2), make(3)))
    assert found[1] == NodeCorner(0, 14)
    assert found[2] == NodeCorner(12, 14)
    assert found[3] == NodeCorner(24, 14)
    assert found[0] == NodeCorner(12, 0)


def test_a_lone_child_stands_below_its_parent() -> None:
    assert place(make(0, make(1, across=4)))[1] == NodeCorner(3, 14)


def test_cousins_keep_a_wider_gap() -> None:
    found = place(make(0, make(1, make(3)), make(2, make(4))))
    assert found[4].across - found[3].across == 10 + GAPS.cousins
    # their parents follow them
    assert found[2].across - found[1].across == 10 + GAPS.cousins


def test_a_leaf_stands_as_near_as_its_own_row_allows() -> None:
    """A leaf's neighbour may reach over it further down, and doesn't push it away."""
    wide = make(1, make(3), make(4), make(5))
    found = place(make(0, wide, make(2)))
    # below them 3, 4 and 5 take 34 across; the leaf is two away from 1 and not from 5
    assert found[1].across == 12
    assert found[2].across == 12 + 10 + 2


def test_subtrees_do_not_overlap_on_any_row() -> None:
    left = make(1, make(3, make(7), make(8)), make(4))
    right = make(2, make(5), make(6, make(9), make(10), make(11)))
    found = place(make(0, left, right))
    for row in ([1, 2], [3, 4, 5, 6], [7, 8, 9, 10, 11]):
        starts = [found[key].across for key in row]
        gaps = [b - a - 10 for a, b in itertools.pairwise(starts)]
        assert min(gaps) >= GAPS.siblings


def test_several_roots_stand_side_by_side() -> None:
    found = place(make(0), make(1))
    assert found == {0: NodeCorner(0, 0), 1: NodeCorner(15, 0)}


def test_leaves_are_stacked_below_their_parent() -> None:
    found = place(make(0, make(1, make(3), make(4)), make(2)), stacks=True)
    assert found[1].down == found[2].down == 14
    assert found[3] == NodeCorner(found[1].across + 3, 19)
    assert found[4] == NodeCorner(found[1].across + 3, 24)


def test_nothing_stands_beside_a_stack_where_it_goes_down() -> None:
    deep = make(2, make(5, make(6), make(7)))
    found = place(make(0, make(1, make(3), make(4)), deep), stacks=True)
    # the stack ends at 13; what is beside it further down begins 5 after it
    assert found[5].across >= found[1].across + 13 + GAPS.cousins


def test_an_outline_goes_down_in_one_column() -> None:
    found = place_outline([make(0, make(1, make(2)), make(3)), make(4)], GAPS)
    assert found == {
        0: NodeCorner(0, 0),
        1: NodeCorner(3, 5),
        2: NodeCorner(6, 10),
        3: NodeCorner(3, 15),
        4: NodeCorner(0, 20),
    }
