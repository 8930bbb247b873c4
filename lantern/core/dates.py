"""Days as authors write them, the number they stand for, and how they read on the screen. Gregorian, proleptic."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Literal

DATE_EXAMPLES = "'9 aug', '9 aug 1945', 'aug 1945' or '1945'"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DatePrecision = Literal["day", "month", "year"]

_DAY = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?(?:\s+(\d{1,4}))?", re.I)
_MONTH = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,4})", re.I)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def _month(name: str) -> int | None:
    found = [
        i for i, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower())
    ]
    return found[0] if len(found) == 1 else None


def parse(text: str, year: int | None) -> tuple[float, DatePrecision] | None:
    """Days since 1 January of year 1 (proleptic Gregorian), and how fine the date is; None when it is none.

    `year` is taken where none is written.
    """
    text = text.strip()
    try:
        if found := _ISO.fullmatch(text):
            return _days(*map(int, found.groups())), "day"
        if found := _DAY.fullmatch(text):
            month, own = _month(found[2]), found[3]
            if month is None or (own is None and year is None):
                return None
            return _days(int(own or year or 0), month, int(found[1])), "day"
        if found := _MONTH.fullmatch(text):
            month = _month(found[1])
            return None if month is None else (_days(int(found[2]), month, 1), "month")
        if re.fullmatch(r"\d{1,4}", text):
            return _days(int(text), 1, 1), "year"
    except ValueError:
        return None
    return None


def _days(year: int, month: int, day: int) -> float:
    return float(datetime.date(year, month, day).toordinal())


def format_day(
    days: float, grain: DatePrecision, months: Sequence[str] | None = None
) -> str:
    """A day as it stands in the corner: 9 August, August 1945 or 1945."""
    date = datetime.date.fromordinal(int(days + 1e-6))
    name = (months or MONTHS)[date.month - 1]
    return {
        "day": f"{date.day} {name}",
        "month": f"{name} {date.year}",
        "year": str(date.year),
    }[grain]


def parse_day_number(text: str, year: int) -> int:
    """The day's number since 1 January of year 1; the first day of a month or year. `year` where none is written.

    Raises ValueError.
    """
    found = parse(text, year)
    if found is None:
        raise ValueError(f"'{text}' is no date; write it as {DATE_EXAMPLES}")
    return int(found[0])


def find_year(text: str) -> int | None:
    """The year a date names, None when it leaves it out."""
    found = re.search(r"\d{3,4}", text)
    return int(found[0]) if found else None
