"""What tests read from drawings of map furniture and signs: texts, rectangles, inks."""

from __future__ import annotations

import html
import re

import numpy as np

from lantern.core.units import Size
from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.lettering import SvgDrawing

WIDE: Size = (1920, 1080)
TALL: Size = (1080, 1920)


def make_safe_area(
    size: Size = WIDE, *, unit: float = 1.0, captions: bool = False
) -> SafeArea:
    """Return a safe area whose bands leave 60 pixels at the left and the right."""
    w, h = size
    # in a tall frame captions come below the bands, as in the looks
    bottom = h - 540.0 if h > w else float(h)
    bands = {
        "head": (60.0, 50.0, w - 60.0, 120.0),
        "lower_third": (60.0, bottom - 280, 0.5 * w, bottom - 180),
        "source": (60.0, bottom - 80, w - 60.0, bottom - 40),
    }
    return SafeArea(size, bands, unit, captions)


def list_texts(svg: str) -> list[str]:
    """Return the texts of an SVG in the order in which they are drawn."""
    return [
        html.unescape(text) for text in re.findall(r">([^<>]+)</text>", svg)
    ]


def list_numbers(svg: str, tag: str, attribute: str) -> list[float]:
    """Return a number that every element of a kind has."""
    elements = re.findall(rf"<{tag} [^>]*>", svg)
    found = [
        re.search(rf'\b{attribute}="(-?[\d.]+)"', element)
        for element in elements
    ]
    return [float(match.group(1)) for match in found if match]


def measure_size(drawing: SvgDrawing) -> tuple[float, float]:
    """Return width and height of the first box of a drawing."""
    left, top, right, bottom = drawing.boxes[0]
    return right - left, bottom - top


def blend(sprites: list[Sprite], size: Size) -> Planes:
    """Return sprites on a frame of middle grey."""
    frame = make_flat_frame(size, (126, 128, 128))
    for sprite in sprites:
        sprite.blend_onto(frame)
    return frame


def find_ink(frame: Planes) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of what is no longer middle grey."""
    rows, columns = np.nonzero(frame.y != 126)
    return (
        int(columns.min()),
        int(rows.min()),
        int(columns.max()) + 1,
        int(rows.max()) + 1,
    )
