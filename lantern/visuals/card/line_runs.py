"""When the red line of a timeline runs, and when it reaches each event.

Times are seconds from the start of the shot; places along the line are shares of it, 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.script.model.cards import TimelineCard, TimelineEvent
from lantern.visuals.card.context import CardContext

LINE_START_SECONDS = 0.5
"""Seconds before the line first runs, without spoken events."""
LINE_REST_SECONDS = 1.5
"""Seconds after the line last arrives, without spoken events."""
NEVER = 1e9


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

    @property
    def is_stop(self) -> bool:
        """Return whether the line stops at the event."""
        return self.until > self.at


@dataclass(frozen=True)
class LineDays:
    """The ordinals of the line's first and last day, and of its events in the order of time."""

    first: int
    last: int
    events: tuple[int, ...]


@dataclass(frozen=True)
class _Stop:
    """When the line starts towards an event; the event is a number in the order of time."""

    start: float
    event: int


def sort_events(card: TimelineCard) -> list[tuple[int, TimelineEvent]]:
    """Return the events in the order of time, with their numbers on the card."""
    return sorted(
        enumerate(card.events), key=lambda pair: card.parse_day(pair[1].date)
    )


def find_days(card: TimelineCard) -> LineDays:
    """Return the days of a timeline: the line holds its events, whatever `from` and `to` say."""
    events = tuple(card.parse_day(event.date) for _, event in sort_events(card))
    first = events[0]
    if card.start:
        first = min(first, card.parse_day(card.start))
    last = events[-1]
    if card.end:
        last = max(last, card.parse_day(card.end))
    return LineDays(first, last, events)


def place_events(card: TimelineCard) -> tuple[list[float], int]:
    """Return each event's place along the line, 0 to 1, in order; and the line's days."""
    days = find_days(card)
    length = max(days.last - days.first, 1)
    return [(day - days.first) / length for day in days.events], length


def plan_runs(
    card: TimelineCard, stage: CardContext, look: Look
) -> tuple[list[LineRun], list[EventTiming | None]]:
    """Return how the line runs, and when it reaches each event in the order of time.

    An event that it never reaches has None.
    """
    places, days = place_events(card)
    stops = _list_stops(card, stage)
    leaves = [stop.start for stop in stops[1:]]
    leaves.append(NEVER)
    runs: list[LineRun] = []
    reached: list[EventTiming | None] = [None] * len(places)
    here = 0.0
    for stop, until in zip(stops, leaves, strict=True):
        goal = places[stop.event]
        duration = _limit_duration(
            goal - here, days, until - stop.start, look=look
        )
        run = LineRun(stop.start, duration, here, goal)
        runs.append(run)
        for i in range(stop.event + 1):
            if reached[i] is None:
                at = _find_passing_time(run, places[i])
                reached[i] = EventTiming(at, until if i == stop.event else at)
        here = goal
    return runs, reached


def _limit_duration(
    share: float, days: int, free: float, *, look: Look
) -> float:
    """Return how long a run over a share of a line of so many days takes: at most `free`."""
    times = look.timing.timeline
    return max(min(times.most, times.per_day * share * days, free), 0.0)


def _list_stops(card: TimelineCard, stage: CardContext) -> list[_Stop]:
    """Return when the line starts towards which event.

    As they are spoken; or to `now`; or from one to the next, evenly.
    """
    last = _find_now(card)
    stops = _list_spoken_stops(card, stage, last)
    if stops:
        return stops
    if last is not None:
        return [_Stop(LINE_START_SECONDS, last)]
    return _list_even_stops(len(card.events), stage)


def _find_now(card: TimelineCard) -> int | None:
    """Return the first event on the day of `now`; None without `now`, or without such an event."""
    if card.now is None:
        return None
    now = card.parse_day(card.now)
    days = find_days(card).events
    return days.index(now) if now in days else None


def _list_spoken_stops(
    card: TimelineCard, stage: CardContext, last: int | None
) -> list[_Stop]:
    """Return a stop for each event that is spoken, up to the last one that may be reached.

    The line goes on to the last one half-way from the last spoken event to the shot's end.
    """
    stops: list[_Stop] = []
    start = 0.0
    for i, (number, _) in enumerate(sort_events(card)):
        at = stage.find_spoken_time(f"events/{number}")
        if at is None or (last is not None and i > last):
            continue
        start = max(at, start) if stops else at
        stops.append(_Stop(start, i))
    if stops and last is not None and stops[-1].event < last:
        stops.append(_Stop((start + max(stage.length, start)) / 2, last))
    return stops


def _list_even_stops(count: int, stage: CardContext) -> list[_Stop]:
    """Return a stop for each event, in even steps over the shot."""
    free = max(stage.length - LINE_START_SECONDS - LINE_REST_SECONDS - 1, 0.0)
    step = free / max(count - 1, 1)
    return [_Stop(LINE_START_SECONDS + i * step, i) for i in range(count)]


def _find_passing_time(run: LineRun, place: float) -> float:
    """Return when the end of a run, slowing down, passes a place: ease_out_cubic inverted."""
    if place <= run.a or run.b <= run.a:
        return run.start
    left = 1 - min((place - run.a) / (run.b - run.a), 1.0)
    return run.start + run.duration * float(1 - left ** (1 / 3))
