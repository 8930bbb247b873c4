"""Where the camera is at each frame of a shot."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from lantern.core.units import Frames
from lantern.visuals.map.geometry.track import CameraTrack
from lantern.visuals.map.geometry.views import plan_canvases
from lantern.visuals.map.geometry.window import Window, interpolate_windows
from lantern.visuals.map.motion.map_calendar import LEAD_SECONDS, REST_SECONDS
from lantern.visuals.map.motion.timing import ease
from lantern.visuals.map.shot.following import plan_ground

_SHORTEST_MOVE_SECONDS = 0.2
_SAMPLED = 12
"""Frames from one window of a track to the next of which it is asked what they show."""
_BAR_ZOOM = 0.05
"""Change of scale in a second, as a logarithm, at which a scale bar has gone."""


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

    def rests_at(self, share: float) -> bool:
        """Tell whether the camera rests at a share of its way: at both ends."""
        return share in (0, 1)

    @property
    def rests(self) -> bool:
        """Tell whether the camera rests at the ends of its way."""
        return True

    @property
    def scale_window(self) -> Window:
        """Return the window at whose scale ticks along lines are fitted."""
        return self.last

    def shares_canvases(self, other: CameraPath) -> bool:
        """Tell whether it is a piece of the same track, on the same canvases."""
        return False

    @property
    def beyond(self) -> tuple[Window, ...]:
        """Return windows that may lie outside all views of the map; none on the way between two."""
        return ()

    def plan_canvases(self) -> list[Window]:
        """Return the canvases to draw for the way, widest first."""
        return plan_canvases(self.first, self.last)

    def measure_zoom(self, share: float) -> float:
        """Return how fast the scale changes at a share of the way, 1 for too fast for a bar."""
        return 0.0

    def is_crisp(self, view: Window) -> bool:
        """Tell whether a window is cut out of its canvas with the sharper filter."""
        return self.pans

    def is_end(self, view: Window) -> bool:
        """Tell whether a window is the one at the start or at the end."""
        return view in (self.first, self.last)


@dataclass(frozen=True)
class TrackedPath(CameraPath):
    """A piece of the track of a camera that follows something; it never rests.

    `ground` are the windows of all pieces that share its canvases.
    """

    track: CameraTrack = field(kw_only=True)
    ground: tuple[Window, ...] = field(kw_only=True)

    @property
    def zooms(self) -> bool:
        """Tell whether the scale changes anywhere on the track."""
        scales = self.track.scales
        return float(scales.max()) > 1.02 * float(scales.min())

    def compute_share(self, n: float) -> float:
        """Return how far a frame is on the piece, from 0 to 1; on one at rest always 0."""
        if not self.travels:
            return 0.0
        start, end = self._frames
        return round(min(max((n - start) / (end - start), 0.0), 1.0), 7)

    @property
    def _frames(self) -> tuple[int, int]:
        assert self.start is not None and self.end is not None
        return self.start, self.end

    def find_view(self, share: float) -> Window:
        """Return the window at a share of the piece."""
        start, end = self._frames
        return self.track.find_view(start + share * (end - start))

    def rests_at(self, share: float) -> bool:
        """Tell whether the camera rests: it goes on at both ends."""
        return False

    @property
    def rests(self) -> bool:
        """Tell whether the camera rests at the ends: the next piece goes on from there."""
        return False

    @property
    def scale_window(self) -> Window:
        """Return the window at the end of the track."""
        return self.track.find_view(self.track.last)

    def shares_canvases(self, other: CameraPath) -> bool:
        """Tell whether another path is a piece of the same track, on the same canvases."""
        return isinstance(other, TrackedPath) and other.ground is self.ground

    @property
    def beyond(self) -> tuple[Window, ...]:
        """Return some of the windows on the way, and its last one."""
        return (*self.ground[::_SAMPLED], self.ground[-1])

    def plan_canvases(self) -> list[Window]:
        """Return the canvases that it shares with pieces beside it, widest first."""
        return plan_ground(self.ground)

    def measure_zoom(self, share: float) -> float:
        """Return how fast the scale changes at a share of the piece, 1 for too fast for a bar."""
        start, end = self._frames
        n = start + share * (end - start)
        ratio = self.track.find_view(n + 1).km / self.track.find_view(n - 1).km
        return abs(math.log(ratio)) / 2 * self.fps / _BAR_ZOOM

    def is_crisp(self, view: Window) -> bool:
        """Tell whether a window has the nearest scale of its canvases, so that it only pans."""
        nearest = min(window.km for window in self.ground)
        return math.isclose(view.km, nearest, rel_tol=1e-6)

    def is_end(self, view: Window) -> bool:
        """Tell whether a window is one at which the camera rests."""
        return False
