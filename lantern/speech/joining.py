"""Joining what a voice said to a take: trimmed, with pauses, each word with its time.

For voices that speak a phrase at a time, with times of their own or without.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core import ffmpeg
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.core.words import join_words
from lantern.sound.arrays import Pcm
from lantern.speech.voices import (
    Take,
    Utterance,
    find_sound,
    measure_silence_level,
    share_samples,
)
from lantern.speech.wording import Word, count_letters, split_sentences

_MS = SAMPLE_RATE // 1000
MARGIN_SAMPLES = 20 * _MS
"""Samples kept around each sound."""
LEAD_SAMPLES = 80 * _MS
"""Samples before the first sound."""
TAIL_SAMPLES = 120 * _MS
"""Samples after the last sound."""
SENTENCE_PAUSE_SAMPLES = 320 * _MS
SILENCE_SAMPLES = 60 * _MS
"""A silence within a sentence that is longer is a pause."""
MAX_SENTENCE_SECONDS = 600
"""Seconds of sound that can still be a sentence; more is a mistake, and fills the memory."""
_FADE = 5 * _MS

WordPart = tuple[int, str]
"""Index of a word of the utterance, and what is said for it or for a part of it."""
Phrase = tuple[WordPart, ...]


@dataclass(frozen=True)
class SpokenChunk:
    """A phrase with its sound, and the samples of the pause after it.

    `cues` has the samples [start, end) of each part, from the sound's beginning on, if the engine
    tells them.
    """

    phrase: Phrase
    pcm: Pcm
    pause: int
    cues: tuple[SampleRange, ...] | None = None


def join_chunk_text(chunk: Phrase) -> str:
    """Return the text of a phrase, its parts joined with blanks where there are some."""
    return join_words(text for _, text in chunk)


def speak_by_sentence(
    line: Utterance, say: Callable[[str], Pcm], form: Callable[[Word], str]
) -> Take:
    """Make a take with an engine that gives no times, one sentence at a time.

    So at least the edges of the sentences are known.

    Args:
        line: the narration.
        say: speaks one text.
        form: writes a word as the engine takes it.

    Raises:
        VoiceFailure: nothing in the narration can be spoken.
    """
    spoken = []
    for sentence in split_sentences(line.words):
        said = [i for i in sentence if line.words[i].spoken]
        phrase = tuple((i, form(line.words[i])) for i in said)
        text = join_chunk_text(phrase)
        if count_letters(text):
            spoken.append(
                SpokenChunk(phrase, say(text), SENTENCE_PAUSE_SAMPLES)
            )
    if not spoken:
        raise VoiceFailure(
            "there is nothing in the narration that can be spoken"
        )
    return join_chunks(spoken, line.words)


def read_spoken_wav(path: Path, name: str, text: str) -> Pcm:
    """Read the WAV that a program wrote for a text, as 48 kHz mono.

    Raises:
        VoiceFailure: there is none, it can't be read, it is silent, or too long.
    """
    sound = b""
    try:
        if path.is_file():
            source = [
                "-t",
                str(MAX_SENTENCE_SECONDS + 1),
                "-f",
                "wav",
                "-i",
                str(path),
            ]
            sound = ffmpeg.decode_sound(source, name)
    except ToolFailure as failure:
        message = f"{name} wrote no sound that can be read"
        raise VoiceFailure(message, failure.detail) from None
    pcm = np.frombuffer(sound, "<i2").astype(np.int16)
    if len(pcm) > MAX_SENTENCE_SECONDS * SAMPLE_RATE:
        minutes = MAX_SENTENCE_SECONDS // 60
        raise VoiceFailure(
            f"{name} spoke more than {minutes} minutes for one sentence",
            [text[:80]],
        )
    if find_sound(pcm, measure_silence_level(pcm)) is None:
        raise VoiceFailure(f"{name} said nothing", [text[:80]])
    return pcm


def split_at_pauses(
    chunk: SpokenChunk, pauses: Mapping[int, int]
) -> list[SpokenChunk]:
    """Cut a chunk whose parts have times at pauses within it, so that they can be set.

    It is cut in the middle of the silence, and only where the voice was silent for SILENCE_SAMPLES:
    a pause in running speech would sound wrong.

    Args:
        chunk: what was said.
        pauses: index of a part of its phrase -> samples of the pause wanted after it.
    """
    assert chunk.cues is not None
    limit = measure_silence_level(chunk.pcm)
    chunks = []
    first = 0
    begin = 0
    for i in sorted(pauses):
        at = _find_silence(chunk, i, limit)
        if at is None:
            continue
        chunks.append(
            _cut(chunk, range(first, i + 1), (begin, at), pause=pauses[i])
        )
        first = i + 1
        begin = at
    rest = range(first, len(chunk.phrase))
    last = _cut(chunk, rest, (begin, len(chunk.pcm)), pause=chunk.pause)
    return [*chunks, last]


def _find_silence(chunk: SpokenChunk, i: int, limit: int) -> int | None:
    """Return the middle of the longest silence between a part and the next; None if it's short."""
    assert chunk.cues is not None
    if i + 1 >= len(chunk.cues):
        return None
    start = (chunk.cues[i][0] + chunk.cues[i][1]) // 2
    end = (chunk.cues[i + 1][0] + chunk.cues[i + 1][1]) // 2
    loud = np.flatnonzero(np.abs(chunk.pcm[start:end].astype(np.int32)) > limit)
    edges = np.concatenate([[-1], loud, [max(0, end - start)]])
    widths = np.diff(edges)
    widest = int(np.argmax(widths))
    if widths[widest] <= SILENCE_SAMPLES:
        return None
    return start + int(edges[widest] + 1 + edges[widest + 1]) // 2


