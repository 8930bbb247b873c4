"""Dates and times of day in a text, each in one form. Pure.

`9 August`, `August 9th` and `9.8.` are 08-09, with a year 1945-08-09; `half past four` is ~04:30,
since the text doesn't say whether it is before or after noon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.article.facts import amounts, words
from lantern.article.facts.amounts import FactRule, FactValues
from lantern.core.dates import MONTHS

_MONTH = "|".join(
    [
        *(f"{month}|{month[:3]}\\.?(?![a-z])" for month in MONTHS),
        r"Sept\.?(?![a-z])",
    ]
)
_DAY = (
    r"\d{1,2}(?:st|nd|rd|th)?"
    rf"|(?:(?:twenty|thirty)[- ])?(?:{amounts.ORDINAL_PATTERN})"
)
_YEAR = r"1\d{3}|20\d{2}"
_HOUR = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HALF = (
    r"(?: ?(?P<half>a\.?m\b\.?|p\.?m\b\.?)"
    r"| (?P<part>in the (?:morning|evening|afternoon)|at night)\b)"
)


_MAY = 5
_BEFORE_MAY = re.compile(r"\b(?:in|until|since|of|by|to|from|late|early) $")
"""Words before `May` that show it isn't the verb."""


def _find_month(name: str) -> int:
    """Return the number of the month that begins with the first three letters of a name."""
    short = name[:3].lower()
    numbers = range(1, len(MONTHS) + 1)
    return next(n for n in numbers if MONTHS[n - 1].lower().startswith(short))


def _read_date(match: re.Match[str]) -> FactValues:
    """Read 9 August 1945, August 9th, the ninth of August, from 18th to 27th of August."""
    if not match["month"][0].isupper():
        return
    days = [
        amounts.parse_ordinal(day) for day in match.group("day", "until") if day
    ]
    if not all(day and day <= 31 for day in days):
        return
    year = f"{match['year']}-" if match["year"] else ""
    month = _find_month(match["month"])
    for day in days:
        yield "date", f"{year}{month:02}-{day:02}"


def _read_month(match: re.Match[str]) -> FactValues:
    """Read May 1946, in August; `May` alone only after a word that shows it isn't the verb."""
    month = _find_month(match["month"])
    if match["year"]:
        yield "date", f"{match['year']}-{month:02}"
        return
    if not match["month"][0].isupper():
        return
    before = match.string[: match.start()]
    if month != _MAY or _BEFORE_MAY.search(before):
        yield "date", f"-{month:02}"


def _read_numeric_date(match: re.Match[str]) -> FactValues:
    """Read 1945-08-09, 9.8.1945 and 9.8."""
    year = match["iso"] or match["year"]
    month = int(match["isomonth"] or match["month"])
    day = int(match["isoday"] or match["day"])
    if 1 <= day <= 31 and 1 <= month <= 12:
        prefix = f"{year}-" if year else ""
        yield "date", f"{prefix}{month:02}-{day:02}"


def _read_year(match: re.Match[str]) -> FactValues:
    yield "date", match.group()


def _read_short_span(match: re.Match[str]) -> FactValues:
    """Read both years of 1914-18; a smaller second number is no year."""
    first = match["first"]
    yield "date", first
    if match["last"] > first[2:]:
        yield "date", first[:2] + match["last"]


def yield_time(hour: int, minute: int, part: str | None) -> FactValues:
    """Yield a time of day, if it is one.

    Args:
        hour: 0 to 24.
        minute: 0 to 59.
        part: what the text says of the half of the day: am, in the evening, at night …; None if
            it says nothing.
    """
    if hour > 24 or minute > 59:
        return
    if part is None:
        is_open = 0 < hour <= 12
        yield "time", f"{'~' if is_open else ''}{hour % 24:02}:{minute:02}"
        return
    if _is_after_noon(part, hour):
        yield "time", f"{hour % 12 + 12:02}:{minute:02}"
    else:
        yield "time", f"{hour % 12:02}:{minute:02}"


def _is_after_noon(part: str, hour: int) -> bool:
    if part == "at night":
        return 6 <= hour < 12
    return part[0] in "pP" or part.endswith(("evening", "afternoon"))


def _get_day_half(match: re.Match[str]) -> str | None:
    return match["half"] or match["part"]


