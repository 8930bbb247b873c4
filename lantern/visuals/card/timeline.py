"""The timeline card: a red line runs from event to event as they are spoken.

What lies beyond the line's end is grey. Lengths are pixels at 1080p, times seconds from the start
of the shot.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.easing import ease_out_cubic, smoothstep
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.paper import draw_rule_svg
from lantern.graphics.vector import Box
from lantern.script.model.cards import TimelineCard, TimelineEvent
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.event_labels import find_enlargement
from lantern.visuals.card.event_places import (
    EventLayout,
    place_across,
    place_down,
)
from lantern.visuals.card.heading import (
    AT_ONCE,
    HEADING_FADE_SECONDS,
    draw_head_and_foot,
)
from lantern.visuals.card.line_runs import (
    NEVER,
    EventTiming,
    LineRun,
    find_days,
    plan_runs,
    sort_events,
)
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    draw_growing_rule,
    make_static_element,
)

_MOST_DAY_TICKS = 62
_MOST_MONTH_DAYS = 2200
"""A line of at most so many days has a tick for each month."""
_YEAR_STEPS = (1, 5, 10, 50, 100, 500, 1000)
_MOST_YEAR_TICKS = 60


def lay_out_timeline(
    card: TimelineCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a timeline: its line runs across a wide page and down a narrow one."""
    frame = draw_head_and_foot(card, stage, look)
    place = place_down if stage.is_narrow else place_across
    events = place(card, stage, look, frame=frame)
    runs, reached = plan_runs(card, stage, look)
    elements = [*frame.elements, _draw_axis(card, events.line, look)]
    elements += [_draw_run(run, events.line, look) for run in runs]
    for (_, event), label, spot, timing in zip(
        sort_events(card), events.labels, events.places, reached, strict=True
    ):
        drawing = _EventDrawing(event, spot, label.date, timing, look)
        elements.append(drawing.make_element())
        elements.append(_draw_text(label.block, spot, timing, look=look))
    crowded = frame.crowded
    if not events.fits:
        crowded += ("events",)
    return CardLayout(tuple(elements), False, crowded)


def _draw_run(run: LineRun, line: Box, look: Look) -> CardElement:
    """Draw a run of the line: a red rule that grows along it."""
    x, y, w, h = line
    down = h > w
    if down:
        box = (x - 4, y + h * run.a, 8.0, h * (run.b - run.a))
    else:
        box = (x + w * run.a, y - 4, w * (run.b - run.a), 8.0)
    red = look.get_ink("vermilion")
    return draw_growing_rule(
        box,
        red,
        run.start,
        lasts=run.duration,
        down=down,
    )


def _draw_text(
    block: TextBlock,
    spot: EventLayout,
    timing: EventTiming | None,
    *,
    look: Look,
) -> CardElement:
    """Draw the text of an event; it rises when the line comes, and is grey if it never does."""
    fade = HEADING_FADE_SECONDS
    ink = look.get_ink("ink")
    if timing is None:
        enter = Entrance(0.0, fade, fade)
        ink = mix_colours(
            look.get_ink("paper"), ink, look.timing.timeline.to_come
        )
    else:
        enter = Entrance(timing.at, fade, fade, 8.0)
    return draw_block(
        spot.text,
        block,
        ink,
        enter=enter,
        anchor=spot.anchor,
    )


def _draw_axis(card: TimelineCard, line: Box, look: Look) -> CardElement:
    """Draw the whole line in grey, with a tick for each day, month or year."""
    days = find_days(card)
    x, y, w, h = line
    down = h > w
    paper = look.get_ink("paper")
    ink = look.get_ink("ink")
    rule = (x - 3, y, 6, h) if down else (x, y - 3, w, 6)
    svg = draw_rule_svg(rule, mix_colours(paper, ink, 0.30))
    grey = mix_colours(paper, ink, 0.45)
    for day in choose_ticks(days.first, days.last):
        share = (day - days.first) / max(days.last - days.first, 1)
        svg += draw_rule_svg(_bound_tick(line, share), grey)
    box = (x - 30, y - 30, w + 60, h + 60)
    return make_static_element(box, svg, AT_ONCE)


def _bound_tick(line: Box, share: float) -> Box:
    """Return the box of a tick at a share of the line: left of it, or below it."""
    x, y, w, h = line
    if h > w:
        return (x - 26, y + h * share - 1, 16, 2)
    return (x + w * share - 1, y + 10, 2, 16)


def choose_ticks(first: int, last: int) -> list[int]:
    """Return the days with a tick: each day, or the first of each month or of every nth year.

    `first` and `last` are ordinals of days; the finest ticks that aren't too many are chosen.
    """
    if last - first <= _MOST_DAY_TICKS:
        return list(range(first, last + 1))
    first_year = datetime.date.fromordinal(first).year
    last_year = datetime.date.fromordinal(last).year
    years = range(first_year, last_year + 1)
    days: list[int] = []
    if last - first <= _MOST_MONTH_DAYS:
        for year in years:
            days += [_get_ordinal(year, month) for month in range(1, 13)]
    else:
        step = _choose_year_step(last - first)
        days = [_get_ordinal(year) for year in years if year % step == 0]
    return [day for day in days if first <= day <= last]


