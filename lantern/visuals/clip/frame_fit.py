"""How a clip's picture lies in the frame: covering it, or whole on a ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import (
    U8,
    Planes,
    convert_hex_to_yuv,
    make_flat_frame,
)
from lantern.visuals.specs import ClipSpec

BACKGROUND_BRIGHTNESS = 0.45
"""How bright a clip's own blurred picture is behind it, as behind a still."""
_BLUR_SHRINK = 16
_BLACK_LUMA = 16
_GREY_CHROMA = 128


@dataclass(frozen=True)
class FrameFit:
    """Where a clip's picture lies in the frame, in pixels.

    `scaled_size` is the size the picture is read at, `corner` its top left corner in the frame;
    both are even. `scale` is its pixels in the frame per pixel of its own.
    """

    frame: Size
    scaled_size: Size
    corner: tuple[int, int]
    ground: str
    scale: float

    @staticmethod
    def from_spec(
        spec: ClipSpec, picture: Size, frame: Size, *, free: float = 1.0
    ) -> FrameFit:
        """Return how a picture of a size lies in the frame.

        `free` is the upper share of the frame that captions leave: the focus comes to its middle,
        as far as there is room.
        """
        if spec.fit == "contain":
            return _contain(spec, picture, frame)
        return _cover(spec, picture, frame, free=free)

    def compose_frame(
        self, planes: Planes, mask: Planes | None = None
    ) -> Planes:
        """Return the frame, from the whole picture at its scaled size.

        `mask` has the 255ths of each of its pixels that are seen over the ground.
        """
        if self._covers_frame and mask is None:
            return self._crop(planes)
        frame = self._make_ground(planes)
        part = frame.cut(*self.corner, self.scaled_size)
        part.paste(planes if mask is None else _blend(planes, part, mask))
        return frame

    @property
    def _covers_frame(self) -> bool:
        x, y = self.corner
        w, h = self.scaled_size
        return x <= 0 and y <= 0 and w >= self.frame[0] and h >= self.frame[1]

    def _crop(self, planes: Planes) -> Planes:
        w, h = self.frame
        x, y = self.corner
        luma = planes.y[-y : h - y, -x : w - x]
        rows = slice(-y // 2, (h - y) // 2)
        columns = slice(-x // 2, (w - x) // 2)
        return Planes(
            np.ascontiguousarray(luma),
            np.ascontiguousarray(planes.u[rows, columns]),
            np.ascontiguousarray(planes.v[rows, columns]),
        )

    def _make_ground(self, planes: Planes) -> Planes:
        """Return what is behind a contained picture: a colour, or the picture itself, dimmed."""
        if self.ground != "blur":
            return make_flat_frame(self.frame, convert_hex_to_yuv(self.ground))
        w, h = self.frame
        half = (w // 2, h // 2)
        return Planes(
            _blur_and_dim(planes.y, (w, h), black=_BLACK_LUMA),
            _blur_and_dim(planes.u, half, black=_GREY_CHROMA),
            _blur_and_dim(planes.v, half, black=_GREY_CHROMA),
        )


def _contain(spec: ClipSpec, picture: Size, frame: Size) -> FrameFit:
    """Return how a picture lies in the frame whole, in its middle."""
    scale = min(frame[0] / picture[0], frame[1] / picture[1])
    w = min(_round_to_even(picture[0] * scale), frame[0])
    h = min(_round_to_even(picture[1] * scale), frame[1])
    left = round((frame[0] - w) / 2 / 2) * 2
    top = round((frame[1] - h) / 2 / 2) * 2
    return FrameFit(frame, (w, h), (left, top), spec.ground, scale)


def _cover(
    spec: ClipSpec, picture: Size, frame: Size, *, free: float
) -> FrameFit:
    """Return how a picture covers the frame, its focus as near the middle as can be."""
    scale = max(frame[0] / picture[0], frame[1] / picture[1])
    w = max(_round_to_even(picture[0] * scale), frame[0])
    h = max(_round_to_even(picture[1] * scale), frame[1])
    middle = (0.5, 0.5)
    free_height = 1.0
    if spec.focus:
        x, y, across, down = spec.focus
        middle = (x + across / 2, y + down / 2)
        free_height = free
    left = _clamp_corner(frame[0] / 2 - middle[0] * w, frame[0] - w)
    top = _clamp_corner(
        frame[1] * free_height / 2 - middle[1] * h, frame[1] - h
    )
    return FrameFit(frame, (w, h), (left, top), spec.ground, scale)


def _clamp_corner(wanted: float, lowest: int) -> int:
    """Return the nearest even corner at which the picture covers the frame, 0 or less."""
    return round(min(max(wanted, lowest), 0) / 2) * 2


def _round_to_even(side: float) -> int:
    """Return the nearest even number of pixels, at least 2."""
    return max(2, round(side / 2) * 2)


def _blend(picture: Planes, ground: Planes, mask: Planes) -> Planes:
    """Return a picture over a ground of its size, as far as a mask lets it be seen."""
    return Planes(
        _blend_plane(picture.y, ground.y, mask.y),
        _blend_plane(picture.u, ground.u, mask.u),
        _blend_plane(picture.v, ground.v, mask.v),
    )


def _blend_plane(picture: U8, ground: U8, mask: U8) -> U8:
    seen = cv2.multiply(picture, mask, scale=1 / 255)
    left = cv2.multiply(ground, cv2.bitwise_not(mask), scale=1 / 255)
    return np.asarray(cv2.add(seen, left), np.uint8)


def _blur_and_dim(plane: U8, size: Size, *, black: int) -> U8:
    """Return a plane blurred and dimmed towards its value of black, at another size (w, h)."""
    small = (max(2, size[0] // _BLUR_SHRINK), max(2, size[1] // _BLUR_SHRINK))
    shrunk = cv2.resize(plane, small, interpolation=cv2.INTER_AREA).astype(
        np.float32
    )
    soft = cv2.GaussianBlur(shrunk, (0, 0), max(1.0, min(small) / 12))
    dim = black + (soft - black) * BACKGROUND_BRIGHTNESS
    large = cv2.resize(dim, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.rint(large), np.uint8)
