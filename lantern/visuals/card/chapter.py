"""The chapter card: a large numeral, a hairline, and the chapter's name beside it.

On a narrow page the numeral stands above. Lengths are pixels at 1080p, times seconds from the
start of the shot.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.typesetting import Anchor
from lantern.script.model.cards import ChapterCard
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

_NUMERAL_ROOM = 440
"""The width of the numeral on a wide page."""
_NUMERAL_COLUMN = 550
"""From the margin of a wide page to the hairline beside the numeral."""
_LINE_GAP = 100
"""From the last baseline of the name to the line below it."""


@dataclass(frozen=True)
class _ChapterTexts:
    """The texts of a chapter, those that it has."""

    numeral: TextBlock | None
    name: TextBlock
    kicker: TextBlock | None
    line: TextBlock | None

    @property
    def crowded(self) -> tuple[str, ...]:
        """Return the keys of the texts that don't fit."""
        return find_crowded(
            {
                "numeral": self.numeral,
                "chapter": self.name,
                "kicker": self.kicker,
                "line": self.line,
            }
        )

    @property
    def width(self) -> float:
        """Return the width of the widest text beside the hairline."""
        beside = (self.name, self.kicker, self.line)
        return max(block.width for block in beside if block)


@dataclass(frozen=True)
class _Hairline:
    """The hairline: its x, top and length; `words_x` is where the words beside it begin."""

    x: float
    top: float
    length: float
    words_x: float


def lay_out_chapter(
    card: ChapterCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a chapter; without a numeral, the hairline and its words stand in the middle."""
    numeral = _set_numeral(card, stage, look)
    line_x = stage.margin
    if numeral is not None and not stage.is_narrow:
        line_x = stage.margin + _NUMERAL_COLUMN
    beside = 54.0 if stage.is_narrow else 68.0
    room = stage.page[0] - stage.margin - line_x - beside
    texts = _set_texts(
        card,
        numeral,
        look,
        stage=stage,
        room=room,
    )
    if numeral is None:
        line_x += (room - texts.width) / 2
    hairline = _place_hairline(
        texts,
        stage,
        x=line_x,
        words_x=line_x + beside,
    )
    elements: list[CardElement] = []
    if numeral:
        elements.append(_draw_numeral(numeral, hairline, stage, look=look))
    elements.append(_draw_hairline(hairline, look))
    elements += _draw_words(texts, hairline, look)
    return CardLayout(tuple(elements), False, texts.crowded)


def _set_numeral(
    card: ChapterCard, stage: CardContext, look: Look
) -> TextBlock | None:
    """Return the big red numeral; a long one (XVIII) may shrink as far as it has to."""
    if card.numeral is None:
        return None
    room: float = _NUMERAL_ROOM
    if stage.is_narrow:
        room = stage.page[0] - 2 * stage.margin
    block = fit(str(card.numeral), look.roles["numeral"], room, lines=1)
    fits = block.role.measure_width(block.lines[0]) <= room
    return TextBlock(block.lines, block.role, fits)


def _set_texts(
    card: ChapterCard,
    numeral: TextBlock | None,
    look: Look,
    *,
    stage: CardContext,
    room: float,
) -> _ChapterTexts:
    narrow = stage.is_narrow
    roles = look.roles
    return _ChapterTexts(
        numeral,
        name=fit(
            card.chapter, roles["chapter"], room, lines=4 if narrow else 3
        ),
        kicker=fit_optional(card.kicker, roles["kicker"], room, lines=1),
        line=fit_optional(
            card.line, roles["body"], room, lines=3 if narrow else 2
        ),
    )


def _find_name_drop(texts: _ChapterTexts) -> float:
    """Return how far the name's first baseline is below that of the kicker."""
    return 108.0 if texts.kicker else 26.0


def _place_hairline(
    texts: _ChapterTexts, stage: CardContext, *, x: float, words_x: float
) -> _Hairline:
    """Return the hairline beside the texts, in the middle of the page with the numeral above."""
    below = 0.0
    if texts.line:
        below = _LINE_GAP + texts.line.depth
    length = _find_name_drop(texts) + texts.name.depth + below + 74
    above = 0.0
    if stage.is_narrow and texts.numeral:
        above = texts.numeral.role.size * 0.65 + 96
    top = (stage.page[1] - length - above) / 2 + above
    return _Hairline(x, top, length, words_x)


def _draw_numeral(
    numeral: TextBlock, hairline: _Hairline, stage: CardContext, *, look: Look
) -> CardElement:
    """Draw the numeral: above the hairline on a narrow page, else at its left."""
    times = look.timing.chapter
    at = (stage.margin - 8, hairline.top - 96)
    anchor: Anchor = "start"
    if not stage.is_narrow:
        at = (stage.margin + 320, stage.page[1] / 2 + 0.32 * numeral.role.size)
        anchor = "middle"
    enter = Entrance(0.0, times.numeral, times.numeral)
    red = look.get_ink("vermilion")
    return draw_block(
        at,
        numeral,
        red,
        enter=enter,
        anchor=anchor,
    )


def _draw_hairline(hairline: _Hairline, look: Look) -> CardElement:
    times = look.timing.chapter
    return draw_growing_rule(
        (hairline.x, hairline.top, 2.4, hairline.length),
        look.get_ink("ink_2"),
        times.hairline,
        lasts=times.hairline_grows,
        down=True,
    )


def _draw_words(
    texts: _ChapterTexts, hairline: _Hairline, look: Look
) -> list[CardElement]:
    """Draw kicker, name and line, which enter together."""
    times = look.timing.chapter
    enter = Entrance(times.words, times.fade, times.fade, 0.0)
    x = hairline.words_x
    first = hairline.top + 56 + _find_name_drop(texts)
    elements = []
    if texts.kicker:
        red = look.get_ink("vermilion_deep")
        at = (x, hairline.top + 56)
        elements.append(draw_block(at, texts.kicker, red, enter=enter))
    ink = look.get_ink("ink")
    elements.append(draw_block((x - 4, first), texts.name, ink, enter=enter))
    if texts.line:
        ink = look.get_ink("ink_2")
        at = (x, first + texts.name.depth + _LINE_GAP)
        elements.append(draw_block(at, texts.line, ink, enter=enter))
    return elements
