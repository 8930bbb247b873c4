"""Where names along lines may stand: on the line, along it, off it."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap.contrast import choose_ink
from lantern.visuals.map.labels.candidates import LabelCandidate, LabelContext
from lantern.visuals.map.labels.line_candidates import (
    propose_along,
    stretch_line,
)
from lantern.visuals.map.spec.map_items import MapLabel
from tests.support.drawings import list_numbers, list_texts
from tests.support.maps import EMPTY, Maps, style

HD = (1920, 1080)
LINE = [[-6.0, 39.2], [-2.0, 39.2]]


def propose(maps: Maps, **more: object) -> list[LabelCandidate]:
    projection, window = maps.place(EMPTY, HD)
    context = LabelContext(maps.model(EMPTY), style(), projection, {}, 1.0)
    label = MapLabel.model_validate({"text": "SPAIN", "along": LINE, **more})
    return list(propose_along(label, context, window))


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("river", 7),  # only on its line
        ("sea", 7 * (1 + 4 * 8)),
        ("state", 2 * 7 * (1 + 4 * 8)),  # its letters spread or not
        ("range", 7 * (1 + 3 * 8)),
        ("front", 7 * (1 + 3 * 8)),
    ],
)
def test_seas_have_the_most_room_and_rivers_none(
    maps: Maps, kind: str, count: int
) -> None:
    assert len(propose(maps, kind=kind)) == count


def test_the_middle_of_the_line_costs_nothing(maps: Maps) -> None:
    found = propose(maps, kind="sea")
    assert found[0].cost == 0
    assert all(each.cost > 0 for each in found[1:])
    # 0.8 of the type's size off the line: 0.12 for each size
    assert found[1].cost == pytest.approx(0.12 * 0.8)


def test_a_name_off_its_line_is_shifted_by_its_size(maps: Maps) -> None:
    found = propose(maps, kind="sea")
    assert found[1].spot - found[0].spot == pytest.approx((0.8 * 30, 0))
    assert found[3].spot - found[0].spot == pytest.approx((0, 0.8 * 30))


@pytest.mark.parametrize(
    ("kind", "lift"),
    [("state", 0.475), ("sea", 0.24), ("river", 0.7125), ("range", 0.525)],
)
def test_each_kind_has_an_ink_that_can_be_read(
    maps: Maps, kind: str, lift: float
) -> None:
    svg = propose(maps, kind=kind)[0].symbol.drawing.svg
    assert f'fill="{choose_ink(style(), kind, lift)}"' in svg


def test_names_of_fronts_have_the_ink_of_armies(maps: Maps) -> None:
    svg = propose(maps, kind="front")[0].symbol.drawing.svg
    assert f'fill="{style().army}"' in svg


@pytest.mark.parametrize(
    ("kind", "size"),
    [("state", 34), ("sea", 30), ("front", 25), ("range", 24), ("river", 25)],
)
def test_each_kind_has_its_size(maps: Maps, kind: str, size: float) -> None:
    svg = propose(maps, kind=kind)[0].symbol.drawing.svg
    assert set(list_numbers(svg, "g", "font-size")) == {size}


def test_no_name_is_smaller_than_24_pixels(maps: Maps) -> None:
    svg = propose(
        maps,
        kind="range",
        size=16,
    )[0].symbol.drawing.svg
    assert set(list_numbers(svg, "g", "font-size")) == {24}


def test_the_name_of_a_steep_river_stands_level_beside_it(maps: Maps) -> None:
    found = propose(
        maps,
        kind="river",
        along=[[-4.0, 41.0], [-3.9, 38.0]],
    )
    assert len(found) == 7 * 2
    right, left = found[0], found[1]
    assert np.ptp([box[1] for box in right.symbol.drawing.boxes]) < 1
    middle = (right.spot + left.spot) / 2
    gaps = [right.spot[0] - middle[0], middle[0] - left.spot[0]]
    assert gaps[0] == pytest.approx(gaps[1])
    name = right.symbol.drawing.boxes
    assert gaps[0] > (name[-1][2] - name[0][0]) / 2 + 10


def test_an_author_can_set_the_size(maps: Maps) -> None:
    svg = propose(
        maps,
        kind="sea",
        size=44,
    )[0].symbol.drawing.svg
    assert list_numbers(svg, "g", "font-size")[0] == 44


def test_names_on_the_ground_have_a_halo_in_a_glow(maps: Maps) -> None:
    for kind, layers in (("state", 5), ("sea", 5), ("river", 5), ("front", 2)):
        svg = propose(maps, kind=kind)[0].symbol.drawing.svg
        assert len(list_texts(svg)) == 5 * layers, kind


def test_the_name_of_a_state_fills_its_line(maps: Maps) -> None:
    def measure(line: list[list[float]]) -> float:
        boxes = propose(maps, along=line)[0].symbol.drawing.boxes
        return boxes[-1][0] - boxes[0][0]

    short = measure([[-5.0, 39.2], [-4.0, 39.2]])
    long = measure(LINE)
    assert long > 1.3 * short


def test_names_of_lands_lie_under_arrows(maps: Maps) -> None:
    assert propose(maps, kind="sea")[0].symbol.is_under_arrows
    assert not propose(maps, kind="front")[0].symbol.is_under_arrows


def test_a_name_that_comes_and_goes_lies_over_arrows(maps: Maps) -> None:
    symbol = propose(
        maps,
        kind="sea",
        id="bay",
    )[0].symbol
    assert symbol.item == "bay"
    assert not symbol.is_under_arrows


def test_a_line_drawn_from_right_to_left_is_turned(maps: Maps) -> None:
    there = propose(maps)[0].symbol.drawing.boxes
    back = propose(maps, along=LINE[::-1])[0].symbol.drawing.boxes
    assert back == pytest.approx(np.array(there), abs=0.5)


def test_an_upright_line_keeps_its_direction(maps: Maps) -> None:
    down = propose(maps, along=[[-4.0, 42.0], [-4.1, 38.0]])[0]
    tops = [box[1] for box in down.symbol.drawing.boxes]
    assert tops == sorted(tops)


def test_a_long_enough_line_is_left_alone() -> None:
    line = np.column_stack([np.linspace(0, 100, 50), np.zeros(50)])
    assert stretch_line(line, 100) is line


def test_a_short_line_is_run_on_at_both_ends() -> None:
    line = np.column_stack([np.linspace(0, 100, 50), np.full(50, 7.0)])
    longer = stretch_line(line, 160)
    assert longer.shape == (50, 2)
    assert longer[0] == pytest.approx((-30, 7))
    assert longer[-1] == pytest.approx((130, 7))
