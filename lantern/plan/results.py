"""What workers put into the store beside sound and pictures: what is known of a finished job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lantern.core.units import Samples


@dataclass(frozen=True)
class RawTakeInfo:
    """The samples [start, end) of each word in an engine's sound, and how they were found."""

    SCHEMA: ClassVar[str] = "lantern.raw-take/1"

    cues: tuple[tuple[int, int], ...]
    timing: str


@dataclass(frozen=True)
class TakeInfo:
    """What is known of a finished take.

    `cues` are the samples [start, end) of each word. `timing` and `alignment` say how they were
    found: by the engine, and then for each sentence. `lufs` is its loudness.
    """

    SCHEMA: ClassVar[str] = "lantern.take/1"

    samples: Samples
    cues: tuple[tuple[int, int], ...]
    timing: str
    alignment: tuple[str, ...]
    engine: str
    lufs: float


@dataclass(frozen=True)
class DrawingInfo:
    """The name of the job whose drawings are in the store now."""

    SCHEMA: ClassVar[str] = "lantern.drawing-info/1"

    drawn: str
