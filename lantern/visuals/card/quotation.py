"""The quotation card: words between large red marks, a portrait, and whose words they are.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lantern.core.units import Shape
from lantern.graphics.look import Look
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.paper import draw_rule_svg
from lantern.graphics.vector import Box
from lantern.script.model.quotation import QuotationCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import (
    MIN_READABLE_SCALE,
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    find_crowded,
    fit,
    fit_optional,
    make_static_element,
)
from lantern.visuals.card.portraits import draw_mounted
from lantern.visuals.portraits import PORTRAIT_ASPECT

_PORTRAIT_HEIGHTS: dict[Shape, float] = {
    "wide": 560,
    "portrait": 400,
    "square": 300,
}
_PORTRAIT_GAPS: dict[Shape, float] = {"wide": 96, "portrait": 60, "square": 44}
"""From the portrait to the words, beside it or below."""
_MOUNT = 14
"""The paper round a portrait."""
_DRAWN = 560.0
"""The height that a portrait is drawn at, whatever the shape."""
_WIDEST = 1360.0
"""Of the words on a wide page."""
_MOST_LINES: dict[Shape, int] = {"wide": 7, "portrait": 13, "square": 9}
_MARK = 2.1
"""The size of the quotation marks, as a share of the words'."""
_MARK_GAP = 0.12
"""Between a mark and the words, as a share of the words' size."""
_SHARE_OF_HEADING = 0.75
"""The size of the name, as a share of a heading's."""
_RULE = 132.0
_BELOW_WORDS = 62.0
_BELOW_RULE = 66.0
_FOOT_STEP = 44.0
"""From the words' last baseline to the rule, to the name, and from line to line below it."""
_LOW_MARKS = "„‚"
_MIDDLE_MARKS = "«»‹›「」『』"
_LARGEST: dict[Shape, int] = {"wide": 100, "portrait": 115, "square": 100}
_SMALLEST = 40
"""The largest and smallest type that is tried, in per cent of a statement's."""


@dataclass(frozen=True)
class _QuotationFoot:
    """The name, and what stands below it."""

    by: TextBlock
    line: TextBlock | None
    source: TextBlock | None

    @property
    def height(self) -> float:
        """Return the height from the words' last baseline to that of the foot's last line."""
        height = _BELOW_WORDS + _BELOW_RULE + self.by.depth
        for block in (self.line, self.source):
            if block:
                height += _FOOT_STEP + block.depth
        return height


@dataclass(frozen=True)
class _WordRoom:
    """Where words and foot may stand: their left end, their width, and from where to where down.

    A portrait stands beside it, or above.
    """

    left: float
    width: float
    top: float
    bottom: float
    has_portrait: bool

    def cut(self, height: float) -> _WordRoom:
        """Return the room without so much at its bottom."""
        return replace(self, bottom=self.bottom - height)


@dataclass(frozen=True)
class _QuotedWords:
    """The words without their marks, the marks, and the role that these are set in."""

    block: TextBlock
    opening: str
    closing: str
    mark: TypeRole


