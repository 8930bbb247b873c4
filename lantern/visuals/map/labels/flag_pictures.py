"""Pictures of flags, as SVG can show them."""

from __future__ import annotations

import base64
from pathlib import Path

from lantern.graphics import photo
from lantern.graphics.opencv import cv2
from lantern.graphics.typefaces import Typefaces

FLAG_WIDTH = 64.0
FLAG_HEIGHT = 40.0
"""Of a flag's cloth, in pixels at 1080p."""
_FINER = 2
"""Pixels of the picture to one of the frame."""


def read_flag(path: Path, unit: float, typefaces: Typefaces) -> str:
    """Return a picture, as large as a flag, as PNG in the address itself.

    `unit` is pixels per pixel at 1080p.

    Raises:
        AssetFailure: it is no picture that can be used.
    """
    width = max(1, round(FLAG_WIDTH * unit * _FINER))
    height = max(1, round(FLAG_HEIGHT * unit * _FINER))
    rgb = photo.read_pixels(path, None, typefaces=typefaces)
    small = cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA)
    _, data = cv2.imencode(".png", cv2.cvtColor(small, cv2.COLOR_RGB2BGR))
    return "data:image/png;base64," + base64.b64encode(data.tobytes()).decode()
