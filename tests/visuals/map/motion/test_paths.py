"""The ways of fronts, arrows and landings."""

from __future__ import annotations

import numpy as np

from lantern.visuals.map.geometry import views
from lantern.visuals.map.motion import paths
from tests.support.maps import FIELD, Maps


def test_a_moving_front_lies_between_its_stages(maps: Maps) -> None:
    sheet = maps.model(FIELD)
    line = paths.trace_lines(sheet, views.choose_projection(sheet))["line"]
    assert len(line.stages) == 3
    assert np.allclose(line.interpolate(0.25), (line.stages[0] + line.stages[1]) / 2)
    assert np.allclose(line.interpolate(0), line.stages[0])
    assert np.allclose(line.interpolate(2), line.stages[2])
