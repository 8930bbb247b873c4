"""Names of places on a turning globe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.core.units import Frames
from lantern.graphics.pixels import make_flat_frame
from lantern.visuals.map.geometry.globe_view import GlobeView
from lantern.visuals.map.shot.globe_names import GlobeNames
from lantern.visuals.map.shot.globe_path import GlobePath
from lantern.visuals.map.shot.setup import prepare_shot
from lantern.visuals.map_parts import GlobeFlight, GlobeName
from tests.support.maps import EMPTY, Maps
from tests.support.visuals import make_context, map_spec

pytestmark = pytest.mark.film
SIZE = (640, 360)
VIEW = GlobeView(0.0, 0.0, 0.0, 150.0, 320.0, 180.0)
SEA = (120, 128, 128)


@pytest.fixture(scope="module")
def maps_once(
    tmp_path_factory: pytest.TempPathFactory, map_store: Path
) -> Maps:
    return Maps.at(tmp_path_factory.mktemp("names"), map_store)


def name_all(maps: Maps, *names: GlobeName) -> GlobeNames:
    """Return the names of a globe that turns for 50 frames above one point, and comes down."""
    maps.write(EMPTY)
    context = make_context(maps.folder, SIZE, cache=maps.plates)
    setup = prepare_shot(map_spec(view="wide"), context)
    flight = GlobeFlight((-4.0, 40.0), names)
    framing = setup.framing
    path = GlobePath(
        -4.0,
        40.0,
        framing.first_window,
        framing.resources.projection,
        framing.frame,
        Frames(50),
        Frames(100),
        25,
    )
    return GlobeNames(setup, flight, path)


def draw(names: GlobeNames, n: int, **view: Any) -> np.ndarray:
    """Return where a flat frame is changed by names, (h, w)."""
    frame = make_flat_frame(SIZE, SEA)
    names.draw(frame, GlobeView(**{**vars(VIEW), **view}), n)
    return np.asarray(np.abs(frame.y.astype(int) - SEA[0]) > 20)


def test_a_name_stands_beside_its_dot(maps_once: Maps) -> None:
    drawn = draw(name_all(maps_once, GlobeName("Gulf", (0.0, 0.0))), 10)
    rows, columns = np.nonzero(drawn)
    assert abs(rows.mean() - 180) < 5
    assert 314 < columns.min() < 320
    assert columns.max() > 335


def test_two_that_are_near_stand_on_different_sides(maps_once: Maps) -> None:
    pair = (GlobeName("Gulf", (-4.0, 40.0)), GlobeName("Cape", (1.0, 40.0)))
    drawn = draw(
        name_all(maps_once, *pair),
        10,
        lon=-4.0,
        lat=40.0,
    )
    _, columns = np.nonzero(drawn)
    assert columns.min() < 312
    assert columns.max() > 336


def test_a_name_goes_where_the_ground_turns_away(maps_once: Maps) -> None:
    names = name_all(maps_once, GlobeName("Gulf", (0.0, 0.0)))
    assert draw(names, 10, lon=60.0).any()
    assert not draw(names, 10, lon=86.0).any()
    assert not draw(names, 10, lon=180.0).any()


def test_a_name_comes_at_its_words_and_all_go_on_the_way_down(
    maps_once: Maps,
) -> None:
    pair = (
        GlobeName("Gulf", (0.0, 0.0)),
        GlobeName("Cape", (9.0, 0.0), Frames(20)),
    )
    names = name_all(maps_once, *pair)
    assert names.compute_opacities(0) == (1, 0)
    assert names.compute_opacities(25) == (1, 0.5)
    assert names.compute_opacities(30) == (1, 1)
    assert names.compute_opacities(90) == (0, 0)


def test_a_globe_without_names_draws_none(maps_once: Maps) -> None:
    names = name_all(maps_once)
    assert names.compute_opacities(10) == ()
    assert not draw(names, 10).any()
