"""The timeline card: a red line runs from event to event as they are spoken.

It runs across a wide page and down a narrow one; what lies beyond it is grey. Lengths are pixels
at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.easing import ease_out_cubic, smoothstep
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import Anchor, draw_text_svg, wrap
from lantern.graphics.paper import draw_rule_svg
from lantern.graphics.vector import Box
from lantern.script.model.cards import TimelineCard, TimelineEvent
from lantern.visuals.card.heading import (
    HEADING_FADE_SECONDS,
    CardContext,
    CardFrame,
    draw_head_and_foot,
    spread,
)
from lantern.visuals.card.parts import (
    MIN_READABLE_SCALE,
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    draw_growing_rule,
)

LINE_START_SECONDS, LINE_REST_SECONDS = 0.5, 1.5
"""Seconds before the line first runs, and after it last arrives, without spoken events."""
_NEVER = 1e9
_SMALL = 0.25
"""The smallest size that is tried; at this size everything is laid out, readable or not."""


@dataclass(frozen=True)
class LineRun:
    """One run of the line: from share `a` to share `b` of it, from `start` over `duration`."""

    start: float
    duration: float
    a: float
    b: float


@dataclass(frozen=True)
class EventTiming:
    """When the line reaches an event, and when it leaves it: the same time if it doesn't stop.

    An event is red while the line stops there.
    """

    at: float
    until: float


@dataclass(frozen=True)
class EventLayout:
    """Where an event stands: its dot, the stem to its label, and the baselines of its texts."""

    dot: tuple[float, float]
    stem: tuple[tuple[float, float], ...]
    date: tuple[float, float]
    text: tuple[float, float]
    anchor: Anchor


def sort_events(card: TimelineCard) -> list[tuple[int, TimelineEvent]]:
    """Return the events in the order of time, with their numbers on the card."""
    return sorted(enumerate(card.events), key=lambda pair: card.parse_day(pair[1].date))


def place_events(card: TimelineCard) -> tuple[list[float], int]:
    """Return each event's place along the line, 0 to 1, in order; and the line's days."""
    first, last, on = _span(card)
    length = max(last - first, 1)
    return [(day - first) / length for day in on], length


def _span(card: TimelineCard) -> tuple[int, int, list[int]]:
    on = [card.parse_day(event.date) for _, event in sort_events(card)]
    first = min([on[0], *([card.parse_day(card.start)] if card.start else [])])
    return first, max([on[-1], *([card.parse_day(card.end)] if card.end else [])]), on


def plan_runs(
    card: TimelineCard, stage: CardContext, look: Look
) -> tuple[list[LineRun], list[EventTiming | None]]:
    """Return how the line runs, and when it reaches each event in the order of time.

    An event that it never reaches has None.
    """
    places, length = place_events(card)
    times = look.timing.timeline
    stops = _stops(card, stage)
    found: list[LineRun] = []
    reached: list[EventTiming | None] = [None] * len(places)
    here = 0.0
    for (start, stop), after in itertools.zip_longest(stops, stops[1:]):
        until = after[0] if after else _NEVER
        lasts = max(
            min(
                times.most,
                times.per_day * (places[stop] - here) * length,
                until - start,
            ),
            0.0,
        )
        run = LineRun(start, lasts, here, places[stop])
        found.append(run)
        for i, place in enumerate(places[: stop + 1]):
            if reached[i] is None:
                at = _find_passing_time(run, place)
                reached[i] = EventTiming(at, until if i == stop else at)
        here = places[stop]
    return found, reached


def _stops(card: TimelineCard, stage: CardContext) -> list[tuple[float, int]]:
    """Return when the line starts towards which event.

    As they are spoken; or to `now`; or from one to the next, evenly.
    """
    events = sort_events(card)
    now = None if card.now is None else card.parse_day(card.now)
    last = next(
        (
            i
            for i, (_, e) in enumerate(events)
            if now is not None and card.parse_day(e.date) == now
        ),
        None,
    )
    stops: list[tuple[float, int]] = []
    for i, (number, _) in enumerate(events):
        at = stage.find_spoken_time(f"events/{number}")
        if at is not None and (last is None or i <= last):
            stops.append((max(at, stops[-1][0] if stops else at), i))
    if stops and last is not None and stops[-1][1] < last:
        stops.append(((stops[-1][0] + max(stage.length, stops[-1][0])) / 2, last))
    if stops:
        return stops
    if last is not None:
        return [(LINE_START_SECONDS, last)]
    step = max(stage.length - LINE_START_SECONDS - LINE_REST_SECONDS - 1, 0.0) / max(
        len(events) - 1, 1
    )
    return [(LINE_START_SECONDS + i * step, i) for i in range(len(events))]


def _find_passing_time(run: LineRun, place: float) -> float:
    """Return when the end of a run, slowing down, passes a place: ease_out_cubic inverted."""
    if place <= run.a or run.b <= run.a:
        return run.start
    left = 1 - min((place - run.a) / (run.b - run.a), 1.0)
    return run.start + run.duration * float(1 - left ** (1 / 3))


def lay_out_timeline(card: TimelineCard, stage: CardContext, look: Look) -> CardLayout:
    """Lay out a timeline."""
    frame = draw_head_and_foot(card, stage, look)
    lay_out = _down if stage.is_narrow else _across
    blocks, spots, line, fits = lay_out(card, stage, look, frame=frame)
    ran, reached = plan_runs(card, stage, look)
    parts = [*frame.elements, _axis(card, line, look)]
    for run in ran:
        x, y, w, h = line
        box = (
            (x - 4, y + h * run.a, 8.0, h * (run.b - run.a))
            if h > w
            else (x + w * run.a, y - 4, w * (run.b - run.a), 8.0)
        )
        parts.append(
            draw_growing_rule(
                box,
                look.get_ink("vermilion"),
                run.start,
                lasts=run.duration,
                down=h > w,
            )
        )
    for (_, event), (date, block), spot, at in zip(
        sort_events(card), blocks, spots, reached, strict=True
    ):
        parts.append(_draw_event(event, spot, date, at=at, look=look))
        enter = (
            Entrance(at.at, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS, 8.0)
            if at
            else Entrance(0.0, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS)
        )
        grey = mix_colours(
            look.get_ink("paper"), look.get_ink("ink"), look.timing.timeline.to_come
        )
        parts.append(
            draw_block(
                spot.text,
                block,
                look.get_ink("ink") if at else grey,
                enter=enter,
                anchor=spot.anchor,
            )
        )
    return CardLayout(
        tuple(parts), False, frame.crowded + (() if fits else ("events",))
    )


EventsLayout = tuple[list[tuple[TypeRole, TextBlock]], list[EventLayout], Box, bool]
"""The type and text of each event, its place, the line as a box, and whether all is readable."""


def _sizes() -> Sequence[float]:
    return [percent / 100 for percent in range(100, round(100 * _SMALL) - 1, -5)]


def _lengths(card: TimelineCard, look: Look) -> list[float]:
    """Return the length of each text on one line, at full size."""
    return [
        look.roles["body"].measure_width(event.text) for _, event in sort_events(card)
    ]


def _blocks(
    card: TimelineCard, look: Look, factor: float, *, width: float
) -> list[tuple[TypeRole, TextBlock]]:
    role, date = (
        look.roles["body"].scale_by(factor),
        look.roles["date"].scale_by(factor),
    )
    return [
        (date, TextBlock(tuple(wrap(event.text, role, width)), role, True))
        for _, event in sort_events(card)
    ]


def _across(
    card: TimelineCard, stage: CardContext, look: Look, *, frame: CardFrame
) -> EventsLayout:
    """Lay out labels above and below the line in turn, moved aside where they would meet."""
    left, right = stage.sides
    y = (frame.top + frame.bottom) / 2
    room = min(y - 110 - frame.top, frame.bottom - y - 108)
    line = (left, y, right - left, 0.0)
    least = _lengths(card, look)
    for factor, width in itertools.product(_sizes(), (280, 240, 205, 340, 170, 140)):
        step = look.roles["body"].size * look.roles["body"].leading * factor
        if (
            max(least) * factor / width - 1
        ) * step + 70 * factor > room and factor > _SMALL:
            continue  # can't fit however lines break; to wrap long texts takes seconds
        blocks = _blocks(card, look, factor, width=width)
        if any(block.depth + 70 * factor > room for _, block in blocks):
            continue
        rows = [
            _row(card, blocks, odd, sides=(left, right), grown=_find_enlargement(look))
            for odd in (0, 1)
        ]
        if rows[0] is not None and rows[1] is not None:
            slots = rows[0] | rows[1]
            return (
                blocks,
                [_place_beside(slots[i], y, i, label=blocks[i]) for i in sorted(slots)],
                line,
                factor >= MIN_READABLE_SCALE,
            )
    # nothing is small enough: labels overlap, and the author gets a problem
    places = place_events(card)[0]
    spots = [
        _place_beside((left + right - left * p, left, "start"), y, i, label=blocks[i])
        for i, p in enumerate(places)
    ]
    return blocks, spots, line, False


EventSlot = tuple[float, float, Anchor]
"""An event's dot, its stem where the label is, and the label's anchor."""


def _row(
    card: TimelineCard,
    blocks: Sequence[tuple[TypeRole, TextBlock]],
    odd: int,
    *,
    sides: tuple[float, float],
    grown: float,
) -> dict[int, EventSlot] | None:
    """Place the labels above the line (odd = 0) or below it; None when they don't fit."""
    left, right = sides
    numbers = range(odd, len(blocks), 2)
    if not numbers:
        return {}
    dots = [left + (right - left) * share for share in place_events(card)[0]]
    events = [event for _, event in sort_events(card)]
    sizes = [
        max(blocks[i][1].width, blocks[i][0].measure_width(events[i].date) * grown) + 20
        for i in numbers
    ]
    last = numbers[-1]
    turned = (
        dots[last] + sizes[-1] > right
    )  # the last label stands to the left of its stem
    wanted = [dots[i] - (sizes[-1] if turned and i == last else 0) for i in numbers]
    starts = spread(wanted, sizes, sides, gap=24)
    if starts is None:
        return None
    slots: dict[int, EventSlot] = {
        i: (dots[i], start, "start") for i, start in zip(numbers, starts, strict=True)
    }
    if turned:
        slots[last] = (dots[last], starts[-1] + sizes[-1], "end")
    return slots


