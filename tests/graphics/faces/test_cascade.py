"""The cascade: what its file says, and which windows pass."""

from __future__ import annotations

import numpy as np

from lantern.graphics.faces.cascade import (
    PatternTest,
    Stage,
    find_windows,
    load_cascade,
)


def make_stage(threshold: float, *liked: int) -> Stage:
    """Return a stage of one test over the whole window that likes some patterns."""
    votes = np.zeros(256)
    votes[list(liked)] = 1.0
    return Stage(threshold, (PatternTest(0, 0, 8, 8, votes),))


def test_the_file_has_twenty_stages_that_grow() -> None:
    stages = load_cascade()
    assert [len(stage.tests) for stage in stages[:8]] == [3, 4, 4, 5, 5, 5, 5, 6]
    assert len(stages) == 20
    assert stages[0].threshold == -0.7520892024040222


def test_the_bits_of_the_file_choose_between_two_votes() -> None:
    first = load_cascade()[0].tests[0]
    # -67130709 ends in the bits ...1010 1011: patterns 0 and 1 are in, pattern 2 is not
    assert first.votes[0] == first.votes[1] == -0.654321014881134
    assert first.votes[2] == 0.8888888955116272


def test_a_flat_window_has_every_bit_of_the_pattern() -> None:
    flat = np.full((24, 24), 90, np.uint8)
    assert find_windows(flat, [make_stage(1, 255)]) == [(0, 0)]
    assert find_windows(flat, [make_stage(1, 0)]) == []


def test_the_highest_bit_is_the_upper_left_cell() -> None:
    window = np.full((24, 24), 90, np.uint8)
    window[8:16, 8:16] = 120
    window[:8, :8] = 200
    assert find_windows(window, [make_stage(1, 128)]) == [(0, 0)]


def test_windows_must_pass_each_stage() -> None:
    flat = np.full((24, 26), 90, np.uint8)
    passes = make_stage(1, 255)
    fails = make_stage(1, 0)
    assert find_windows(flat, [passes] * 4) == [(0, 0), (1, 0), (2, 0)]
    assert find_windows(flat, [passes, passes, passes, fails]) == []


def test_a_picture_smaller_than_a_window_has_none() -> None:
    assert find_windows(np.zeros((23, 40), np.uint8), [make_stage(0)]) == []
