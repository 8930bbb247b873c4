"""Where the faces of a picture are, found with a cascade of OpenCV's.

OpenCV's newer packages have neither its cascades nor the code that runs them, so `cascade` does
that. Faces that look ahead are found; those in profile, masked or small are not, and nobody is
recognised.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from lantern.graphics.faces.cascade import WINDOW, find_windows, load_cascade
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8

_LONG_SIDE = 360
"""Pixels along the longer side that is looked at: a face of a fifteenth of it is found."""
_SCALE_STEP = 1.12
"""How much larger each size of faces is than the one before."""
_LEAST_HITS = 12
"""Windows, of the picture and its mirror image together, that make a face."""
_LEAST_HITS_OF_ONE = 2
_LEAST_SHARE = 0.45
"""Windows of a face, as a share of those of the picture's clearest one."""
_NEAR = 0.25
"""How far apart the centres of windows of one face are, as a share of its side."""
_MAX_RATIO = 1.6
"""Of the sides of two windows of one face."""


@dataclass(frozen=True)
class FaceBox:
    """A square round a face, from brow to chin; all as fractions of the picture."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class _FaceWindow:
    """A square that looked like a face: its corner and its side in pixels."""

    x: float
    y: float
    side: float


def find_faces(pixels: U8) -> tuple[FaceBox, ...]:
    """Return the faces in (h, w, 3) RGB pixels, the clearest first."""
    grey = _shrink(
        np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    )
    if grey.min() == grey.max():
        return ()  # of one colour: no window of it passes
    height, width = grey.shape
    groups = _find_groups(grey)
    groups.sort(key=len, reverse=True)
    boxes: list[FaceBox] = []
    for group in groups:
        if len(group) < _LEAST_SHARE * len(groups[0]):
            break
        mean = _average(group)
        w = mean.side / width
        h = mean.side / height
        boxes.append(FaceBox(mean.x / width, mean.y / height, w, h))
    return tuple(boxes)


def _find_groups(grey: U8) -> list[list[_FaceWindow]]:
    """Return the windows of each face, of the picture and of its mirror image."""
    windows = list(_scan(grey))
    seen = len(windows)
    alike = map(len, _group_windows(windows))
    if max(alike, default=0) < _LEAST_HITS_OF_ONE:
        return []  # whatever the mirror image has
    width = grey.shape[1]
    for window in _scan(np.ascontiguousarray(grey[:, ::-1])):
        windows.append(
            _FaceWindow(width - window.x - window.side, window.y, window.side)
        )
    found: list[list[_FaceWindow]] = []
    for group in _group_windows(windows):
        if _is_face(group, seen):
            found.append([windows[i] for i in group])
    return found


def _shrink(grey: U8) -> U8:
    """Return a picture whose longer side is the one that is looked at."""
    scale = _LONG_SIDE / max(grey.shape)
    size = [max(1, round(side * scale)) for side in reversed(grey.shape)]
    filter_ = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(grey, size, interpolation=filter_), np.uint8)


def _scan(grey: U8) -> Iterable[_FaceWindow]:
    """Yield the windows of all sizes that look like a face."""
    stages = load_cascade()
    height, width = grey.shape
    scale = 1.0
    while min(height, width) / scale >= WINDOW:
        size = (round(width / scale), round(height / scale))
        smaller = cv2.resize(grey, size, interpolation=cv2.INTER_LINEAR)
        for x, y in find_windows(np.asarray(smaller, np.uint8), stages):
            yield _FaceWindow(x * scale, y * scale, WINDOW * scale)
        scale *= _SCALE_STEP


def _group_windows(windows: Sequence[_FaceWindow]) -> list[list[int]]:
    """Return the windows of each place, by their indices."""
    groups: list[list[int]] = []
    for i, window in enumerate(windows):
        for group in groups:
            if _are_near(window, _average([windows[j] for j in group])):
                group.append(i)
                break
        else:
            groups.append([i])
    return groups


def _are_near(one: _FaceWindow, other: _FaceWindow) -> bool:
    apart = _NEAR * other.side
    across = one.x + one.side / 2 - other.x - other.side / 2
    down = one.y + one.side / 2 - other.y - other.side / 2
    ratio = max(one.side, other.side) / min(one.side, other.side)
    return abs(across) < apart and abs(down) < apart and ratio < _MAX_RATIO


def _average(windows: Sequence[_FaceWindow]) -> _FaceWindow:
    corners = np.array(
        [(window.x, window.y, window.side) for window in windows]
    )
    x, y, side = corners.mean(axis=0)
    return _FaceWindow(float(x), float(y), float(side))


def _is_face(group: Sequence[int], seen: int) -> bool:
    """Tell whether windows are enough, in the picture and in its mirror image.

    Those of the picture have the indices below `seen`. What only looks like a face from one side
    is none.
    """
    direct = sum(i < seen for i in group)
    fewest = min(direct, len(group) - direct)
    return len(group) >= _LEAST_HITS and fewest >= _LEAST_HITS_OF_ONE
