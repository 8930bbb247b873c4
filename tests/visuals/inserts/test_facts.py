"""A fact list over a picture: its lines stand below each other and come one by one."""

from __future__ import annotations

import re

import pytest

from lantern.graphics import look
from lantern.script.model.inserts import PictureInsert
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.facts import lay_out_facts

LOOK = look.load()
WORDS, HEADING = LOOK.get_role("callout", False), LOOK.get_role("label", False)
LINE = 0.96 * 34
"""The height of a fact of one line."""
ALL = (9.0, 9.0)


def lay_out(width: float = 536.0, **keys: object) -> InsertDrawing:
    page = InsertPage(LOOK, LOOK.plates.ink, width, False)
    return lay_out_facts(PictureInsert.model_validate(keys), page)


def list_places(drawing: InsertDrawing, name: str, *said: float) -> list[float]:
    svg = drawing.draw(InsertMoment(9.0, said))
    found = re.findall(rf'<text[^>]*\b{name}="([-\d.]+)"', svg)
    return [float(each) for each in found]


def test_facts_stand_34_pixels_from_the_left_and_20_apart() -> None:
    drawing = lay_out(facts=["Rain", "Wind"])
    assert drawing.height == pytest.approx(2 * LINE + 20)
    assert list_places(drawing, "x", *ALL) == [34, 34]
    first, second = list_places(drawing, "y", *ALL)
    assert first == pytest.approx(0.74 * 34, abs=0.01)
    assert second - first == pytest.approx(LINE + 20, abs=0.01)


def test_it_is_as_wide_as_its_widest_fact_with_its_mark() -> None:
    drawing = lay_out(facts=["Rain", "Wind and hail"])
    assert drawing.width == pytest.approx(
        WORDS.measure_width("Wind and hail") + 34
    )


def test_a_heading_stands_24_pixels_above() -> None:
    drawing = lay_out(facts=["Rain"], text="The weather")
    assert drawing.height == pytest.approx(0.96 * 24 + 24 + LINE)
    first, _ = list_places(drawing, "x", 9.0)
    assert first == 0


def test_a_wide_heading_counts_for_the_width() -> None:
    drawing = lay_out(facts=["Rain"], text="The weather in the hills")
    assert drawing.width == pytest.approx(
        HEADING.measure_width("The weather in the hills")
    )


def test_a_fact_of_two_lines_moves_the_next_one_down() -> None:
    drawing = lay_out(300.0, facts=["Five thousand tanks", "Wind"])
    places = list_places(drawing, "y", *ALL)
    assert len(places) == 3
    assert places[2] - places[1] == pytest.approx(LINE + 20, abs=0.01)
    assert drawing.width <= 300


def test_a_fact_that_waits_is_not_there_but_has_its_place() -> None:
    drawing = lay_out(facts=["Rain", "Wind"])
    assert (
        list_places(drawing, "y", -1.0, 9.0)
        == list_places(drawing, "y", *ALL)[1:]
    )
    assert drawing.draw(InsertMoment(9.0, (-1.0, -1.0))) == ""


def test_it_rests_when_its_last_fact_has_risen() -> None:
    assert lay_out(facts=["Rain"]).settles == pytest.approx(0.8)
