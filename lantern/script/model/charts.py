"""The models of charts: bars, lines, shares, tables, and where their figures are from.

Draws nothing, and opens no file: what a chart takes from a table is filled in by `script.charts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from lantern.core import dates
from lantern.core.problems import suggest
from lantern.script.document import Loc
from lantern.script.model.card_fields import (
    MAX_ENTRIES,
    CardDate,
    CardText,
    FiniteNumber,
    ShortCardText,
)
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.chart_entries import (
    ChartBar,
    ChartData,
    ChartHighlight,
    ChartLine,
    ChartMark,
    ChartPair,
    ChartRow,
    RaceStop,
    ShownTable,
    TableRow,
)
from lantern.script.model_faults import FaultAt

MAX_LINES = 8
MAX_RACERS = 30
MAX_MARKS = 8
MAX_AREAS = 2
MAX_PARTS = 8


ChartForm = Literal["bars", "compare", "lines", "race", "share", "table"]
CHART_FORMS: tuple[ChartForm, ...] = get_args(ChartForm)


class ChartCard(GroundedCard):
    """Figures, in exactly one form: `bars`, `compare`, `lines`, `race`, `share` or `table`."""

    chart: CardText = Field(description="the heading")
    subtitle: CardText | None = Field(
        default=None, description="a line below the heading"
    )
    label: CardText | None = Field(
        default=None,
        description="a small label for the kind of figures or claim, such as Soviet data",
    )
    unit: CardText | None = Field(
        default=None, description="what is counted, such as tonnes"
    )
    data: ChartData | None = Field(
        default=None, description="a table that the figures are taken from"
    )
    bars: (
        Annotated[
            tuple[ChartBar, ...], Field(min_length=1, max_length=MAX_ENTRIES)
        ]
        | None
    ) = Field(default=None, description="bars on one scale")
    compare: ChartPair | None = Field(
        default=None, description="two sides beside each other, on one scale"
    )
    lines: (
        Annotated[
            tuple[ChartLine, ...], Field(min_length=1, max_length=MAX_LINES)
        ]
        | None
    ) = Field(default=None, description="lines over time")
    scale: tuple[FiniteNumber, FiniteNumber] | None = Field(
        default=None,
        description="the lowest and the highest value on the axis of lines; default: from 0",
    )
    fill: Literal["area", "stacked"] | None = Field(
        default=None,
        description="area fills the space below one or two lines, stacked puts each "
        "line on top of the one before",
    )
    marks: (
        Annotated[
            tuple[ChartMark, ...], Field(min_length=1, max_length=MAX_MARKS)
        ]
        | None
    ) = Field(
        default=None, description="what happened on a date, written at a line"
    )
    highlight: Annotated[
        dict[ShortCardText, CardText] | None,
        Field(
            description="lines by name, each with the words at which it begins to stand out"
        ),
    ] = None
    race: (
        Annotated[
            tuple[ChartLine, ...], Field(min_length=2, max_length=MAX_RACERS)
        ]
        | None
    ) = Field(
        default=None, description="bars whose values and order change over time"
    )
    stops: Annotated[
        dict[CardDate, CardText] | None,
        Field(
            description="dates, each with the words at which the race reaches it"
        ),
    ] = None
    share: (
        Annotated[
            tuple[ChartRow, ...], Field(min_length=2, max_length=MAX_PARTS)
        ]
        | None
    ) = Field(default=None, description="parts of a whole")
    table: ShownTable | None = Field(
        default=None, description="figures in rows and columns"
    )
    note: CardText | None = Field(
        default=None,
        description="a small line at the foot of the card, before the paragraphs of its "
        "passages",
    )

    @property
    def form(self) -> ChartForm:
        """Return which form of chart it is."""
        return next(
            form for form in CHART_FORMS if getattr(self, form) is not None
        )

    @model_validator(mode="after")
    def _check_form(self) -> ChartCard:
        given = [
            form for form in CHART_FORMS if getattr(self, form) is not None
        ]
        if len(given) != 1:
            raise ValueError(
                "a chart has bars, compare with left and right, lines, race, share or table:"
                " exactly one of them"
            )
        if self.scale is not None:
            _check_scale(self)
        if self.fill is not None:
            _check_fill(self)
        for i, part in enumerate(self.share or ()):
            _check_part(part, i)
        _check_whole(self.share or ())
        _check_names(self.lines or (), "lines")
        _check_names(self.race or (), "race")
        for i, mark in enumerate(self.marks or ()):
            _check_mark(mark, i, self.lines)
        for name in self.highlight or ():
            _check_highlight(name, self.lines or self.race)
        for i, racer in enumerate(self.race or ()):
            _check_racer(racer, i)
        for date in self.stops or ():
            _check_stop(date, self.race)
        return self

    @model_validator(mode="after")
    def _check_sources(self) -> ChartCard:
        for loc, entry in iter_chart_entries(self):
            if isinstance(entry, ChartMark | ChartHighlight | RaceStop):
                continue
            if isinstance(entry, ChartLine):
                _check_line(entry, loc, has_data=self.data is not None)
            elif entry.row is not None and self.data is None:
                message = (
                    f"'{entry.label}' names a row, and the chart has no data"
                )
                raise FaultAt(message, *loc, "row")
        return self


def _check_scale(card: ChartCard) -> None:
    assert card.scale is not None
    if card.lines is None:
        raise FaultAt("a scale is for lines", "scale")
    if card.fill is not None:
        message = "an area begins at 0; take out the scale, or fill"
        raise FaultAt(message, "scale")
    if not card.scale[0] < card.scale[1]:
        raise FaultAt("a scale begins with its lower end: [0, 100]", "scale")


def _check_fill(card: ChartCard) -> None:
    if card.lines is None:
        raise FaultAt("only what is below lines can be filled", "fill")
    if card.fill == "area" and len(card.lines) > MAX_AREAS:
        message = (
            f"the areas of more than {MAX_AREAS} lines hide each other;"
            " write fill: stacked, or take it out"
        )
        raise FaultAt(message, "fill")
    for i, line in enumerate(card.lines):
        if any(value < 0 for value in (line.points or {}).values()):
            message = f"'{line.name}' is below 0; take out fill, or the values below 0"
            raise FaultAt(message, "lines", i)


def _check_mark(
    mark: ChartMark, i: int, lines: tuple[ChartLine, ...] | None
) -> None:
    if lines is None:
        raise FaultAt("marks stand at lines, and this chart has none", "marks")
    if dates.find_year(mark.date) is None:
        message = f"'{mark.date}' needs its year: {mark.date} 1945"
        raise FaultAt(message, "marks", i, "date")
    if mark.line is not None:
        _require_line(mark.line, lines, "marks", i, "line")


def _check_highlight(name: str, lines: tuple[ChartLine, ...] | None) -> None:
    if lines is None:
        raise FaultAt(
            "only lines, and bars of a race, can be highlighted", "highlight"
        )
    if len(lines) == 1:
        raise FaultAt(
            "one line alone can't stand out; take it out", "highlight"
        )
    _require_line(name, lines, "highlight", name)


def _require_line(
    name: str, lines: Sequence[ChartLine], *loc: str | int
) -> None:
    """Raise FaultAt at a place if the chart has no line of this name."""
    names = [line.name for line in lines]
    if name not in names:
        near = suggest(name, names) or f"; there are {', '.join(names)}"
        raise FaultAt(f"the chart has no '{name}'{near}", *loc)


def _check_racer(racer: ChartLine, i: int) -> None:
    if racer.at is not None:
        message = (
            "the bars of a race come with their dates;"
            " take out at, or write stops: {1945: words}"
        )
        raise FaultAt(message, "race", i, "at")
    if any(value < 0 for value in (racer.points or {}).values()):
        raise FaultAt(
            f"'{racer.name}' is below 0; a bar is 0 or more", "race", i
        )


def _check_stop(date: str, racers: Sequence[ChartLine] | None) -> None:
    if racers is None:
        raise FaultAt(
            "stops are dates of a race, and this chart has none", "stops"
        )
    if dates.find_year(date) is None:
        raise FaultAt(f"'{date}' needs its year: {date} 1945", "stops", date)


def _check_part(part: ChartRow, i: int) -> None:
    if part.missing is not None or (part.value is None and part.row is None):
        raise FaultAt(f"'{part.label}' needs a value: it is a part", "share", i)
    if part.value is not None and part.value < 0:
        message = f"'{part.label}' is less than nothing; a part is 0 or more"
        raise FaultAt(message, "share", i, "value")


def _check_whole(parts: Sequence[ChartRow]) -> None:
    if parts and all(part.value == 0 for part in parts):
        raise FaultAt(
            "the parts make 0; one of them is more than that", "share"
        )


def _check_names(lines: Sequence[ChartLine], key: str) -> None:
    """Raise FaultAt at a line or bar that is called as one before it."""
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if line.name in seen:
            message = f"two of them are called '{line.name}'; rename one"
            raise FaultAt(message, key, i, "name")
        seen.add(line.name)


def _check_line(line: ChartLine, loc: Loc, *, has_data: bool) -> None:
    is_from_table = line.column is not None or line.where is not None
    if is_from_table and not has_data:
        key = "column" if line.column is not None else "where"
        message = f"'{line.name}' is from a table, and the chart has no data"
        raise FaultAt(message, *loc, key)
    for date in line.points or ():
        if dates.find_year(date) is None:
            raise FaultAt(
                f"'{date}' needs its year: {date} 1945", *loc, "points", date
            )
    if line.points is None and not has_data:
        raise FaultAt(f"'{line.name}' needs points: dates and values", *loc)


ChartEntry = (
    ChartRow | ChartLine | ChartMark | ChartHighlight | RaceStop | TableRow
)


def iter_chart_entries(card: ChartCard) -> Iterator[tuple[Loc, ChartEntry]]:
    """Yield what comes in one by one on a chart, each with its place in the card."""
    yield from _number(("bars",), card.bars)
    if card.compare:
        yield from _number(("compare", "left", "rows"), card.compare.left.rows)
        yield from _number(
            ("compare", "right", "rows"), card.compare.right.rows
        )
    yield from _number(("lines",), card.lines)
    yield from _number(("marks",), card.marks)
    for name, words in (card.highlight or {}).items():
        yield ("highlight", name), ChartHighlight(name, words)
    yield from _number(("race",), card.race)
    for date, words in (card.stops or {}).items():
        yield ("stops", date), RaceStop(date, words)
    yield from _number(("share",), card.share)
    if card.table:
        yield from _number(("table", "rows"), card.table.rows)


def _number(
    loc: Loc, entries: Sequence[ChartEntry] | None
) -> Iterator[tuple[Loc, ChartEntry]]:
    """Yield the entries of a list, each with its place in the card."""
    for i, entry in enumerate(entries or ()):
        yield (*loc, i), entry
