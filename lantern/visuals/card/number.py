"""The number card: one large figure that counts up, its unit, a rule, and words below.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantern.core.interface_words import NumberWords
from lantern.graphics.look import Look
from lantern.graphics.look.easing import ease_out_cubic
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.vector import Box
from lantern.script.model.cards import NumberCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    draw_growing_rule,
    draw_stamp_on_dark,
    find_crowded,
    find_wide_label,
    fit,
    fit_optional,
    format_number,
    group_digits,
)

_UNIT_GAP = 34
"""Between the figure and the unit beside it."""
_RULE_GAP = 80.0
"""From the figure's or the unit's baseline to the rule."""
_TEXT_DROP = 94
"""From the rule to the first baseline of the text."""
_MOST_DIGITS = 9
"""So many characters on a narrow page may be smaller than other type."""


@dataclass(frozen=True)
class _NumberTexts:
    """The texts of a number, and how far they stand apart.

    `beside` is the room of a unit at the figure's right, `unit_drop` how far a unit stands below
    the figure, and `rule_drop` how far the rule stands below both.
    """

    figure: TextBlock
    unit: TextBlock | None
    text: TextBlock | None
    beside: float
    unit_drop: float
    rule_drop: float

    @property
    def crowded(self) -> tuple[str, ...]:
        """Return the keys of the texts that don't fit."""
        return find_crowded(
            {"number": self.figure, "unit": self.unit, "text": self.text}
        )

    @property
    def tail(self) -> float:
        """Return how far everything reaches below the figure's baseline."""
        reach = self.rule_drop + self.unit_drop
        if self.text:
            return reach + (_TEXT_DROP + self.text.depth)
        return reach


