"""A scene along its time: words, captions, cuts, music and how far it steps back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core.store import Store
from lantern.core.units import SAMPLE_RATE
from lantern.sound.arrays import Pcm
from lantern.studio.loaded_film import LoadedFilm
from lantern.studio.music_lane import MusicLane, describe_music
from lantern.timeline.captions import MAX_CHARACTERS_PER_SECOND
from lantern.timeline.captions.readability import measure_pace

PEAK_SAMPLES = SAMPLE_RATE // 100
"""Samples that a pair of peaks stands for: 10 ms."""
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
class SceneTime:
    """A scene along its time, in frames of the film, of which there are `fps` a second.

    `take_start` is the frame at which its take begins, None where nobody speaks. `music` is None
    where the film has none.
    """

    fps: int
    start: int
    end: int
    take_start: int | None
    is_guess: bool
    words: tuple[ShownWord, ...]
    captions: tuple[ShownCaption, ...]
    cuts: tuple[ShownCut, ...]
    music: MusicLane | None


def describe_time(film: LoadedFilm, scene: int, store: Store) -> SceneTime:
    """Return a scene along its time, by its index."""
    timeline = film.draft.timeline
    shots = film.draft.list_shots(scene)
    start, end = shots[0].start, shots[-1].end
    words = [
        ShownWord(each.text, each.start, each.end)
        for each in timeline.words[scene]
    ]
    return SceneTime(
        fps=timeline.fps,
        start=start,
        end=end,
        take_start=film.draft.find_take_start(scene),
        is_guess=scene in film.guessed.unspoken,
        words=tuple(words),
        captions=tuple(_list_captions(film, start, end)),
        cuts=tuple(_list_cuts(film, scene)),
        music=describe_music(
            film, scene, store, take=find_take(film, scene, store)
        ),
    )


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
    padded = np.pad(pcm, (0, -len(pcm) % PEAK_SAMPLES)).reshape(
        -1, PEAK_SAMPLES
    )
    pairs = np.column_stack([padded.min(axis=1), padded.max(axis=1)])
    levels = (pairs.astype(np.int32) >> 8) + _SILENCE
    return levels.astype(np.uint8).tobytes()


def _list_captions(
    film: LoadedFilm, start: int, end: int
) -> Iterator[ShownCaption]:
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
        yield ShownCut(
            placed.start, words, str(span.file), span.line, span.column
        )
