"""Dates as authors write them: the day they name, and how they read on the screen.

They are read in every language that has words (`interface_words`); short names of months are
English ones where languages differ. The calendar is the Gregorian one, also before it was
introduced. A day is a number: days since 1 January of year 1, which is day 1.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from typing import Literal

from lantern.core.interface_words import DateWords, find_words, list_languages

DATE_EXAMPLES = "'9 aug', '9 aug 1945', 'aug 1945' or '1945'"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English names of the months; January is MONTHS[0]."""
DatePrecision = Literal["day", "month", "year"]
LEAP_YEAR = 2000
"""A year in which every day of a date without a year exists."""

_YEAR_WORD = r"(?:\s*(?:г\.?|года?|году|р\.?|рік|року|r\.?|roku?))?"
"""The word for year, which Slavic languages write behind it."""
_DAY = re.compile(
    r"(\d{1,2})(?:er|\.?[º°]|\.)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?"
    rf"(?:\s+(?:de\s+)?(\d{{1,4}}){_YEAR_WORD})?",
    re.I,
)
_MONTH = re.compile(
    rf"([^\W\d_]{{3,12}})\.?\s+(?:de\s+)?(\d{{1,4}}){_YEAR_WORD}", re.I
)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR = re.compile(r"(\d{1,4})[年년]?")
ERAS = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911,
    "民國": 1911,
}  # fmt: skip
"""An era of Japan or China -> the year before its first."""
_EAST_ASIAN = re.compile(
    rf"(?:({'|'.join(ERAS)})?\s*(\d{{1,4}})[年년]\s*)?"
    r"(\d{1,2})[月월](?:\s*(\d{1,2})[日일])?"
)


class _NoSuchDay(ValueError):
    """A day that its month hasn't, such as 31 June."""

    def __init__(self, year: int, month: int, days: int) -> None:
        name = MONTHS[month - 1]
        if days == 28:
            name = f"{name} {year}"
        super().__init__(f"{name} has {days} days")


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


def describe_fault(text: str, year: int, *, forms: str = DATE_EXAMPLES) -> str:
    """Return a sentence on a text that is no date: what its month hasn't, or how one is written.

    Args:
        text: what is no date.
        year: that of a date that names none.
        forms: how a date may be written.
    """
    try:
        _parse(text.strip(), year)
    except _NoSuchDay as fault:
        return f"'{text}' is no date: {fault}"
    except ValueError:  # the thirteenth month
        pass
    return f"'{text}' is no date; write it as {forms}"


def _parse(text: str, year: int | None) -> tuple[float, DatePrecision] | None:
    if match := _ISO.fullmatch(text):
        return _count_days(int(match[1]), int(match[2]), int(match[3])), "day"
    if match := _DOTTED.fullmatch(text):
        return _count_days(int(match[3]), int(match[2]), int(match[1])), "day"
    if match := _DAY.fullmatch(text):
        return _parse_day(match, year)
    if match := _MONTH.fullmatch(text):
        month = _find_month(match[1])
        if month is None:
            return None
        return _count_days(int(match[2]), month, 1), "month"
    if match := _EAST_ASIAN.fullmatch(text):
        return _parse_east_asian(match, year)
    if match := _YEAR.fullmatch(text):
        return _count_days(int(match[1]), 1, 1), "year"
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


def _parse_east_asian(
    match: re.Match[str], year: int | None
) -> tuple[float, DatePrecision] | None:
    if match[2] is not None:
        year = int(match[2]) + ERAS.get(match[1] or "", 0)
    if year is None:
        return None
    month = int(match[3])
    if match[4] is not None:
        return _count_days(year, month, int(match[4])), "day"
    if match[2] is None:
        return None
    return _count_days(year, month, 1), "month"


def _find_month(name: str) -> int | None:
    """Return the number of the only month that begins with these letters, from 1."""
    found = _find_english_month(name)
    if found is not None:
        return found
    numbers: set[int] = set()
    for language in list_languages():
        words = find_words(language).dates
        numbers |= _match_months(name, words.months)
        numbers |= _match_months(name, words.months_in_dates)
    return numbers.pop() if len(numbers) == 1 else None


def _find_english_month(name: str) -> int | None:
    numbers = _match_months(name, MONTHS)
    return numbers.pop() if len(numbers) == 1 else None


def _match_months(name: str, months: Sequence[str]) -> set[int]:
    """Return the numbers of the months that begin with these letters."""
    start = name.lower()
    return {
        number
        for number, month in enumerate(months, 1)
        if month.lower().startswith(start)
    }


def _count_days(year: int, month: int, day: int) -> float:
    if 1 <= year <= datetime.MAXYEAR and 1 <= month <= 12:
        days = calendar.monthrange(year, month)[1]
        if day > days:
            raise _NoSuchDay(year, month, days)
    return float(datetime.date(year, month, day).toordinal())


def format_day(
    days: float,
    grain: DatePrecision,
    words: DateWords,
    *,
    months: Sequence[str] | None = None,
    shows_year: bool = False,
) -> str:
    """Return a day as it stands in the corner of a map: 9 August, August 1945 or 1945.

    Args:
        days: days since 1 January of year 1, with a fraction while time runs.
        grain: how precise the date is shown.
        words: of the film's language.
        months: the author's own names of the twelve months.
        shows_year: a day has its year, too: 9 August 1945.
    """
    # A day that a movement reaches only up to rounding errors counts as reached.
    date = datetime.date.fromordinal(int(days + 1e-6))
    if grain == "day":
        template = words.full_day if shows_year else words.day
        return _fill(
            template, date, words, months=months or words.months_in_dates
        )
    if grain == "month":
        return _fill(words.month, date, words, months=months or words.months)
    return words.year.format(year=date.year)


def format_full_day(date: datetime.date, words: DateWords) -> str:
    """Return a day with its year: 9 August 1945."""
    return _fill(words.full_day, date, words, months=words.months_in_dates)


def _fill(
    template: str,
    date: datetime.date,
    words: DateWords,
    *,
    months: Sequence[str],
) -> str:
    day = words.first_day if date.day == 1 else str(date.day)
    month = months[date.month - 1]
    return template.format(
        day=day,
        month=month,
        year=date.year,
    )


def translate_date(text: str, words: DateWords) -> str:
    """Return a date that is written in English, or as an ISO date, in another language.

    Any other text stays as it is.
    """
    plain = text.strip()
    day = _DAY.fullmatch(plain)
    month = _MONTH.fullmatch(plain)
    name = ""
    if day:
        name = day[2]
    elif month:
        name = month[1]
    is_english = bool(name) and _find_english_month(name) is not None
    if not is_english and not _ISO.fullmatch(plain):
        return text
    found = parse(plain, LEAP_YEAR)
    if found is None:
        return text
    days, precision = found
    has_year = day is None or day[3] is not None
    if precision == "day" and has_year:
        return format_full_day(datetime.date.fromordinal(int(days)), words)
    return format_day(days, precision, words)


def parse_day_number(text: str, year: int) -> int:
    """Return the day that a date names; `year` counts where the date names none.

    Raises:
        ValueError: the text is no date.
    """
    found = parse(text, year)
    if found is None:
        raise ValueError(describe_fault(text, year))
    return int(found[0])


def find_year(text: str) -> int | None:
    """Return the year that a date names, or None if it names none."""
    found = re.search(r"\d{3,4}", text)
    return int(found[0]) if found else None
