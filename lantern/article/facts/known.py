"""Look up the facts of one text among those of another, and find the nearest. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lantern.article.facts import Fact, amounts, fold_name
from lantern.core.dates import MONTHS

_ENDINGS = frozenset(
    [
        "",
        *[
            "s",
            "n",
            "ns",
            "an",
            "ans",
            "ian",
            "ians",
            "ese",
            "ish",
            "a",
            "ia",
            "e",
            "es",
            "i",
            "is",
        ],
    ],
)
"""Endings of a country, its people and what is theirs: China, Chinese; Mongolia, Mongolians."""
_MIN_STEM = 4
_HOURS_OF_DIAL = 12
Aliases = Mapping[str, frozenset[str]]
"""For the key of a name the keys of its other spellings; keys are those of `fold_name`."""


@dataclass(frozen=True)
class FactSet:
    """The facts of a text, ready to be searched."""

    values: Mapping[str, frozenset[str]]
    """The values of each kind but names."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names as they are written, by their keys."""
    years: frozenset[str] = frozenset()
    """Years that a date without one may be of."""

    def has_fact(self, fact: Fact, aliases: Aliases) -> bool:
        """Tell whether a fact is stated here, perhaps more precisely or in other words."""
        if fact.kind == "name":
            return self._has_name(fact.value, aliases)
        if fact.kind == "date":
            return self._has_date(fact.value)
        if fact.kind == "time":
            times = self.values["time"]
            return any(_is_same_time(fact.value, other) for other in times)
        if fact.kind == "ordinal":
            return self._has_ordinal(fact.value)
        return self._has_figure(fact.value)

    def _has_name(self, name: str, aliases: Aliases) -> bool:
        wanted = fold_name(name)
        spellings = {wanted, *aliases.get(wanted, ())}
        if any(_has_similar(key, self.names) for key in spellings):
            return True
        parts = name.split("-")
        return len(parts) > 1 and all(
            self._has_name(part, aliases) for part in parts
        )

    def _has_date(self, value: str) -> bool:
        dates = self.values["date"]
        return (
            _has_date(value, dates, self.years)
            or value in self.values["figure"]
        )

    def _has_ordinal(self, value: str) -> bool:
        if value in self.values["ordinal"]:
            return True
        # 'the 14th' may be a day of a month that was named before.
        day = f"-{int(value[:-2]):02}"
        return any(
            _is_day(date) and date.endswith(day) for date in self.values["date"]
        )

    def _has_figure(self, value: str) -> bool:
        figures = self.values["figure"]
        if value in figures:
            return True
        if " " in value:
            return False
        for figure in figures:  # 55 stands in '55 km', but not in '55 %'
            if figure.split()[0] == value and "%" not in figure:
                return True
        if re.fullmatch(r"\d{4}", value):
            return _has_date(value, self.values["date"], self.years)
        return value in self.values["date"]

    def find_nearest(self, fact: Fact) -> str | None:
        """Return what is nearest to a fact that isn't here, as a person would write it."""
        if fact.kind == "name":
            key = fold_name(fact.value)
            near = difflib.get_close_matches(
                key,
                self.names,
                n=1,
                cutoff=0.5,
            )
            return self.names[near[0]] if near else None
        others = set(self.values[fact.kind])
        if fact.kind == "ordinal":  # which may be a day of a month
            others.update(self._iter_days_as_ordinals())
        if not others:
            return None
        nearest = min(
            others, key=lambda other: (_measure(fact.value, other), other)
        )
        return format_value(nearest)

    def _iter_days_as_ordinals(self) -> Iterator[str]:
        for date in self.values["date"]:
            if _is_day(date):
                yield amounts.format_ordinal(int(date[-2:]))


def list_twins(fact: Fact) -> list[Fact]:
    """Return what else may be meant by a fact of a text in another language.

    The 9th chapter is 第九章 and глава 9, and alle nove is at nine o'clock: an ordinal may be the
    figure, and a figure the ordinal or the hour.
    """
    if fact.kind == "ordinal":
        return [
            replace(
                fact,
                kind="figure",
                value=fact.value[:-2],
            )
        ]
    if fact.kind != "figure" or not re.fullmatch(r"\d{1,3}", fact.value):
        return []
    number = int(fact.value)
    twins = [
        replace(
            fact,
            kind="ordinal",
            value=amounts.format_ordinal(number),
        )
    ]
    if 0 < number <= _HOURS_OF_DIAL:
        twins.append(
            replace(
                fact,
                kind="time",
                value=f"~{number:02}:00",
            )
        )
    return twins


