"""When the camera of a map shot is on each of its legs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lantern.core.units import Frames
from lantern.script.model.framing import Leg
from lantern.visuals.map_parts import CameraLeg

_SECONDS = 3.0
_LEAD_SECONDS = 0.3
_REST_SECONDS = 0.5
"""How long a leg takes by default, when the first one begins, and how long the camera rests."""
_AT_ONCE = Frames(0)
FindFrame = Callable[[str], Frames | None]
"""Finds the frame of the shot at which words are spoken; None if they aren't."""


def time_legs(
    legs: Sequence[Leg],
    find_frame: FindFrame,
    *,
    length: Frames,
    fps: int,
    free: Frames = _AT_ONCE,
) -> tuple[CameraLeg, ...]:
    """Return the legs of a shot with their frames.

    A leg begins at its words, or after a rest when the one before it has ended. It is over when the
    next one begins, and before the end of a shot of `length` frames. No leg begins before the frame
    `free`: a globe has come down by then.
    """
    starts = _find_starts(
        legs,
        find_frame,
        fps=fps,
        first=free,
    )
    limits = [*starts[1:], length - 1]
    timed = []
    for leg, (start, limit) in zip(
        legs, zip(starts, limits, strict=True), strict=True
    ):
        end = min(start + _count_frames(leg, fps), limit)
        last = Frames(max(end, start + 1))
        timed.append(CameraLeg(leg.view, Frames(start), last, leg.follow))
    return tuple(timed)


def _find_starts(
    legs: Sequence[Leg], find_frame: FindFrame, *, fps: int, first: Frames
) -> list[int]:
    """Return the first frame of each leg; each one begins after the one before it."""
    starts: list[int] = []
    free = first + round(_LEAD_SECONDS * fps)
    for leg in legs:
        start = find_frame(leg.at) if leg.at else None
        if start is None:
            start = Frames(free)
        starts.append(max(start, starts[-1] + 1 if starts else int(first)))
        free = starts[-1] + _count_frames(leg, fps) + round(_REST_SECONDS * fps)
    return starts


def _count_frames(leg: Leg, fps: int) -> int:
    return round((leg.seconds or _SECONDS) * fps)
