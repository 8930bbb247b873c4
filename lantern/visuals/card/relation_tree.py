"""The tree of a relations card: its boxes and the lines between them, in one of four ways.

Lengths are pixels at 1080p, before the whole tree is scaled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from lantern.graphics.vector import Box
from lantern.script.model.relations import RelationsCard
from lantern.visuals.card.member_box import MemberWords
from lantern.visuals.card.tidy_tree import (
    NodeCorner,
    TreeGaps,
    TreeNode,
    place_outline,
    place_rows,
)

TreeForm = Literal["down", "stacked", "right", "outline"]
FORMS: tuple[TreeForm, ...] = get_args(TreeForm)
"""Rows from the top down; such rows with leaves in columns; columns to the right; one column."""
_LINK = 30.0
"""Between the two of a couple."""
_DOWN = TreeGaps(
    siblings=24,
    cousins=48,
    levels=60,
    indent=36,
    stacked=14,
)
_RIGHT = TreeGaps(
    siblings=14,
    cousins=28,
    levels=60,
    indent=36,
    stacked=14,
)
_OUTLINE = TreeGaps(
    siblings=14,
    cousins=14,
    levels=14,
    indent=46,
    stacked=14,
)
_GAPS: Mapping[TreeForm, TreeGaps] = {
    "down": _DOWN,
    "stacked": _DOWN,
    "right": _RIGHT,
    "outline": _OUTLINE,
}
Point = tuple[float, float]


@dataclass(frozen=True)
class RelationLine:
    """A line from whom a member is under, or with; `start` and `end` are numbers of members."""

    start: int
    end: int
    points: tuple[Point, ...]
    is_couple: bool = False


@dataclass(frozen=True)
class RelationTree:
    """Where the boxes of all members stand, by their numbers, and the lines between them."""

    boxes: Mapping[int, Box]
    lines: tuple[RelationLine, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Return the width and height of it all."""
        right = max(x + w for x, _, w, _ in self.boxes.values())
        return right, max(y + h for _, y, _, h in self.boxes.values())

    def mirror(self) -> RelationTree:
        """Return the tree as it stands where words are written from right to left."""
        width = self.size[0]
        boxes = {}
        for key, (x, y, w, h) in self.boxes.items():
            boxes[key] = (width - x - w, y, w, h)
        lines = []
        for line in self.lines:
            points = tuple((width - x, y) for x, y in line.points)
            lines.append(
                RelationLine(line.start, line.end, points, line.is_couple)
            )
        return RelationTree(boxes, tuple(lines))


@dataclass(frozen=True)
class _Couple:
    """A member, the one beside them if there is one, and those below, by their numbers."""

    member: int
    partner: int | None
    children: tuple[_Couple, ...]

    @property
    def members(self) -> tuple[int, ...]:
        """The numbers of both."""
        return (
            (self.member,)
            if self.partner is None
            else (self.member, self.partner)
        )


def grow_tree(
    card: RelationsCard, words: Sequence[MemberWords], form: TreeForm
) -> RelationTree:
    """Return the tree of a card in one form, its words set."""
    roots = _find_couples(card, None)
    width = max(each.box_width for each in words)
    heights = _find_heights(roots, words, form)
    grower = _Grower(form, width, heights)
    return grower.grow(roots)


def _find_couples(
    card: RelationsCard, above: int | None
) -> tuple[_Couple, ...]:
    """Return those under a member, in the order in which they are written."""
    found = []
    names = card.names
    for i, member in enumerate(card.members):
        if member.partner is not None:
            continue
        over = card.find_above(member)
        head = None if over is None else names.index(over.name)
        if head == above:
            found.append(
                _Couple(
                    i, _find_partner(card, member.name), _find_couples(card, i)
                )
            )
    return tuple(found)


def _find_partner(card: RelationsCard, name: str) -> int | None:
    for i, member in enumerate(card.members):
        if member.partner == name:
            return i
    return None


def _find_heights(
    roots: Sequence[_Couple], words: Sequence[MemberWords], form: TreeForm
) -> dict[int, float]:
    """Return the height of each member's box: in a row of boxes that of the highest."""
    heights: dict[int, float] = {}
    row = list(roots)
    while row:
        own: dict[int, float] = {}
        below: list[_Couple] = []
        for couple in row:
            highest = max(words[i].box_height for i in couple.members)
            own |= dict.fromkeys(couple.members, highest)
            below += couple.children
        if form == "down" or (form == "stacked" and below):
            own = dict.fromkeys(own, max(own.values()))
        heights |= own
        row = below
    return heights


