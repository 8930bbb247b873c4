"""Where the camera of a globe is at each frame, from far above the earth down to a map's view."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from lantern.core.units import Frames
from lantern.visuals.map.geometry.globe_view import (
    GlobeView,
    fit_globe,
    interpolate_globes,
)
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.map_calendar import LEAD_SECONDS
from lantern.visuals.map.motion.timing import ease

_SIZE = 0.415
"""The radius at first, as a share of the shorter side of the rows that are free."""
_TURNED_BY = 0.7
"""Share of the way down by which the globe has turned."""
_FLATTENS_FROM = 0.55
"""Share of the way down from which the globe turns into the map's own projection."""
_ARRIVES_SECONDS = 0.36
"""Over which what moves on the map comes into the picture, when the camera has come down."""


@dataclass(frozen=True)
class GlobePath:
    """The way of a globe's camera: it comes down in frames [start, end) of the shot.

    It begins above `lon`, `lat` and ends at the window, of which a frame shows the rows that
    `frame` says are free.
    """

    lon: float
    lat: float
    window: Window
    projection: Projection
    frame: MapFrame
    start: Frames
    end: Frames
    fps: int

    @functools.cached_property
    def first(self) -> GlobeView:
        """The globe at the start of the shot: all of it, in the middle of the free rows."""
        w, _ = self.frame.size
        rows = self.frame.bottom - self.frame.top
        middle = (self.frame.top + self.frame.bottom) / 2
        radius = _SIZE * min(w, rows)
        return GlobeView(self.lon, self.lat, 0.0, radius, w / 2, middle)

    @functools.cached_property
    def last(self) -> GlobeView:
        """The globe that fills the frame as the map's view does."""
        return fit_globe(self.window, self.projection)

    def compute_near(self, n: float) -> float:
        """Return how far the camera has come down at a frame, 0 to 1."""
        return round(ease((n - self.start) / (self.end - self.start)), 7)

    def compute_turn(self, n: float) -> float:
        """Return how far the globe has turned at a frame, 0 to 1."""
        begin = LEAD_SECONDS * self.fps
        end = max(self.start + _TURNED_BY * (self.end - self.start), begin + 1)
        return round(ease((n - begin) / (end - begin)), 7)

    def compute_flatness(self, n: float) -> float:
        """Return how far the globe has turned into the map, 0 to 1."""
        near = self.compute_near(n)
        return ease((near - _FLATTENS_FROM) / (1 - _FLATTENS_FROM))

    def compute_arrival(self, n: float) -> float:
        """Return how far what moves on the map is there at a frame, 0 to 1."""
        frames = count_arrival_frames(self.fps)
        return round(ease((n - self.end) / frames), 5)

    @property
    def settled(self) -> int:
        """The first frame that shows the map alone."""
        return self.end + count_arrival_frames(self.fps)

    def find_view(self, n: float) -> GlobeView:
        """Return the globe at a frame."""
        return interpolate_globes(
            self.first,
            self.last,
            turn=self.compute_turn(n),
            near=self.compute_near(n),
        )

    def find_window(self, view: GlobeView) -> Window:
        """Return what the map would show at the scale of a globe, about the frame's middle."""
        km = self.window.km * self.last.radius / view.radius
        return Window(self.window.x, self.window.y, km, self.window.size)


def count_arrival_frames(fps: int) -> int:
    """Return the frames in which what moves on a map comes into the picture of its globe."""
    return max(1, round(_ARRIVES_SECONDS * fps))
