"""The cards as layouts: where each piece stands on a page of any shape, and when it enters.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from lantern.graphics.look import Anchor, Look, RoleName, mix, out3, text_svg
from lantern.graphics.paper import stamp_width
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
from lantern.visuals.card.chart import chart
from lantern.visuals.card.heading import Stage
from lantern.visuals.card.parts import (
    SMALLEST,
    Block,
    Element,
    Enter,
    Layout,
    fit,
    grouped,
    opening,
    stamp,
    stamp_on_dark,
    type_at,
    written,
)
from lantern.visuals.card.timeline import timeline
from lantern.visuals.card.wanted import wanted

Page = tuple[float, float]
AnyCard = TitleCard | ChapterCard | StatementCard | NumberCard | TimelineCard | ChartCard | CreditsCard | WantedCard


def layout(card: AnyCard, stage: Stage, look: Look) -> Layout:
    """Set a card on a page (width, height in pixels at 1080p)."""
    page = stage.page
    if isinstance(card, TimelineCard):
        return timeline(card, stage, look)
    if isinstance(card, ChartCard):
        return chart(card, stage, look)
    if isinstance(card, WantedCard):
        return wanted(card, stage, look)
    if isinstance(card, TitleCard):
        return _title(card, page, look)
    if isinstance(card, ChapterCard):
        return _chapter(card, page, look)
    if isinstance(card, StatementCard):
        return _statement(card, page, look)
    if isinstance(card, NumberCard):
        return _number(card, page, look)
    return _credits(card, page, look)


def _narrow(page: Page) -> bool:
    return page[0] < 1.2 * page[1]


def _margin(page: Page) -> float:
    return 96.0 if _narrow(page) else 150.0


def _crowded(blocks: dict[str, Block | None]) -> tuple[str, ...]:
    return tuple(key for key, block in blocks.items() if block is not None and not block.fits)


def _wide(label: str | None, page: Page, look: Look) -> tuple[str, ...]:
    """The label's key if it is wider than the page; labels don't shrink."""
    return ("label",) if label and stamp_width(label, look) > page[0] - 2 * _margin(page) else ()


def _maybe(text: str | None, look: Look, role: RoleName, room: tuple[float, int]) -> Block | None:
    width, lines = room
    return fit(text, look.roles[role], width, lines) if text else None


def _title(card: TitleCard, page: Page, look: Look) -> Layout:
    (w, h), narrow, x, times = page, _narrow(page), _margin(page), look.timing.title
    room = w - 2 * x if narrow else max(w * 0.6, w - 800)
    name = fit(card.title, look.role("title", narrow), room, 4 if narrow else 3)
    kicker = _maybe(card.kicker, look, "kicker", (room, 1))
    subtitle = _maybe(card.subtitle, look, "heading", (room, 2))
    y = h * (0.27 if h > w else 0.243) + (3 - len(name.lines)) * 0.4 * name.step
    rule = y + name.depth + 54

    def enter(at: float) -> Enter:
        return Enter(at, times.fade, times.settle, times.rise)

    cream = look.ink("cream")
    parts: list[Element] = []
    if kicker:
        parts.append(type_at((x + 4, y - 1.19 * name.role.size), kicker, look.ink("ochre_light"), enter(times.kicker)))
    for i, line in enumerate(name.lines):
        one = Block((line,), name.role, True)
        parts.append(type_at((x, y + i * name.step), one, cream, enter(times.lines + i * times.line_step)))
    parts.append(opening((x + 4, rule, 132, 6), look.ink("vermilion"), times.rule, times.rule_opens))
    if subtitle:
        parts.append(type_at((x + 4, rule + 80), subtitle, cream, enter(times.date)))
    crowded = _crowded({"title": name, "kicker": kicker, "subtitle": subtitle})
    return Layout(tuple(parts), True, crowded, times.black)


def _chapter(card: ChapterCard, page: Page, look: Look) -> Layout:
    (w, h), narrow, margin = page, _narrow(page), _margin(page)
    mark = _numeral(card, 440 if not narrow else w - 2 * margin, look)
    line_x = margin if narrow or mark is None else margin + 550
    beside = 54.0 if narrow else 68.0
    room = w - margin - line_x - beside
    name = fit(card.chapter, look.roles["chapter"], room, 4 if narrow else 3)
    kicker = _maybe(card.kicker, look, "kicker", (room, 1))
    line = _maybe(card.line, look, "body", (room, 3 if narrow else 2))
    if mark is None:
        line_x += (room - max(block.width for block in (name, kicker, line) if block)) / 2
    words_x = line_x + beside
    head = 108.0 if kicker else 26.0
    span = head + name.depth + ((100 + line.depth) if line else 0) + 74
    above = mark.role.size * 0.65 + 96 if narrow and mark else 0.0
    top = (h - span - above) / 2 + above
    first, times = top + 56 + head, look.timing.chapter
    enter = Enter(times.words, times.fade, times.fade, 0.0)
    parts: list[Element] = []
    if mark:
        at = (margin - 8, top - 96) if narrow else (margin + 320, h / 2 + 0.32 * mark.role.size)
        fade = Enter(0.0, times.numeral, times.numeral)
        parts.append(type_at(at, mark, look.ink("vermilion"), fade, "start" if narrow else "middle"))
    parts.append(opening((line_x, top, 2.4, span), look.ink("ink_2"), times.hairline, times.hairline_grows, True))
    if kicker:
        parts.append(type_at((words_x, top + 56), kicker, look.ink("vermilion_deep"), enter))
    parts.append(type_at((words_x - 4, first), name, look.ink("ink"), enter))
    if line:
        parts.append(type_at((words_x, first + name.depth + 100), line, look.ink("ink_2"), enter))
    return Layout(tuple(parts), False, _crowded({"numeral": mark, "chapter": name, "kicker": kicker, "line": line}))


def _numeral(card: ChapterCard, room: float, look: Look) -> Block | None:
    """The big red numeral; a long one (XVIII) is set smaller, which is no fault."""
    if card.numeral is None:
        return None
    mark = fit(str(card.numeral), look.roles["numeral"], room, 1)
    return Block(mark.lines, mark.role, mark.role.width(mark.lines[0]) <= room)


def _statement(card: StatementCard, page: Page, look: Look) -> Layout:
    (w, h), narrow, margin, times = page, _narrow(page), _margin(page), look.timing.statement
    room = w - 2 * margin - (52 if narrow else 120)
    words = fit(card.statement, look.roles["statement"], room, (9 if h > w else 6) if narrow else 4)
    x = margin + 52 if narrow else max(margin + 52, (w - words.width) / 2 - 20)
    size = words.role.size
    marked = stamp_width(card.label, look) if card.label else 0.0
    beside = x + marked + 24 if marked and not narrow else x
    by = _maybe(card.by, look, "note", (w - margin - beside, 2 if narrow else 1))
    foot = 112.0 if by or marked else 0.0
    below = 62.0 if narrow and by and marked else 0.0
    y = (h - words.depth - foot - below) / 2 + 0.25 * size
    bar = (x - 52, y - 0.84 * size, 8.0, words.depth + 1.14 * size)
    foot_y = y + words.depth + foot
    enter = Enter(times.by, times.fade, times.fade)
    parts = [
        opening(bar, look.ink("vermilion"), 0.0, times.bar, True),
        type_at((x, y), words, look.ink("ink"), Enter(times.words, times.fade, times.fade)),
    ]
    if card.label:
        parts.append(stamp(x, foot_y - 31, card.label, look, enter))
    if by:
        parts.append(type_at((beside, foot_y + below), by, look.ink("ink_2"), enter))
    return Layout(tuple(parts), False, _crowded({"statement": words, "by": by}) + _wide(card.label, page, look))


def _number(card: NumberCard, page: Page, look: Look) -> Layout:
    (w, h), narrow, margin, times = page, _narrow(page), _margin(page), look.timing.number
    shown, _, _ = written(card.number)
    unit = _maybe(card.unit, look, "unit", (w - 2 * margin if narrow else 620.0, 1))
    beside = 0.0 if narrow or unit is None else unit.width + 34
    figure = fit(shown, look.roles["number"], w - 2 * margin - beside, 1)
    figure = Block(figure.lines, figure.role, figure.fits or (narrow and len(shown) <= 9))
    text = _maybe(card.text, look, "lead", (w - 2 * margin if narrow else 1120.0, 5 if narrow else 3))
    comma = 26.0 if "," in shown else 0.0  # it hangs below the line
    under = 1.35 * unit.role.size + comma if narrow and unit else 0.0
    gap = 80.0 if under else 80.0 + comma
    tail = gap + under + ((94 + text.depth) if text else 0)
    y = h * 0.515 + (0.66 * figure.role.size - tail) / 2
    left = (w - figure.width - beside) / 2
    after = times.count if written(card.number)[1] is not None else times.fade
    enters = [Enter(after + i * times.step, times.fade, times.fade) for i in range(3)]
    parts = [_figure(card, (left + figure.width, y), figure, look)]
    if unit and narrow:
        parts.append(type_at((w / 2, y + under), unit, look.ink("ochre"), enters[0], "middle"))
    elif unit:
        parts.append(type_at((left + figure.width + 34, y), unit, look.ink("ochre"), enters[0]))
    rule = (w / 2 - 66, y + under + gap, 132.0, 6.0)
    parts.append(opening(rule, look.ink("vermilion"), enters[1].at, times.fade))
    if text:
        parts.append(type_at((w / 2, rule[1] + 94), text, look.ink("cream"), enters[2], "middle"))
    if card.label:
        top = 120.0 if w >= h else 180.0
        at_once = Enter(0.0, look.timing.label.enter, 0.0)  # who says so is said with the figure, not after it
        parts.append(stamp_on_dark(w - margin, top, card.label, look, at_once))
    return Layout(
        tuple(parts), True, _crowded({"number": figure, "unit": unit, "text": text}) + _wide(card.label, page, look)
    )


def _figure(card: NumberCard, right: tuple[float, float], block: Block, look: Look) -> Element:
    """The figure, counting up if it is a number; it stands on its right end, so the unit's place never moves."""
    shown, value, decimals = written(card.number)
    times, (x, y) = look.timing.number, right
    if value is None:
        return type_at((x, y), block, look.ink("cream"), Enter(0.0, times.fade, times.fade), "end")
    goal = value

    def body(t: float) -> str:
        share = out3(t / times.count) if times.count else 1.0
        text = shown if share >= 1 else grouped(goal * share, decimals)
        return text_svg(x, y, text, block.role, look.ink("cream"), anchor="end")

    # on the way to its value a figure can be a little wider than at the end: 111 is narrow, 108 isn't
    size, width = block.role.size, 1.15 * block.width + 0.2 * block.role.size
    box = (x - width + 0.1 * size, y - 0.8 * size, width, 1.1 * size)
    return Element(box, body, 0.0, 0.0, times.count)


