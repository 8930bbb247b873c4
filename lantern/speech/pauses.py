"""Silence in a take: after sentences, commas and paragraphs, and where a mark asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.core.words import JOINED
from lantern.sound.arrays import Pcm
from lantern.speech.voices import Take, find_sound, measure_silence_level
from lantern.speech.wording import Word, split_sentences

_EDGE = SAMPLE_RATE // 200
"""Samples of a fade at each cut."""
_REACH = SAMPLE_RATE * 60 // 1000
"""Samples around a gap between words that are looked at."""


@dataclass(frozen=True)
class WantedPauses:
    """Seconds of silence after sentences, commas and paragraphs; None leaves it as it was spoken.

    Paragraphs end with the words of these indices. `after` has the silence after single words, by
    their indices; -1 stands for what is before the first.
    """

    sentence: float | None = None
    comma: float | None = None
    paragraph: float | None = None
    paragraph_ends: tuple[int, ...] = ()
    after: Mapping[int, float] = field(default_factory=dict)


AS_SPOKEN = WantedPauses()
"""The pauses that the voice makes."""


def set_pauses(take: Take, words: Sequence[Word], wanted: WantedPauses) -> Take:
    """Return a take whose pauses are as long as wanted, and the times of its words with them.

    They are made whether the voice paused there or not.
    """
    pcm = take.pcm
    cues = list(take.cues)
    for i, seconds in _iter_pauses(words, wanted):
        gap = _find_pause(pcm, cues, i, is_marked=i in wanted.after)
        if gap is None:
            continue
        start, end = gap
        count = round(seconds * SAMPLE_RATE)
        pcm = _replace_gap(pcm, (start, end), count)
        cues = [
            *_end_before(cues[: i + 1], start),
            *_start_after(cues[i + 1 :], end, start + count),
        ]
    return replace(
        take,
        pcm=pcm,
        cues=tuple(cues),
    )


def _find_pause(
    pcm: Pcm, cues: Sequence[SampleRange], i: int, *, is_marked: bool
) -> SampleRange | None:
    """Return the silence after a word; None where nothing is heard before or after it.

    A mark may ask for a pause before the first word (-1), after the last one, or after one of which
    nothing is heard.
    """
    following = _find_next_heard(cues, i + 1)
    before = i
    while is_marked and before >= 0 and cues[before][1] <= cues[before][0]:
        before -= 1
    if is_marked and (before < 0 or following is None):
        heard = find_sound(pcm, measure_silence_level(pcm)) or (0, len(pcm))
        return (0, heard[0]) if before < 0 else (heard[1], len(pcm))
    if following is None or cues[before][1] <= cues[before][0]:
        return None
    return _find_gap(pcm, cues[before][1], cues[following][0])


def _end_before(cues: Sequence[SampleRange], limit: int) -> list[SampleRange]:
    return [(min(start, limit), min(end, limit)) for start, end in cues]


def _start_after(
    cues: Sequence[SampleRange], limit: int, new_limit: int
) -> list[SampleRange]:
    """Return cues after `limit`, which moves to `new_limit`."""
    moved = new_limit - limit
    return [(max(a, limit) + moved, max(b, limit) + moved) for a, b in cues]


def _replace_gap(pcm: Pcm, gap: SampleRange, count: int) -> Pcm:
    """Return a sound with `count` samples of silence in place of a gap."""
    start, end = gap
    before = _fade_edge(pcm[:start], is_end=True)
    after = _fade_edge(pcm[end:], is_end=False)
    return np.concatenate([before, np.zeros(count, np.int16), after])


def _iter_pauses(
    words: Sequence[Word], wanted: WantedPauses
) -> Iterator[tuple[int, float]]:
    """Yield words after which a pause is wanted, with its seconds, from the last word back.

    So the cues before each one are still those of the sound.
    """
    ends = {sentence[-1] for sentence in split_sentences(words)}
    for i in range(len(words) - 1, -2, -1):
        seconds = None
        if i in wanted.after:
            seconds = wanted.after[i]
        elif not 0 <= i < len(words) - 1:
            continue
        elif i in wanted.paragraph_ends and wanted.paragraph is not None:
            seconds = wanted.paragraph
        elif i in ends:
            seconds = wanted.sentence
        elif _has_comma(words[i]):
            seconds = wanted.comma
        if seconds is not None:
            yield i, seconds


def _has_comma(word: Word) -> bool:
    return word.spoken.rstrip(f"\"'”’»)」』{JOINED}").endswith(
        (",", "，", "、")
    )


def _find_next_heard(cues: Sequence[SampleRange], first: int) -> int | None:
    for i in range(first, len(cues)):
        start, end = cues[i]
        if end > start:
            return i
    return None


def _find_gap(pcm: Pcm, end: int, start: int) -> SampleRange:
    """Return the silence between two words: the longest near it, else the quietest spot."""
    first = max(0, end - _REACH)
    last = min(len(pcm), max(start, end) + _REACH)
    here = np.abs(pcm[first:last].astype(np.int32))
    loud = np.flatnonzero(here > measure_silence_level(pcm))
    bounds = np.concatenate([[-1], loud, [len(here)]])
    widths = np.diff(bounds)
    widest = int(np.argmax(widths))
    if widths[widest] > 2 * _EDGE:
        return first + int(bounds[widest]) + 1, first + int(bounds[widest + 1])
    smooth = np.convolve(here, np.ones(2 * _EDGE), "same")
    middle = first + int(np.argmin(smooth))
    return middle, middle


def _fade_edge(pcm: Pcm, *, is_end: bool) -> Pcm:
    """Return a sound with a short fade at the cut: at its end, or at its beginning."""
    n = min(_EDGE, len(pcm))
    ramp = np.linspace(0, 1, n)
    ones = np.ones(len(pcm) - n)
    gains = [ones, ramp[::-1]] if is_end else [ramp, ones]
    return np.asarray(np.rint(pcm * np.concatenate(gains)), np.int16)
