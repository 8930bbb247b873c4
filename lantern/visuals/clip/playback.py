"""Which frame of a clip is seen at which frame of its shot. Numbers only.

That follows from trimming, speed and loop, and from how much footage lies beyond them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from lantern.visuals.specs import ClipSpec


@dataclass(frozen=True)
class Playback:
    """How a clip is played in a shot of `length` frames.

    The source frames from `first` to `last` are seen, `step` of them for each frame of the film;
    `start` is where the first one lies, as a fraction of source frames; below 0 the first frame of
    the source is held until its time comes. Dissolves ask beyond the
    shot's ends: there footage goes on past its trimming, up to its last frame `end`.
    """

    first: int
    last: int
    end: int
    start: float
    step: float
    length: int
    loop: bool

    @staticmethod
    def from_spec(
        spec: ClipSpec, rate: float, frames: int, *, fps: int, length: int
    ) -> Playback:
        """Return how a clip of `frames` source frames, `rate` a second, is played.

        The film has `fps` frames a second, the shot is `length` of them long.
        """
        start = spec.start * rate
        last = frames - 1
        if spec.end is not None:
            last = min(last, math.ceil(spec.end * rate - 1e-6) - 1)
        first = min(max(0, _floor_frame(start)), frames - 1)
        return Playback(
            first=first,
            last=max(first, last),
            end=frames - 1,
            start=start,
            step=(spec.shot_at or spec.speed * rate) / fps,
            length=length,
            loop=spec.loop,
        )

    def find_source_frame(self, n: int) -> int:
        """Return the source frame at frame n of the shot: the last whose time has come."""
        k = _floor_frame(self.start + n * self.step)
        if self.loop:
            return self.first + (k - self.first) % (self.last - self.first + 1)
        k = max(0, k)
        if n < 0:
            return k
        if self._goes_on_after(n):
            return min(k, self.end)
        return min(k, self.last)

    def _goes_on_after(self, n: int) -> bool:
        """Return whether frame n is after the shot, and the trimming lasted to the shot's end."""
        if n < self.length:
            return False
        last_seen = _floor_frame(self.start + (self.length - 1) * self.step)
        return last_seen <= self.last

    @property
    def playable_length(self) -> int:
        """Frames of the film until the last source frame was on screen for its time."""
        return math.ceil((self.last + 1 - self.start) / self.step - 1e-6)


def _floor_frame(at: float) -> int:
    return math.floor(at + 1e-4)
