"""The shown table: its figures in columns, and rows that are marked as they are spoken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.graphics import look
from lantern.graphics.pixels import to_rgb
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
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
def test_numbers_of_a_column_have_the_same_decimals(page: tuple[float, float]) -> None:
    card = ChartCard.model_validate(TABLE)
    layout = lay_out_card(card, CardContext(page), look.load())
    assert layout.crowded == ()
    svg = "".join(element.body(9.0) for element in layout.elements)
    for text in ("Branch", "Coal", ">35.5<", ">1,000.0<", ">64.4<", ">–<"):
        assert text in svg


def test_a_row_is_marked_from_its_words_on(tmp_path: Path) -> None:
    card = open_card(tmp_path, TABLE, (320, 180), table_rows_0=100)
    before, after = to_rgb(card.paint(99)), to_rgb(card.paint(240))
    rows = np.flatnonzero(np.abs(before.astype(int) - after).max(axis=(1, 2)) > 20)
    # one band of the page, as high as a row
    assert 10 < np.ptp(rows) < 30


def test_a_table_that_is_too_large_is_told() -> None:
    row = {"label": "A name that needs its room", "cells": [123456] * 8}
    table = {"columns": [f"Column {i}" for i in range(8)], "rows": [row] * 40}
    assert find_card_problems({"chart": "x", "table": table}) == [
        (
            ("card", "table"),
            "the table doesn't fit on a chart card; shorten its texts, or take some out",
        )
    ]
