"""Where a clip's frames come from: a file through MoviePy's reader, or a MoviePy clip of the author's."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np

from lantern.core import ffmpeg
from lantern.core.problems import AssetFailure
from lantern.core.units import Size
from lantern.graphics.pixels import U8, Planes, from_rgb, from_yuv
from lantern.visuals.clip import probe

MAX_MISSING_FRAMES = 3
"""Frames at the end of a file that may be missing: containers count some that no decoder gives."""


def load_moviepy() -> Any:
    """MoviePy, with the ffmpeg in use and without the user's .env; imported where a film needs it."""
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"
    ffmpeg.find_ffmpeg()
    import moviepy as library

    return library


class FrameSource(Protocol):
    """Frames by their number, from 0."""

    @property
    def size(self) -> Size: ...

    @property
    def rate(self) -> float: ...

    @property
    def frames(self) -> int: ...

    def read_planes(self, index: int, size: Size) -> Planes:
        """A frame at a size, both sides even. Raises AssetFailure."""


class FileFrameSource:
    """A file. It is read as Y, Cb, Cr: as RGB, files that don't name their matrix come out in old television's."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.facts = probe.probe_file(path)
        self._clip: Any = None

    @property
    def size(self) -> Size:
        return self.facts.size

    @property
    def rate(self) -> float:
        return self.facts.rate

    @property
    def frames(self) -> int:
        return self.facts.frames

    def read_planes(self, index: int, size: Size) -> Planes:
        clip = self._clip or self._open_clip(size)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            frame = clip.get_frame((index + 0.25) / clip.fps)
        if (
            any("bytes wanted" in str(warning.message) for warning in told)
            and index < self.frames - MAX_MISSING_FRAMES
        ):
            seconds = index / self.rate
            raise AssetFailure(
                f"'{self.path.name}' can't be read at {seconds:.2f} s; copy it again, or cut it there"
            )
        w, h = size
        return from_yuv(
            np.ascontiguousarray(frame).reshape(3, h, w),
            self.facts.matrix,
            self.facts.full_range,
        )

    def _open_clip(self, size: Size) -> Any:
        """MoviePy's clip, its frames scaled by ffmpeg to the size they are laid at."""
        library = load_moviepy()
        try:
            self._clip = library.VideoFileClip(
                str(self.path),
                audio=False,
                target_resolution=size,
                fps_source=self.facts.rate_source,
                pixel_format="yuv444p",
            )
        except Exception as error:  # its parser trips over odd headers in many ways
            said = [line for line in str(error).splitlines() if line.strip()]
            raise AssetFailure(
                f"MoviePy can't read '{self.path.name}'; {probe.CONVERT_HINT}",
                said[-2:],
            ) from None
        return self._clip

    def __del__(self) -> None:
        if getattr(self, "_clip", None) is not None:
            self._clip.close()  # else ffmpeg would wait until the next sweep


class MoviePyFrameSource:
    """A MoviePy clip that is in memory: of the author's function, or a visual with effects."""

    def __init__(self, clip: Any, name: str, fps: int) -> None:
        self._clip, self._name = clip, name
        self.rate = float(getattr(clip, "fps", None) or fps)
        self.frames = (
            10**9 if clip.duration is None else max(1, round(clip.duration * self.rate))
        )
        self.size: Size = (int(clip.w), int(clip.h))

    def read_planes(self, index: int, size: Size) -> Planes:
        return from_rgb(
            resize_frame(read_frame(self._clip, index / self.rate, self._name), size)
        )


def read_frame(clip: Any, t: float, name: str) -> U8:
    """A frame as (h, w, 3), its mask laid on black. Raises AssetFailure with what the clip's own code said."""
    try:
        frame = np.asarray(clip.get_frame(t))
        if clip.mask is not None:
            frame = frame[..., :3] * np.asarray(clip.mask.get_frame(t))[..., None]
    except Exception as error:  # whatever the author's code, or an effect, may raise
        raise AssetFailure(
            f"{name} failed at {t:.2f} s: {type(error).__name__}: {error}"
        ) from None
    if frame.ndim != 3 or frame.shape[2] < 3 or 0 in frame.shape:
        raise AssetFailure(
            f"{name} gave no picture at {t:.2f} s, but an array of {frame.shape}"
        )
    return np.ascontiguousarray(np.clip(frame[..., :3], 0, 255).astype(np.uint8))


def resize_frame(rgb: U8, size: Size) -> U8:
    if (rgb.shape[1], rgb.shape[0]) == size:
        return rgb
    smaller = rgb.shape[1] > size[0]
    return np.asarray(
        cv2.resize(
            rgb, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
        ),
        np.uint8,
    )
