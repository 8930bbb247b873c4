"""The chart card: one scale, bars that grow, figures that count, and nothing where there is no
value.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from lantern.core.interface_words import find_words
from lantern.graphics import look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.pixels import to_rgb
from lantern.script.model.cards import iter_entries
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.bars import (
    FIGURE_GAP,
    fit_scale,
    format_value,
    is_inside_bar,
)
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardElement
from tests.support.visuals import find_card_problems, open_card

ATLAS = look.load()
LOSSES: dict[str, Any] = {
    "chart": "The losses",
    "subtitle": "as the article gives them",
    "label": "Soviet data",
    "bars": [
        {"group": "Kwantung Army", "label": "Casualties", "value": 84_000},
        {
            "group": "Kwantung Army",
            "label": "Taken prisoner",
            "value": 600_000,
            "shown": "about 600,000",
            "at": "about",
        },
        {"group": "Red Army", "label": "Irrecoverable losses", "value": 12_000},
        {
            "group": "Mongolian army",
            "label": "Losses",
            "missing": "not given in the article",
        },
    ],
    "note": "One scale.",
}
FORCES: dict[str, Any] = {
    "chart": "Balance of forces",
    "compare": {
        "left": {
            "name": "Red Army",
            "rows": [{"label": "Men", "missing": "not given"}],
        },
        "right": {
            "name": "Kwantung Army",
            "rows": [
                {"label": "Men", "value": 1_000_000, "shown": "over 1,000,000"}
            ],
        },
    },
}
PAGES = ((1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0))


def card(what: dict[str, Any]) -> ChartCard:
    return ChartCard.model_validate(what)


def find_places(
    what: dict[str, Any], size: tuple[int, int] = (1920, 1080)
) -> list[tuple[Any, ...]]:
    """The places of a chart's problems."""
    return [place for place, _ in find_card_problems(what, size)]


def bars(
    what: dict[str, Any], stage: CardContext, t: float
) -> list[tuple[float, float, float]]:
    """Left side, width and height of the bars at a time: the rectangles in a bar's ink."""
    inks = "|".join(
        ATLAS.get_ink(name)
        for name in ("slate", "vermilion", "ochre", "slate_light")
    )
    found = []
    for element in lay_out_card(card(what), stage, ATLAS).elements:
        for x, w, h in re.findall(
            r'<rect x="([-\d.]+)" y="[-\d.]+" width="([-\d.]+)" height="([-\d.]+)"'
            rf' fill="(?:{inks})"',
            element.body(t),
        ):
            found.append((float(x), float(w), float(h)))
    return found


def widths(what: dict[str, Any], stage: CardContext, t: float) -> list[float]:
    return [width for _, width, _ in bars(what, stage, t)]


def texts(elements: tuple[CardElement, ...], t: float) -> list[str]:
    found: list[str] = []
    for element in elements:
        found += re.findall(r">([^<>]+)</text>", element.body(t))
    return found


def test_bars_have_one_scale() -> None:
    for page in PAGES:
        killed, taken, lost = widths(LOSSES, CardContext(page), 99)
        assert killed / taken == pytest.approx(84 / 600, rel=0.01)
        assert lost / taken == pytest.approx(12 / 600, rel=0.01)


def test_bars_only_grow_and_are_exact_at_the_end() -> None:
    stage = CardContext(PAGES[0])
    steps = [widths(LOSSES, stage, 0.5 + n / 25) for n in range(32)]
    assert steps[0] == [0, 0, 0]
    assert steps[30] == steps[31] == widths(LOSSES, stage, 99)
    for before, after in itertools.pairwise(steps):
        assert all(a <= b for a, b in zip(before, after, strict=True))


def test_every_value_is_printed_as_it_was_written() -> None:
    elements = lay_out_card(card(LOSSES), CardContext(PAGES[0]), ATLAS).elements
    shown = set(texts(elements, 0.5 + 30 / 25))
    assert {
        "84,000",
        "about 600,000",
        "12,000",
        "not given in the article",
    } <= shown


def find_element(text: str) -> CardElement:
    """The element of the losses that holds a text at the end."""
    elements = lay_out_card(card(LOSSES), CardContext(PAGES[0]), ATLAS).elements
    (found,) = [element for element in elements if text in element.body(99)]
    return found


@pytest.mark.parametrize("figure", ["84,000", "600,000"])
def test_a_figure_comes_when_its_bar_stops(figure: str) -> None:
    """The first stands beside its bar, the second inside."""
    element = find_element(figure)
    stops = 0.5 + ATLAS.timing.bars.grow
    assert {element.body(n / 5) for n in range(20)} == {element.body(99)}
    assert element.compute_opacity(stops) == 0
    assert element.compute_opacity(stops + 0.5) == 1


