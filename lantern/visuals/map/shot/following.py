"""The camera of a shot that follows the head of an arrow or a way."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.track import CameraTrack, smooth
from lantern.visuals.map.geometry.views import (
    MAX_CANVAS_PIXELS,
    plan_path_canvases,
)
from lantern.visuals.map.geometry.window import (
    Window,
    centre_on,
    cover_ground,
    interpolate_windows,
)
from lantern.visuals.map.motion.paths import find_head
from lantern.visuals.map.motion.timing import MotionSchedule, ease
from lantern.visuals.map.shot.opening import MapResources
from lantern.visuals.map_parts import CameraLeg

_REACH_SECONDS = 0.9
"""Seconds before and after over which the way of a head is smoothed for the camera."""
_BEYOND_SECONDS = 2.0
"""Seconds before and after a shot that dissolves may ask for."""
_LEAST_PIECE_SECONDS = 0.5
_TOLERANCE = 1.0001


@dataclass(frozen=True, eq=False)
class FollowedShot:
    """What a camera that follows depends on.

    `windows` are those of the shot's views by their names; `length` is in frames.
    """

    resources: MapResources
    frame: MapFrame
    windows: Mapping[str, Window]
    schedule: MotionSchedule
    fps: int
    length: int


@dataclass(frozen=True, eq=False)
class TrackPiece:
    """A part of a track between two frames.

    `ground` are the windows of all pieces that share one set of canvases.
    """

    start: int
    end: int
    ground: tuple[Window, ...]


@dataclass(frozen=True, eq=False)
class Following:
    """The track of a camera that follows something, and its pieces in order."""

    track: CameraTrack
    pieces: tuple[TrackPiece, ...]

    def name_views(self) -> dict[str, Window]:
        """Return the windows at which pieces meet, each with a name that no view has."""
        frames = [self.pieces[0].start, *(piece.end for piece in self.pieces)]
        return {name_frame(n): self.track.find_view(n) for n in frames}


def name_frame(n: int) -> str:
    """Return what stands for the name of a view at a frame of a camera that follows."""
    return f"frame\n{n}"


_FindView = Callable[[int], Window]


def plan_following(
    shot: FollowedShot,
    view: str,
    follow: str | None,
    *,
    legs: Sequence[CameraLeg],
) -> Following:
    """Return where the camera of a shot is that follows something.

    It begins at a `view`, or with the head of `follow`, and goes on along `legs`, which have
    frames.
    """
    beyond = round(_BEYOND_SECONDS * shot.fps)
    frames = range(-beyond, shot.length + beyond)
    find_view = _target(shot, view, follow)
    views = [find_view(n) for n in frames]
    for leg in legs:
        find_view = _target(shot, leg.view, leg.follow)
        for i, n in enumerate(frames):
            share = _find_share(leg, n)
            if share > 0:
                views[i] = interpolate_windows(views[i], find_view(n), share)
    track = CameraTrack(-beyond, tuple(views))
    return Following(
        track, _split(track, round(_LEAST_PIECE_SECONDS * shot.fps))
    )


def _find_share(leg: CameraLeg, n: int) -> float:
    assert leg.start is not None and leg.end is not None
    return ease((n - leg.start) / (leg.end - leg.start))


def _target(shot: FollowedShot, view: str, follow: str | None) -> _FindView:
    """Return what the camera would show at each frame if it had always been there."""
    window = shot.windows[view]
    if follow is None:
        return lambda _: window
    reach = round(_REACH_SECONDS * shot.fps)
    margin = round(_BEYOND_SECONDS * shot.fps) + reach
    heads = []
    for n in range(-margin, shot.length + margin):
        share = shot.schedule.compute_progress(follow, n)
        heads.append(_locate(shot.resources, follow, share))
    smoothed = smooth(np.array(heads), reach)
    middle = (shot.frame.size[0] / 2, (shot.frame.top + shot.frame.bottom) / 2)

    def find_view(n: int) -> Window:
        # the head is in the middle of the rows that are read
        x, y = smoothed[n + margin]
        return centre_on(window, (float(x), float(y)), middle)

    return find_view


def _locate(resources: MapResources, item: str, share: float) -> F64:
    """Return where the head of an arrow or a way, or a unit, is at a share of its way, in km."""
    if item in resources.unit_ways:
        return resources.unit_ways[item].locate(share)
    return find_head(resources.ways[item].stages[0], share)


def _split(track: CameraTrack, least: int) -> tuple[TrackPiece, ...]:
    """Return a track in pieces, neighbours on common canvases as long as these aren't too large."""
    knots = track.split(least)
    pieces: list[TrackPiece] = []
    group: list[tuple[int, int]] = []
    for start, end in itertools.pairwise(knots):
        if group and not _fit_canvas(track.list_views(group[0][0], end)):
            pieces += _make_pieces(track, group)
            group = []
        group.append((start, end))
    return tuple(pieces + _make_pieces(track, group))


def _make_pieces(
    track: CameraTrack, group: Sequence[tuple[int, int]]
) -> list[TrackPiece]:
    ground = tuple(track.list_views(group[0][0], group[-1][1]))
    return [TrackPiece(start, end, ground) for start, end in group]


def _fit_canvas(path: Sequence[Window]) -> bool:
    """Tell whether the finest canvas of a path is as fine as its nearest window."""
    canvas = plan_ground(path)[-1]
    nearest = min(window.km for window in path)
    pixels = canvas.size[0] * canvas.size[1]
    return canvas.km <= nearest * _TOLERANCE and pixels <= MAX_CANVAS_PIXELS


def plan_ground(path: Sequence[Window]) -> list[Window]:
    """Return the canvases of a camera on a path, widest first."""
    ground = [cover_ground(window) for window in path]
    wide = max(ground, key=lambda window: window.km)
    near = min(ground, key=lambda window: window.km)
    return plan_path_canvases(ground, wide, near)
