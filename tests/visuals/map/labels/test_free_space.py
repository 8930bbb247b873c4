"""What is free in a layout: the frame, what is taken, land, and what arrows cover."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.labels.free_space import FreeSpace, move_boxes

BOX = (100.0, 100.0, 140.0, 120.0)


def make_space(**more: object) -> FreeSpace:
    space = FreeSpace((400, 200), 10, [])
    for name, value in more.items():
        setattr(space, name, value)
    return space


def test_boxes_are_moved_together() -> None:
    moved = move_boxes(((0, 0, 4, 2), (5, 0, 9, 2)), np.array([10.5, -1.0]))
    assert moved == ((10.5, -1, 14.5, 1), (15.5, -1, 19.5, 1))


def test_an_empty_frame_is_free_up_to_its_margin() -> None:
    space = make_space()
    assert space.is_free(((10, 10, 390, 190),))
    assert not space.is_free(((9, 10, 50, 50),))
    assert not space.is_free(((10, 9, 50, 50),))
    assert not space.is_free(((10, 10, 391, 50),))
    assert not space.is_free(((10, 10, 50, 191),))


def test_one_box_of_several_that_is_not_free_is_enough() -> None:
    space = make_space(occupied=[BOX])
    assert space.is_free(((20, 20, 60, 40),))
    assert not space.is_free(((20, 20, 60, 40), (130, 110, 150, 130)))


def test_boxes_may_touch_at_their_edges() -> None:
    space = make_space(occupied=[BOX])
    assert space.is_free(((140, 100, 180, 120),))
    assert not space.is_free(((139.9, 100, 180, 120),))


def test_a_name_may_touch_the_sign_of_its_own_town() -> None:
    space = make_space(occupied=[BOX, (200.0, 100.0, 240.0, 120.0)])
    over_own = ((120.0, 105.0, 180.0, 115.0),)
    assert not space.is_free(over_own)
    assert space.is_free(over_own, exempt=BOX)
    over_both = ((120.0, 105.0, 210.0, 115.0),)
    assert not space.is_free(over_both, exempt=BOX)


def test_without_a_map_of_land_everything_is_water() -> None:
    assert make_space().is_on_water((BOX,))


def test_a_name_is_on_water_if_next_to_no_land_is_under_it() -> None:
    land = np.zeros((50, 100), np.uint8)
    land[:, 50:] = 255  # land from x = 200
    space = make_space(land=land)
    assert space.is_on_water(((100, 100, 180, 120),))
    assert not space.is_on_water(((220, 100, 300, 120),))
    assert not space.is_on_water(((160, 100, 240, 120),))
    # a single column of 41 on land is below 4 %
    assert space.is_on_water(((40, 100, 200, 120),))


def test_without_arrows_nothing_is_covered() -> None:
    assert make_space().measure_arrow_cover((BOX,)) == 0


@pytest.mark.parametrize(
    ("arrow", "share"),
    [
        ((0.0, 0.0, 400.0, 200.0), 1.0),
        ((200.0, 0.0, 400.0, 200.0), 0.0),
        ((0.0, 0.0, 120.0, 200.0), 0.5),
    ],
)
def test_cover_is_the_share_of_the_area_on_arrows(
    arrow: tuple[float, float, float, float], share: float
) -> None:
    space = make_space(arrows=np.array([arrow]))
    assert space.measure_arrow_cover((BOX,)) == pytest.approx(share)


def test_arrows_over_each_other_cover_once() -> None:
    arrow = (0.0, 0.0, 120.0, 200.0)
    space = make_space(arrows=np.array([arrow, arrow]))
    assert space.measure_arrow_cover((BOX,)) == pytest.approx(0.5)


def test_cover_is_measured_over_all_boxes_together() -> None:
    space = make_space(arrows=np.array([(90.0, 90.0, 150.0, 130.0)]))
    away = (200.0, 100.0, 240.0, 120.0)
    assert space.measure_arrow_cover((BOX, away)) == pytest.approx(0.5)


def test_ranges_are_told_apart_from_arrows() -> None:
    space = make_space(ridges=np.array([(0.0, 0.0, 120.0, 200.0)]))
    assert space.measure_ridge_cover((BOX,)) == pytest.approx(0.5)
    assert space.measure_arrow_cover((BOX,)) == 0
