"""Areas: found from points, and tinted in every view."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap import areas
from tests.support.maps import EMPTY, Maps

SPAIN = (
    EMPTY
    + "areas: [{id: spain, seeds: [[-4.0, 40.5]], colour: '#2040ff', tint: 0.6, edge: 0.6}]\n"
)


def blue(
    maps: Maps, text: str, spots: list[tuple[float, float]], **what: Any
) -> list[bool]:
    """Whether a strong blue tint lies at each place."""
    size = (320, 180)
    picture = maps.picture(text, size, **what)
    plan, window = maps.place(text, size, str(what.get("view", "wide")))
    found = []
    for x, y in window.to_pixels(plan, spots).astype(int):
        r, _, b = picture[y - 2 : y + 3, x - 2 : x + 3].reshape(-1, 3).mean(0)
        found.append(bool(b > r + 25))
    return found


def test_an_area_ends_at_borders_and_coasts(maps: Maps) -> None:
    spots = [
        (-5.0, 41.5),
        (-3.0, 38.0),
        (0.0, 41.5),
        (-8.0, 39.6),
        (2.0, 44.5),
        (-2.0, 34.5),
    ]
    assert blue(maps, SPAIN, spots) == [True, True, True, False, False, False]


def test_a_tint_is_there_in_a_close_view_without_its_point(maps: Maps) -> None:
    text = SPAIN.replace(
        "seeds: [[-4.0, 40.5]]", "seeds: [[-6.5, 38.0]]"
    )  # far outside the near view
    assert blue(maps, text, [(-3.7, 40.4), (-1.5, 41.0)], view="near") == [
        True,
        True,
    ]
    text = text.replace(
        "near: {center: [-3.7, 40.4], width_km: 700}",
        "near: {center: [1.2, 42.8], width_km: 400}",
    )
    assert blue(maps, text, [(0.2, 42.0), (1.2, 43.6)], view="near") == [
        True,
        False,
    ]


def test_islands_are_named_by_points_of_their_own(maps: Maps) -> None:
    assert blue(maps, SPAIN, [(2.95, 39.6)]) == [False]
    with_islands = SPAIN.replace(
        "[[-4.0, 40.5]]", "[[-4.0, 40.5], [2.95, 39.6]]"
    )
    assert blue(maps, with_islands, [(2.95, 39.6), (-4.0, 40.5)]) == [
        True,
        True,
    ]


def test_a_drawn_border_parts_a_land(maps: Maps) -> None:
    line = "borders: [{line: [[-9.2, 40.0], [-5.0, 40.0], [-0.2, 39.9]]}]\n"
    assert blue(maps, SPAIN + line, [(-4.0, 41.0), (-4.0, 38.5)]) == [
        True,
        False,
    ]
    open_line = line.replace("]]}]", "]], closes: false}]")
    assert blue(maps, SPAIN + open_line, [(-4.0, 41.0), (-4.0, 38.5)]) == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("seeds", "words"),
    [
        (
            "[[-12.0, 40.0]]",
            r"area 'one': \[-12.0, 40.0\] lies in the sea or outside the map",
        ),
        (
            "[[-4.0, 40.5]]",
            "areas 'one' and 'two' run together: no closed border lies between them",
        ),
    ],
)
def test_points_that_lead_nowhere_are_refused(
    maps: Maps, seeds: str, words: str
) -> None:
    one = f"{{id: one, seeds: {seeds}, colour: '#2040ff'}}"
    pair = f"areas: [{one}, {{id: two, seeds: [[-2.0, 39.0]], colour: '#ff0000'}}]\n"
    with pytest.raises(AssetFailure, match=words):
        maps.visual(EMPTY + pair).paint(0)


def test_an_omitted_border_joins_what_it_parted(maps: Maps) -> None:
    text = SPAIN + "omit_borders: [[-9.5, 36.5, -6.0, 42.5]]\n"
    assert blue(maps, text, [(-8.0, 39.6)]) == [True]


def test_holes_stay_holes() -> None:
    outer = np.array([[0.0, 0], [40, 0], [40, 40], [0, 40]])
    inner = np.array([[10.0, 10], [30, 10], [30, 30], [10, 30]])
    mask = areas.draw_mask([outer, inner], (48, 48))
    assert mask[5, 5] == 255
    assert mask[20, 20] == 0
    assert mask[44, 44] == 0


def test_an_edge_is_stronger_than_the_middle() -> None:
    picture = np.full((80, 80, 3), 255, np.uint8)
    mask = np.zeros((80, 80), np.uint8)
    mask[10:70, 10:70] = 255
    areas.tint(
        picture,
        mask,
        "#000000",
        inner=0.1,
        edge=0.5,
        unit=1.0,
    )
    assert picture[5, 5].tolist() == [255, 255, 255]
    assert picture[12, 40, 0] < picture[20, 40, 0] < picture[40, 40, 0] < 240
