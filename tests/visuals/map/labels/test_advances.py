"""What advances on a map, and the boxes along it that names keep off."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.advances import (
    bound_moving_items,
    find_advances,
)
from lantern.visuals.map.labels.candidates import LabelContext
from lantern.visuals.map.motion.paths import StagedPath
from lantern.visuals.map.spec.map_file import MapFile
from tests.support.maps import style

WINDOW = Window(0.0, 0.0, 1.0, (200, 100))
"""A kilometre is a pixel, and 0, 0 in the middle."""
WEST_TO_EAST = ((0.0, 1.0), (2.0, 1.0))


def lay_out(*shown: str, unit: float = 1.0) -> LabelContext:
    """Return a map with an arrow, a landing and a front, each 80 km long."""
    map_file = MapFile.model_validate(
        {
            "views": {"wide": {"center": (0, 0), "width_km": 200}},
            "arrows": [{"id": "army", "along": WEST_TO_EAST}],
            "landings": [{"id": "fleet", "along": WEST_TO_EAST}],
            "fronts": [{"id": "line", "stages": [{"along": WEST_TO_EAST}]}],
        }
    )
    line = np.column_stack([np.linspace(-40, 40, 9), np.zeros(9)])
    way = StagedPath((line,))
    lines = {"army": way, "fleet": way, "line": way}
    plan = Mercator(0, 0)
    return LabelContext(map_file, style(), plan, lines, unit, frozenset(shown))


def find_boxes(context: LabelContext) -> np.ndarray:
    return bound_moving_items(context, WINDOW, find_advances(context, WINDOW))


def test_only_what_the_shot_shows_advances() -> None:
    found = find_advances(lay_out("fleet"), WINDOW)
    assert [advance.item.id for advance in found] == ["fleet"]
    (fleet,) = found
    assert fleet.line[0] == pytest.approx([60, 50])
    assert fleet.line[-1] == pytest.approx([140, 50])
    both = find_advances(lay_out("fleet", "army"), WINDOW)
    assert [advance.item.id for advance in both] == ["army", "fleet"]


def test_boxes_along_a_way_are_wider_towards_its_head() -> None:
    # of the width, 9: 0.3 at the start, 0.45 half way, 0.9 near the head
    first, middle, last = find_boxes(lay_out("fleet"))
    assert first == pytest.approx([57.3, 47.3, 62.7, 52.7])
    assert middle == pytest.approx([95.95, 45.95, 104.05, 54.05])
    assert last == pytest.approx([131.9, 41.9, 148.1, 58.1])


def test_a_front_has_boxes_of_its_own_width() -> None:
    first, _, last = find_boxes(lay_out("line"))
    assert first == pytest.approx([56.4, 46.4, 63.6, 53.6])
    assert last == pytest.approx([129.2, 39.2, 150.8, 60.8])


def test_boxes_are_larger_in_a_larger_frame() -> None:
    first, *_ = find_boxes(lay_out("fleet", unit=2.0))
    assert first == pytest.approx([54.6, 44.6, 65.4, 55.4])


def test_a_map_on_which_nothing_is_shown_has_no_boxes() -> None:
    assert find_boxes(lay_out()).shape == (0, 4)
