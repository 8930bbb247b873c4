"""The statement card: a sentence beside a red bar; below it who says so, and a label.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantern.core.units import Shape
from lantern.graphics.look import Look
from lantern.graphics.paper import measure_stamp
from lantern.script.model.cards import StatementCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    draw_growing_rule,
    draw_stamp,
    find_crowded,
    find_wide_label,
    fit,
    fit_optional,
)

_MOST_LINES: dict[Shape, int] = {"wide": 4, "portrait": 9, "square": 6}
_INDENT = 52
"""From the bar to the words."""


@dataclass(frozen=True)
class _Foot:
    """What stands below the words: who says so, from `by_x` on, and the label's width.

    `drop` is from the words' last baseline to the foot's first, `by_drop` from there to `by`.
    """

    by: TextBlock | None
    by_x: float
    drop: float
    by_drop: float


def lay_out_statement(
    card: StatementCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a statement in the middle of the page."""
    words = _set_words(card, stage, look)
    x = _find_left(words, stage)
    foot = _set_foot(card, stage, look, x=x)
    size = words.role.size
    y = (
        stage.page[1] - words.depth - foot.drop - foot.by_drop
    ) / 2 + 0.25 * size
    elements = _draw_words(
        words,
        look,
        x=x,
        y=y,
    )
    foot_y = y + words.depth + foot.drop
    elements += _draw_foot(
        card,
        foot,
        look,
        x=x,
        y=foot_y,
    )
    crowded = find_crowded({"statement": words, "by": foot.by})
    crowded += find_wide_label(
        card.label, look, stage.page[0] - 2 * stage.margin
    )
    return CardLayout(tuple(elements), False, crowded)


def _set_words(
    card: StatementCard, stage: CardContext, look: Look
) -> TextBlock:
    indent = _INDENT if stage.is_narrow else 120
    room = stage.page[0] - 2 * stage.margin - indent
    lines = _MOST_LINES[stage.shape]
    return fit(card.statement, look.roles["statement"], room, lines=lines)


def _find_left(words: TextBlock, stage: CardContext) -> float:
    """Return where the words begin: at the margin, or so that they stand in the middle."""
    least = stage.margin + _INDENT
    if stage.is_narrow:
        return least
    return max(least, (stage.page[0] - words.width) / 2 - 20)


def _set_foot(
    card: StatementCard, stage: CardContext, look: Look, *, x: float
) -> _Foot:
    """Return the foot: `by` stands beside the label, on a narrow page below it."""
    narrow = stage.is_narrow
    label_width = measure_stamp(card.label, look) if card.label else 0.0
    by_x = x
    if label_width and not narrow:
        by_x = x + label_width + 24
    room = stage.page[0] - stage.margin - by_x
    by = fit_optional(
        card.by, look.roles["note"], room, lines=2 if narrow else 1
    )
    drop = 112.0 if by or label_width else 0.0
    by_drop = 62.0 if narrow and by and label_width else 0.0
    return _Foot(by, by_x, drop, by_drop)


def _draw_words(
    words: TextBlock, look: Look, *, x: float, y: float
) -> list[CardElement]:
    """Draw the words and the bar at their left."""
    times = look.timing.statement
    size = words.role.size
    bar = (x - _INDENT, y - 0.84 * size, 8.0, words.depth + 1.14 * size)
    red = look.get_ink("vermilion")
    enter = Entrance(times.words, times.fade, times.fade)
    return [
        draw_growing_rule(
            bar,
            red,
            0.0,
            lasts=times.bar,
            down=True,
        ),
        draw_block((x, y), words, look.get_ink("ink"), enter=enter),
    ]


def _draw_foot(
    card: StatementCard, foot: _Foot, look: Look, *, x: float, y: float
) -> list[CardElement]:
    times = look.timing.statement
    enter = Entrance(times.by, times.fade, times.fade)
    elements = []
    if card.label:
        elements.append(
            draw_stamp(
                x,
                y - 31,
                card.label,
                look=look,
                enter=enter,
            )
        )
    if foot.by:
        at = (foot.by_x, y + foot.by_drop)
        ink = look.get_ink("ink_2")
        elements.append(draw_block(at, foot.by, ink, enter=enter))
    return elements
