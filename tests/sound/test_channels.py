"""Channels that are no pair: found by their levels, and made a pair."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from lantern.sound.arrays import Pcm
from lantern.sound.channels import (
    find_louder_channel,
    pair_channels,
    parse_levels,
)
from lantern.sound.files import Track

LOG = b"""\
[Parsed_astats_0 @ 0x7f7b] Channel: 1
[Parsed_astats_0 @ 0x7f7b] RMS level dB: -16.9
[Parsed_astats_0 @ 0x7f7b] Channel: 2
[Parsed_astats_0 @ 0x7f7b] RMS level dB: -inf
[Parsed_astats_0 @ 0x7f7b] Overall
[Parsed_astats_0 @ 0x7f7b] Peak level dB: 0.1
"""


def square(level: float) -> Pcm:
    """Return a sound whose effective value is its peak."""
    return (np.tile([1.0, -1.0], 500) * level * 32768).astype(np.int16)


def test_the_levels_of_channels_are_read_from_the_log() -> None:
    assert parse_levels(LOG) == [-16.9, -math.inf]
    assert parse_levels(b"") == []


@pytest.mark.parametrize(
    ("levels", "mono", "channel"),
    [
        ([-6.0, -6.0], 0.5, None),  # both alike: the mix is as loud
        ([-6.0, -6.0], 0.354, None),  # they differ: 3 dB less
        ([-6.0, -math.inf], 0.25, 0),  # one is empty: 6 dB less
        ([-9.0, -6.0], 0.0, 1),  # they cancel each other
        ([-6.0], 0.5, None),
        ([], 0.5, None),
    ],
)
def test_a_channel_is_taken_where_the_mix_loses_too_much(
    levels: list[float], mono: float, channel: int | None
) -> None:
    assert find_louder_channel(levels, square(mono)) == channel


def test_no_samples_have_no_channel() -> None:
    assert find_louder_channel([-6.0, -6.0], square(0.5)[:0]) is None


@pytest.mark.parametrize(
    ("right", "paired"),
    [(-0.5, 0.5), (0.0, 1.0), (0.5, 0.5), (1.0, 1.0)],
    ids=["opposite", "empty", "quieter", "alike"],
)
def test_a_track_gets_a_pair_of_channels(
    tmp_path: Path, right: float, paired: float
) -> None:
    wave = np.tile([1.0, -1.0], 500).astype(np.float32)
    track = Track.create_silent(tmp_path / "t", 1000)
    track.write(0, np.stack([wave, right * wave], axis=1).astype(np.float32))
    pair_channels(track)
    assert track.read(0, 2).tolist() == [[1.0, paired], [-1.0, -paired]]


def test_silence_stays_silence(tmp_path: Path) -> None:
    track = Track.create_silent(tmp_path / "t", 10)
    pair_channels(track)
    assert not track.read(0, 10).any()
