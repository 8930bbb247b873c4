"""Fronts and arrows as shapes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.visuals.map.geometry import lines
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.motion import shapes
from lantern.visuals.map.spec.map_items import Arrow, Front, FrontStage
from lantern.visuals.map.spec.sides import SideInk, SidePattern
from tests.support.maps import style

BENT = lines.fit_spline(
    np.array([[0.0, 0], [60, -30], [140, 10], [200, 0]]), 220
)


def test_ticks_of_a_front_neither_crawl_nor_crowd() -> None:
    teeth = shapes.fit_ticks(BENT, 1.0, True)
    for run in np.linspace(100, 900, 60):
        places = teeth.place_ticks(float(run), 1.0)
        spaces = np.diff(places.shares[places.sizes > 0.5]) * run
        assert 7 < spaces.min() <= spaces.max() < 31
    near = [
        set(np.round(teeth.place_ticks(run, 1.0).shares, 6))
        for run in (200.0, 400.0, 800.0)
    ]
    assert near[0] <= near[1] <= near[2]


PEN = shapes.Pen(style(), 1.0)
STRAIGHT = lines.resample(np.array([[0.0, 50], [200, 50]]), 201)


def arrow(**more: Any) -> Arrow:
    return Arrow(
        id="a",
        along=((0, 0), (1, 0)),
        **more,
    )


def front(**more: Any) -> Front:
    return Front(
        id="f",
        stages=(FrontStage(along=((0, 0), (1, 0))),),
        **more,
    )


def reach(shape: PolygonFill) -> tuple[float, float]:
    """Return the least and the most x of a shape."""
    points = np.vstack(shape.rings)
    return float(points[:, 0].min()), float(points[:, 0].max())


def test_an_arrow_is_shadow_casing_edge_and_body() -> None:
    shadow, casing, edge, body = shapes.draw_arrow(
        arrow(), STRAIGHT, PEN, progress=1.0
    )
    assert shadow.blur > 0
    assert [shape.ink for shape in (casing, edge, body)] == [
        PEN.style.halo,
        PEN.style.arrow_edge,
        PEN.style.arrow,
    ]
    assert reach(casing)[1] > reach(edge)[1] > reach(body)[1] > 195


def test_an_arrow_in_its_own_colour() -> None:
    item = arrow(colour="#335577")
    _, casing, edge, body = shapes.draw_arrow(item, STRAIGHT, PEN, progress=1.0)
    assert body.ink == "#335577"
    # a third of the way to the ink of names
    assert edge.ink == "#2e4055"
    assert casing.ink == PEN.style.halo


def test_an_arrow_reaches_as_far_as_it_has_grown() -> None:
    heads = []
    for progress in (0.25, 0.5, 1.0):
        body = shapes.draw_arrow(arrow(), STRAIGHT, PEN, progress=progress)[-1]
        heads.append(reach(body)[1])
    assert heads == pytest.approx([50, 100, 200], abs=2)


@pytest.mark.parametrize("line", ["solid", "dashed"])
def test_an_arrow_is_nothing_before_it_comes(line: str) -> None:
    assert (
        shapes.draw_arrow(arrow(line=line), STRAIGHT, PEN, progress=0.0) == []
    )


def test_an_arrow_shorter_than_two_pixels_is_not_drawn() -> None:
    speck = np.array([[0.0, 0], [1, 0], [1.9, 0]])
    assert shapes.draw_arrow(arrow(), speck, PEN, progress=1.0) == []


TICKS = shapes.fit_ticks(STRAIGHT, 1.0, False)


def test_a_front_has_a_tick_every_fifteen_units() -> None:
    assert TICKS.count == 13
    places = TICKS.place_ticks(200.0, 1.0)
    assert places.shares[0] == pytest.approx(0.5 / 13)
    assert set(places.sizes) == {1}
    assert shapes.fit_ticks(STRAIGHT[:5], 1.0, False).count == 4


@pytest.mark.parametrize(("side", "sign"), [("left", -1), ("right", 1)])
def test_ticks_point_to_the_side_of_the_enemy(side: str, sign: int) -> None:
    _, spikes, _ = shapes.draw_front(
        front(side=side), STRAIGHT, PEN, ticks=TICKS
    )
    assert len(spikes.rings) == 13
    tips = np.vstack(spikes.rings)[:, 1] - 50
    assert (sign * tips).max() == pytest.approx(4.5 + 9)
    assert (sign * tips).min() == pytest.approx(4.5)


def test_a_front_is_drawn_as_far_as_it_is_there() -> None:
    casing, spikes, line = shapes.draw_front(
        front(),
        STRAIGHT,
        PEN,
        ticks=TICKS,
        drawn=0.5,
    )
    assert reach(line)[1] == pytest.approx(100)
    assert len(spikes.rings) == 7  # of 13, the last in the middle
    assert np.ptp(casing.rings[0][:, 1]) > np.ptp(line.rings[0][:, 1])
    assert (
        shapes.draw_front(
            front(),
            STRAIGHT,
            PEN,
            ticks=TICKS,
            drawn=0.0,
        )
        == []
    )


def make_pen(pattern: SidePattern) -> shapes.Pen:
    return shapes.Pen(
        style().with_sides({"x": SideInk("#274e74", pattern)}), 1.0
    )


def test_an_arrow_of_the_second_side_has_a_light_stripe() -> None:
    pen = make_pen("stripe")
    *_, body, stripe = shapes.draw_arrow(
        arrow(of="x"), STRAIGHT, pen, progress=1.0
    )
    assert (body.ink, stripe.ink) == ("#274e74", pen.style.halo)
    # it ends where the head begins, which isn't as long as 2.5 widths
    assert 140 < reach(stripe)[1] < 175
    plain = shapes.draw_arrow(
        arrow(of="x"), STRAIGHT, make_pen("plain"), progress=1.0
    )
    assert len(plain) == 4


@pytest.mark.parametrize(
    ("pattern", "root", "tip", "length"),
    [
        ("plain", 2, 2, 9),
        ("stripe", 10, 0, 11),
        ("bars", 6.8, 6.8, 7),
        ("hollow", 1.6, 8, 10),
    ],
)
def test_ticks_of_fronts_have_the_form_of_their_side(
    pattern: SidePattern, root: float, tip: float, length: float
) -> None:
    pen = make_pen(pattern)
    ticks = shapes.fit_ticks(STRAIGHT, 1.0, False)
    drawn = shapes.draw_front(front(of="x"), STRAIGHT, pen, ticks=ticks)
    _, spikes, body = drawn
    assert (spikes.ink, body.ink) == ("#274e74", "#274e74")
    ring = spikes.rings[3]
    # filled shapes are drawn smaller by 0.15 at each edge
    assert np.ptp(ring[[0, 3], 0]) == pytest.approx(root - 0.3)
    assert np.ptp(ring[[1, 2], 0]) == pytest.approx(max(tip - 0.3, 0))
    assert np.ptp(ring[:, 1]) == pytest.approx(length)
