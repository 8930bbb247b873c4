"""What a scene file may say of a card: five forms, told apart by their first key. No drawing here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, StrictInt, StringConstraints, Tag

from lantern.source import Model

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Figure = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]


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


FORMS: dict[str, type[Model]] = {
    "title": TitleCard,
    "chapter": ChapterCard,
    "statement": StatementCard,
    "number": NumberCard,
    "credits": CreditsCard,
}


def form_of(value: Any) -> str | None:
    """The name of the card model a mapping or a card has, or None."""
    keys = value if isinstance(value, Mapping) else getattr(type(value), "model_fields", {})
    return next((model.__name__ for form, model in FORMS.items() if form in keys), None)


Card = Annotated[
    Annotated[TitleCard, Tag("TitleCard")]
    | Annotated[ChapterCard, Tag("ChapterCard")]
    | Annotated[StatementCard, Tag("StatementCard")]
    | Annotated[NumberCard, Tag("NumberCard")]
    | Annotated[CreditsCard, Tag("CreditsCard")],
    Discriminator(
        form_of,
        custom_error_type="card_form",
        custom_error_message="a card begins with one of the keys " + ", ".join(FORMS),
    ),
]
