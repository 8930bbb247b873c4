"""Signs on maps: towns by their kind, chips, parachutes."""

from __future__ import annotations

import math

import pytest

from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.labels.signs import (
    SignColours,
    draw_canopy,
    draw_chip,
    draw_dot,
    draw_parachute,
    draw_star,
)
from tests.support.drawings import list_numbers, list_texts, measure_size

COLOURS = SignColours("#110000", "#eeeeee", "#fffff0")


def test_a_town_is_drawn_by_its_kind() -> None:
    kinds = ("town", "capital", "fort", "point")
    drawn = {
        kind: draw_dot(kind, 5, COLOURS, hollow=True).svg for kind in kinds
    }
    assert drawn["town"].count("<circle") == 3
    assert drawn["capital"].count("<polygon") == 1
    assert drawn["fort"].count("<rect") == 1
    assert drawn["point"].count("<circle") == 2


def test_a_point_is_a_small_full_dot() -> None:
    drawn = draw_dot("point", 10, COLOURS, hollow=True).svg
    assert list_numbers(drawn, "circle", "r") == pytest.approx([9.8, 7])
    assert COLOURS.paper not in drawn


def test_a_ring_is_hollow_or_full() -> None:
    hollow = draw_dot("town", 10, COLOURS, hollow=True).svg
    full = draw_dot("town", 10, COLOURS, hollow=False).svg
    assert list_numbers(hollow, "circle", "r") == [14, 10, 5]
    assert list_numbers(full, "circle", "r") == [14, 10]
    assert COLOURS.paper in hollow
    assert COLOURS.paper not in full


@pytest.mark.parametrize("kind", ["town", "capital", "fort", "point"])
def test_every_kind_needs_the_same_room(kind: str) -> None:
    drawing = draw_dot(kind, 10, COLOURS, hollow=False)
    assert drawing.boxes == ((-12, -12, 12, 12),)
    assert drawing.ink == (-22, -22, 22, 22)


def test_a_star_has_five_points_and_one_is_at_the_top() -> None:
    points = [pair.split(",") for pair in draw_star(10).split()]
    reaches = [math.hypot(float(x), float(y)) for x, y in points]
    assert points[0] == ["0.00", "-10.00"]
    assert reaches == pytest.approx([10, 4.2] * 5, abs=0.01)


def test_a_chip_is_as_wide_as_its_text_with_margins() -> None:
    drawing = draw_chip(
        "5 Jun",
        20,
        colour="#110000",
        paper="#fff",
        typefaces=BUNDLED,
    )
    short = draw_chip(
        "5",
        20,
        colour="#110000",
        paper="#fff",
        typefaces=BUNDLED,
    )
    width, height = measure_size(drawing)
    assert list_texts(drawing.svg) == ["5 Jun"]
    assert height == 2 * (0.66 * 20 + 2)
    assert width > measure_size(short)[0]
    # the panel is 2 pixels inside the box, at all sides
    assert list_numbers(drawing.svg, "rect", "width")[0] == pytest.approx(
        width - 4, abs=0.01
    )


def test_a_chip_has_its_middle_at_the_origin() -> None:
    drawing = draw_chip(
        "5 Jun",
        20,
        colour="#110000",
        paper="#fff",
        typefaces=BUNDLED,
    )
    left, top, right, bottom = drawing.boxes[0]
    assert left == -right
    assert top == -bottom


def test_a_parachute_is_drawn_twice_for_its_halo() -> None:
    svg = draw_canopy(0, 0, 10, colours=COLOURS)
    assert svg.count("<path") == 4
    assert svg.count("#eeeeee") == 2
    assert svg.index("#eeeeee") < svg.index("#110000")


def test_a_canopy_is_a_half_circle_with_three_scallops() -> None:
    svg = draw_canopy(50, 20, 10, colours=COLOURS)
    dome = svg.split('d="')[1].split('"')[0]
    assert dome.startswith("M40.00 20.00A10.00 10.00 0 0 1 60.00 20.00")
    assert dome.count("Q") == 3
    assert dome.endswith("40.00 20.00Z")


def test_a_parachute_without_a_date_stands_alone() -> None:
    drawing = draw_parachute("", 10, COLOURS, typefaces=BUNDLED)
    assert list_texts(drawing.svg) == []
    assert drawing.boxes == ((-12, -12, 12, 15),)


def test_the_date_of_a_parachute_stands_at_its_right() -> None:
    drawing = draw_parachute("7 Jun", 10, COLOURS, typefaces=BUNDLED)
    assert list_texts(drawing.svg) == ["7 Jun"]
    canopy, date = drawing.boxes
    assert date[0] == pytest.approx(13)
    assert date[0] > canopy[2]
    assert drawing.ink[2] >= date[2]
