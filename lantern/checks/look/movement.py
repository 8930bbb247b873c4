"""Shots in which nothing moves for long, by the states of their frames."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.core.problems import AssetFailure

MOST_STILL_SECONDS = 8.0
"""Seconds for which a picture may stand still before the film looks as if it had stopped."""
_STEP_SECONDS = 0.2
"""Frames so far apart are compared."""


@dataclass(frozen=True)
class Stillness:
    """How long the picture of a shot stands still: in all, and the longest time, in seconds."""

    total: float
    longest: float


def measure_stillness(film: CutFilm) -> dict[int, Stillness]:
    """Return by the shots' indices how long each stands still; overlays don't count.

    Shots that can't be opened are left out: what is wrong with them is told elsewhere.
    """
    found = {}
    for shot in film.shots:
        try:
            found[shot.index] = _measure_shot(film, shot)
        except AssetFailure:
            continue
    return found


def _measure_shot(film: CutFilm, shot: CutShot) -> Stillness:
    visual = film.open_visual(shot)
    step = max(1, round(_STEP_SECONDS * film.fps))
    frames = range(0, shot.placed.length, step)
    states = [visual.state(n) for n in frames]
    runs = list(_iter_runs(states))
    seconds = step / film.fps
    return Stillness(sum(runs) * seconds, max(runs, default=0) * seconds)


def _iter_runs(states: Sequence[object]) -> Iterator[int]:
    """Yield how many steps each run of equal states lasts, if it lasts any."""
    length = 0
    for before, after in itertools.pairwise(states):
        if before == after:
            length += 1
        elif length:
            yield length
            length = 0
    if length:
        yield length


def find_still_shots(
    film: CutFilm, stillness: Mapping[int, Stillness]
) -> Iterator[LookFinding]:
    """Yield the shots whose picture stands still for more than MOST_STILL_SECONDS."""
    for shot in film.shots:
        still = stillness.get(shot.index)
        if still is None or still.longest <= MOST_STILL_SECONDS:
            continue
        cure = "give it a 'move', or cut to another picture"
        if shot.authored.shot.move == "hold":
            cure = "take 'move: hold' out, or cut to another picture"
        message = f"nothing moves here for {still.longest:.0f} s; {cure}"
        yield make_finding(
            "still pictures",
            message,
            shot.authored.find_span(),
            shots=[shot.index],
        )
