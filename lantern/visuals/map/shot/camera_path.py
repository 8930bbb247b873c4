"""Where the camera is at each frame of a shot."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.core.units import Frames
from lantern.visuals.map.geometry.window import Window, interpolate_windows
from lantern.visuals.map.motion.timing import LEAD_SECONDS, REST_SECONDS, ease

_SHORTEST_MOVE_SECONDS = 0.2


@dataclass(frozen=True)
class CameraPath:
    """The windows at the start and at the end of a way, and the length of its shot in frames.

    The camera moves in the frames [start, end) if they are given, else through the whole shot.
    """

    first: Window
    last: Window
    fps: int
    length: int
    start: Frames | None = None
    end: Frames | None = None

    @property
    def travels(self) -> bool:
        """Tell whether the camera moves at all."""
        return self.first != self.last

    @property
    def pans(self) -> bool:
        """Tell whether the camera moves and keeps its scale."""
        return self.travels and self._zoom < 1e-6

    @property
    def zooms(self) -> bool:
        """Tell whether the scale changes so much that ticks along a line would crawl."""
        return self._zoom > 0.02

    @property
    def _zoom(self) -> float:
        return abs(self.first.km / self.last.km - 1)

    def compute_share(self, n: float) -> float:
        """Return how far the camera is on its way at a frame, from 0 to 1.

        It starts after the picture has come, and rests before it leaves; in a shot too short for
        that it moves from the first frame to the last.
        """
        if not self.travels:
            return 0.0
        if self.start is not None and self.end is not None:
            return round(ease((n - self.start) / (self.end - self.start)), 7)
        start = LEAD_SECONDS * self.fps
        stop = self.length - 1 - REST_SECONDS * self.fps
        if stop - start < _SHORTEST_MOVE_SECONDS * self.fps:
            start = 0.0
            stop = max(self.length - 1.0, 1.0)
        return round(ease((n - start) / (stop - start)), 7)

    def find_view(self, share: float) -> Window:
        """Return the window at a share of the way."""
        return interpolate_windows(self.first, self.last, share)

    def is_end(self, view: Window) -> bool:
        """Tell whether a window is the one at the start or at the end."""
        return view in (self.first, self.last)