def lay_out_number(
    card: NumberCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a figure, a little below the middle with all that stands under it."""
    texts = _set_texts(card, stage, look)
    width = stage.page[0]
    end = _find_end(texts, stage)
    signs = stage.words.numbers
    elements = [
        _draw_figure(
            card,
            end,
            texts.figure,
            look=look,
            signs=signs,
        )
    ]
    if texts.unit:
        elements.append(
            _draw_unit(
                card,
                texts,
                look,
                stage=stage,
                figure_at=end,
            )
        )
    rule = (width / 2, end[1] + texts.unit_drop + texts.rule_drop)
    elements += _draw_rule_and_text(card, texts, look, at=rule)
    if card.label:
        elements.append(_draw_label(card.label, stage, look))
    wide = find_wide_label(card.label, look, width - 2 * stage.margin)
    return CardLayout(tuple(elements), True, texts.crowded + wide)


def _find_end(texts: _NumberTexts, stage: CardContext) -> tuple[float, float]:
    """Return the right end of the figure's baseline."""
    width, height = stage.page
    figure = texts.figure
    right = (width - figure.width - texts.beside) / 2 + figure.width
    return right, height * 0.515 + (0.66 * figure.role.size - texts.tail) / 2


def _set_texts(
    card: NumberCard, stage: CardContext, look: Look
) -> _NumberTexts:
    narrow = stage.is_narrow
    room = stage.page[0] - 2 * stage.margin
    shown, _, _ = format_number(card.number, stage.words.numbers)
    unit_room = room if narrow else 620.0
    unit = fit_optional(card.unit, look.roles["unit"], unit_room, lines=1)
    beside = 0.0
    if unit and not narrow:
        beside = unit.width + _UNIT_GAP
    figure = fit(shown, look.roles["number"], room - beside, lines=1)
    if narrow and len(shown) <= _MOST_DIGITS:
        figure = TextBlock(figure.lines, figure.role, True)
    comma = 26.0 if "," in shown else 0.0  # it hangs below the line
    unit_drop = 0.0
    rule_drop = _RULE_GAP + comma
    if narrow and unit:
        unit_drop = 1.35 * unit.role.size + comma
        rule_drop = _RULE_GAP
    text = _set_text(card, stage, look)
    return _NumberTexts(figure, unit, text, beside, unit_drop, rule_drop)


def _set_text(
    card: NumberCard, stage: CardContext, look: Look
) -> TextBlock | None:
    """Return the words below the figure."""
    room = 1120.0
    lines = 3
    if stage.is_narrow:
        room = stage.page[0] - 2 * stage.margin
        lines = 5
    return fit_optional(card.text, look.roles["lead"], room, lines=lines)


def _enter(card: NumberCard, step: int, look: Look) -> Entrance:
    """Return how the piece of a step enters: the first when the figure has stopped."""
    times = look.timing.number
    after = times.fade if isinstance(card.number, str) else times.count
    return Entrance(after + step * times.step, times.fade, times.fade)


def _draw_unit(
    card: NumberCard,
    texts: _NumberTexts,
    look: Look,
    *,
    stage: CardContext,
    figure_at: tuple[float, float],
) -> CardElement:
    """Draw the unit: at the figure's right, on a narrow page below it."""
    assert texts.unit is not None
    x, y = figure_at
    enter = _enter(card, 0, look)
    ink = look.get_ink("ochre")
    if stage.is_narrow:
        at = (stage.page[0] / 2, y + texts.unit_drop)
        return draw_block(
            at,
            texts.unit,
            ink,
            enter=enter,
            anchor="middle",
        )
    return draw_block((x + _UNIT_GAP, y), texts.unit, ink, enter=enter)


def _draw_rule_and_text(
    card: NumberCard,
    texts: _NumberTexts,
    look: Look,
    *,
    at: tuple[float, float],
) -> list[CardElement]:
    """Draw a rule with its top in the middle at (x, y), and the text below it."""
    x, y = at
    red = look.get_ink("vermilion")
    start = _enter(card, 1, look).at
    rule = (x - 66, y, 132.0, 6.0)
    fade = look.timing.number.fade
    elements = [draw_growing_rule(rule, red, start, lasts=fade)]
    if texts.text:
        below = (x, y + _TEXT_DROP)
        enter = _enter(card, 2, look)
        cream = look.get_ink("cream")
        elements.append(
            draw_block(
                below,
                texts.text,
                cream,
                enter=enter,
                anchor="middle",
            )
        )
    return elements


def _draw_label(label: str, stage: CardContext, look: Look) -> CardElement:
    """Draw the label at the top right; who says so is said with the figure, not after it."""
    top = 180.0 if stage.is_portrait else 120.0
    enter = Entrance(0.0, look.timing.label.enter, 0.0)
    right = stage.page[0] - stage.margin
    return draw_stamp_on_dark(
        right,
        top,
        label,
        look=look,
        enter=enter,
    )


def _draw_figure(
    card: NumberCard,
    right: tuple[float, float],
    block: TextBlock,
    *,
    look: Look,
    signs: NumberWords,
) -> CardElement:
    """Draw the figure, counting up if it is a number.

    It ends at (x, y) of `right`, so the unit beside it never moves.
    """
    shown, value, decimals = format_number(card.number, signs)
    times = look.timing.number
    x, y = right
    cream = look.get_ink("cream")
    if value is None:
        enter = Entrance(0.0, times.fade, times.fade)
        return draw_block(
            (x, y),
            block,
            cream,
            enter=enter,
            anchor="end",
        )
    goal = value

    def body(t: float) -> str:
        share = ease_out_cubic(t / times.count) if times.count else 1.0
        text = (
            shown if share >= 1 else group_digits(goal * share, decimals, signs)
        )
        return draw_text_svg(
            x,
            y,
            text,
            role=block.role,
            fill=cream,
            anchor="end",
        )

    box = _bound_counting(right, block)
    return CardElement(box, body, 0.0, times.fade, times.count)


def _bound_counting(right: tuple[float, float], block: TextBlock) -> Box:
    """Return the box of a figure while it counts: it can be wider than at the end.

    111 is narrow, 108 isn't.
    """
    x, y = right
    size = block.role.size
    width = 1.15 * block.width + 0.2 * size
    return (x - width + 0.1 * size, y - 0.8 * size, width, 1.1 * size)
