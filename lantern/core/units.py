"""Frames, samples and the rate that connects them. The only module that rounds time.

Inside the program time is a whole number of frames or samples; seconds are only in YAML and in
subtitles.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NewType

Frames = NewType("Frames", int)
Samples = NewType("Samples", int)
Seconds = NewType("Seconds", float)
SampleRange = tuple[int, int]
"""Samples [start, end): `end` itself is not included."""

SAMPLE_RATE = 48_000
FPS = (24, 25, 30, 50, 60)
Size = tuple[int, int]
"""Width, height in pixels, both even."""
Shape = Literal["wide", "portrait", "square"]

_WIDE_FROM, _PORTRAIT_BELOW = 1.2, 0.85
"""Width divided by height."""


def classify_shape(size: Size) -> Shape:
    """Return the shape that a frame of this size, in pixels, is laid out for."""
    ratio = size[0] / size[1]
    if ratio > _WIDE_FROM:
        return "wide"
    if ratio < _PORTRAIT_BELOW:
        return "portrait"
    return "square"


@dataclass(frozen=True)
class Rate:
    """A frame rate. Every allowed rate divides 48 kHz, so a frame is a whole number of samples.

    Raises:
        ValueError: the rate isn't one of FPS.
    """

    fps: int
    """Frames a second."""

    def __post_init__(self) -> None:
        """Refuse rates that don't divide 48 kHz."""
        if self.fps not in FPS:
            raise ValueError(f"fps must be one of {FPS}, not {self.fps}")

    @property
    def samples_per_frame(self) -> int:
        """Return the samples that one frame lasts."""
        return SAMPLE_RATE // self.fps

    def to_frames(self, seconds: float) -> Frames:
        """Return the nearest whole number of frames; halves are rounded up."""
        # Decimal digits, not the float's bits, decide what a half is.
        exact = Fraction(str(round(seconds, 6))) * self.fps
        return Frames(math.floor(exact + Fraction(1, 2)))

    def to_samples(self, frames: int) -> Samples:
        """Return how many samples a number of frames lasts."""
        return Samples(frames * self.samples_per_frame)

    def count_frames_to_hold(self, samples: int) -> Frames:
        """Return the fewest frames that last at least as long as these samples."""
        return Frames(-(-samples // self.samples_per_frame))

    def find_frame_at(self, sample: int) -> Frames:
        """Return the frame on screen while a sample is heard; both count from 0."""
        return Frames(sample // self.samples_per_frame)

    def to_seconds(self, frames: int) -> float:
        """Return how many seconds a number of frames lasts."""
        return frames / self.fps


def format_clock(seconds: float) -> str:
    """Return `m:ss`, or `h:mm:ss` from an hour on, cut to whole seconds."""
    minutes, whole_seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{whole_seconds:02}"
    return f"{minutes}:{whole_seconds:02}"


def format_timestamp(milliseconds: int, comma: str = ",") -> str:
    """Return `00:01:02,345`, a time stamp of SRT (comma) or WebVTT (full stop)."""
    seconds, milli = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{comma}{milli:03}"


_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?")
_SECONDS = re.compile(r"(0|[1-9]\d*)(\.\d+)?")
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):([0-5]\d(?:\.\d+)?)")
_DURATION_CURE = "write a length as seconds (2.5) or as 1m30s"


def parse_duration(text: str) -> float:
    """Return the seconds in `1m30s`, `45s`, `2.5s` or `2.5`.

    Raises:
        ValueError: the text is no length of time.
    """
    plain = text.strip()
    value = float(plain) if _SECONDS.fullmatch(plain) else _parse_units(plain)
    if not math.isfinite(value):
        raise ValueError(_DURATION_CURE)
    return value


def _parse_units(text: str) -> float:
    """Return the seconds in a length with units; NaN if there is none."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return math.nan
    return _add_up(match)


def parse_clock(text: str) -> float:
    """Return the seconds in a place in the film: `1:23`, `0:07.5`, `1:02:03`, `83.5`, `1m23s`.

    Raises:
        ValueError: the text is no place in the film.
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return parse_duration(text)
    return _add_up(match)


def _add_up(match: re.Match[str]) -> float:
    """Return the seconds in groups of hours, minutes and seconds; a missing group is 0."""
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