def test_words_that_hold_no_number_come_when_the_bar_stops() -> None:
    what = {
        "chart": "x",
        "bars": [{"label": "Men", "value": 3, "shown": "a handful"}],
    }
    (figure,) = [
        e
        for e in lay_out_card(card(what), CardContext(PAGES[0]), ATLAS).elements
        if "handful" in e.body(99)
    ]
    assert (
        figure.compute_opacity(0.5 + ATLAS.timing.bars.grow) == 0
        and figure.compute_opacity(5) == 1
    )


def test_no_bar_where_there_is_no_value() -> None:
    (one,) = bars(FORCES, CardContext(PAGES[0]), 99)
    assert one[0] >= 960
    assert "not given" in texts(
        lay_out_card(card(FORCES), CardContext(PAGES[0]), ATLAS).elements, 99
    )


def test_sides_grow_away_from_each_other_on_a_wide_page() -> None:
    both = {**FORCES, "compare": {**FORCES["compare"]}}
    both["compare"]["left"] = {
        "name": "Red Army",
        "rows": [{"label": "Men", "value": 500_000}],
    }
    left, right = sorted(bars(both, CardContext(PAGES[0]), 99))
    assert left[0] + left[1] < 960 < right[0] and right[1] == pytest.approx(
        2 * left[1], abs=0.1
    )
    early, _ = sorted(bars(both, CardContext(PAGES[0]), 0.8))
    assert early[0] + early[1] == pytest.approx(left[0] + left[1], abs=0.1)
    upright = bars(both, CardContext(PAGES[1]), 99)
    assert upright[0][0] == upright[1][0]


def test_a_row_comes_with_its_words(tmp_path: Path) -> None:
    visual = open_card(tmp_path, LOSSES, bars_1=100)
    before, after = visual.paint(90), visual.paint(249)
    changed = np.abs(after.y.astype(int) - before.y).max(1) > 20
    rows = np.nonzero(changed)[0]
    assert (
        len(rows) and rows.max() - rows.min() < 30
    )  # the row of the prisoners, nothing else
    assert visual.state(90) == visual.state(60) and visual.state(
        249
    ) == visual.state(140)


def test_labels_are_grey_until_their_bars_are_spoken_of() -> None:
    stage = CardContext(PAGES[0], spoken_at={"bars/1": 3.0})
    layout = lay_out_card(card(LOSSES), stage, ATLAS)
    found = []
    for element in layout.elements:
        if "Casualties" in element.body(0.0) or "prisoner" in element.body(0.0):
            assert element.compute_opacity(0.0) == 1.0
            bodies = [element.body(t) for t in (0.0, 3.0, 9.0)]
            found.append(
                [re.findall(r'fill="(#\w+)"', body)[0] for body in bodies]
            )
    ink = ATLAS.get_ink("ink_2")
    # two thirds of the ink on paper, as in timelines
    grey = mix_colours(ATLAS.get_ink("paper"), ATLAS.get_ink("ink"), 0.66)
    assert found == [[ink, ink, ink], [grey, grey, ink]]


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (180, 180)])
@pytest.mark.parametrize("what", [LOSSES, FORCES])
def test_charts_paint_in_every_shape(
    tmp_path: Path, what: dict[str, Any], size: tuple[int, int]
) -> None:
    visual = open_card(tmp_path, what, size)
    rgb = to_rgb(visual.paint(249)).astype(int)
    slate = (abs(rgb - np.array([0x4A, 0x5B, 0x68])).max(-1) < 22).sum()
    assert slate > 100 and visual.paint(249).size == size
    assert np.array_equal(
        visual.paint(249).y, open_card(tmp_path / "b", what, size).paint(300).y
    )


@pytest.mark.parametrize(
    "figures",
    [
        [(600_000.0, 380.0), (84_000.0, 200.0), (12_000.0, 190.0)],
        [(100.0, 500.0), (90.0, 500.0), (1.0, 500.0)],
        [(-5.0, 100.0), (40.0, 150.0)],
        [(-5.0, 400.0), (-40.0, 400.0)],
        [(0.0, 100.0)],
        [],
    ],
)
def test_every_figure_has_room_in_its_bar_or_beside_it(
    figures: list[tuple[float, float]],
) -> None:
    room = 1200.0
    found = fit_scale(figures, room)
    assert found.unit > 0 or not any(value for value, _ in figures)
    for value, wide in figures:
        if not is_inside_bar(value, found.unit, wide):
            assert (
                found.below + max(value, 0) * found.unit + FIGURE_GAP + wide
                <= room + 1e-6
            )


