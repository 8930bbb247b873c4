"""Borders: left out, joined, and followed by fronts."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap import borders


def test_a_front_follows_the_border_past_its_points() -> None:
    present = borders.find_current_borders("i", (-3, 41, 5, 45), ())
    way = borders.follow(((-1.5, 43.2), (0.6, 42.7), (2.9, 42.4)), present)
    assert way[0] == pytest.approx([-1.5, 43.2], abs=0.2)
    assert way[-1] == pytest.approx([2.9, 42.4], abs=0.2)
    step = np.diff(way, axis=0)
    km = (
        np.hypot(step[:, 0] * np.cos(np.radians(42.8)), step[:, 1]).sum()
        * 111.2
    )
    assert 380 < km < 560  # 359 km as the crow flies; the ridge winds
    assert np.abs(np.interp([0.6], way[:, 0], way[:, 1]) - 42.7)[0] < 0.15


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (
            ((-4.0, 40.0), (-3.0, 40.0)),
            r"no border runs near \[-4.0, 40.0\]; give the front 'along' there",
        ),
        (((-7.0, 41.9), (2.9, 42.4)), "borders that don't meet"),
    ],
)
def test_a_front_without_a_border_says_so(
    points: tuple[tuple[float, float], ...], words: str
) -> None:
    present = borders.find_current_borders("i", (-9, 36, 5, 45), ())
    with pytest.raises(AssetFailure, match=words):
        borders.follow(points, present)


def test_borders_are_left_out_in_boxes() -> None:
    line = np.array([[0, 0], [1, 0], [2, 0], [3, 0], [4, 0.0]], np.float32)
    kept = borders.drop_boxes(line, [(1.5, -1, 2.5, 1)])
    assert [piece[:, 0].tolist() for piece in kept] == [[0, 1], [3, 4]]


def test_a_drawn_border_is_pulled_on_to_what_it_meets() -> None:
    coast = np.array([[0.0, 0], [0, 10]])
    pulled, far = borders.join_lines(
        [np.array([[0.3, 5.0], [4, 5]]), np.array([[2.0, 8.0], [4, 8]])],
        [coast],
    )
    assert pulled[0, 0] == pytest.approx(0, abs=0.02)
    assert pulled[0, 0] < 0  # a hair beyond, so that a fill finds no gap
    assert far[0].tolist() == [2, 8]


def border(*points: tuple[float, float]) -> np.ndarray:
    return np.array(points, np.float32)


def test_a_front_goes_from_line_to_line_where_their_ends_nearly_meet() -> None:
    first = border((0, 0), (1, 0), (2, 0))
    second = border((2.05, 0), (3, 0), (4, 0))
    way = borders.follow(((0, 0), (4, 0)), [first, second])
    assert way[:, 0] == pytest.approx([0, 1, 2, 2.05, 3, 4])


def test_a_front_takes_the_shorter_way() -> None:
    straight = border((0, 0), (1, 0), (2, 0))
    round_about = border((0, 0), (1, 3), (2, 0))
    way = borders.follow(((0, 0), (2, 0)), [round_about, straight])
    assert np.abs(way[:, 1]).max() == 0


def test_a_front_where_there_are_no_borders_at_all_says_so() -> None:
    with pytest.raises(AssetFailure, match="there is no border to follow near"):
        borders.follow(((0, 0), (1, 0)), [])


def test_a_border_far_from_everything_keeps_its_ends() -> None:
    other = np.array([[0.0, 0], [1, 0]])
    (line,) = borders.join_lines([np.array([[5.0, 5], [6, 6]])], [other])
    assert line.tolist() == [[5, 5], [6, 6]]


def test_a_border_with_nothing_else_around_it_keeps_its_ends() -> None:
    line = np.array([[0.0, 0], [1, 0], [2, 1]])
    (joined,) = borders.join_lines([line], [])
    assert np.array_equal(joined, line)


def test_borders_that_lie_in_a_box_wholly_leave_nothing() -> None:
    assert borders.drop_boxes(border((1, 1), (2, 2)), [(0, 0, 3, 3)]) == []
