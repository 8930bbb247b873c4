"""The model of datelines: when and where a photograph was taken, or footage shot."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from lantern.core.dates import (
    DATE_EXAMPLES,
    LEAP_YEAR,
    describe_fault,
    find_year,
    parse,
    translate_date,
)
from lantern.core.interface_words import DateWords
from lantern.script.document import YamlModel
from lantern.script.model.types import text_from_number
from lantern.script.model_faults import FaultAt

_FORMS = f"1945-08-18, {DATE_EXAMPLES}, or in words: about 1943"
_BETWEEN = " · "
_LETTER = re.compile(r"[^\W\d_]")


def _check_date(value: str) -> str:
    """Return a date, or words about one, such as `about 1943`."""
    if _LETTER.search(value) or parse(value, None) is not None:
        return value
    raise ValueError(describe_fault(value, LEAP_YEAR, forms=_FORMS))


_DatelineText = Annotated[
    str, BeforeValidator(text_from_number), Field(min_length=1, max_length=80)
]


class Dateline(YamlModel):
    """Date and place of a picture, small in a corner of it."""

    date: Annotated[_DatelineText, AfterValidator(_check_date)] | None = Field(
        None,
        description="when it was taken: 1945-08-18, 18 August 1945, August 1945, "
        "1945 or about 1945",
    )
    place: _DatelineText | None = Field(None, description="where it was taken")

    @property
    def year(self) -> int | None:
        """The year of its date; None if that has none."""
        return None if self.date is None else find_year(self.date)

    def write(self, words: DateWords) -> str:
        """Return it as it is shown, its date in the film's language."""
        date = None if self.date is None else translate_date(self.date, words)
        return _BETWEEN.join(filter(None, (self.place, date)))

    @model_validator(mode="after")
    def _check_empty(self) -> Dateline:
        if self.date is None and self.place is None:
            raise ValueError("a dateline has a date, a place, or both")
        return self


def find_dateline_fault(dateline: Dateline | None, kind: str) -> FaultAt | None:
    """Return that a shot of this kind has no dateline, or None."""
    if dateline is None or kind in ("still", "clip"):
        return None
    message = "dateline is for a photograph or footage that fills the frame; take it out"
    if kind == "panels":
        message = "panels have no dateline; write one at each as its label: Harbin, 1945"
    return FaultAt(message, "dateline")
