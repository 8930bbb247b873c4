"""Where the name of a town may stand: eight sides, one line or two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from lantern.visuals.map.labels.candidates import LabelCandidate, LabelContext
from lantern.visuals.map.labels.town_candidates import (
    draw_town_dot,
    make_sign,
    propose_beside,
    propose_smaller,
)
from lantern.visuals.map.motion.emphasis import outline_ring
from lantern.visuals.map.spec.map_items import MapPlace
from tests.support.drawings import list_numbers, list_texts, measure_size
from tests.support.maps import EMPTY, Maps, style

SPOT = np.array([500.0, 300.0])
GAP = 4.2 * 1.2 + 4
"""From the middle of a rank 3 town to its name: the room of its sign and 4 pixels."""


def make_place(**more: object) -> MapPlace:
    return MapPlace.model_validate(
        {"name": "Toledo", "at": (-4.0, 39.9), **more}
    )


def make_context(maps: Maps, unit: float = 1.0) -> LabelContext:
    projection, _ = maps.place(EMPTY, (1920, 1080))
    return LabelContext(maps.model(EMPTY), style(), projection, {}, unit)


def propose(maps: Maps, **more: object) -> dict[str, LabelCandidate]:
    found = propose_beside(make_place(**more), make_context(maps), SPOT)
    return {candidate.symbol.side: candidate for candidate in found}


def test_the_right_hand_side_comes_first_and_costs_nothing(maps: Maps) -> None:
    found = propose(maps)
    assert list(found) == ["e", "ne", "se", "w", "nw", "sw", "n", "s"]
    assert found["e"].cost == 0
    assert all(each.cost > 0 for side, each in found.items() if side != "e")


def test_the_side_that_an_author_gives_comes_before_all_others(
    maps: Maps,
) -> None:
    costs = {side: each.cost for side, each in propose(maps, side="sw").items()}
    assert costs.pop("sw") == 0
    assert min(costs.values()) == 5.0


def test_a_name_belongs_to_its_town(maps: Maps) -> None:
    symbol = propose(maps, id="t")["e"].symbol
    assert symbol.key == "place t"
    assert symbol.item == "t"
    assert symbol.anchor == (-4.0, 39.9)
    assert list_texts(symbol.drawing.svg) == ["Toledo"]


def test_a_name_keeps_off_the_sign_at_every_side(maps: Maps) -> None:
    half = 4.2 * 1.2
    for side, candidate in propose(maps).items():
        left, top, right, bottom = candidate.symbol.drawing.boxes[0]
        # boxes have 2 pixels of room at the left and the right, and 1 above
        apart = max(
            left + 2 - half, -half - right + 2, top + 1 - half, -half - bottom
        )
        assert apart > 0, side


@pytest.mark.parametrize("propose", [propose_beside, propose_smaller])
def test_a_name_keeps_off_the_ring_of_its_town(
    maps: Maps, propose: Callable[..., Iterator[LabelCandidate]]
) -> None:
    context = replace(make_context(maps), emphasised=frozenset(["Toledo"]))
    (ring,) = outline_ring(
        SPOT,
        4.2 * 1.2,
        unit=1.0,
        ink="#b3301f",
        progress=1.0,
    )
    reach = float(np.hypot(*(np.vstack(ring.rings) - SPOT).T).max())
    for candidate in propose(make_place(), context, SPOT):
        left, top, right, bottom = candidate.symbol.drawing.boxes[0]
        across = max(left + 2, -right + 2, 0.0)
        down = max(top + 1, -bottom, 0.0)
        assert np.hypot(across, down) > reach, candidate.symbol.side


@pytest.mark.parametrize(
    ("side", "left", "right"),
    [("e", GAP, None), ("w", None, -GAP), ("ne", 0.8 * GAP, None)],
)
def test_names_at_the_sides_begin_or_end_at_the_gap(
    maps: Maps, side: str, left: float | None, right: float | None
) -> None:
    box = propose(maps)[side].symbol.drawing.boxes[0]
    if left is not None:
        assert box[0] + 2 == pytest.approx(left)
    if right is not None:
        assert box[2] - 2 == pytest.approx(right)


def test_names_above_and_below_are_centred(maps: Maps) -> None:
    found = propose(maps)
    for side in ("n", "s"):
        left, top, right, _ = found[side].symbol.drawing.boxes[0]
        assert left == pytest.approx(-right)
        assert (top < 0) == (side == "n")


def test_a_second_name_stands_under_the_first(maps: Maps) -> None:
    drawing = propose(maps, sub="(Tolaitola)")["e"].symbol.drawing
    first, second = drawing.boxes
    assert list_texts(drawing.svg) == ["Toledo", "(Tolaitola)"]
    assert second[1] - first[1] == pytest.approx(25)
    assert second[0] == pytest.approx(first[0])


def test_two_names_at_the_left_end_together(maps: Maps) -> None:
    first, second = propose(maps, sub="(Tolaitola)")["w"].symbol.drawing.boxes
    assert second[2] == pytest.approx(first[2])
    assert second[0] < first[0]


def test_a_second_name_is_never_too_small_to_read(maps: Maps) -> None:
    for rank, expected in ((1, 24), (4, 24)):
        svg = propose(
            maps,
            sub="sub",
            rank=rank,
        )["e"].symbol.drawing.svg
        assert list_numbers(svg, "text", "font-size")[1] == pytest.approx(
            expected
        )


def test_larger_towns_have_larger_names_and_signs(maps: Maps) -> None:
    context = make_context(maps)
    sizes = []
    dots = []
    for rank in (1, 2, 3, 4):
        svg = propose(maps, rank=rank)["e"].symbol.drawing.svg
        sizes += list_numbers(svg, "text", "font-size")
        dots.append(
            measure_size(draw_town_dot(make_place(rank=rank), context))[0]
        )
    assert sizes == [30, 27, 25, 24]
    assert dots == pytest.approx([2.4 * 6, 2.4 * 5, 2.4 * 4.2, 2.4 * 3.6])


def test_a_sign_is_seen_in_the_smallest_frame(maps: Maps) -> None:
    drawing = draw_town_dot(make_place(rank=4), make_context(maps, unit=0.05))
    assert measure_size(drawing)[0] == pytest.approx(2.4 * 0.6)


def test_a_fort_has_a_colour_of_its_own(maps: Maps) -> None:
    context = make_context(maps)
    fort = draw_town_dot(make_place(kind="fort"), context).svg
    town = draw_town_dot(make_place(), context).svg
    assert style().fort in fort
    assert style().fort not in town


def test_a_sign_is_a_symbol_at_its_town(maps: Maps) -> None:
    sign = make_sign(make_place(), make_context(maps))
    assert (sign.key, sign.side, sign.item) == ("sign Toledo", "", "Toledo")
    assert sign.anchor == (-4.0, 39.9)
