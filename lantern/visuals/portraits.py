"""Portraits: a picture cropped round a face, as SVG can show it, on its mount."""

from __future__ import annotations

import base64
import functools
from pathlib import Path

import numpy as np

from lantern.core.problems import AssetFailure
from lantern.graphics import photo
from lantern.graphics.faces import FaceBox, find_faces
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import Typefaces

PORTRAIT_ASPECT = 0.78
"""Width of a portrait, as a share of its height."""
_STUDIED_SIDE = 480
_FACE_SHARE = 0.42
"""The height of a face, as a share of a portrait's at least."""
_FACE_ABOVE = 0.43
"""How far down in a portrait the middle of a face is."""
_WITHOUT_FACE = (0.5, 0.35)
_QUALITY = 95


def draw_portrait(
    path: Path,
    focus: tuple[float, float] | None,
    *,
    height: int,
    typefaces: Typefaces,
) -> str:
    """Return the address of a portrait `height` pixels high, as SVG has it.

    It is empty for what is no picture: that is told where the picture is checked.
    """
    try:
        stamp = path.stat().st_mtime_ns
        return _draw(
            path,
            stamp,
            height=height,
            focus=focus,
            typefaces=typefaces,
        )
    except (AssetFailure, OSError):
        return ""


@functools.lru_cache(maxsize=64)
def _draw(
    path: Path,
    _stamp: int,
    *,
    height: int,
    focus: tuple[float, float] | None,
    typefaces: Typefaces,
) -> str:
    """Return a picture `height` pixels high, cropped, as JPEG in the address itself."""
    rgb = photo.read_pixels(path, None, typefaces=typefaces)
    cropped = crop_portrait(rgb, focus)
    size = (max(1, round(height * PORTRAIT_ASPECT)), max(1, height))
    way = cv2.INTER_AREA if cropped.shape[0] > height else cv2.INTER_CUBIC
    small = cv2.resize(cropped, size, interpolation=way)
    options = [cv2.IMWRITE_JPEG_QUALITY, _QUALITY]
    _, data = cv2.imencode(
        ".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), options
    )
    return "data:image/jpeg;base64," + base64.b64encode(data.tobytes()).decode()


def crop_portrait(rgb: U8, focus: tuple[float, float] | None) -> U8:
    """Return the part of (h, w, 3) RGB that a portrait shows.

    It is as large as the picture allows, round `focus` (shares of width and height). Without one
    the clearest face is looked for; where it is small, what is round it is left out.
    """
    height, width = rgb.shape[:2]
    crop_h = min(float(height), width / PORTRAIT_ASPECT)
    x, y = focus or _WITHOUT_FACE
    above = 0.5
    face = None if focus else _find_face(rgb)
    if face:
        x, y = face.x + face.w / 2, face.y + face.h / 2
        above = _FACE_ABOVE
        crop_h = min(crop_h, face.h * height / _FACE_SHARE)
    crop_w = crop_h * PORTRAIT_ASPECT
    left = round(min(max(x * width - crop_w / 2, 0), width - crop_w))
    top = round(min(max(y * height - above * crop_h, 0), height - crop_h))
    part = rgb[
        top : top + max(1, round(crop_h)), left : left + max(1, round(crop_w))
    ]
    return np.ascontiguousarray(part)


def _find_face(rgb: U8) -> FaceBox | None:
    faces = find_faces(photo.shrink(rgb, _STUDIED_SIDE / max(rgb.shape[:2])))
    return faces[0] if faces else None
