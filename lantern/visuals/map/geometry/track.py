"""Where a camera is at each frame that follows something: smooth, and split where names change.

No picture is drawn here; lengths are km on the plane.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window, interpolate_windows

_PIECE = 0.35
"""How far the camera goes on one piece of its track, in short sides of the frame."""
_PIECE_ZOOM = 1.5
"""How much nearer or wider it gets on one piece."""
_ROUNDING = 1e-9


@dataclass(frozen=True, eq=False)
class CameraTrack:
    """The windows of a camera, one for each frame from the frame `first` on."""

    first: int
    windows: tuple[Window, ...]

    @property
    def last(self) -> int:
        """The last frame that it knows; before the first one and after this one it rests."""
        return self.first + len(self.windows) - 1

    @functools.cached_property
    def centres(self) -> F64:
        """The centres of the windows, (n, 2) in km."""
        return np.array([(window.x, window.y) for window in self.windows])

    @functools.cached_property
    def scales(self) -> F64:
        """The km per pixel of the windows, (n,)."""
        return np.array([window.km for window in self.windows])

    def find_view(self, n: float) -> Window:
        """Return the window at a frame; between two frames it is between theirs."""
        place = min(max(n - self.first, 0.0), len(self.windows) - 1.0)
        i = min(int(place), len(self.windows) - 2)
        return interpolate_windows(
            self.windows[i], self.windows[i + 1], place - i
        )

    def list_views(self, start: int, end: int) -> list[Window]:
        """Return the windows of the frames [start, end]."""
        return [self.find_view(n) for n in range(start, end + 1)]

    def split(self, least: int) -> list[int]:
        """Return frames at which it is split, from its first to its last.

        On the way from one to the next the camera shows nearly the same ground, or it rests. They
        are at least `least` frames apart.
        """
        way = self._measure_steps()
        turns = _find_rests(way, least)
        knots = [0]
        gone = 0.0
        for i, step in enumerate(way, 1):
            gone += step
            is_far = gone >= 1 - _ROUNDING and i - knots[-1] >= least
            if i in turns or is_far:
                knots.append(i)
                gone = 0.0
        end = len(self.windows) - 1
        if (
            len(knots) > 1
            and end - knots[-1] < least
            and knots[-1] not in turns
        ):
            knots.pop()
        return [self.first + knot for knot in dict.fromkeys((*knots, end))]

    def _measure_steps(self) -> list[float]:
        """Return how much of a piece the camera goes from each frame to the next one."""
        steps = np.hypot(*np.diff(self.centres, axis=0).T)
        moved = steps / (self.scales[1:] * min(self.windows[0].size) * _PIECE)
        zoomed = np.abs(np.diff(np.log(self.scales))) / math.log(_PIECE_ZOOM)
        found: list[float] = (moved + zoomed).tolist()
        return found


def _find_rests(steps: Sequence[float], least: int) -> set[int]:
    """Return the frames at which a rest of at least so many frames begins or ends."""
    found: set[int] = set()
    start = 0
    for i in range(len(steps) + 1):
        if i == len(steps) or steps[i] > _ROUNDING:
            if i - start >= least:
                found |= {start, i}
            start = i + 1
    return found - {0, len(steps)}


def smooth(points: F64, reach: int) -> F64:
    """Return (n, 2) points, each the mean of those up to `reach` before and after it.

    The weights fall to 0 at both sides as a cosine, so the change of speed from step to step is at
    most 2 / `reach` of the greatest speed, and nothing lags behind.
    """
    weights = np.hanning(2 * reach + 1)
    weights /= weights.sum()
    padded = np.pad(points, ((reach, reach), (0, 0)), mode="edge")
    x = np.convolve(padded[:, 0], weights, "valid")
    y = np.convolve(padded[:, 1], weights, "valid")
    return np.column_stack([x, y])
