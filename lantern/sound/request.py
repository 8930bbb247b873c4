"""What is heard when: takes, music, sounds at their samples; a plain request that a worker can be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.sound.score import ScoreSection, ScoreSettings

TAKE_LUFS = -20.0
"""LUFS (mono) every take is brought to before the film's own gain, so that scenes are level with each other."""
SPEECH_LUFS = TAKE_LUFS + 3.01
"""LUFS of the voice on both sides: what music and sounds are measured against."""
SILENCE_LUFS = -70.0
"""LUFS at and below which nothing is heard."""


@dataclass(frozen=True)
class PlacedTake:
    """A take in the film: its WAV, its loudness in LUFS, and the sample it starts at."""

    take: Path
    lufs: float
    start: int


@dataclass(frozen=True)
class PlacedSound:
    """A sound in the film: its file, as the author named it, the sample it starts at, LU against the voice.

    Of footage only an excerpt is heard: from this second of the file on, so many samples.
    """

    file: Path
    name: str
    start: int
    level: float
    excerpt: tuple[float, int] | None = None


@dataclass(frozen=True)
class MusicRequest:
    """The score's settings or a file; LU against the voice; depth, attack, release; chapters by their samples."""

    settings: ScoreSettings | None
    file: Path | None
    name: str
    level: float
    duck: tuple[float, float, float]
    sections: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class MixRequest:
    """All that is heard in a film of `total` samples, and the LUFS it is brought to."""

    cues: tuple[PlacedTake, ...]
    total: int
    music: MusicRequest | None = None
    spots: tuple[PlacedSound, ...] = ()
    target: float = -14.0


def parse_music(request: Mapping[str, Any] | None) -> MusicRequest | None:
    """Music as `plan` wrote it into the mix's request."""
    if request is None:
        return None
    settings = ScoreSettings(**request["score"]) if request["score"] else None
    file = Path(request["file"]) if request["file"] else None
    depth, attack, release = request["duck"]
    sections = tuple((int(start), str(role)) for start, role in request["sections"])
    return MusicRequest(
        settings,
        file,
        request["name"],
        request["level"],
        (depth, attack, release),
        sections,
    )


def compute_sections(music: MusicRequest, total: int, rate: int) -> list[ScoreSection]:
    """The sections as lengths in seconds."""
    starts = [start for start, _ in music.sections]
    ends = [*starts[1:], total]
    return [
        ScoreSection((b - a) / rate, role)
        for (a, role), b in zip(music.sections, ends, strict=True)
    ]
