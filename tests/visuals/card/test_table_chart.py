"""The shown table: its figures in columns, and rows that are marked as they are spoken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.core.interface_words import find_words
from lantern.graphics.pixels import to_rgb
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardLayout
from tests.support.laid_cards import (
    ATLAS,
    TALL,
    WIDE,
    find_line,
    list_lines,
    list_rules,
)
from tests.support.visuals import find_card_problems, open_card

TABLE: dict[str, Any] = {
    "chart": "Plan",
    "table": {
        "head": "Branch",
        "columns": ["1928", "1932"],
        "rows": [
            {"label": "Coal", "cells": [35.5, 64.4], "at": "coal"},
            {"label": "Oil", "cells": [1000, None]},
        ],
    },
}
PAGES = ((1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0))


@pytest.mark.parametrize("page", PAGES)
def test_numbers_of_a_column_have_the_same_decimals(
    page: tuple[float, float],
) -> None:
    card = ChartCard.model_validate(TABLE)
    layout = lay_out_card(card, CardContext(page), ATLAS)
    assert layout.crowded == ()
    svg = "".join(element.body(9.0) for element in layout.elements)
    for text in ("Branch", "Coal", ">35.5<", ">1,000.0<", ">64.4<", ">–<"):
        assert text in svg


def test_a_row_is_marked_from_its_words_on(tmp_path: Path) -> None:
    card = open_card(tmp_path, TABLE, (320, 180), table_rows_0=100)
    before, after = to_rgb(card.paint(99)), to_rgb(card.paint(240))
    rows = np.flatnonzero(
        np.abs(before.astype(int) - after).max(axis=(1, 2)) > 20
    )
    # one band of the page, as high as a row
    assert 10 < np.ptp(rows) < 30


def test_a_table_that_is_too_large_is_told() -> None:
    row = {"label": "A name that needs its room", "cells": [123456]}
    table = {"columns": ["Column"], "rows": [row] * 40}
    assert find_card_problems({"chart": "x", "table": table}) == [
        (
            ("card", "table"),
            "the table doesn't fit on a chart card; shorten its texts, or take some out",
        )
    ]


def lay(
    card: dict[str, Any],
    page: tuple[float, float] = WIDE,
    stage: CardContext | None = None,
) -> CardLayout:
    return lay_out_card(
        ChartCard.model_validate(card), stage or CardContext(page), ATLAS
    )


def test_names_begin_at_the_left_and_figures_end_at_the_right() -> None:
    layout = lay(TABLE)
    names = [find_line(layout, text) for text in ("Branch", "Oil")]
    assert [line.x for line in names] == [172, 172]
    # 22 px from either end of the room for type; the last figure's spacing is beyond it
    assert find_line(layout, "64.4").x == pytest.approx(1748, abs=1)
    assert find_line(layout, "1932").x == pytest.approx(1748, abs=1)


def test_figures_of_a_column_stand_below_each_other() -> None:
    layout = lay(TABLE)
    assert find_line(layout, "35.5").x == find_line(layout, "1,000.0").x
    assert find_line(layout, "35.5").y == find_line(layout, "64.4").y
    assert find_line(layout, "–").y == find_line(layout, "1,000.0").y


def test_a_rule_stands_below_the_headings_and_thinner_ones_below_rows() -> None:
    head, *rows = list_rules(lay(TABLE))
    assert (head[0], *head[2:]) == (150, 1620, 3)
    assert [(rule[0], *rule[2:]) for rule in rows] == [(150, 1620, 1.6)] * 2
    # rows of one line are 1.9 times as high as their type of 45.9 px
    assert rows[1][1] - rows[0][1] == pytest.approx(1.9 * 45.9)


def test_all_of_it_is_there_at_once_and_headings_are_in_the_second_ink() -> (
    None
):
    layout = lay(TABLE)
    assert {line.at for line in list_lines(layout)} == {0}
    assert find_line(layout, "Branch").fill == ATLAS.get_ink("ink_2")
    assert find_line(layout, "Oil").fill == ATLAS.get_ink("ink")


def test_a_mark_lies_behind_its_row_from_its_words_on() -> None:
    stage = CardContext(WIDE, spoken_at={"table/rows/1": 3.0})
    layout = lay(TABLE, stage=stage)
    band, red = [each for each in layout.elements if each.at == 3]
    assert band.compute_opacity(3) == 0
    assert band.compute_opacity(3.4) == 1
    above, below = list_rules(lay(TABLE))[1:]
    # the band leaves a pixel free above and below: the row is 87.21 px high
    assert band.box[1] == pytest.approx(above[1] + 0.8, abs=0.01)
    assert band.box[3] == pytest.approx(below[1] - above[1], abs=0.01)
    assert 'width="8.00"' in red.body(9)
    assert ATLAS.get_ink("vermilion") in red.body(9)


def test_words_in_cells_are_set_as_text_and_figures_as_dates() -> None:
    rows = [{"label": "Coal", "cells": ["more", 7]}]
    layout = lay(
        {"chart": "Plan", "table": {"columns": ["a", "b"], "rows": rows}}
    )
    assert find_line(layout, "more").size == find_line(layout, "7").size


def test_type_shrinks_for_a_table_of_many_rows() -> None:
    rows = [{"label": f"Row {i}", "cells": [i]} for i in range(14)]
    layout = lay(
        {"chart": "Plan", "table": {"columns": ["a"], "rows": rows}}, TALL
    )
    few = lay(
        {"chart": "Plan", "table": {"columns": ["a"], "rows": rows[:3]}}, TALL
    )
    assert find_line(few, "Row 2").size == pytest.approx(45.9)
    assert find_line(layout, "Row 2").size <= find_line(few, "Row 2").size
    assert layout.crowded == ()


def test_figures_have_the_signs_of_the_language() -> None:
    german = CardContext(WIDE, words=find_words("de").on_cards)
    texts = [line.text for line in list_lines(lay(TABLE, stage=german))]
    assert "35,5" in texts
    assert "1.000,0" in texts
