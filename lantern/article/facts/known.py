"""Whether what one text states stands in another: facts looked up among known ones, and the nearest of them. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lantern.article.facts import Fact, amounts, fold_name
from lantern.core.dates import MONTHS

_ENDINGS = (
    "",
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
)
"""Of a land, its people and what is theirs: China and Chinese, Mongolia and Mongolians."""
Aliases = Mapping[str, frozenset[str]]
"""The key of a name -> the keys of its other spellings."""


@dataclass(frozen=True)
class FactSet:
    """The facts that a passage holds: values by kind, names as they are written by their keys."""

    values: Mapping[str, frozenset[str]]
    names: Mapping[str, str] = field(default_factory=dict)
    years: frozenset[str] = frozenset()
    """Years that dates without one may be of: all those of the article."""

    def has_fact(self, fact: Fact, aliases: Aliases) -> bool:
        """Whether the fact is stated here, perhaps more fully, or with other words."""
        figures, days = self.values["figure"], self.values["date"]
        if fact.kind == "name":
            return self._has_name(fact.value, aliases)
        if fact.kind == "date":
            return _has_date(fact.value, days, self.years) or fact.value in figures
        if fact.kind == "time":
            return any(
                _is_same_time(fact.value, other) for other in self.values["time"]
            )
        if fact.kind == "ordinal":
            day = f"-{int(fact.value[:-2]):02}"  # the 14th, of a month that was named before
            return fact.value in self.values["ordinal"] or any(
                _is_day(d) and d.endswith(day) for d in days
            )
        if fact.value in figures:
            return True
        counted = any(
            figure.split()[0] == fact.value and "%" not in figure for figure in figures
        )
        return " " not in fact.value and (counted or fact.value in days)

    def _has_name(self, name: str, aliases: Aliases) -> bool:
        wanted = fold_name(name)
        if any(
            _has_similar(other, self.names)
            for other in {wanted, *aliases.get(wanted, ())}
        ):
            return True
        parts = name.split("-")
        return len(parts) > 1 and all(self._has_name(part, aliases) for part in parts)

    def find_nearest(self, fact: Fact) -> str | None:
        """What is nearest to a fact that isn't held, as a person would write it."""
        if fact.kind == "name":
            near = difflib.get_close_matches(
                fold_name(fact.value), self.names, n=1, cutoff=0.5
            )
            return self.names[near[0]] if near else None
        others = self.values[fact.kind]
        if fact.kind == "ordinal":  # which may be a day of a month
            others |= {
                amounts.format_ordinal(int(date[-2:]))
                for date in self.values["date"]
                if _is_day(date)
            }
        return (
            format_value(
                min(others, key=lambda other: (_distance(fact.value, other), other))
            )
            if others
            else None
        )


def index_facts(facts: Iterable[Fact], years: frozenset[str] = frozenset()) -> FactSet:
    """What these facts together hold, in an article that speaks of these years."""
    values: dict[str, set[str]] = {
        kind: set() for kind in ("figure", "ordinal", "date", "time")
    }
    names: dict[str, str] = {}
    for fact in facts:
        if fact.kind != "name":
            values[fact.kind].add(fact.value)
            continue
        for short, name in _forms(fact.value):
            names.setdefault(short, name)
    return FactSet(
        {kind: frozenset(found) for kind, found in values.items()}, names, years
    )


@lru_cache(maxsize=20_000)
def _forms(name: str) -> tuple[tuple[str, str], ...]:
    """A name and its parts, each with its key."""
    return tuple(
        (fold_name(part), part)
        for part in (name, *re.split("[-.]", name))
        if fold_name(part)
    )


def _has_similar(wanted: str, names: Mapping[str, str]) -> bool:
    if wanted in names:
        return True
    stem = wanted[:4]
    return len(stem) == 4 and any(
        _shares_stem(wanted, other) for other in names if other.startswith(stem)
    )


def _shares_stem(one: str, other: str) -> bool:
    """Whether two words are one with different endings, of which at least four letters are the same."""
    shared = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return any(
        one[n:] in _ENDINGS and other[n:] in _ENDINGS for n in range(4, shared + 1)
    )


def _is_day(date: str) -> bool:
    return re.fullmatch(r"(\d{4}-)?\d\d-\d\d", date) is not None


def _has_date(wanted: str, dates: frozenset[str], years: frozenset[str]) -> bool:
    """A date is held by one that says as much or more; a day's year may also stand elsewhere in the article."""
    if wanted in dates:
        return True
    if re.fullmatch(r"\d{4}", wanted):
        return any(date.startswith(f"{wanted}-") for date in dates)
    if wanted.startswith("-"):
        return any(
            re.search(rf"(^|-){wanted[1:]}(-\d\d)?$", date) and len(date) != 4
            for date in dates
        )
    if re.fullmatch(r"\d\d-\d\d", wanted):
        return any(date.endswith(f"-{wanted}") for date in dates)
    year, rest = wanted[:4], wanted[5:]
    undated = (
        rest in dates
        or f"-{rest}" in dates
        or (len(rest) == 2 and any(d.startswith(f"{rest}-") for d in dates))
    )
    return undated and year in years


def collect_years(dates: Iterable[str]) -> frozenset[str]:
    """The years that dates name."""
    return frozenset(date[:4] for date in dates if re.match(r"\d{4}(-|$)", date))


def _is_same_time(one: str, other: str) -> bool:
    if one == other:
        return True
    if "~" not in one + other:
        return False
    (a, b), (c, d) = (map(int, text.strip("~").split(":")) for text in (one, other))
    return (a % 12, b) == (c % 12, d)


def _distance(one: str, other: str) -> float:
    a, b = (_numbers(text) for text in (one, other))
    b = b[-len(a) :]  # a day without its year
    apart = abs(a[-1] - b[-1]) / max(a[-1], b[-1], 1.0)
    return apart + (0.0 if a[:-1] == b[:-1] else 10.0)


def _numbers(value: str) -> list[float]:
    """What a value is compared by; the last number decides among those whose others are the same."""
    found = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", value)]
    return found or [10.0 ** (3 * len(value))]


def format_value(value: str) -> str:
    """A value as a person would write it: 84,000, 9 August 1945, 4:30."""
    if match := re.fullmatch(r"(?:(\d{4})-)?(\d\d)-(\d\d)", value):
        return " ".join(
            filter(None, (str(int(match[3])), MONTHS[int(match[2]) - 1], match[1]))
        )
    if match := re.fullmatch(r"(\d{4})?-(\d\d)", value):
        return " ".join(filter(None, (MONTHS[int(match[2]) - 1], match[1])))
    if re.fullmatch(r"~?\d\d:\d\d", value):
        return value.strip("~").removeprefix("0")
    number, _, unit = value.partition(" ")
    text = f"{int(number):,}" if number.isdigit() and len(number) > 4 else number
    return f"{text} {unit}".strip()
