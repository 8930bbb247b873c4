"""Distances on the earth."""

from __future__ import annotations

import pytest

from lantern.core.sphere import measure_km


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        ((10.0, 50.0), (10.0, 50.0), 0.0),
        ((0.0, 0.0), (90.0, 0.0), 10_007.5),  # a quarter of the equator
        ((0.0, 90.0), (0.0, -90.0), 20_015.1),
        ((179.0, 0.0), (-179.0, 0.0), 222.4),
    ],
)
def test_distances_on_the_sphere(
    here: tuple[float, float], there: tuple[float, float], km: float
) -> None:
    assert measure_km(here, there) == pytest.approx(km, abs=0.1)
