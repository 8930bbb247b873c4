"""Where descriptions are spoken: in pauses of the voice, or where the picture is held for them.

Times are samples from the film's start. Pure. A description never runs over the narration, and is
told as near as it can to what is seen, as the guidelines for audio description of broadcasters and
of the Described and Captioned Media Program ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.core.units import SAMPLE_RATE, Samples

MARGIN = Samples(SAMPLE_RATE // 4)
"""Silence between a description and the voice, on each side."""
_FRAME = SAMPLE_RATE // 20
"""More than one frame of any film: words begin somewhere within a frame."""
PATIENCE = Samples(8 * SAMPLE_RATE)
"""How long after it would be wanted a description may still begin."""


@dataclass(frozen=True)
class VoicePause:
    """Samples [start, end) in which nobody speaks, in one scene.

    `at` is the sample of the scene's take at which silence can be put in; None in a scene without
    a take. `may_hold` is false where it can't: footage that speaks would lose its voice.
    """

    scene: int
    start: Samples
    end: Samples
    at: Samples | None
    may_hold: bool = True


@dataclass(frozen=True)
class WantedDescription:
    """A description of so many samples, wanted from `start` on, while [start, end) shows it."""

    scene: int
    start: Samples
    end: Samples
    length: Samples


@dataclass(frozen=True)
class PlacedDescription:
    """Where a description is told: in a pause, by its index, `offset` samples after its start.

    `held` are the samples of silence that the pause needs more than it has.
    """

    pause: int
    offset: Samples
    held: Samples


class _Room:
    """The pauses of a film, and how far each is taken and held."""

    def __init__(self, pauses: Sequence[VoicePause]) -> None:
        self._pauses = pauses
        self._taken = [Samples(0)] * len(pauses)
        self._held = [Samples(0)] * len(pauses)

    def find_offset(self, pause: int, wanted: int) -> Samples:
        """Return how many samples into a pause a description can begin, not before `wanted`."""
        earliest = wanted - self._pauses[pause].start
        return Samples(max(self._taken[pause] + MARGIN, earliest))

    def measure_missing(self, pause: int, offset: int, length: int) -> Samples:
        """Return the samples that a pause is too short for a description there; 0 if it fits."""
        chosen = self._pauses[pause]
        room = chosen.end - chosen.start + self._held[pause]
        return Samples(max(0, offset + length + MARGIN - room))

    def take(self, pause: int, offset: int, length: int, *, held: int) -> None:
        """Note that a description stands there."""
        self._taken[pause] = Samples(offset + length)
        self._held[pause] = Samples(self._held[pause] + held)


def place_descriptions(
    pauses: Sequence[VoicePause],
    wanted: Sequence[WantedDescription],
    *,
    may_hold: bool,
) -> list[PlacedDescription | None]:
    """Return where each description is told; None for one that finds no room.

    A pause that is long enough comes first; then, where the picture may be held, the next one while
    what is described is seen.

    Args:
        pauses: the film's, in order.
        wanted: in the order in which they are told.
        may_hold: whether a pause may be made longer.
    """
    room = _Room(pauses)
    placed: list[PlacedDescription | None] = []
    first = 0
    for each in wanted:
        found = _find_fitting(room, pauses, each, first=first)
        if found is None and may_hold:
            found = _find_held(room, pauses, each, first=first)
        placed.append(found)
        if found is not None:
            room.take(found.pause, found.offset, each.length, held=found.held)
            first = found.pause
    return placed


def _find_fitting(
    room: _Room,
    pauses: Sequence[VoicePause],
    wanted: WantedDescription,
    *,
    first: int,
) -> PlacedDescription | None:
    """Return a place in the first pause with enough room, while it is still wanted."""
    for i in range(first, len(pauses)):
        pause = pauses[i]
        if pause.scene != wanted.scene:
            continue
        offset = room.find_offset(i, wanted.start)
        begin = pause.start + offset
        if begin > wanted.start + PATIENCE or begin >= wanted.end:
            return None
        if room.measure_missing(i, offset, wanted.length) == 0:
            return PlacedDescription(i, offset, Samples(0))
    return None


def _find_held(
    room: _Room,
    pauses: Sequence[VoicePause],
    wanted: WantedDescription,
    *,
    first: int,
) -> PlacedDescription | None:
    """Return a place in the pause nearest to where it is wanted, made long enough.

    A pause within the shot is taken before one outside it: what is told is seen then. One that
    ends where the shot begins is outside, since the shot before it would last longer.
    """
    candidates = [
        i
        for i in range(first, len(pauses))
        if pauses[i].scene == wanted.scene and pauses[i].may_hold
    ]
    if not candidates:
        return None

    def measure_cost(i: int) -> tuple[bool, int]:
        pause = pauses[i]
        nearest = max(pause.start, min(wanted.start, pause.end))
        is_inside = (
            pause.end > wanted.start + _FRAME and pause.start < wanted.end
        )
        return not is_inside, abs(nearest - wanted.start)

    chosen = min(candidates, key=measure_cost)
    offset = room.find_offset(chosen, 0)
    missing = room.measure_missing(chosen, offset, wanted.length)
    return PlacedDescription(chosen, offset, missing)


def round_up(placed: PlacedDescription, unit: int) -> PlacedDescription:
    """Return a place that is held for whole units of so many samples: frames."""
    return replace(placed, held=Samples(-(-placed.held // unit) * unit))
