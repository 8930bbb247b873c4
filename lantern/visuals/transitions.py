"""Transitions as pure functions (a, b, progress 0..1, params) -> planes.

A new one of Lantern's own is a line in TRANSITIONS and one in VERSIONS. Another package brings
one by an entry point of the group `lantern.transitions`, to a module with `VERSION` and a
function `mix(a, b, progress, params)`; `SECONDS` says how long it takes where an author writes no
length.
"""

from __future__ import annotations

import cmath
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lantern.core.plugins import PluginTable
from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import (
    F32,
    U8,
    Planes,
    convert_hex_to_yuv,
    make_flat_frame,
    mix_planes,
)
from lantern.script.model.transition import PLUGIN_GROUP

F64 = NDArray[np.float64]


@dataclass(frozen=True)
class TransitionParams:
    """What a transition knows beside its two pictures.

    `colour` (`#rrggbb`) is what a dip goes through, black if empty. The others are for a match of
    two maps. The ground at pixel z of the first picture, a complex number counted from the
    picture's middle, is at `scale * z + shift` of the second. `rows` are the rows of the frame
    that the map fills, all if 0.
    """

    colour: str = ""
    scale: complex = complex(1)
    shift: complex = complex(0)
    rows: int = 0


class TransitionFunction(Protocol):
    """What a transition is: a function that changes neither of its pictures."""

    def __call__(
        self, a: Planes, b: Planes, progress: float, *, params: TransitionParams
    ) -> Planes:
        """Return the frame at a progress from 0 (all of a) to 1 (all of b)."""


NO_PARAMS = TransitionParams()


def dissolve(
    a: Planes,
    b: Planes,
    progress: float,
    *,
    params: TransitionParams = NO_PARAMS,
) -> Planes:
    """Fade one picture into the next."""
    return mix_planes(a, b, progress)


def dip(
    a: Planes,
    b: Planes,
    progress: float,
    *,
    params: TransitionParams = NO_PARAMS,
) -> Planes:
    """Fade down to a colour and up again."""
    if params.colour:
        ground = make_flat_frame(a.size, convert_hex_to_yuv(params.colour))
    else:
        ground = make_flat_frame(a.size)
    if progress < 0.5:
        return mix_planes(a, ground, progress * 2)
    return mix_planes(ground, b, progress * 2 - 1)


