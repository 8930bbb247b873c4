"""Dates as authors write them: the day they name, and how they read on the screen.

The calendar is the Gregorian one, also before it was introduced. A day is a number: days since
1 January of year 1, which is day 1.
"""

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
"""English names of the months; January is MONTHS[0]."""
DatePrecision = Literal["day", "month", "year"]

_DAY = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?(?:\s+(\d{1,4}))?", re.I)
_MONTH = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,4})", re.I)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR = re.compile(r"\d{1,4}")


def parse(text: str, year: int | None) -> tuple[float, DatePrecision] | None:
    """Return the day that a date names, and how precise the date is; None if it is no date.

    A month or a year alone names its first day.

    Args:
        text: one of DATE_EXAMPLES, or an ISO date.
        year: the year of a date that names none; such a date is no date if it is None.
    """
    try:
        return _parse(text.strip(), year)
    except ValueError:  # 31 February
        return None


def _parse(text: str, year: int | None) -> tuple[float, DatePrecision] | None:
    if match := _ISO.fullmatch(text):
        return _count_days(int(match[1]), int(match[2]), int(match[3])), "day"
    if match := _DAY.fullmatch(text):
        return _parse_day(match, year)
    if match := _MONTH.fullmatch(text):
        month = _find_month(match[1])
        if month is None:
            return None
        return _count_days(int(match[2]), month, 1), "month"
    if _YEAR.fullmatch(text):
        return _count_days(int(text), 1, 1), "year"
    return None


def _parse_day(
    match: re.Match[str], year: int | None
) -> tuple[float, DatePrecision] | None:
    month = _find_month(match[2])
    if month is None:
        return None
    if match[3] is not None:
        year = int(match[3])
    if year is None:
        return None
    return _count_days(year, month, int(match[1])), "day"


def _find_month(name: str) -> int | None:
    """Return the number of the only month that begins with these letters, from 1."""
    found = []
    for number, month in enumerate(MONTHS, 1):
        if month.lower().startswith(name.lower()):
            found.append(number)
    return found[0] if len(found) == 1 else None


def _count_days(year: int, month: int, day: int) -> float:
    return float(datetime.date(year, month, day).toordinal())


def format_day(
    days: float, grain: DatePrecision, months: Sequence[str] | None = None
) -> str:
    """Return a day as it stands in the corner of a map: 9 August, August 1945 or 1945.

    Args:
        days: days since 1 January of year 1, with a fraction while time runs.
        grain: how precise the date is shown.
        months: names of the twelve months in another language.
    """
    # A day that a movement reaches only up to rounding errors counts as reached.
    date = datetime.date.fromordinal(int(days + 1e-6))
    name = (months or MONTHS)[date.month - 1]
    if grain == "day":
        return f"{date.day} {name}"
    if grain == "month":
        return f"{name} {date.year}"
    return str(date.year)


def parse_day_number(text: str, year: int) -> int:
    """Return the day that a date names; `year` counts where the date names none.

    Raises:
        ValueError: the text is no date.
    """
    found = parse(text, year)
    if found is None:
        raise ValueError(f"'{text}' is no date; write it as {DATE_EXAMPLES}")
    return int(found[0])


def find_year(text: str) -> int | None:
    """Return the year that a date names, or None if it names none."""
    found = re.search(r"\d{3,4}", text)
    return int(found[0]) if found else None
