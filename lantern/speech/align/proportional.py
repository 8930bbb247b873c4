"""The last resort: a sentence's time shared among its words by their number of sounds, its pauses kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from lantern.core import phonetics
from lantern.core.units import SampleRange
from lantern.speech.align.audio import AlignmentAudio, make_cue

_SHORTEST = 6  # frames of a pause between words; the closure of a stop is shorter
_EACH = 0.3  # sounds that a word counts besides its own
_REACH = 50  # frames of speech that a word's edge may be from a pause and still be the one meant


def place(
    heard: AlignmentAudio, words: Sequence[str], ipa: Mapping[str, str]
) -> list[SampleRange]:
    """The words' cues; a pause belongs to none of them. A word that ends with a comma has one after it."""
    weights = [
        len(phonetics.to_cmu_phones(ipa.get(word.rstrip(","), ""))) or len(word)
        for word in words
    ]
    edges = np.cumsum([0.0, *(weight + _EACH for weight in weights)])
    pauses = _pauses(heard)
    speech = np.zeros(len(heard.active) + 1)  # frames of speech before each frame
    speech[heard.first_frame + 1 : heard.end_frame + 1] = 1
    for start, end in pauses:
        speech[start + 1 : end + 1] = 0
    speech = np.cumsum(speech)
    edges *= speech[-1] / edges[-1]
    marked = [i for i, word in enumerate(words[:-1], 1) if word.endswith(",")]
    edges = _snap_edges(
        edges, [(end - start, float(speech[start])) for start, end in pauses], marked
    )
    starts = np.searchsorted(speech, edges[:-1], "right") - 1
    ends = np.searchsorted(speech, edges[1:], "left")
    return [
        make_cue(start, max(start, end))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def _pauses(heard: AlignmentAudio) -> list[tuple[int, int]]:
    """The stretches of frames inside the sentence in which nothing sounds, short ones left out."""
    quiet = ~heard.active[heard.first_frame : heard.end_frame]
    turns = (
        np.flatnonzero(
            np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8))
        )
        + heard.first_frame
    )
    pairs = zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True)
    return [(start, end) for start, end in pairs if end - start >= _SHORTEST]


def _snap_edges(
    edges: NDArray[np.float64],
    pauses: Sequence[tuple[int, float]],
    marked: Sequence[int],
) -> NDArray[np.float64]:
    """The words' edges, drawn to the pauses (length, frame of speech): the longest to those with a comma, in order."""
    known, wanted, last = [0.0], [0.0], 0
    chosen = sorted(
        sorted(pauses, reverse=True)[: len(marked) or None], key=lambda pause: pause[1]
    )
    exact = len(chosen) == len(marked)
    for k, (_, pause) in enumerate(chosen):
        may = (
            [marked[k]]
            if exact
            else [edge for edge in marked or range(1, len(edges) - 1) if edge > last]
        )
        nearest = min(may, key=lambda edge: abs(float(edges[edge]) - pause), default=0)
        if nearest and (exact or abs(float(edges[nearest]) - pause) <= _REACH):
            known.append(float(edges[nearest]))
            wanted.append(pause)
            last = nearest
    return np.asarray(
        np.interp(edges, [*known, edges[-1]], [*wanted, edges[-1]]), np.float64
    )
