"""Hachures of mountain ranges: where strokes are, how broad, and when they are left out."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap.ranges import (
    Crest,
    RangeInk,
    draw_range,
    place_crest,
    trace_strokes,
)
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.spec.map_items import MapRange
from tests.support.maps import EMPTY, Maps

DARK = RangeInk("#5d4a33", is_light=False)
LIGHT = RangeInk("#c9b48a", is_light=True)
LAND = np.full((200, 400), 255, np.uint8)


def make_crest(
    slope: float = 20.0, km: float = 1.0, unit: float = 1.0
) -> Crest:
    """A level crest through the middle of a canvas of 400 by 200."""
    return Crest(np.array([[50.0, 100.0], [350.0, 100.0]]), slope, km, unit)


def measure_width(stroke: F64) -> float:
    return float(np.hypot(*(stroke[0] - stroke[3])))


def test_strokes_run_down_on_both_sides() -> None:
    crest = make_crest()
    above = trace_strokes(
        crest,
        1.0,
        ink=DARK,
        land=LAND,
    )
    below = trace_strokes(
        crest,
        -1.0,
        ink=DARK,
        land=LAND,
    )
    # a stroke every 4 km, which are 4 pixels, of a crest that wanders a little
    assert 75 <= len(above) <= 90
    assert len(above) == len(below)
    for stroke in above:
        assert stroke[1:3, 1].mean() < stroke[[0, 3], 1].mean()
    for stroke in below:
        assert stroke[1:3, 1].mean() > stroke[[0, 3], 1].mean()


def test_no_stroke_is_longer_than_the_slope() -> None:
    crest = make_crest(slope=20.0)
    for stroke in trace_strokes(
        crest,
        1.0,
        ink=DARK,
        land=LAND,
    ):
        assert np.hypot(*(stroke[1] - stroke[0])) < 20.5


def test_the_slope_that_faces_away_from_the_light_has_broader_strokes() -> None:
    crest = make_crest()
    north = trace_strokes(
        crest,
        1.0,
        ink=DARK,
        land=LAND,
    )
    south = trace_strokes(
        crest,
        -1.0,
        ink=DARK,
        land=LAND,
    )
    lit = np.mean([measure_width(stroke) for stroke in north])
    shaded = np.mean([measure_width(stroke) for stroke in south])
    assert shaded > 2 * lit > 0


def test_a_light_ink_draws_the_sunny_slopes() -> None:
    crest = make_crest()
    north = trace_strokes(
        crest,
        1.0,
        ink=LIGHT,
        land=LAND,
    )
    south = trace_strokes(
        crest,
        -1.0,
        ink=LIGHT,
        land=LAND,
    )
    lit = np.mean([measure_width(stroke) for stroke in north])
    shaded = np.mean([measure_width(stroke) for stroke in south])
    assert lit > 2 * shaded > 0


def test_nothing_is_drawn_at_sea() -> None:
    land = LAND.copy()
    land[:, 200:] = 0
    crest = make_crest()
    strokes = trace_strokes(
        crest,
        1.0,
        ink=DARK,
        land=land,
    )
    assert 37 <= len(strokes) <= 45
    assert max(stroke[:, 0].max() for stroke in strokes) < 200
    assert draw_range(crest, DARK, np.zeros_like(land)) == ""


def test_a_narrow_range_is_left_out_and_a_wide_one_grows_pale() -> None:
    assert draw_range(make_crest(slope=2.9), DARK, LAND) == ""
    assert make_crest(slope=5.0).strength == pytest.approx(0.5)
    assert make_crest(slope=20.0).strength == 1
    assert make_crest(slope=90.0).strength == pytest.approx(0.7071, abs=1e-4)
    assert make_crest(slope=900.0).strength == 0.5


def test_strokes_stay_short_in_close_views() -> None:
    assert make_crest(slope=20.0).reach == 20
    assert make_crest(slope=900.0).reach == 34
    assert make_crest(slope=900.0, unit=2.0).reach == 68


def test_strokes_keep_their_places_when_the_camera_comes_nearer() -> None:
    far = make_crest(slope=20.0, km=1.0)
    points = np.array([[100.0, 200.0], [700.0, 200.0]])
    near = Crest(points, 40.0, 0.5, 2.0)
    land = np.full((400, 800), 255, np.uint8)
    first = trace_strokes(
        far,
        1.0,
        ink=DARK,
        land=LAND,
    )
    second = trace_strokes(
        near,
        1.0,
        ink=DARK,
        land=land,
    )
    assert len(first) == len(second)
    assert np.allclose(np.stack(first) * 2, np.stack(second))


RANGE = "ranges: [{along: [[-7.0, 40.0], [-1.0, 40.0]], width_km: 200}]\n"


def test_a_range_darkens_the_ground_along_its_crest_and_nowhere_else(
    maps: Maps,
) -> None:
    size = (480, 270)
    plain = maps.picture(EMPTY, size)
    drawn = maps.picture(EMPTY + RANGE, size)
    change = np.abs(plain - drawn).sum(axis=2)
    _, window = maps.place(EMPTY + RANGE, size)
    projection, _ = maps.place(EMPTY, size)
    x, y = window.to_pixels(projection, [-4.0, 40.0])[0].astype(int)
    assert change[y - 6 : y + 7, x - 60 : x + 60].max() > 40
    assert change[: y - 40].max() == 0
    assert change[y + 40 :].max() == 0


def test_half_the_width_of_a_range_is_a_slope(maps: Maps) -> None:
    projection, window = maps.place(EMPTY, (1920, 1080))
    item = MapRange(along=((-4.0, 40.0), (-3.0, 41.0)), width_km=80)
    crest = place_crest(item, window, projection, unit=2.0)
    assert crest.slope * window.km == pytest.approx(40)
    assert (crest.km, crest.unit) == (window.km, 2.0)
    assert crest.points[1] == pytest.approx(
        window.to_pixels(projection, (-3.0, 41.0))[0]
    )
