"""Where the events of a timeline stand: dots on the line, and labels that keep off each other.

The line runs across a wide page and down a narrow one. Lengths are pixels at 1080p.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.typesetting import Anchor
from lantern.graphics.vector import Box
from lantern.script.model.cards import TimelineCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.event_labels import (
    SMALLEST,
    EventLabel,
    find_enlargement,
    list_sizes,
    measure_step,
    measure_texts,
    set_labels,
)
from lantern.visuals.card.heading import CardFrame, spread
from lantern.visuals.card.line_runs import place_events, sort_events
from lantern.visuals.card.parts import MIN_READABLE_SCALE

_WIDTHS = (280, 240, 205, 340, 170, 140)
"""The widths of labels beside a line that runs across, in the order in which they are tried.

Labels that are larger than usual are wider by as much.
"""
_WIDER = (340, 420, 500)
"""The widths that a label takes if its lines are too many otherwise."""
_ROW_GAP = 24
"""Between two labels beside a line that runs across."""
_WIDER_ROW_GAP = 48
"""The same where labels are larger than usual."""
_FILLED = 0.92
"""How much of the room above or below a line labels may fill that are larger than usual."""
_GAP = 10
"""Between two labels beside a line that runs down."""
_WIDER_GAP = 16
"""The same where labels are larger than usual."""
_MOST_SHIFT = 60
"""How far a label larger than usual may stand from its dot on a line that runs down."""
_ABOVE = 26
_BELOW = 96
"""The room above and below a line that runs down: for the largest label of one line."""
_INDENT = 76
"""From a line that runs down to its labels."""


@dataclass(frozen=True)
class EventLayout:
    """Where an event stands: its dot, the stem to its label, and the baselines of its texts."""

    dot: tuple[float, float]
    stem: tuple[tuple[float, float], ...]
    date: tuple[float, float]
    text: tuple[float, float]
    anchor: Anchor


@dataclass(frozen=True)
class EventsLayout:
    """Labels and places of the events in the order of time, and the line as a box.

    `fits` tells whether all labels are readable and apart.
    """

    labels: list[EventLabel]
    places: list[EventLayout]
    line: Box
    fits: bool


@dataclass(frozen=True)
class _EventSlot:
    """The x of an event's dot, that of its stem at the label, and the label's anchor."""

    dot: float
    stem: float
    anchor: Anchor


# --- a line that runs across


@dataclass(frozen=True)
class _LabelRows:
    """Labels in two rows at a share of their full size; `slots` is None if they don't fit."""

    factor: float
    labels: list[EventLabel]
    slots: list[_EventSlot] | None


def place_across(
    card: TimelineCard, stage: CardContext, look: Look, *, frame: CardFrame
) -> EventsLayout:
    """Place labels above and below the line in turn, moved aside where they would meet."""
    left, right = stage.sides
    y = (frame.top + frame.bottom) / 2
    room = min(y - 110 - frame.top, frame.bottom - y - 108)
    rows = _fit_rows(card, stage, look, room=room)
    slots = rows.slots
    fits = slots is not None and rows.factor >= MIN_READABLE_SCALE
    if slots is None:
        slots = _make_crowded_slots(card, stage)
    places = _place_labels(slots, rows.labels, y)
    return EventsLayout(rows.labels, places, (left, y, right - left, 0.0), fits)


def _fit_rows(
    card: TimelineCard, stage: CardContext, look: Look, *, room: float
) -> _LabelRows:
    """Return the labels at the largest size at which they fit in rows `room` high."""
    longest = max(measure_texts(card, look))
    labels: list[EventLabel] = []
    for factor, usual in itertools.product(list_sizes(), _WIDTHS):
        widths = _list_widths(usual, factor)
        most = (room if factor <= 1 else _FILLED * room) - 70 * factor
        least = (longest * factor / widths[-1] - 1) * measure_step(look, factor)
        if least > most and factor > SMALLEST:
            continue  # can't fit however lines break; to wrap long texts takes seconds
        labels = set_labels(
            card,
            look,
            factor,
            widths=widths,
            depth=most,
        )
        if any(label.block.depth > most for label in labels):
            continue
        slots = _find_slots(
            card,
            labels,
            stage,
            look=look,
            factor=factor,
        )
        if slots is not None:
            return _LabelRows(factor, labels, slots)
    return _LabelRows(SMALLEST, labels, None)