def _place_beside(
    slot: EventSlot, y: float, number: int, *, label: tuple[TypeRole, TextBlock]
) -> EventLayout:
    dot, stem, anchor = slot
    date, block = label
    x, lead, way = (
        stem + (20 if anchor == "start" else -20),
        44 * block.role.size / 34,
        -1 if number % 2 == 0 else 1,
    )
    text = y - 110 - block.depth if way < 0 else y + 124 + lead
    end = text - lead - 0.75 * date.size if way < 0 else text + block.depth
    bend = () if abs(stem - dot) < 1 else ((dot, y + way * 38), (stem, y + way * 78))
    return EventLayout(
        (dot, y),
        ((dot, y + way * 14), *bend, (stem, end)),
        (x, text - lead),
        (x, text),
        anchor,
    )


def _down(
    card: TimelineCard, stage: CardContext, look: Look, *, frame: CardFrame
) -> EventsLayout:
    """Lay out the line down the left, labels to its right, moved down where they would meet."""
    right, x = stage.sides[1], stage.sides[0] + 14
    top, bottom = frame.top + 24, frame.bottom - 68
    dots = [top + (bottom - top) * share for share in place_events(card)[0]]
    line = (x, top, 0.0, bottom - top)
    least, room = _lengths(card, look), frame.bottom - frame.top
    for factor in _sizes():
        step = look.roles["body"].size * look.roles["body"].leading * factor
        if (
            sum(length * factor / (right - x - 76) * step for length in least) > room
            and factor > _SMALL
        ):
            continue
        blocks = _blocks(card, look, factor, width=right - x - 76)
        sizes = [block.depth + 86 * factor for _, block in blocks]
        starts = spread(
            [dot - 18 * factor for dot in dots],
            sizes,
            (frame.top, frame.bottom),
            gap=10 * factor,
        )
        if starts is not None and all(
            block.width <= right - x - 76 for _, block in blocks
        ):
            break
    at = starts or [dot - 18 * factor for dot in dots]
    spots = []
    for dot, start in zip(dots, at, strict=True):
        level = start + 18 * factor
        bend = () if abs(level - dot) < 1 else ((x + 30, dot), (x + 50, level))
        stem = ((x + 14, dot), *bend, (x + 62, level))
        spots.append(
            EventLayout(
                (x, dot),
                stem,
                (x + 76, start + 30 * factor),
                (x + 76, start + 72 * factor),
                "start",
            )
        )
    return blocks, spots, line, starts is not None and factor >= MIN_READABLE_SCALE