def _credits(card: CreditsCard, page: Page, look: Look) -> Layout:
    (w, h), narrow, margin = page, page[1] > 1.2 * page[0], _margin(page)
    heading = fit(card.credits, look.roles["heading"], w - 2 * margin, 3 if narrow else 2)
    for percent in range(100, 25, -5):
        rows = [_row(entry, page, look, percent / 100) for entry in card.entries]
        gap = (56 if narrow else 40) * percent / 100
        list_height = sum(row.height for row in rows) + gap * (len(rows) - 1)
        span = heading.depth + 130 + list_height
        if span <= h - (430 if h > w else 250 if w > h else 190):
            break
    top = (h - span) / 2 + 0.3 * heading.role.size
    times, y = look.timing.credits, top + heading.depth + 130
    rule = (w / 2 - 66, top + heading.depth + 34, 132.0, 5.0)
    parts = [
        type_at((w / 2, top), heading, look.ink("cream"), Enter(0.0, times.fade, times.fade), "middle"),
        opening(rule, look.ink("vermilion"), times.fade / 2, times.fade),
    ]
    for i, row in enumerate(rows):
        enter = Enter(times.fade / 2 + i * times.step, times.fade, times.fade)
        parts += row.elements(y, look, enter)
        y += row.height + gap
    crowded = () if percent >= SMALLEST * 100 and all(row.fits for row in rows) else ("entries",)
    return Layout(tuple(parts), True, (*_crowded({"credits": heading}), *crowded))


