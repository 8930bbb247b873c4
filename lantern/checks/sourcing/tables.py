"""The facts that stand in the tables of a scene's charts: they needn't stand in the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.article import facts
from lantern.article.facts import Fact
from lantern.article.facts.known import FactSet, index_facts
from lantern.core.problems import AssetFailure
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.chart_entries import ChartData
from lantern.script.model.charts import ChartCard
from lantern.script.table_file import Table, read_table
from lantern.script.text_file import DocumentError

_MAX_TEXTS = 2000
"""Different words of a table that are looked at for names and dates."""
_NO_ALIASES: Mapping[str, frozenset[str]] = {}


@dataclass(frozen=True)
class TableFacts:
    """What a table states, and how it is called; figures are those of its cells in full."""

    source: str
    figures: frozenset[float]
    others: FactSet

    def has_fact(self, fact: Fact) -> bool:
        """Tell whether a fact stands in the table, whatever its unit is."""
        if fact.kind == "figure":
            number = _read_figure(fact.value)
            return number is not None and number in self.figures
        return self.others.has_fact(fact, _NO_ALIASES)


def list_table_facts(
    script: Script, part: SceneSource, language: str
) -> list[TableFacts]:
    """Return the facts of the tables of a scene; tables that can't be read are told elsewhere."""
    found = []
    shown = []
    for shot in part.scene.shots:
        shown += [placed.picture.card for placed in shot.iter_pictures()]
    for card in shown:
        if not isinstance(card, ChartCard) or card.data is None:
            continue
        try:
            path = script.get_path(card.data.file, part.folder)
            table = read_table(path, card.data.sheet)
        except (AssetFailure, DocumentError):
            continue
        found.append(_index_table(table, card, card.data, language=language))
    return found


def _index_table(
    table: Table, card: ChartCard, data: ChartData, *, language: str
) -> TableFacts:
    factor = _find_factor(card.unit or card.subtitle, language)
    figures: set[float] = set()
    texts = dict.fromkeys(table.columns)
    for row in table.rows:
        for cell in row.cells:
            number = table.parse_number(cell)
            if number is not None:
                figures |= {round(number, 9), round(number * factor, 9)}
            if len(texts) < _MAX_TEXTS:
                texts[cell] = None
    source = data.source or Path(data.file).name
    others = index_facts(_iter_facts(texts, language))
    return TableFacts(source, frozenset(figures), others)


def _iter_facts(texts: Mapping[str, None], language: str) -> Iterator[Fact]:
    for text in texts:
        yield from facts.find_facts(text, language)


def _find_factor(unit: str | None, language: str) -> float:
    """Return by how much the values of a chart are multiplied: 1000 for thousand tonnes."""
    if not unit:
        return 1.0
    words = unit.replace("millions", "million").replace("thousands", "thousand")
    for fact in facts.find_facts(f"1 {words}", language):
        number = _read_figure(fact.value)
        if fact.kind == "figure" and number:
            return number
    return 1.0


def _read_figure(value: str) -> float | None:
    """Return the number that a figure begins with."""
    try:
        return round(float(value.split()[0]), 9)
    except ValueError:
        return None
