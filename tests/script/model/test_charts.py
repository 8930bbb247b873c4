"""Charts: their forms, and what each of them needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from lantern.script.model.charts import (
    CHART_FORMS,
    ChartCard,
    iter_chart_entries,
)

POINTS = {1890: 1, 1900: 2.5}
FORMS: dict[str, Any] = {
    "bars": [{"label": "Men", "value": 3}],
    "compare": {
        "left": {"name": "A", "rows": [{"label": "Men", "value": 3}]},
        "right": {"name": "B", "rows": [{"label": "Men", "value": 4}]},
    },
    "lines": [{"name": "Coal", "points": POINTS, "at": "coal"}],
    "race": [
        {"name": "Coal", "points": POINTS},
        {"name": "Oil", "points": POINTS},
    ],
    "share": [{"label": "Men", "value": 3}, {"label": "Women", "value": 4}],
    "table": {
        "columns": ["1890", 1900],
        "rows": [{"label": "Coal", "cells": [1, "x"]}],
    },
}


def make(**keys: Any) -> ChartCard:
    return ChartCard.model_validate({"chart": "Coal", **keys})


@pytest.mark.parametrize("form", CHART_FORMS)
def test_a_chart_is_of_the_form_whose_key_it_has(form: str) -> None:
    card = make(**{form: FORMS[form]})
    assert card.form == form
    assert list(iter_chart_entries(card))


def test_years_are_dates_and_headings_texts() -> None:
    (line,) = make(lines=FORMS["lines"]).lines or ()
    assert line.points == {"1890": 1.0, "1900": 2.5}
    table = make(table=FORMS["table"]).table
    assert table is not None
    assert [column.name for column in table.columns] == ["1890", "1900"]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            {"lines": FORMS["lines"], "bars": FORMS["bars"]},
            "exactly one of them",
        ),
        ({"lines": [{"name": "A"}]}, "'A' needs points: dates and values"),
        (
            {"lines": [{"name": "A", "column": "a"}]},
            "'A' is from a table, and the chart has no data",
        ),
        (
            {"lines": [{"name": "A", "points": {"9 aug": 1, "10 aug": 2}}]},
            "'9 aug' needs its year: 9 aug 1945",
        ),
        (
            {"lines": [{"name": "A", "points": {"soon": 1, "1900": 2}}]},
            "is no date",
        ),
        ({"lines": [{"name": "A", "points": {1900: 2}}]}, "at least 2 items"),
        (
            {"lines": FORMS["lines"], "scale": [5, 1]},
            r"a scale begins with its lower end: \[0, 100\]",
        ),
        ({"bars": FORMS["bars"], "scale": [0, 1]}, "a scale is for lines"),
        ({"bars": FORMS["bars"], "fill": "area"}, "only what is below lines"),
        (
            {"lines": FORMS["lines"] * 3, "fill": "area"},
            "the areas of more than 2 lines hide each other; write fill: stacked",
        ),
        (
            {
                "lines": [{"name": "A", "points": {1900: 1, 1901: -1}}],
                "fill": "area",
            },
            "'A' is below 0; take out fill, or the values below 0",
        ),
        (
            {"lines": FORMS["lines"], "fill": "stacked", "scale": [0, 1]},
            "an area begins at 0; take out the scale, or fill",
        ),
        (
            {
                "lines": FORMS["lines"],
                "marks": [{"date": 1895, "text": "x", "line": "Caol"}],
            },
            "the chart has no 'Caol'; did you mean 'Coal'?",
        ),
        (
            {"share": FORMS["share"], "marks": [{"date": 1895, "text": "x"}]},
            "marks stand at lines, and this chart has none",
        ),
        (
            {"bars": [{"label": "A", "row": "a"}]},
            "'A' names a row, and the chart has no data",
        ),
        (
            {
                "share": [
                    {"label": "A", "value": -1},
                    {"label": "B", "value": 2},
                ]
            },
            "'A' is less than nothing; a part is 0 or more",
        ),
        (
            {
                "share": [
                    {"label": "A", "shown": "some"},
                    {"label": "B", "value": 2},
                ]
            },
            "'A' needs a value: it is a part",
        ),
        (
            {
                "table": {
                    "columns": ["a", "b"],
                    "rows": [{"label": "A", "cells": [1]}],
                }
            },
            "'A' has 1 cells, and there are 2 columns",
        ),
        (
            {"table": {"columns": ["a"], "rows": [{"label": "A"}]}},
            "'A' needs cells, or the row of a table",
        ),
    ],
)
def test_what_a_chart_lacks_is_told(keys: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(**keys)


def test_bars_are_written_as_before_other_forms_were_known() -> None:
    # what isn't there moves no key of a shot
    written = make(bars=FORMS["bars"]).model_dump(exclude_none=True)
    assert set(written) == {"chart", "bars"}
    assert written["bars"] == ({"label": "Men", "value": 3.0, "passage": ()},)


def test_the_examples_of_the_reference_are_charts() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "chart.md"
    blocks = page.read_text(encoding="utf-8").split("```yaml\n")[1:]
    forms = []
    for block in blocks:
        shots = yaml.safe_load(block.partition("```")[0])
        forms += [ChartCard.model_validate(shot["card"]).form for shot in shots]
    assert set(forms) >= {"lines", "share", "table"}


def test_a_whole_has_a_part_that_is_more_than_0() -> None:
    parts = [{"label": "A", "value": 0}, {"label": "B", "value": 0}]
    with pytest.raises(
        ValidationError, match="the parts make 0; one of them is more"
    ):
        make(share=parts)


@pytest.mark.parametrize("form", ["lines", "race"])
def test_no_two_lines_or_bars_have_one_name(form: str) -> None:
    twice = [
        {"name": "Coal", "points": POINTS},
        {"name": "Coal", "points": POINTS},
    ]
    with pytest.raises(
        ValidationError, match="two of them are called 'Coal'"
    ) as caught:
        make(**{form: twice})
    assert caught.value.errors()[0]["ctx"]["error"].loc == (form, 1, "name")
