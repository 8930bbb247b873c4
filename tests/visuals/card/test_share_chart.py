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
from lantern.visuals.card.parts import CardLayout
from lantern.visuals.card.share_chart import find_wrong_total
from tests.support.laid_cards import TALL, WIDE, find_line, list_rules
from tests.support.visuals import find_card_problems, open_card

ATLAS = look.load()
PAGES = ((1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0))


def make(values: list[float], **keys: Any) -> dict[str, Any]:
    parts = [{"label": f"Part {i}", "value": v} for i, v in enumerate(values)]
    parts[1]["at"] = "the other"
    return {"chart": "Parts", "share": parts, **keys}


def list_texts(what: dict[str, Any], page: tuple[float, float]) -> str:
    layout = lay_out_card(
        ChartCard.model_validate(what), CardContext(page), ATLAS
    )
    assert layout.crowded == ()
    return "".join(element.body(9.0) for element in layout.elements)


@pytest.mark.parametrize("page", PAGES)
def test_shares_are_worked_out_or_stand_as_given(
    page: tuple[float, float],
) -> None:
    worked_out = list_texts(make([30, 10]), page)
    assert ">75%<" in worked_out
    assert ">25%<" in worked_out
    assert ">38.5%<" in list_texts(make([38.5, 61.5], unit="%"), page)


def test_a_part_is_grey_until_its_words_and_then_has_its_ink(
    tmp_path: Path,
) -> None:
    card = open_card(tmp_path, make([50, 50]), (320, 180), share_1=100)
    # the bar lies from 25 to 295 at this size; its second half begins at 160
    ochre = parse_colour(ATLAS.get_ink("ochre"))
    before, after = to_rgb(card.paint(99)), to_rgb(card.paint(240))
    row = 82

    def is_ochre(frame: Any, x: int) -> bool:
        return (
            max(
                abs(int(a) - b)
                for a, b in zip(frame[row, x], ochre, strict=True)
            )
            < 30
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


def lay(
    what: dict[str, Any], page: tuple[float, float] = WIDE, **spoken_at: float
) -> CardLayout:
    stage = CardContext(
        page, spoken_at={f"share/{k[1:]}": t for k, t in spoken_at.items()}
    )
    return lay_out_card(ChartCard.model_validate(what), stage, ATLAS)


def test_the_bar_lies_on_wide_pages_with_a_seam_between_parts() -> None:
    whole, first, second = list_rules(lay(make([30, 10])))
    # from 150 to 1770: three quarters of 1620 are 1215, 5 of them the seam
    assert (whole[0], *whole[2:]) == (150, 1620, 190)
    assert (first[0], *first[2:]) == (150, 1210, 190)
    assert (second[0], *second[2:]) == (1365, 405, 190)
    assert whole[1] == first[1] == second[1]


def test_the_bar_stands_on_narrow_pages() -> None:
    whole, first, second = list_rules(lay(make([30, 10]), TALL))
    assert (whole[0], *whole[2:]) == (96, 250, 1100)
    assert (first[1] - whole[1], first[3]) == (0, 820)
    assert (second[1] - whole[1], second[3]) == pytest.approx((825, 275))


def test_the_bar_stands_where_names_have_no_room_below_it() -> None:
    slim = lay(make([80, *[1] * 7]))
    whole = list_rules(slim)[0]
    # 1.6 times as thick as on a narrow page
    assert whole[2] == 400
    assert slim.crowded == ()


def test_a_name_stands_below_its_part_and_its_figure_between() -> None:
    layout = lay(make([30, 10]))
    whole = list_rules(layout)[0]
    figure, name = find_line(layout, "25%"), find_line(layout, "Part 1")
    assert figure.x == name.x == 1365
    # type of 130 %: 78 and 44.2 px, and 40 px below the bar
    assert figure.y == pytest.approx(whole[1] + 190 + 40 + 0.78 * 78, abs=0.02)
    assert name.y - figure.y == pytest.approx(1.25 * 44.2, abs=0.02)


def test_parts_grow_one_after_the_other_in_the_time_of_one() -> None:
    _, whole, first, second, *_ = lay(make([30, 10])).elements
    assert whole.at == 0
    assert (first.at, first.duration) == (0.5, 0.6)
    assert (second.at, second.duration) == (1.1, 0.6)


def test_a_part_that_waits_for_words_grows_alone() -> None:
    layout = lay(make([30, 10]), _1=4.0)
    _, _, first, second, *_ = layout.elements
    assert (first.at, first.duration) == (0.5, 1.2)
    assert (second.at, second.duration) == (4, 1.2)
    assert find_line(layout, "25%").at == 4
    # a cubic ease: seven eighths of its 405 px are there at half of the time
    assert 'width="354.37"' in second.body(4.6)


@pytest.mark.parametrize(
    ("values", "keys", "texts"),
    [
        ([1, 2], {}, ["33%", "67%"]),
        ([995, 5], {}, ["100%", "0.5%"]),
        ([1, 0], {}, ["100%", "0%"]),
        ([38.5, 61], {"unit": "%"}, ["38.5%", "61%"]),
    ],
)
def test_figures_are_whole_where_that_is_enough(
    values: list[float], keys: dict[str, Any], texts: list[str]
) -> None:
    layout = lay(make(values, **keys))
    for text in texts:
        find_line(layout, text)


def test_words_stand_in_the_place_of_a_figure() -> None:
    what = make([30, 10])
    what["share"][0]["shown"] = "three in four"
    assert find_line(lay(what), "three in four").fill == ATLAS.get_ink("ink")


def test_nothing_is_no_whole() -> None:
    """So a table may say: a card with values of its own tells it."""
    card = ChartCard.model_validate(make([1, 1]))
    parts = [row.model_copy(update={"value": 0.0}) for row in card.share or ()]
    empty = card.model_copy(update={"share": tuple(parts)})
    layout = lay_out_card(empty, CardContext(WIDE), ATLAS)
    assert list_rules(layout) == []
    assert layout.crowded == ()


@pytest.mark.parametrize(
    ("values", "unit", "total"),
    [
        ([40, 50], "%", 90),
        ([40, 59], "%", None),
        ([40, 61.5], "%", 101.5),
        ([40, 50], "t", None),
    ],
)
def test_rounded_parts_may_lack_one_per_cent(
    values: list[float], unit: str, total: float | None
) -> None:
    assert (
        find_wrong_total(ChartCard.model_validate(make(values, unit=unit)))
        == total
    )
