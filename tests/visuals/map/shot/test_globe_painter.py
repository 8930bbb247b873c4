"""A map's shot that begins on a globe: its paper, its rim, its names, and the map it ends at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.graphics.pixels import to_rgb
from lantern.visuals.map.shot.globe_patches import (
    compute_patch_opacity,
    plan_patches,
)
from lantern.visuals.map.shot.visual import MapVisual
from lantern.visuals.notes.locating import PartOfPicture
from tests.support.maps import EMPTY, Maps, apart

pytestmark = pytest.mark.film

SIZE = (320, 180)
GLOBE: dict[str, Any] = {
    "spot": [-60, 0],
    "start": 20,
    "end": 60,
    "names": [
        {"name": "Dakar", "spot": [-17.4, 14.7]},
        {"name": "Lima", "spot": [-77.0, -12.0], "start": 8},
    ],
}
MAP = EMPTY + "places: [{name: Madrid, at: [-3.70, 40.42], rank: 1}]\n"


@pytest.fixture(scope="module")
def module_maps(
    tmp_path_factory: pytest.TempPathFactory, map_store: Path
) -> Maps:
    return Maps.at(tmp_path_factory.mktemp("globe"), map_store)


@pytest.fixture(scope="module")
def globe(module_maps: Maps) -> MapVisual:
    return module_maps.visual(
        MAP,
        SIZE,
        view="wide",
        globe=GLOBE,
    )


def paint(visual: MapVisual, n: int) -> np.ndarray:
    return to_rgb(visual.paint(n)).astype(int)


def test_at_first_a_globe_stands_on_paper(globe: MapVisual) -> None:
    """Its radius is 0.415 of the frame's height: 74.7 pixels about the middle."""
    frame = paint(globe, 0)
    paper = frame[90, 40]
    assert paper[0] > 215
    assert paper[0] > paper[2]
    atlantic = frame[70, 180]
    assert atlantic[2] > atlantic[0] + 20
    # the rim at the left and at the right is a line of ink, and beside it there is paper
    assert frame[90, 84:88].mean(axis=1).min() < frame[90, 92].mean()
    assert frame[90, 233:237].mean(axis=1).min() < frame[90, 228].mean()
    assert frame[90, 75, 0] > 160


def test_the_shade_of_a_globe_is_soft_and_lies_below(globe: MapVisual) -> None:
    frame = paint(globe, 0)
    beside = [frame[80:100, x : x + 3].mean() for x in (80, 76, 66)]
    assert beside[0] < beside[1] < beside[2]
    below, above = frame[168, 160].mean(), frame[11, 160].mean()
    assert below < above


def test_it_turns_before_it_comes_down(globe: MapVisual) -> None:
    lima = PartOfPicture((-60.0, 0.0))
    first = globe.locate(lima, 0)
    later = globe.locate(lima, 19)
    assert first[:2] == pytest.approx((160, 90), abs=0.01)
    assert later[0] < 159
    assert globe.locate(PartOfPicture((120.0, 0.0)), 0)[0] < 0


def test_a_name_is_not_there_before_its_words(globe: MapVisual) -> None:
    assert globe.state(0) == globe.state(7)
    assert find_red(globe, 7) < 40
    assert find_red(globe, 19) > 45


def find_red(globe: MapVisual, n: int) -> int:
    """Return how red the reddest pixel at Lima is in a frame."""
    x, y, _, _ = globe.locate(PartOfPicture((-77.0, -12.0)), n)
    part = paint(globe, n)[int(y) - 2 : int(y) + 3, int(x) - 2 : int(x) + 3]
    return int((part[..., 0] - part[..., 1]).max())


def test_the_globe_becomes_the_map_without_a_jump(
    globe: MapVisual, module_maps: Maps
) -> None:
    plain = module_maps.visual(
        MAP,
        SIZE,
        view="wide",
        lettered_until=0,
    )
    assert apart(globe.paint(60), plain.paint(0)) < 0.3
    assert apart(globe.paint(69), plain.paint(0)) == 0


def test_names_of_the_map_come_when_it_is_there(
    globe: MapVisual, module_maps: Maps
) -> None:
    plain = module_maps.visual(MAP, SIZE, view="wide")
    assert apart(globe.paint(99), plain.paint(99)) == 0
    assert globe.state(95) == globe.state(99)


def test_a_map_without_a_globe_has_its_own_states(module_maps: Maps) -> None:
    state = module_maps.visual(MAP, SIZE, view="wide").state(0)
    assert isinstance(state, tuple)
    assert state[0] == "map"


def test_a_move_waits_for_the_globe(module_maps: Maps) -> None:
    move = {"from": "wide", "to": "near"}
    visual = module_maps.visual(
        MAP,
        SIZE,
        move=move,
        globe=GLOBE,
    )
    assert visual.camera.compute_share(69) == 0
    assert visual.camera.compute_share(80) > 0
    assert visual.camera.compute_share(99) == 1


def test_coarser_canvases_lie_around_a_close_view(globe: MapVisual) -> None:
    window = globe.resources.widest
    planned = plan_patches(window, 1.0)
    assert [round(each.km / window.km, 2) for each in planned] == [2.2, 1]
    assert planned[-1] == window
    assert planned[0].size == (2496, 1404)


def test_a_canvas_fades_in_as_the_camera_comes_to_its_scale() -> None:
    assert compute_patch_opacity(2.8, 1.0) == 0
    assert compute_patch_opacity(1.8, 1.0) == 1
    assert 0.3 < compute_patch_opacity(2.25, 1.0) < 0.7


def test_a_name_goes_at_the_frame_s_edge(module_maps: Maps) -> None:
    """The camera comes down to Iberia, and Dakar leaves the frame on the way."""
    names = [{"name": "Dakar", "spot": [-17.4, 14.7]}]
    named = module_maps.visual(
        MAP,
        SIZE,
        view="wide",
        globe={**GLOBE, "names": names, "end": 99},
    )
    plain = module_maps.visual(
        MAP,
        SIZE,
        view="wide",
        globe={**GLOBE, "names": [], "end": 99},
    )
    at = PartOfPicture((-17.4, 14.7))
    near = [n for n in range(99) if 176 < named.locate(at, n)[1] < 300]
    assert near
    assert apart(named.paint(near[0]), plain.paint(near[0])) == 0
    assert apart(named.paint(10), plain.paint(10)) > 0.01
