"""A clock over a picture: a dial whose hands stand, or run from one time to another."""

from __future__ import annotations

import math

from lantern.graphics.look.typesetting import draw_text_svg
from lantern.script.model.inserts import ClockRun, PictureInsert, count_minutes
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.lines import ASCENT, InsertLines, set_optional

_DAY = 24 * 60
_GAP = 20.0


def lay_out_clock(insert: PictureInsert, page: InsertPage) -> InsertDrawing:
    """Return a clock as it is set on a page: the dial, the time below it, and words."""
    radius = page.look.inserts.dial
    time_top = 2 * radius + _GAP
    size = page.look.get_role("date_now").size
    words_top = time_top + size + _GAP / 2
    text = set_optional(insert.text, page)
    width = max(2 * radius, text.width if text else 0.0)
    height = words_top + text.height if text else time_top + size * ASCENT

    def draw(moment: InsertMoment) -> str:
        minutes = find_minutes(insert, moment.share)
        dial = _draw_dial(page, (width / 2, radius), minutes)
        time = _draw_time(page, (width / 2, time_top), minutes)
        return dial + time + _draw_words(text, words_top, page, width=width)

    runs = isinstance(insert.clock, ClockRun)
    settles = page.look.timing.insert.enter
    return InsertDrawing(width, height, draw, settles, runs=runs)


def _draw_time(
    page: InsertPage, top: tuple[float, float], minutes: float
) -> str:
    """Return the time of day in digits, the middle of its top at (x, y)."""
    role = page.look.get_role("date_now")
    hours, rest = divmod(int(minutes) % _DAY, 60)
    return draw_text_svg(
        top[0],
        top[1] + ASCENT * role.size,
        f"{hours:02}:{rest:02}",
        role=role,
        fill=page.get_ink("title"),
        anchor="middle",
    )


def _draw_words(
    text: InsertLines | None, top: float, page: InsertPage, *, width: float
) -> str:
    if text is None:
        return ""
    ink = page.get_ink("text")
    return text.draw(
        (width - text.width) / 2,
        top,
        ink=ink,
        width=text.width,
    )


def find_minutes(insert: PictureInsert, share: float) -> float:
    """Return the minutes since midnight that a clock shows after a share of its time."""
    clock = insert.clock
    assert clock is not None  # it was chosen by its kind
    if isinstance(clock, str):
        return float(count_minutes(clock))
    start = count_minutes(clock.start)
    way = (count_minutes(clock.end) - start) % _DAY
    return start + way * share


def _draw_dial(
    page: InsertPage, middle: tuple[float, float], minutes: float
) -> str:
    x, y = middle
    radius = page.look.inserts.dial
    ink = page.get_ink("title")
    svg = (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius - 3:.2f}" fill="none" '
        f'stroke="{ink}" stroke-width="4"/>'
    )
    for hour in range(12):
        inner = 0.78 if hour % 3 == 0 else 0.86
        line = _find_hand(
            middle,
            hour / 12,
            start=radius * inner,
            end=radius * 0.92,
        )
        svg += _draw_line(line, ink, 5.0 if hour % 3 == 0 else 3.0)
    hour_hand = _find_hand(
        middle,
        minutes / 720,
        start=-0.1 * radius,
        end=0.5 * radius,
    )
    minute_hand = _find_hand(
        middle,
        minutes / 60,
        start=-0.14 * radius,
        end=0.74 * radius,
    )
    svg += _draw_line(hour_hand, ink, 9.0)
    svg += _draw_line(minute_hand, page.get_ink("line"), 6.0)
    return svg + f'<circle cx="{x:.2f}" cy="{y:.2f}" r="8" fill="{ink}"/>'


def _find_hand(
    middle: tuple[float, float], turn: float, *, start: float, end: float
) -> tuple[float, float, float, float]:
    """Return the ends of a hand, x1, y1, x2, y2; `turn` is 0 at the top, clockwise."""
    x, y = middle
    across, up = math.sin(2 * math.pi * turn), math.cos(2 * math.pi * turn)
    return x + across * start, y - up * start, x + across * end, y - up * end


def _draw_line(
    line: tuple[float, float, float, float], ink: str, width: float
) -> str:
    x1, y1, x2, y2 = line
    return (
        f'<line x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}" '
        f'stroke="{ink}" stroke-width="{width:.1f}" stroke-linecap="round"/>'
    )
