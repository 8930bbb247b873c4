"""Where the nodes of a tree stand: each above the middle of what is below it, as close as can be.

A tree grows along `down`, its siblings stand side by side `across`. The way in which subtrees are
pushed together is that of Reingold and Tilford, "Tidier Drawings of Trees", 1981. Nothing is drawn
here; lengths have any unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class TreeNode:
    """A node: its number, how much room it takes across and down, and what is below it."""

    key: int
    across: float
    down: float
    children: tuple[TreeNode, ...] = ()

    @property
    def is_family(self) -> bool:
        """Whether it has children, and none of them has any."""
        if not self.children:
            return False
        return not any(child.children for child in self.children)


@dataclass(frozen=True)
class TreeGaps:
    """The gaps of a tree.

    `siblings` are so far apart, and `cousins`; between two generations there are `levels`. What is
    stacked stands `indent` further in than what it is under, with `stacked` between two.
    """

    siblings: float
    cousins: float
    levels: float
    indent: float
    stacked: float


@dataclass(frozen=True)
class NodeCorner:
    """Where a node begins, across and down."""

    across: float
    down: float


@dataclass
class _Subtree:
    """A subtree while it is placed: the starts of its nodes, and its ends on each level."""

    starts: dict[int, float]
    lows: list[float]
    highs: list[float]
    middle: float
    """Of its root."""

    def move(self, by: float) -> None:
        """Move all of it across."""
        for key in self.starts:
            self.starts[key] += by
        self.lows = [low + by for low in self.lows]
        self.highs = [high + by for high in self.highs]
        self.middle += by


@dataclass
class _RowTree:
    """A tree in rows while it is placed."""

    gaps: TreeGaps
    stacks_leaves: bool
    levels: int
    downs: dict[int, float] = field(default_factory=dict)
    """Where each node begins along the tree."""

    def place(
        self, nodes: Sequence[TreeNode], gap: float, *, level: int
    ) -> _Subtree:
        """Place neighbours on a level, each with its subtree as near to the others as it can be."""
        whole: _Subtree | None = None
        middles = []
        for node in nodes:
            part = self._place_node(node, level)
            if whole is not None:
                part.move(
                    _find_shift(whole, part, gap, cousin_gap=self.gaps.cousins)
                )
                _join(whole, part)
            else:
                whole = part
            middles.append(part.middle)
        assert whole is not None  # there is always one node
        whole.middle = (middles[0] + middles[-1]) / 2
        return whole

    def _place_node(self, node: TreeNode, level: int) -> _Subtree:
        if not node.children:
            return _Subtree(
                {node.key: 0.0}, [0.0], [node.across], node.across / 2
            )
        if self.stacks_leaves and node.is_family:
            return self._stack(node, level)
        below = self.place(node.children, self.gaps.siblings, level=level + 1)
        start = below.middle - node.across / 2
        below.starts[node.key] = start
        below.lows.insert(0, start)
        below.highs.insert(0, start + node.across)
        return below

    def _stack(self, node: TreeNode, level: int) -> _Subtree:
        """Place children in a column below their parent; nothing else may stand beside it there."""
        starts = {node.key: 0.0}
        starts |= {child.key: self.gaps.indent for child in node.children}
        widest = max(child.across for child in node.children)
        end = max(node.across, self.gaps.indent + widest)
        rest = max(1, self.levels - level - 1)
        return _Subtree(
            starts,
            [0.0, *[0.0] * rest],
            [node.across, *[end] * rest],
            node.across / 2,
        )


def _find_shift(
    placed: _Subtree, part: _Subtree, gap: float, *, cousin_gap: float
) -> float:
    """Return how far a subtree moves so that it keeps its distance on every level."""
    shift = placed.highs[0] + gap - part.lows[0]
    pairs = zip(placed.highs[1:], part.lows[1:], strict=False)
    for high, low in pairs:
        shift = max(shift, high + cousin_gap - low)
    return shift


def _join(placed: _Subtree, part: _Subtree) -> None:
    """Add a subtree at the right of others."""
    placed.starts |= part.starts
    common = len(placed.lows)
    placed.lows += part.lows[common:]
    placed.highs = [*part.highs, *placed.highs[len(part.highs) :]]


def place_rows(
    roots: Sequence[TreeNode], gaps: TreeGaps, *, stacks_leaves: bool
) -> dict[int, NodeCorner]:
    """Return where the nodes stand, one generation to a row, by their numbers.

    With `stacks_leaves` children without children stand in a column below their parent.
    """
    rows = _list_rows(roots, stacks_leaves)
    tree = _RowTree(gaps, stacks_leaves, len(rows))
    placed = tree.place(roots, gaps.cousins, level=0)
    first = min(placed.lows)
    corners: dict[int, NodeCorner] = {}
    down = 0.0
    for row in rows:
        for node in row:
            corners[node.key] = NodeCorner(
                placed.starts[node.key] - first, down
            )
            if stacks_leaves and node.is_family:
                _stack_below(
                    node,
                    down,
                    placed.starts,
                    gaps=gaps,
                    corners=corners,
                    first=first,
                )
        down += max(node.down for node in row) + gaps.levels
    return corners


def _list_rows(
    roots: Sequence[TreeNode], stacks_leaves: bool
) -> list[Sequence[TreeNode]]:
    """Return the nodes of each generation, without those that are stacked."""
    rows: list[Sequence[TreeNode]] = []
    row = list(roots)
    while row:
        rows.append(row)
        below: list[TreeNode] = []
        for node in row:
            if not (stacks_leaves and node.is_family):
                below += node.children
        row = below
    return rows


def _stack_below(
    node: TreeNode,
    down: float,
    starts: Mapping[int, float],
    *,
    gaps: TreeGaps,
    corners: dict[int, NodeCorner],
    first: float,
) -> None:
    at = down + node.down + gaps.stacked
    for child in node.children:
        corners[child.key] = NodeCorner(starts[child.key] - first, at)
        at += child.down + gaps.stacked


def place_outline(
    roots: Sequence[TreeNode],
    gaps: TreeGaps,
    *,
    level: int = 0,
    down: float = 0.0,
) -> dict[int, NodeCorner]:
    """Return where the nodes stand in one column, each further in than what it is under."""
    corners: dict[int, NodeCorner] = {}
    for node in roots:
        corners[node.key] = NodeCorner(level * gaps.indent, down)
        down += node.down + gaps.stacked
        below = place_outline(
            node.children,
            gaps,
            level=level + 1,
            down=down,
        )
        corners |= below
        down += _measure_outline(node.children, gaps)
    return corners


def _measure_outline(nodes: Sequence[TreeNode], gaps: TreeGaps) -> float:
    """Return how far down an outline goes, with the gap below it."""
    total = 0.0
    for node in nodes:
        total += (
            node.down + gaps.stacked + _measure_outline(node.children, gaps)
        )
    return total
