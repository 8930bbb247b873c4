"""The lines of notes: where they run, and how far they are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.vector import Box
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.notes.outlines import (
    NotePen,
    Point,
    find_edge,
    find_middle,
    find_nearest,
    make_square,
    outline_arrow,
    outline_dot,
    outline_line,
    trace_box,
    trace_circle,
    trace_underline,
)

BOX: Box = (100.0, 50.0, 80.0, 40.0)
PEN = NotePen(
    "#b3301f",
    "#f6edd9",
    width=6.0,
    edge=3.0,
    opacity=0.5,
)
LINE = np.array([[0.0, 100.0], [200.0, 100.0]])


def measure(points: F64) -> list[float]:
    """Return the box around points: x, y, w, h."""
    left, top = points.min(0)
    right, bottom = points.max(0)
    return [left, top, right - left, bottom - top]


def measure_fill(fill: PolygonFill) -> list[float]:
    return measure(np.vstack(fill.rings))


def test_middles_and_squares_undo_each_other() -> None:
    assert find_middle(BOX) == (140, 70)
    assert make_square((140.0, 70.0), 5.0) == (135, 65, 10, 10)


def test_a_ring_touches_all_sides_of_its_part_and_closes() -> None:
    ring = trace_circle(BOX)
    assert measure(ring) == pytest.approx(BOX, abs=0.1)
    assert ring[0] == pytest.approx(ring[-1])


def test_a_ring_begins_left_of_its_top_and_goes_clockwise() -> None:
    first, second = trace_circle(BOX)[:2]
    assert 100 < first[0] < 140
    assert 50 < first[1] < 70
    assert second[0] > first[0]
    assert second[1] < first[1]


def test_a_frame_has_round_corners() -> None:
    """At a corner of radius 10 the line is 10 * (1 - 1 / sqrt(2)) from both sides."""
    line = trace_box(BOX, 10.0)
    assert measure(line) == pytest.approx(BOX)
    assert line[0].tolist() == line[-1].tolist() == [100, 70]
    corner = np.array([102.929, 52.929])
    assert np.abs(line - corner).sum(1).min() < 0.01


def test_a_frame_that_is_low_has_smaller_corners() -> None:
    line = trace_box((0.0, 0.0, 80.0, 8.0), 10.0)
    assert measure(line) == pytest.approx([0, 0, 80, 8])


def test_an_underline_runs_below_its_part_from_left_to_right() -> None:
    line = trace_underline(BOX, 7.0)
    assert line.tolist() == [[100, 97], [140, 97], [180, 97]]


def test_a_line_lies_on_a_wider_casing() -> None:
    casing, body = outline_line(LINE, 1.0, PEN)
    assert (casing.ink, body.ink) == ("#f6edd9", "#b3301f")
    assert measure_fill(casing)[3] == pytest.approx(12)
    assert measure_fill(body)[3] == pytest.approx(6)
    assert casing.opacity == body.opacity == 0.5


def test_a_line_is_drawn_as_far_as_it_has_come() -> None:
    _, body = outline_line(LINE, 0.25, PEN)
    x, _, w, _ = measure_fill(body)
    assert x + w == pytest.approx(50, abs=3.1)
    assert outline_line(LINE, 0.0, PEN) == []


def test_an_arrow_points_at_its_end() -> None:
    ends: tuple[Point, Point] = ((20.0, 100.0), (220.0, 100.0))
    _, body = outline_arrow(
        *ends,
        1.0,
        width=22,
        pen=PEN,
    )
    x, y, w, h = measure_fill(body)
    assert x == pytest.approx(20, abs=0.5)
    assert x + w == pytest.approx(220, abs=0.5)
    assert y + h / 2 == pytest.approx(100)
    _, half = outline_arrow(
        *ends,
        0.5,
        width=22,
        pen=PEN,
    )
    x, _, w, _ = measure_fill(half)
    assert x + w == pytest.approx(120, abs=0.5)
    assert (
        outline_arrow(
            *ends,
            0.0,
            width=22,
            pen=PEN,
        )
        == []
    )


def test_a_dot_grows_with_its_casing() -> None:
    casing, body = outline_dot((50.0, 60.0), 7.0, PEN)
    assert measure_fill(casing) == pytest.approx([40, 50, 20, 20], abs=0.05)
    assert measure_fill(body) == pytest.approx([43, 53, 14, 14], abs=0.05)
    assert outline_dot((50.0, 60.0), 0.4, PEN) == []


@pytest.mark.parametrize(
    ("towards", "is_round", "edge"),
    [
        ((300.0, 70.0), False, (180, 70)),
        ((300.0, 70.0), True, (180, 70)),
        ((140.0, 0.0), False, (140, 50)),
        ((240.0, 120.0), False, (180, 90)),
        # across a corner the ellipse ends 1 / sqrt(2) of the way to it
        ((180.0, 90.0), True, (140 + 28.2843, 70 + 14.1421)),
        # from the middle itself no way leads out
        ((140.0, 70.0), False, (140, 70)),
    ],
)
def test_a_line_to_words_begins_at_the_edge_of_its_part(
    towards: Point, is_round: bool, edge: Point
) -> None:
    found = find_edge(BOX, towards, is_round=is_round)
    assert found == pytest.approx(edge, abs=1e-3)


@pytest.mark.parametrize(
    ("point", "nearest"),
    [
        ((0.0, 0.0), (100, 50)),
        ((120.0, 200.0), (120, 90)),
        ((999.0, 60.0), (180, 60)),
        ((150.0, 80.0), (150, 80)),
    ],
)
def test_it_ends_where_the_panel_is_nearest(
    point: Point, nearest: Point
) -> None:
    assert find_nearest(BOX, point) == nearest
