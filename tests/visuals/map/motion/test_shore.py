"""Fronts end at the coast."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry.lines import F64, resample
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion import shapes
from lantern.visuals.map.motion.paths import StagedPath
from lantern.visuals.map.motion.shapes import Pen
from lantern.visuals.map.motion.shore import (
    WHOLE,
    LandMask,
    LineSpan,
    cut_spans,
    find_mask_window,
    find_spans,
)
from lantern.visuals.map.spec.map_items import Front, FrontStage
from tests.support.maps import style

LINE = resample(np.array([[0.0, 0], [100, 0]]), 101)


def land(*pieces: tuple[int, int]) -> F64:
    """Return 1 for points in any of the pieces, 0 elsewhere; points are 0 to 100."""
    at = np.arange(101)
    inside = np.zeros(101)
    for start, end in pieces:
        inside[(at >= start) & (at <= end)] = 1.0
    return inside


def spans(*pieces: tuple[int, int]) -> list[float]:
    found = find_spans(LINE, land(*pieces))
    ends: list[float] = []
    for span in found:
        ends += [span.start, span.end]
    return ends


def test_a_front_on_land_is_whole() -> None:
    assert find_spans(LINE, land((0, 100))) == WHOLE


def test_a_front_at_sea_is_nowhere() -> None:
    assert find_spans(LINE, land()) == ()


def test_its_ends_are_at_the_coast_between_two_points() -> None:
    assert spans((20, 80)) == pytest.approx([0.195, 0.805])
    assert spans((20, 100)) == pytest.approx([0.195, 1.0])


def test_it_breaks_off_at_a_bay_and_not_at_a_creek() -> None:
    assert spans((0, 40), (60, 100)) == pytest.approx([0, 0.405, 0.595, 1])
    assert spans((0, 49), (51, 100)) == pytest.approx([0, 1])


def test_specks_of_land_are_left_out() -> None:
    assert spans((10, 10), (50, 100)) == pytest.approx([0.495, 1])


def test_a_front_that_is_being_drawn_is_cut_too() -> None:
    pieces = (LineSpan(0.1, 0.4), LineSpan(0.6, 1.0))
    assert cut_spans(pieces, 0.5) == [LineSpan(0.1, 0.4)]
    assert cut_spans(pieces, 0.7) == [LineSpan(0.1, 0.4), LineSpan(0.6, 0.7)]
    assert cut_spans(WHOLE, 0.0) == []


def test_a_mask_reaches_a_little_beyond_the_coast() -> None:
    shore = np.zeros((100, 200), np.uint8)
    shore[:, :100] = 255
    mask = LandMask.around(Window(0, 0, 2.0, (200, 100)), shore)
    # two km a pixel: the coast is at 0 km, the mask ends at 6
    line = np.array([[-50.0, 0], [4, 0], [10, 0], [900, 0]])
    assert mask.measure(line).tolist() == pytest.approx([1, 1, 0, 0], abs=0.01)


def test_a_window_holds_all_stages_of_a_front() -> None:
    first = np.array([[0.0, 0], [500, 0]])
    window = find_mask_window(StagedPath((first, first + np.array([0, 300]))))
    assert (window.x, window.y) == (250, 150)
    assert window.km * window.size[0] == pytest.approx(540, abs=1)
    assert window.km * window.size[1] == pytest.approx(340, abs=1)
    assert window.size[0] == 1200


def test_nothing_of_a_front_is_drawn_at_sea() -> None:
    front = Front(id="f", stages=(FrontStage(along=((0, 0), (1, 0))),))
    line = resample(np.array([[0.0, 50], [400, 50]]), 101)
    pieces = (LineSpan(0.0, 0.25), LineSpan(0.5, 0.75))
    drawn = shapes.draw_front(
        front,
        line,
        Pen(style(), 1.0),
        ticks=shapes.fit_ticks(line, 1.0, False),
        spans=pieces,
    )
    for shape in drawn:
        across = np.vstack(shape.rings)[:, 0]
        assert not ((across > 102) & (across < 198)).any()
        assert across.max() <= 302
    assert len(drawn) == 5  # two casings, ticks, two lines
