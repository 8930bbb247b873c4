"""Silence put into a finished take, between its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np

from lantern.core.units import SampleRange, Samples
from lantern.sound.arrays import Pcm


class Silence(Protocol):
    """Samples of silence, and before which sample of a take they come."""

    @property
    def at(self) -> Samples:
        """The sample that comes after the silence."""

    @property
    def length(self) -> Samples:
        """How many samples the silence has."""


@dataclass(frozen=True)
class HeldTake:
    """A take with more silence, and the samples [start, end) of each of its words."""

    pcm: Pcm
    cues: tuple[SampleRange, ...]


def hold_take(
    pcm: Pcm, cues: Sequence[SampleRange], silences: Sequence[Silence]
) -> HeldTake:
    """Return a take with silences put in, in order; none may stand inside a word."""
    cuts = [0, *(each.at for each in silences), len(pcm)]
    pieces: list[Pcm] = []
    for i, (start, end) in enumerate(pairwise(cuts)):
        pieces.append(pcm[start:end])
        if i < len(silences):
            pieces.append(np.zeros(silences[i].length, np.int16))
    moved = tuple(_move(cue, silences) for cue in cues)
    return HeldTake(np.concatenate(pieces), moved)


def _move(cue: SampleRange, silences: Sequence[Silence]) -> SampleRange:
    """Return where a word is heard behind the silences that come before it."""
    start, end = cue
    shift = sum(each.length for each in silences if each.at <= start)
    return start + shift, end + shift
