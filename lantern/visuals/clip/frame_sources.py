"""Where a clip's frames come from: a file that MoviePy reads, or a MoviePy clip of the author's."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from lantern.core import ffmpeg
from lantern.core.problems import AssetFailure
from lantern.core.units import Size
from lantern.graphics import photo
from lantern.graphics.pixels import U8, Planes, from_rgb, from_yuv
from lantern.visuals.clip import probe

MAX_MISSING_FRAMES = 3
"""Frames at the end of a file that may be missing: containers count some that no decoder gives."""
_ENDLESS = 10**9
"""Frames of a clip that has no end."""


def load_moviepy() -> Any:
    """Return MoviePy, with the ffmpeg in use and without the user's .env.

    It is imported where a film needs it, since that takes a quarter of a second.
    """
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"
    ffmpeg.find_ffmpeg()
    import moviepy as library

    return library


class FrameSource(Protocol):
    """Frames by their number, from 0."""

    @property
    def size(self) -> Size:
        """Width and height in pixels."""

    @property
    def rate(self) -> float:
        """Frames a second."""

    @property
    def frames(self) -> int:
        """How many frames there are."""

    def read_planes(self, index: int, size: Size) -> Planes:
        """Return a frame at a size, both sides even.

        Raises:
            AssetFailure: the frame can't be read.
        """


class FileFrameSource:
    """A file of footage.

    It is read as Y, Cb, Cr: as RGB, files that don't name their matrix come out in that of old
    television.
    """

    def __init__(self, path: Path) -> None:
        """Look into the file.

        Raises:
            AssetFailure: it is no footage.
        """
        self.path = path
        self.info = probe.probe_file(path)
        self._reader: Any = None

    @property
    def size(self) -> Size:
        """Width and height in pixels, upright."""
        return self.info.size

    @property
    def rate(self) -> float:
        """Frames a second."""
        return self.info.rate

    @property
    def frames(self) -> int:
        """How many frames the file has."""
        return self.info.frames

    def read_planes(self, index: int, size: Size) -> Planes:
        """Return a frame at a size, both sides even.

        Raises:
            AssetFailure: the frame can't be read.
        """
        reader = self._reader or self._open_reader(size)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            frame = reader.get_frame((index + 0.25) / reader.fps)
        is_missing = any("bytes wanted" in str(each.message) for each in caught)
        if is_missing and index < self.frames - MAX_MISSING_FRAMES:
            seconds = index / self.rate
            raise AssetFailure(
                f"'{self.path.name}' can't be read at {seconds:.2f} s; "
                "copy it again, or cut it there"
            )
        w, h = size
        planes = np.ascontiguousarray(frame).reshape(3, h, w)
        return from_yuv(planes, self.info.matrix, self.info.full_range)

    def _open_reader(self, size: Size) -> Any:
        """Open MoviePy's reader, its frames scaled by ffmpeg to the size they are laid at.

        A clip of MoviePy's would also ask for the length in the file's header, which live
        recordings don't have.
        """
        load_moviepy()
        from moviepy.video.io.ffmpeg_reader import FFMPEG_VideoReader

        try:
            self._reader = FFMPEG_VideoReader(
                str(self.path),
                decode_file=False,
                check_duration=False,
                target_resolution=size,
                fps_source=self.info.rate_source,
                pixel_format="yuv444p",
            )
        except (
            Exception
        ) as error:  # its parser trips over odd headers in many ways
            lines = [line for line in str(error).splitlines() if line.strip()]
            raise AssetFailure(
                f"MoviePy can't read '{self.path.name}'; {probe.CONVERT_HINT}",
                lines[-2:],
            ) from None
        return self._reader

    def __del__(self) -> None:
        """Close MoviePy's reader, else ffmpeg would wait until the next sweep."""
        if getattr(self, "_reader", None) is not None:
            self._reader.close()


class MoviePyFrameSource:
    """A MoviePy clip that is in memory: of the author's function, or a visual with effects."""

    def __init__(self, clip: Any, name: str, fps: int) -> None:
        """Read `clip`, which messages call `name`; `fps` is its rate if it has none of its own."""
        self._clip = clip
        self._name = name
        self.rate = float(getattr(clip, "fps", None) or fps)
        self.frames = _ENDLESS
        if clip.duration is not None:
            self.frames = max(1, round(clip.duration * self.rate))
        self.size: Size = (int(clip.w), int(clip.h))

    def read_planes(self, index: int, size: Size) -> Planes:
        """Return a frame at a size, both sides even.

        Raises:
            AssetFailure: the clip's own code failed.
        """
        rgb = read_frame(self._clip, index / self.rate, self._name)
        return from_rgb(photo.resize(rgb, size))


def read_frame(clip: Any, t: float, name: str) -> U8:
    """Return the frame at t seconds as (h, w, 3) RGB, its mask laid on black.

    Raises:
        AssetFailure: the clip's own code failed, or gave no picture; `name` is in the message.
    """
    try:
        frame = np.asarray(clip.get_frame(t))
        if clip.mask is not None:
            frame = (
                frame[..., :3] * np.asarray(clip.mask.get_frame(t))[..., None]
            )
    except (
        Exception
    ) as error:  # whatever the author's code, or an effect, may raise
        raise AssetFailure(
            f"{name} failed at {t:.2f} s: {type(error).__name__}: {error}"
        ) from None
    if frame.ndim != 3 or frame.shape[2] < 3 or 0 in frame.shape:
        raise AssetFailure(
            f"{name} gave no picture at {t:.2f} s, but an array of {frame.shape}"
        )
    clipped = np.clip(frame[..., :3], 0, 255)
    return np.ascontiguousarray(clipped.astype(np.uint8))
