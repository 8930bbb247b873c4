"""Which frame of a clip is seen at which frame of its shot: trim, speed, loop, and what lies beyond. Numbers only."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lantern.visuals.specs import ClipSpec


@dataclass(frozen=True)
class Playback:
    """Source frames [first, last] from the shot's first frame on; `step` source frames for each of the film's.

    Dissolves ask beyond the shot's ends: there footage goes on past its trimming, as far as there is any.
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
        first = min(_floor_frame(start), frames - 1)
        return Playback(
            first=first,
            last=max(first, last),
            end=frames - 1,
            start=start,
            step=spec.speed * rate / fps,
            length=length,
            loop=spec.loop,
        )

    def find_source_frame(self, n: int) -> int:
        """The source frame on screen at frame n of the shot: the one whose time has come, never a later one."""
        k = _floor_frame(self.start + n * self.step)
        if self.loop:
            return self.first + (k - self.first) % (self.last - self.first + 1)
        if n < 0:
            return max(0, k)
        over = (
            n >= self.length
            and _floor_frame(self.start + (self.length - 1) * self.step) <= self.last
        )
        return min(k, self.end if over else self.last)

    @property
    def playable_length(self) -> int:
        """Frames of the film until the last source frame was on screen for its time."""
        return math.ceil((self.last + 1 - self.start) / self.step - 1e-6)


def _floor_frame(at: float) -> int:
    return math.floor(at + 1e-4)
