"""The models of cards: twelve forms, each known by its first key. Draws nothing."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StrictInt, Tag

from lantern.core import dates
from lantern.core.interface_words import DateWords
from lantern.script.document import Loc, YamlModel
from lantern.script.model.card_fields import (
    DEFAULT_YEAR,
    MAX_ENTRIES,
    BlockNumbers,
    CardDate,
    CardText,
    FiniteNumber,
    ShortCardText,
)
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.charts import (
    ChartCard,
    ChartEntry,
    iter_chart_entries,
)
from lantern.script.model.framing import PictureRect
from lantern.script.model.people import PeopleCard, Person
from lantern.script.model.quotation import QuotationCard
from lantern.script.model.relations import Member, RelationsCard
from lantern.script.model.types import Share


class TitleCard(YamlModel):
    """The film's name over a picture."""

    title: CardText = Field(description="the heading")
    subtitle: CardText | None = Field(
        default=None, description="a line below it"
    )
    kicker: CardText | None = Field(
        default=None, description="a short line above it"
    )
    ground: CardText | None = Field(
        default=None, description="a picture under it"
    )
    focus: tuple[Share, Share] = Field(
        default=(0.5, 0.5),
        description="the point of the picture to keep: [x, y] as fractions",
    )


class ChapterCard(YamlModel):
    """A chapter's numeral and name."""

    chapter: CardText = Field(description="the chapter's name")
    numeral: StrictInt | CardText | None = Field(
        default=None, description="its number or another sign, large"
    )
    kicker: CardText | None = Field(
        default=None, description="a short line above it"
    )
    line: CardText | None = Field(default=None, description="a line below it")


class StatementCard(GroundedCard):
    """A sentence, who says it, and what kind of claim it is."""

    statement: CardText = Field(description="the sentence")
    by: CardText | None = Field(default=None, description="who says it")
    label: CardText | None = Field(
        default=None, description="what kind of claim it is, such as Estimate"
    )


class NumberCard(GroundedCard):
    """One figure. A bare number counts up; one in quotes, such as a year, stands as written."""

    number: StrictInt | FiniteNumber | CardText = Field(
        description="the figure; a bare number counts up and gets commas, one in "
        'quotes stands as written: "1945"'
    )
    unit: CardText | None = Field(
        default=None,
        description="what is counted, beside the figure, such as km",
    )
    text: CardText | None = Field(default=None, description="words below it")
    label: CardText | None = Field(
        default=None, description="whose figure it is, such as Soviet data"
    )


class CreditEntry(YamlModel):
    """One row of the credits."""

    role: CardText = Field(description="what they did, such as Narration")
    lines: Annotated[tuple[CardText, ...], Field(min_length=1)] = Field(
        description="who did it, a line each"
    )


class CreditsCard(YamlModel):
    """The page of credits; `credits` is its heading."""

    credits: CardText = Field(description="the heading")
    entries: Annotated[tuple[CreditEntry, ...], Field(min_length=1)] = Field(
        description="the rows"
    )


class TimelineEvent(YamlModel):
    """An event and its date. With `at` it comes on these words.

    Give a date that isn't in the article, but that you worked out, an open dot.
    """

    date: CardDate = Field(
        description="9 August 1945, 9 aug, aug 1945 or 1945; a year written once holds for all"
    )
    text: ShortCardText = Field(description="what happened")
    at: CardText | None = Field(
        None, description="words of the narration at which the line reaches it"
    )
    dot: Literal["filled", "open"] = Field(
        default="filled",
        description="open for a date that you worked out yourself",
    )
    passage: BlockNumbers = Field(
        default=(), description="paragraphs of the article it rests on"
    )


class TimelineCard(GroundedCard):
    """Events along a line; `timeline` is the heading."""

    timeline: CardText = Field(description="the heading")
    subtitle: CardText | None = Field(
        default=None, description="a line below the heading"
    )
    label: CardText | None = Field(
        default=None,
        description="a small label for the kind of figures or claim, such as Soviet data",
    )
    start: CardDate | None = Field(
        None,
        alias="from",
        description="the line's beginning; default: the first event",
    )
    end: CardDate | None = Field(
        None,
        alias="to",
        description="the line's end; default: the last event",
    )
    now: CardDate | None = Field(
        default=None,
        description="the date of the event at which the line ends if no event has at; "
        "default: the last",
    )
    events: Annotated[
        tuple[TimelineEvent, ...], Field(min_length=1, max_length=MAX_ENTRIES)
    ] = Field(description="what happened, in any order")
    note: CardText | None = Field(
        default=None,
        description="a small line at the foot of the card, before the paragraphs of its "
        "passages",
    )

    @property
    def year(self) -> int:
        """Year of dates without one: the first that is written on the card."""
        written = [self.start]
        written += [event.date for event in self.events]
        written += [self.end, self.now]
        for text in written:
            year = dates.find_year(text) if text else None
            if year:
                return year
        return DEFAULT_YEAR

    def translate_dates(self, words: DateWords) -> TimelineCard:
        """Return the card with the dates of its events in another language.

        The line's ends and its `now` aren't shown, and stay as they are written.
        """
        events = []
        for event in self.events:
            date = dates.translate_date(event.date, words)
            events.append(event.model_copy(update={"date": date}))
        return self.model_copy(update={"events": tuple(events)})

    def parse_day(self, text: str) -> int:
        """Return the number of the day that a date of this card names."""
        return dates.parse_day_number(text, self.year)