def _read_digital_time(match: re.Match[str]) -> FactValues:
    """Read 00:10, 4:30 hrs, 1:00 pm."""
    hour = int(match["hour"])
    part = _get_day_half(match)
    is_military = bool(match["hours"]) or match["hour"][0] == "0"
    if part is None and is_military and 0 < hour < 12:
        part = "am"
    yield from yield_time(hour, int(match["minute"]), part)


def _read_hour(match: re.Match[str]) -> FactValues:
    """Read 1 am, one o'clock, six in the evening."""
    text = match["hour"].lower()
    hour = int(text) if text.isdigit() else words.SMALL[text]
    yield from yield_time(hour, 0, _get_day_half(match))


def _read_time_in_words(match: re.Match[str]) -> FactValues:
    """Read half past four, ten past midnight, a quarter to six in the evening."""
    minutes = _parse_minutes(match["minutes"])
    if minutes >= 60:
        return
    is_before = match["way"].lower() == "to"
    name = match["hour"].lower()
    part = _get_day_half(match)
    hour = words.SMALL.get(name, 0)
    if name == "midnight":
        part = "pm" if is_before else "am"
    elif name == "noon":
        hour = 12
        part = "am" if is_before else "pm"
    if is_before:
        minutes = -minutes
    hour, minute = divmod((hour * 60 + minutes) % (24 * 60), 60)
    yield from yield_time(hour, minute, part)


def _parse_minutes(text: str) -> int:
    """Return the minutes in words; 60, which is none, if they are no number."""
    last = text.lower().split()[-1]
    if last == "half":
        return 30
    if last == "quarter":
        return 15
    return int(amounts.parse_number_words(text) or 60)


_SPAN = rf"(?:\s?(?:-|to|and)\s?(?:the )?(?P<until>{_DAY})(?![\w:]))?"
_OF_YEAR = rf"(?:,? (?P<year>{_YEAR})(?!\d))?"
ANY_LANGUAGE_DATE_RULES: Sequence[FactRule] = (
    (
        re.compile(
            r"(?<![\w:.,])(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?![:\d])"
            rf"(?P<hours> ?(?:hrs|hours)\b)?{_HALF}?"
        ),
        _read_digital_time,
    ),
    (
        re.compile(
            r"(?<![\w.-])(?:(?P<iso>\d{4})-(?P<isomonth>\d\d)-(?P<isoday>\d\d)"
            r"|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})?)(?!\w)"
        ),
        _read_numeric_date,
    ),
)
YEAR_RULES: Sequence[FactRule] = (
    (
        re.compile(
            rf"(?<![\w.,$£€¥-])(?P<first>{_YEAR})[-/](?P<last>\d\d)(?![\w%-])"
        ),
        _read_short_span,
    ),
    (
        re.compile(
            rf"(?<![\w.,$£€¥])(?:{_YEAR})s?(?![\w%])(?![,.]\d)"
            rf"(?! ?(?:{amounts.UNIT_PATTERN})\b)"
        ),
        _read_year,
    ),
)
ENGLISH_DATE_RULES: Sequence[FactRule] = (
    (
        re.compile(
            rf"\b(?P<minutes>half|(?:a )?quarter|{amounts.SPELLED_NUMBER_PATTERN})"
            r"(?: minutes)? (?P<way>past|to) "
            rf"(?P<hour>{_HOUR}|midnight|noon)\b{_HALF}?",
            re.I,
        ),
        _read_time_in_words,
    ),
    (
        re.compile(
            rf"(?<![\w:.,])(?P<hour>\d{{1,2}}|{_HOUR}) o'clock{_HALF}?", re.I
        ),
        _read_hour,
    ),
    (
        re.compile(rf"(?<![\w:.,])(?P<hour>\d{{1,2}}|{_HOUR}){_HALF}", re.I),
        _read_hour,
    ),
    (
        re.compile(
            rf"\b(?:the )?(?P<day>{_DAY}){_SPAN}\s(?:of )?"
            rf"(?P<month>{_MONTH})(?!\w){_OF_YEAR}",
            re.I,
        ),
        _read_date,
    ),
    (
        re.compile(
            rf"\b(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY})(?![\w:])"
            rf"{_SPAN}{_OF_YEAR}",
            re.I,
        ),
        _read_date,
    ),
    (
        re.compile(
            rf"\b(?P<month>{_MONTH})(?:,? (?:of )?(?P<year>{_YEAR})(?!\d)|(?!\w))",
            re.I,
        ),
        _read_month,
    ),
)
