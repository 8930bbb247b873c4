"""Tables of numbers as charts; other tables have no card."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.article.blocks import Article, Block
from lantern.article.facts.amounts import parse_digits
from lantern.core.languages import get_primary_language
from lantern.scaffold.from_article.card_fit import (
    drop_missing_characters,
    fits_chart,
)
from lantern.scaffold.from_article.scene_groups import SceneExcerpt

_ROWS = range(2, 13)
"""Rows of a table that can be read as bars."""
_MAX_LABEL = 60
_MAX_HEADING = 60
_MINUS = "-−–"
_NUMBER = re.compile(rf"[{_MINUS}]?(?:\d[\d.,'’ \u00a0\u202f]*)?\d")
_CELL = re.compile(rf"({_NUMBER.pattern})\s*([^\d\s][^\d]{{0,11}})?")
_FIGURES = {
    ".": re.compile(
        rf"[{_MINUS}]?(?:\d{{1,3}}(?:[,'’\s]\d{{2,3}})*[,'’\s]\d{{3}}|\d+)(?:\.\d+)?"
    ),
    ",": re.compile(
        rf"[{_MINUS}]?(?:\d{{1,3}}(?:[.'’\s]\d{{3}})+|\d+)(?:,\d+)?"
    ),
}
"""Numbers in figures, by what stands before their decimals; lakhs are parted after two figures."""
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_WITH_POINT = ("en", "zh", "ja", "ko", "he", "th")
"""Languages that write a point before decimals."""
_UNIT = re.compile(r"\s*[(\[]([^()\[\]]{1,12})[)\]]\s*$")


@dataclass(frozen=True)
class BarDraft:
    """A bar: what it stands for, and its value."""

    label: str
    value: float


@dataclass(frozen=True)
class ChartDraft:
    """A table as bars on one scale; `block` is the table's number."""

    heading: str
    bars: tuple[BarDraft, ...]
    block: int
    subtitle: str = ""
    unit: str = ""

    def is_told_in(self, text: str) -> bool:
        """Tell whether a text says the figure of a bar, as it is written in any language."""
        said = {re.sub(r"\D", "", number) for number in _NUMBER.findall(text)}
        figures = {re.sub(r"\D", "", f"{bar.value:.12g}") for bar in self.bars}
        return any(len(figure) > 1 for figure in said & figures)


@dataclass(frozen=True)
class _Column:
    """A column of numbers: its name, and a value for each row."""

    name: str
    values: tuple[float, ...]
    is_years: bool


def make_chart(
    table: Block, heading: str, article: Article
) -> ChartDraft | None:
    """Return a table of numbers as a chart; None for any other table.

    Of several columns of numbers the last is shown that isn't one of years.

    Args:
        table: the table.
        heading: what the table stands under.
        article: the article, whose language says how its numbers are written.
    """
    rows = [row for row in table.rows if len(row) > 1]
    if len(rows) < 2 or len({len(row) for row in rows}) != 1:
        return None
    head = rows[0] if not any(map(_is_number, rows[0][1:])) else ()
    body = rows[1:] if head else rows
    if len(body) not in _ROWS:
        return None
    columns = _find_columns(head, body, article.language)
    shown = [column for column in columns if not column.is_years]
    if not shown:
        return None
    return _make_draft(table, heading or article.title, body, column=shown[-1])


def _make_draft(
    table: Block,
    heading: str,
    body: Sequence[Sequence[str]],
    *,
    column: _Column,
) -> ChartDraft | None:
    labels = [drop_missing_characters(row[0]) for row in body]
    if not all(0 < len(label) <= _MAX_LABEL for label in labels):
        return None
    bars = tuple(map(BarDraft, labels, column.values))
    name = drop_missing_characters(column.name)
    unit = _UNIT.search(name)
    draft = ChartDraft(
        drop_missing_characters(heading)[:_MAX_HEADING].strip() or "…",
        bars,
        table.number,
        subtitle=_UNIT.sub("", name),
        unit=unit[1] if unit else "",
    )
    return draft if _has_room(draft) else None


def _find_columns(
    head: Sequence[str], body: Sequence[Sequence[str]], language: str
) -> list[_Column]:
    """Return the columns, after the first, in which every cell is a number."""
    columns: list[_Column] = []
    for i in range(1, len(body[0])):
        cells = [row[i] for row in body]
        values = _parse_numbers(cells, language)
        if not values:
            continue
        is_years = all(_YEAR.fullmatch(cell.strip()) for cell in cells)
        columns.append(_Column(head[i] if head else "", values, is_years))
    return columns


def _is_number(cell: str) -> bool:
    return _CELL.fullmatch(cell.strip()) is not None


def _parse_numbers(cells: Sequence[str], language: str) -> tuple[float, ...]:
    """Return the numbers of a column; none if a cell is no number.

    They are read as the language writes them, else all of them in the other way, as in a table that
    was copied: 0.96 isn't German, and 96,5 isn't English.
    """
    if not all(map(_is_number, cells)):
        return ()
    written = [_cut_figures(cell) for cell in cells]
    has_point = get_primary_language(language) in _WITH_POINT
    for decimal in (".", ",") if has_point else (",", "."):
        pattern = _FIGURES[decimal]
        if all(pattern.fullmatch(figures) for figures in written):
            return tuple(_parse_signed(figures, decimal) for figures in written)
    return ()


def _cut_figures(cell: str) -> str:
    """Return a number with its sign, without the unit behind it."""
    number = _NUMBER.match(cell.strip())
    return number[0] if number else ""


def _parse_signed(figures: str, decimal: str) -> float:
    digits = figures.lstrip(_MINUS)
    value = parse_digits(digits, decimal)
    return value if digits == figures else -value


def _has_room(draft: ChartDraft) -> bool:
    texts = {
        "chart": draft.heading,
        "subtitle": draft.subtitle,
        "unit": draft.unit,
    }
    head = {key: text for key, text in texts.items() if text}
    bars = [{"label": bar.label, "value": bar.value} for bar in draft.bars]
    return fits_chart(head, bars)


def find_charts(excerpt: SceneExcerpt, article: Article) -> list[ChartDraft]:
    """Return the charts of the tables that stand beside what a scene tells."""
    heading = excerpt.heading
    charts = [
        make_chart(table, heading, article)
        for table in _find_tables(excerpt, article)
    ]
    return [chart for chart in charts if chart is not None]


def _find_tables(excerpt: SceneExcerpt, article: Article) -> Iterator[Block]:
    """Yield the tables between a scene's blocks, after them, and above the first of a section."""
    first = excerpt.blocks[0]
    last = excerpt.blocks[-1]
    if excerpt.opens_heading:
        above = itertools.takewhile(
            _is_beside, reversed(article.blocks[: first - 1])
        )
        yield from reversed([block for block in above if block.kind == "table"])
    inside = article.blocks[first : last - 1]
    yield from (block for block in inside if block.kind == "table")
    if excerpt.stops_before is None:
        below = itertools.takewhile(_is_beside, article.blocks[last:])
        yield from (block for block in below if block.kind == "table")


def _is_beside(block: Block) -> bool:
    """Tell whether a block stands beside the text, and is none of it."""
    return block.kind in ("table", "caption")
