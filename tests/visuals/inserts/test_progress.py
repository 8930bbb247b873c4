"""A bar over a picture: how far it is filled, and what is written over it."""

from __future__ import annotations

import re

import pytest

from lantern.core.interface_words import find_words
from lantern.graphics import look
from lantern.script.model.inserts import PictureInsert
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.progress import lay_out_progress

LOOK = look.load()
VALUE = LOOK.get_role("callout", False).scale_by(1.3)
ENGLISH = find_words("en").numbers


def lay_out(width: float = 536.0, **keys: object) -> InsertDrawing:
    insert = PictureInsert.model_validate(keys)
    page = InsertPage(LOOK, LOOK.plates.ink, width, False)
    return lay_out_progress(insert, page, ENGLISH)


def list_words(drawing: InsertDrawing, seconds: float) -> list[str]:
    svg = drawing.draw(InsertMoment(seconds))
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def list_widths(drawing: InsertDrawing, seconds: float) -> list[float]:
    """Return the widths of the whole bar and of what is filled of it."""
    svg = drawing.draw(InsertMoment(seconds))
    return [
        float(each) for each in re.findall(r'<rect[^>]* width="([\d.]+)"', svg)
    ]


def test_a_bar_is_440_wide_below_its_value() -> None:
    """0.8 of 34 * 1.3 pixels of type, 20 below them, and a bar of 20."""
    drawing = lay_out(progress=62)
    assert drawing.width == 440
    assert drawing.height == pytest.approx(0.8 * 44.2 + 20 + 20)
    assert drawing.settles == pytest.approx(1.4)


def test_its_words_stand_above_it() -> None:
    drawing = lay_out(progress=62, text="of the road")
    assert list_words(drawing, 1.4) == ["of the road", "62 %"]
    assert drawing.height == pytest.approx(
        0.96 * 34 + 10 + 0.8 * 44.2 + 20 + 20
    )


def test_it_is_no_wider_than_its_page() -> None:
    assert lay_out(300.0, progress=62).width == 300


def test_it_fills_from_one_value_to_the_other() -> None:
    """Half way the cubic has done 7 eighths of the way from 100 to 300."""
    drawing = lay_out(progress={"from": 100, "to": 300, "of": 400}, unit="km")
    assert list_widths(drawing, 0.0) == [440, 110]
    assert list_widths(drawing, 0.7) == pytest.approx([440, 302.5])
    assert list_widths(drawing, 9.0) == [440, 330]
    assert list_words(drawing, 0.7) == ["275 / 400 km"]


def test_it_empties_too() -> None:
    drawing = lay_out(progress={"from": 100, "to": 25})
    assert list_words(drawing, 0.0) == ["100 %"]
    assert list_words(drawing, 1.4) == ["25 %"]
    assert list_widths(drawing, 1.4) == [440, 110]


def test_its_panel_is_as_wide_as_a_long_value() -> None:
    drawing = lay_out(progress={"to": 310, "of": 500}, unit="miles of the road")
    width = VALUE.measure_width("310 / 500 miles of the road")
    assert 440 < width <= 536
    assert drawing.width == pytest.approx(width)


def test_a_longer_value_shrinks_to_its_page() -> None:
    run = {"to": 10_000_000, "of": 20_000_000}
    drawing = lay_out(progress=run, unit="tons of coal")
    shown = "10,000,000 / 20,000,000 tons of coal"
    assert list_words(drawing, 9.0) == [shown]
    assert VALUE.measure_width(shown) > 536
    assert drawing.width == pytest.approx(536, abs=1)


def test_one_that_empties_has_room_for_its_first_value() -> None:
    drawing = lay_out(
        progress={"from": 100_000, "to": 0, "of": 200_000},
        unit="men of the garrison",
    )
    assert drawing.width == pytest.approx(536, abs=1)