def _list_widths(usual: float, factor: float) -> list[float]:
    """Return the widths for the labels of one size, in the order in which they are tried."""
    wider = [width for width in _WIDER if width > usual]
    return [width * max(1.0, factor) for width in (usual, *wider)]


def _find_slots(
    card: TimelineCard,
    labels: list[EventLabel],
    stage: CardContext,
    *,
    look: Look,
    factor: float,
) -> list[_EventSlot] | None:
    """Return a slot for each event, in the order of time; None if a row has too little room."""
    found: dict[int, _EventSlot] = {}
    for first in (0, 1):
        numbers = range(first, len(labels), 2)
        row = _find_row(
            card,
            labels,
            numbers,
            stage=stage,
            look=look,
            factor=factor,
        )
        if row is None:
            return None
        found |= row
    return [found[i] for i in sorted(found)]


def _find_row(
    card: TimelineCard,
    labels: list[EventLabel],
    numbers: Sequence[int],
    *,
    stage: CardContext,
    look: Look,
    factor: float,
) -> dict[int, _EventSlot] | None:
    """Return slots for the events above the line, or for those below; None if they don't fit."""
    if not numbers:
        return {}
    left, right = stage.sides
    dots = [left + (right - left) * share for share in place_events(card)[0]]
    sizes = _measure_labels(card, labels, numbers, look=look)
    last = numbers[-1]
    # the last label stands to the left of its stem if it would leave the page
    turned = dots[last] + sizes[-1] > right
    wanted = [dots[i] for i in numbers]
    if turned:
        wanted[-1] = dots[last] - sizes[-1]
    starts = _align(wanted, sizes, stage, factor=factor)
    if starts is None:
        return None
    slots: dict[int, _EventSlot] = {}
    for i, start in zip(numbers, starts, strict=True):
        slots[i] = _EventSlot(dots[i], start, "start")
    if turned:
        slots[last] = _EventSlot(dots[last], starts[-1] + sizes[-1], "end")
    return slots


def _align(
    wanted: Sequence[float],
    sizes: Sequence[float],
    stage: CardContext,
    *,
    factor: float,
) -> list[float] | None:
    """Return the left sides of labels in a row; None if they don't fit.

    Labels larger than usual don't fit either if one would have to leave its dot.
    """
    gap = _ROW_GAP if factor <= 1 else _WIDER_ROW_GAP
    starts = spread(wanted, sizes, stage.sides, gap=gap)
    if factor > 1 and starts != list(wanted):
        return None
    return starts


def _measure_labels(
    card: TimelineCard,
    labels: list[EventLabel],
    numbers: Sequence[int],
    *,
    look: Look,
) -> list[float]:
    """Return the widths of labels, with the date as large as it becomes."""
    grown = find_enlargement(look)
    events = sort_events(card)
    sizes = []
    for i in numbers:
        date = labels[i].date.measure_width(events[i][1].date) * grown
        sizes.append(max(labels[i].block.width, date) + 20)
    return sizes


def _make_crowded_slots(
    card: TimelineCard, stage: CardContext
) -> list[_EventSlot]:
    """Return slots for labels that don't fit: they overlap, and the author gets a problem."""
    left, right = stage.sides
    slots = []
    for place in place_events(card)[0]:
        dot = left + (right - left) * place
        slots.append(_EventSlot(dot, left, "start"))
    return slots


def _place_labels(
    slots: Sequence[_EventSlot], labels: list[EventLabel], y: float
) -> list[EventLayout]:
    places = []
    for i, (slot, label) in enumerate(zip(slots, labels, strict=True)):
        is_above = i % 2 == 0
        places.append(_place_label(slot, label, y, is_above=is_above))
    return places


