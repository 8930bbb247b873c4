"""Transitions as pure functions (a, b, progress 0..1, way) -> planes.

A new one of Lantern's own is a line in TRANSITIONS and one in VERSIONS. Another package brings one by
an entry point of the group `lantern.transitions`, to a module with `VERSION` and a function
`mix(a, b, progress, params)`; `SECONDS` says how long it takes where an author writes no length.
"""

from __future__ import annotations

import cmath
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from lantern.core.plugins import PluginTable
from lantern.graphics.pixels import (
    F32,
    U8,
    Planes,
    convert_hex_to_yuv,
    make_flat_frame,
    mix_planes,
)
from lantern.script.model.transition import PLUGIN_GROUP


@dataclass(frozen=True)
class TransitionParams:
    """What a transition knows beside its two pictures: the colour of a dip; for a match how the maps lie to each other.

    `scale` and `shift` are complex: the ground at pixel z of the first picture (counted from its middle) lies at
    scale * z + shift of the second. `rows` are the rows of the frame that the map fills, all if 0.
    """

    colour: str = ""
    scale: complex = complex(1)
    shift: complex = complex(0)
    rows: int = 0


def dissolve(
    a: Planes, b: Planes, progress: float, _way: TransitionParams = TransitionParams()
) -> Planes:
    """One picture fades into the next."""
    return mix_planes(a, b, progress)


def dip(
    a: Planes, b: Planes, progress: float, way: TransitionParams = TransitionParams()
) -> Planes:
    """Down to a colour, black unless told otherwise, and up again."""
    ground = (
        make_flat_frame(a.size, convert_hex_to_yuv(way.colour))
        if way.colour
        else make_flat_frame(a.size)
    )
    return (
        mix_planes(a, ground, progress * 2)
        if progress < 0.5
        else mix_planes(ground, b, progress * 2 - 1)
    )


