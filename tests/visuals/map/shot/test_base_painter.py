"""The base of a shot: the ground, its vignette, land and water, areas that change hands."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.base_painter import BasePainter
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot
from tests.support.maps import EMPTY, FIELD, Maps, apart, same
from tests.support.visuals import make_context, map_spec

SIZE = (160, 90)
MOVE = {"from": "wide", "to": "near"}
WHOLE = """\
areas:
  - {id: spain, seeds: [[-4.0, 40.5]], colour: '#b9892e', tint: 0.5,
     becomes: {colour: '#2040ff'}}
"""


def prepare(maps: Maps, text: str, **what: Any) -> ShotSetup:
    maps.write(text)
    context = make_context(maps.folder, SIZE, 100, cache=maps.plates)
    return prepare_shot(map_spec(**what), context)


def find_half_way(setup: ShotSetup) -> Window:
    return setup.camera.find_view(0.5)


def test_drawing_on_a_frame_leaves_the_next_one_as_it_was(maps: Maps) -> None:
    setup = prepare(maps, EMPTY)
    painter = BasePainter(setup, 0.3)
    first = painter.paint(setup.camera.first, {})
    again = painter.paint(setup.camera.first, {})
    first.y[:] = 0
    assert same(again, painter.paint(setup.camera.first, {}))


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_vignette_darkens_the_corners_and_not_the_middle(
    maps: Maps, share: float
) -> None:
    setup = prepare(maps, EMPTY, move=MOVE)
    view = setup.camera.find_view(share)
    plain = BasePainter(setup, 0.0).paint(view, {})
    dark = BasePainter(setup, 0.5).paint(view, {})
    corners = [(0, 0), (0, -1), (-1, 0), (-1, -1)]
    assert all(dark.y[spot] < plain.y[spot] - 5 for spot in corners)
    assert abs(int(dark.y[45, 80]) - int(plain.y[45, 80])) <= 2


def test_a_frame_has_the_size_of_the_map(maps: Maps) -> None:
    setup = prepare(maps, EMPTY, move=MOVE)
    painter = BasePainter(setup, 0.2)
    for view in (setup.camera.first, find_half_way(setup), setup.camera.last):
        assert painter.paint(view, {}).size == SIZE


def test_a_map_whose_areas_stay_has_no_changes(maps: Maps) -> None:
    assert not BasePainter(prepare(maps, EMPTY), 0.0).changes_hands
    assert BasePainter(prepare(maps, FIELD), 0.0).changes_hands


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_an_area_turns_as_far_as_it_has_come(maps: Maps, share: float) -> None:
    setup = prepare(maps, EMPTY + WHOLE, move=MOVE)
    painter = BasePainter(setup, 0.0)
    view = setup.camera.find_view(share)
    before, half, after = (
        painter.paint(view, {"spain": come}) for come in (0.0, 0.5, 1.0)
    )
    x, y = view.to_pixels(setup.resources.projection, (-4.0, 40.5))[0]
    blues = [
        int(frame.u[int(y / 2), int(x / 2)]) for frame in (before, half, after)
    ]
    assert blues[0] + 3 < blues[1] < blues[2] - 3
    assert apart(before, after) > apart(before, half)


def test_outside_the_area_nothing_turns(maps: Maps) -> None:
    setup = prepare(maps, EMPTY + WHOLE)
    painter = BasePainter(setup, 0.0)
    view = setup.camera.first
    before = painter.paint(view, {"spain": 0.0})
    after = painter.paint(view, {"spain": 1.0})
    x, y = view.to_pixels(setup.resources.projection, (-12.0, 40.0))[0]
    box = np.s_[int(y) - 8 : int(y) + 8, int(x) - 8 : int(x) + 8]
    assert np.array_equal(before.y[box], after.y[box])


def test_a_change_leaves_what_is_kept_as_it_was(maps: Maps) -> None:
    setup = prepare(maps, EMPTY + WHOLE)
    painter = BasePainter(setup, 0.2)
    before = painter.paint(setup.camera.first, {"spain": 0.0})
    painter.paint(setup.camera.first, {"spain": 1.0})
    assert same(before, painter.paint(setup.camera.first, {"spain": 0.0}))
