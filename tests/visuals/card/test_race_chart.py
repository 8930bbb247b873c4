"""The race: which bars are seen, in which order, with which figures and date."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from lantern.script.model.charts import ChartCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardLayout
from tests.support.laid_cards import ATLAS, TALL, WIDE
from tests.support.visuals import open_card

CITIES: dict[str, Any] = {
    "chart": "Cities",
    "unit": "millions",
    "race": [
        {"name": "London", "points": {"1900": 6.5, "2000": 7}},
        {"name": "Tokyo", "points": {"1900": 1.5, "2000": 34.5}},
    ],
}


def lay_out_at(
    page: tuple[float, float] = WIDE,
    spoken: Mapping[str, float] | None = None,
    **more: Any,
) -> CardLayout:
    card = ChartCard.model_validate(CITIES | more)
    stage = CardContext(
        page,
        spoken_at=spoken,
        length=10.0,
    )
    return lay_out_card(card, stage, ATLAS)


def draw(layout: CardLayout, t: float) -> str:
    """Return what is seen at a time, each piece at its place."""
    svg = ""
    for element in layout.elements:
        offset = element.find_offset(t)
        if offset.opacity > 0:
            svg += f'<g at="{offset.dx} {offset.dy}">{element.body(t)}</g>'
    return svg


def find_height(svg: str, text: str) -> float:
    """Return the baseline of a line of type."""
    (piece,) = [each for each in svg.split("<g at=")[1:] if f">{text}<" in each]
    moved = float(piece.split('"')[1].split()[1])
    return moved + float(piece.split(' y="')[1].split('"')[0])


@pytest.mark.parametrize("page", [WIDE, TALL, (1080.0, 1080.0)])
def test_the_larger_bar_stands_above(page: tuple[float, float]) -> None:
    layout = lay_out_at(page)
    assert layout.crowded == ()
    first, last = draw(layout, 0.5), draw(layout, 10.0)
    assert find_height(first, "London") < find_height(first, "Tokyo")
    assert find_height(last, "Tokyo") < find_height(last, "London")
    assert find_height(last, "Tokyo") == pytest.approx(
        find_height(first, "London")
    )


def test_figures_and_the_date_count_from_first_to_last() -> None:
    layout = lay_out_at()
    first, last = draw(layout, 0.5), draw(layout, 10.0)
    for text in ("1900", "6.5", "1.5"):
        find_height(first, text)
    # as many decimals as the values have, and their unit above them
    for text in ("2000", "7.0", "34.5", "millions"):
        find_height(last, text)


def test_the_date_is_reached_on_its_words() -> None:
    layout = lay_out_at(
        spoken={"stops/1950": 8.0}, stops={"1950": "the middle of the century"}
    )
    find_height(draw(layout, 8.0), "1950")
    find_height(draw(layout, 8.0), "18.0")


def test_a_bar_that_is_highlighted_keeps_its_ink() -> None:
    layout = lay_out_at(
        spoken={"highlight/Tokyo": 4.0}, highlight={"Tokyo": "in Japan"}
    )
    red, slate = ATLAS.get_ink("vermilion"), ATLAS.get_ink("slate")
    before, after = draw(layout, 3.9), draw(layout, 4.6)
    # the line that time runs along is red, too
    assert before.count(red) == 2
    assert after.count(red) == 1
    assert before.count(slate) == after.count(slate) == 1


def test_only_the_first_eight_are_seen() -> None:
    race = []
    for i in range(10):
        race.append(
            {"name": f"City {i}", "points": {1900: 100 - i, 2000: 100 - i}}
        )
    svg = draw(lay_out_at(race=race), 5.0)
    assert ">City 7<" in svg
    assert ">City 8<" not in svg


def test_it_rests_on_the_last_date(tmp_path: Path) -> None:
    card = open_card(tmp_path, CITIES, (160, 90))
    # 10 s at 25 frames a second, of which the last 1.3 s are rest and places settle in 0.6
    assert card.state(249) == card.state(240)
    assert card.state(100) != card.state(101)
    assert (card.paint(30).y != card.paint(249).y).any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"race": [CITIES["race"][0] | {"at": "London"}, CITIES["race"][1]]},
            "the bars of a race come with their dates; take out at,"
            " or write stops: {1945: words}",
        ),
        (
            {
                "race": [
                    {"name": "A", "points": {1900: -1, 1901: 1}},
                    CITIES["race"][1],
                ]
            },
            "'A' is below 0; a bar is 0 or more",
        ),
        (
            {"stops": {"9 aug": "in August"}},
            "'9 aug' needs its year: 9 aug 1945",
        ),
        (
            {"race": None, "lines": CITIES["race"], "stops": {"1950": "a"}},
            "stops are dates of a race, and this chart has none",
        ),
        (
            {"highlight": {"Tokio": "in Japan"}},
            "the chart has no 'Tokio'; did you mean 'Tokyo'?",
        ),
    ],
)
def test_what_is_no_race_is_told(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ChartCard.model_validate(CITIES | change)
    assert message in str(caught.value)


def test_figures_that_leave_no_room_for_bars_are_told() -> None:
    huge = {"name": "A", "points": {"1900": 1e60, "2000": 1e61}}
    assert lay_out_at(race=[huge, CITIES["race"][1]]).crowded == ("race",)
