"""Charts that take their figures from a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import AssetFailure, Problem
from lantern.script.charts import fill_charts
from lantern.script.document import YamlDocument
from lantern.script.film_script import SceneSource
from lantern.script.model.charts import ChartCard
from lantern.script.model.scene import Scene

TABLE = "land,year,coal,iron\nA,1890,1.5,10\nA,1900,,20\nA,1910,3,30\nB,1890,7,40\nB,1900,8,50\n"
LINES: dict[str, Any] = {
    "chart": "Coal",
    "data": {"file": "t.csv", "x": "year", "y": "coal"},
    "lines": [{"name": "Land A", "where": {"land": "A"}}],
}


def fill(
    folder: Path, card: dict[str, Any], table: str = TABLE
) -> tuple[ChartCard, list[Problem]]:
    """The card of a scene, filled in, and what is wrong with it."""
    (folder / "t.csv").write_text(table, encoding="utf-8")
    scene = Scene.model_validate(
        {"scene": "One", "narration": "Coal.", "shots": [{"card": card}]}
    )
    tree = YamlDocument(folder / "01-one.yml", "", {}, {}, {}, {})
    source = SceneSource(scene, 1, "one", tree)
    filled = fill_charts([source], lambda text, base: base / text)
    found = filled.scenes[0].scene.shots[0].card
    assert isinstance(found, ChartCard)
    return found, filled.problems


def tell(folder: Path, card: dict[str, Any], table: str = TABLE) -> str:
    (problem,) = fill(folder, card, table)[1]
    return problem.message


def test_a_line_takes_its_column_and_its_rows(tmp_path: Path) -> None:
    card, problems = fill(tmp_path, LINES)
    assert not problems
    (line,) = card.lines or ()
    # the row without a value is left out
    assert line.points == {"1890": 1.5, "1910": 3.0}


def test_bars_and_parts_take_the_value_of_their_row(tmp_path: Path) -> None:
    data = {"file": "t.csv", "x": "year", "y": "iron", "where": {"land": "B"}}
    rows = [{"label": "then", "row": 1890}, {"label": "later", "row": "1900"}]
    bars, _ = fill(tmp_path, {"chart": "Iron", "data": data, "bars": rows})
    assert [bar.value for bar in bars.bars or ()] == [40, 50]
    share, _ = fill(tmp_path, {"chart": "Iron", "data": data, "share": rows})
    assert [part.value for part in share.share or ()] == [40, 50]


def test_a_shown_table_takes_cells_as_they_are(tmp_path: Path) -> None:
    shown = {
        "columns": ["land", {"name": "Coal, t", "column": "coal"}, "iron"],
        "rows": [{"label": "1900", "row": 1900}],
    }
    data = {"file": "t.csv", "x": "year", "where": {"land": "A"}}
    card, problems = fill(
        tmp_path, {"chart": "Both", "data": data, "table": shown}
    )
    assert not problems
    assert card.table is not None
    assert card.table.rows[0].cells == ("A", None, 20)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"x": "yaer"}, "the table has no column 'yaer'; did you mean 'year'?"),
        (
            {"where": {"land": "C"}},
            "no row of the table has land: C",
        ),
        ({"y": None}, "'Land A' needs column: that of its values"),
        (
            {"x": "land"},
            "line 2 of the table has no date in column 'land': 'A'; write it as"
            " '9 aug', '9 aug 1945', 'aug 1945' or '1945'",
        ),
    ],
)
def test_what_the_table_lacks_is_told(
    change: dict[str, Any], message: str, tmp_path: Path
) -> None:
    card = {**LINES, "data": {**LINES["data"], **change}}
    assert tell(tmp_path, card) == message


def test_a_date_that_comes_twice_is_told_with_its_lines(tmp_path: Path) -> None:
    card = {**LINES, "lines": [{"name": "All"}]}
    assert tell(tmp_path, card) == (
        "lines 2 and 5 of the table are both of 1890; say in where which rows are meant"
    )


def test_a_cell_without_a_number_is_told(tmp_path: Path) -> None:
    assert tell(tmp_path, LINES, TABLE.replace("1.5", "many")) == (
        "line 2 of the table has no number in column 'coal': 'many'"
    )


def test_a_row_that_stands_twice_is_told(tmp_path: Path) -> None:
    data = {"file": "t.csv", "x": "year", "y": "iron"}
    card = {
        "chart": "Iron",
        "data": data,
        "bars": [{"label": "x", "row": "1890"}],
    }
    assert tell(tmp_path, card) == (
        "2 rows of the table are '1890' (lines 2, 5); say in where which one is meant"
    )


def test_a_table_that_is_not_there_is_told_elsewhere(tmp_path: Path) -> None:
    scene = Scene.model_validate(
        {"scene": "One", "narration": "Coal.", "shots": [{"card": LINES}]}
    )
    source = SceneSource(
        scene, 1, "one", YamlDocument(tmp_path / "a", "", {}, {}, {}, {})
    )

    def find(text: str, folder: Path) -> Path:
        raise AssetFailure("not there")

    filled = fill_charts([source], find)
    assert filled.problems == []
    assert filled.scenes == [source]


def test_sides_of_a_comparison_take_their_rows(tmp_path: Path) -> None:
    data = {"file": "t.csv", "x": "year", "y": "iron", "where": {"land": "A"}}
    sides = {
        "left": {"name": "Then", "rows": [{"label": "Iron", "row": 1890}]},
        "right": {"name": "Later", "rows": [{"label": "Iron", "row": 1910}]},
    }
    card, problems = fill(
        tmp_path, {"chart": "x", "data": data, "compare": sides}
    )
    assert not problems
    assert card.compare is not None
    assert card.compare.left.rows[0].value == 10
    assert card.compare.right.rows[0].value == 30


def test_rows_that_name_no_row_keep_their_values(tmp_path: Path) -> None:
    data = {"file": "t.csv", "x": "year", "y": "iron", "where": {"land": "B"}}
    bars = [{"label": "then", "row": 1890}, {"label": "guess", "value": 7}]
    card, problems = fill(tmp_path, {"chart": "x", "data": data, "bars": bars})
    assert not problems
    assert [bar.value for bar in card.bars or ()] == [40, 7]


def test_lines_with_points_of_their_own_stand_beside_those_of_the_table(
    tmp_path: Path,
) -> None:
    own = {"name": "Guess", "points": {1890: 2, 1910: 4}}
    card, problems = fill(tmp_path, {**LINES, "lines": [*LINES["lines"], own]})
    assert not problems
    assert [line.points for line in card.lines or ()] == [
        {"1890": 1.5, "1910": 3.0},
        {"1890": 2.0, "1910": 4.0},
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            {"name": "A", "points": {1890: 1, 1900: 2}, "column": "coal"},
            "'A' has points, and a column or rows; take one of them out",
        ),
        (
            {"name": "A", "column": "cole"},
            "the table has no column 'cole'; did you mean 'coal'?",
        ),
        (
            {"name": "A", "where": {"land": "A", "year": "1890"}},
            "'A' has 1 values in column 'coal'; a line has 2 to 2,000",
        ),
        (
            {"name": "A", "where": {"land": "Z"}},
            "no row of the table has land: Z",
        ),
    ],
)
def test_a_line_that_the_table_can_t_give_is_told(
    line: dict[str, Any], message: str, tmp_path: Path
) -> None:
    assert tell(tmp_path, {**LINES, "lines": [line]}) == message


def test_an_area_below_nothing_is_told(tmp_path: Path) -> None:
    card = {**LINES, "fill": "area"}
    assert tell(tmp_path, card, TABLE.replace("1.5", "-1.5")) == (
        "'Land A' is below 0; take out fill, or the values below 0"
    )


def test_a_race_takes_its_bars_from_the_table(tmp_path: Path) -> None:
    racers = [
        {"name": "A", "where": {"land": "A"}},
        {"name": "B", "where": {"land": "B"}},
    ]
    card = {key: value for key, value in LINES.items() if key != "lines"}
    assert tell(
        tmp_path, {**card, "race": racers}, TABLE.replace("1.5", "-1.5")
    ) == ("'A' is below 0; a bar is 0 or more")


@pytest.mark.parametrize(
    ("rows", "y", "message"),
    [
        (
            [{"label": "x", "row": "1900", "value": 3}],
            "iron",
            "'x' has a value and a row; take one of them out",
        ),
        (
            [{"label": "x", "row": "1900"}],
            None,
            "data needs y: the column of the values",
        ),
        (
            [{"label": "x", "row": "1901"}],
            "iron",
            "no row of the table has year: 1901; did you mean '1910'?",
        ),
        (
            [{"label": "x", "row": "1900"}],
            "coal",
            "line 3 of the table has no number in column 'coal': ''",
        ),
    ],
)
def test_a_bar_that_the_table_can_t_give_is_told(
    rows: list[dict[str, Any]], y: str | None, message: str, tmp_path: Path
) -> None:
    data = {"file": "t.csv", "x": "year", "y": y, "where": {"land": "A"}}
    assert tell(tmp_path, {"chart": "x", "data": data, "bars": rows}) == message


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            {"label": "x", "row": "1900", "cells": [1]},
            "'x' has cells and a row; take one of them out",
        ),
        (
            {"label": "x", "row": "1910"},
            "line 4 of the table has 301 characters in column 'iron', and 300 is the most",
        ),
    ],
)
def test_a_row_of_cells_that_the_table_can_t_give_is_told(
    row: dict[str, Any], message: str, tmp_path: Path
) -> None:
    data = {"file": "t.csv", "x": "year", "where": {"land": "A"}}
    card = {
        "chart": "x",
        "data": data,
        "table": {"columns": ["iron"], "rows": [row]},
    }
    table = TABLE.replace("1910,3,30", f"1910,3,{'x' * 301}")
    assert tell(tmp_path, card, table) == message


def test_each_bad_row_is_told_and_the_others_are_filled_in(
    tmp_path: Path,
) -> None:
    data = {"file": "t.csv", "x": "year", "y": "iron", "where": {"land": "A"}}
    bars = [
        {"label": str(year), "row": str(year)}
        for year in (1890, 1891, 1910, 1911)
    ]
    card, problems = fill(tmp_path, {"chart": "x", "data": data, "bars": bars})
    assert len(problems) == 2
    assert [bar.value for bar in card.bars or ()] == [10, None, 30, None]


def test_a_chart_in_a_panel_is_filled_in_too(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    panels = [{"still": "a.png"}, {"card": LINES}]
    scene = Scene.model_validate(
        {"scene": "One", "narration": "Coal.", "shots": [{"panels": panels}]}
    )
    tree = YamlDocument(tmp_path / "01-one.yml", "", {}, {}, {}, {})
    filled = fill_charts(
        [SceneSource(scene, 1, "one", tree)], lambda text, base: base / text
    )
    assert filled.problems == []
    (shot,) = filled.scenes[0].scene.shots
    assert shot.panels is not None
    card = shot.panels[1].card
    assert isinstance(card, ChartCard)
    assert card.lines is not None
    assert card.lines[0].points == {"1890": 1.5, "1910": 3.0}
