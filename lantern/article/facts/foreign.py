"""Dates, times, figures and ordinals in languages that have a table of words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from lantern.article.facts import amounts, dates
from lantern.article.facts import words as english
from lantern.article.facts.amounts import FactRule, FactValues
from lantern.article.facts.fact_words import (
    ClockPattern,
    FactWords,
    match_any,
    read_numbers,
    read_table,
)
from lantern.article.facts.number_words import NumberParser, get_parser

_YEAR = r"1\d{3}|20\d{2}"
_OPEN = r"(?<![\w.,-])"
_DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_PARTS = {"am": "am", "pm": "pm", "night": "at night"}
_CENTURY = "19"
"""What a decade of two digits is of."""
Reader = Callable[[re.Match[str]], FactValues]


@dataclass(frozen=True)
class _RuleMaker:
    """Makes the rules of a language from its words."""

    words: FactWords
    parser: NumberParser

    def make_rules(self) -> tuple[FactRule, ...]:
        """Return the rules in their order."""
        return (
            *map(self._make_clock, self.words.clocks),
            self._make_clock(
                ClockPattern(r"(?P<hour>\d{1,2}):(?P<digits>[0-5]\d)(?![:\d])")
            ),
            *self._make_dates(),
            *dates.ANY_LANGUAGE_DATE_RULES,
            *self._make_counted(),
            *self._make_years(),
            *self._make_amounts(),
        )

    # --- times

    def _make_clock(self, clock: ClockPattern) -> FactRule:
        """Return the rule of one way to tell the time, with the part of the day behind it."""
        hours = match_any(read_numbers(self.words.hours))
        ordinal = self.parser.ordinal_pattern
        hour = (
            rf"(?<!\w)(?:{hours}|{ordinal}|{self.parser.small_pattern})(?!\w)"
        )
        pattern = clock.pattern.replace("{hour}", f"(?P<hour>{hour})")
        cardinal = rf"(?<!\w)(?:{self.parser.small_pattern})(?!\w)"
        pattern = pattern.replace("{cardinal}", f"(?P<hour>{cardinal})")
        pattern = pattern.replace("{ordinal}", f"(?P<hour>{ordinal})")
        pattern = pattern.replace(
            "{minute}", rf"(?P<minute>{self.parser.small_pattern})(?!\w)"
        )
        parts = match_any(read_table(self.words.parts))
        whole = rf"(?<![\d.,:])(?:{pattern})(?: (?P<part>{parts})(?!\w))?(?!\w)"
        return re.compile(whole, re.I), partial(self._read_clock, clock)

    def _read_clock(
        self, clock: ClockPattern, match: re.Match[str]
    ) -> FactValues:
        found = match.groupdict()
        hour = self._parse_hour(found["hour"])
        minute = self._parse_minute(clock, found)
        if hour is None or minute is None:
            return
        if clock.is_next and hour:
            hour = (hour - 1) or 12
        if clock.is_before:
            minute = -minute
        part = self._get_part(found)
        text = found["hour"]
        if part is None and text.startswith("0") and 0 < hour < 12:
            part = "am"
        hour, minute = divmod((hour * 60 + minute) % (24 * 60), 60)
        yield from dates.yield_time(hour, minute, part)

    def _parse_hour(self, text: str) -> int | None:
        named = read_numbers(self.words.hours).get(text.lower())
        if named is not None:
            return int(named)
        value = self._parse_count(text)
        return None if value is None or value > 24 else value

    def _parse_count(self, text: str) -> int | None:
        """Return a whole number in digits, or in words as a cardinal or an ordinal."""
        if text.isdecimal():
            return int(text)
        value = self.parser.parse(text)
        if value is None:
            value = self.parser.parse_ordinal(text)
        return None if value is None or value != int(value) else int(value)

    def _parse_minute(
        self, clock: ClockPattern, found: dict[str, str | None]
    ) -> int | None:
        text = found.get("digits") or found.get("minute")
        if not text:
            return clock.minutes
        value = self._parse_count(text)
        return None if value is None or value > 59 else value

    def _get_part(self, found: dict[str, str | None]) -> str | None:
        text = (found.get("part") or "").lower()
        if not text:
            return None
        return _PARTS[read_table(self.words.parts)[text]]

    # --- dates

    def _make_dates(self) -> tuple[FactRule, ...]:
        """Return the rules of days and months, with or without their year."""
        words = self.words
        month = rf"(?P<month>{match_any(read_table(words.months))})(?!\w)"
        spelled = (
            rf"(?:{self.parser.word_pattern} )?{self.parser.ordinal_pattern}"
            rf"|{self.parser.small_pattern}"
        )
        day = rf"(?:\d{{1,2}}{words.day_ending}|{spelled})"
        span = rf"(?:\s?(?:{words.until})\s?(?P<until>{day}))?"
        year_words = rf"{self.parser.pattern} {self.parser.ordinal_pattern}(?= {words.year_word})"
        year = rf"(?:,? (?:de |del |di |{words.of})?(?P<year>(?:{_YEAR})(?!\d)|{year_words}))?"
        if not words.year_word:
            year = rf"(?:,? (?:de |del |di |{words.of})?(?P<year>(?:{_YEAR})(?!\d)))?"
        of = f"(?:{words.of})?"
        whole = rf"(?<![\w.,:-])(?P<day>{day}){span}\s{of}{month}{year}"
        rules: list[FactRule] = [
            (re.compile(whole, re.I), self._read_date),
            (re.compile(rf"\b{month}{year}", re.I), self._read_month),
        ]
        if words.year_word:
            rules.append(
                (re.compile(year_words, re.I), self._read_spelled_year)
            )
        return tuple(rules)

    def _read_date(self, match: re.Match[str]) -> FactValues:
        days = []
        for text in match.group("day", "until"):
            if text:
                days.append(self._parse_day(text))
        if not all(day and day <= 31 for day in days):
            return
        month = int(read_table(self.words.months)[match["month"].lower()])
        year = self._parse_year(match["year"])
        for day in days:
            yield "date", f"{year}{month:02}-{day:02}"

    def _parse_day(self, text: str) -> int | None:
        digits = re.match(r"\d+", text)
        return int(digits[0]) if digits else self._parse_count(text)

    def _parse_year(self, text: str | None) -> str:
        """Return a year as a date begins with it; nothing for none."""
        if not text:
            return ""
        value = text if text.isdecimal() else self.parser.parse_ordinal(text)
        return f"{int(value)}-" if value else ""

    def _read_month(self, match: re.Match[str]) -> FactValues:
        month = int(read_table(self.words.months)[match["month"].lower()])
        year = self._parse_year(match["year"])
        yield "date", f"{year or '-'}{month:02}"

    def _read_spelled_year(self, match: re.Match[str]) -> FactValues:
        value = self.parser.parse_ordinal(match[0])
        if value and 1000 <= value < 2100:
            yield "date", str(int(value))

    # --- what is counted

    def _make_counted(self) -> tuple[FactRule, ...]:
        """Return the rules of decades, centuries and ordinals in digits."""
        words = self.words
        rules: list[FactRule] = []
        if words.decades:
            pattern = rf"(?<![\w.,]){words.decades}"
            rules.append((re.compile(pattern), self._read_decade))
        rules.append((re.compile(rf"\b{words.century}(?!\w)"), _read_century))
        pattern = rf"(?<![\d.,])(?:{words.ordinal_digits})"
        rules.append((re.compile(pattern), _read_ordinal_digits))
        return tuple(rules)

    def _read_decade(self, match: re.Match[str]) -> FactValues:
        number = match[1] if len(match[1]) == 4 else f"{_CENTURY}{match[1]}"
        if number.endswith("0"):
            yield "date", f"{number}s"

    def _make_years(self) -> tuple[FactRule, ...]:
        """Return the rules of years, which no unit and no scale follows."""
        behind = rf"(?! ?(?:{self.parser.unit_pattern}|{self.parser.scale_pattern})(?!\w))"
        pattern = rf"(?<![\w.,$£€¥])(?:{_YEAR})(?![\w%])(?![,.]\d){behind}(?!\s\d{{3}}(?!\d))"
        return (dates.YEAR_RULES[0], (re.compile(pattern), _read_year))

    # --- figures

    def _make_amounts(self) -> tuple[FactRule, ...]:
        """Return the rules of figures in digits and in words, and of ordinals in words."""
        scale = rf"(?:[ -]?(?P<scale>{self.parser.scale_pattern})(?!\w))?"
        unit = rf"(?:[ -]?(?P<unit>{self.parser.unit_pattern})(?!\w))?"
        digits = (
            rf"{_OPEN}(?P<money>[$£€¥₽])?(?P<first>{_DIGITS})"
            rf"(?:(?:-| (?:{self.words.until or '-'}) )(?P<last>{_DIGITS}))?{scale}{unit}(?!\w)"
        )
        ordinal = rf"(?<!\w)(?:{self.parser.word_pattern} )?{self.parser.ordinal_pattern}"
        spelled = rf"(?P<number>{self.parser.pattern}){unit}"
        vague = rf"\b(?:{match_any(read_table(self.words.vague))})\b"
        return (
            (re.compile(digits, re.I), self._read_digits),
            (re.compile(ordinal, re.I), self._read_ordinal_words),
            (re.compile(spelled, re.I), self._read_number_words),
            (re.compile(vague, re.I), self._read_vague),
        )

    def _read_digits(self, match: re.Match[str]) -> FactValues:
        scale = self.parser.scales.get((match["scale"] or "").lower(), 1.0)
        currency = english.CURRENCIES.get(match["money"] or "")
        for text in match.group("first", "last"):
            if not text:
                continue
            value = amounts.parse_digits(text, ",") * scale
            if value < amounts.MAX_NUMBER:
                amount = self._format(value, match["unit"])
                yield "figure", f"{amount} {currency}" if currency else amount

    def _format(self, value: float, unit: str | None) -> str:
        number = amounts.format_number(value)
        code = self.parser.units.get((unit or "").lower())
        return f"{number} {code}" if code else number

    def _read_number_words(self, match: re.Match[str]) -> FactValues:
        text = match["number"]
        value = self.parser.parse(text)
        if value is None or value >= amounts.MAX_NUMBER:
            return
        is_bare = not match["unit"]
        is_word = value <= 1 or text.lower() in self.words.doubtful
        is_vague = text.lower() in read_table(self.words.vague)
        is_scale = text.lower() in self.parser.scales
        if is_scale and text.lower() not in self.words.singles:
            return
        if not (is_bare and (is_word or is_vague)):
            yield "figure", self._format(value, match["unit"])

    def _read_ordinal_words(self, match: re.Match[str]) -> FactValues:
        value = self.parser.parse_ordinal(match[0])
        following = match.string[match.end() + 1 : match.end() + 2]
        is_in_name = match[0][0].isupper() and following.isupper()
        if value and self._is_short_year(match, value):
            yield "date", f"{_CENTURY}{int(value)}"
            return
        is_clear = (
            self.words.says_ordinals
            and match[0].lower() not in self.words.doubtful
        )
        if value and is_clear and (value > 3 or is_in_name):
            yield "ordinal", amounts.format_ordinal(int(value))

    def _is_short_year(self, match: re.Match[str], value: float) -> bool:
        """Tell whether an ordinal is a year of the century: в сорок пятом году."""
        word = self.words.year_word
        behind = match.string[match.end() :]
        return (
            bool(word)
            and 10 <= value < 100
            and re.match(f" {word}", behind) is not None
        )

    def _read_vague(self, match: re.Match[str]) -> FactValues:
        yield "figure", read_table(self.words.vague)[match[0].lower()]


def _read_century(match: re.Match[str]) -> FactValues:
    found = match.groupdict()
    roman = found.get("roman") or found.get("later")
    value = _parse_roman(roman) if roman else int(found.get("digits") or 0)
    if value:
        yield "ordinal", amounts.format_ordinal(value)


def _parse_roman(text: str) -> int:
    values = [_ROMAN[char] for char in text]
    total = 0
    for i, value in enumerate(values):
        total += -value if value < max(values[i:]) else value
    return total


def _read_ordinal_digits(match: re.Match[str]) -> FactValues:
    digits = next(group for group in match.groups() if group)
    yield "ordinal", amounts.format_ordinal(int(digits))


def _read_year(match: re.Match[str]) -> FactValues:
    yield "date", match[0]


@lru_cache(maxsize=16)
def make_rules(words: FactWords) -> tuple[FactRule, ...]:
    """Return the rules of a language with these words."""
    return _RuleMaker(words, get_parser(words)).make_rules()
