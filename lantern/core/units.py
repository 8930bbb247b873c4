"""Frames, samples and the rate that ties them. The only module that rounds time.

Inside the program time is a whole number of frames or of samples; seconds exist in YAML and in subtitles.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NewType

Frames = NewType("Frames", int)
Samples = NewType("Samples", int)
SampleRange = tuple[int, int]
"""Samples [start, end): `end` itself is not included."""

SAMPLE_RATE = 48_000
FPS = (24, 25, 30, 50, 60)
Size = tuple[int, int]
"""Width, height in pixels, both even."""
Shape = Literal["wide", "portrait", "square"]


def classify_shape(size: Size) -> Shape:
    """What a frame of this size is laid out as."""
    ratio = size[0] / size[1]
    return "wide" if ratio > 1.2 else "portrait" if ratio < 0.85 else "square"


@dataclass(frozen=True)
class Rate:
    """Frames per second; every allowed rate divides 48 kHz, so a frame is a whole number of samples."""

    fps: int

    def __post_init__(self) -> None:
        if self.fps not in FPS:
            raise ValueError(f"fps must be one of {FPS}, not {self.fps}")

    @property
    def samples_per_frame(self) -> int:
        return SAMPLE_RATE // self.fps

    def to_frames(self, seconds: float) -> Frames:
        """The nearest whole frame; halves round up."""
        return Frames(
            math.floor(Fraction(str(round(seconds, 6))) * self.fps + Fraction(1, 2))
        )

    def to_samples(self, frames: int) -> Samples:
        return Samples(frames * self.samples_per_frame)

    def count_frames_to_hold(self, samples: int) -> Frames:
        """The fewest frames that hold so many samples."""
        return Frames(-(-samples // self.samples_per_frame))

    def find_frame_at(self, sample: int) -> Frames:
        """The frame on screen while this sample sounds."""
        return Frames(sample // self.samples_per_frame)

    def to_seconds(self, frames: int) -> float:
        return frames / self.fps


def format_clock(seconds: float) -> str:
    """`m:ss`, or `h:mm:ss` from an hour on, cut to whole seconds: chapters and progress."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def format_timestamp(milliseconds: int, comma: str = ",") -> str:
    """`00:01:02,345`, the time stamp of SRT (comma) and WebVTT (full stop)."""
    hours, rest = divmod(milliseconds, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    whole, milli = divmod(rest, 1000)
    return f"{hours:02}:{minutes:02}:{whole:02}{comma}{milli:03}"


_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?")
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):([0-5]\d(?:\.\d+)?)")


def parse_duration(text: str) -> float:
    """Seconds out of `1m30s`, `45s`, `2.5s` or `2.5`. Raises ValueError."""
    try:
        value = float(text)
    except ValueError:
        match = _DURATION.fullmatch(text.strip())
        if not text.strip() or match is None or not any(match.groups()):
            raise ValueError("write a length as seconds (2.5) or as 1m30s") from None
        hours, minutes, seconds = (float(part or 0) for part in match.groups())
        value = hours * 3600 + minutes * 60 + seconds
    if not math.isfinite(value):
        raise ValueError("write a length as seconds (2.5) or as 1m30s")
    return value


def parse_clock(text: str) -> float:
    """Seconds out of a place in the film: `1:23`, `0:07.5`, `1:02:03`, `83.5` or `1m23s`. Raises ValueError."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return parse_duration(text)
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
