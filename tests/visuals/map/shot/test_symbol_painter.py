"""Words and signs of a shot: which there are, when they come, where they are drawn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.map.labels.symbol_sprites import SymbolSprite
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot
from lantern.visuals.map.shot.symbol_painter import (
    SymbolPainter,
    _find_share_shown,
)
from lantern.visuals.map.shot.unit_painter import UnitPainter
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
    return SymbolPainter(
        setup, lay_out(setup.framing), units=UnitPainter(setup)
    )


def find(painter: SymbolPainter, key: str) -> list[SymbolSprite]:
    drawn = [*painter.land_names, *painter.words_and_signs]
    return [each for each in drawn if each.symbol.key == key]


def draw(
    painter: SymbolPainter,
    setup: ShotSetup,
    drawn: SymbolSprite,
    **progress: float,
) -> Planes:
    frame = make_flat_frame(SIZE, GREY)
    painter.draw(
        frame,
        drawn,
        setup.camera.first,
        share=0,
        opacity=1.0,
        progress=progress,
    )
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
    assert {each.trip.role for each in painter.words_and_signs} == {"stay"}


def test_a_town_that_only_the_last_view_shows_arrives(maps: Maps) -> None:
    painter = make_painter(prepare(maps, FIELD, move=MOVE))
    (segovia,) = find(painter, "place Segovia")
    assert segovia.trip.role == "arrive"


def test_a_town_that_only_the_first_view_shows_leaves(maps: Maps) -> None:
    painter = make_painter(prepare(maps, FIELD, move=MOVE))
    (lisbon,) = find(painter, "place Lisbon")
    assert lisbon.trip.role == "leave"


def test_what_both_views_name_travels(maps: Maps) -> None:
    painter = make_painter(prepare(maps, FIELD, move=MOVE))
    assert [each.trip.role for each in find(painter, "sign Madrid")] == ["stay"]
    for drawn in (*painter.land_names, *painter.words_and_signs):
        kept = drawn.symbol.key in (
            "place Madrid",
            "place Toledo",
            "arrow east",
        )
        if kept:
            assert drawn.trip.role in ("stay", "hand over", "take over")


@pytest.mark.parametrize(
    ("share", "leaves", "arrives"),
    [
        (0, 1, 0),
        (0.225, 0.5, 0),
        (0.45, 0, 0),
        (0.5, 0, 0),
        (0.775, 0, 0.5),
        (1, 0, 1),
    ],
)
def test_first_ones_are_gone_before_last_ones_come(
    maps: Maps, share: float, leaves: float, arrives: float
) -> None:
    painter = make_painter(prepare(maps, FIELD, move=MOVE))
    (lisbon,) = find(painter, "place Lisbon")
    (segovia,) = find(painter, "place Segovia")
    assert painter.compute_opacity(lisbon, share, {}) == pytest.approx(leaves)
    assert painter.compute_opacity(segovia, share, {}) == pytest.approx(arrives)


@pytest.mark.parametrize(
    ("come", "opacity"), [(0, 0), (0.25, 0.4), (0.625, 1), (1, 1)]
)
def test_a_name_comes_with_its_item(
    maps: Maps, come: float, opacity: float
) -> None:
    painter = make_painter(prepare(maps, FIELD))
    (madrid,) = find(painter, "place Madrid")
    assert painter.compute_opacity(
        madrid, 0, {"Madrid": come}
    ) == pytest.approx(opacity)


@pytest.mark.parametrize(
    ("come", "opacity"), [(0, 0), (0.5, 0), (0.53, 0.5), (0.56, 1), (1, 1)]
)
def test_a_date_comes_once_the_head_has_passed(
    maps: Maps, come: float, opacity: float
) -> None:
    painter = make_painter(prepare(maps, FIELD))
    (chip,) = find(painter, "chip east 0")
    assert painter.compute_opacity(chip, 0, {"east": come}) == pytest.approx(
        opacity
    )


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
    painter.draw(
        frame,
        madrid,
        setup.camera.first,
        share=0,
        opacity=0.002,
        progress={},
    )
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


TOWN = EMPTY + "places: [{name: A, at: [-3.7, 40.4], side: e}]\n"


@pytest.mark.parametrize(
    ("share", "hands", "takes"),
    [
        (0, 1, 0),
        (0.44, 1, 0),
        (0.48, 1, 0.5),
        (0.52, 1, 1),
        (0.56, 0.5, 1),
        (1, 0, 1),
    ],
)
def test_a_name_is_never_gone_while_it_travels(
    share: float, hands: float, takes: float
) -> None:
    shown = [
        _find_share_shown(role, share) for role in ("hand over", "take over")
    ]
    assert [min(max(each, 0), 1) for each in shown] == pytest.approx(
        [hands, takes]
    )


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_at_its_ends_a_move_stands_on_whole_pixels(
    maps: Maps, share: float
) -> None:
    """So a shot at rest before or after it shows the same."""
    setup = prepare(maps, TOWN, move=MOVE)
    painter = make_painter(setup)
    view = setup.camera.find_view(share)
    rest = prepare(maps, TOWN, view="near" if share else "wide")
    pictures = []
    for each, where in ((painter, setup), (make_painter(rest), rest)):
        frame = make_flat_frame(SIZE, GREY)
        drawn = each.words_and_signs
        at = share if where is setup else 0.0
        each.draw_all(
            frame,
            drawn,
            view,
            share=at,
            progress={"A": 1.0},
        )
        pictures.append(frame)
    assert pictures[0].tobytes() == pictures[1].tobytes()


def test_a_sign_fades_with_its_name_at_the_edge(maps: Maps) -> None:
    """The name reaches the frame's edge before the sign does, which isn't left alone."""
    far = TOWN.replace("-3.7, 40.4], side: e", "2.0, 40.4], side: e, id: A")
    far = far.replace("name: A", "name: A long way off")
    setup = prepare(maps, far, move=MOVE)
    painter = make_painter(setup)
    (sign,) = find(painter, "sign A")
    (name,) = find(painter, "place A")
    partly = 0
    for percent in range(40, 90):
        share = percent / 100
        view = setup.camera.find_view(share)
        alone = painter._measure_clearance(sign, view, share)
        beside = painter._measure_clearance(name, view, share)
        partly += alone == 1 > beside
        # a name that has left for its own reasons takes no sign with it
        both = min(alone, beside) if share < 0.45 else alone
        assert painter._find_clearance(sign, view, share) == both
    assert partly > 0


@pytest.mark.parametrize(("appear", "before"), [("true", 0), ("false", 1)])
def test_a_word_emphasises_a_town_or_brings_it(
    maps: Maps, appear: str, before: float
) -> None:
    text = (
        EMPTY + f"places: [{{name: A, at: [-3.7, 40.4], appear: {appear}}}]\n"
    )
    painter = make_painter(prepare(maps, text, when={"A": [50]}))
    for drawn in (*find(painter, "sign A"), *find(painter, "place A")):
        assert painter.compute_opacity(drawn, 0, {"A": 0.0}) == before
        assert painter.compute_opacity(drawn, 0, {"A": 1.0}) == 1


def test_the_ring_is_around_the_town(maps: Maps) -> None:
    setup = prepare(maps, TOWN, when={"A": [50]})
    painter = make_painter(setup)
    view = setup.camera.first
    assert painter.outline_emphasis(view, 0, {"A": 0.0}) == []
    (ring,) = painter.outline_emphasis(view, 0, {"A": 1.0})
    spot = np.rint(view.to_pixels(setup.resources.projection, (-3.7, 40.4))[0])
    middle = np.asarray(ring.rings[0])[:-1].mean(axis=0)
    assert middle == pytest.approx(spot, abs=0.5)
    assert ring.ink == setup.resources.style.arrow


def test_a_town_that_no_word_names_has_no_ring(maps: Maps) -> None:
    setup = prepare(maps, TOWN)
    painter = make_painter(setup)
    assert painter.outline_emphasis(setup.camera.first, 0, {"A": 1.0}) == []
