"""The last resort of alignment: time shared among words by their sounds, with pauses kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from lantern.core import phonetics
from lantern.core.runs import find_runs
from lantern.core.units import SampleRange
from lantern.speech.align.audio import AlignmentAudio, make_cue

_SHORTEST = (
    6  # frames of a pause between words; the closure of a stop is shorter
)
_EACH = 0.3  # sounds that a word counts besides its own
_REACH = 50  # frames of speech from a word's edge to a pause that may still be the one meant

Edges = NDArray[np.float64]
"""(words + 1,): frames of speech, pauses not counted, at which words begin and end."""
Pause = tuple[int, int]
"""Frames [start, end) of a pause."""


def place(
    heard: AlignmentAudio, words: Sequence[str], ipa: Mapping[str, str]
) -> list[SampleRange]:
    """Return the words' cues; a pause belongs to none of them.

    A word that ends with a comma has a pause after it.
    """
    pauses = _find_pauses(heard)
    speech = _count_speech(heard, pauses)
    weights = [_count_sounds(word, ipa) + _EACH for word in words]
    edges = np.cumsum([0.0, *weights])
    edges *= speech[-1] / edges[-1]
    edges = _snap_edges(edges, pauses, speech, words=words)
    starts = np.searchsorted(speech, edges[:-1], "right") - 1
    ends = np.searchsorted(speech, edges[1:], "left")
    pairs = zip(starts.tolist(), ends.tolist(), strict=True)
    return [make_cue(start, max(start, end)) for start, end in pairs]


def _count_sounds(word: str, ipa: Mapping[str, str]) -> int:
    """Return the number of a word's sounds, or of its letters where they aren't known."""
    sounds = phonetics.to_cmu_phones(ipa.get(word.rstrip(","), ""))
    return len(sounds) or len(word)


def _find_pauses(heard: AlignmentAudio) -> list[Pause]:
    """Find the stretches inside the sentence in which nothing sounds, short ones left out."""
    quiet = ~heard.active[heard.first_frame : heard.end_frame]
    pauses: list[Pause] = []
    for run in find_runs(quiet):
        if run.stop - run.start >= _SHORTEST:
            pauses.append(
                (run.start + heard.first_frame, run.stop + heard.first_frame)
            )
    return pauses


def _count_speech(heard: AlignmentAudio, pauses: Sequence[Pause]) -> Edges:
    """Return the frames of speech before each frame, (frames + 1,)."""
    is_speech = np.zeros(len(heard.active) + 1)
    is_speech[heard.first_frame + 1 : heard.end_frame + 1] = 1
    for start, end in pauses:
        is_speech[start + 1 : end + 1] = 0
    return np.cumsum(is_speech)


def _snap_edges(
    edges: Edges,
    pauses: Sequence[Pause],
    speech: Edges,
    *,
    words: Sequence[str],
) -> Edges:
    """Move the words' edges to the pauses: the longest pauses to those with a comma, in order."""
    marked = [i for i, word in enumerate(words[:-1], 1) if word.endswith(",")]
    chosen = _choose_pauses(pauses, speech, len(marked))
    if len(chosen) == len(marked):
        matches = list(zip(marked, chosen, strict=True))
    else:
        matches = _match_pauses(
            edges, chosen, marked or range(1, len(edges) - 1)
        )
    known = [float(edges[edge]) for edge, _ in matches]
    wanted = [pause for _, pause in matches]
    snapped = np.interp(
        edges, [0.0, *known, edges[-1]], [0.0, *wanted, edges[-1]]
    )
    return np.asarray(snapped, np.float64)


def _match_pauses(
    edges: Edges, pauses: Sequence[float], choices: Sequence[int]
) -> list[tuple[int, float]]:
    """Match pauses with the edges nearest to them, in order; those too far off have none."""
    matches: list[tuple[int, float]] = []
    last = 0
    for pause in pauses:
        later = [edge for edge in choices if edge > last]
        nearest = _find_nearest(edges, later, pause)
        if nearest and abs(float(edges[nearest]) - pause) <= _REACH:
            matches.append((nearest, pause))
            last = nearest
    return matches


def _choose_pauses(
    pauses: Sequence[Pause], speech: Edges, count: int
) -> list[float]:
    """Return the frames of speech before the longest pauses, in order; all if `count` is 0."""
    ranked = sorted(
        ((end - start, float(speech[start])) for start, end in pauses),
        reverse=True,
    )
    return sorted(at for _, at in ranked[: count or None])


def _find_nearest(edges: Edges, choices: Sequence[int], pause: float) -> int:
    """Return the choice whose edge is nearest to a pause; 0 for no choice."""
    return min(
        choices,
        key=lambda edge: abs(float(edges[edge]) - pause),
        default=0,
    )
