"""The quotation card: words between large marks, a portrait, and whose words they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from lantern.graphics import look
from lantern.graphics.pixels import to_rgb
from lantern.script.model.quotation import QuotationCard
from lantern.visuals import card as cards
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from tests.support.laid_cards import (
    TALL,
    CardMaker,
    find_line,
    list_lines,
    list_rules,
)
from tests.support.visuals import card_spec, locate, make_context

SQUARE = (1080.0, 1080.0)
WORDS = "“We drove by the stars until the lorries stopped.”"
make = CardMaker(QuotationCard, "quotation", WORDS)


def test_marks_are_red_and_twice_as_large_as_the_words() -> None:
    layout = make(by="Petrov")
    opening, closing = find_line(layout, "“"), find_line(layout, "”")
    words = list_lines(layout)[0]
    assert (words.text[:8], words.size) == ("We drove", 74)
    assert opening.size == closing.size == pytest.approx(2.1 * 74)
    red = look.load().get_ink("vermilion")
    assert opening.fill == closing.fill == red
    assert opening.x < words.x < closing.x


def test_high_marks_hang_from_the_top_and_low_ones_stand_on_the_line() -> None:
    # a mark's top is 0.67 of its size above its baseline, as that of the words is of theirs
    high = make(by="Petrov")
    assert find_line(high, "“").y - list_lines(high)[0].y == pytest.approx(
        0.67 * 1.1 * 74, abs=0.01
    )
    low = make("„Wir fuhren.“", by="Petrov")
    assert find_line(low, "„").y == find_line(low, "Wir fuhren.").y


def test_nothing_is_a_bar_at_the_left_of_the_words() -> None:
    (rule,) = list_rules(make(by="Petrov"))
    assert rule[2:] == (132, 6)


def test_who_said_so_stands_below_and_comes_later() -> None:
    layout = make(
        by="Petrov",
        line="driver",
        source="Diary",
    )
    words, name = list_lines(layout)[0], find_line(layout, "Petrov")
    line, source = find_line(layout, "driver"), find_line(layout, "Diary")
    assert (name.size, line.size) == (45, 28)
    assert (line.y - name.y, source.y - line.y) == (44, 44)
    assert (words.at, name.at) == (0, 0.9)
    assert words.x == name.x == line.x


@pytest.mark.parametrize(
    ("page", "corner"), [((1920.0, 1080.0), 150), (TALL, 96), (SQUARE, 96)]
)
def test_a_portrait_stands_beside_the_words_or_above_them(
    page: tuple[float, float], corner: float
) -> None:
    layout = make(
        by="Petrov",
        portrait="a.jpg",
        page=page,
    )
    x, y, w, h = layout.elements[0].box
    words = list_lines(layout)[0]
    assert x == corner - 2
    if page[0] > page[1]:
        assert words.x > x + w + 90
    else:
        assert words.y - words.size > y + h


def test_captions_and_the_bottom_of_a_telephone_stay_free() -> None:
    words = QuotationCard(
        quotation=WORDS * 3,
        by="Petrov",
        line="driver",
    )
    stage = CardContext(TALL, captions=1400)
    layout = lay_out_card(words, stage, look.load())
    assert max(line.y for line in list_lines(layout)) < 1300


def test_what_does_not_fit_is_named() -> None:
    assert make("The river rose by a hand. " * 30, by="A").crowded == (
        "quotation",
    )
    assert make(by="A farmer of the valley " * 9).crowded == ("by",)


def test_the_portrait_s_picture_is_on_the_card(tmp_path: Path) -> None:
    Image.new("RGB", (300, 400), (20, 40, 220)).save(tmp_path / "a.png")
    spec = card_spec({"quotation": WORDS, "by": "Petrov", "portrait": "a.png"})
    context = make_context(tmp_path, (320, 180))
    visual = cards.open_visual(spec, context)
    assert visual.inputs() == (tmp_path / "a.png",)
    # the mount is 437 x 560 at (150, 260): at a sixth its middle is at (61, 90)
    red, _, blue = to_rgb(visual.paint(99))[90, 61]
    assert blue > 150 > 90 > red
    assert cards.check(spec, context, locate) == []


def test_a_portrait_that_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture")
    spec = card_spec({"quotation": WORDS, "by": "Petrov", "portrait": "a.png"})
    (problem,) = cards.check(spec, make_context(tmp_path), locate)
    assert "a.png" in problem.message
