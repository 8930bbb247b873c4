"""Lines and rings: lengths, steps, curves, outlines and clipping."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry import lines


def test_a_ring_is_cut_at_a_box_and_stays_a_ring() -> None:
    square = np.array([[-5.0, -5], [5, -5], [5, 5], [-5, 5]])
    cut = lines.clip_ring(square, (0, -10, 10, 2))
    assert sorted(map(tuple, np.unique(cut, axis=0).tolist())) == [
        (0, -5),
        (0, 2),
        (5, -5),
        (5, 2),
    ]
    around = lines.clip_ring(square, (-1, -1, 1, 1))
    assert set(map(tuple, around.tolist())) == {
        (-1, -1),
        (1, -1),
        (1, 1),
        (-1, 1),
    }
    assert len(lines.clip_ring(square, (6, 6, 8, 8))) == 0


def test_spline_passes_its_knots_evenly() -> None:
    knots = np.array([[0.0, 0], [10, 8], [25, 5], [30, -10]])
    line = lines.fit_spline(knots, 400)
    assert all(np.hypot(*(line - k).T).min() < 0.2 for k in knots)
    steps = np.hypot(*np.diff(line, axis=0).T)
    assert steps.max() < steps.min() * 1.05


BEND = np.array([[0.0, 0], [10, 0], [10, 10]])
SQUARE = np.array([[0.0, 0], [10, 0], [10, 10], [0, 10]])


def test_lengths_add_up_along_a_line() -> None:
    line = np.array([[0.0, 0], [3, 4], [3, 10]])
    assert lines.measure_lengths(line).tolist() == [0, 5, 11]


def test_a_line_is_resampled_at_equal_steps() -> None:
    expected = [[0, 0], [5, 0], [10, 0], [10, 5], [10, 10]]
    assert lines.resample(BEND, 5).tolist() == expected


def test_a_piece_of_a_line_keeps_its_bends() -> None:
    assert lines.cut_line(BEND, 5, 15).tolist() == [[5, 0], [10, 0], [10, 5]]
    assert lines.cut_line(BEND, 2, 4).tolist() == [[2, 0], [4, 0]]


def test_points_too_near_to_a_cut_are_left_out() -> None:
    run = np.array([0.0, 1, 2, 3])
    assert lines.list_cut_lengths(run, 1, 2.5).tolist() == [1, 2, 2.5]
    assert lines.list_cut_lengths(run, 0.9, 2.5, margin=0.3).tolist() == [
        0.9,
        2,
        2.5,
    ]


def test_a_spline_through_two_points_is_straight() -> None:
    line = lines.fit_spline(np.array([[0.0, 0], [4, 8]]), 5)
    assert line.tolist() == [[0, 0], [1, 2], [2, 4], [3, 6], [4, 8]]


def test_rounded_corners_stay_inside_and_keep_the_ends() -> None:
    rounded = lines.round_corners(BEND, False)
    assert rounded[0].tolist() == [0, 0]
    assert rounded[-1].tolist() == [10, 10]
    assert np.hypot(*(rounded - [10, 0]).T).min() > 1
    ring = lines.round_corners(SQUARE, True)
    assert len(ring) == 16
    assert ring.min() == 0
    assert ring.max() == 10
    for corner in SQUARE:
        assert np.hypot(*(ring - corner).T).min() > 1


def test_normals_point_up_on_a_line_to_the_right() -> None:
    line = np.array([[0.0, 0], [5, 0], [10, 0]])
    assert lines.compute_normals(line) == pytest.approx(np.array([[0, -1]] * 3))


def test_a_ribbon_goes_round_its_line() -> None:
    line = np.array([[0.0, 0], [10, 0]])
    ring = lines.outline_ribbon(line, 2.0)
    assert ring == pytest.approx(np.array([[0, -2], [10, -2], [10, 2], [0, 2]]))
    wedge = lines.outline_ribbon(line, np.array([1.0, 2]))
    assert wedge == pytest.approx(
        np.array([[0, -1], [10, -2], [10, 2], [0, 1]])
    )


@pytest.mark.parametrize("ring", [SQUARE, SQUARE[::-1]])
def test_a_ring_grows_outwards_whichever_way_it_runs(ring: np.ndarray) -> None:
    grown = lines.grow_ring(ring, 1.0)
    assert (grown.min(), grown.max()) == pytest.approx((-1, 11))
    shrunk = lines.grow_ring(ring, -2.0)
    assert (shrunk.min(), shrunk.max()) == pytest.approx((2, 8))


def test_the_point_of_a_spike_grows_only_so_far() -> None:
    spike = np.array([[0.0, 0], [100, 1], [0, 2]])
    moved = np.hypot(*(lines.grow_ring(spike, 1.0) - spike).T)
    assert moved.max() < 2.4


def test_a_ring_inside_the_box_is_left_as_it_is() -> None:
    clipped = lines.clip_ring(SQUARE, (-1, -1, 11, 11))
    assert clipped.tolist() == SQUARE.tolist()


def test_runs_of_one_point_are_no_lines() -> None:
    line = np.column_stack([np.arange(6.0), np.zeros(6)])
    kept = np.array([True, True, False, True, False, True])
    (run,) = lines.keep_runs(line, kept)
    assert run.tolist() == [[0, 0], [1, 0]]
    assert lines.keep_runs(line, np.zeros(6, bool)) == []


def test_units_have_a_length_of_one() -> None:
    vectors = np.array([[3.0, -4], [0, 2], [0, 0]])
    expected = [[0.6, -0.8], [0, 1], [0, 0]]
    assert lines.make_units(vectors) == pytest.approx(np.array(expected))
    for vector, unit in zip(vectors, expected, strict=True):
        assert lines.make_unit(vector) == pytest.approx(unit)
