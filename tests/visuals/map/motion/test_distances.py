"""How far what travels on a way has come, on the ground."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lantern.visuals.map.geometry.projection import make_projection
from lantern.visuals.map.motion.distances import WayDistance

MERCATOR = make_projection(
    "mercator",
    0.0,
    south=-10,
    north=70,
)


def measure(
    *points: tuple[float, float], true_km: float | None = None
) -> WayDistance:
    """Return the distance on a way through points in degrees, drawn with many steps."""
    lon, lat = np.array(points, np.float64).T
    steps = np.linspace(0, len(points) - 1, 201)
    degrees = [
        np.interp(steps, np.arange(len(points)), each) for each in (lon, lat)
    ]
    return WayDistance(
        np.column_stack(MERCATOR.forward(*degrees)), MERCATOR, true_km=true_km
    )


def test_a_degree_of_the_equator_is_111_km() -> None:
    way = measure((0, 0), (10, 0))
    assert way.total == pytest.approx(1111.9, abs=0.2)
    assert way.measure(0.5) == pytest.approx(way.total / 2)


def test_kilometres_are_those_of_the_ground_and_not_of_the_map() -> None:
    # on this map a degree at 60 north is as long as one at the equator
    assert measure((0, 60), (10, 60)).total == pytest.approx(555.9, abs=1)
    way = measure((0, 0), (10, 0), (10, 60))
    plane = np.ptp(way.line[:, 0]) + np.ptp(way.line[:, 1])
    corner = np.ptp(way.line[:, 0]) / plane
    assert way.measure(corner) == pytest.approx(1111.9, abs=15)


def test_a_real_way_is_longer_than_the_one_that_is_drawn() -> None:
    way = measure((0, 0), (10, 0), true_km=1500)
    assert way.total == 1500
    assert way.measure(0.5) == pytest.approx(750)


def test_numbers_go_up_in_steps_that_can_be_read() -> None:
    way = measure((0, 0), (10, 0))
    assert way.step == 10
    shown = [way.round(share / 1000) for share in range(1001)]
    assert shown == sorted(shown)
    assert {b - a for a, b in itertools.pairwise(shown)} == {0, 10}
    assert (shown[0], shown[-1]) == (0, 1110)


def test_a_true_length_is_shown_to_the_kilometre_when_it_is_reached() -> None:
    way = measure((0, 0), (10, 0), true_km=1517)
    assert way.step == 20
    assert way.round(0.999) == 1500
    assert way.round(1.0) == 1517
