"""A figure over a picture: where its digits, its unit and its words are, and when."""

from __future__ import annotations

import re

import pytest

from lantern.core.interface_words import find_words
from lantern.graphics import look
from lantern.script.model.inserts import PictureInsert
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.figure import lay_out_figure

LOOK = look.load()
PAGE = InsertPage(LOOK, LOOK.plates.ink, 536.0, False)
DIGITS = LOOK.get_role("number").scale_by(132 / 366)
UNIT = LOOK.get_role("unit").scale_by(54 / 109)


def lay_out(language: str = "en", **keys: object) -> InsertDrawing:
    insert = PictureInsert.model_validate(keys)
    return lay_out_figure(insert, PAGE, find_words(language).numbers)


def list_words(drawing: InsertDrawing, seconds: float) -> list[str]:
    svg = drawing.draw(InsertMoment(seconds))
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_it_is_as_large_as_its_digits() -> None:
    drawing = lay_out(figure=42)
    assert drawing.width == pytest.approx(DIGITS.measure_width("42"))
    assert drawing.height == pytest.approx(0.7 * 132)


def test_a_comma_hangs_below_the_line() -> None:
    assert lay_out(figure=4200).height == pytest.approx(0.8 * 132)
    assert lay_out("de", figure=4200).height == pytest.approx(0.7 * 132)


def test_a_unit_stands_18_pixels_beside_it() -> None:
    drawing = lay_out(figure=42, unit="km")
    expected = DIGITS.measure_width("42") + 18 + UNIT.measure_width("km")
    assert drawing.width == pytest.approx(expected)


def test_all_of_a_long_unit_is_shown() -> None:
    """It is one line; the digits shrink to half their size beside it."""
    drawing = lay_out(figure=1600, unit="cubic kilometres a year")
    assert list_words(drawing, 9.0) == ["1,600", "cubic kilometres a year"]
    unit = UNIT.measure_width("cubic kilometres a year")
    shown = min(unit, 536.0)
    digits = 0.5 * DIGITS.measure_width("1,600")
    assert drawing.width == pytest.approx(digits + 18 + shown)


def test_it_counts_with_its_decimals_in_the_film_s_language() -> None:
    """Half way the cubic has done 7 eighths of 2.4."""
    assert list_words(lay_out("de", figure=2.4), 0.7) == ["2,1"]
    assert list_words(lay_out("de", figure=2.4), 1.4) == ["2,4"]


def test_it_counts_down_to_what_is_below_zero() -> None:
    before, after = list_words(lay_out(figure=-40), 0.7), lay_out(figure=-40)
    assert before[0].endswith("35")
    assert list_words(after, 1.4)[0].endswith("40")


def test_words_come_below_a_rule_when_it_has_counted() -> None:
    """24 pixels to a rule of 5, 22 to a line of 34 pixels of type."""
    drawing = lay_out(figure=42, text="men")
    assert drawing.height == pytest.approx(0.7 * 132 + 24 + 5 + 22 + 0.96 * 34)
    assert list_words(drawing, 1.5) == ["42"]
    assert list_words(drawing, 1.7) == ["42", "men"]
    assert drawing.settles == pytest.approx(1.4 + 3 * 0.4)


def test_what_stands_as_written_has_its_words_sooner() -> None:
    drawing = lay_out(figure="1945", text="in August")
    assert drawing.settles == pytest.approx(4 * 0.4)
    assert list_words(drawing, 0.5) == ["1945"]
    assert list_words(drawing, 0.7) == ["1945", "in August"]
