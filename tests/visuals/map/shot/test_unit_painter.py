"""Units on the frame: where they are, whose colour they wear, and what gives way to them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from lantern.graphics.pixels import Planes, to_rgb
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot
from lantern.visuals.map.shot.symbol_painter import SymbolPainter
from lantern.visuals.map.shot.unit_painter import UnitPainter
from tests.support.maps import EMPTY, Maps, same
from tests.support.visuals import make_context, map_spec

SIZE = (640, 360)
RED = (179, 48, 31)
SIDES = """\
sides:
  red: {name: Reds, colour: vermilion}
  blue: {name: Blues, colour: '#274e74'}
"""
MARCH = """\
units:
  - {id: a, of: red, path: [[-10, 40], [-4, 40]]}
"""
MEET = """\
units:
  - {id: a, of: red, path: [[-10, 40], [-4, 40]]}
  - {id: b, of: blue, path: [[2, 40], [-4, 40]]}
fights: [{id: f, between: [a, b]}]
"""


def prepare(maps: Maps, text: str, **what: Any) -> ShotSetup:
    maps.write(EMPTY + SIDES + text)
    context = make_context(maps.folder, SIZE, 100, cache=maps.plates)
    return prepare_shot(map_spec(**what), context)


def make_progress(setup: ShotSetup, n: int) -> dict[str, float]:
    items = setup.resources.map_file.list_items()
    return {name: setup.schedule.compute_progress(name, n) for name in items}


def to_picture(planes: Planes) -> NDArray[np.int16]:
    return to_rgb(planes).astype(np.int16)


def find_red(picture: NDArray[np.int16]) -> NDArray[np.float64]:
    """Return the middle of what is red, (x, y)."""
    rows, columns = np.nonzero(np.abs(picture - RED).max(axis=2) < 40)
    assert len(rows) > 40
    return np.array([columns.mean(), rows.mean()])


def locate(setup: ShotSetup, lon: float, lat: float) -> NDArray[np.float64]:
    view = setup.camera.find_view(0)
    return np.asarray(view.to_pixels(setup.resources.projection, [lon, lat])[0])


def test_a_unit_marches_from_its_first_stop_to_its_last(maps: Maps) -> None:
    setup = prepare(maps, MARCH)
    visual = maps.visual(EMPTY + SIDES + MARCH, SIZE, when={"a": [10, 60]})
    for n, lon in ((0, -10.0), (35, -7.0), (99, -4.0)):
        picture = to_picture(visual.paint(n))
        spot = locate(setup, lon, 40)
        # it stands over its point: the block's middle is 42 pixels at 1080p above it
        assert find_red(picture) == pytest.approx(spot - (0, 14), abs=2.5)


def test_a_unit_is_not_there_before_it_comes_and_after_it_ends(
    maps: Maps,
) -> None:
    text = EMPTY + SIDES + MARCH
    bound = {"a comes": [20], "a ends": [60]}
    visual = maps.visual(text, SIZE, when=bound)
    bare = maps.visual(text, SIZE, show=[])
    assert same(visual.paint(10), bare.paint(10))
    assert same(visual.paint(95), bare.paint(95))
    assert not same(visual.paint(50), bare.paint(50))
    assert visual.state(40) == visual.state(50)
    assert visual.state(25) != visual.state(26)


def test_under_a_moving_camera_it_stays_on_its_point(maps: Maps) -> None:
    what: dict[str, Any] = {"move": {"from": "wide", "to": "near"}}
    text = EMPTY + SIDES + "units: [{id: a, of: red, path: [-4, 40]}]\n"
    maps.write(text)
    visual = maps.visual(text, SIZE, **what)
    setup = prepare_shot(
        map_spec(**what),
        make_context(maps.folder, SIZE, 100, cache=maps.plates),
    )
    n = 50
    view = setup.camera.find_view(setup.camera.compute_share(n))
    spot = view.to_pixels(setup.resources.projection, [-4, 40])[0]
    red = find_red(to_picture(visual.paint(n)))
    assert red == pytest.approx(spot - (0, 14), abs=2.5)


def test_units_that_meet_stand_side_by_side(maps: Maps) -> None:
    setup = prepare(maps, MEET)
    painter = UnitPainter(setup)
    scene = painter.arrange(0, make_progress(setup, 0) | {"f": 0.0})
    left, right = sorted(unit.spot[0] for unit in scene.units)
    # 68 pixels wide at 1080p, casing and all, and 5 between them
    assert right - left == pytest.approx((68 + 5) / 3, abs=0.1)


def test_a_fight_draws_its_units_apart_and_stands_between_them(
    maps: Maps,
) -> None:
    setup = prepare(maps, MEET, when={"f": [20]})
    painter = UnitPainter(setup)
    before = painter.arrange(0, make_progress(setup, 10))
    assert before.fights[0].opacity == 0
    scene = painter.arrange(0, make_progress(setup, 90))
    (fight,) = scene.fights
    assert fight.opacity == 1
    first, second = (unit.spot for unit in scene.units)
    assert fight.spot[0] == pytest.approx((first[0] + second[0]) / 2)
    # the swords' disc is 50 pixels wide, with 6 at either side
    assert abs(second[0] - first[0]) == pytest.approx(
        (68 + 5 + 62) / 3, abs=0.1
    )


def test_a_fight_may_have_a_point_of_its_own(maps: Maps) -> None:
    own = MEET.replace("between: [a, b]", "between: [a, b], at: [-4, 43]")
    setup = prepare(maps, own)
    scene = UnitPainter(setup).arrange(0, make_progress(setup, 0))
    assert scene.fights[0].spot == pytest.approx(locate(setup, -4, 43))


def test_a_unit_that_joins_another_goes_over_to_it_and_leaves(
    maps: Maps,
) -> None:
    text = MEET.replace("id: a,", "id: a, joins: b,")
    setup = prepare(maps, text, when={"a ends": [10]})
    painter = UnitPainter(setup)
    done = painter.arrange(0, make_progress(setup, 90))
    spots = {round(float(unit.spot[0]), 3) for unit in done.units}
    assert len(spots) == 1
    assert sorted(unit.opacity for unit in done.units) == [0, 1]


def test_a_name_goes_out_while_a_unit_stands_on_it(maps: Maps) -> None:
    towns = "places: [{name: Madrid, at: [-7, 40], rank: 1, side: n}]\n"
    setup = prepare(maps, towns + MARCH, when={"a": [10, 90]})
    painter = SymbolPainter(
        setup, lay_out(setup.framing), units=UnitPainter(setup)
    )
    (name,) = [
        each for each in painter.words_and_signs if "place" in each.symbol.key
    ]
    seen = [
        painter.compute_opacity(name, 0, make_progress(setup, n))
        for n in range(99)
    ]
    assert seen[0] == 1
    assert min(seen[40:60]) == 0
    assert seen[98] == 1


def test_a_shot_shows_only_the_units_that_it_names(maps: Maps) -> None:
    setup = prepare(maps, MEET, show=["b"])
    scene = UnitPainter(setup).arrange(0, make_progress(setup, 0))
    assert len(scene.units) == 1
    assert not scene.fights
    none = prepare(maps, "")
    assert not UnitPainter(none).is_needed


def test_a_flag_shows_its_picture(maps: Maps) -> None:
    green = (20, 140, 60)
    Image.new("RGB", (80, 50), green).save(maps.folder / "flag.png")
    text = "units: [{id: a, of: red, flag: flag.png, path: [-4, 40]}]\n"
    setup = prepare(maps, text)
    picture = maps.picture(EMPTY + SIDES + text, SIZE)
    x, y = locate(setup, -4, 40)
    # the cloth's middle is 32 pixels at 1080p to the right of the pole, and 44 above its foot
    spot = picture[round(y - 44 / 3), round(x + 32 / 3)]
    assert np.abs(spot - green).max() < 12
    assert setup.resources.list_inputs(1.0)[2].name == "flag.png"


def test_a_sign_at_the_frame_s_edge_is_not_shown_in_part(maps: Maps) -> None:
    text = "units: [{id: a, of: red, path: [[-17.9, 40], [-4, 40]]}]\n"
    setup = prepare(maps, text, when={"a": [10, 90]})
    painter = UnitPainter(setup)
    seen = []
    for n in (0, 50):
        (unit,) = painter.arrange(0, make_progress(setup, n)).units
        seen.append(unit.opacity)
    assert seen == [0, 1]
    assert 0 < locate(setup, -17.9, 40)[0] < 10