class ListItem(YamlModel):
    """An entry of a list. With `at` it comes on these words."""

    text: ShortCardText = Field(description="the words of the entry")
    at: CardText | None = Field(
        None, description="words of the narration at which it comes"
    )
    passage: BlockNumbers = Field(
        default=(), description="paragraphs of the article it rests on"
    )


class ListCard(GroundedCard):
    """Entries that come one after another; `list` is their heading."""

    list: CardText = Field(description="the heading")
    subtitle: CardText | None = Field(
        default=None, description="a line below the heading"
    )
    label: CardText | None = Field(
        default=None,
        description="a small label for the kind of figures or claim, such as Soviet data",
    )
    items: Annotated[
        tuple[ListItem, ...], Field(min_length=1, max_length=MAX_ENTRIES)
    ] = Field(description="the entries, in order")
    note: CardText | None = Field(
        default=None,
        description="a small line at the foot of the card, before the paragraphs of its "
        "passages",
    )


class WantedCard(YamlModel):
    """A placeholder for a picture that is still to be found."""

    wanted: CardText = Field(
        description="what the picture should show; find --wanted looks for it"
    )


CARD_MODELS: dict[str, type[YamlModel]] = {
    "title": TitleCard,
    "chapter": ChapterCard,
    "statement": StatementCard,
    "quotation": QuotationCard,
    "number": NumberCard,
    "timeline": TimelineCard,
    "chart": ChartCard,
    "list": ListCard,
    "people": PeopleCard,
    "relations": RelationsCard,
    "credits": CreditsCard,
    "wanted": WantedCard,
}


CardEntry = TimelineEvent | ChartEntry | ListItem | Person | Member


def iter_entries(card: object) -> Iterator[tuple[Loc, CardEntry]]:
    """Yield what comes in one by one on a card, each with its place in the card."""
    if isinstance(card, ListCard):
        for i, item in enumerate(card.items):
            yield ("items", i), item
    if isinstance(card, TimelineCard):
        for i, event in enumerate(card.events):
            yield ("events", i), event
    if isinstance(card, PeopleCard):
        for i, person in enumerate(card.persons):
            yield ("persons", i), person
    if isinstance(card, RelationsCard):
        for i, member in enumerate(card.members):
            yield ("members", i), member
    if isinstance(card, ChartCard):
        yield from iter_chart_entries(card)


def find_card_model(value: Any) -> str | None:
    """Return the name of the model of a card, or of a group of keys; None if no key names one."""
    keys: Container[str] = getattr(type(value), "model_fields", {})
    if isinstance(value, Mapping):
        keys = value
    for form, model in CARD_MODELS.items():
        if form in keys:
            return model.__name__
    return None


Card = Annotated[
    Annotated[TitleCard, Tag("TitleCard")]
    | Annotated[ChapterCard, Tag("ChapterCard")]
    | Annotated[StatementCard, Tag("StatementCard")]
    | Annotated[QuotationCard, Tag("QuotationCard")]
    | Annotated[NumberCard, Tag("NumberCard")]
    | Annotated[TimelineCard, Tag("TimelineCard")]
    | Annotated[ChartCard, Tag("ChartCard")]
    | Annotated[ListCard, Tag("ListCard")]
    | Annotated[PeopleCard, Tag("PeopleCard")]
    | Annotated[RelationsCard, Tag("RelationsCard")]
    | Annotated[CreditsCard, Tag("CreditsCard")]
    | Annotated[WantedCard, Tag("WantedCard")],
    Discriminator(
        find_card_model,
        custom_error_type="card_form",
        custom_error_message="a card begins with one of the keys "
        + ", ".join(CARD_MODELS),
    ),
]


def _choose_card_form(value: object) -> str:
    if isinstance(value, str):
        return "name"
    return "card"


CardOrName = Annotated[
    Annotated[Literal["title", "chapter", "credits"], Tag("name")]
    | Annotated[Card, Tag("card")],
    Discriminator(_choose_card_form),
]


def keep_focus(
    card: TitleCard | GroundedCard, focus: PictureRect
) -> TitleCard | GroundedCard:
    """Return a card that keeps the middle of a rectangle of the picture under it."""
    x, y, w, h = focus
    kept = {"focus": (x + w / 2, y + h / 2)}
    if isinstance(card, TitleCard):
        return card.model_copy(update=kept)
    if card.ground is None:
        return card
    return card.model_copy(
        update={"ground": card.ground.model_copy(update=kept)}
    )