def _axis(card: TimelineCard, line: Box, look: Look) -> CardElement:
    """Draw the whole line in grey, with a tick for each day, month or year."""
    first, last, _ = _span(card)
    x, y, w, h = line
    down = h > w
    faint, tick = (
        mix_colours(look.get_ink("paper"), look.get_ink("ink"), 0.30),
        mix_colours(look.get_ink("paper"), look.get_ink("ink"), 0.45),
    )
    svg = draw_rule_svg((x - 3, y, 6, h) if down else (x, y - 3, w, 6), faint)
    for day in choose_ticks(first, last):
        share = (day - first) / max(last - first, 1)
        svg += draw_rule_svg(
            (x - 26, y + h * share - 1, 16, 2)
            if down
            else (x + w * share - 1, y + 10, 2, 16),
            tick,
        )
    return CardElement(
        (x - 30, y - 30, w + 60, h + 60),
        lambda t: svg,
        0.0,
        HEADING_FADE_SECONDS,
        HEADING_FADE_SECONDS,
    )


def choose_ticks(first: int, last: int) -> list[int]:
    """Return the days with a tick: each day, or the first of each month or of every nth year.

    `first` and `last` are ordinals of days; the finest ticks that aren't too many are chosen.
    """
    if last - first <= 62:
        return list(range(first, last + 1))
    dates = [datetime.date.fromordinal(day) for day in (first, last)]
    months = [
        datetime.date(year, month, 1).toordinal()
        for year in range(dates[0].year, dates[1].year + 1)
        for month in range(1, 13)
        if last - first <= 2200
        and first <= datetime.date(year, month, 1).toordinal() <= last
    ]
    if months:
        return months
    step = next(
        n for n in (1, 5, 10, 50, 100, 500, 1000) if (last - first) / 365 / n <= 60
    )
    years = (
        datetime.date(year, 1, 1).toordinal()
        for year in range(dates[0].year, dates[1].year + 1)
        if year % step == 0
    )
    return [day for day in years if first <= day <= last]


