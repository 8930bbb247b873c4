"""Bands: the rectangles of a frame that overlays may use, for each shape of frame.

A look gives them in pixels at 1080p, for 16:9, 9:16 and 1:1. Frames of other proportions take
the bands of their shape, stretched.
"""

from __future__ import annotations

from pydantic import Field

from lantern.core.units import Shape, Size, classify_shape
from lantern.graphics.vector import Box
from lantern.script import document

_PAGE_WIDTH = 1920
_PAGE_HEIGHTS = {"portrait": 1920, "square": 1080}
"""The page that the bands are given for, in pixels at 1080p: its width if it is wide."""
_GROWING = ("mount", "clear", "buttons")
"""Bands that are as high as the frame lets them."""


class Bands(document.YamlModel):
    """The bands of one shape: left, top, width and height, in pixels at 1080p."""

    head: Box = Field(
        description="labels, claims, datelines and names of chapters"
    )
    lower_third: Box = Field(description="lower thirds")
    source: Box = Field(description="source lines")
    caption: Box | None = Field(
        default=None, description="captions in the picture; default: none"
    )
    mount: Box | None = Field(
        default=None,
        description="the strip under captions, which maps and panels leave free;"
        " default: captions lie on the map",
    )
    clear: Box | None = Field(
        default=None,
        description="the rows between what platforms write at the top and at the foot of upright"
        " films; default: all",
    )
    buttons: Box | None = Field(
        default=None,
        description="where platforms have their own buttons, beside the lower half of upright"
        " films; default: nowhere",
    )


class BandsByShape(document.YamlModel):
    """The bands of each shape; frames of other proportions take those of their shape."""

    wide: Bands = Field(
        description="1920 x 1080, without captions in the picture"
    )
    wide_captions: Bands = Field(
        description="1920 x 1080, with captions in the picture"
    )
    upright: Bands = Field(description="1080 x 1920")
    square: Bands = Field(
        description="1080 x 1080, with captions in the picture"
    )
    square_plain: Bands | None = Field(
        default=None,
        description="1080 x 1080, without captions in the picture; default: as `square`",
    )

    def choose(self, shape: Shape, captions: bool) -> Bands:
        """Return the bands of a shape, for a film with or without burned-in captions."""
        if shape == "portrait":
            return self.upright
        if shape == "wide":
            return self.wide_captions if captions else self.wide
        if captions or self.square_plain is None:
            return self.square
        return self.square_plain


def place_bands(bands: Bands, size: Size) -> dict[str, Box]:
    """Return the bands by name, in pixels of a frame of this size.

    In frames that are wider or narrower than 16:9 bands keep their distance from the edges; in
    the other shapes they move up or down with the frame's height.
    """
    shape = classify_shape(size)
    width, height = measure_page(size)
    wider = 0.0
    taller = 1.0
    if shape == "wide":
        wider = width - _PAGE_WIDTH
    else:
        taller = height / _PAGE_HEIGHTS[shape]
    k = compute_scale(size)
    placed: dict[str, Box] = {}
    for name in Bands.model_fields:
        box: Box | None = getattr(bands, name)
        if box is not None:
            x, y, w, h = _stretch(name, _widen(name, box, wider), taller)
            placed[name] = (x * k, y * k, w * k, h * k)
    return placed


def _stretch(name: str, box: Box, times: float) -> Box:
    """Return a band in a frame so many times as high: it moves, and those without type grow."""
    x, y, w, h = box
    if name in _GROWING:
        h = h * times
    return x, y * times, w, h


def _widen(name: str, box: Box, by: float) -> Box:
    """Return a band in a frame wider than 16:9 by so many pixels at 1080p.

    Source lines stay at the right and lower thirds at the left; the other bands grow.
    """
    x, y, w, h = box
    if name == "source":
        return x + by, y, w, h
    if name == "lower_third":
        return box
    return x, y, w + by, h


def compute_scale(size: Size) -> float:
    """Return k: pixels of this frame per pixel at 1080p."""
    return min(size) / 1080


def measure_page(size: Size) -> tuple[float, float]:
    """Return width and height of the frame in pixels at 1080p."""
    k = compute_scale(size)
    return size[0] / k, size[1] / k