def wipe(
    a: Planes, b: Planes, progress: float, _way: TransitionParams = TransitionParams()
) -> Planes:
    """The new picture comes in from the left, behind a straight edge."""
    edge = round(a.size[0] * progress / 2) * 2
    result = a.copy()
    for over, under, step in (
        (b.y, result.y, 1),
        (b.u, result.u, 2),
        (b.v, result.v, 2),
    ):
        under[:, : edge // step] = np.asarray(over)[:, : edge // step]
    return result


def push(
    a: Planes, b: Planes, progress: float, _way: TransitionParams = TransitionParams()
) -> Planes:
    """The new picture comes in from the right and pushes the old one out, to a fraction of a pixel."""
    w, h = a.size
    offset = w * progress
    whole = int(offset) // 2 * 2
    part = offset - whole
    pairs = ((a.y, b.y, 1), (a.u, b.u, 2), (a.v, b.v, 2))
    # both pictures side by side, and a window over them; a shift across moves chroma by half, wherever it is sited
    y, u, v = (
        _crop_shifted(
            np.hstack([p, q]), whole // step, part / step, (w // step, h // step)
        )
        for p, q, step in pairs
    )
    return Planes(y, u, v)


def _crop_shifted(plane: U8, at: int, part: float, size: tuple[int, int]) -> U8:
    cut = np.ascontiguousarray(plane[:, at : at + size[0] + 2])
    if part == 0:
        return np.ascontiguousarray(cut[:, : size[0]])
    shift = np.array([[1, 0, part], [0, 1, 0]], np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(cut, shift, size, flags=flags, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


def match(
    a: Planes, b: Planes, progress: float, way: TransitionParams = TransitionParams()
) -> Planes:
    """A camera goes from the ground that one map shows to that of the next, while the one dissolves into the other."""
    if progress in (0, 1):
        return (b if progress else a).copy()
    w, rows = a.size[0], way.rows or a.size[1]
    scale, shift = _find_camera(way, progress)
    views = (
        _CameraView(_affine(scale, shift, (w, rows)), min(1.0, 8 * progress)),
        _CameraView(
            _affine(scale * way.scale, shift * way.scale + way.shift, (w, rows)),
            min(1.0, 8 * (1 - progress)),
        ),
    )
    covers = [
        _cover(view, (w, rows)) * part
        for view, part in zip(views, (1 - progress, progress), strict=True)
    ]
    share = np.asarray(covers[1] / (covers[0] + covers[1]), np.float32)
    half = np.ascontiguousarray(share[::2, ::2])
    result = mix_planes(a, b, progress)
    for p, q, out, step in (
        (a.y, b.y, result.y, 1),
        (a.u, b.u, result.u, 2),
        (a.v, b.v, result.v, 2),
    ):
        weight = half if step == 2 else share
        one, other = (
            _warp_plane(plane[: rows // step], view, step)
            for plane, view in zip((p, q), views, strict=True)
        )
        out[: rows // step] = cv2.blendLinear(one, other, 1 - weight, weight)
    return result


@dataclass(frozen=True, eq=False)
class _CameraView:
    """What the camera sees of a picture: pixel of the frame -> pixel of it; how far it has left it (0..1)."""

    matrix: NDArray[np.float64]
    departure: float


def _find_camera(way: TransitionParams, progress: float) -> tuple[complex, complex]:
    """Where the camera sees pixel z of the frame in the first picture, a share of its way gone: at one zoom a second
    towards the point that lies alike in both, or straight on when they have one scale."""
    back, shift = 1 / way.scale, -way.shift / way.scale
    scale = cmath.exp(progress * cmath.log(back))
    return scale, shift * (
        progress if abs(back - 1) < 1e-6 else (scale - 1) / (back - 1)
    )


def _affine(
    scale: complex, shift: complex, size: tuple[int, int]
) -> NDArray[np.float64]:
    """Pixel (i, j) of the frame -> pixel of a picture, both counted from their corner."""
    middle = complex((size[0] - 1) / 2, (size[1] - 1) / 2)
    corner = middle + shift - scale * middle
    return np.array(
        [[scale.real, -scale.imag, corner.real], [scale.imag, scale.real, corner.imag]]
    )


NEATLINE_SHARE, EDGE_FADE_SHARE = 0.03, 0.06
"""Of the frame's height: a map's neatline, which doesn't travel with it, and what fades into the other map inside."""


def _warp_plane(plane: U8, view: _CameraView, step: int) -> U8:
    """A plane as the camera sees it, mirrored beyond its rim. A chroma sample sits at luma (2c, 2r + .5)."""
    matrix = view.matrix
    if step == 2:
        x, y = matrix[:, :2] @ (0.0, 0.5) + matrix[:, 2] - (0.0, 0.5)
        matrix = np.column_stack([matrix[:, :2], (x / 2, y / 2)])
    h, w = plane.shape
    rim = round(NEATLINE_SHARE * h * view.departure)
    matrix = matrix - np.array([[0, 0, rim], [0, 0, rim]])
    inner = np.ascontiguousarray(plane[rim : h - rim, rim : w - rim])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(
            inner, matrix, (w, h), flags=flags, borderMode=cv2.BORDER_REFLECT
        ),
        np.uint8,
    )


def _cover(view: _CameraView, size: tuple[int, int]) -> F32:
    """How much of each frame pixel a picture covers: 1 inside it, next to nothing beyond it, soft between."""
    w, h = size
    x, y = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    at_x, at_y = (row[0] * x + row[1] * y + row[2] for row in view.matrix)
    inside = np.minimum(np.minimum(at_x, w - 1 - at_x), np.minimum(at_y, h - 1 - at_y))
    t = np.clip(
        (inside - NEATLINE_SHARE * h * view.departure)
        / max(EDGE_FADE_SHARE * h * view.departure, 1e-3),
        0,
        1,
    )
    return np.asarray(np.maximum(t * t * (3 - 2 * t), 1e-4), np.float32)


Transition = Callable[[Planes, Planes, float, TransitionParams], Planes]

TRANSITIONS: PluginTable[Transition] = PluginTable(
    PLUGIN_GROUP,
    {"dissolve": dissolve, "dip": dip, "wipe": wipe, "push": push, "match": match},
    lambda module: module.mix,
)

VERSIONS: PluginTable[int] = PluginTable(
    PLUGIN_GROUP,
    {"dissolve": 1, "dip": 1, "wipe": 1, "push": 1, "match": 1},
    lambda module: int(module.VERSION),
)
"""Each transition's VERSION, which is in the keys of the segments that show it."""
