"""The cascade: what its file says, and which windows pass."""

from __future__ import annotations

import numpy as np
import pytest

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
    assert [len(stage.tests) for stage in stages[:8]] == [
        3,
        4,
        4,
        5,
        5,
        5,
        5,
        6,
    ]
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


@pytest.mark.parametrize("before", [1, 8])
def test_windows_must_pass_each_stage(before: int) -> None:
    """The first stages look at all windows, the later ones at those that are left."""
    flat = np.full((25, 26), 90, np.uint8)
    passes = [make_stage(1, 255)] * before
    fails = make_stage(1, 0)
    upper = [(0, 0), (1, 0), (2, 0)]
    lower = [(0, 1), (1, 1), (2, 1)]
    assert find_windows(flat, passes) == upper + lower
    assert find_windows(flat, [*passes, fails]) == []
    assert find_windows(flat, [fails, *passes]) == []


def test_the_votes_of_a_stage_are_added_up() -> None:
    flat = np.full((24, 24), 90, np.uint8)
    test = make_stage(0, 255).tests[0]
    passes = make_stage(1, 255)
    for before in ([], [passes] * 8):
        assert find_windows(flat, [*before, Stage(2, (test, test))]) == [(0, 0)]
        assert find_windows(flat, [*before, Stage(3, (test, test))]) == []


@pytest.mark.parametrize("before", [0, 8])
def test_a_pattern_is_read_where_its_cells_lie(before: int) -> None:
    """A bright corner is in the cell beside the middle of one window alone."""
    picture = np.full((30, 40), 90, np.uint8)
    picture[10:12, 30:32] = 200
    votes = np.zeros(256)
    votes[0b10000000] = (
        1.0  # only the upper left cell is as bright as the middle
    )
    picture[12:14, 32:34] = 100
    stage = Stage(1, (PatternTest(16, 8, 2, 2, votes),))
    any_ = Stage(1, (PatternTest(0, 0, 8, 8, np.ones(256)),))
    assert find_windows(picture, [*[any_] * before, stage]) == [(14, 2)]


def test_a_picture_smaller_than_a_window_has_none() -> None:
    assert find_windows(np.zeros((23, 40), np.uint8), [make_stage(0)]) == []
