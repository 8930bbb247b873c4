"""Dates and times of day in a text, each in one form. Pure.

`9 August`, `August 9th` and `9.8.` are 08-09, with a year 1945-08-09; `half past four` is ~04:30: the text doesn't say
whether before noon or after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.article.facts import amounts, words
from lantern.article.facts.amounts import FactRule, FactValues
from lantern.core.dates import MONTHS

_MONTH = "|".join(f"{month}|{month[:3]}\\.?(?![a-z])" for month in MONTHS)
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?|(?:(?:twenty|thirty)[- ])?(?:{amounts.ORDINAL_PATTERN})"
_YEAR = r"1\d{3}|20\d{2}"
_HOUR = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HALF = r"(?: ?(?P<half>a\.?m\b\.?|p\.?m\b\.?)| (?P<part>in the (?:morning|evening|afternoon)|at night)\b)"


def _month(name: str) -> int:
    return next(
        i
        for i, month in enumerate(MONTHS, 1)
        if month.lower().startswith(name[:3].lower())
    )


def _date(match: re.Match[str]) -> FactValues:
    """9 August 1945, August 9th, the ninth of August, from 18th to 27th of August."""
    days = [amounts.parse_ordinal(day) for day in match.group("day", "until") if day]
    year = f"{match['year']}-" if match["year"] else ""
    if match["month"][0].isupper() and all(day and day <= 31 for day in days):
        yield from (
            ("date", f"{year}{_month(match['month']):02}-{day:02}") for day in days
        )


def _month_alone(match: re.Match[str]) -> FactValues:
    """May 1946, in August. `May` needs a word before it that tells it from a verb."""
    month = _month(match["month"])
    if match["year"]:
        yield "date", f"{match['year']}-{month:02}"
    elif match["month"][0].isupper() and (
        month != 5
        or re.search(
            r"\b(?:in|until|since|of|by|to|from|late|early) $",
            match.string[: match.start()],
        )
    ):
        yield "date", f"-{month:02}"


def _numeric_date(match: re.Match[str]) -> FactValues:
    """1945-08-09, 9.8.1945 and 9.8."""
    year = match["iso"] or match["year"]
    day, month = (
        int(match["isoday"] or match["day"]),
        int(match["isomonth"] or match["month"]),
    )
    if 1 <= day <= 31 and 1 <= month <= 12:
        yield "date", f"{f'{year}-' if year else ''}{month:02}-{day:02}"


def _year(match: re.Match[str]) -> FactValues:
    yield "date", match.group()


def yield_time(hour: int, minute: int, part: str | None) -> FactValues:
    """A time of day; `part` is what the text says of its half of the day: am, in the evening, at night …"""
    if hour > 24 or minute > 59:
        return
    if part is None:
        yield "time", f"{'~' if 0 < hour <= 12 else ''}{hour % 24:02}:{minute:02}"
        return
    late = (
        part[0] in "pP"
        or part.endswith(("evening", "afternoon"))
        or (part == "at night" and 6 <= hour < 12)
    )
    yield "time", f"{hour % 12 + 12 * late:02}:{minute:02}"


def _day_half(match: re.Match[str]) -> str | None:
    return match["half"] or match["part"]


def _digital_time(match: re.Match[str]) -> FactValues:
    """00:10, 4:30 hrs, 1:00 pm."""
    hour, part = int(match["hour"]), _day_half(match)
    military = bool(match["hours"]) or match["hour"][0] == "0"
    yield from yield_time(
        hour,
        int(match["minute"]),
        part or ("am" if military and 0 < hour < 12 else None),
    )


def _oclock(match: re.Match[str]) -> FactValues:
    """1 am, one o'clock, six in the evening."""
    hour = match["hour"].lower()
    yield from yield_time(
        int(hour) if hour.isdigit() else words.SMALL[hour], 0, _day_half(match)
    )


def _time_in_words(match: re.Match[str]) -> FactValues:
    """Half past four, ten past midnight, a quarter to six in the evening."""
    named = {"half": 30.0, "quarter": 15.0}.get(match["minutes"].lower().split()[-1])
    minutes = named or amounts.parse_number_words(match["minutes"]) or 60
    hour = {"midnight": 0, "noon": 12}.get(
        match["hour"].lower(), words.SMALL.get(match["hour"].lower(), 0)
    )
    back = match["way"].lower() == "to"
    total = (hour * 60 + int(minutes) * (-1 if back else 1)) % 1440
    fixed = {"midnight": "pm" if back else "am", "noon": "am" if back else "pm"}.get(
        match["hour"].lower()
    )
    if minutes < 60:
        yield from yield_time(total // 60, total % 60, fixed or _day_half(match))


_SPAN = rf"(?:\s?(?:-|to|and)\s?(?:the )?(?P<until>{_DAY})(?![\w:]))?"
_OF_YEAR = rf"(?:,? (?P<year>{_YEAR})(?!\d))?"
ANY_LANGUAGE_DATE_RULES: Sequence[FactRule] = (
    (
        re.compile(
            rf"(?<![\w:.,])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?![:\d])(?P<hours> ?(?:hrs|hours)\b)?{_HALF}?"
        ),
        _digital_time,
    ),
    (
        re.compile(
            r"(?<![\w.-])(?:(?P<iso>\d{4})-(?P<isomonth>\d\d)-(?P<isoday>\d\d)"
            r"|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})?)(?!\w)"
        ),
        _numeric_date,
    ),
)
YEAR_RULES: Sequence[FactRule] = (
    (
        re.compile(
            rf"(?<![\w.,$£€¥])(?:{_YEAR})s?(?![\w%])(?![,.]\d)(?! ?(?:{amounts.UNIT_PATTERN})\b)"
        ),
        _year,
    ),
)
ENGLISH_DATE_RULES: Sequence[FactRule] = (
    (
        re.compile(
            rf"\b(?P<minutes>half|(?:a )?quarter|{amounts.SPELLED_NUMBER_PATTERN})(?: minutes)? (?P<way>past|to) "
            rf"(?P<hour>{_HOUR}|midnight|noon)\b{_HALF}?",
            re.I,
        ),
        _time_in_words,
    ),
    (
        re.compile(rf"(?<![\w:.,])(?P<hour>\d{{1,2}}|{_HOUR}) o'clock{_HALF}?", re.I),
        _oclock,
    ),
    (re.compile(rf"(?<![\w:.,])(?P<hour>\d{{1,2}}|{_HOUR}){_HALF}", re.I), _oclock),
    (
        re.compile(
            rf"\b(?:the )?(?P<day>{_DAY}){_SPAN}\s(?:of )?(?P<month>{_MONTH})(?!\w){_OF_YEAR}",
            re.I,
        ),
        _date,
    ),
    (
        re.compile(
            rf"\b(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY})(?![\w:]){_SPAN}{_OF_YEAR}",
            re.I,
        ),
        _date,
    ),
    (
        re.compile(
            rf"\b(?P<month>{_MONTH})(?:,? (?:of )?(?P<year>{_YEAR})(?!\d)|(?!\w))", re.I
        ),
        _month_alone,
    ),
)
