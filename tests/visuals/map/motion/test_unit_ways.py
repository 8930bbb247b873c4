"""The ways of units: where they are at a share of it, stop by stop."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.visuals.map.geometry.views import choose_projection
from lantern.visuals.map.motion.unit_ways import UnitWay, trace_unit_ways
from tests.support.maps import EMPTY, Maps


def trace(maps: Maps, path: str) -> UnitWay:
    places = "places: [{name: Madrid, at: [-3.7, 40.4]}]\n"
    sheet = maps.model(EMPTY + places + f"units: [{{id: a, path: {path}}}]\n")
    return trace_unit_ways(sheet, choose_projection(sheet))["a"]


def test_each_leg_counts_the_same_however_long_it_is(maps: Maps) -> None:
    way = trace(maps, "[[-8, 40], [-7, 40], [-1, 40]]")
    for number in range(3):
        assert way.locate(number / 2) == pytest.approx(way.stops[number])
    half = way.locate(0.25)
    assert half[0] == pytest.approx(
        (way.stops[0, 0] + way.stops[1, 0]) / 2, abs=2
    )


def test_a_leg_is_marched_at_an_even_pace(maps: Maps) -> None:
    way = trace(maps, "[[-8, 40], [-6, 41], [-1, 40]]")
    spots = np.array([way.locate(share) for share in np.linspace(0.5, 1, 11)])
    steps = np.hypot(*np.diff(spots, axis=0).T)
    assert steps == pytest.approx(np.full(10, steps.mean()), rel=0.01)


def test_a_way_there_and_back_ends_where_it_began(maps: Maps) -> None:
    way = trace(maps, "[Madrid, [-6, 41], Madrid]")
    assert way.locate(1) == pytest.approx(way.locate(0))
    assert way.locate(0.5) == pytest.approx(way.stops[1])


def test_a_unit_that_stands_is_at_its_stop(maps: Maps) -> None:
    way = trace(maps, "Madrid")
    assert way.locate(0.7) == pytest.approx(way.stops[0])


def test_a_place_that_isnt_there_is_told(maps: Maps) -> None:
    with pytest.raises(
        AssetFailure, match="no place 'Madird'; did you mean 'Madrid'"
    ):
        trace(maps, "[Madird, [-6, 41]]")
