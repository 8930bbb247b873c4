"""The globe: the side of the earth that is seen, and the view of the map on it."""

from __future__ import annotations

import re

import numpy as np
import pytest

from lantern.visuals.map.furniture.globe import (
    GlobeDisc,
    draw_globe,
    draw_view_on_globe,
)
from lantern.visuals.map.geometry.projection import Globe
from tests.support.maps import style

AFRICA = Globe(0.0, 0.0)
PACIFIC = Globe(-160.0, 0.0)
DISC = GlobeDisc(500.0, 300.0, 100.0)


def find_points(svg: str) -> np.ndarray:
    """Return all points of the paths, (n, 2)."""
    pairs = re.findall(r"(-?\d+\.\d+) (-?\d+\.\d+)", svg)
    return np.array(pairs, np.float64)


def make_square(lon: float, lat: float, *, half: float) -> np.ndarray:
    """Return the corners of a square of degrees, (4, 2)."""
    return np.array(
        [
            [lon - half, lat - half],
            [lon + half, lat - half],
            [lon + half, lat + half],
            [lon - half, lat + half],
        ]
    )


def test_nothing_is_drawn_outside_the_disc() -> None:
    drawing = draw_globe(AFRICA, 100, style())
    points = find_points(drawing.svg)
    assert len(points) > 500
    assert np.hypot(points[:, 0], points[:, 1]).max() < 100.1
    assert drawing.boxes[0] == pytest.approx((-111, -111, 111, 111))


def test_there_is_more_land_on_the_side_of_africa() -> None:
    africa = draw_globe(AFRICA, 100, style()).svg
    pacific = draw_globe(PACIFIC, 100, style()).svg
    assert len(africa) > len(pacific)


def test_a_dark_style_has_a_dark_sea() -> None:
    light = draw_globe(AFRICA, 100, style("parchment")).svg
    dark = draw_globe(AFRICA, 100, style("dark")).svg
    assert 'stop-color="#b9cfd3"' in light
    assert 'stop-color="#2c4c5d"' in dark
    assert 'fill="#d9cfa9"' in light
    assert 'fill="#5d5646"' in dark


def test_the_view_is_outlined_where_it_lies() -> None:
    tint, line = draw_view_on_globe(
        AFRICA, make_square(0, 0, half=10), DISC, style=style()
    )
    (ring,) = tint.rings
    assert ring.mean(0) == pytest.approx((500, 300))
    # sin 10 degrees of the radius to the right, cos 10 sin 10... upwards
    assert ring[:, 0].max() == pytest.approx(500 + 100 * 0.17101, abs=0.01)
    assert (tint.opacity, line.opacity) == (0.28, 1.0)
    assert line.ink == tint.ink == style().arrow


def test_north_is_up_and_east_is_right() -> None:
    (tint, _) = draw_view_on_globe(
        AFRICA, make_square(40, 30, half=2), DISC, style=style()
    )
    x, y = tint.rings[0].mean(0)
    assert x > 500
    assert y < 300


def test_a_view_on_the_far_side_lies_on_the_rim() -> None:
    (tint, _) = draw_view_on_globe(
        AFRICA, make_square(150, 20, half=5), DISC, style=style()
    )
    away = tint.rings[0] - (500, 300)
    assert np.hypot(away[:, 0], away[:, 1]) == pytest.approx(
        np.full(4, 100), abs=0.01
    )


def test_points_on_top_of_each_other_are_outlined_once() -> None:
    square = make_square(0, 0, half=10)
    twice = np.repeat(square, 2, axis=0)
    (_, line) = draw_view_on_globe(AFRICA, square, DISC, style=style())
    (_, same) = draw_view_on_globe(AFRICA, twice, DISC, style=style())
    assert np.isfinite(same.rings[0]).all()
    assert same.rings[0] == pytest.approx(line.rings[0])


def test_the_globe_wears_the_inks_of_the_style() -> None:
    svg = draw_globe(AFRICA, 100.0, style("night")).svg
    inks = style("night").globe_inks
    assert inks.lit == "#1b3040"
    for ink in (inks.lit, inks.dim, inks.land, inks.grid, inks.shadow):
        assert f'"{ink}"' in svg
