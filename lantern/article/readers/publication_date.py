"""Dates written in running text, in English and its neighbours' month names. Knows no calendar but the Gregorian."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from lantern.core.dates import MONTHS

_NAMES = (
    "january jan januar janvier enero gennaio января janeiro januari",
    "february feb februar février febrero febbraio февраля fevereiro februari",
    "march mar märz mars marzo марта março maart",
    "april apr avril abril aprile апреля",
    "may mai mayo maggio мая maio mei",
    "june jun juni juin junio giugno июня junho",
    "july jul juli juillet julio luglio июля julho",
    "august aug août agosto августа augustus",
    "september sep sept septembre septiembre settembre сентября setembro",
    "october oct oktober octobre octubre ottobre октября outubro",
    "november nov novembre noviembre ноября novembro",
    "december dec dezember décembre diciembre dicembre декабря dezembro",
)
_MONTHS = {
    name: number for number, names in enumerate(_NAMES, 1) for name in names.split()
}

_month = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_year = r"(?P<year>[12]\d{3})"
_FORMS = [
    re.compile(form, re.I)
    for form in (
        r"(?<!\d)(?P<year>[12]\d{3})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})[./](?P<number>\d{1,2})[./](?P<year>[12]\d{3})(?!\d)",
        rf"(?<!\d){_day}\s+(?:of\s+|de\s+)?{_month}(?:,?\s+(?:de\s+)?{_year})?(?!\d)",
        rf"\b{_month}\s+{_day}(?!\d)(?:,?\s+{_year}(?!\d))?",
        rf"\b{_month},?\s+(?:de\s+)?{_year}(?!\d)",
        rf"(?<![\d.,:-]){_year}(?![\d.,:-]\d|\d|s\b)(?!\s*(?:km|kg|m|men|people|tons?|tonnes)\b)",
    )
]


@dataclass(frozen=True)
class TextDate:
    """A date in a text from `start` to `end`. What it leaves out is None; a bare year has neither month nor day."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """2020-11-26; empty for a date that leaves a part out."""
        return (
            f"{self.year:04}-{self.month:02}-{self.day:02}"
            if self.year and self.month and self.day
            else ""
        )

    def format(self, year: int | None = None) -> str:
        """How it is written on a picture: 9 August 1945, August 1945 or 1945. `year` stands in for one left out."""
        name = MONTHS[self.month - 1] if self.month else ""
        known = self.year or year
        return " ".join(
            part for part in (str(self.day or ""), name, str(known or "")) if part
        )


def find(text: str) -> list[TextDate]:
    """The dates of a text in their order; none overlaps another."""
    found: list[TextDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            date = _date(match)
            if date and not any(
                date.start < other.end and other.start < date.end for other in found
            ):
                found.append(date)
    return sorted(found, key=lambda date: date.start)


def _date(match: re.Match[str]) -> TextDate | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    month = (
        int(parts["number"])
        if parts.get("number")
        else _MONTHS.get((parts.get("month") or "").lower())
    )
    day = int(parts["day"]) if parts.get("day") else None
    if parts.get("month") and not parts["month"][0].isupper() and day is None:
        return None  # 'may 1945' of a sentence is no month
    try:
        datetime.date(year or 2000, month or 1, day or 1)
    except ValueError:
        return None
    return TextDate(match.start(), match.end(), year, month, day)
