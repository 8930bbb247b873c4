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
from lantern.script.document import Loc, YamlModel

CardText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)
]
FiniteNumber = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
ShortCardText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)
]
"""Text of an entry among many: setting thousands of long ones would take minutes."""
MAX_ENTRIES = 60


def _date(value: str) -> str:
    dates.parse_day_number(value, 2000)
    return value


CardDate = Annotated[
    CardText,
    BeforeValidator(
        lambda value: (
            str(value)
            if isinstance(value, int) and not isinstance(value, bool)
            else value
        )
    ),
    AfterValidator(_date),
    WithJsonSchema({"type": ["string", "integer"], "description": dates.DATE_EXAMPLES}),
]
BlockNumbers = Annotated[
    tuple[Annotated[StrictInt, Field(ge=1)], ...],
    BeforeValidator(
        lambda value: value if isinstance(value, list | tuple) else (value,)
    ),
    WithJsonSchema(
        {
            "type": ["integer", "array"],
            "description": "blocks of the article it rests on",
        }
    ),
]


class TitleCard(YamlModel):
    """The film's name over a picture; `focus` is the point of it to keep when it is cut to the frame."""

    title: CardText
    subtitle: CardText | None = None
    kicker: CardText | None = None
    ground: CardText | None = None
    focus: tuple[Share, Share] = (0.5, 0.5)


class ChapterCard(YamlModel):
    """A chapter's numeral and name."""

    chapter: CardText
    numeral: StrictInt | CardText | None = None
    kicker: CardText | None = None
    line: CardText | None = None


class StatementCard(YamlModel):
    """A sentence, who says it, and what kind of claim it is."""

    statement: CardText
    by: CardText | None = None
    label: CardText | None = None


class NumberCard(YamlModel):
    """One figure. A number counts up and gets thousands commas; a figure in quotes stands as written (a year)."""

    number: StrictInt | FiniteNumber | CardText
    unit: CardText | None = None
    text: CardText | None = None
    label: CardText | None = None


class CreditEntry(YamlModel):
    """One row of the credits."""

    role: CardText
    lines: Annotated[tuple[CardText, ...], Field(min_length=1)]


class CreditsCard(YamlModel):
    """The page of credits; `credits` is its heading."""

    credits: CardText
    entries: Annotated[tuple[CreditEntry, ...], Field(min_length=1)]


class TimelineEvent(YamlModel):
    """A dated event; with `at` it comes in on these words. A date that is counted, not given, has an open dot."""

    date: CardDate
    text: ShortCardText
    at: CardText | None = Field(
        None, description="words of the narration the line reaches it on"
    )
    dot: Literal["filled", "open"] = "filled"
    passage: BlockNumbers = ()


class TimelineCard(YamlModel):
    """Events along a line that runs from one to the next; `now` is the date of the event it ends on."""

    timeline: CardText
    subtitle: CardText | None = None
    label: CardText | None = None
    start: CardDate | None = Field(
        None, alias="from", description="the line's beginning; default: the first event"
    )
    end: CardDate | None = Field(
        None, alias="to", description="the line's end; default: the last event"
    )
    now: CardDate | None = None
    events: Annotated[
        tuple[TimelineEvent, ...], Field(min_length=1, max_length=MAX_ENTRIES)
    ]
    note: CardText | None = None

    @property
    def year(self) -> int:
        """The year of dates that leave theirs out: the first one written on the card."""
        written = (
            self.start,
            *(event.date for event in self.events),
            self.end,
            self.now,
        )
        return next(
            (year for text in written if text and (year := dates.find_year(text))), 2000
        )

    def parse_day(self, text: str) -> int:
        return dates.parse_day_number(text, self.year)


class ChartRow(YamlModel):
    """A value and its bar, or words where there is none. `shown` replaces the figure, `missing` says there is none."""

    label: ShortCardText
    value: FiniteNumber | None = None
    shown: ShortCardText | None = None
    missing: ShortCardText | None = None
    at: CardText | None = Field(
        None, description="words of the narration it comes in on"
    )
    passage: BlockNumbers = ()

    @model_validator(mode="after")
    def _check_value(self) -> ChartRow:
        given = [
            key
            for key in ("value", "shown", "missing")
            if getattr(self, key) is not None
        ]
        if not given:
            raise ValueError(
                f"'{self.label}' needs a value, or words in its place: shown or missing"
            )
        if "missing" in given and len(given) > 1:
            raise ValueError(
                f"'{self.label}' has a figure and says it is missing; take one of them out"
            )
        return self


class ChartBar(ChartRow):
    """A row of a bar chart; rows of one `group` stand under its heading."""

    group: ShortCardText | None = None


class ChartSide(YamlModel):
    """One side of a comparison."""

    name: ShortCardText
    rows: Annotated[tuple[ChartRow, ...], Field(min_length=1, max_length=MAX_ENTRIES)]


class ChartPair(YamlModel):
    """Two sides, drawn to one scale."""

    left: ChartSide
    right: ChartSide


class ChartCard(YamlModel):
    """Bars on one scale, or two sides compared."""

    chart: CardText
    subtitle: CardText | None = None
    label: CardText | None = None
    unit: CardText | None = None
    bars: (
        Annotated[tuple[ChartBar, ...], Field(min_length=1, max_length=MAX_ENTRIES)]
        | None
    ) = None
    compare: ChartPair | None = None
    note: CardText | None = None

    @model_validator(mode="after")
    def _one_form(self) -> ChartCard:
        if (self.bars is None) == (self.compare is None):
            raise ValueError(
                "a chart has bars, or compare with left and right: exactly one of them"
            )
        return self


class WantedCard(YamlModel):
    """The place of a picture that is still to be found, and what it should show."""

    wanted: CardText


CARD_MODELS: dict[str, type[YamlModel]] = {
    "title": TitleCard,
    "chapter": ChapterCard,
    "statement": StatementCard,
    "number": NumberCard,
    "timeline": TimelineCard,
    "chart": ChartCard,
    "credits": CreditsCard,
    "wanted": WantedCard,
}


def iter_entries(card: object) -> Iterator[tuple[Loc, TimelineEvent | ChartRow]]:
    """What comes in one by one on a card, and where each stands in it."""
    if isinstance(card, TimelineCard):
        yield from ((("events", i), event) for i, event in enumerate(card.events))
    if isinstance(card, ChartCard):
        yield from ((("bars", i), bar) for i, bar in enumerate(card.bars or ()))
        if card.compare:
            for name, side in (
                ("left", card.compare.left),
                ("right", card.compare.right),
            ):
                yield from (
                    (("compare", name, "rows", i), row)
                    for i, row in enumerate(side.rows)
                )


def find_card_model(value: Any) -> str | None:
    """The name of the card model a mapping or a card has, or None."""
    keys = (
        value
        if isinstance(value, Mapping)
        else getattr(type(value), "model_fields", {})
    )
    return next(
        (model.__name__ for form, model in CARD_MODELS.items() if form in keys), None
    )


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
        find_card_model,
        custom_error_type="card_form",
        custom_error_message="a card begins with one of the keys "
        + ", ".join(CARD_MODELS),
    ),
]
