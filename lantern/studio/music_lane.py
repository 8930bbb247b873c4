"""The music along a scene: its sections, its cues, its level, and how it steps back.

The level is what the last mix of this very film made of it. Until there is one, only how far the
author has the music step back is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lantern import sound
from lantern.core.records import load_record
from lantern.core.store import Store
from lantern.core.units import SAMPLE_RATE, Frames, Rate
from lantern.plan.music import build_music_request
from lantern.plan.spoken_words import find_spoken_frame
from lantern.sound import MusicCurve, MusicRequest, MusicSection, ducking
from lantern.sound.arrays import Pcm
from lantern.sound.request import SPEECH_LUFS
from lantern.studio.loaded_film import LoadedFilm
from lantern.timeline import PlacedShot

_CURVE_STEP = 10
"""Hundredths of a second between two points of the music's curve."""


@dataclass(frozen=True)
class ShownMusic:
    """A section of the music: what it is, the frame it begins at, and its LU against the voice."""

    name: str
    start: int
    level: float


@dataclass(frozen=True)
class ShownCue:
    """Where words stop the music, in frames [start, end), or where the orchestra strikes."""

    kind: Literal["stop", "sting"]
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class MusicPoint:
    """The music at a frame: how many dB it steps back, and its LU against the voice's level.

    `level` is None while the film isn't mixed.
    """

    frame: int
    down: float
    level: float | None = None


@dataclass(frozen=True)
class MusicLane:
    """The music of a scene, in frames of the film."""

    is_mixed: bool
    sections: tuple[ShownMusic, ...]
    cues: tuple[ShownCue, ...]
    points: tuple[MusicPoint, ...]


def describe_music(
    film: LoadedFilm, scene: int, store: Store, *, take: Path | None
) -> MusicLane | None:
    """Return the music of a scene, by its index; None without any.

    `take` is the WAV of what is spoken there, None for nothing.
    """
    music = build_music_request(film.session.script, film.draft.timeline)
    if music is None:
        return None
    shots = film.draft.list_shots(scene)
    curve = _load_curve(film, store)
    if curve is not None:
        points = list(_iter_mixed(curve, shots, film.draft.timeline.fps))
    else:
        points = list(_iter_planned(film, scene, music, take=take))
    return MusicLane(
        is_mixed=curve is not None,
        sections=tuple(_iter_sections(film, music, shots)),
        cues=tuple(_iter_cues(film, scene, shots)),
        points=tuple(points),
    )


def _load_curve(film: LoadedFilm, store: Store) -> MusicCurve | None:
    """Return what a mix made of the music, None if this film isn't mixed yet."""
    key = film.music_curve_key
    return None if key is None else load_record(store, key, MusicCurve)


def _iter_mixed(
    curve: MusicCurve, shots: Sequence[PlacedShot], fps: int
) -> Iterator[MusicPoint]:
    """Yield the music's points in a scene as it was mixed, each tenth of a second."""
    first = shots[0].start * 10 // fps
    last = -(-shots[-1].end * 10 // fps)
    rows = zip(curve.levels[first:last], curve.down[first:last], strict=True)
    for n, (level, down) in enumerate(rows, first):
        yield MusicPoint(n * fps // 10, down, round(level - SPEECH_LUFS, 1))


def _iter_sections(
    film: LoadedFilm, music: MusicRequest, shots: Sequence[PlacedShot]
) -> Iterator[ShownMusic]:
    """Yield the sections of the music that are heard in a scene."""
    timeline = film.draft.timeline
    begins = [
        section.start * timeline.fps // SAMPLE_RATE
        for section in music.sections
    ]
    for i, section in enumerate(music.sections):
        last = begins[i + 1] if i + 1 < len(begins) else timeline.total
        if begins[i] < shots[-1].end and shots[0].start < last:
            level = music.level if section.level is None else section.level
            yield ShownMusic(_name(music, section), begins[i], level)


def _name(music: MusicRequest, section: MusicSection) -> str:
    """Return what a section is: its file, or the score's key, tempo and mood."""
    if music.file is not None:
        return music.file.name
    settings = section.settings or music.settings
    if settings is None:
        return "score"
    return f"{settings.key}, {settings.tempo:g} beats a minute, {settings.mood}"


def _iter_cues(
    film: LoadedFilm, scene: int, shots: Sequence[PlacedShot]
) -> Iterator[ShownCue]:
    music = film.session.script.parts[scene].scene.music
    if music is None:
        return
    words = film.draft.timeline.words[scene]
    stop = find_spoken_frame(music.stop, words)
    if music.stop and stop is not None:
        yield ShownCue("stop", music.stop, stop, shots[-1].end)
    sting = find_spoken_frame(music.sting, words)
    if music.sting and sting is not None:
        yield ShownCue(
            "sting", music.sting, sting, sting + film.draft.timeline.fps
        )


def _iter_planned(
    film: LoadedFilm, scene: int, music: MusicRequest, *, take: Path | None
) -> Iterator[MusicPoint]:
    """Yield how far the author has the music step back in a scene, each tenth of a second.

    Where it would still come too near to the voice, the mix takes it further down.
    """
    if take is None:
        return
    shots = film.draft.list_shots(scene)
    active = _find_scene_speech(film, scene, sound.read_wav(take), shots=shots)
    ramp = ducking.make_duck_ramp(active, music.duck.attack, music.duck.release)
    for i in range(0, len(ramp), _CURVE_STEP):
        frame = shots[0].start + i * film.draft.timeline.fps // 100
        yield MusicPoint(frame, round(music.duck.depth * float(ramp[i]), 1))


def _find_scene_speech(
    film: LoadedFilm, scene: int, pcm: Pcm, *, shots: Sequence[PlacedShot]
) -> NDArray[np.bool_]:
    """Return for each 10 ms of a scene whether its take, a (samples,), speaks."""
    rate = Rate(film.draft.timeline.fps)
    begins = film.draft.find_take_start(scene)
    first = rate.to_samples(shots[0].start)
    total = rate.to_samples(shots[-1].end) - first
    offset = rate.to_samples(Frames(begins or 0)) - first
    return _find_speech(pcm, offset, total)


def _find_speech(pcm: Pcm, offset: int, total: int) -> NDArray[np.bool_]:
    """Return for each 10 ms of `total` samples whether the take that begins at `offset` speaks."""
    active = np.zeros(-(-total // ducking.STEP), bool)
    padded = np.pad(pcm, (0, -len(pcm) % ducking.STEP)).reshape(
        -1, ducking.STEP
    )
    powers = np.square(padded / 32768.0).mean(axis=1)
    spoken = powers > 10 ** (ducking.SILENCE_THRESHOLD / 10)
    first = offset // ducking.STEP
    low, high = max(0, first), min(len(active), first + len(spoken))
    active[low:high] = spoken[low - first : high - first]
    return active
