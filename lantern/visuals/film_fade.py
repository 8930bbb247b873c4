"""The film's first frames come out of black, and its last ones go into it."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.core.units import Frames
from lantern.graphics.look.easing import smoothstep
from lantern.graphics.pixels import Planes, make_flat_frame, mix_planes


@dataclass(frozen=True)
class FilmFade:
    """Where a segment lies in the film, and how long the film fades, all in frames.

    `before` are the film's frames before the segment's first, `after` those from it to the end.
    At an end that the segment is far from, all are 0.
    """

    before: Frames
    after: Frames
    rise: Frames
    fall: Frames

    def compute_light(self, n: int) -> float:
        """Return the light of the segment's frame n: 0 is black, 1 the whole picture."""
        light = 1.0
        if self.rise:
            light = smoothstep((self.before + n + 0.5) / self.rise)
        if self.fall:
            light = min(light, smoothstep((self.after - n - 0.5) / self.fall))
        return light

    def darken(self, frame: Planes, n: int) -> Planes:
        """Return the segment's frame n as it is seen."""
        light = self.compute_light(n)
        if light >= 1:
            return frame
        return mix_planes(make_flat_frame(frame.size), frame, light)