def _find_enlargement(look: Look) -> float:
    """Return how much larger the date is of the event where the line stops."""
    return look.roles["date_now"].size / look.roles["date"].size


def _draw_event(
    event: TimelineEvent,
    spot: EventLayout,
    date: TypeRole,
    *,
    at: EventTiming | None,
    look: Look,
) -> CardElement:
    """Draw dot, stem and date: grey before the line comes, red while it stops there, then ink."""
    paper, ink, red = (
        look.get_ink("paper"),
        look.get_ink("ink"),
        look.get_ink("vermilion"),
    )
    grey, ring = (
        mix_colours(paper, ink, look.timing.timeline.to_come),
        mix_colours(paper, ink, 0.55),
    )
    lasts, grown = look.timing.timeline.dot, _find_enlargement(look)
    (x, y), points = spot.dot, " ".join(f"{a:.1f},{b:.1f}" for a, b in spot.stem)
    cream = look.get_ink("cream")
    stops = at is not None and at.until > at.at

    def body(t: float) -> str:
        come = smoothstep((t - at.at) / lasts) if at else 0.0
        now = (
            ease_out_cubic((t - at.at) / lasts)
            * (1 - smoothstep((t - at.until) / lasts))
            if at and stops
            else 0.0
        )
        colour = mix_colours(mix_colours(grey, ink, come), red, now)
        inner = 8 + 3 * now if event.dot == "open" else 8 - 3 * come + 2 * now
        return (
            f'<polyline points="{points}" fill="none" stroke="{colour}" '
            'stroke-width="2.4" stroke-opacity=".8"/>'
            + (
                f'<circle cx="{x:.2f}" cy="{y:.2f}" r="26" '
                f'fill="{red}" fill-opacity="{0.18 * now:.3f}"/>'
                if now
                else ""
            )
            + f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{12 + 5 * now:.2f}" '
            f'fill="{mix_colours(ring, red, come)}"/>'
            + f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{inner:.2f}" '
            f'fill="{mix_colours(paper, cream, come)}"/>'
            + draw_text_svg(
                *spot.date,
                event.date,
                role=date.scale_by(1 + (grown - 1) * now),
                fill=colour,
                anchor=spot.anchor,
            )
        )

    stirs = (
        (
            (at.at, at.at + lasts),
            *([(at.until, at.until + lasts)] if stops and at.until < _NEVER else []),
        )
        if at
        else ()
    )
    return CardElement(
        _bound_event(event, spot, date, grown=grown),
        body,
        0.0,
        HEADING_FADE_SECONDS,
        HEADING_FADE_SECONDS,
        later_changes=stirs,
    )


def _bound_event(
    event: TimelineEvent, spot: EventLayout, date: TypeRole, *, grown: float
) -> Box:
    """Return the box of a dot, its stem and its date."""
    wide = date.measure_width(event.date) * grown + 8
    left = spot.date[0] - (wide if spot.anchor == "end" else 4)
    xs = [
        spot.dot[0] - 28,
        spot.dot[0] + 28,
        left,
        left + wide + 8,
        *(a - 3 for a, _ in spot.stem),
        *(a + 3 for a, _ in spot.stem),
    ]
    ys = [
        spot.dot[1] - 28,
        spot.dot[1] + 28,
        spot.date[1] - 1.2 * date.size,
        spot.date[1] + 0.4 * date.size,
    ]
    for _, y in spot.stem:
        ys += [y - 3, y + 3]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
