"""Texts that a card takes from a table, in another language."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.model.charts import ChartCard
from lantern.script.translation.originals import list_texts
from tests.support import films, translated_films
from tests.support.films import scene

TABLE = "year,land,coal\n1900,Prussia,many\n1910,Prussia,7\n"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film of one card, with a table of two rows from a file."""
    rows = [{"label": "1900", "row": 1900}, {"label": "1910", "row": 1910}]
    shown = {"columns": ["land", "coal"], "rows": rows}
    card = {
        "chart": "Coal",
        "data": {"file": "t.csv", "x": "year"},
        "table": shown,
    }
    folder = films.write(tmp_path, [scene("One", "Rain.", {"card": card})])
    (folder / "t.csv").write_text(TABLE)
    return folder


def test_texts_of_cells_are_called_by_their_words(film: Path) -> None:
    script, _ = translated_films.read(film, "en")
    cells = [each for each in list_texts(script) if ".cells." in each.id]
    assert [each.id for each in cells] == [
        "01-one.chart.card.table.cells.Prussia",
        "01-one.chart.card.table.cells.many",
    ]
    assert cells[0].span == script.parts[0].find_span(
        ("shots", 0, "card", "table", "rows", 0, "row")
    )


def test_cells_are_shown_in_the_language(film: Path) -> None:
    table = {
        "columns": {1: "страна", 2: "уголь"},
        "cells": {"Prussia": "Пруссия"},
    }
    texts = {
        "film.title": "Фильм",
        "01-one": {"scene": "Один", "narration": "Дождь."},
        "01-one.chart.card": {"chart": "Уголь", "table": table},
    }
    translated_films.write(film, texts)
    script, problems = translated_films.read(film)
    chart = script.parts[0].scene.shots[0].card
    assert isinstance(chart, ChartCard)
    assert chart.table is not None
    assert [column.name for column in chart.table.columns] == [
        "страна",
        "уголь",
    ]
    assert [row.cells for row in chart.table.rows] == [
        ("Пруссия", "many"),
        ("Пруссия", 7),
    ]
    assert [each.message for each in problems] == [
        "1 of 8 texts aren't translated into ru, and stay as they are:"
        " 01-one.chart.card.table.cells.many"
    ]
