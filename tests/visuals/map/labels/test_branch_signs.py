"""The branches of NATO signs: each differs from the others, and stays in its frame."""

from __future__ import annotations

from typing import get_args

import numpy as np

from lantern.graphics import vector
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.labels.branch_signs import BOX, draw_branch
from lantern.visuals.map.spec.map_units import UnitBranch

BRANCHES: tuple[UnitBranch, ...] = get_args(UnitBranch)


def paint(branch: UnitBranch) -> U8:
    """Return the alpha of a branch's sign in a frame of 90 by 70, its middle at (45, 35)."""
    svg = vector.make_svg_document(
        f'<g transform="translate(45 35)">{draw_branch(branch, "#000000", 1.0)}</g>',
        (0, 0, 90, 70),
        typefaces=BUNDLED,
    )
    return vector.rasterize(svg, typefaces=BUNDLED)[..., 3]


def test_no_two_branches_look_alike() -> None:
    painted = {branch: paint(branch).astype(int) for branch in BRANCHES}
    assert len(painted) == 9
    for branch, one in painted.items():
        for other, two in painted.items():
            if branch != other:
                assert np.abs(one - two).sum() > 255 * 60, (branch, other)


def test_each_stays_in_its_frame() -> None:
    width, height = BOX
    for branch in BRANCHES:
        rows, columns = np.nonzero(paint(branch) > 128)
        assert columns.min() >= 45 - width / 2 - 2, branch
        assert columns.max() <= 45 + width / 2 + 2, branch
        assert rows.min() >= 35 - height / 2 - 2, branch
        assert rows.max() <= 35 + height / 2 + 2, branch


def test_the_gun_is_a_ball_and_infantry_a_cross() -> None:
    assert paint("artillery")[35, 45] == 255
    assert paint("infantry")[35, 45] == 255
    assert paint("armour")[35, 45] == 0
    # cavalry has one of the two strokes: from the lower left to the upper right
    assert paint("cavalry")[50, 23] > 128
    assert paint("cavalry")[20, 23] == 0