def test_negative_values_go_the_other_way() -> None:
    what = {
        "chart": "x",
        "unit": "km",
        "bars": [
            {"label": "Gain", "value": 40},
            {"label": "Loss", "value": -20},
        ],
    }
    gain, loss = bars(what, CardContext(PAGES[0]), 99)
    assert loss[0] + loss[1] == pytest.approx(gain[0], abs=0.1) and gain[
        1
    ] == pytest.approx(2 * loss[1], abs=0.1)
    assert {"40\u00a0km", "−20\u00a0km"} <= set(
        texts(
            lay_out_card(card(what), CardContext(PAGES[0]), ATLAS).elements, 99
        )
    )


def test_units_stand_at_their_numbers() -> None:
    row = card({"chart": "x", "bars": [{"label": "a", "value": 2.5}]}).bars
    assert (
        row
        and format_value(row[0], "km", find_words("en").numbers)
        == "2.5\u00a0km"
        and format_value(row[0], "%", find_words("en").numbers) == "2.5%"
    )


def chart_of(count: int) -> dict[str, Any]:
    rows = [{"label": f"Row {i}", "value": i} for i in range(count)]
    return {"chart": "x", "bars": rows}


@pytest.mark.parametrize("page", PAGES)
def test_twelve_rows_fit_and_thirty_are_refused(
    page: tuple[float, float],
) -> None:
    size = (round(page[0]), round(page[1]))
    few = chart_of(12)
    many = chart_of(30)
    assert find_places(few, size) == (
        [] if page[0] != page[1] else [("card", "bars")]
    )
    assert find_places(many, size) == [("card", "bars")]
    foot = max(
        e.box[1] + e.box[3]
        for e in lay_out_card(card(few), CardContext(page), ATLAS).elements
    )
    assert foot <= page[1]


def test_long_texts_are_told_at_their_keys() -> None:
    what = {
        "chart": "x",
        "bars": [
            {
                "group": "g" * 200,
                "label": "so many words " * 20,
                "value": 1,
                "shown": "y" * 200,
            }
        ],
    }
    assert find_places(what) == [
        ("card", "bars", 0, key) for key in ("label", "group", "shown")
    ]
    both = {
        **FORCES,
        "compare": {
            **FORCES["compare"],
            "left": {"name": "n" * 200, "rows": [{"label": "a", "value": 1}]},
        },
    }
    assert find_places(both) == [("card", "compare", "left", "name")]
    assert find_places({**FORCES, "label": "claim " * 30}) == [
        ("card", "label")
    ]
    assert find_places(LOSSES) == [] and find_places(FORCES) == []


def test_characters_without_a_glyph_are_named_at_their_row() -> None:
    assert find_places(
        {"chart": "x", "bars": [{"label": "山", "value": 1}]}
    ) == [("card", "bars", 0, "label")]


@pytest.mark.parametrize(
    ("what", "message"),
    [
        (
            {"chart": "x"},
            "a chart has bars, compare with left and right, lines, race, share or table:",
        ),
        ({**FORCES, "bars": LOSSES["bars"]}, "exactly one of them"),
        (
            {"chart": "x", "bars": [{"label": "a"}]},
            "'a' needs a value, or words in its place: shown or missing",
        ),
        (
            {
                "chart": "x",
                "bars": [{"label": "a", "value": 1, "missing": "b"}],
            },
            "take one of them out",
        ),
        ({"chart": "x", "bars": []}, "at least 1 item"),
        ({"chart": "x", "bars": [{"label": "a", "value": "12"}]}, "valid"),
        (
            {"chart": "x", "bars": [{"label": "a", "value": float("nan")}]},
            "finite",
        ),
    ],
)
def test_what_a_chart_can_not_say(what: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        card(what)


def test_passages_are_printed_once_each_with_the_note() -> None:
    what = {
        "chart": "x",
        "note": "One scale.",
        "bars": [{"label": "a", "value": 1, "passage": [28, 5]}] * 2,
    }
    assert "One scale. Source: article, paragraphs 5, 28." in texts(
        lay_out_card(card(what), CardContext(PAGES[0]), ATLAS).elements, 9
    )
    assert [loc for loc, _ in iter_entries(card(FORCES))] == [
        ("compare", "left", "rows", 0),
        ("compare", "right", "rows", 0),
    ]
