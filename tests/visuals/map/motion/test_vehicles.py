"""Silhouettes at the head of a way: which way they look, and how large they are."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.motion.vehicles import trace_vehicle
from lantern.visuals.map.spec.map_items import Vehicle

SPOT = np.array([300.0, 200.0])


def trace(kind: Vehicle, ahead: tuple[float, float], unit: float = 1.0) -> F64:
    rings = trace_vehicle(kind, SPOT, np.array(ahead), unit=unit)
    return np.asarray(np.vstack(rings) - SPOT)


@pytest.mark.parametrize("kind", ["ship", "sail"])
def test_a_ship_stays_upright_and_looks_ahead(kind: Vehicle) -> None:
    east = trace(kind, (0.6, -0.8))
    west = trace(kind, (-0.6, -0.8))
    assert east[:, 1].tolist() == west[:, 1].tolist()
    assert east[:, 0].tolist() == (-west[:, 0]).tolist()
    assert east[:, 1].min() < -16  # masts
    assert east[:, 1].max() <= 7  # the hull


def test_an_aircraft_turns_to_its_course() -> None:
    north = trace("aircraft", (0.0, -1.0))
    nose = north[np.argmin(north[:, 1])]
    assert nose.tolist() == pytest.approx([0, -20])
    assert np.ptp(north[:, 0]) == pytest.approx(38)


def test_a_vehicle_is_as_large_as_the_frame() -> None:
    assert np.ptp(trace("aircraft", (1, 0), 0.5)[:, 0]) == pytest.approx(19.2)


@pytest.mark.parametrize("kind", ["train", "truck"])
def test_a_train_and_a_truck_stand_on_their_wheels(kind: Vehicle) -> None:
    east = trace(kind, (0.6, -0.8))
    west = trace(kind, (-0.6, -0.8))
    assert east[:, 0].tolist() == (-west[:, 0]).tolist()
    assert east[:, 1].max() == pytest.approx(12, abs=1)
    assert 40 < np.ptp(east[:, 0]) < 48


@pytest.mark.parametrize("kind", ["train", "truck"])
def test_wheels_hang_below_the_body_and_touch_nothing(kind: Vehicle) -> None:
    *_, front = trace_vehicle(kind, SPOT, np.array([1.0, 0]), unit=1.0)
    body, *rest = trace_vehicle(kind, SPOT, np.array([1.0, 0]), unit=1.0)
    assert len(front) == 16
    assert front[:, 1].min() > np.median(body[:, 1])
    assert len(rest) == 4
