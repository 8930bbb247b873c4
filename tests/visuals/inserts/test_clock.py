"""A clock over a picture: its dial, its hands, and the time below it."""

from __future__ import annotations

import re

import pytest

from lantern.graphics import look
from lantern.script.model.inserts import PictureInsert
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.clock import lay_out_clock

LOOK = look.load()
PAGE = InsertPage(LOOK, LOOK.plates.ink, 536.0, False)


def lay_out(**keys: object) -> InsertDrawing:
    return lay_out_clock(PictureInsert.model_validate(keys), PAGE)


def draw(drawing: InsertDrawing, share: float = 0.0) -> str:
    return drawing.draw(InsertMoment(1.0, (), share))


def list_words(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def find_hand(svg: str, width: int) -> list[float]:
    """Return the outer end of the hand that is so thick."""
    found = re.findall(
        rf'x2="([-\d.]+)" y2="([-\d.]+)" stroke="[^"]+" stroke-width="{width}\.0"',
        svg,
    )
    return [float(each) for each in found[-1]]


def test_it_is_as_wide_as_its_dial_and_has_the_time_below() -> None:
    """A dial of radius 112, 20 below it 0.74 of 39 pixels of type."""
    drawing = lay_out(clock="04:30")
    assert drawing.width == 224
    assert drawing.height == pytest.approx(224 + 20 + 0.74 * 39)
    assert list_words(draw(drawing)) == ["04:30"]
    assert not drawing.runs


def test_words_stand_below_the_time() -> None:
    drawing = lay_out(clock="04:30", text="at dawn")
    assert drawing.height == pytest.approx(224 + 20 + 39 + 10 + 0.96 * 34)
    assert list_words(draw(drawing)) == ["04:30", "at dawn"]


def test_longer_words_make_it_wider_around_its_dial() -> None:
    drawing = lay_out(clock="04:30", text="Khabarovsk time")
    role = LOOK.get_role("callout", False)
    assert drawing.width == pytest.approx(role.measure_width("Khabarovsk time"))
    middle = re.search(r'<circle cx="([\d.]+)" cy="([\d.]+)"', draw(drawing))
    assert middle is not None
    assert float(middle[1]) == pytest.approx(drawing.width / 2, abs=0.01)
    assert float(middle[2]) == 112


def test_at_six_its_hands_are_one_line() -> None:
    """The hour hand is half the radius long, the minute hand 0.74 of it."""
    svg = draw(lay_out(clock="06:00"))
    assert find_hand(svg, 9) == pytest.approx([112, 112 + 56], abs=0.01)
    assert find_hand(svg, 6) == pytest.approx([112, 112 - 82.88], abs=0.01)


def test_at_half_past_three_the_hour_hand_is_between_two_hours() -> None:
    """It is 105 degrees from the top: sin 0.9659, cos -0.2588."""
    svg = draw(lay_out(clock="15:30"))
    assert find_hand(svg, 9) == pytest.approx(
        [112 + 54.09, 112 + 14.49], abs=0.01
    )
    assert find_hand(svg, 6) == pytest.approx([112, 112 + 82.88], abs=0.01)


def test_a_running_one_shows_whole_minutes_on_its_way() -> None:
    """A third of the 100 minutes from 23:30 are 33 and a bit."""
    drawing = lay_out(clock={"from": "23:30", "to": "01:10"})
    assert drawing.runs
    shares = (0.0, 1 / 3, 1.0)
    assert [list_words(draw(drawing, share))[0] for share in shares] == [
        "23:30",
        "00:03",
        "01:10",
    ]


def test_a_dial_has_a_stroke_for_each_hour() -> None:
    """Twelve of them, and two hands; those of the quarters are thicker."""
    svg = draw(lay_out(clock="04:30"))
    assert svg.count("<line") == 14
    assert svg.count('stroke-width="5.0"') == 4
