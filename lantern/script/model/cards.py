"""What a scene file may say of a card: eight forms, told apart by their first key. No drawing here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    StrictInt,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

from lantern.core import dates
from lantern.script.document import Loc, Model

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Figure = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""Text of an entry among many: setting thousands of long ones would take minutes."""
MOST_ENTRIES = 60


def _date(value: str) -> str:
    dates.day(value, 2000)
    return value


Date = Annotated[
    Text,
    BeforeValidator(lambda value: str(value) if isinstance(value, int) and not isinstance(value, bool) else value),
    AfterValidator(_date),
    WithJsonSchema({"type": ["string", "integer"], "description": dates.FORMS}),
]
Passage = Annotated[
    tuple[Annotated[StrictInt, Field(ge=1)], ...],
    BeforeValidator(lambda value: value if isinstance(value, list | tuple) else (value,)),
    WithJsonSchema({"type": ["integer", "array"], "description": "blocks of the article it rests on"}),
]


class TitleCard(Model):
    """The film's name over a picture; `focus` is the point of it to keep when it is cut to the frame."""

    title: Text
    subtitle: Text | None = None
    kicker: Text | None = None
    ground: Text | None = None
    focus: tuple[Share, Share] = (0.5, 0.5)


class ChapterCard(Model):
    """A chapter's numeral and name."""

    chapter: Text
    numeral: StrictInt | Text | None = None
    kicker: Text | None = None
    line: Text | None = None


class StatementCard(Model):
    """A sentence, who says it, and what kind of claim it is."""

    statement: Text
    by: Text | None = None
    label: Text | None = None


class NumberCard(Model):
    """One figure. A number counts up and gets thousands commas; a figure in quotes stands as written (a year)."""

    number: StrictInt | Figure | Text
    unit: Text | None = None
    text: Text | None = None
    label: Text | None = None


class CreditEntry(Model):
    """One row of the credits."""

    role: Text
    lines: Annotated[tuple[Text, ...], Field(min_length=1)]


class CreditsCard(Model):
    """The page of credits; `credits` is its heading."""

    credits: Text
    entries: Annotated[tuple[CreditEntry, ...], Field(min_length=1)]


class TimelineEvent(Model):
    """A dated event; with `at` it comes in on these words. A date that is counted, not given, has an open dot."""

    date: Date
    text: Short
    at: Text | None = Field(None, description="words of the narration the line reaches it on")
    dot: Literal["filled", "open"] = "filled"
    passage: Passage = ()


class TimelineCard(Model):
    """Events along a line that runs from one to the next; `now` is the date of the event it ends on."""

    timeline: Text
    subtitle: Text | None = None
    label: Text | None = None
    start: Date | None = Field(None, alias="from", description="the line's beginning; default: the first event")
    end: Date | None = Field(None, alias="to", description="the line's end; default: the last event")
    now: Date | None = None
    events: Annotated[tuple[TimelineEvent, ...], Field(min_length=1, max_length=MOST_ENTRIES)]
    note: Text | None = None

    @property
    def year(self) -> int:
        """The year of dates that leave theirs out: the first one written on the card."""
        written = (self.start, *(event.date for event in self.events), self.end, self.now)
        return next((year for text in written if text and (year := dates.year(text))), 2000)

    def day(self, text: str) -> int:
        return dates.day(text, self.year)


class ChartRow(Model):
    """A value and its bar, or words where there is none. `shown` replaces the figure, `missing` says there is none."""

    label: Short
    value: Figure | None = None
    shown: Short | None = None
    missing: Short | None = None
    at: Text | None = Field(None, description="words of the narration it comes in on")
    passage: Passage = ()

    @model_validator(mode="after")
    def _something(self) -> ChartRow:
        given = [key for key in ("value", "shown", "missing") if getattr(self, key) is not None]
        if not given:
            raise ValueError(f"'{self.label}' needs a value, or words in its place: shown or missing")
        if "missing" in given and len(given) > 1:
            raise ValueError(f"'{self.label}' has a figure and says it is missing; take one of them out")
        return self


class ChartBar(ChartRow):
    """A row of a bar chart; rows of one `group` stand under its heading."""

    group: Short | None = None


class ChartSide(Model):
    """One side of a comparison."""

    name: Short
    rows: Annotated[tuple[ChartRow, ...], Field(min_length=1, max_length=MOST_ENTRIES)]


class ChartPair(Model):
    """Two sides, drawn to one scale."""

    left: ChartSide
    right: ChartSide


class ChartCard(Model):
    """Bars on one scale, or two sides compared."""

    chart: Text
    subtitle: Text | None = None
    label: Text | None = None
    unit: Text | None = None
    bars: Annotated[tuple[ChartBar, ...], Field(min_length=1, max_length=MOST_ENTRIES)] | None = None
    compare: ChartPair | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _one_form(self) -> ChartCard:
        if (self.bars is None) == (self.compare is None):
            raise ValueError("a chart has bars, or compare with left and right: exactly one of them")
        return self


class WantedCard(Model):
    """The place of a picture that is still to be found, and what it should show."""

    wanted: Text


FORMS: dict[str, type[Model]] = {
    "title": TitleCard,
    "chapter": ChapterCard,
    "statement": StatementCard,
    "number": NumberCard,
    "timeline": TimelineCard,
    "chart": ChartCard,
    "credits": CreditsCard,
    "wanted": WantedCard,
}


def entries(card: object) -> Iterator[tuple[Loc, TimelineEvent | ChartRow]]:
    """What comes in one by one on a card, and where each stands in it."""
    if isinstance(card, TimelineCard):
        yield from ((("events", i), event) for i, event in enumerate(card.events))
    if isinstance(card, ChartCard):
        yield from ((("bars", i), bar) for i, bar in enumerate(card.bars or ()))
        if card.compare:
            for name, side in (("left", card.compare.left), ("right", card.compare.right)):
                yield from ((("compare", name, "rows", i), row) for i, row in enumerate(side.rows))


def form_of(value: Any) -> str | None:
    """The name of the card model a mapping or a card has, or None."""
    keys = value if isinstance(value, Mapping) else getattr(type(value), "model_fields", {})
    return next((model.__name__ for form, model in FORMS.items() if form in keys), None)


Card = Annotated[
    Annotated[TitleCard, Tag("TitleCard")]
    | Annotated[ChapterCard, Tag("ChapterCard")]
    | Annotated[StatementCard, Tag("StatementCard")]
    | Annotated[NumberCard, Tag("NumberCard")]
    | Annotated[TimelineCard, Tag("TimelineCard")]
    | Annotated[ChartCard, Tag("ChartCard")]
    | Annotated[CreditsCard, Tag("CreditsCard")]
    | Annotated[WantedCard, Tag("WantedCard")],
    Discriminator(
        form_of,
        custom_error_type="card_form",
        custom_error_message="a card begins with one of the keys " + ", ".join(FORMS),
    ),
]
