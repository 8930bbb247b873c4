"""The title card: the film's name, line by line, with a kicker, a rule and a subtitle.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.script.model.cards import TitleCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    draw_growing_rule,
    find_crowded,
    fit,
    fit_optional,
)


@dataclass(frozen=True)
class _TitleTexts:
    """The texts of a title, those that it has."""

    name: TextBlock
    kicker: TextBlock | None
    subtitle: TextBlock | None

    @property
    def crowded(self) -> tuple[str, ...]:
        """Return the keys of the texts that don't fit."""
        return find_crowded(
            {
                "title": self.name,
                "kicker": self.kicker,
                "subtitle": self.subtitle,
            }
        )


def lay_out_title(
    card: TitleCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a title, from its first line down."""
    texts = _set_texts(card, stage, look)
    name = texts.name
    x = stage.margin
    y = _find_first_baseline(name, stage)
    rule = y + name.depth + 54
    elements: list[CardElement] = []
    if texts.kicker:
        kicker_y = y - 1.19 * name.role.size
        elements.append(
            _draw_kicker(
                texts.kicker,
                look,
                x=x + 4,
                y=kicker_y,
            )
        )
    elements += _draw_lines(
        name,
        look,
        x=x,
        y=y,
    )
    elements.append(_draw_rule(x + 4, rule, look))
    if texts.subtitle:
        elements.append(
            _draw_subtitle(
                texts.subtitle,
                look,
                x=x + 4,
                y=rule + 80,
            )
        )
    return CardLayout(
        tuple(elements), True, texts.crowded, look.timing.title.black
    )


def _set_texts(card: TitleCard, stage: CardContext, look: Look) -> _TitleTexts:
    room = _measure_room(stage)
    role = look.get_role("title", stage.is_narrow)
    return _TitleTexts(
        name=fit(card.title, role, room, lines=4 if stage.is_narrow else 3),
        kicker=fit_optional(card.kicker, look.roles["kicker"], room, lines=1),
        subtitle=fit_optional(
            card.subtitle, look.roles["heading"], room, lines=2
        ),
    )


def _measure_room(stage: CardContext) -> float:
    """Return the width that the lines may have: on a wide page the picture stays free."""
    width = stage.page[0]
    if stage.is_narrow:
        return width - 2 * stage.margin
    return max(width * 0.6, width - 800)


def _find_first_baseline(name: TextBlock, stage: CardContext) -> float:
    """Return the baseline of the first line; a name of fewer lines begins lower."""
    share = 0.27 if stage.is_portrait else 0.243
    return stage.page[1] * share + (3 - len(name.lines)) * 0.4 * name.step


def _draw_lines(
    name: TextBlock, look: Look, *, x: float, y: float
) -> Iterator[CardElement]:
    """Yield the lines of the name, which enter one after the other."""
    times = look.timing.title
    for i, line in enumerate(name.lines):
        block = TextBlock((line,), name.role, True)
        at = (x, y + i * name.step)
        enter = _enter(times.lines + i * times.line_step, look)
        yield draw_block(at, block, look.get_ink("cream"), enter=enter)


def _draw_kicker(
    kicker: TextBlock, look: Look, *, x: float, y: float
) -> CardElement:
    enter = _enter(look.timing.title.kicker, look)
    return draw_block((x, y), kicker, look.get_ink("ochre_light"), enter=enter)


def _draw_subtitle(
    subtitle: TextBlock, look: Look, *, x: float, y: float
) -> CardElement:
    enter = _enter(look.timing.title.date, look)
    return draw_block((x, y), subtitle, look.get_ink("cream"), enter=enter)


def _draw_rule(x: float, y: float, look: Look) -> CardElement:
    times = look.timing.title
    red = look.get_ink("vermilion")
    return draw_growing_rule(
        (x, y, 132, 6), red, times.rule, lasts=times.rule_opens
    )


def _enter(at: float, look: Look) -> Entrance:
    times = look.timing.title
    return Entrance(at, times.fade, times.settle, times.rise)
