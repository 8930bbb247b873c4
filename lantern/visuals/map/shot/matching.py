"""A camera that goes from one map to another: how the ground in both frames fits together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.views import choose_projection, fit_frame
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import Find, find_end_views, read_model
from lantern.visuals.specs import MapSpec

MIN_OVERLAP = 0.5
"""The least share of the nearer view that the other shows: with less the camera leaves both."""
MAX_ZOOM = 12
"""How much wider one view may be: beyond, the camera flies through a blur."""
_GRID = 24
"""Points across and down at which the ground of both frames is compared."""


@dataclass(frozen=True)
class MapShot:
    """What a map shot shows, and how its files are found."""

    find: Find
    spec: MapSpec


class ViewMatch(NamedTuple):
    """Where the ground of one frame is in another.

    A pixel at `p` (x + iy from the frame's middle) of the first is at `scale * p + shift` in the
    second. `rows` is how many rows the maps fill above a mount; 0 if they fill the frame.
    """

    scale: complex
    shift: complex
    rows: int

    @property
    def is_blurred(self) -> bool:
        """Tell whether one frame is magnified so much that its ground is a blur."""
        zoom = abs(self.scale)
        return max(zoom, 1 / zoom) > MAX_ZOOM


@dataclass(frozen=True)
class _EndView:
    """What a shot shows at one end."""

    window: Window
    projection: Projection

    def locate(self, pixels: F64) -> F64:
        """Return the lon and lat of (n, 2) pixels."""
        degrees = self.window.to_degrees(
            self.projection, pixels[:, 0], pixels[:, 1]
        )
        return np.column_stack(degrees)

    def find_pixels(self, degrees: F64) -> F64:
        """Return the pixels of (n, 2) lon and lat."""
        return self.window.to_pixels(self.projection, degrees)


def align_views(
    first: MapShot, second: MapShot, frame: MapFrame, *, is_above_mount: bool
) -> ViewMatch | None:
    """Return the similarity that moves the last view of a shot onto the first view of the next.

    None if they share less than MIN_OVERLAP of the nearer view, one is oblique, or a camera that
    follows an item is at no view there. `is_above_mount`
    tells whether the maps have only a part of the film's frame.

    Raises:
        AssetFailure: a map file has faults, or lacks a view.
    """
    before = _find_end_view(first, frame, end=1)
    after = _find_end_view(second, frame, end=0)
    is_oblique = before.window.is_oblique or after.window.is_oblique
    if is_oblique or _is_under_way(first, second):
        return None
    is_nearer = before.window.km <= after.window.km
    near, far = (before, after) if is_nearer else (after, before)
    in_near = _make_grid(frame.size)
    in_far = far.find_pixels(near.locate(in_near))
    shared = ((in_far >= 0) & (in_far <= frame.size)).all(1)
    if shared.mean() < MIN_OVERLAP:
        return None
    in_before, in_after = (in_near, in_far) if is_nearer else (in_far, in_near)
    scale, shift = _fit_frames(in_before[shared], in_after[shared], frame.size)
    rows = frame.size[1] if is_above_mount else 0
    return ViewMatch(_round_digits(scale), _round_digits(shift), rows)


def _fit_frames(before: F64, after: F64, size: Size) -> tuple[complex, complex]:
    """Return the similarity that moves (n, 2) pixels of a frame onto those of another one."""
    return _fit_similarity(_to_complex(before, size), _to_complex(after, size))


def _is_under_way(first: MapShot, second: MapShot) -> bool:
    """Tell whether a camera follows something where one shot goes over into the next."""
    return first.spec.ends_following or second.spec.follow is not None


def _find_end_view(shot: MapShot, frame: MapFrame, *, end: int) -> _EndView:
    """Return what a shot shows at its start (0) or its end (1)."""
    map_file: MapFile = read_model(MapFile, shot.find(shot.spec.map))
    name = find_end_views(shot.spec, map_file)[end]
    projection = choose_projection(map_file)
    return _EndView(
        fit_frame(map_file.views[name], projection, frame), projection
    )


def _make_grid(frame: Size) -> F64:
    """Return points all over a frame, (n, 2) in pixels."""
    columns = np.linspace(0, frame[0], _GRID)
    rows = np.linspace(0, frame[1], _GRID)
    x, y = np.meshgrid(columns, rows)
    return np.stack([x.ravel(), y.ravel()], 1)


def _to_complex(points: F64, frame: Size) -> NDArray[np.complex128]:
    """Return (n, 2) pixels as complex numbers from the frame's middle, (n,)."""
    x = points[:, 0] - frame[0] / 2
    y = points[:, 1] - frame[1] / 2
    return np.asarray(x + 1j * y)


def _fit_similarity(
    points: NDArray[np.complex128], targets: NDArray[np.complex128]
) -> tuple[complex, complex]:
    """Return the scale and the shift that move points onto targets with the least squares."""
    mean_point = points.mean()
    mean_target = targets.mean()
    centred = points - mean_point
    scale = complex(
        np.vdot(centred, targets - mean_target) / np.vdot(centred, centred)
    )
    return scale, complex(mean_target - scale * mean_point)


def _round_digits(value: complex) -> complex:
    """Return a number without digits that no pixel shows: they would only change keys."""
    # + 0.0 makes a zero positive, so that it is written as one
    return complex(round(value.real, 9) + 0.0, round(value.imag, 9) + 0.0)
