"""When the globe of a map shot turns, comes down to the map, and has its names."""

from __future__ import annotations

from dataclasses import replace

from lantern.core.units import Frames
from lantern.plan.leg_times import FindFrame
from lantern.script.model.globe import GlobeStart
from lantern.visuals.map_parts import GlobeFlight, GlobeName

_SECONDS = 3.0
_TURNS_SECONDS = 1.8
_REST_SECONDS = 0.5
"""How long it takes to come down by default, when that begins, and how long the map is there at
least before the shot ends."""


def time_globe(
    flight: GlobeFlight,
    globe: GlobeStart,
    find_frame: FindFrame,
    *,
    length: Frames,
    fps: int,
) -> GlobeFlight:
    """Return the globe of a shot of `length` frames with its frames.

    The camera comes down at its words, else soon after the shot began. It has come down before the
    shot ends: in a short one it has less time.
    """
    latest = max(length - 1 - round(_REST_SECONDS * fps), 2)
    start = find_frame(globe.at) if globe.at else None
    if start is None:
        start = Frames(round(_TURNS_SECONDS * fps))
    first = min(max(start, 1), latest - 1)
    end = min(first + round((globe.seconds or _SECONDS) * fps), latest)
    return replace(
        flight,
        names=_time_names(flight, globe, find_frame),
        start=Frames(first),
        end=Frames(end),
    )


def _time_names(
    flight: GlobeFlight, globe: GlobeStart, find_frame: FindFrame
) -> tuple[GlobeName, ...]:
    timed = []
    for name, place in zip(flight.names, globe.places, strict=True):
        timed.append(
            replace(name, start=find_frame(place.at) if place.at else None)
        )
    return tuple(timed)
