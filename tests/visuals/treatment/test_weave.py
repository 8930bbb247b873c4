"""The weave of film: by fractions of a pixel, decided by the film and the frame alone."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.treatment.weave import find_weave, shift_plane


def test_a_film_weaves_by_at_most_one_and_always_alike() -> None:
    found = [find_weave("a", n) for n in range(400)]
    assert max(abs(each.x) for each in found) <= 0.6
    assert 0.5 < max(abs(each.y) for each in found) <= 1
    assert found == [find_weave("a", n) for n in range(400)]
    assert found != [find_weave("b", n) for n in range(400)]


def test_it_wanders_and_trembles_a_little() -> None:
    found = np.array([find_weave("a", n).y for n in range(400)])
    steps = np.abs(np.diff(found))
    assert steps.min() > 0
    assert steps.mean() < 0.35 * np.abs(found - found.mean()).max()


@pytest.mark.parametrize(
    ("x", "y"), [(1, 0), (0, 2), (-1, -2), (2, 1)], ids=lambda each: f"{each}px"
)
def test_whole_pixels_are_moved_as_they_are(x: int, y: int) -> None:
    plane = np.random.default_rng(1).integers(0, 255, (40, 60), np.uint8)
    moved = shift_plane(plane, x, y)
    assert np.array_equal(
        moved[4:-4, 4:-4], np.roll(plane, (y, x), (0, 1))[4:-4, 4:-4]
    )


def test_a_ramp_moves_by_fractions_exactly() -> None:
    """Columns that are 4 steps apart: 0.25 of a pixel to the right is a step less."""
    plane = np.repeat(
        (20 + 4 * np.arange(50, dtype=np.uint8))[None], 30, axis=0
    )
    moved = shift_plane(plane, 0.25, -0.5)
    assert np.array_equal(moved[4:-4, 4:-4], plane[4:-4, 4:-4] - 1)


def test_edges_are_repeated() -> None:
    plane = np.full((20, 20), 90, np.uint8)
    assert (shift_plane(plane, 0.7, -0.4) == 90).all()
