"""A figure over a picture: it counts up, its unit stands beside it, words below a rule."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.core.interface_words import NumberWords
from lantern.graphics.look.easing import ease_out_cubic
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.inserts import PictureInsert
from lantern.visuals.card.parts import format_number, group_digits
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.lines import (
    InsertLines,
    fade_in,
    measure_widest,
    set_line,
    set_optional,
)

_UNIT_GAP = 18.0
_RULE_GAP = 24.0
_RULE = (66.0, 5.0)
_TEXT_GAP = 22.0


@dataclass(frozen=True)
class _Figure:
    """A figure as it is set: in the end `shown`, counting to `goal` where that is a number."""

    shown: str
    goal: float | None
    decimals: int
    role: TypeRole
    unit: InsertLines | None
    text: InsertLines | None

    @property
    def digits_height(self) -> float:
        """The height of the digits, and a comma's depth below them."""
        return self.role.size * (0.70 if "," not in self.shown else 0.80)

    @property
    def width(self) -> float:
        """The width of the figure with its unit, or of the words."""
        first = self.role.measure_width(self.shown)
        if self.unit:
            first += _UNIT_GAP + self.unit.width
        return max(first, measure_widest([self.text]))

    @property
    def height(self) -> float:
        """The height of all."""
        if self.text is None:
            return self.digits_height
        return (
            self.digits_height
            + _RULE_GAP
            + _RULE[1]
            + _TEXT_GAP
            + self.text.height
        )


def lay_out_figure(
    insert: PictureInsert, page: InsertPage, signs: NumberWords
) -> InsertDrawing:
    """Return a figure as it is set on a page."""
    figure = _set_figure(insert, page, signs)
    timing = page.look.timing.insert
    count = timing.count if figure.goal is not None else timing.enter

    def draw(moment: InsertMoment) -> str:
        svg = _draw_digits(figure, moment.seconds, page, signs=signs)
        return svg + _draw_below(figure, moment.seconds - count, page)

    settles = count + 3 * timing.enter
    return InsertDrawing(figure.width, figure.height, draw, settles)


def _draw_below(figure: _Figure, after: float, page: InsertPage) -> str:
    """Return the rule and the words below a figure, so long after it has stopped."""
    if figure.text is None:
        return ""
    enter = page.look.timing.insert.enter
    top = figure.digits_height + _RULE_GAP
    share = ease_out_cubic(after / enter) if enter else 1.0
    svg = ""
    if share > 0:
        rule = (0.0, top, _RULE[0] * share, _RULE[1])
        svg = draw_rule_svg(rule, page.look.get_ink("vermilion"))
    below = top + _RULE[1] + _TEXT_GAP
    ink = page.get_ink("text")
    words = figure.text.draw(
        0.0,
        below,
        ink=ink,
        width=figure.width,
    )
    return svg + fade_in(words, after - enter / 2, enter)


def _set_figure(
    insert: PictureInsert, page: InsertPage, signs: NumberWords
) -> _Figure:
    assert insert.figure is not None  # it was chosen by its kind
    look = page.look
    style = look.inserts
    shown, goal, decimals = format_number(insert.figure, signs)
    unit = None
    if insert.unit:
        role = look.get_role("unit")
        unit = set_line(
            insert.unit, role.scale_by(style.unit / role.size), page.width
        )
    room = page.width - (unit.width + _UNIT_GAP if unit else 0.0)
    role = look.get_role("number")
    digits = set_line(shown, role.scale_by(style.figure / role.size), room)
    text = set_optional(insert.text, page)
    return _Figure(shown, goal, decimals, digits.role, unit, text)


def _draw_digits(
    figure: _Figure, seconds: float, page: InsertPage, *, signs: NumberWords
) -> str:
    """Return the figure as far as it has counted; it ends where it ends in the end."""
    count = page.look.timing.insert.count
    baseline = 0.70 * figure.role.size
    right = figure.role.measure_width(figure.shown)
    share = ease_out_cubic(seconds / count) if count else 1.0
    text = figure.shown
    if figure.goal is not None and share < 1:
        text = group_digits(figure.goal * share, figure.decimals, signs)
    svg = draw_text_svg(
        right,
        baseline,
        text,
        role=figure.role,
        fill=page.get_ink("title"),
        anchor="end",
    )
    if figure.unit is None:
        return svg
    unit = draw_text_svg(
        right + _UNIT_GAP,
        baseline,
        figure.unit.lines[0],
        role=figure.unit.role,
        fill=page.get_ink("line"),
    )
    return svg + unit
