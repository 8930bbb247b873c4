"""The people card: portraits in rows, with a name and a line each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lantern.graphics import look
from lantern.graphics.pixels import to_rgb
from lantern.script.model.people import PeopleCard
from lantern.visuals import card as cards
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardElement, CardLayout
from tests.support.laid_cards import TALL, WIDE, find_line, list_lines
from tests.support.visuals import (
    card_spec,
    find_card_problems,
    locate,
    make_context,
)

SQUARE = (1080.0, 1080.0)
NAMES = ("Ann Lee", "Ivan Petrov", "Maria Berg", "Tomas Hill")
LEAST = {WIDE: 24, TALL: 28, SQUARE: 24}


def describe(count: int, line: str = "kept the accounts") -> dict[str, Any]:
    persons = [{"name": NAMES[n % 4], "line": line} for n in range(count)]
    return {"people": "In the hall", "persons": persons}


def lay_out(
    count: int,
    page: tuple[float, float] = WIDE,
    *,
    captions: float | None = None,
    spoken_at: Mapping[str, float] | None = None,
) -> CardLayout:
    card = PeopleCard.model_validate(describe(count))
    stage = CardContext(page, captions, spoken_at)
    return lay_out_card(card, stage, look.load())


def list_portraits(layout: CardLayout) -> list[CardElement]:
    """Return the mounts: each is followed by a name and a line, after the heading."""
    return list(layout.elements[1::3])


@pytest.mark.parametrize("page", [WIDE, TALL, SQUARE])
@pytest.mark.parametrize("count", range(1, 9))
def test_up_to_eight_have_room_in_every_shape(
    page: tuple[float, float], count: int
) -> None:
    layout = lay_out(count, page)
    assert layout.crowded == ()
    boxes = [each.box for each in list_portraits(layout)]
    assert len(boxes) == count
    assert all(w - 4 == pytest.approx(0.78 * (h - 4)) for _, _, w, h in boxes)
    bottom = 0.83 * page[1] if page == TALL else page[1] - 84
    for element in layout.elements:
        x, y, w, h = element.box
        assert x >= 60 and x + w <= page[0] - 60 and y + h <= bottom + 12
    assert min(line.size for line in list_lines(layout)) >= LEAST[page]


def test_one_stands_beside_the_words_and_four_above_them() -> None:
    alone = lay_out(1)
    x, y, w, h = list_portraits(alone)[0].box
    name = find_line(alone, "Ann Lee")
    assert name.x > x + w and y < name.y < y + h
    four = lay_out(4)
    boxes = [each.box for each in list_portraits(four)]
    assert len({round(each[1]) for each in boxes}) == 1
    assert find_line(four, "Ann Lee").y > boxes[0][1] + boxes[0][3]
    assert find_line(four, "Ann Lee").x == boxes[0][0] + 2


def test_captions_stay_free() -> None:
    layout = lay_out(8, captions=886)
    assert layout.crowded == ()
    assert max(line.y for line in list_lines(layout)) < 862


def test_persons_come_in_as_they_are_spoken_of() -> None:
    spoken = {"persons/0": 1.0, "persons/1": 4.5}
    layout = lay_out(3, spoken_at=spoken)
    found = [each.at for each in layout.elements[1:]]
    assert found == pytest.approx([1.0] * 3 + [4.5] * 3 + [0.9] * 3)
    assert list_portraits(layout)[1].compute_opacity(4.4) == 0.0
    assert list_portraits(layout)[1].compute_opacity(5.2) == 1.0


def test_people_from_right_to_left_begin_at_the_right() -> None:
    persons = [{"name": "מלח"}, {"name": "קמח"}]
    card = PeopleCard.model_validate({"people": "רשימה", "persons": persons})
    layout = lay_out_card(card, CardContext(WIDE), look.load())
    x, _, w, _ = layout.elements[1].box
    assert x + w == pytest.approx(1920 - 148)


def test_words_that_do_not_fit_are_told_at_the_persons() -> None:
    card = describe(8, "kept the accounts of the mill behind the mountain " * 6)
    message = (
        "the persons don't fit on a people card; shorten them, or take some out"
    )
    assert find_card_problems(card) == [(("card", "persons"), message)]


def test_a_portrait_is_there_from_its_words_on(tmp_path: Path) -> None:
    Image.new("RGB", (300, 400), (20, 40, 220)).save(tmp_path / "a.png")
    person = {"name": "Ann", "portrait": "a.png", "focus": [0.5, 0.5]}
    card = {"people": "Hall", "persons": [person]}
    spec = card_spec(card, persons_0=50)
    context = make_context(tmp_path, (320, 180))
    visual = cards.open_visual(spec, context)
    assert visual.inputs() == (tmp_path / "a.png",)
    # the mount is 406 x 520 at (150, about 320): at a sixth its middle is near (59, 97)
    before = to_rgb(visual.paint(49))[97, 59]
    assert min(before) > 180
    red, _, blue = to_rgb(visual.paint(90))[97, 59]
    assert blue > 150 > 90 > red
    assert cards.check(spec, context, locate) == []


def test_a_portrait_that_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture")
    person = {"name": "Ann", "portrait": "a.png"}
    spec = card_spec({"people": "Hall", "persons": [person]})
    (problem,) = cards.check(spec, make_context(tmp_path), locate)
    assert "a.png" in problem.message


def test_a_note_and_a_subtitle_leave_room() -> None:
    about = {
        **describe(8),
        "subtitle": "One evening",
        "note": "As Ann told it. " * 4,
    }
    card = PeopleCard.model_validate(about)
    layout = lay_out_card(card, CardContext(WIDE), look.load())
    assert layout.crowded == ()
    note = list_lines(layout)[2]
    lowest = max(line.y for line in list_lines(layout)[4:])
    assert note.text.startswith("As Ann")
    assert lowest < note.y - note.size


def test_paragraphs_of_persons_follow_the_note() -> None:
    persons = [
        {"name": "Ann", "passage": 4},
        {"name": "Ben", "passage": [2, 4]},
    ]
    about = {"people": "Hall", "persons": persons, "note": "As told."}
    card = PeopleCard.model_validate(about)
    layout = lay_out_card(card, CardContext(WIDE), look.load())
    (note,) = [
        each for each in list_lines(layout) if each.text.startswith("As")
    ]
    assert note.text == "As told. Source: article, paragraphs 2, 4."


def test_names_are_broken_only_where_faces_would_be_small() -> None:
    layout = lay_out(3, SQUARE)
    assert [find_line(layout, name).size for name in NAMES[:3]]
    assert len({round(each.box[1]) for each in list_portraits(layout)}) == 1


def test_on_a_dark_ground_words_are_light() -> None:
    card = PeopleCard.model_validate(
        {**describe(2), "ground": {"drawn": "contours"}}
    )
    layout = lay_out_card(card, CardContext(WIDE), look.load())
    assert layout.dark
    assert find_line(layout, "Ann Lee").fill == look.load().get_ink("cream")