class _Row:
    """One role with its lines: side by side on a wide page, one above the other on a narrow one."""

    def __init__(self, role: Block, lines: list[Block], place: tuple[float, float, float], narrow: bool) -> None:
        self._role, self._lines, self._narrow = role, lines, narrow
        self._role_x, self._x, self._pitch = place

    @property
    def height(self) -> float:
        own = sum(len(block.lines) for block in self._lines) * self._pitch
        return own + (self._pitch if self._narrow else 0.0)

    @property
    def fits(self) -> bool:
        return all(block.fits for block in (self._role, *self._lines))

    def elements(self, y: float, look: Look, enter: Enter) -> list[Element]:
        """The row with its first baseline at y."""
        anchor: Anchor = "start" if self._narrow else "end"
        parts = [type_at((self._role_x, y - 2), self._role, look.ink("ochre"), enter, anchor)]
        y += self._pitch if self._narrow else 0.0
        quiet = mix(look.ink("cream"), look.ink("dark"), 0.25)
        for i, block in enumerate(self._lines):
            parts.append(type_at((self._x, y), block, quiet if i else look.ink("cream"), enter))
            y += self._pitch * len(block.lines)
        return parts


def _row(entry: CreditEntry, page: Page, look: Look, factor: float) -> _Row:
    narrow, margin = page[1] > 1.2 * page[0], _margin(page)
    left = margin if narrow else page[0] * (0.346 if page[0] > 1200 else 0.31)
    x = left if narrow else left + 48
    label = fit(entry.role, look.roles["label"], (page[0] - 2 * margin) if narrow else left - margin, 1)
    body = look.roles["body"].scaled(factor)
    lines = [fit(line, body, page[0] - margin - x, 3) for line in entry.lines]
    return _Row(label, lines, (left, x, 46 * factor), narrow)
