"""The model of inserts: a figure, a fact list, a clock or a progress bar over pictures."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    StrictInt,
    Tag,
    WithJsonSchema,
    model_validator,
)

from lantern.core.interface_words import NumberWords
from lantern.core.typography import set_quotes
from lantern.script.document import Loc, YamlModel
from lantern.script.model.card_fields import (
    CardText,
    FiniteNumber,
    ShortCardText,
)
from lantern.script.model.cards import ListItem
from lantern.script.model.types import LongText, as_list
from lantern.script.model_faults import FaultAt

InsertKind = Literal["figure", "facts", "clock", "progress"]
INSERT_KINDS: tuple[InsertKind, ...] = get_args(InsertKind)
_MOST_INSERTS = 10
_MOST_FACTS = 8
_MOST_FIGURE = 10**15
"""Beyond it the digits that are counted would be others than those that are written."""
_NO_NUMBER = re.compile(r"\s*[-+]?\.(nan|inf)\s*", re.IGNORECASE)
"""What YAML calls numbers, and nobody can count up to."""
_LAST_HOUR = 23


def _read_time(value: object) -> object:
    match = re.fullmatch(r"(\d{1,2}):([0-5]\d)", str(value).strip())
    if match is None or int(match[1]) > _LAST_HOUR:
        raise ValueError(f"'{value}' is no time of day; write it as 04:30")
    return match[0]


DayTime = Annotated[
    str,
    BeforeValidator(_read_time),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}:\d\d$"}),
]
"""A time of day, `04:30`."""


def count_minutes(time: str) -> int:
    """Return the minutes of a time of day since midnight."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


class ClockRun(YamlModel):
    """A clock that runs from one time to another while it is seen, past midnight if need be."""

    start: DayTime = Field(
        alias="from", description="the time at the start: 00:10"
    )
    end: DayTime = Field(
        alias="to",
        description="the time at the end; an earlier one is on the next day",
    )


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value)


def _read_figure(value: object) -> object:
    is_text = isinstance(value, str) and value.strip() != ""
    if _is_number(value) or (is_text and not _NO_NUMBER.fullmatch(str(value))):
        return value
    raise ValueError('a figure is a number, or text in quotes: "1945"')


def _read_bar_value(value: object) -> object:
    if _is_number(value):
        return value
    raise ValueError(
        "a bar shows a number; write it without a sign, such as 60"
    )


_Figure = Annotated[
    StrictInt | FiniteNumber | CardText, BeforeValidator(_read_figure)
]
_BarValue = Annotated[
    StrictInt | FiniteNumber, BeforeValidator(_read_bar_value)
]


class ProgressRun(YamlModel):
    """A bar that fills from one value to another, of a whole."""

    start: _BarValue = Field(
        0,
        alias="from",
        description="what the bar shows at first",
    )
    end: _BarValue = Field(alias="to", description="what it shows at last")
    of: Annotated[_BarValue, Field(gt=0)] = Field(
        default=100, description="the whole"
    )

    @model_validator(mode="after")
    def _check_values(self) -> ProgressRun:
        for key, value in (("from", self.start), ("to", self.end)):
            if not 0 <= value <= self.of:
                message = f"a bar shows values from 0 to {self.of:g}, and not {value:g}"
                raise FaultAt(message, key)
        return self


def _choose_run(value: object) -> str:
    return "run" if isinstance(value, dict | YamlModel) else "value"


