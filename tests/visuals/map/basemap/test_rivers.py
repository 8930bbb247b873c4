"""How large rivers are."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap import rivers


def test_rivers_grow_towards_the_sea() -> None:
    springs = [
        np.array([[9.0, 5.0], [9.5, 6.0]]),
        np.array([[10.0, 4.0], [9.5, 6.0]]),
    ]
    trunk = np.array([[9.5, 6.0], [9.0, 8.0]])
    km = rivers.measure_upstream(
        [s.astype(np.float32) for s in (*springs, trunk)],
        np.array([[9.0, 8.0]], np.float32),
    )
    assert km[2] > km[0] + km[1]
    assert km[0] == pytest.approx(124, rel=0.05)


def river(*points: tuple[float, float]) -> np.ndarray:
    return np.array(points, np.float32)


SHORE = river((0.0, 0.0), (0.0, 0.0))


def test_lengths_add_up_downstream() -> None:
    """A degree of latitude has 111.2 km."""
    km = rivers.measure_upstream(
        [river((0, 2), (0, 3)), river((0, 1), (0, 2)), river((0, 0), (0, 1))],
        SHORE,
    )
    assert km == pytest.approx([111.2, 222.4, 333.6], rel=1e-5)


def test_both_arms_of_a_river_are_added_to_its_trunk() -> None:
    km = rivers.measure_upstream(
        [river((0, 0), (0, 1)), river((0, 1), (0, 3)), river((0, 1), (0, 1.5))],
        SHORE,
    )
    assert km == pytest.approx([111.2 * 3.5, 222.4, 55.6], rel=1e-5)


def test_ends_that_nearly_touch_are_joined() -> None:
    near = rivers.measure_upstream(
        [river((0, 0), (0, 1)), river((0.015, 1), (0, 2))], SHORE
    )
    apart = rivers.measure_upstream(
        [river((0, 0), (0, 1)), river((0.2, 1), (0, 2))], SHORE
    )
    assert near[0] > 220
    assert apart[0] == pytest.approx(111.2, rel=1e-5)


def test_a_river_without_a_sea_flows_to_where_most_meets() -> None:
    """Such as one that ends in a salt lake."""
    km = rivers.measure_upstream(
        [
            river((50, 40), (50, 41)),
            river((50, 42), (50, 41)),
            river((51, 41), (50, 41)),
        ],
        SHORE,
    )
    assert km == pytest.approx(
        [111.2, 111.2, 111.2 * np.cos(np.radians(41))], rel=1e-4
    )


def test_no_rivers_have_no_lengths() -> None:
    assert len(rivers.measure_upstream([], SHORE)) == 0


def test_pieces_are_measured_each_for_itself() -> None:
    """The step from one piece's end to the next one's start is nobody's; 1 degree is 111.2 km."""
    north = np.array([[0, 0], [0, 1]], np.float32)
    east = np.array(
        [[50, 60], [51, 60]], np.float32
    )  # half as long as at the equator
    found = rivers.measure_upstream([north, east], np.empty((0, 2), np.float32))
    assert found == pytest.approx([111.2, 55.6], abs=0.1)