def _cut(
    chunk: SpokenChunk, parts: range, samples: SampleRange, *, pause: int
) -> SpokenChunk:
    assert chunk.cues is not None
    start, end = samples
    cues = tuple(
        (max(a, start) - start, min(b, end) - start)
        for a, b in chunk.cues[parts.start : parts.stop]
    )
    phrase = chunk.phrase[parts.start : parts.stop]
    return SpokenChunk(phrase, chunk.pcm[start:end], pause, cues)


def join_chunks(spoken: Sequence[SpokenChunk], words: Sequence[Word]) -> Take:
    """Trim each phrase's sound, join them with their pauses, and time the words within each.

    Where the engine gave no times, a phrase's time is shared among its words. A word that nothing
    is said for has a cue without length where it would be.
    """
    joined: list[Pcm] = [np.zeros(LEAD_SAMPLES - MARGIN_SAMPLES, np.int16)]
    at = len(joined[0])
    heard: dict[int, SampleRange] = {}
    for k, each in enumerate(spoken):
        first, last = _find_loud(each.pcm)
        begin = max(0, first - MARGIN_SAMPLES)
        _time_words(
            heard,
            each,
            loud=(first, last),
            shift=at - begin,
        )
        sound = _fade_edges(each.pcm[begin : last + MARGIN_SAMPLES])
        silence = each.pause - 2 * MARGIN_SAMPLES
        if k + 1 == len(spoken):
            silence = TAIL_SAMPLES - MARGIN_SAMPLES
        joined += [sound, np.zeros(silence, np.int16)]
        at += len(sound) + silence
    cues = tuple(_fill_cues(heard, len(words)))
    return Take(np.concatenate(joined), cues, _name_timing(spoken))


def _name_timing(spoken: Sequence[SpokenChunk]) -> str:
    if all(chunk.cues is not None for chunk in spoken):
        return "exact"
    return "estimated"


def _find_loud(pcm: Pcm) -> SampleRange:
    return find_sound(pcm, measure_silence_level(pcm)) or (0, len(pcm))


def _time_words(
    heard: dict[int, SampleRange],
    chunk: SpokenChunk,
    *,
    loud: SampleRange,
    shift: int,
) -> None:
    """Time a phrase's words within its sound; the parts of one word make one cue."""
    cues: Sequence[SampleRange] | None = chunk.cues
    if cues is None:
        said = [Word(text, 0, 0, text) for _, text in chunk.phrase]
        cues = share_samples(loud[0], loud[1], said)
    for (i, _), cue in zip(chunk.phrase, cues, strict=True):
        start, end = (
            min(max(sample, loud[0]), loud[1]) + shift for sample in cue
        )
        if i in heard:
            start = heard[i][0]
        heard[i] = (start, end)


def _fill_cues(
    heard: Mapping[int, SampleRange], count: int
) -> list[SampleRange]:
    cues: list[SampleRange] = []
    end = LEAD_SAMPLES
    for i in range(count):
        cues.append(heard.get(i, (end, end)))
        end = cues[-1][1]
    return cues


def _fade_edges(pcm: Pcm) -> Pcm:
    n = np.arange(len(pcm))
    edge = np.minimum(1.0, np.minimum(n, n[::-1]) / _FADE)
    return np.asarray(np.rint(pcm * edge), np.int16)
