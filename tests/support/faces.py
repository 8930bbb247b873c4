"""Pictures drawn for tests: plain ones, and people who look at the camera."""

from __future__ import annotations

import io
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from lantern.core.units import Size
from lantern.graphics.pixels import U8

GROUND = (150, 170, 180)


def make_png(size: Size, *, colour: tuple[int, ...] = GROUND) -> bytes:
    """Return a PNG of one colour: red, green, blue, and how opaque it is if it has four."""
    return save_png(np.full((size[1], size[0], len(colour)), colour, np.uint8))


def save_png(pixels: U8) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


@dataclass(frozen=True)
class _Part:
    """An ellipse of a face: centre and half axes as shares of the face's width."""

    x: float
    y: float
    across: float
    down: float
    colour: tuple[int, int, int]


def _make_eye(side: float) -> list[_Part]:
    return [
        _Part(side, -0.14, 0.13, 0.03, (70, 50, 40)),
        _Part(side, -0.02, 0.11, 0.06, (150, 110, 95)),
        _Part(side, -0.02, 0.09, 0.04, (240, 235, 230)),
        _Part(side, -0.02, 0.045, 0.045, (40, 30, 25)),
    ]


_PARTS = [
    _Part(0, -0.12, 0.58, 0.72, (60, 42, 30)),
    _Part(0, 1.25, 0.85, 0.6, (70, 80, 110)),
    _Part(0, 0.6, 0.22, 0.35, (190, 150, 125)),
    _Part(0, 0.05, 0.46, 0.62, (222, 184, 158)),
    *_make_eye(-0.2),
    *_make_eye(0.2),
    _Part(0, 0.2, 0.08, 0.04, (170, 125, 105)),
    _Part(0, 0.4, 0.17, 0.045, (150, 70, 70)),
]


@dataclass(frozen=True)
class Person:
    """Somebody in a picture: the middle of the face, and its width, in pixels."""

    x: int
    y: int
    width: int


def draw_people(size: Size, *people: Person) -> U8:
    """Return people in front of a plain ground as (h, w, 3) RGB pixels."""
    canvas = np.full((size[1], size[0], 3), GROUND, np.uint8)
    for person in people:
        for part in _PARTS:
            centre = (
                round(person.x + part.x * person.width),
                round(person.y + part.y * person.width),
            )
            axes = (
                max(1, round(part.across * person.width)),
                max(1, round(part.down * person.width)),
            )
            cv2.ellipse(
                canvas, centre, axes, 0, 0, 360, part.colour, -1, cv2.LINE_AA
            )
    return np.asarray(cv2.GaussianBlur(canvas, (0, 0), 2), np.uint8)
