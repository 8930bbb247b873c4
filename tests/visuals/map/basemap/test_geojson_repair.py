"""Rings that other programs left open, or cut along 180 degrees."""

from __future__ import annotations

import numpy as np

from lantern.visuals.map.basemap.geojson_repair import (
    close_ring,
    follow_short_way,
    open_at_cuts,
)

EAST = np.array([[170.0, 0], [180, 0], [180, 5], [170, 5], [170, 0]])
WEST = np.array([[-180.0, 0], [-170, 0], [-170, 5], [-180, 5], [-180, 0]])


def test_a_closed_ring_stays_as_it_is() -> None:
    assert close_ring(EAST) is EAST
    assert close_ring(EAST[:4]).tolist() == EAST.tolist()


def test_an_edge_along_a_pole_is_no_jump() -> None:
    ring = np.array(
        [[-180.0, -90], [180, -90], [180, -60], [-180, -60], [-180, -90]]
    )
    assert follow_short_way(ring) is ring


def test_a_ring_about_a_pole_stays_as_it_is() -> None:
    ring = np.array(
        [[0.0, 80], [120, 80], [170, 80], [-170, 80], [-60, 80], [0, 80]]
    )
    assert follow_short_way(ring) is ring


def test_no_line_is_drawn_where_an_area_was_cut() -> None:
    east, west = open_at_cuts([EAST, WEST])
    assert east.tolist() == [[180, 5], [170, 5], [170, 0], [180, 0]]
    assert west.tolist() == [[-180, 0], [-170, 0], [-170, 5], [-180, 5]]


def test_an_edge_on_180_degrees_that_is_no_cut_is_drawn() -> None:
    farther = WEST + np.array([0, 20.0])
    lines = open_at_cuts([EAST, farther])
    assert lines[0] is EAST
    assert lines[1] is farther
