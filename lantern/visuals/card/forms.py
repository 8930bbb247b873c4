"""The forms of cards: where each piece stands on a page of any shape, and when it enters.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from lantern.core.units import Shape, classify_shape
from lantern.graphics.look import Look
from lantern.graphics.look.easing import ease_out_cubic
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.type_role import RoleName
from lantern.graphics.look.typesetting import Anchor, draw_text_svg
from lantern.graphics.paper import measure_stamp
from lantern.script.model.cards import (
    ChapterCard,
    ChartCard,
    CreditEntry,
    CreditsCard,
    NumberCard,
    StatementCard,
    TimelineCard,
    TitleCard,
    WantedCard,
)
from lantern.visuals.card.chart import lay_out_chart
from lantern.visuals.card.heading import CardContext
from lantern.visuals.card.parts import (
    MIN_READABLE_SCALE,
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    draw_growing_rule,
    draw_stamp,
    draw_stamp_on_dark,
    fit,
    format_number,
    group_digits,
)
from lantern.visuals.card.timeline import lay_out_timeline
from lantern.visuals.card.wanted import lay_out_wanted

PageSize = tuple[float, float]
_STATEMENT_LINES: dict[Shape, int] = {"wide": 4, "portrait": 9, "square": 6}
_CREDITS_MARGINS: dict[Shape, float] = {"wide": 250, "portrait": 430, "square": 190}
"""What credits leave free above and below together."""
AnyCard = (
    TitleCard
    | ChapterCard
    | StatementCard
    | NumberCard
    | TimelineCard
    | ChartCard
    | CreditsCard
    | WantedCard
)


def lay_out_card(card: AnyCard, stage: CardContext, look: Look) -> CardLayout:
    """Lay out a card of any form."""
    page = stage.page
    if isinstance(card, TimelineCard):
        return lay_out_timeline(card, stage, look)
    if isinstance(card, ChartCard):
        return lay_out_chart(card, stage, look)
    if isinstance(card, WantedCard):
        return lay_out_wanted(card, stage, look)
    if isinstance(card, TitleCard):
        return _title(card, page, look)
    if isinstance(card, ChapterCard):
        return _chapter(card, page, look)
    if isinstance(card, StatementCard):
        return _statement(card, page, look)
    if isinstance(card, NumberCard):
        return _number(card, page, look)
    return _credits(card, page, look)


def _find_shape(page: PageSize) -> Shape:
    return classify_shape((round(page[0]), round(page[1])))


def _is_narrow(page: PageSize) -> bool:
    return _find_shape(page) != "wide"


def _is_portrait(page: PageSize) -> bool:
    return _find_shape(page) == "portrait"


def _margin(page: PageSize) -> float:
    return 96.0 if _is_narrow(page) else 150.0


def _find_crowded(blocks: dict[str, TextBlock | None]) -> tuple[str, ...]:
    return tuple(
        key for key, block in blocks.items() if block is not None and not block.fits
    )


def _find_too_wide(label: str | None, page: PageSize, look: Look) -> tuple[str, ...]:
    """Return the label's key if it is wider than the page; labels don't shrink."""
    return (
        ("label",)
        if label and measure_stamp(label, look) > page[0] - 2 * _margin(page)
        else ()
    )


def _fit_optional(
    text: str | None, look: Look, role: RoleName, *, width: float, lines: int
) -> TextBlock | None:
    return fit(text, look.roles[role], width, lines=lines) if text else None


def _title(card: TitleCard, page: PageSize, look: Look) -> CardLayout:
    (w, h), narrow, x, times = page, _is_narrow(page), _margin(page), look.timing.title
    room = w - 2 * x if narrow else max(w * 0.6, w - 800)
    name = fit(
        card.title, look.get_role("title", narrow), room, lines=4 if narrow else 3
    )
    kicker = _fit_optional(card.kicker, look, "kicker", width=room, lines=1)
    subtitle = _fit_optional(card.subtitle, look, "heading", width=room, lines=2)
    y = (
        h * (0.27 if _is_portrait(page) else 0.243)
        + (3 - len(name.lines)) * 0.4 * name.step
    )
    rule = y + name.depth + 54

    def enter(at: float) -> Entrance:
        return Entrance(at, times.fade, times.settle, times.rise)

    cream = look.get_ink("cream")
    parts: list[CardElement] = []
    if kicker:
        parts.append(
            draw_block(
                (x + 4, y - 1.19 * name.role.size),
                kicker,
                look.get_ink("ochre_light"),
                enter=enter(times.kicker),
            )
        )
    for i, line in enumerate(name.lines):
        one = TextBlock((line,), name.role, True)
        parts.append(
            draw_block(
                (x, y + i * name.step),
                one,
                cream,
                enter=enter(times.lines + i * times.line_step),
            )
        )
    parts.append(
        draw_growing_rule(
            (x + 4, rule, 132, 6),
            look.get_ink("vermilion"),
            times.rule,
            lasts=times.rule_opens,
        )
    )
    if subtitle:
        parts.append(
            draw_block((x + 4, rule + 80), subtitle, cream, enter=enter(times.date))
        )
    crowded = _find_crowded({"title": name, "kicker": kicker, "subtitle": subtitle})
    return CardLayout(tuple(parts), True, crowded, times.black)


def _chapter(card: ChapterCard, page: PageSize, look: Look) -> CardLayout:
    (w, h), narrow, margin = page, _is_narrow(page), _margin(page)
    mark = _numeral(card, 440 if not narrow else w - 2 * margin, look)
    line_x = margin if narrow or mark is None else margin + 550
    beside = 54.0 if narrow else 68.0
    room = w - margin - line_x - beside
    name = fit(card.chapter, look.roles["chapter"], room, lines=4 if narrow else 3)
    kicker = _fit_optional(card.kicker, look, "kicker", width=room, lines=1)
    line = _fit_optional(card.line, look, "body", width=room, lines=3 if narrow else 2)
    if mark is None:
        line_x += (
            room - max(block.width for block in (name, kicker, line) if block)
        ) / 2
    words_x = line_x + beside
    head = 108.0 if kicker else 26.0
    span = head + name.depth + ((100 + line.depth) if line else 0) + 74
    above = mark.role.size * 0.65 + 96 if narrow and mark else 0.0
    top = (h - span - above) / 2 + above
    first, times = top + 56 + head, look.timing.chapter
    enter = Entrance(times.words, times.fade, times.fade, 0.0)
    parts: list[CardElement] = []
    if mark:
        at = (
            (margin - 8, top - 96)
            if narrow
            else (margin + 320, h / 2 + 0.32 * mark.role.size)
        )
        fade = Entrance(0.0, times.numeral, times.numeral)
        parts.append(
            draw_block(
                at,
                mark,
                look.get_ink("vermilion"),
                enter=fade,
                anchor="start" if narrow else "middle",
            )
        )
    parts.append(
        draw_growing_rule(
            (line_x, top, 2.4, span),
            look.get_ink("ink_2"),
            times.hairline,
            lasts=times.hairline_grows,
            down=True,
        )
    )
    if kicker:
        parts.append(
            draw_block(
                (words_x, top + 56), kicker, look.get_ink("vermilion_deep"), enter=enter
            )
        )
    parts.append(
        draw_block((words_x - 4, first), name, look.get_ink("ink"), enter=enter)
    )
    if line:
        parts.append(
            draw_block(
                (words_x, first + name.depth + 100),
                line,
                look.get_ink("ink_2"),
                enter=enter,
            )
        )
    return CardLayout(
        tuple(parts),
        False,
        _find_crowded(
            {"numeral": mark, "chapter": name, "kicker": kicker, "line": line}
        ),
    )


def _numeral(card: ChapterCard, room: float, look: Look) -> TextBlock | None:
    """Return the big red numeral; a long one (XVIII) may shrink as far as it has to."""
    if card.numeral is None:
        return None
    mark = fit(str(card.numeral), look.roles["numeral"], room, lines=1)
    return TextBlock(
        mark.lines, mark.role, mark.role.measure_width(mark.lines[0]) <= room
    )


def _statement(card: StatementCard, page: PageSize, look: Look) -> CardLayout:
    (w, h), narrow, margin, times = (
        page,
        _is_narrow(page),
        _margin(page),
        look.timing.statement,
    )
    room = w - 2 * margin - (52 if narrow else 120)
    words = fit(
        card.statement,
        look.roles["statement"],
        room,
        lines=_STATEMENT_LINES[_find_shape(page)],
    )
    x = margin + 52 if narrow else max(margin + 52, (w - words.width) / 2 - 20)
    size = words.role.size
    marked = measure_stamp(card.label, look) if card.label else 0.0
    beside = x + marked + 24 if marked and not narrow else x
    by = _fit_optional(
        card.by, look, "note", width=w - margin - beside, lines=2 if narrow else 1
    )
    foot = 112.0 if by or marked else 0.0
    below = 62.0 if narrow and by and marked else 0.0
    y = (h - words.depth - foot - below) / 2 + 0.25 * size
    bar = (x - 52, y - 0.84 * size, 8.0, words.depth + 1.14 * size)
    foot_y = y + words.depth + foot
    enter = Entrance(times.by, times.fade, times.fade)
    parts = [
        draw_growing_rule(
            bar, look.get_ink("vermilion"), 0.0, lasts=times.bar, down=True
        ),
        draw_block(
            (x, y),
            words,
            look.get_ink("ink"),
            enter=Entrance(times.words, times.fade, times.fade),
        ),
    ]
    if card.label:
        parts.append(draw_stamp(x, foot_y - 31, card.label, look=look, enter=enter))
    if by:
        parts.append(
            draw_block((beside, foot_y + below), by, look.get_ink("ink_2"), enter=enter)
        )
    return CardLayout(
        tuple(parts),
        False,
        _find_crowded({"statement": words, "by": by})
        + _find_too_wide(card.label, page, look),
    )


def _number(card: NumberCard, page: PageSize, look: Look) -> CardLayout:
    (w, h), narrow, margin, times = (
        page,
        _is_narrow(page),
        _margin(page),
        look.timing.number,
    )
    shown, _, _ = format_number(card.number)
    unit = _fit_optional(
        card.unit, look, "unit", width=w - 2 * margin if narrow else 620.0, lines=1
    )
    beside = 0.0 if narrow or unit is None else unit.width + 34
    figure = fit(shown, look.roles["number"], w - 2 * margin - beside, lines=1)
    figure = TextBlock(
        figure.lines, figure.role, figure.fits or (narrow and len(shown) <= 9)
    )
    text = _fit_optional(
        card.text,
        look,
        "lead",
        width=w - 2 * margin if narrow else 1120.0,
        lines=5 if narrow else 3,
    )
    comma = 26.0 if "," in shown else 0.0  # it hangs below the line
    under = 1.35 * unit.role.size + comma if narrow and unit else 0.0
    gap = 80.0 if under else 80.0 + comma
    tail = gap + under + ((94 + text.depth) if text else 0)
    y = h * 0.515 + (0.66 * figure.role.size - tail) / 2
    left = (w - figure.width - beside) / 2
    after = times.count if format_number(card.number)[1] is not None else times.fade
    enters = [
        Entrance(after + i * times.step, times.fade, times.fade) for i in range(3)
    ]
    parts = [_figure(card, (left + figure.width, y), figure, look=look)]
    if unit and narrow:
        parts.append(
            draw_block(
                (w / 2, y + under),
                unit,
                look.get_ink("ochre"),
                enter=enters[0],
                anchor="middle",
            )
        )
    elif unit:
        parts.append(
            draw_block(
                (left + figure.width + 34, y),
                unit,
                look.get_ink("ochre"),
                enter=enters[0],
            )
        )
    rule = (w / 2 - 66, y + under + gap, 132.0, 6.0)
    parts.append(
        draw_growing_rule(
            rule, look.get_ink("vermilion"), enters[1].at, lasts=times.fade
        )
    )
    if text:
        parts.append(
            draw_block(
                (w / 2, rule[1] + 94),
                text,
                look.get_ink("cream"),
                enter=enters[2],
                anchor="middle",
            )
        )
    if card.label:
        top = 180.0 if _is_portrait(page) else 120.0
        at_once = Entrance(
            0.0, look.timing.label.enter, 0.0
        )  # who says so is said with the figure, not after it
        parts.append(
            draw_stamp_on_dark(w - margin, top, card.label, look=look, enter=at_once)
        )
    return CardLayout(
        tuple(parts),
        True,
        _find_crowded({"number": figure, "unit": unit, "text": text})
        + _find_too_wide(card.label, page, look),
    )


def _figure(
    card: NumberCard, right: tuple[float, float], block: TextBlock, *, look: Look
) -> CardElement:
    """Draw the figure, counting up if it is a number.

    It ends at (x, y) of `right`, so the unit beside it never moves.
    """
    shown, value, decimals = format_number(card.number)
    times, (x, y) = look.timing.number, right
    if value is None:
        return draw_block(
            (x, y),
            block,
            look.get_ink("cream"),
            enter=Entrance(0.0, times.fade, times.fade),
            anchor="end",
        )
    goal = value

    def body(t: float) -> str:
        share = ease_out_cubic(t / times.count) if times.count else 1.0
        text = shown if share >= 1 else group_digits(goal * share, decimals)
        return draw_text_svg(
            x, y, text, role=block.role, fill=look.get_ink("cream"), anchor="end"
        )

    # while it counts a figure can be wider than at the end: 111 is narrow, 108 isn't
    size, width = block.role.size, 1.15 * block.width + 0.2 * block.role.size
    box = (x - width + 0.1 * size, y - 0.8 * size, width, 1.1 * size)
    return CardElement(box, body, 0.0, 0.0, times.count)


def _credits(card: CreditsCard, page: PageSize, look: Look) -> CardLayout:
    (w, h), narrow, margin = page, _is_portrait(page), _margin(page)
    heading = fit(
        card.credits, look.roles["heading"], w - 2 * margin, lines=3 if narrow else 2
    )
    for percent in range(100, 25, -5):
        rows = [_row(entry, page, look, factor=percent / 100) for entry in card.entries]
        gap = (56 if narrow else 40) * percent / 100
        list_height = sum(row.height for row in rows) + gap * (len(rows) - 1)
        span = heading.depth + 130 + list_height
        if span <= h - _CREDITS_MARGINS[_find_shape(page)]:
            break
    top = (h - span) / 2 + 0.3 * heading.role.size
    times, y = look.timing.credits, top + heading.depth + 130
    rule = (w / 2 - 66, top + heading.depth + 34, 132.0, 5.0)
    parts = [
        draw_block(
            (w / 2, top),
            heading,
            look.get_ink("cream"),
            enter=Entrance(0.0, times.fade, times.fade),
            anchor="middle",
        ),
        draw_growing_rule(
            rule, look.get_ink("vermilion"), times.fade / 2, lasts=times.fade
        ),
    ]
    for i, row in enumerate(rows):
        enter = Entrance(times.fade / 2 + i * times.step, times.fade, times.fade)
        parts += row.draw_elements(y, look, enter)
        y += row.height + gap
    crowded = (
        ()
        if percent >= MIN_READABLE_SCALE * 100 and all(row.fits for row in rows)
        else ("entries",)
    )
    return CardLayout(
        tuple(parts), True, (*_find_crowded({"credits": heading}), *crowded)
    )


class _CreditsRow:
    """One role with its lines: beside each other, or one above the other on a narrow page."""

    def __init__(
        self,
        role: TextBlock,
        lines: list[TextBlock],
        place: tuple[float, float, float],
        *,
        narrow: bool,
    ) -> None:
        self._role, self._lines, self._narrow = role, lines, narrow
        self._role_x, self._x, self._pitch = place

    @property
    def height(self) -> float:
        own = sum(len(block.lines) for block in self._lines) * self._pitch
        return own + (self._pitch if self._narrow else 0.0)

    @property
    def fits(self) -> bool:
        return all(block.fits for block in (self._role, *self._lines))

    def draw_elements(self, y: float, look: Look, enter: Entrance) -> list[CardElement]:
        """Draw the row with its first baseline at y."""
        anchor: Anchor = "start" if self._narrow else "end"
        parts = [
            draw_block(
                (self._role_x, y - 2),
                self._role,
                look.get_ink("ochre"),
                enter=enter,
                anchor=anchor,
            )
        ]
        y += self._pitch if self._narrow else 0.0
        quiet = mix_colours(look.get_ink("cream"), look.get_ink("dark"), 0.25)
        for i, block in enumerate(self._lines):
            parts.append(
                draw_block(
                    (self._x, y),
                    block,
                    quiet if i else look.get_ink("cream"),
                    enter=enter,
                )
            )
            y += self._pitch * len(block.lines)
        return parts


def _row(
    entry: CreditEntry, page: PageSize, look: Look, *, factor: float
) -> _CreditsRow:
    narrow, margin = _is_portrait(page), _margin(page)
    left = margin if narrow else page[0] * (0.346 if page[0] > 1200 else 0.31)
    x = left if narrow else left + 48
    label = fit(
        entry.role,
        look.roles["label"],
        (page[0] - 2 * margin) if narrow else left - margin,
        lines=1,
    )
    body = look.roles["body"].scale_by(factor)
    lines = [fit(line, body, page[0] - margin - x, lines=3) for line in entry.lines]
    return _CreditsRow(label, lines, (left, x, 46 * factor), narrow=narrow)