def index_facts(
    facts: Iterable[Fact], years: frozenset[str] = frozenset()
) -> FactSet:
    """Return some facts, ready to be searched.

    Args:
        facts: the facts.
        years: the years of the article; dates without a year may be of any of them.
    """
    values: dict[str, set[str]] = {
        kind: set() for kind in ("figure", "ordinal", "date", "time")
    }
    names: dict[str, str] = {}
    for fact in facts:
        if fact.kind != "name":
            values[fact.kind].add(fact.value)
            continue
        for key, name in _split_name(fact.value):
            names.setdefault(key, name)
    frozen = {kind: frozenset(found) for kind, found in values.items()}
    return FactSet(frozen, names, years)


@lru_cache(maxsize=20_000)
def _split_name(name: str) -> tuple[tuple[str, str], ...]:
    """Return the key and the writing of a name and of each of its parts."""
    parts = (name, *re.split("[-.]", name))
    keyed = ((fold_name(part), part) for part in parts)
    return tuple((key, part) for key, part in keyed if key)


def _has_similar(wanted: str, names: Collection[str]) -> bool:
    """Tell whether a key is among others, perhaps with another ending."""
    if wanted in names:
        return True
    stem = wanted[:_MIN_STEM]
    if len(stem) < _MIN_STEM:
        return False
    alike = (name for name in names if name.startswith(stem))
    return any(_share_stem(wanted, name) for name in alike)


def _share_stem(one: str, other: str) -> bool:
    """Tell whether two keys are the same but for endings, with at least _MIN_STEM same letters."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    for size in range(_MIN_STEM, shared + 1):
        if one[size:] in _ENDINGS and other[size:] in _ENDINGS:
            return True
    return False


def _is_day(date: str) -> bool:
    return re.fullmatch(r"(\d{4}-)?\d\d-\d\d", date) is not None


def _has_date(
    wanted: str, dates: frozenset[str], years: frozenset[str]
) -> bool:
    """Tell whether a date is among others that say as much or more.

    The year of a day or month may also be named elsewhere in the article.
    """
    if wanted in dates:
        return True
    if re.fullmatch(r"\d{4}", wanted):
        return any(date.startswith(f"{wanted}-") for date in dates)
    if wanted.startswith("-"):
        return any(_is_in_month(date, wanted[1:]) for date in dates)
    if re.fullmatch(r"\d\d-\d\d", wanted):
        return any(date.endswith(f"-{wanted}") for date in dates)
    return wanted[:4] in years and _has_undated(wanted[5:], dates)


def _is_in_month(date: str, month: str) -> bool:
    """Tell whether a date is a month of two digits, or a day in it, in any year."""
    if len(date) == 4:  # a year
        return False
    return re.search(rf"(^|-){month}(-\d\d)?$", date) is not None


def _has_undated(rest: str, dates: frozenset[str]) -> bool:
    """Tell whether a date without its year, month-day or month, is among others without one."""
    if rest in dates or f"-{rest}" in dates:
        return True
    is_month = len(rest) == 2
    return is_month and any(date.startswith(f"{rest}-") for date in dates)


def collect_years(dates: Iterable[str]) -> frozenset[str]:
    """Return the years that dates name."""
    return frozenset(
        date[:4] for date in dates if re.match(r"\d{4}(-|$)", date)
    )


def _is_same_time(one: str, other: str) -> bool:
    """Tell whether two times may be the same: `~` leaves open which half of the day it is."""
    if one == other:
        return True
    if "~" not in one and "~" not in other:
        return False
    return _read_dial(one) == _read_dial(other)


def _read_dial(time: str) -> tuple[int, int]:
    """Return what a clock with hands shows: hours from 0 to 11, minutes."""
    hour, minute = time.strip("~").split(":")
    return int(hour) % 12, int(minute)


def _measure(one: str, other: str) -> float:
    """Return how far two values are apart; 10 more if they differ in more than the last number."""
    a = _get_numbers(one)
    b = _get_numbers(other)[-len(a) :]  # a day without its year
    apart = abs(a[-1] - b[-1]) / max(a[-1], b[-1], 1.0)
    return apart if a[:-1] == b[:-1] else apart + 10.0


def _get_numbers(value: str) -> list[float]:
    """Return the numbers in a value; one that grows with its length if there are none."""
    found = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", value)]
    return found or [10.0 ** (3 * len(value))]


def format_value(value: str) -> str:
    """Return a value as a person would write it: 84,000, 9 August 1945, 4:30."""
    if match := re.fullmatch(r"(?:(\d{4})-)?(\d\d)-(\d\d)", value):
        return _format_date(match[1], int(match[2]), str(int(match[3])))
    if match := re.fullmatch(r"(\d{4})?-(\d\d)", value):
        return _format_date(match[1], int(match[2]), "")
    if re.fullmatch(r"~?\d\d:\d\d", value):
        return value.strip("~").removeprefix("0")
    number, _, unit = value.partition(" ")
    if number.isdigit() and len(number) > 4:
        number = f"{int(number):,}"
    return f"{number} {unit}".strip()


def _format_date(year: str | None, month: int, day: str) -> str:
    parts = (day, MONTHS[month - 1], year)
    return " ".join(part for part in parts if part)
