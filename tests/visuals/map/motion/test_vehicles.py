"""Silhouettes at the head of a way: which way they look, and how large they are."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.motion.vehicles import VehicleKind, trace_vehicle

SPOT = np.array([300.0, 200.0])


def trace(kind: VehicleKind, ahead: tuple[float, float], unit: float = 1.0) -> F64:
    rings = trace_vehicle(kind, SPOT, np.array(ahead), unit=unit)
    return np.asarray(np.vstack(rings) - SPOT)


@pytest.mark.parametrize("kind", ["ship", "sail"])
def test_a_ship_stays_upright_and_looks_ahead(kind: VehicleKind) -> None:
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