def _get_ordinal(year: int, month: int = 1) -> int:
    """Return the ordinal of the first day of a month."""
    return datetime.date(year, month, 1).toordinal()


def _choose_year_step(days: int) -> int:
    """Return every which year has a tick on a line of so many days."""
    for step in _YEAR_STEPS:
        if days / 365 / step <= _MOST_YEAR_TICKS:
            return step
    return _YEAR_STEPS[-1]


@dataclass(frozen=True)
class _EventDrawing:
    """Dot, stem and date of an event: grey before the line comes, red while it stops there.

    After that they are ink. `timing` is None if the line never comes.
    """

    event: TimelineEvent
    spot: EventLayout
    date: TypeRole
    timing: EventTiming | None
    look: Look

    def make_element(self) -> CardElement:
        """Return the drawing as an element."""
        return CardElement(
            self._bound(),
            self._draw,
            0.0,
            HEADING_FADE_SECONDS,
            HEADING_FADE_SECONDS,
            later_changes=self._list_changes(),
        )

    def _draw(self, t: float) -> str:
        """Return the SVG at a time."""
        come = self._compute_come(t)
        now = self._compute_now(t)
        look = self.look
        paper = look.get_ink("paper")
        ink = look.get_ink("ink")
        red = look.get_ink("vermilion")
        grey = mix_colours(paper, ink, look.timing.timeline.to_come)
        colour = mix_colours(mix_colours(grey, ink, come), red, now)
        ring = mix_colours(mix_colours(paper, ink, 0.55), red, come)
        fill = mix_colours(paper, look.get_ink("cream"), come)
        inner = 8 - 3 * come + 2 * now
        if self.event.dot == "open":
            inner = 8 + 3 * now
        svg = self._draw_stem(colour)
        if now:
            halo = f'fill="{red}" fill-opacity="{0.18 * now:.3f}"'
            svg += self._draw_circle("26", halo)
        svg += self._draw_circle(f"{12 + 5 * now:.2f}", f'fill="{ring}"')
        svg += self._draw_circle(f"{inner:.2f}", f'fill="{fill}"')
        return svg + self._draw_date(now, colour)

    def _compute_come(self, t: float) -> float:
        """Return how far the line has come here, 0 to 1."""
        if self.timing is None:
            return 0.0
        return smoothstep((t - self.timing.at) / self.look.timing.timeline.dot)

    def _compute_now(self, t: float) -> float:
        """Return how much the line stops here, 0 to 1."""
        timing = self.timing
        if timing is None or not timing.is_stop:
            return 0.0
        lasts = self.look.timing.timeline.dot
        leaves = smoothstep((t - timing.until) / lasts)
        return ease_out_cubic((t - timing.at) / lasts) * (1 - leaves)

    def _draw_stem(self, colour: str) -> str:
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in self.spot.stem)
        return (
            f'<polyline points="{points}" fill="none" stroke="{colour}" '
            'stroke-width="2.4" stroke-opacity=".8"/>'
        )

    def _draw_circle(self, radius: str, fill: str) -> str:
        """Draw a circle round the dot's middle; `fill` as attributes."""
        x, y = self.spot.dot
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius}" {fill}/>'

    def _draw_date(self, now: float, colour: str) -> str:
        """Draw the date, larger while the line stops here."""
        x, y = self.spot.date
        role = self.date.scale_by(1 + (find_enlargement(self.look) - 1) * now)
        anchor = self.spot.anchor
        return draw_text_svg(
            x,
            y,
            self.event.date,
            role=role,
            fill=colour,
            anchor=anchor,
        )

    def _list_changes(self) -> tuple[tuple[float, float], ...]:
        """Return when the drawing changes, as [start, end]: the line comes, and leaves."""
        timing = self.timing
        if timing is None:
            return ()
        lasts = self.look.timing.timeline.dot
        changes = [(timing.at, timing.at + lasts)]
        if timing.is_stop and timing.until < NEVER:
            changes.append((timing.until, timing.until + lasts))
        return tuple(changes)

    def _bound(self) -> Box:
        """Return the box of the dot, its stem and its date at its largest."""
        spot = self.spot
        grown = find_enlargement(self.look)
        width = self.date.measure_width(self.event.date) * grown + 8
        left = spot.date[0] - (width if spot.anchor == "end" else 4)
        size = self.date.size
        xs = [spot.dot[0] - 28, spot.dot[0] + 28, left, left + width + 8]
        ys = [spot.dot[1] - 28, spot.dot[1] + 28]
        ys += [spot.date[1] - 1.2 * size, spot.date[1] + 0.4 * size]
        for x, y in spot.stem:
            xs += [x - 3, x + 3]
            ys += [y - 3, y + 3]
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
