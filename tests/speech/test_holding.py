"""Silence goes between words, and the words after it move by it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from lantern.core.units import Samples
from lantern.speech.holding import hold_take


@dataclass(frozen=True)
class Silence:
    """Silence before a sample."""

    at: Samples
    length: Samples


TAKE = np.array([1, 2, 3, 4, 5, 6], np.int16)
CUES = ((0, 2), (3, 4), (4, 6))


def silence(at: int, length: int) -> Silence:
    """Return some silence."""
    return Silence(Samples(at), Samples(length))


def test_silence_is_put_in_and_no_sample_is_lost() -> None:
    held = hold_take(TAKE, CUES, [silence(2, 3), silence(6, 1)])
    assert held.pcm.tolist() == [1, 2, 0, 0, 0, 3, 4, 5, 6, 0]
    assert held.pcm.dtype == np.int16


@pytest.mark.parametrize(
    ("silences", "cues"),
    [
        ([silence(0, 5)], ((5, 7), (8, 9), (9, 11))),
        ([silence(2, 3)], ((0, 2), (6, 7), (7, 9))),
        ([silence(2, 3), silence(4, 1)], ((0, 2), (6, 7), (8, 10))),
        ([silence(6, 9)], CUES),
        ([], CUES),
    ],
)
def test_words_move_with_the_sound(
    silences: list[Silence], cues: tuple[tuple[int, int], ...]
) -> None:
    held = hold_take(TAKE, CUES, silences)
    assert held.cues == cues
    for before, after in zip(CUES, held.cues, strict=True):
        assert held.pcm[slice(*after)].tolist() == TAKE[slice(*before)].tolist()
