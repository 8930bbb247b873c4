"""Tables of numbers as charts."""

from __future__ import annotations

import pytest

from lantern.article.blocks import Block
from lantern.scaffold.from_article.chart_cards import (
    BarDraft,
    ChartDraft,
    find_charts,
    make_chart,
)
from lantern.scaffold.from_article.scene_groups import group_excerpts
from tests.support.imports import block, make_article

SPANS = (
    ("Bridge", "Year", "Longest span (m)"),
    ("Anser", "1832", "24"),
    ("Lower Vell", "1868", "61.5"),
)


def table(*rows: tuple[str, ...]) -> Block:
    return block("table", "x", rows=rows)


def make(*rows: tuple[str, ...], language: str = "en") -> ChartDraft | None:
    article = make_article(
        table(*rows),
        title="The bridges",
        language=language,
    )
    return make_chart(article.blocks[0], "In figures", article)


def test_the_last_column_of_numbers_that_are_no_years_is_shown() -> None:
    bars = (BarDraft("Anser", 24.0), BarDraft("Lower Vell", 61.5))
    assert make(*SPANS) == ChartDraft(
        "In figures", bars, 1, "Longest span", "m"
    )


def test_a_table_without_a_head_has_no_subtitle() -> None:
    chart = make(("Salt", "1,204"), ("Hay", "96"))
    bars = (BarDraft("Salt", 1204.0), BarDraft("Hay", 96.0))
    assert chart == ChartDraft("In figures", bars, 1)


def test_numbers_are_read_as_the_article_s_language_writes_them() -> None:
    chart = make(("Salz", "1.204,5"), ("Heu", "−96"), language="de")
    assert chart is not None
    assert [bar.value for bar in chart.bars] == [1204.5, -96.0]


@pytest.mark.parametrize(
    ("cells", "language", "values"),
    [
        # German has no 0.96, so 1.204 beside it has decimals too
        (("1.204", "0.96"), "de", [1.204, 0.96]),
        (("1,204", "96,5"), "en", [1.204, 96.5]),
        (("12,34,567", "96"), "en", [1_234_567.0, 96.0]),
        (("12,34", "96"), "en", [12.34, 96.0]),
        (("1\u202f204,5 km", "-96 km"), "fr", [1204.5, -96.0]),
    ],
)
def test_a_column_is_read_in_one_way(
    cells: tuple[str, str], language: str, values: list[float]
) -> None:
    chart = make(("Salt", cells[0]), ("Hay", cells[1]), language=language)
    assert chart is not None
    assert [bar.value for bar in chart.bars] == values


@pytest.mark.parametrize(
    "cells",
    [
        ("12.03.2020", "13.03.2020"),
        ("1.5", "1.5.2"),
        ("1,2,3", "4"),
        ("1.5", "2,5"),
    ],
)
def test_dates_and_versions_are_no_numbers(cells: tuple[str, str]) -> None:
    assert make(("Anser", cells[0]), ("Vell", cells[1])) is None


def test_other_tables_are_no_charts() -> None:
    assert make(("Anser", "stone"), ("Vell", "iron")) is None
    assert make(("Anser", "24"), ("Vell", "unknown")) is None
    assert make(("Anser", "24")) is None
    assert make(("Anser", "1832"), ("Vell", "1868")) is None
    assert make(("Anser", "24"), ("Vell", "61", "104")) is None
    assert make(*[(f"Bridge {n}", str(n)) for n in range(20)]) is None


def test_a_chart_belongs_to_the_scene_that_it_stands_beside() -> None:
    text = "The bridges were built of iron, and none of stone. " * 9
    article = make_article(
        block("heading", "In figures"),
        table(*SPANS),
        block("paragraph", text),
        block("paragraph", text),
        table(*SPANS),
        block("heading", "Today"),
        block("paragraph", text),
    )
    excerpts = group_excerpts(article)
    assert [excerpt.blocks for excerpt in excerpts] == [(3,), (4,), (7,)]
    charts = [find_charts(excerpt, article) for excerpt in excerpts]
    assert [len(each) for each in charts] == [1, 1, 0]
    assert (charts[0][0].block, charts[1][0].block) == (2, 5)
