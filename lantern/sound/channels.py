"""Two channels that aren't a pair: one cancels the other, or has nothing in it.

Microphones and cables that are wired wrong turn one channel's sign; mixed to mono, the two give
silence. A microphone in one socket of a recorder leaves the other channel empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lantern.sound.arrays import Pcm

if TYPE_CHECKING:
    from lantern.sound.files import Track

MAX_MONO_LOSS = 5.5
"""dB that mixing to mono may take from the louder channel; of two that differ it takes 3."""
_OPPOSITE = -0.8
"""The correlation of two channels below which one of them is turned."""
_EMPTY = 1e-6
"""The power of an empty channel at most, as a share of the other's."""


def parse_levels(log: bytes) -> list[float]:
    """Return the dB of each channel, as ffmpeg's astats logs them; -inf for silence."""
    found = re.findall(
        rb"Channel: \d+\s+(?:\[[^\]]*\] )?RMS level dB: (\S+)", log
    )
    return [float(level) for level in found]


def find_louder_channel(levels: Sequence[float], mono: Pcm) -> int | None:
    """Return the channel to take in place of the mix to mono, from 0; None if the mix is good.

    Args:
        levels: dB of each channel.
        mono: the samples of the mix, 16 bit.
    """
    if len(levels) < 2 or not len(mono):
        return None
    louder = max(levels)
    power = float(np.mean((mono / 32768.0) ** 2))
    if power > 0 and louder - 10 * np.log10(power) <= MAX_MONO_LOSS:
        return None
    return levels.index(louder)


def pair_channels(track: Track) -> None:
    """Make a pair of a track's channels, in place.

    One that is the other's opposite is turned; one that is empty gets what the other has.
    """
    sums = _sum_products(track)
    louder = max(sums.left, sums.right)
    if min(sums.left, sums.right) <= _EMPTY * louder:
        full = int(sums.right > sums.left)
        for start, wave in track.iter_blocks():
            track.write(start, wave[:, [full, full]])
    elif sums.both < _OPPOSITE * np.sqrt(sums.left * sums.right):
        signs = np.array([1, -1], np.float32)
        for start, wave in track.iter_blocks():
            track.write(start, wave * signs)


@dataclass(frozen=True)
class _ProductSums:
    """Sums over all samples: of left squared, right squared, and left times right."""

    left: float
    right: float
    both: float


def _sum_products(track: Track) -> _ProductSums:
    left_sum = right_sum = both_sum = 0.0
    for _, wave in track.iter_blocks():
        left, right = wave.T.astype(np.float64)
        left_sum += float(left @ left)
        right_sum += float(right @ right)
        both_sum += float(left @ right)
    return _ProductSums(left_sum, right_sum, both_sum)
