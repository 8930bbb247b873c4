"""The seam of the earth: where maps of the world are cut open."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry import seam
from lantern.visuals.map.geometry.projection import EqualEarth, Mercator


def test_the_seam_is_opposite_the_middle() -> None:
    west, east = seam.find_limits(Mercator(150, 0))
    assert west == pytest.approx(-30, abs=1e-5)
    assert east == pytest.approx(330, abs=1e-5)


def test_a_line_over_the_seam_becomes_two_at_either_end_of_the_map() -> None:
    line = np.array([[170.0, 0], [175, 1], [185, 2], [190, 3]])
    first, second = seam.cut_line(line, EqualEarth(0))
    assert first.tolist() == [[170, 0], [175, 1]]
    assert second.tolist() == [[-175, 2], [-170, 3]]


def test_a_ring_over_the_seam_becomes_two_that_meet_there() -> None:
    ring = np.array([[170.0, 0], [190, 0], [190, 10], [170, 10]])
    east, west = sorted(
        seam.cut_ring(ring, EqualEarth(0)), key=lambda piece: -piece[:, 0].max()
    )
    assert (east[:, 0].min(), round(east[:, 0].max(), 3)) == (170, 180)
    assert (round(west[:, 0].min(), 3), west[:, 0].max()) == (-180, -170)


def test_a_ring_along_the_seam_bends_as_the_seam_does() -> None:
    west, _ = seam.find_limits(EqualEarth(0))
    ring = np.array([[west, 0.0], [west, 40], [-170, 40], [-170, 0]])
    bent = seam.follow_seam(ring, EqualEarth(0))
    along = bent[bent[:, 0] == west]
    assert np.diff(along[:, 1]).max() <= 1
    assert len(bent) == len(along) + 2


def test_no_shore_runs_where_the_data_are_cut() -> None:
    ring = np.array([[170.0, 60], [180, 60], [180, 70], [170, 70], [165, 65]])
    pieces = seam.split_at_cuts(ring)
    assert pieces is not None
    (line,) = pieces
    assert line.tolist() == [
        [180, 70],
        [170, 70],
        [165, 65],
        [170, 60],
        [180, 60],
    ]


def test_a_shore_that_only_touches_a_cut_stays_a_ring() -> None:
    ring = np.array([[170.0, 60], [180, 65], [170, 70]])
    assert seam.split_at_cuts(ring) is None


def test_the_outline_of_the_world_is_all_of_it() -> None:
    outline = seam.outline_world(EqualEarth(20))
    x, y = EqualEarth(20).forward(outline[:, 0], outline[:, 1])
    # the width and the height of the published map
    assert np.ptp(x) / np.ptp(y) == pytest.approx(2.05458, abs=1e-4)
