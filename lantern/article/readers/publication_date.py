"""Dates in running text, in the Gregorian calendar, with the months' names of eleven languages."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass

from lantern.core.dates import MONTHS

_NAMES = (
    "january jan januar janvier enero gennaio января janeiro januari stycznia січня",
    "february feb februar février febrero febbraio февраля fevereiro februari lutego лютого",
    "march mar märz mars marzo марта março maart marca березня",
    "april apr avril abril aprile апреля kwietnia квітня",
    "may mai mayo maggio мая maio mei maja травня",
    "june jun juni juin junio giugno июня junho czerwca червня",
    "july jul juli juillet julio luglio июля julho lipca липня",
    "august aug août agosto августа augustus sierpnia серпня",
    "september sep sept septembre septiembre settembre сентября setembro września вересня",
    "october oct oktober octobre octubre ottobre октября outubro października жовтня",
    "november nov novembre noviembre ноября novembro listopada листопада",
    "december dec dezember décembre diciembre dicembre декабря dezembro grudnia грудня",
)
_SHORT_NAMES = (
    "janv ene gen sty янв січ", "févr fev lut фев лют", "mrt mrz мар бер", "avr abr kwi апр кві",
    "mag maj тра", "giu cze июн чер", "juil lug lip июл лип", "ago sie авг сер",
    "set wrz сен сент вер", "ott out paź окт жов", "lis ноя лис", "déc dic dez gru дек гру",
)  # fmt: skip
"""Months as the heads of letters have them: a day before them and a year after them make sure."""
_MONTHS: dict[str, int] = {}
for _number, _spellings in enumerate(_NAMES, 1):
    for _spelling in _spellings.split():
        _MONTHS[_spelling] = _number
_LONGEST_FIRST = sorted(
    _MONTHS,
    key=len,
    reverse=True,
)
_SHORT_MONTHS: dict[str, int] = {}
for _number, _spellings in enumerate(_SHORT_NAMES, 1):
    for _spelling in _spellings.split():
        _SHORT_MONTHS[_spelling] = _number

_MONTH = rf"(?P<month>{'|'.join(_LONGEST_FIRST)})\b\.?"
_SHORT = rf"(?P<short>{'|'.join(_SHORT_MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_YEAR = r"(?P<year>[12]\d{3})"
_BARE_YEAR = r"(?P<year>1\d{3}|20\d\d)"
"""A greater number with no month beside it counts something."""
_FORMS = [
    re.compile(form, re.I)
    for form in (
        r"(?<!\d)(?P<year>[12]\d{3})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})[./](?P<number>\d{1,2})[./](?P<year>[12]\d{3})(?!\d)",
        r"(?<!\d)(?P<year>[12]\d{3})[年년]\s?(?P<number>\d{1,2})[月월]\s?(?P<day>\d{1,2})[日일号]",
        r"(?<!\d)(?P<year>[12]\d{3})[年년]\s?(?P<number>\d{1,2})[月월]",
        rf"(?<!\d){_DAY}\s+(?:of\s+|de\s+)?{_MONTH}(?:,?\s+(?:de\s+)?{_YEAR})?(?!\d)",
        rf"(?<!\d){_DAY}\s+{_SHORT},?\s+{_YEAR}(?!\d)",
        rf"\b{_MONTH}\s+{_DAY}(?!\d)(?:,?\s+{_YEAR}(?!\d))?",
        rf"\b{_MONTH},?\s+(?:de\s+)?{_YEAR}(?!\d)",
        rf"(?<![\d.,:-]){_BARE_YEAR}(?![\d.,:-]\d|\d|s\b)"
        r"(?!\s*(?:km|kg|m|men|people|tons?|tonnes)\b)",
    )
]
"""The surest form first: a date takes its characters, so that no later form reads them."""
_LEAP_YEAR = 2000
_MOST_REMEMBERED = 5000
"""Texts whose dates are remembered."""


@dataclass(frozen=True)
class TextDate:
    """A date in a text. What it leaves out is None; a bare year has neither month nor day."""

    start: int
    """The characters of the text, [start, end)."""
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """Return 2020-11-26; an empty text for a date that leaves a part out."""
        if not (self.year and self.month and self.day):
            return ""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def format(self, year: int | None = None) -> str:
        """Return it as it is written on a picture: 9 August 1945, August 1945 or 1945.

        Args:
            year: the year, if the date names none.
        """
        day = str(self.day or "")
        month = MONTHS[self.month - 1] if self.month else ""
        parts = (day, month, str(self.year or year or ""))
        return " ".join(part for part in parts if part)


def find(text: str) -> list[TextDate]:
    """Return the dates in a text in their order; no two overlap."""
    return list(_find(text))


@functools.lru_cache(_MOST_REMEMBERED)
def _find(text: str) -> tuple[TextDate, ...]:
    """Return the dates in a text; an import asks for those of a sentence several times."""
    dates: list[TextDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            date = _read_date(match)
            if date is not None and not _overlaps(date, dates):
                dates.append(date)
    return tuple(sorted(dates, key=lambda date: date.start))


def _overlaps(date: TextDate, others: list[TextDate]) -> bool:
    return any(
        date.start < other.end and other.start < date.end for other in others
    )


def _read_date(match: re.Match[str]) -> TextDate | None:
    """Return the date that one of the forms found, or None if it is none."""
    parts = match.groupdict()
    name = parts.get("month") or ""
    year = _parse_number(parts.get("year"))
    day = _parse_number(parts.get("day"))
    month = _parse_number(parts.get("number"))
    if month is None:
        short = parts.get("short") or ""
        month = _MONTHS.get(name.lower()) or _SHORT_MONTHS.get(short.lower())
    if name and not name[0].isupper() and day is None:
        return None  # 'may 1945' in a sentence is a verb and a number
    try:
        # A day without a year may be 29 February.
        datetime.date(year or _LEAP_YEAR, month or 1, day or 1)
    except ValueError:
        return None
    return TextDate(match.start(), match.end(), year, month, day)


def _parse_number(text: str | None) -> int | None:
    return int(text) if text else None
