"""Requests for the mix: takes, music and sounds at their samples, as plain values for workers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from lantern.core.records import NOT_IN_KEY
from lantern.core.units import Seconds
from lantern.sound.score import ScoreSection, ScoreSettings

TAKE_LUFS = -20.0
"""LUFS (mono) of every take, so that scenes are level with each other before the mix's own gain."""
SPEECH_LUFS = TAKE_LUFS + 3.01
"""LUFS of the voice on both channels: what music and sounds are measured against."""
SILENCE_LUFS = -70.0
"""LUFS at and below which a sound counts as silence."""


@dataclass(frozen=True)
class PlacedTake:
    """A take in the film: its WAV, its loudness in LUFS, and the sample it starts at."""

    take: Path
    lufs: float
    start: int


@dataclass(frozen=True)
class Excerpt:
    """The stretch of footage that is heard: its start in the file and its length, in seconds."""

    start: Seconds
    length: Seconds


@dataclass(frozen=True)
class PlacedSound:
    """A sound in the film, at the sample it starts at.

    `name` is what messages call the file, and `level` its loudest moment in LU against the voice.
    Only footage has an `excerpt`; a sound of its own is heard from its beginning.
    """

    file: Path
    name: str
    start: int
    level: float
    excerpt: Excerpt | None = None


@dataclass(frozen=True)
class PlacedHit:
    """A built-in hit at its sample; `level` is its loudest moment in LU against the voice."""

    kind: str
    start: int
    level: float


@dataclass(frozen=True)
class PlacedAmbience:
    """A built-in ambience in samples [start, end) of the film; it fades over both.

    `level` is in LU against the voice, while that speaks. Another `seed` is another stretch of the
    same kind of sound.
    """

    kind: str
    level: float
    start: int
    end: int
    seed: int = 0


@dataclass(frozen=True)
class DuckShape:
    """How music gives way to the voice: by how many dB, in how many seconds down and up.

    `swell` is the dB of the depth that come back at once in gaps.
    """

    depth: float
    attack: float
    release: float
    swell: float = 0.0


@dataclass(frozen=True)
class MusicSection:
    """A section of the music: its first sample, and its role (`open`, `chapter` or `close`).

    Without `settings` or a `level` of its own it has those of the music.
    """

    start: int
    role: str
    settings: ScoreSettings | None = None
    level: float | None = None


@dataclass(frozen=True)
class PlacedStop:
    """Samples [start, end) of the film in which no music is heard."""

    start: int
    end: int


@dataclass(frozen=True)
class PlacedSting:
    """A sting at its sample, in a key such as `D minor`."""

    start: int
    key: str


@dataclass(frozen=True)
class MusicRequest:
    """Music under the film: the score's settings or a file, and its level in LU against the voice.

    The first section starts with the film.
    """

    settings: ScoreSettings | None
    file: Path | None
    name: str = field(metadata=NOT_IN_KEY)
    level: float
    duck: DuckShape
    sections: tuple[MusicSection, ...]


@dataclass(frozen=True)
class MusicCurve:
    """What became of the music in a mix, for each tenth of a second.

    `levels` are LUFS as it is heard, before the film's own gain; `down` are the dB by which it
    steps back for the voice. Both are empty without music.
    """

    SCHEMA: ClassVar[str] = "lantern.music-curve/1"

    levels: tuple[float, ...]
    down: tuple[float, ...]


SILENT_CURVE = MusicCurve((), ())


@dataclass(frozen=True)
class MixRequest:
    """Everything heard in a film of `total` samples, and the LUFS that it is brought to."""

    cues: tuple[PlacedTake, ...]
    total: int
    music: MusicRequest | None = None
    spots: tuple[PlacedSound, ...] = ()
    target: float = -14.0
    hits: tuple[PlacedHit, ...] = ()
    ambience: tuple[PlacedAmbience, ...] = ()
    stops: tuple[PlacedStop, ...] = ()
    stings: tuple[PlacedSting, ...] = ()


def compute_sections(
    music: MusicRequest, total: int, rate: int
) -> list[ScoreSection]:
    """Return the sections with their lengths in seconds, for a film of `total` samples."""
    starts = [section.start for section in music.sections]
    ends = [*starts[1:], total]
    return [
        ScoreSection(
            (end - section.start) / rate, section.role, section.settings
        )
        for section, end in zip(music.sections, ends, strict=True)
    ]
