"""The outline of an arrow while it grows."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry import lines
from lantern.visuals.map.geometry.arrow import ArrowGeometry

BENT = lines.fit_spline(
    np.array([[0.0, 0], [60, -30], [140, 10], [200, 0]]), 220
)


def test_arrow_ends_in_its_point_and_is_widest_at_its_barbs() -> None:
    form = ArrowGeometry(
        lines.fit_spline(np.array([[0.0, 0], [50, 0], [100, 0]])), 10
    )
    outline = form.trace_outline(form.length)
    assert outline[:, 0].max() == pytest.approx(100)
    assert np.ptp(outline[:, 1]) == pytest.approx(19, abs=0.5)
    tail = outline[np.abs(outline[:, 0] - 3) < 3]
    shaft = outline[np.abs(outline[:, 0] - 60) < 3]
    assert np.ptp(tail[:, 1]) < np.ptp(shaft[:, 1]) < 9.5


def test_the_body_behind_the_head_is_the_same_at_every_length() -> None:
    """So that a growing arrow is uncovered and nothing in it moves but the head."""
    form = ArrowGeometry(BENT, 9.0)
    whole = form.trace_outline(form.length)
    half = len(whole) // 2
    for share in (0.3, 0.5, 0.75, 0.95):
        tip = share * form.length
        part = form.trace_outline(tip)
        steps = int((form.arc_lengths < form.find_neck(tip) - 1e-6).sum()) - 1
        narrow = form.compute_width(
            form.arc_lengths[:steps]
        ) <= form.width * form.compute_head_scale(tip)
        assert narrow.mean() > 0.9
        assert np.allclose(
            part[:steps][narrow], whole[:steps][narrow], atol=0.02
        ), share
        assert np.allclose(
            part[-steps:][narrow[::-1]], whole[-steps:][narrow[::-1]], atol=0.02
        ), share
        assert half > steps


def area(ring: np.ndarray) -> float:
    x, y = ring.T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def grow(count: int) -> list[np.ndarray]:
    """Return the outlines of an arrow that grows in equal steps."""
    form = ArrowGeometry(BENT, 9.0)
    tips = np.linspace(0.02, 1, count) * form.length
    return [form.trace_outline(tip) for tip in tips]


def test_the_point_of_an_arrow_moves_evenly() -> None:
    end = BENT[-1]
    points = []
    for ring in grow(120)[-30:]:
        points.append(ring[np.hypot(*(ring - end).T).argmin()])
    steps = np.hypot(*np.diff(np.array(points), axis=0).T)
    assert steps.max() < 1.3 * ArrowGeometry(BENT, 9.0).length / 119


def test_an_arrow_grows_without_a_jump() -> None:
    steps = np.diff([area(ring) for ring in grow(120)])
    assert (steps > 0).all()
    assert steps.max() < 0.04 * steps.sum()


@pytest.mark.parametrize(
    "knots", [[[4, 40]] * 2, [[4, 40]] * 3, [[0, 0], [5, 5], [5, 5], [9, 1]]]
)
def test_arrows_with_equal_points_are_shapes_still(
    knots: list[list[float]],
) -> None:
    form = ArrowGeometry(lines.fit_spline(np.array(knots, np.float64)), 3.0)
    for ring in (
        form.trace_outline(0.0),
        form.trace_outline(form.length),
        form.trace_shaft(),
    ):
        assert np.isfinite(ring).all()


def test_the_head_grows_with_a_short_arrow() -> None:
    form = ArrowGeometry(BENT, 9.0)
    scales = [
        form.compute_head_scale(tip) for tip in (0.0, 5.0, 15.0, form.length)
    ]
    assert scales == sorted(scales)
    assert scales[0] < 0.05
    assert scales[-1] == 1


def test_only_the_end_of_an_arrow_is_outlined_if_asked() -> None:
    form = ArrowGeometry(
        lines.resample(np.array([[0.0, 0], [100, 0]]), 101), 10
    )
    neck = form.find_neck(form.length)
    assert neck == pytest.approx(100 - 25 * 0.74)
    outline = form.trace_outline(form.length, 4)
    assert outline[:, 0].min() == pytest.approx(100 - 25)  # the barbs
    body = outline[np.abs(outline[:, 1]) < 5.1]
    assert body[:, 0].min() == pytest.approx(neck - 4)


def test_a_shaft_ends_shortly_before_the_point() -> None:
    form = ArrowGeometry(
        lines.resample(np.array([[0.0, 0], [100, 0]]), 101), 10
    )
    shaft = form.trace_shaft()
    assert shaft[:, 0].max() == pytest.approx(95)
    assert np.ptp(shaft[:, 1]) == pytest.approx(10)
