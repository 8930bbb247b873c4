"""How a clip's picture lies in the frame: covering it round its focus, or whole on a ground."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from lantern.core.units import Size
from lantern.graphics.pixels import U8, Planes, convert_hex_to_yuv, make_flat_frame
from lantern.visuals.specs import ClipSpec

BACKGROUND_BRIGHTNESS = 0.45
"""How bright a clip's own blurred picture is behind it, as behind a still."""


@dataclass(frozen=True)
class FrameFit:
    """`whole` is the size the picture is read at, `corner` its top left corner in the frame, both even."""

    frame: Size
    scaled_size: Size
    corner: tuple[int, int]
    ground: str
    scale: float

    @staticmethod
    def from_spec(
        spec: ClipSpec, picture: Size, frame: Size, free: float = 1.0
    ) -> FrameFit:
        """`free` is the upper share of the frame that captions leave: a focus comes to its middle, if there is room."""
        ratios = (frame[0] / picture[0], frame[1] / picture[1])
        contain = spec.fit == "contain"
        scale = min(ratios) if contain else max(ratios)
        w, h = (max(2, round(side * scale / 2) * 2) for side in picture)
        w, h = (
            (min(w, frame[0]), min(h, frame[1]))
            if contain
            else (max(w, frame[0]), max(h, frame[1]))
        )
        focus = spec.focus or (0, 0, 1, 1)
        x = frame[0] / 2 - (focus[0] + focus[2] / 2) * w
        y = frame[1] * (free if spec.focus else 1.0) / 2 - (focus[1] + focus[3] / 2) * h
        if contain:
            x, y = (frame[0] - w) / 2, (frame[1] - h) / 2
        left, top = (
            round(min(max(at, low), 0) / 2) * 2
            for at, low in ((x, frame[0] - w), (y, frame[1] - h))
        )
        if contain:
            left, top = round(x / 2) * 2, round(y / 2) * 2
        return FrameFit(frame, (w, h), (left, top), spec.ground, scale)

    def compose_frame(self, planes: Planes) -> Planes:
        """The frame, from the whole picture at its size."""
        (fw, fh), (x, y) = self.frame, self.corner
        if (
            x <= 0
            and y <= 0
            and self.scaled_size[0] >= fw
            and self.scaled_size[1] >= fh
        ):
            parts = (
                planes.y[-y : fh - y, -x : fw - x],
                *(_crop_chroma(c, self) for c in (planes.u, planes.v)),
            )
            return Planes(*(np.ascontiguousarray(part) for part in parts))
        result = (
            self._blur_ground(planes)
            if self.ground == "blur"
            else make_flat_frame(self.frame, convert_hex_to_yuv(self.ground))
        )
        for over, under, step in (
            (planes.y, result.y, 1),
            (planes.u, result.u, 2),
            (planes.v, result.v, 2),
        ):
            h, w = over.shape
            under[y // step : y // step + h, x // step : x // step + w] = over
        return result

    def _blur_ground(self, planes: Planes) -> Planes:
        w, h = self.frame
        sides = (
            (planes.y, (w, h), 16),
            (planes.u, (w // 2, h // 2), 128),
            (planes.v, (w // 2, h // 2), 128),
        )
        return Planes(
            *(_blur_and_dim(plane, size, zero) for plane, size, zero in sides)
        )


def _crop_chroma(chroma: U8, fitting: FrameFit) -> U8:
    (fw, fh), (x, y) = fitting.frame, fitting.corner
    return chroma[-y // 2 : (fh - y) // 2, -x // 2 : (fw - x) // 2]


def _blur_and_dim(plane: U8, size: Size, zero: int) -> U8:
    """A plane blurred and dimmed, at another size."""
    small = (max(2, size[0] // 16), max(2, size[1] // 16))
    soft = cv2.resize(plane, small, interpolation=cv2.INTER_AREA).astype(np.float32)
    dim = (
        zero
        + (cv2.GaussianBlur(soft, (0, 0), max(1.0, min(small) / 12)) - zero)
        * BACKGROUND_BRIGHTNESS
    )
    return np.asarray(
        np.rint(cv2.resize(dim, size, interpolation=cv2.INTER_CUBIC)), np.uint8
    )