def _place_label(
    slot: _EventSlot, label: EventLabel, y: float, *, is_above: bool
) -> EventLayout:
    """Return the place of a label above or below a line at y."""
    block = label.block
    lead = 44 * block.role.size / 34
    if is_above:
        way = -1
        text = y - 110 - block.depth
        end = text - lead - 0.75 * label.date.size
    else:
        way = 1
        text = y + 124 + lead
        end = text + block.depth
    stem = [(slot.dot, y + way * 14)]
    if abs(slot.stem - slot.dot) >= 1:
        stem += [(slot.dot, y + way * 38), (slot.stem, y + way * 78)]
    stem.append((slot.stem, end))
    x = slot.stem + (20 if slot.anchor == "start" else -20)
    return EventLayout(
        dot=(slot.dot, y),
        stem=tuple(stem),
        date=(x, text - lead),
        text=(x, text),
        anchor=slot.anchor,
    )


# --- a line that runs down


@dataclass(frozen=True)
class _LabelColumn:
    """Labels in a column at a share of their full size; `starts` is None if they don't fit."""

    factor: float
    labels: list[EventLabel]
    starts: list[float] | None


def place_down(
    card: TimelineCard, stage: CardContext, look: Look, *, frame: CardFrame
) -> EventsLayout:
    """Place the line down the left, labels to its right, moved down where they would meet."""
    x = stage.sides[0] + 14
    width = stage.sides[1] - x - _INDENT
    top = frame.top + _ABOVE
    bottom = frame.bottom - _BELOW
    dots = [top + (bottom - top) * share for share in place_events(card)[0]]
    column = _fit_column(
        card,
        dots,
        look,
        frame=frame,
        width=width,
    )
    factor = column.factor
    starts = column.starts or _align_with_dots(dots, factor)
    places = []
    for dot, start in zip(dots, starts, strict=True):
        places.append(_place_right(x, dot, start, factor=factor))
    fits = column.starts is not None and factor >= MIN_READABLE_SCALE
    return EventsLayout(
        column.labels, places, (x, top, 0.0, bottom - top), fits
    )


def _fit_column(
    card: TimelineCard,
    dots: Sequence[float],
    look: Look,
    *,
    frame: CardFrame,
    width: float,
) -> _LabelColumn:
    """Return the labels at the largest size at which they fit, or at the smallest."""
    lengths = measure_texts(card, look)
    room = frame.bottom - frame.top
    for factor in list_sizes():
        step = measure_step(look, factor)
        least = sum(length * factor / width * step for length in lengths)
        if least > room and factor > SMALLEST:
            continue
        labels = set_labels(card, look, factor, widths=[width])
        sizes = [label.block.depth + 86 * factor for label in labels]
        wanted = _align_with_dots(dots, factor)
        starts = _stack(wanted, sizes, frame, factor=factor)
        is_narrow = all(label.block.width <= width for label in labels)
        if starts is not None and is_narrow:
            break
    return _LabelColumn(factor, labels, starts)


def _stack(
    wanted: Sequence[float],
    sizes: Sequence[float],
    frame: CardFrame,
    *,
    factor: float,
) -> list[float] | None:
    """Return the tops of labels in a column; None if they don't fit.

    Labels larger than usual don't fit either if one would be far from its dot.
    """
    gap = (_GAP if factor <= 1 else _WIDER_GAP) * factor
    starts = spread(wanted, sizes, (frame.top, frame.bottom), gap=gap)
    if starts is None or factor <= 1:
        return starts
    shifts = [abs(a - b) for a, b in zip(starts, wanted, strict=True)]
    return starts if max(shifts) <= _MOST_SHIFT else None


def _align_with_dots(dots: Sequence[float], factor: float) -> list[float]:
    """Return the tops of labels that stand beside their dots."""
    return [dot - 18 * factor for dot in dots]


def _place_right(
    x: float, dot: float, start: float, *, factor: float
) -> EventLayout:
    """Return the place of a label that begins at `start` beside a line at x."""
    level = start + 18 * factor
    stem = [(x + 14, dot)]
    if abs(level - dot) >= 1:
        stem += [(x + 30, dot), (x + 50, level)]
    stem.append((x + 62, level))
    return EventLayout(
        dot=(x, dot),
        stem=tuple(stem),
        date=(x + _INDENT, start + 30 * factor),
        text=(x + _INDENT, start + 72 * factor),
        anchor="start",
    )
