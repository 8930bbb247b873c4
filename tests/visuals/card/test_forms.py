"""Cards of any form: how they begin, their ground, and the side they are set to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from lantern.script.model.cards import Card
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardLayout
from tests.support.laid_cards import ATLAS, TALL, WIDE, find_line, list_lines

READER: TypeAdapter[Any] = TypeAdapter(Card)
HEBREW = "הבארות יבשו"
ROWS = [{"label": "Men", "value": 3}, {"label": "Guns", "value": 1}]
FORMS: dict[str, dict[str, Any]] = {
    "title": {"title": "Salt"},
    "chapter": {"chapter": "The wells", "numeral": 3},
    "statement": {"statement": "The wells were dry."},
    "quotation": {"quotation": "“Dry.”", "by": "Ann"},
    "number": {"number": 600, "unit": "km"},
    "list": {"list": "Needed", "items": [{"text": "Salt"}]},
    "people": {"people": "Hall", "persons": [{"name": "Ann Lee"}]},
    "relations": {"relations": "House", "members": ["Ann", {"Ben": "Ann"}]},
    "timeline": {
        "timeline": "August",
        "events": [{"date": "9 aug", "text": "Rain"}],
    },
    "bars": {"chart": "Strength", "bars": ROWS},
    "share": {"chart": "Strength", "share": ROWS},
    "lines": {
        "chart": "Coal",
        "lines": [{"name": "North", "points": {1890: 1, 1900: 2}}],
    },
    "table": {
        "chart": "Plan",
        "table": {"columns": ["a"], "rows": [{"label": "Coal", "cells": [1]}]},
    },
    "credits": {
        "credits": "Salt",
        "entries": [{"role": "Maps", "lines": ["Ann"]}],
    },
    "wanted": {"wanted": "The wells at noon"},
}


def lay(card: dict[str, Any], page: tuple[float, float] = WIDE) -> CardLayout:
    return lay_out_card(READER.validate_python(card), CardContext(page), ATLAS)


@pytest.mark.parametrize("page", [WIDE, TALL, (1080.0, 1080.0)])
@pytest.mark.parametrize("form", FORMS)
def test_a_card_of_every_form_has_room_on_every_page(
    form: str, page: tuple[float, float]
) -> None:
    layout = lay(FORMS[form], page)
    assert layout.crowded == ()
    for line in list_lines(layout):
        assert 0 <= line.x <= page[0]
        assert 0 < line.y < page[1]


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"title"}))
def test_no_card_begins_as_an_empty_page(form: str) -> None:
    layout = lay(FORMS[form])
    assert layout.black == 0
    assert min(element.at for element in layout.elements) == 0


def test_a_title_comes_out_of_black() -> None:
    layout = lay(FORMS["title"])
    assert layout.black == ATLAS.timing.title.black > 0
    assert layout.dark


def test_words_over_a_picture_are_light() -> None:
    plain = lay(FORMS["statement"])
    over = lay({**FORMS["statement"], "ground": {"still": "a.png"}})
    assert (plain.dark, over.dark) == (False, True)
    words = list_lines(plain)[0].text
    assert find_line(plain, words).fill == ATLAS.get_ink("ink")
    assert find_line(over, words).fill == ATLAS.get_ink("cream")


def test_labels_are_larger_on_upright_pages() -> None:
    card = {**FORMS["statement"], "label": "View"}
    wide = ATLAS.get_role("label").size
    tall = ATLAS.get_role("label", portrait=True).size
    assert tall > wide
    assert find_line(lay(card), "VIEW").size == pytest.approx(wide)
    assert find_line(lay(card, TALL), "VIEW").size == pytest.approx(tall)


def test_what_is_written_from_right_to_left_begins_at_the_right() -> None:
    plain = lay({"list": "Needed", "items": [{"text": "Salt"}]})
    mirrored = lay({"list": HEBREW, "items": [{"text": HEBREW}]})
    assert max(each.box[0] + each.box[2] for each in plain.elements) < 1700
    # as far from the right as others are from the left
    lefts = [each.box[0] for each in plain.elements]
    rights = [1920 - each.box[0] - each.box[2] for each in mirrored.elements]
    assert min(rights) == pytest.approx(min(lefts), abs=1)