@dataclass(frozen=True)
class _Grower:
    """A tree while it grows: its form, the width of all boxes, and the height of each."""

    form: TreeForm
    width: float
    heights: Mapping[int, float]

    @property
    def _is_beside(self) -> bool:
        """Whether the two of a couple stand beside each other, not one below the other."""
        return self.form in ("down", "stacked")

    def grow(self, roots: Sequence[_Couple]) -> RelationTree:
        """Return the tree with its lines."""
        nodes = [self._make_node(couple) for couple in roots]
        gaps = _GAPS[self.form]
        if self.form == "outline":
            corners = place_outline(nodes, gaps)
        else:
            stacks = self.form == "stacked"
            corners = place_rows(nodes, gaps, stacks_leaves=stacks)
        boxes: dict[int, Box] = {}
        lines: list[RelationLine] = []
        for couple in _iter_couples(roots):
            boxes |= self._place_boxes(couple, corners[couple.member])
        for couple in _iter_couples(roots):
            lines += self._draw_lines(couple, boxes)
        return RelationTree(boxes, tuple(lines))

    def _make_node(self, couple: _Couple) -> TreeNode:
        children = tuple(self._make_node(child) for child in couple.children)
        width, height = self.width, self.heights[couple.member]
        if couple.partner is not None and self._is_beside:
            width += _LINK + self.width
        elif couple.partner is not None:
            height += _LINK + height
        if self.form == "right":
            return TreeNode(couple.member, height, width, children)
        return TreeNode(couple.member, width, height, children)

    def _place_boxes(
        self, couple: _Couple, corner: NodeCorner
    ) -> dict[int, Box]:
        x, y = corner.across, corner.down
        if self.form == "right":
            x, y = y, x
        height = self.heights[couple.member]
        boxes: dict[int, Box] = {couple.member: (x, y, self.width, height)}
        if couple.partner is not None and self._is_beside:
            boxes[couple.partner] = (
                x + self.width + _LINK,
                y,
                self.width,
                height,
            )
        elif couple.partner is not None:
            boxes[couple.partner] = (x, y + height + _LINK, self.width, height)
        return boxes

    def _draw_lines(
        self, couple: _Couple, boxes: Mapping[int, Box]
    ) -> list[RelationLine]:
        lines = []
        if couple.partner is not None:
            points = self._link(boxes[couple.member])
            lines.append(
                RelationLine(
                    couple.member, couple.partner, points, is_couple=True
                )
            )
        is_stack = self.form == "outline" or (
            self.form == "stacked" and _is_family(couple)
        )
        for child in couple.children:
            if is_stack:
                points = self._lead_in(couple, child, boxes)
            elif self.form == "right":
                points = self._lead_right(couple, child, boxes)
            else:
                points = self._lead_down(couple, child, boxes)
            lines.append(RelationLine(couple.member, child.member, points))
        return lines

    def _link(self, box: Box) -> tuple[Point, ...]:
        """Return the line between the two of a couple."""
        x, y, w, h = box
        if self._is_beside:
            return (x + w, y + h / 2), (x + w + _LINK, y + h / 2)
        return (x + w / 2, y + h), (x + w / 2, y + h + _LINK)

    def _lead_down(
        self, couple: _Couple, child: _Couple, boxes: Mapping[int, Box]
    ) -> tuple[Point, ...]:
        """Return the line from the bottom of a box, or from a couple's link, to a child's top."""
        x, y, w, h = boxes[couple.member]
        start = (x + w / 2, y + h)
        if couple.partner is not None:
            start = (x + w + _LINK / 2, y + h / 2)
        cx, cy, cw, _ = boxes[child.member]
        end = (cx + cw / 2, cy)
        bend = cy - _GAPS[self.form].levels / 2
        return start, (start[0], bend), (end[0], bend), end

    def _lead_right(
        self, couple: _Couple, child: _Couple, boxes: Mapping[int, Box]
    ) -> tuple[Point, ...]:
        """Return the line from the right of a box, or from a couple's link, to a child's left."""
        x, y, w, h = boxes[couple.member]
        start = (x + w, y + h / 2)
        if couple.partner is not None:
            start = (x + w / 2, y + h + _LINK / 2)
        cx, cy, _, ch = boxes[child.member]
        end = (cx, cy + ch / 2)
        bend = cx - _GAPS[self.form].levels / 2
        return start, (bend, start[1]), (bend, end[1]), end

    def _lead_in(
        self, couple: _Couple, child: _Couple, boxes: Mapping[int, Box]
    ) -> tuple[Point, ...]:
        """Return the line from the left of a box's bottom in to a child's left."""
        lowest = couple.member
        if couple.partner is not None and not self._is_beside:
            lowest = couple.partner
        x, y, _, h = boxes[lowest]
        start = (x + _GAPS[self.form].indent / 2, y + h)
        cx, cy, _, ch = boxes[child.member]
        middle = cy + ch / 2
        return start, (start[0], middle), (cx, middle)


def _is_family(couple: _Couple) -> bool:
    return not any(child.children for child in couple.children)


def _iter_couples(roots: Sequence[_Couple]) -> Sequence[_Couple]:
    """Return all members and couples, each before those below it."""
    found: list[_Couple] = []
    for couple in roots:
        found.append(couple)
        found += _iter_couples(couple.children)
    return found
