"""The list card: a heading, and entries that come in one by one as they are spoken.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.cards import ListCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import (
    HEADING_FADE_SECONDS,
    HEADING_STEP_SECONDS,
    CardFrame,
    draw_head_and_foot,
)
from lantern.visuals.card.parts import (
    MIN_READABLE_SCALE,
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    fit,
    make_static_element,
)

_INDENT = 52
"""From the mark of an entry to its words."""
_COLUMN_GAP = 70
_MOST_IN_A_COLUMN = 6
"""Entries from which on a wide page has two columns."""
_LARGEST = 130
"""Percent of the look's size that few entries may have: that of a heading."""
_FILLED = 0.8
"""How much of the room larger entries may fill."""
_GAP = 0.75
"""Between two entries, as a share of the type's size."""
_RISE = 8.0


@dataclass(frozen=True)
class _ListPlan:
    """The entries at one size: their words column by column."""

    columns: tuple[tuple[TextBlock, ...], ...]
    width: float
    factor: float

    @property
    def height(self) -> float:
        """Return the height of the tallest column."""
        return max(sum(map(_measure_height, column)) for column in self.columns)


def _measure_height(block: TextBlock) -> float:
    """Return the height of an entry with the gap below it."""
    return block.depth + (1 + _GAP) * block.role.size


def lay_out_list(card: ListCard, stage: CardContext, look: Look) -> CardLayout:
    """Lay out a list: in one column, or in two where a wide page has many entries."""
    frame = draw_head_and_foot(card, stage, look)
    plan = _find_plan(card, stage, look, room=frame.bottom - frame.top)
    elements = [*frame.elements, *_draw_columns(plan, frame, stage, look=look)]
    crowded = frame.crowded
    is_small = plan.factor < MIN_READABLE_SCALE
    if is_small or plan.height > frame.bottom - frame.top or not _fit(plan):
        crowded += ("items",)
    return CardLayout(tuple(elements), False, crowded)


def _fit(plan: _ListPlan) -> bool:
    blocks = itertools.chain.from_iterable(plan.columns)
    return all(block.fits for block in blocks)


def _find_plan(
    card: ListCard, stage: CardContext, look: Look, *, room: float
) -> _ListPlan:
    """Return the list at the largest size that has room, or at the smallest."""
    for percent in range(_LARGEST, 35, -5):
        plan = _plan(card, stage, look, factor=percent / 100)
        most = room if percent <= 100 else _FILLED * room
        if plan.height <= most and _fit(plan):
            break
    return plan


def _plan(
    card: ListCard, stage: CardContext, look: Look, *, factor: float
) -> _ListPlan:
    left, right = stage.sides
    count = 1
    if not stage.is_narrow and len(card.items) > _MOST_IN_A_COLUMN:
        count = 2
    width = (right - left - (count - 1) * _COLUMN_GAP) / count
    role = look.roles["lead"].scale_by(factor)
    room = width - _INDENT * factor
    blocks = [fit(item.text, role, room, lines=2) for item in card.items]
    size = math.ceil(len(blocks) / count)
    columns = [tuple(blocks[i : i + size]) for i in range(0, len(blocks), size)]
    return _ListPlan(tuple(columns), width, factor)


def _draw_columns(
    plan: _ListPlan, frame: CardFrame, stage: CardContext, *, look: Look
) -> Sequence[CardElement]:
    elements: list[CardElement] = []
    top = frame.top + 0.3 * max(0.0, frame.bottom - frame.top - plan.height)
    number = 0
    for n, column in enumerate(plan.columns):
        x = stage.sides[0] + n * (plan.width + _COLUMN_GAP)
        y = top
        for block in column:
            enter = _find_entrance(number, stage)
            elements += _draw_item(
                (x, y),
                block,
                plan,
                look=look,
                enter=enter,
            )
            y += _measure_height(block)
            number += 1
    return elements


def _find_entrance(number: int, stage: CardContext) -> Entrance:
    """Return when an entry comes: as it is spoken, else one after the other at once."""
    at = stage.find_spoken_time(f"items/{number}")
    if at is None:
        at = HEADING_FADE_SECONDS + number * HEADING_STEP_SECONDS
    return Entrance(at, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS, _RISE)


def _draw_item(
    at: tuple[float, float],
    block: TextBlock,
    plan: _ListPlan,
    *,
    look: Look,
    enter: Entrance,
) -> list[CardElement]:
    """Draw an entry and the short red rule before it, its top left corner at (x, y)."""
    x, y = at
    size = block.role.size
    baseline = y + size
    rule = (x, baseline - 0.36 * size, 26 * plan.factor, 6 * plan.factor)
    mark = draw_rule_svg(rule, look.get_ink("vermilion"))
    box = (x - 1, rule[1] - 1, rule[2] + 2, rule[3] + 2)
    words = (x + _INDENT * plan.factor, baseline)
    ink = look.get_ink("ink")
    return [
        make_static_element(box, mark, enter),
        draw_block(words, block, ink, enter=enter),
    ]
