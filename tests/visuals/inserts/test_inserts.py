"""What inserts draw: figures that count, facts, hands of a clock, bars that fill."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lantern.core.interface_words import find_words
from lantern.core.units import Frames
from lantern.graphics import look
from lantern.script.model.inserts import PictureInsert
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.clock import find_minutes
from lantern.visuals.inserts.painter import lay_out_insert
from lantern.visuals.inserts.progress import write_value
from lantern.visuals.specs import TimedInsert

LOOK = look.load()
ENGLISH = find_words("en").numbers
GERMAN = find_words("de").numbers


def lay_out(width: float = 536.0, **keys: Any) -> InsertDrawing:
    insert = PictureInsert.model_validate(keys)
    page = InsertPage(LOOK, LOOK.plates.ink, width, False)
    timed = TimedInsert(insert, Frames(0), Frames(100))
    return lay_out_insert(timed, page, ENGLISH)


def list_words(
    drawing: InsertDrawing, seconds: float, **keys: Any
) -> list[str]:
    """Return the texts that are there after some seconds."""
    svg = drawing.draw(InsertMoment(seconds, **keys))
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_a_figure_counts_to_its_value_and_then_its_words_come() -> None:
    """Half way in time, 0.7 s, the cubic has done 7 eighths."""
    drawing = lay_out(
        figure=1600,
        unit="men",
        text="crossed the border",
    )
    assert list_words(drawing, 0.0) == ["0", "men"]
    assert list_words(drawing, 0.7) == ["1,400", "men"]
    assert list_words(drawing, 1.4) == ["1,600", "men"]
    settled = list_words(drawing, drawing.settles)
    assert settled == ["1,600", "men", "crossed the border"]


def test_a_figure_in_quotes_stands_as_written() -> None:
    drawing = lay_out(figure="1945")
    assert list_words(drawing, 0.0) == ["1945"]


def test_a_long_figure_shrinks_to_its_room() -> None:
    assert lay_out(figure=123_456_789_012).width <= 536
    assert lay_out(figure=7).width < 100


def test_facts_come_one_by_one() -> None:
    drawing = lay_out(facts=["Rain", "Wind"], text="Weather")
    assert list_words(drawing, 9, said=(-1.0, -1.0)) == ["WEATHER"]
    assert list_words(drawing, 9, said=(0.8, -1.0)) == ["WEATHER", "Rain"]
    assert list_words(drawing, 9, said=(0.8, 0.8)) == [
        "WEATHER",
        "Rain",
        "Wind",
    ]


def test_facts_are_broken_into_lines_that_fit() -> None:
    drawing = lay_out(facts=["Five thousand tanks and as many aircraft again"])
    assert drawing.width <= 536
    assert len(list_words(drawing, 9, said=(1.0,))) == 2


@pytest.mark.parametrize(
    ("clock", "share", "minutes"),
    [
        ("04:30", 0.0, 270),
        ("04:30", 1.0, 270),
        ({"from": "00:10", "to": "04:30"}, 0.5, 140),
        ({"from": "23:00", "to": "01:00"}, 0.75, 24 * 60 + 30),
    ],
)
def test_a_clock_runs_evenly_past_midnight_if_need_be(
    clock: object, share: float, minutes: float
) -> None:
    insert = PictureInsert.model_validate({"clock": clock})
    assert find_minutes(insert, share) == minutes


def test_a_clock_shows_its_time_in_digits_and_by_its_hands() -> None:
    """At 03:00 the hour hand points to the right and the minute hand up."""
    drawing = lay_out(clock="03:00", text="Khabarovsk time")
    svg = drawing.draw(InsertMoment(1.0))
    assert list_words(drawing, 1.0) == ["03:00", "Khabarovsk time"]
    middle = drawing.width / 2
    ends = re.findall(
        r'x2="([\d.]+)" y2="([\d.]+)" stroke="[^"]+" stroke-width="9', svg
    )
    assert [float(each) for each in ends[0]] == pytest.approx(
        [middle + 56, 112], abs=0.01
    )
    ends = re.findall(
        r'x2="([\d.]+)" y2="([\d.]+)" stroke="[^"]+" stroke-width="6', svg
    )
    assert float(ends[0][0]) == pytest.approx(middle, abs=0.01)
    assert float(ends[0][1]) < 40


def test_a_bar_fills_to_its_share() -> None:
    """62 of 100 of 440 pixels are 272.8."""
    drawing = lay_out(progress=62)
    svg = drawing.draw(InsertMoment(drawing.settles))
    assert 'width="272.80"' in svg
    assert list_words(drawing, drawing.settles) == ["62 %"]
    assert list_words(drawing, 0.0) == ["0 %"]


def test_a_value_is_written_with_its_whole_in_the_film_s_language() -> None:
    keys = {"progress": {"to": 12_500, "of": 50_000}, "unit": "km"}
    insert = PictureInsert.model_validate(keys)
    assert insert.bar is not None
    shown = write_value(insert, insert.bar, 12_500, signs=ENGLISH)
    assert shown == "12,500 / 50,000 km"
    shown = write_value(insert, insert.bar, 12_500, signs=GERMAN)
    assert shown == "12.500 / 50.000 km"