def wipe(
    a: Planes,
    b: Planes,
    progress: float,
    *,
    params: TransitionParams = NO_PARAMS,
) -> Planes:
    """Bring the new picture in from the left, behind a straight edge."""
    edge = round(a.size[0] * progress / 2) * 2
    result = a.copy()
    result.y[:, :edge] = b.y[:, :edge]
    result.u[:, : edge // 2] = b.u[:, : edge // 2]
    result.v[:, : edge // 2] = b.v[:, : edge // 2]
    return result


def push(
    a: Planes,
    b: Planes,
    progress: float,
    *,
    params: TransitionParams = NO_PARAMS,
) -> Planes:
    """Bring the new picture in from the right; it pushes the old one out.

    That is exact to a fraction of a pixel. A shift across moves chroma by half of it, wherever
    chroma is sited.
    """
    w, h = a.size
    offset = w * progress
    whole = int(offset) // 2 * 2
    rest = offset - whole
    half = (w // 2, h // 2)
    return Planes(
        _crop_shifted(np.hstack([a.y, b.y]), whole, (w, h), rest=rest),
        _crop_shifted(np.hstack([a.u, b.u]), whole // 2, half, rest=rest / 2),
        _crop_shifted(np.hstack([a.v, b.v]), whole // 2, half, rest=rest / 2),
    )


def _crop_shifted(plane: U8, left: int, size: Size, *, rest: float) -> U8:
    """Return a part of a plane, of a size (w, h), that starts at the column `left + rest`."""
    cut = np.ascontiguousarray(plane[:, left : left + size[0] + 2])
    if rest == 0:
        return np.ascontiguousarray(cut[:, : size[0]])
    shift = np.array([[1, 0, rest], [0, 1, 0]], np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    moved = cv2.warpAffine(
        cut,
        shift,
        size,
        flags=flags,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(moved, np.uint8)


def match(
    a: Planes,
    b: Planes,
    progress: float,
    *,
    params: TransitionParams = NO_PARAMS,
) -> Planes:
    """Move a camera from the ground of one map to that of the next, while the one dissolves."""
    if progress == 0:
        return a.copy()
    if progress == 1:
        return b.copy()
    rows = params.rows or a.size[1]
    half = rows // 2
    mix = _plan_mix(params, progress, (a.size[0], rows))
    result = mix_planes(a, b, progress)
    result.y[:rows] = mix.blend(a.y[:rows], b.y[:rows], step=1)
    result.u[:half] = mix.blend(a.u[:half], b.u[:half], step=2)
    result.v[:half] = mix.blend(a.v[:half], b.v[:half], step=2)
    return result


def _plan_mix(
    params: TransitionParams, progress: float, size: Size
) -> _ViewMix:
    """Return what the camera sees of two maps at a progress, and how much of each."""
    scale, shift = _find_camera(params, progress)
    first = _CameraView(_affine(scale, shift, size), min(1.0, 8 * progress))
    second = _CameraView(
        _affine(
            scale * params.scale, shift * params.scale + params.shift, size
        ),
        min(1.0, 8 * (1 - progress)),
    )
    first_cover = _cover(first, size) * (1 - progress)
    second_cover = _cover(second, size) * progress
    share = np.asarray(second_cover / (first_cover + second_cover), np.float32)
    return _ViewMix(first, second, share)


@dataclass(frozen=True, eq=False)
class _CameraView:
    """What the camera sees of a picture.

    `matrix` (2, 3) takes a pixel of the frame to a pixel of the picture; `departure` (0..1) is
    how far the camera has left the picture.
    """

    matrix: F64
    departure: float


@dataclass(frozen=True, eq=False)
class _ViewMix:
    """Two views, and the share of the second one at each pixel, (h, w)."""

    first: _CameraView
    second: _CameraView
    share: F32

    def blend(self, a: U8, b: U8, *, step: int) -> U8:
        """Return both planes as the camera sees them, blended; `step` is 2 for chroma."""
        one = _warp_plane(a, self.first, step)
        other = _warp_plane(b, self.second, step)
        share = np.ascontiguousarray(self.share[::step, ::step])
        blended = cv2.blendLinear(one, other, 1 - share, share)
        return np.asarray(blended, np.uint8)


def _find_camera(
    params: TransitionParams, progress: float
) -> tuple[complex, complex]:
    """Return the scale and shift by which the camera sees the first picture.

    It goes at one zoom a second towards the point that is the same in both pictures, or straight
    on if they have one scale.
    """
    back = 1 / params.scale
    shift = -params.shift / params.scale
    scale = cmath.exp(progress * cmath.log(back))
    if abs(back - 1) < 1e-6:
        return scale, shift * progress
    return scale, shift * ((scale - 1) / (back - 1))


def _affine(scale: complex, shift: complex, size: Size) -> F64:
    """Return the matrix from pixel (i, j) of the frame to one of a picture, from their corners."""
    middle = complex((size[0] - 1) / 2, (size[1] - 1) / 2)
    corner = middle + shift - scale * middle
    return np.array(
        [
            [scale.real, -scale.imag, corner.real],
            [scale.imag, scale.real, corner.imag],
        ]
    )


NEATLINE_SHARE = 0.03
"""Of the frame's height: a map's neatline, which doesn't travel with it."""
EDGE_FADE_SHARE = 0.06
"""Of the frame's height: what fades into the other map inside the neatline."""
_MIN_COVER = 1e-4


def _warp_plane(plane: U8, view: _CameraView, step: int) -> U8:
    """Return a plane as the camera sees it, mirrored beyond its edge.

    A chroma sample (`step` 2) sits at luma (2c, 2r + .5).
    """
    matrix = view.matrix
    if step == 2:
        x, y = matrix[:, :2] @ (0.0, 0.5) + matrix[:, 2] - (0.0, 0.5)
        matrix = np.column_stack([matrix[:, :2], (x / 2, y / 2)])
    h, w = plane.shape
    rim = round(NEATLINE_SHARE * h * view.departure)
    matrix = matrix - np.array([[0, 0, rim], [0, 0, rim]])
    inner = np.ascontiguousarray(plane[rim : h - rim, rim : w - rim])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    warped = cv2.warpAffine(
        inner,
        matrix,
        (w, h),
        flags=flags,
        borderMode=cv2.BORDER_REFLECT,
    )
    return np.asarray(warped, np.uint8)


def _cover(view: _CameraView, size: Size) -> F32:
    """Return how much of each frame pixel a picture covers, (h, w).

    That is 1 inside the picture, next to 0 beyond it, and soft between.
    """
    w, h = size
    x, y = np.meshgrid(
        np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32)
    )
    at_x, at_y = (row[0] * x + row[1] * y + row[2] for row in view.matrix)
    inside_x = np.minimum(at_x, w - 1 - at_x)
    inside_y = np.minimum(at_y, h - 1 - at_y)
    inside = np.minimum(inside_x, inside_y)
    neatline = NEATLINE_SHARE * h * view.departure
    fade = max(EDGE_FADE_SHARE * h * view.departure, 1e-3)
    t = np.clip((inside - neatline) / fade, 0, 1)
    return np.asarray(np.maximum(t * t * (3 - 2 * t), _MIN_COVER), np.float32)


TRANSITIONS: PluginTable[TransitionFunction] = PluginTable(
    PLUGIN_GROUP,
    {
        "dissolve": dissolve,
        "dip": dip,
        "wipe": wipe,
        "push": push,
        "match": match,
    },
    lambda module: module.mix,
)

VERSIONS: PluginTable[int] = PluginTable(
    PLUGIN_GROUP,
    {"dissolve": 1, "dip": 1, "wipe": 1, "push": 1, "match": 1},
    lambda module: int(module.VERSION),
)
"""Each transition's VERSION, which is in the keys of the segments that show it."""
