"""Words and signs of a shot: which there are, when they come, where they are drawn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.map.labels.symbol_sprites import SymbolSprite
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot
from lantern.visuals.map.shot.symbol_painter import SymbolPainter
from tests.support.drawings import find_ink
from tests.support.maps import EMPTY, FIELD, Maps
from tests.support.visuals import make_context, map_spec

SIZE = (320, 180)
GREY = (126, 128, 128)
MOVE = {"from": "wide", "to": "near"}


def prepare(maps: Maps, text: str, **what: Any) -> ShotSetup:
    maps.write(text)
    context = make_context(maps.folder, SIZE, 100, cache=maps.plates)
    return prepare_shot(map_spec(**what), context)


def make_painter(setup: ShotSetup) -> SymbolPainter:
    return SymbolPainter(setup, lay_out(setup.framing))


def find(painter: SymbolPainter, key: str) -> list[SymbolSprite]:
    drawn = [*painter.land_names, *painter.words_and_signs]
    return [each for each in drawn if each.symbol.key == key]


def draw(
    painter: SymbolPainter, setup: ShotSetup, drawn: SymbolSprite, **progress: float
) -> Planes:
    frame = make_flat_frame(SIZE, GREY)
    painter.draw(frame, drawn, setup.camera.first, opacity=1.0, progress=progress)
    return frame


def test_names_of_lands_are_kept_apart_from_other_words(maps: Maps) -> None:
    painter = make_painter(prepare(maps, FIELD))
    lands = {each.symbol.key.split(" (")[0] for each in painter.land_names}
    words = {each.symbol.key for each in painter.words_and_signs}
    assert "label SPAIN" in lands
    assert "place Madrid" in words
    assert "sign Madrid" in words
    assert not lands & words


def test_under_a_camera_at_rest_every_symbol_stays(maps: Maps) -> None:
    painter = make_painter(prepare(maps, FIELD))
    assert {each.role for each in painter.words_and_signs} == {"stay"}


def test_a_town_that_only_the_last_view_shows_arrives(maps: Maps) -> None:
    painter = make_painter(prepare(maps, FIELD, move=MOVE))
    (segovia,) = find(painter, "place Segovia")
    assert segovia.role == "arrive"


def test_a_town_that_only_the_first_view_shows_leaves(maps: Maps) -> None:
    painter = make_painter(prepare(maps, FIELD, move=MOVE))
    (lisbon,) = find(painter, "place Lisbon")
    assert lisbon.role == "leave"


def test_a_town_that_changes_sides_leaves_and_arrives(maps: Maps) -> None:
    painter = make_painter(prepare(maps, FIELD, move=MOVE))
    madrid = find(painter, "sign Madrid")
    assert [each.role for each in madrid] == ["stay"]
    for key in ("place Madrid", "place Toledo"):
        roles = [each.role for each in find(painter, key)]
        assert roles in (["stay"], ["leave", "arrive"]), key


@pytest.mark.parametrize(
    ("share", "leaves", "arrives"),
    [(0, 1, 0), (0.225, 0.5, 0), (0.45, 0, 0), (0.5, 0, 0), (0.775, 0, 0.5), (1, 0, 1)],
)
def test_first_ones_are_gone_before_last_ones_come(
    maps: Maps, share: float, leaves: float, arrives: float
) -> None:
    painter = make_painter(prepare(maps, FIELD, move=MOVE))
    (lisbon,) = find(painter, "place Lisbon")
    (segovia,) = find(painter, "place Segovia")
    assert painter.compute_opacity(lisbon, share, {}) == pytest.approx(leaves)
    assert painter.compute_opacity(segovia, share, {}) == pytest.approx(arrives)


@pytest.mark.parametrize(("come", "opacity"), [(0, 0), (0.25, 0.4), (0.625, 1), (1, 1)])
def test_a_name_comes_with_its_item(maps: Maps, come: float, opacity: float) -> None:
    painter = make_painter(prepare(maps, FIELD))
    (madrid,) = find(painter, "place Madrid")
    assert painter.compute_opacity(madrid, 0, {"Madrid": come}) == pytest.approx(
        opacity
    )


@pytest.mark.parametrize(
    ("come", "opacity"), [(0, 0), (0.5, 0), (0.53, 0.5), (0.56, 1), (1, 1)]
)
def test_a_date_comes_once_the_head_has_passed(
    maps: Maps, come: float, opacity: float
) -> None:
    painter = make_painter(prepare(maps, FIELD))
    (chip,) = find(painter, "chip east 0")
    assert painter.compute_opacity(chip, 0, {"east": come}) == pytest.approx(opacity)


def test_a_symbol_is_drawn_at_its_place(maps: Maps) -> None:
    text = EMPTY + "places: [{name: A, at: [-4.0, 40.0], side: e}]\n"
    setup = prepare(maps, text)
    painter = make_painter(setup)
    (sign,) = find(painter, "sign A")
    left, top, right, bottom = find_ink(draw(painter, setup, sign, A=1.0))
    # the view is centred there
    assert (left + right) / 2 == pytest.approx(160, abs=1)
    assert (top + bottom) / 2 == pytest.approx(90, abs=1)


def test_a_symbol_that_is_next_to_invisible_is_not_drawn(maps: Maps) -> None:
    setup = prepare(maps, FIELD)
    painter = make_painter(setup)
    frame = make_flat_frame(SIZE, GREY)
    (madrid,) = find(painter, "place Madrid")
    painter.draw(frame, madrid, setup.camera.first, opacity=0.002, progress={})
    assert (frame.y == GREY[0]).all()


def test_a_parachute_comes_down_to_its_place(maps: Maps) -> None:
    setup = prepare(maps, FIELD)
    painter = make_painter(setup)
    (parachute,) = find(painter, "drop balloon")
    tops = []
    for come in (0.0, 0.5, 1.0):
        frame = draw(painter, setup, parachute, balloon=come)
        tops.append(find_ink(frame)[1])
    assert tops[0] < tops[1] <= tops[2]
    # 30 pixels at 1080p are 5 here
    assert tops[2] - tops[0] == pytest.approx(5, abs=1)


def test_other_symbols_do_not_fall(maps: Maps) -> None:
    setup = prepare(maps, FIELD)
    painter = make_painter(setup)
    (madrid,) = find(painter, "place Madrid")
    there = draw(painter, setup, madrid, Madrid=0.0)
    assert np.array_equal(there.y, draw(painter, setup, madrid, Madrid=1.0).y)
