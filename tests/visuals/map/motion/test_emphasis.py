"""The ring around a town: it opens, pulses twice, and rests."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.motion.emphasis import outline_ring

SPOT = np.array([100.0, 50.0])


def outline(progress: float) -> list[PolygonFill]:
    return outline_ring(
        SPOT,
        6.0,
        unit=1.0,
        ink="#b3301f",
        progress=progress,
    )


def measure_radius(shape: PolygonFill) -> float:
    """Return the mean distance of a ring's edges from the town."""
    (ring,) = shape.rings
    return float(np.hypot(*(np.asarray(ring) - SPOT).T).mean())


def test_before_its_word_a_town_has_no_ring() -> None:
    assert outline(0) == []


@pytest.mark.parametrize(
    ("progress", "radius", "opacity"),
    [(0.1, 10.5, 0.5), (0.2, 15, 1), (1, 15, 1)],
)
def test_the_ring_opens_from_the_sign(
    progress: float, radius: float, opacity: float
) -> None:
    ring = outline(progress)[0]
    assert measure_radius(ring) == pytest.approx(radius, abs=0.1)
    assert ring.opacity == pytest.approx(opacity)
    assert ring.ink == "#b3301f"


@pytest.mark.parametrize(
    ("progress", "radius", "opacity"),
    [(0.4, 28, 0.35), (0.5, 34.5, 0.175), (0.8, 28, 0.35)],
)
def test_two_pulses_run_out_from_it(
    progress: float, radius: float, opacity: float
) -> None:
    _, pulse = outline(progress)
    assert measure_radius(pulse) == pytest.approx(radius, abs=0.1)
    assert pulse.opacity == pytest.approx(opacity)


@pytest.mark.parametrize("progress", [0.2, 0.6, 1.0])
def test_between_pulses_and_after_them_the_ring_is_alone(
    progress: float,
) -> None:
    assert len(outline(progress)) == 1
