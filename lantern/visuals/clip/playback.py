"""Which frame of a clip is seen at which frame of its shot: trim, speed, loop, and what lies beyond. Numbers only."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


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
    def from_clip(
        clip: Mapping[str, Any], rate: float, frames: int, form: tuple[int, int]
    ) -> Playback:
        """`frames` source frames at `rate` a second; `form` is the film's rate and the shot's length."""
        fps, length = form
        start = float(clip["from"]) * rate
        until = clip.get("to")
        last = (
            frames - 1
            if until is None
            else min(frames - 1, math.ceil(float(until) * rate - 1e-6) - 1)
        )
        first = min(_floor_frame(start), frames - 1)
        step = float(clip["speed"]) * rate / fps
        return Playback(
            first, max(first, last), frames - 1, start, step, length, bool(clip["loop"])
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