def lay_out_quotation(
    card: QuotationCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a quotation; the portrait stands at its left, on a narrow page above it."""
    room = _find_room(stage, bool(card.portrait))
    foot = _set_foot(card, look, room.width)
    words = _set_words(card, stage, look, room=room.cut(foot.height))
    elements = _place_all(
        words,
        foot,
        room,
        stage=stage,
        look=look,
    )
    texts = {"by": foot.by, "line": foot.line, "source": foot.source}
    crowded = find_crowded({"quotation": words.block, **texts})
    return CardLayout(tuple(elements), False, crowded)


def _place_all(
    words: _QuotedWords,
    foot: _QuotationFoot,
    room: _WordRoom,
    *,
    stage: CardContext,
    look: Look,
) -> list[CardElement]:
    """Place portrait, words and foot in the middle of the room, one below the other."""
    block = words.block
    height = block.role.size + block.depth + foot.height
    top = (room.top + max(room.top, room.bottom - height)) / 2
    y = top + 0.8 * block.role.size
    x = room.left
    if not room.has_portrait and not stage.is_narrow:
        x = max(x, (stage.page[0] - block.width) / 2)
    elements: list[CardElement] = []
    if room.has_portrait:
        middle = top + height / 2
        if stage.is_narrow:
            middle = (
                top
                - _measure_portrait(stage)
                + _PORTRAIT_HEIGHTS[stage.shape] / 2
            )
        elements.append(_draw_portrait(stage, look, middle))
    elements += _draw_words(
        words,
        look,
        x=x,
        y=y,
    )
    foot_y = y + block.depth + _BELOW_WORDS
    return elements + _draw_foot(
        foot,
        look,
        x=x,
        y=foot_y,
    )


def _measure_portrait(stage: CardContext) -> float:
    """Return how much room a portrait takes, with the gap behind it, along its way."""
    height = _PORTRAIT_HEIGHTS[stage.shape]
    gap = _PORTRAIT_GAPS[stage.shape]
    return gap + (height if stage.is_narrow else height * PORTRAIT_ASPECT)


def _find_room(stage: CardContext, has_portrait: bool) -> _WordRoom:
    """Return the room for the words, clear of the portrait and of captions."""
    left, right = stage.sides
    left += 60.0 if stage.is_narrow else 96.0
    height = stage.page[1]
    top = height * (0.10 if stage.is_portrait else 0.09)
    bottom = height * (0.80 if stage.is_portrait else 0.91)
    if stage.captions is not None:
        bottom = min(bottom, stage.captions - 80)
    if has_portrait and stage.is_narrow:
        top += _measure_portrait(stage)
    elif has_portrait:
        left += _measure_portrait(stage)
    return _WordRoom(
        left, min(right - left, _WIDEST), top, bottom, has_portrait
    )


def _set_foot(card: QuotationCard, look: Look, width: float) -> _QuotationFoot:
    roles = look.roles
    name = roles["heading"].scale_by(_SHARE_OF_HEADING)
    return _QuotationFoot(
        fit(card.by, name, width, lines=2),
        fit_optional(card.line, roles["note"], width, lines=2),
        fit_optional(card.source, roles["note"], width, lines=2),
    )


def _set_words(
    card: QuotationCard, stage: CardContext, look: Look, *, room: _WordRoom
) -> _QuotedWords:
    """Return the words in the largest type for which there is room."""
    opening, closing = _find_marks(card.quotation)
    inside = card.quotation.removeprefix(opening).removesuffix(closing).strip()
    lines = _MOST_LINES[stage.shape]
    for percent in range(_LARGEST[stage.shape], _SMALLEST, -5):
        role = look.roles["statement"].scale_by(percent / 100)
        mark = role.scale_by(_MARK).model_copy(update={"weight": 600})
        width = room.width - mark.measure_width(closing) - _MARK_GAP * role.size
        block = fit(inside, role, width, lines=lines)
        is_whole = block.role.size == role.size
        if is_whole and block.depth + role.size <= room.bottom - room.top:
            break
    fits = is_whole and percent >= MIN_READABLE_SCALE * 100
    return _QuotedWords(replace(block, fits=fits), opening, closing, mark)


def _find_marks(text: str) -> tuple[str, str]:
    """Return the marks before and behind a quotation, empty where it has none."""
    opening = text[0] if not text[0].isalnum() and text[0] not in "([…" else ""
    closing = text[-1] if opening and not text[-1].isalnum() else ""
    return opening, closing


def _draw_portrait(
    stage: CardContext, look: Look, middle: float
) -> CardElement:
    """Draw the portrait on its mount, at the left of the page; `middle` is its own, down."""
    h = _PORTRAIT_HEIGHTS[stage.shape]
    w = h * PORTRAIT_ASPECT
    x = stage.sides[0]
    y = middle - h / 2
    address = stage.find_portrait("portrait", _DRAWN)
    svg = draw_mounted((x, y, w, h), address, look, mount=_MOUNT)
    box: Box = (x - 2, y - 2, w + 4, h + 4)
    return make_static_element(box, svg, Entrance())


def _draw_words(
    words: _QuotedWords, look: Look, *, x: float, y: float
) -> list[CardElement]:
    times = look.timing.statement
    enter = Entrance(times.words, times.fade, times.fade)
    block = words.block
    size = block.role.size
    gap = _MARK_GAP * size
    elements = [draw_block((x, y), block, look.get_ink("ink"), enter=enter)]
    if words.opening:
        width = words.mark.measure_width(words.opening)
        elements.append(
            _draw_mark(
                words.opening,
                words,
                look,
                x=x - gap - width,
                y=y,
                enter=enter,
            )
        )
    if words.closing:
        last = block.role.measure_width(block.lines[-1])
        below = y + block.depth
        elements.append(
            _draw_mark(
                words.closing,
                words,
                look,
                x=x + last + gap,
                y=below,
                enter=enter,
            )
        )
    return elements


def _draw_mark(
    mark: str,
    words: _QuotedWords,
    look: Look,
    *,
    x: float,
    y: float,
    enter: Entrance,
) -> CardElement:
    """Draw a mark so that it stands to the line with its baseline at y as a small one does."""
    size = words.block.role.size
    large = words.mark.size
    if mark in _LOW_MARKS:
        baseline = y
    elif mark in _MIDDLE_MARKS:
        baseline = y + 0.24 * (large - size)
    else:
        baseline = y + 0.67 * (large - size)
    ink = look.get_ink("vermilion")
    svg = draw_text_svg(
        x,
        baseline,
        mark,
        role=words.mark,
        fill=ink,
        from_right=False,
    )
    width = words.mark.measure_width(mark)
    box = (x - 0.1 * large, baseline - large, width + 0.2 * large, 1.3 * large)
    return make_static_element(box, svg, enter)


def _draw_foot(
    foot: _QuotationFoot, look: Look, *, x: float, y: float
) -> list[CardElement]:
    """Draw the rule, its top at y, the name and what stands below it."""
    times = look.timing.statement
    enter = Entrance(times.by, times.fade, times.fade)
    rule: Box = (x, y, _RULE, 6.0)
    svg = draw_rule_svg(rule, look.get_ink("vermilion"))
    elements = [make_static_element((x - 1, y - 1, _RULE + 2, 8), svg, enter)]
    baseline = y + _BELOW_RULE
    elements.append(
        draw_block((x, baseline), foot.by, look.get_ink("ink"), enter=enter)
    )
    baseline += foot.by.depth
    for block in (foot.line, foot.source):
        if block:
            baseline += _FOOT_STEP
            ink = look.get_ink("ink_2")
            elements.append(draw_block((x, baseline), block, ink, enter=enter))
            baseline += block.depth
    return elements
