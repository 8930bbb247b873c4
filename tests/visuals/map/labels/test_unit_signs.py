"""The signs of units: what is drawn and written, in whose colour, and what room it takes."""

from __future__ import annotations

import pytest

from lantern.graphics.colours import parse_rgb
from lantern.graphics.contrast import LEAST_CONTRAST
from lantern.graphics.look import load
from lantern.visuals.map.basemap.contrast import compute_contrast
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.labels.unit_signs import (
    STEM,
    SWORDS_RADIUS,
    choose_paint,
    draw_swords,
    draw_unit,
    list_lines,
)
from lantern.visuals.map.spec.map_units import MapUnit
from lantern.visuals.map.spec.sides import SideInk, SidePattern
from tests.support.drawings import list_texts, measure_size
from tests.support.maps import style

RED = "#b3301f"


def make_unit(**keys: object) -> MapUnit:
    return MapUnit.model_validate(
        {"id": "a", "of": "red", "path": [[0, 0]], **keys}
    )


def draw(
    pattern: SidePattern = "plain", unit_px: float = 1.0, **keys: object
) -> SvgDrawing:
    look = style().with_sides({"red": SideInk(RED, pattern)})
    return draw_unit(make_unit(**keys), look, unit_px)


def test_a_block_wears_its_sides_colour_and_has_its_strength_on_it() -> None:
    drawing = draw(name="First Army", strength="700,000")
    assert f'fill="{RED}"' in drawing.svg
    assert list_texts(drawing.svg) == ["700,000", "First Army"]
    body, foot, name = drawing.boxes
    assert foot[3] < 0
    assert name[3] <= body[1] + 1


def test_a_block_is_as_wide_as_what_is_written_on_it() -> None:
    short, _ = measure_size(draw())
    wide, _ = measure_size(draw(strength="one and a half million"))
    assert short == pytest.approx(62 + 2 * 3)
    assert wide > 250


def test_an_echelon_stands_over_any_sign() -> None:
    assert list_texts(draw(strength="XXX").svg) == ["XXX"]
    assert list_texts(
        draw(
            branch="cavalry",
            strength="XX",
            name="N",
        ).svg
    ) == [
        "XX",
        "N",
    ]
    assert [line.text for line in list_lines(make_unit(strength="XX"))] == [
        "XX"
    ]
    assert list_lines(make_unit(strength="9 men")) == []


def test_the_sign_stands_over_its_point() -> None:
    for drawing in (draw(), draw(sign="flag"), draw(branch="armour")):
        left, top, right, bottom = drawing.boxes[0]
        assert top < bottom <= 3 - STEM
        assert left < 0 < right


def test_a_flag_is_of_the_sides_colour_on_a_pole_at_its_point() -> None:
    drawing = draw(sign="flag")
    assert drawing.svg.count(f'fill="{RED}"') == 1
    left, _, right, _ = drawing.boxes[0]
    assert (left, right) == pytest.approx((-7, 67))


def test_all_grows_with_the_type() -> None:
    small, large = draw(strength="XX"), draw(strength="XX", unit_px=2.0)
    for one, two in zip(small.boxes[0], large.boxes[0], strict=True):
        assert two == pytest.approx(2 * one)


@pytest.mark.parametrize(
    ("pattern", "rects"),
    [("plain", 0), ("stripe", 1), ("bars", 2), ("hollow", 0)],
)
def test_sides_differ_without_their_colour(
    pattern: SidePattern, rects: int
) -> None:
    svg = draw(pattern).svg
    assert svg.count("<rect") == rects
    filled = f'fill="{style().paper if pattern == "hollow" else RED}"'
    assert filled in svg


def test_what_is_written_on_a_side_can_be_read_on_the_inks_of_every_look() -> (
    None
):
    for name in ("parchment", "dark"):
        for ink in load().inks.values():
            paint = choose_paint(ink, style(name))
            found = compute_contrast(parse_rgb(paint), parse_rgb(ink))
            assert found >= LEAST_CONTRAST, (name, ink)


def test_the_swords_of_a_fight_lie_on_a_disc_about_their_middle() -> None:
    drawing = draw_swords(style(), 2.0)
    assert drawing.svg.count("<path") == 2
    assert f'r="{2 * SWORDS_RADIUS:.2f}"' in drawing.svg
    left, top, right, bottom = drawing.boxes[0]
    assert (left, top) == (-right, -bottom)
