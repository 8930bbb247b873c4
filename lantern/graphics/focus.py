"""The part of a picture that matters, as a program guesses it: faces, else what stands out.

Nobody is recognised, and nothing is sent anywhere.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.graphics import photo
from lantern.graphics.faces import FaceBox, find_faces
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8

_STUDIED_SIDE = 700
"""Pixels along the longer side in which faces are sought."""
_BESIDE = 0.5
_ABOVE = 0.6
_BELOW = 1.0
"""What belongs to a face, in lengths of its side: hair, ears, shoulders."""
_SALIENCE_SIDE = 64
_SALIENCE_BLUR = 2.5
_LEAST_SPREAD = 3.0
"""Of the greys, in 255ths: in a picture with less nothing stands out."""
_CENTRE = 0.45
"""How far from the middle pictures mostly have what they are about, as a share of each side."""
_REACH = 1.2
"""How much of what stands out belongs to the part: in standard deviations to each side."""
_LEAST_SIDE = 0.2


@dataclass(frozen=True)
class FocusArea:
    """A part of a picture, from its left and top to its right and bottom, as fractions."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    @property
    def rectangle(self) -> str:
        """The area as YAML: x, y, w, h."""
        sides = (self.left, self.top, self.width, self.height)
        return f"[{', '.join(f'{side:.2f}' for side in sides)}]"

    def round_off(self) -> FocusArea:
        """Return the area with its sides at hundredths, as its YAML has them."""
        return FocusArea(
            round(self.left, 2),
            round(self.top, 2),
            round(self.right, 2),
            round(self.bottom, 2),
        )


@dataclass(frozen=True)
class FocusGuess:
    """What a picture seems to be about, and the number of faces in it; None: nothing stands out."""

    area: FocusArea | None
    faces: int = 0


def guess_focus(path: Path) -> FocusGuess:
    """Return what a picture seems to be about; it is looked at once.

    Raises:
        AssetFailure: It is no picture that can be used.
    """
    status = path.stat()
    return _guess_once(path, (status.st_mtime_ns, status.st_size))


@functools.lru_cache(maxsize=1024)
def _guess_once(path: Path, _stamp: tuple[int, int]) -> FocusGuess:
    return find_focus(photo.read_small(path, _STUDIED_SIDE))


def find_focus(rgb: U8) -> FocusGuess:
    """Return what a small picture, (h, w, 3) RGB, seems to be about."""
    faces = find_faces(rgb)
    if faces:
        area = join_areas([widen_face(face) for face in faces])
        return FocusGuess(area.round_off(), len(faces))
    area_found = find_salient_area(rgb)
    return FocusGuess(area_found.round_off() if area_found else None)


def widen_face(face: FaceBox) -> FocusArea:
    """Return a face with hair and shoulders, as far as the picture goes."""
    return FocusArea(
        max(0, face.x - _BESIDE * face.w),
        max(0, face.y - _ABOVE * face.h),
        min(1, face.x + (1 + _BESIDE) * face.w),
        min(1, face.y + (1 + _BELOW) * face.h),
    )


def join_areas(areas: Sequence[FocusArea]) -> FocusArea:
    """Return the smallest area that holds them all."""
    left = min(area.left for area in areas)
    top = min(area.top for area in areas)
    right = max(area.right for area in areas)
    bottom = max(area.bottom for area in areas)
    return FocusArea(left, top, right, bottom)


def find_salient_area(rgb: U8) -> FocusArea | None:
    """Return the part of a picture that stands out from the rest; None in an even one."""
    h, w = rgb.shape[:2]
    scale = _SALIENCE_SIDE / max(h, w)
    size = (max(8, round(w * scale)), max(8, round(h * scale)))
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.float32)
    if float(grey.std()) < _LEAST_SPREAD:
        return None
    salience = _measure_salience(grey)
    across = _find_stretch(salience.sum(axis=0))
    down = _find_stretch(salience.sum(axis=1))
    return FocusArea(across[0], down[0], across[1], down[1])


def _measure_salience(grey: F32) -> F32:
    """Return how much each pixel stands out, (h, w), near the middle more than at the edge.

    By the spectral residual: Hou and Zhang, Saliency detection (2007).
    """
    spectrum = np.fft.fft2(grey)
    amplitude = np.log(np.abs(spectrum) + 1.0).astype(np.float32)
    usual = np.asarray(cv2.blur(amplitude, (3, 3)), np.float32)
    residual = np.exp(amplitude - usual + 1j * np.angle(spectrum))
    found = np.abs(np.fft.ifft2(residual)) ** 2
    blurred = cv2.GaussianBlur(found.astype(np.float32), (0, 0), _SALIENCE_BLUR)
    h, w = grey.shape
    middle = np.outer(_weigh_middle(h), _weigh_middle(w))
    return np.asarray((blurred - blurred.min()) ** 2 * middle, np.float32)


def _weigh_middle(count: int) -> F32:
    place = (np.arange(count) + 0.5) / count - 0.5
    return np.asarray(np.exp(-0.5 * (place / _CENTRE) ** 2), np.float32)


def _find_stretch(weights: F32) -> tuple[float, float]:
    """Return where most of some weights are, from 0 to 1."""
    total = max(float(weights.sum()), 1e-9)
    place = (np.arange(len(weights)) + 0.5) / len(weights)
    mean = float((weights * place).sum()) / total
    spread = float(np.sqrt(((place - mean) ** 2 * weights).sum() / total))
    half = max(_REACH * spread, _LEAST_SIDE / 2)
    first = min(max(mean - half, 0.0), 1 - 2 * min(half, 0.5))
    return first, min(first + 2 * half, 1.0)
