"""The labels of a timeline's events: their sizes, and how they are wrapped."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import wrap
from lantern.script.model.cards import TimelineCard
from lantern.visuals.card.line_runs import sort_events
from lantern.visuals.card.parts import TextBlock

_LARGEST = 1.4
"""How much larger than in the look the labels of few events may be."""
SMALLEST = 0.25
"""The smallest size that is tried; at this size everything is laid out, readable or not."""


@dataclass(frozen=True)
class EventLabel:
    """The type of an event's date, and its text."""

    date: TypeRole
    block: TextBlock


def find_enlargement(look: Look) -> float:
    """Return how much larger the date is of the event where the line stops."""
    return look.roles["date_now"].size / look.roles["date"].size


def list_sizes() -> Sequence[float]:
    """Return the shares of the full size that are tried, the largest first."""
    largest, smallest = round(100 * _LARGEST), round(100 * SMALLEST)
    return [percent / 100 for percent in range(largest, smallest - 1, -5)]


def measure_texts(card: TimelineCard, look: Look) -> list[float]:
    """Return the length of each text on one line, at full size."""
    role = look.roles["body"]
    return [role.measure_width(event.text) for _, event in sort_events(card)]


def measure_step(look: Look, factor: float) -> float:
    """Return the distance between two lines of a text."""
    role = look.roles["body"]
    return role.size * role.leading * factor


def set_labels(
    card: TimelineCard,
    look: Look,
    factor: float,
    *,
    widths: Sequence[float],
    depth: float = math.inf,
) -> list[EventLabel]:
    """Return the labels at a share of their full size.

    Each is wrapped to the first of `widths` at which it is at most `depth` deep, or to the last.
    """
    role = look.roles["body"].scale_by(factor)
    date = look.roles["date"].scale_by(factor)
    labels = []
    for _, event in sort_events(card):
        for width in widths:
            block = TextBlock(tuple(wrap(event.text, role, width)), role, True)
            if block.depth <= depth:
                break
        labels.append(EventLabel(date, block))
    return labels
