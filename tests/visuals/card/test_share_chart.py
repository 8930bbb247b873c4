"""The bar of shares: its parts, when they come, and what they make together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.graphics import look
from lantern.graphics.colours import parse_colour
from lantern.graphics.pixels import to_rgb
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from tests.support.visuals import find_card_problems, open_card

ATLAS = look.load()
PAGES = ((1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0))


def make(values: list[float], **keys: Any) -> dict[str, Any]:
    parts = [{"label": f"Part {i}", "value": v} for i, v in enumerate(values)]
    parts[1]["at"] = "the other"
    return {"chart": "Parts", "share": parts, **keys}


def list_texts(what: dict[str, Any], page: tuple[float, float]) -> str:
    layout = lay_out_card(ChartCard.model_validate(what), CardContext(page), ATLAS)
    assert layout.crowded == ()
    return "".join(element.body(9.0) for element in layout.elements)


@pytest.mark.parametrize("page", PAGES)
def test_shares_are_worked_out_or_stand_as_given(page: tuple[float, float]) -> None:
    worked_out = list_texts(make([30, 10]), page)
    assert ">75%<" in worked_out
    assert ">25%<" in worked_out
    assert ">38.5%<" in list_texts(make([38.5, 61.5], unit="%"), page)


def test_a_part_is_grey_until_its_words_and_then_has_its_ink(tmp_path: Path) -> None:
    card = open_card(tmp_path, make([50, 50]), (320, 180), share_1=100)
    # the bar lies from 25 to 295 at this size; its second half begins at 160
    ochre = parse_colour(ATLAS.get_ink("ochre"))
    before, after = to_rgb(card.paint(99)), to_rgb(card.paint(240))
    row = 82

    def is_ochre(frame: Any, x: int) -> bool:
        return (
            max(abs(int(a) - b) for a, b in zip(frame[row, x], ochre, strict=True)) < 30
        )

    assert not is_ochre(before, 230)
    assert is_ochre(after, 230)
    assert not is_ochre(after, 90)


def test_parts_in_per_cent_make_the_whole() -> None:
    found = find_card_problems(make([40, 50], unit="%"))
    assert found == [
        (
            ("card", "share"),
            "the parts make 90 %, and the whole is 100; add what is left over",
        )
    ]
    assert find_card_problems(make([40, 59.5], unit="%")) == []
