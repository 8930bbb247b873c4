"""The relations card: a tree that comes in as it is spoken of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lantern.graphics import look
from lantern.graphics.pixels import to_rgb
from lantern.script.model.relations import RelationsCard
from lantern.visuals import card as cards
from lantern.visuals.card import CardVisual
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardElement, CardLayout
from tests.support.laid_cards import TALL, WIDE, list_lines
from tests.support.visuals import (
    card_spec,
    find_card_problems,
    locate,
    make_context,
)

SQUARE = (1080.0, 1080.0)
STAFF: tuple[Any, ...] = (
    "The owner",
    {"The lecturer": "The owner"},
    {"The lamp": "The lecturer"},
    {"The door": "The owner"},
)
SIDES = {
    "red": {"name": "Red", "colour": "vermilion"},
    "blue": {"name": "Blue", "colour": "#274e74"},
}


def lay_out(
    *members: Any,
    page: tuple[float, float] = WIDE,
    spoken: Any = None,
    **keys: Any,
) -> CardLayout:
    about = {"relations": "House", "members": list(members or STAFF), **keys}
    card = RelationsCard.model_validate(about)
    stage = CardContext(page, spoken_at=spoken)
    return lay_out_card(card, stage, look.load())


def list_boxes(layout: CardLayout) -> list[CardElement]:
    return [
        each for each in layout.elements if '<rect x="0" y="0"' in each.body(9)
    ]


def list_tree_lines(layout: CardLayout) -> list[CardElement]:
    return [each for each in layout.elements if "<path" in each.body(9)]


@pytest.mark.parametrize("page", [WIDE, TALL, SQUARE])
def test_a_tree_has_room_in_every_shape(page: tuple[float, float]) -> None:
    layout = lay_out(
        page=page,
        sides=SIDES,
        note="As told by the owner.",
    )
    assert layout.crowded == ()
    boxes = list_boxes(layout)
    assert len(boxes) == 4
    note = list_lines(layout)[-1]
    for element in boxes:
        x, y, w, h = element.box
        assert x >= 90 and x + w <= page[0] - 90
        assert y > 250 or page == SQUARE
        assert y + h < page[1] - 84 and (note.text != "" or y)


def test_a_wide_page_has_rows_and_a_tall_one_goes_in() -> None:
    wide = [each.box for each in list_boxes(lay_out())]
    assert wide[1][1] == wide[3][1]
    tall = [each.box for each in list_boxes(lay_out(page=TALL))]
    tops = [box[1] for box in tall]
    assert tops == sorted(set(tops))
    assert tall[1][0] == tall[3][0] > tall[0][0]


def find_times(spoken: dict[str, float], *members: Any) -> list[float]:
    return [each.at for each in list_boxes(lay_out(*members, spoken=spoken))]


def test_type_is_printed_at_the_size_that_it_has() -> None:
    sizes = {line.size for line in list_lines(lay_out())}
    # the heading's, and that of names: 30 drawn 1.6 times as large
    assert sizes == {60, 48}


def test_members_come_one_after_the_other_below_their_own() -> None:
    times = find_times({})
    assert times == pytest.approx([0.6, 0.75, 0.9, 0.9])


def test_members_come_with_their_words_and_others_after_who_is_above() -> None:
    members = (
        "Ann",
        {"name": "Ben", "with": "Ann"},
        {"name": "Cy", "under": "Ann", "at": "her son"},
        {"Di": "Cy"},
        {"name": "Ed", "under": "Ann", "at": "before"},
    )
    times = find_times({"members/2": 5.0, "members/4": 2.0}, *members)
    assert times == pytest.approx([0.6, 0.6, 5.0, 5.15, 2.0])


def test_a_line_comes_when_both_of_its_ends_are_there() -> None:
    members = (
        {"name": "Ann", "at": "the queen"},
        {"name": "Ben", "under": "Ann", "at": "x"},
    )
    layout = lay_out(*members, spoken={"members/0": 4.0, "members/1": 1.0})
    (line,) = list_tree_lines(layout)
    assert line.at == 4.0
    assert [each.at for each in list_boxes(layout)] == [4.0, 1.0]


def test_a_couple_has_a_double_line() -> None:
    layout = lay_out("Ann", {"name": "Ben", "with": "Ann"})
    (line,) = list_tree_lines(layout)
    assert line.body(9).count("<path") == 2


def test_members_wear_the_bar_of_their_side_and_a_legend_names_it() -> None:
    members = (
        {"name": "Ann", "of": "red"},
        {"Ben": "Ann"},
        {"name": "Cy", "of": "blue"},
    )
    layout = lay_out(*members, sides=SIDES)
    red = [each for each in layout.elements if "#b3301f" in each.body(9)]
    blue = [each for each in layout.elements if "#274e74" in each.body(9)]
    assert (len(red), len(blue)) == (3, 2)
    assert [line.text for line in list_lines(layout)][1:3] == ["Red", "Blue"]


def test_a_tree_from_right_to_left_begins_at_the_right() -> None:
    about = {"relations": "רשימה", "members": ["מלח", {"קמח": "מלח"}]}
    card = RelationsCard.model_validate(about)
    boxes = list_boxes(lay_out_card(card, CardContext(TALL), look.load()))
    (x0, _, w0, _), (x1, _, w1, _) = (each.box for each in boxes)
    assert x1 + w1 < x0 + w0


def test_too_many_to_be_read_are_a_problem_at_the_members() -> None:
    members: list[Any] = ["Ann of the mill"]
    members += [
        {f"Bennet the {n}th of his name": "Ann of the mill"} for n in range(39)
    ]
    message = (
        "the members are too many, or their words too long, to be read on a relations card;"
        " shorten them, or share them out over two cards"
    )
    found = find_card_problems({"relations": "House", "members": members})
    assert found == [(("card", "members"), message)]


def test_words_that_are_too_long_are_a_problem_too() -> None:
    about = {"relations": "House", "members": ["Ann", "W" * 90]}
    ((loc, _),) = find_card_problems(about)
    assert loc == ("card", "members")


def count_blue(visual: CardVisual, frame: int) -> int:
    """Count the pixels of a frame that are far more blue than red."""
    rgb = to_rgb(visual.paint(frame)).astype(int)
    return int((rgb[..., 2] - rgb[..., 0] > 100).sum())


def test_a_member_is_there_from_their_words_on(tmp_path: Path) -> None:
    Image.new("RGB", (300, 400), (20, 40, 220)).save(tmp_path / "a.png")
    member = {
        "name": "Ben",
        "under": "Ann",
        "portrait": "a.png",
        "focus": [0.5, 0.5],
    }
    about = {
        "relations": "House",
        "members": ["Ann", {**member, "at": "her son"}],
    }
    spec = card_spec(about, members_1=50)
    context = make_context(tmp_path, (480, 270))
    visual = cards.open_visual(spec, context)
    assert visual.inputs() == (tmp_path / "a.png",)
    assert count_blue(visual, 49) == 0
    # its portrait is 118 x 92 and is drawn 1.6 times as large; here a quarter of that
    assert 0.8 < count_blue(visual, 90) / (0.4 * 0.4 * 118 * 92) < 1.0
    assert cards.check(spec, context, locate) == []


def test_two_trees_stand_side_by_side() -> None:
    layout = lay_out("Ann", {"Ben": "Ann"}, "Cy", {"Di": "Cy"})
    boxes = [each.box for each in list_boxes(layout)]
    assert boxes[0][1] == boxes[2][1] < boxes[1][1] == boxes[3][1]
    assert boxes[0][0] + boxes[0][2] < boxes[2][0]


def test_a_wide_page_is_not_filled_by_a_few() -> None:
    boxes = [each.box for each in list_boxes(lay_out("Ann", {"Ben": "Ann"}))]
    x, _, w, h = boxes[0]
    # a box of one name is 1.06 x 30 and 2 x 10 high, and drawn 1.6 times as large
    assert h - 6 == pytest.approx(1.6 * (1.06 * 30 + 20))
    assert x + w / 2 == pytest.approx(960)


def test_names_are_rather_made_smaller_than_broken() -> None:
    members = [
        "Silas Webb of Crane",
        *({f"Ann Lee {n}": "Silas Webb of Crane"} for n in "abc"),
    ]
    layout = lay_out(*members, page=SQUARE)
    texts = [line.text for line in list_lines(layout)]
    assert texts[1] == "Silas Webb of Crane"


def test_on_a_dark_ground_words_and_lines_are_light() -> None:
    layout = lay_out(ground={"drawn": "contours"})
    inks = look.load()
    assert layout.dark
    assert {line.fill for line in list_lines(layout)} == {inks.get_ink("cream")}
    assert f'stroke="{inks.get_ink("paper")}"' in list_tree_lines(layout)[
        0
    ].body(9)


def test_captions_stay_free() -> None:
    card = RelationsCard.model_validate(
        {"relations": "House", "members": list(STAFF)}
    )
    layout = lay_out_card(card, CardContext(TALL, captions=1400), look.load())
    assert layout.crowded == ()
    boxes = [each.box for each in layout.elements]
    assert max(y + h for _, y, _, h in boxes) < 1400
