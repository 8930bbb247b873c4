"""Grain: as much as a picture lacks, another part of the field for each frame."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.treatment.grain import (
    find_missing_grain,
    make_grain,
    make_grain_field,
    weigh_grain,
)
from lantern.visuals.treatment.tone import SourceTone

GREY = np.full((90, 160), 128, np.uint8)


@pytest.mark.parametrize(
    ("own", "missing"), [(0.0, 5.0), (3.0, 4.0), (5.0, 0.0), (9.0, 0.0)]
)
def test_a_picture_gets_what_it_lacks(own: float, missing: float) -> None:
    """5 * 5 = 3 * 3 + 4 * 4."""
    assert find_missing_grain(5, SourceTone(noise=own)) == missing


def test_a_flat_picture_gets_less_since_it_is_stretched() -> None:
    """From 51 to 178.5 greys grow twofold, and their grain with them."""
    assert find_missing_grain(5, SourceTone(51, 178.5)) == 2.5


def test_grain_has_unit_spread_and_is_the_same_every_time() -> None:
    grain = make_grain((160, 90), 1.0)
    assert grain.shape == (90, 160)
    assert float(grain.std()) == pytest.approx(1, abs=1e-3)
    make_grain.cache_clear()
    assert np.array_equal(grain, make_grain((160, 90), 1.0))


def test_grain_is_coarser_in_larger_frames() -> None:
    def neighbours(scale: float) -> float:
        grain = make_grain((160, 90), scale)
        return float(np.mean(grain[:, 1:] * grain[:, :-1]))

    assert neighbours(0.2) == pytest.approx(0, abs=0.05)
    assert neighbours(1.0) < neighbours(2.0) - 0.2


def test_a_field_adds_grain_of_its_strength_and_no_light() -> None:
    field = make_grain_field((160, 90), 1.0, 4.0)
    assert field is not None
    laid = field.lay_onto(GREY, "a 1").astype(float)
    assert laid.std() == pytest.approx(4, abs=0.4)
    assert laid.mean() == pytest.approx(128, abs=0.3)


def test_each_frame_has_its_own_part_of_the_field() -> None:
    field = make_grain_field((160, 90), 1.0, 4.0)
    assert field is not None
    first, again, second = (field.lay_onto(GREY, f"a {n}") for n in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, second)


@pytest.mark.parametrize(
    ("scale", "weight"), [(1.0, 1.0), (2.0, 1.0), (0.5, 0.853), (0.267, 0.621)]
)
def test_grain_is_fainter_in_small_frames(scale: float, weight: float) -> None:
    """A spot of grain has 4 pi 0.75^2 = 7.07 pixels: sqrt((1 + 1 / 7.07) / (1 + 4 / 7.07)), and
    so on.
    """
    assert weigh_grain(scale) == pytest.approx(weight, abs=0.003)


def test_without_strength_there_is_none() -> None:
    assert make_grain_field((160, 90), 1.0, 0.0) is None
