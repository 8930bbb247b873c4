"""Fronts, arrows and landings as shapes."""

from __future__ import annotations

import numpy as np

from lantern.visuals.map.geometry import lines
from lantern.visuals.map.motion import shapes

BENT = lines.fit_spline(np.array([[0.0, 0], [60, -30], [140, 10], [200, 0]]), 220)


def test_ticks_of_a_front_neither_crawl_nor_crowd() -> None:
    teeth = shapes.fit_ticks(BENT, 1.0, True)
    for run in np.linspace(100, 900, 60):
        places = teeth.place_ticks(float(run), 1.0)
        spaces = np.diff(places.shares[places.sizes > 0.5]) * run
        assert 7 < spaces.min() <= spaces.max() < 31
    near = [
        set(np.round(teeth.place_ticks(run, 1.0).shares, 6))
        for run in (200.0, 400.0, 800.0)
    ]
    assert near[0] <= near[1] <= near[2]
