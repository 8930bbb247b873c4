"""Dates, years, decades and spans of years, as an English narrator says them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.core.dates import MONTHS
from lantern.speech.wording.english.context import (
    SMALL,
    YEAR,
    counts,
    follows_a_year_word,
    is_counted_thing,
    must_be_a_year,
)
from lantern.speech.wording.english.units import UNITS
from lantern.speech.wording.numbers import (
    spell_cardinal,
    spell_decade,
    spell_ordinal,
    spell_year,
)
from lantern.speech.wording.tokens import Token, get_token

_DATE = re.compile(r"(\d{1,2})(?:[-–/](\d{1,2}))?(st|nd|rd|th)?")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DOTTED_DATE = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_SLASHED_DATE = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")
_YEAR_OR_DECADE = re.compile(rf"({YEAR})(s)?")
_YEARS = re.compile(rf"({YEAR})(s)?[-–—/](\d{{4}}|\d\d)(s)?")
_PREFIXED_YEAR = re.compile(
    rf"(mid|post|pre|early|late|inter|c|ca|circa)[-–.]?({YEAR})(s)?",
    re.IGNORECASE,
)
_BETWEEN_DAYS = ("and", "or", "to", "until", "till")
_PREFIXES = {"c": "circa", "ca": "circa"}


def read_date(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 9 August, 9-14 August and August 9th.

    A bare number after a month is a day unless a counted thing follows.
    """
    token = tokens[i]
    match = _DATE.fullmatch(token.core)
    if match is None:
        return None
    days = [day for day in match.group(1, 2) if day]
    if not all(1 <= int(day) <= 31 for day in days):
        return None
    ordinals = [spell_ordinal(day) for day in days]
    after = get_token(tokens, i + 1)
    if after.core in MONTHS and not token.trail and not after.lead:
        before = get_token(tokens, i - 1)
        article = "" if before.core.casefold() == "the" else "the "
        return [article + " to the ".join(ordinals) + " of"]
    if _precedes_day(tokens, i):
        return [f"the {ordinals[0]}"]
    is_counted = counts(token, after) and not match[3]
    if _follows_month(tokens, i) and not is_counted:
        return [" to ".join(ordinals)]
    return None


def _follows_month(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a month stands before, perhaps with another day: August 8 and 9."""
    before = get_token(tokens, i - 1)
    if before.core in MONTHS and not before.trail:
        return True
    return _follows_day(tokens, i)


def _precedes_day(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a second day and their month follow: 8 and 9 August."""
    is_bare = tokens[i].core.isdigit() and not tokens[i].trail
    is_joined = get_token(tokens, i + 1).core in _BETWEEN_DAYS
    last = get_token(tokens, i + 2)
    is_day = last.core.isdigit() and int(last.core) <= 31 and not last.trail
    return (
        is_bare
        and is_joined
        and is_day
        and get_token(tokens, i + 3).core in MONTHS
    )


def _follows_day(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a month and a first day stand before: August 8 and 9."""
    first = get_token(tokens, i - 2)
    is_joined = get_token(tokens, i - 1).core in _BETWEEN_DAYS
    is_day = _DATE.fullmatch(first.core) is not None and not first.trail
    return is_joined and is_day and get_token(tokens, i - 3).core in MONTHS


def read_numeric_date(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 1945-08-09, 9.8.1945, and 26/11/2020 where only one number can be the month."""
    core = tokens[i].core
    iso = _ISO_DATE.fullmatch(core)
    dotted = _DOTTED_DATE.fullmatch(core)
    slashed = _SLASHED_DATE.fullmatch(core)
    if iso:
        year, month, day = (int(group) for group in iso.groups())
    elif dotted:
        day, month, year = (int(group) for group in dotted.groups())
    elif slashed:
        day, month, year = (int(group) for group in slashed.groups())
        if month > 12:
            day, month = month, day
        if day <= 12 and day != month:
            return None
    else:
        return None
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return [
        f"the {spell_ordinal(day)} of {MONTHS[month - 1]} {spell_year(year)}"
    ]


def read_years(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 1941-45, 1893/94, 1941–1945 and 1920s-30s."""
    match = _YEARS.fullmatch(tokens[i].core)
    if match is None or _has_unit(tokens, i):
        return None
    first, is_decade, last, are_decades = match.groups()
    is_later = last.startswith("0") or int(last) > int(first[2:])
    is_span = len(last) == 4 or is_later or is_decade
    if not is_span and not are_decades:
        return None
    start = spell_year(int(first))
    end = _spell_last_year(last)
    if is_decade or are_decades:
        start = spell_decade(start)
        end = spell_decade(end)
    return [f"{start} to {end}"]


def _spell_last_year(last: str) -> str:
    """Spell the second year of a span, which has two digits or four."""
    if len(last) == 4:
        return spell_year(int(last))
    spelled = spell_cardinal(last)
    if last.startswith("0"):
        return f"oh {spelled}"
    return spelled


def _has_unit(tokens: Sequence[Token], i: int) -> bool:
    return get_token(tokens, i + 1).core in UNITS


def read_year_or_decade(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 1945 and 1930s.

    Four digits are a year unless a unit follows, or '1500 tanks' is meant.
    """
    match = _YEAR_OR_DECADE.fullmatch(tokens[i].core)
    if match is None or _has_unit(tokens, i):
        return None
    number = int(match[1])
    if match[2]:
        return [spell_decade(spell_year(number))]
    if number < 1100 and not follows_a_year_word(tokens, i):
        return None
    if _counts_things(tokens, i, number):
        return None
    return [spell_year(number)]


def _counts_things(tokens: Sequence[Token], i: int, number: int) -> bool:
    """Tell whether a number counts things, and isn't a year after a word such as 'in'."""
    after = get_token(tokens, i + 1).core
    if tokens[i].trail:
        return False
    if number % 100 == 0 and not follows_a_year_word(tokens, i):
        return after.islower() and after.endswith("s") and after not in SMALL
    return is_counted_thing(after) and not must_be_a_year(tokens, i)


def read_prefixed_year(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read mid-1930s, post-1945 and c.1450."""
    match = _PREFIXED_YEAR.fullmatch(tokens[i].core)
    if match is None:
        return None
    prefix = _PREFIXES.get(match[1].casefold(), match[1])
    year = spell_year(int(match[2]))
    if match[3]:
        year = spell_decade(year)
    return [f"{prefix} {year}"]


def read_short_decade(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read '30s and mid-'40s."""
    match = re.fullmatch(
        r"(?:(mid|early|late)-['’]?)?([2-9]0)s", tokens[i].core
    )
    if match is None:
        return None
    decade = spell_decade(spell_cardinal(match[2]))
    return [f"{match[1]} {decade}" if match[1] else decade]