def _read_fact(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


_Fact = Annotated[ListItem, BeforeValidator(_read_fact)]
FactsEntry = Annotated[
    tuple[_Fact, ...], Field(min_length=1, max_length=_MOST_FACTS)
]
ClockEntry = Annotated[
    Annotated[DayTime, Tag("value")] | Annotated[ClockRun, Tag("run")],
    Discriminator(_choose_run),
]
ProgressEntry = Annotated[
    Annotated[_BarValue, Tag("value")] | Annotated[ProgressRun, Tag("run")],
    Discriminator(_choose_run),
]


@dataclass(frozen=True)
class InsertText:
    """A text that an insert shows, and where it is written in the insert."""

    loc: Loc
    text: str


def _print_fact(fact: ListItem, language: str) -> ListItem:
    text = set_quotes(fact.text, language)
    return fact.model_copy(update={"text": text, "at": None, "passage": ()})


def _print_number(number: float | str, signs: NumberWords | None) -> str:
    if isinstance(number, str):
        return number
    shown = f"{number:.15g}"
    return signs.localize(shown) if signs else shown


def _print_bar(
    bar: ProgressRun, unit: str | None, signs: NumberWords | None
) -> str:
    value = _print_number(bar.end, signs)
    if bar.of == 100 and unit is None:
        return f"{value} %"
    return f"{value} / {_print_number(bar.of, signs)} {unit or ''}".strip()


class PictureInsert(YamlModel):
    """Numbers over a picture: exactly one of `figure`, `facts`, `clock`, `progress`."""

    figure: _Figure | None = Field(
        None,
        description="a number that counts up; in quotes it stands as written",
    )
    facts: FactsEntry | None = Field(
        None, description="lines that come in one by one: [text, {text, at}]"
    )
    clock: ClockEntry | None = Field(
        None, description="a clock: a time of day, or {from: 00:10, to: 04:30}"
    )
    progress: ProgressEntry | None = Field(
        None, description="a bar: per cent, or {from: 0, to: 62, of: 100}"
    )
    unit: ShortCardText | None = Field(
        None,
        description="what is counted, beside a figure or a bar, such as km",
    )
    text: ShortCardText | None = Field(
        None,
        description="words below a figure or a clock, above facts or a bar",
    )
    side: Literal["left", "right"] | None = Field(
        None, description="where it stands; default: where there is room"
    )
    at: LongText | None = Field(
        None,
        description="words of the narration at which it comes; default: 0.6 s after the "
        "transition into its shot",
    )
    until: LongText | None = Field(
        None, description="words at which it goes; default: it stays"
    )

    @property
    def kind(self) -> InsertKind:
        """What it is."""
        return next(
            kind for kind in INSERT_KINDS if getattr(self, kind) is not None
        )

    @property
    def bar(self) -> ProgressRun | None:
        """What its bar shows; None for another insert."""
        if self.progress is None or isinstance(self.progress, ProgressRun):
            return self.progress
        return ProgressRun.model_validate({"to": self.progress})

    def list_texts(self, signs: NumberWords | None = None) -> list[InsertText]:
        """Return the words and figures that it shows; `signs` of numbers are None in English."""
        found: list[InsertText] = []
        if self.figure is not None:
            text = (
                f"{_print_number(self.figure, signs)} {self.unit or ''}".strip()
            )
            found.append(InsertText(("figure",), text))
        if self.bar is not None:
            text = _print_bar(self.bar, self.unit, signs)
            found.append(InsertText(("progress",), text))
        if self.text:
            found.append(InsertText(("text",), self.text))
        for i, fact in enumerate(self.facts or ()):
            found.append(InsertText(("facts", i, "text"), fact.text))
        return found

    def make_printed(self, language: str) -> PictureInsert:
        """Return the insert as it is printed: with its language's quotation marks.

        The words at which it and its facts come and go are taken out.
        """
        changes: dict[str, object] = {"at": None, "until": None}
        if self.text:
            changes["text"] = set_quotes(self.text, language)
        if self.facts is not None:
            facts = [_print_fact(fact, language) for fact in self.facts]
            changes["facts"] = tuple(facts)
        return self.model_copy(update=changes)

    @model_validator(mode="after")
    def _check_kind(self) -> PictureInsert:
        given = [
            kind for kind in INSERT_KINDS if getattr(self, kind) is not None
        ]
        if len(given) != 1:
            raise ValueError(
                "an insert is exactly one of: figure, facts, clock, progress"
            )
        if (
            not isinstance(self.figure, str | None)
            and abs(self.figure) > _MOST_FIGURE
        ):
            message = f"a figure counts up to {_MOST_FIGURE:,} at most; write a larger one"
            raise FaultAt(f'{message} in quotes: "{self.figure}"', "figure")
        if self.unit is not None and given[0] not in ("figure", "progress"):
            raise FaultAt("unit is for a figure or a bar; take it out", "unit")
        if not isinstance(self.progress, ProgressRun | None):
            self._check_percent(self.progress)
        return self

    def _check_percent(self, value: float) -> None:
        if not 0 <= value <= 100:
            message = f"a bar shows 0 to 100 per cent, and not {value:g}"
            raise FaultAt(
                message + "; {to: …, of: …} says another whole", "progress"
            )


InsertsEntry = Annotated[
    tuple[PictureInsert, ...],
    BeforeValidator(as_list),
    Field(min_length=1, max_length=_MOST_INSERTS),
]
