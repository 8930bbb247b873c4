"""A scene along its time: words, captions, cuts, music and how far it steps back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lantern import sound
from lantern.core.store import Store
from lantern.core.units import SAMPLE_RATE, Frames, Rate
from lantern.plan.music import build_music_request
from lantern.sound import ducking
from lantern.sound.arrays import Pcm
from lantern.studio.loaded_film import LoadedFilm
from lantern.timeline import PlacedShot
from lantern.timeline.captions import MAX_CHARACTERS_PER_SECOND
from lantern.timeline.captions.readability import measure_pace

PEAK_SAMPLES = SAMPLE_RATE // 100
"""Samples that a pair of peaks stands for: 10 ms."""
_CURVE_STEP = 10
"""Hundredths of a second between two points of the music's curve."""
_SILENCE = 128


@dataclass(frozen=True)
class ShownWord:
    """A written word, spoken in frames [start, end) of the film."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class ShownCaption:
    """A caption on screen in frames [start, end), and whether it is gone too soon to be read."""

    text: str
    start: int
    end: int
    too_fast: bool


@dataclass(frozen=True)
class ShownCut:
    """Where a shot comes in: the frame, the words of its `at`, and where they are written."""

    frame: int
    words: str
    file: str
    line: int
    column: int


@dataclass(frozen=True)
class ShownMusic:
    """A section of the music: the frame it begins at, and what it is."""

    name: str
    start: int


@dataclass(frozen=True)
class MusicLevel:
    """How many dB the music is at a frame above its level; below 0 it steps back for the voice."""

    frame: int
    db: float


@dataclass(frozen=True)
class SceneTime:
    """A scene along its time, in frames of the film, of which there are `fps` a second.

    `take_start` is the frame at which its take begins, None where nobody speaks.
    """

    fps: int
    start: int
    end: int
    take_start: int | None
    is_guess: bool
    words: tuple[ShownWord, ...]
    captions: tuple[ShownCaption, ...]
    cuts: tuple[ShownCut, ...]
    music: tuple[ShownMusic, ...]
    ducking: tuple[MusicLevel, ...]


def describe_time(film: LoadedFilm, scene: int, store: Store) -> SceneTime:
    """Return a scene along its time, by its index."""
    timeline = film.draft.timeline
    shots = film.draft.list_shots(scene)
    start, end = shots[0].start, shots[-1].end
    words = [
        ShownWord(each.text, each.start, each.end) for each in timeline.words[scene]
    ]
    return SceneTime(
        fps=timeline.fps,
        start=start,
        end=end,
        take_start=find_take_start(film, scene),
        is_guess=scene in film.guessed.unspoken,
        words=tuple(words),
        captions=tuple(_list_captions(film, start, end)),
        cuts=tuple(_list_cuts(film, scene)),
        music=tuple(_list_music(film, start, end)),
        ducking=tuple(_list_levels(film, scene, store)),
    )


def find_take_start(film: LoadedFilm, scene: int) -> int | None:
    """Return the frame at which a scene's take begins, None where nobody speaks."""
    return dict(film.draft.timeline.takes).get(scene)


def find_take(film: LoadedFilm, scene: int, store: Store) -> Path | None:
    """Return the WAV of a scene's take; None if nobody speaks, or it isn't spoken yet."""
    job = film.guessed.takes.get(scene)
    if job is None or scene in film.guessed.unspoken:
        return None
    return store.get(job.key, job.suffix)


def measure_peaks(pcm: Pcm) -> bytes:
    """Return the lowest and the highest level of each 10 ms of (samples,), a byte for each.

    128 is silence, 0 and 255 are full scale.
    """
    padded = np.pad(pcm, (0, -len(pcm) % PEAK_SAMPLES)).reshape(-1, PEAK_SAMPLES)
    pairs = np.column_stack([padded.min(axis=1), padded.max(axis=1)])
    levels = (pairs.astype(np.int32) >> 8) + _SILENCE
    return levels.astype(np.uint8).tobytes()


def _list_captions(film: LoadedFilm, start: int, end: int) -> Iterator[ShownCaption]:
    fps = film.draft.timeline.fps
    for cue in film.draft.rendition.cues:
        if cue.start < end and start < cue.end:
            is_fast = measure_pace(cue, fps) > MAX_CHARACTERS_PER_SECOND
            yield ShownCaption(" ".join(cue.lines), cue.start, cue.end, is_fast)


def _list_cuts(film: LoadedFilm, scene: int) -> Iterator[ShownCut]:
    part = film.session.script.parts[scene]
    for placed in film.draft.list_shots(scene):
        words = part.scene.shots[placed.shot].at or ""
        span = part.find_span(("shots", placed.shot, "at"))
        yield ShownCut(placed.start, words, str(span.file), span.line, span.column)


def _list_music(film: LoadedFilm, start: int, end: int) -> Iterator[ShownMusic]:
    """Yield the sections of the music that are heard in frames [start, end)."""
    timeline = film.draft.timeline
    music = build_music_request(film.session.script, timeline)
    if music is None:
        return
    begins = [section.start * timeline.fps // SAMPLE_RATE for section in music.sections]
    for i, section in enumerate(music.sections):
        last = begins[i + 1] if i + 1 < len(begins) else timeline.total
        if begins[i] < end and start < last:
            name = music.file.name if music.file else f"score: {section.role}"
            yield ShownMusic(name, begins[i])


def _list_levels(film: LoadedFilm, scene: int, store: Store) -> Iterator[MusicLevel]:
    """Yield how far the author has the music step back in a scene, each tenth of a second.

    Where it would still come too near to the voice, the mix takes it further down.
    """
    timeline = film.draft.timeline
    music = build_music_request(film.session.script, timeline)
    path = find_take(film, scene, store)
    if music is None or path is None:
        return
    shots = film.draft.list_shots(scene)
    active = _find_scene_speech(film, scene, sound.read_wav(path), shots=shots)
    ramp = ducking.make_duck_ramp(active, music.duck.attack, music.duck.release)
    for i in range(0, len(ramp), _CURVE_STEP):
        frame = shots[0].start + i * timeline.fps // 100
        yield MusicLevel(frame, round(-music.duck.depth * float(ramp[i]), 1))


def _find_scene_speech(
    film: LoadedFilm, scene: int, pcm: Pcm, *, shots: Sequence[PlacedShot]
) -> NDArray[np.bool_]:
    """Return for each 10 ms of a scene whether its take, a (samples,), speaks."""
    rate = Rate(film.draft.timeline.fps)
    begins = find_take_start(film, scene)
    first = rate.to_samples(shots[0].start)
    total = rate.to_samples(shots[-1].end) - first
    offset = rate.to_samples(Frames(begins or 0)) - first
    return _find_speech(pcm, offset, total)


def _find_speech(pcm: Pcm, offset: int, total: int) -> NDArray[np.bool_]:
    """Return for each 10 ms of `total` samples whether the take that begins at `offset` speaks."""
    active = np.zeros(-(-total // PEAK_SAMPLES), bool)
    padded = np.pad(pcm, (0, -len(pcm) % PEAK_SAMPLES)).reshape(-1, PEAK_SAMPLES)
    powers = np.square(padded / 32768.0).mean(axis=1)
    spoken = powers > 10 ** (ducking.SILENCE_THRESHOLD / 10)
    first = offset // PEAK_SAMPLES
    low, high = max(0, first), min(len(active), first + len(spoken))
    active[low:high] = spoken[low - first : high - first]
    return active
