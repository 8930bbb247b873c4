"""Days as authors write them: 9 August 1945, 9 aug, aug 1945, 1945 or 1945-08-09. Gregorian, proleptic."""

from __future__ import annotations

import datetime
import re

FORMS = "9 August 1945, 9 aug, aug 1945, 1945 or 1945-08-09"
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?(?:\s+(\d{1,4}))?", re.I)
_MONTH = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,4})", re.I)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def day(text: str, year: int) -> int:
    """The day's number since 1 January of year 1; the first day of a month or year. `year` where none is written.

    Raises ValueError.
    """
    text = text.strip()
    try:
        if found := _ISO.fullmatch(text):
            return datetime.date(*map(int, found.groups())).toordinal()
        if found := _DAY.fullmatch(text):
            return datetime.date(int(found[3] or year), _month(found[2]), int(found[1])).toordinal()
        if found := _MONTH.fullmatch(text):
            return datetime.date(int(found[2]), _month(found[1]), 1).toordinal()
        if re.fullmatch(r"\d{1,4}", text):
            return datetime.date(int(text), 1, 1).toordinal()
    except ValueError:
        pass
    raise ValueError(f"'{text}' is no date; write it as {FORMS}")


def year(text: str) -> int | None:
    """The year a date names, None when it leaves it out."""
    found = re.search(r"\d{3,4}", text)
    return int(found[0]) if found else None


def _month(name: str) -> int:
    """1 to 12 of a month's name or its first letters; 0 when there is no such month."""
    return next((i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower())), 0)
