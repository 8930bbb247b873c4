"""A take that several voices speak: each run of words is timed, levelled and joined to the rest.

The runs of one voice are levelled together, so that a word of another language isn't louder than
the sentence around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lantern.core import ffmpeg
from lantern.core.units import SAMPLE_RATE
from lantern.core.words import JOINED
from lantern.sound.arrays import Pcm
from lantern.speech import finishing
from lantern.speech.joining import (
    MARGIN_SAMPLES,
    SENTENCE_PAUSE_SAMPLES,
    SpokenChunk,
    join_chunks,
)
from lantern.speech.voices import Take
from lantern.speech.wording import Word, split_sentences

_WITHIN_PAUSE_SAMPLES = 3 * MARGIN_SAMPLES
"""Samples between two voices within a phrase."""
_COMMA_PAUSE_SAMPLES = SAMPLE_RATE * 180 // 1000
"""Samples between two voices after a comma."""
_SPEAKER_PAUSE_SAMPLES = SAMPLE_RATE * 450 // 1000
"""Samples after a sentence where somebody else begins to speak."""
_BETWEEN_SAMPLES = SAMPLE_RATE // 5
"""Samples of silence between the runs of a voice while they are levelled together."""
_LEAST_SAMPLES = 3 * SAMPLE_RATE
"""Loudness isn't measured of less: a shorter sound is repeated for that."""
_KEPT_BACK = SAMPLE_RATE // 5
"""Samples of silence behind a sound, which the filter may keep to itself."""
_BREAKS = (",", ";", ":", "—", "，", "、", "；", "：")


@dataclass(frozen=True)
class PartTake:
    """What a voice said for a run of words, and how it is finished.

    The sound is made `stretch` times as long. Runs with the same `voice` are levelled together.
    """

    take: Take
    words: tuple[Word, ...]
    language: str
    filters: str
    voice: str
    stretch: float | None = None


def join_parts(parts: Sequence[PartTake]) -> tuple[Take, tuple[str, ...]]:
    """Return the runs of a narration as one take, and how the words of each sentence were timed.

    Raises:
        ToolFailure: ffmpeg fails.
    """
    methods: list[str] = []
    timed = []
    for part in parts:
        take, own = finishing.time_words(part.take, part.words, part.language)
        methods += own
        if part.stretch:
            take = stretch_take(take, part.stretch)
        timed.append(replace(part, take=take))
    joined = _join(_level(timed))
    return replace(joined, timing=finishing.find_least_exact(methods)), tuple(
        methods
    )


def stretch_take(take: Take, factor: float) -> Take:
    """Return a take that is so many times as long, at its own pitch.

    Raises:
        ToolFailure: ffmpeg fails.
    """
    mono = ("-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "1")
    options = ["-af", f"atempo={1 / factor:.6f}", *mono, "pipe:1"]
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        *mono,
        "-i",
        "pipe:0",
        *options,
    ]
    # the filter keeps back an end that no more sound follows
    data = np.pad(take.pcm, (0, _KEPT_BACK)).astype("<i2").tobytes()
    sound = ffmpeg.read_samples(
        argv,
        "a slow voice",
        sample_bytes=2,
        data=data,
    )
    pcm = np.frombuffer(sound, "<i2").astype(np.int16)[
        : round(len(take.pcm) * factor)
    ]
    cues = tuple((round(a * factor), round(b * factor)) for a, b in take.cues)
    return replace(
        take,
        pcm=pcm,
        cues=cues,
    )


def _level(parts: Sequence[PartTake]) -> list[PartTake]:
    """Return the runs through their voices' filters, each voice as loud as the others."""
    groups: dict[str, list[int]] = {}
    for i, part in enumerate(parts):
        groups.setdefault(f"{part.filters} {part.voice}", []).append(i)
    found = list(parts)
    for indices in groups.values():
        filters = parts[indices[0]].filters
        if not filters:
            continue
        sounds = [parts[i].take.pcm for i in indices]
        treated = _treat_together(sounds, filters)
        for i, pcm in zip(indices, treated, strict=True):
            found[i] = replace(parts[i], take=replace(parts[i].take, pcm=pcm))
    return found


def _treat_together(sounds: Sequence[Pcm], filters: str) -> list[Pcm]:
    """Return sounds of one voice through its filters, at one level."""
    gap = np.zeros(_BETWEEN_SAMPLES, np.int16)
    row: list[Pcm] = []
    starts = []
    at = 0
    for sound in sounds:
        starts.append(at)
        row += [sound, gap]
        at += len(sound) + len(gap)
    copies = -(-_LEAST_SAMPLES // at)
    treated = finishing.apply_filters(np.concatenate(row * copies), filters)
    return [
        treated[start : start + len(sound)]
        for start, sound in zip(starts, sounds, strict=True)
    ]


def _join(parts: Sequence[PartTake]) -> Take:
    words: list[Word] = []
    chunks = []
    for i, part in enumerate(parts):
        first = len(words)
        phrase = tuple(
            (first + k, word.spoken) for k, word in enumerate(part.words)
        )
        following = parts[i + 1] if i + 1 < len(parts) else None
        pause = _choose_pause(part, following)
        chunks.append(SpokenChunk(phrase, part.take.pcm, pause, part.take.cues))
        words += part.words
    return join_chunks(chunks, words)


def _choose_pause(part: PartTake, following: PartTake | None) -> int:
    """Return the samples of silence after a run of words."""
    if following is None:
        return SENTENCE_PAUSE_SAMPLES
    edge = (part.words[-1], following.words[0])
    if len(split_sentences(edge)) > 1:
        is_other = part.voice != following.voice
        return _SPEAKER_PAUSE_SAMPLES if is_other else SENTENCE_PAUSE_SAMPLES
    if part.words[-1].spoken.rstrip(f"\"'”’»)」』{JOINED}").endswith(_BREAKS):
        return _COMMA_PAUSE_SAMPLES
    return _WITHIN_PAUSE_SAMPLES
