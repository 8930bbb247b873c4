"""What can be wrong with the calendar of a map's shot."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.core.dates import LEAP_YEAR, describe_fault, parse
from lantern.core.problems import Problem
from lantern.script.document import Loc
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.visuals import Locate


@dataclass(frozen=True)
class _ShotDay:
    """A date of the shot as it is written, where, and its day."""

    text: str
    loc: Loc
    day: float


def find_calendar_faults(
    map_file: MapFile, spec: MapSpec, at: Locate
) -> Iterator[Problem]:
    """Yield dates of the shot that have no year, run backwards, or lie outside its time."""
    days: list[_ShotDay] = []
    for loc, text in _list_dates(spec).items():
        found = parse(text, map_file.year)
        if found:
            days.append(_ShotDay(text, loc, found[0]))
            continue
        message = (
            f"'{text}' has no year; write it as {_add_year(text)}, "
            "or give the map a 'year'"
        )
        year = map_file.year or LEAP_YEAR
        if parse(text, year) is None:
            message = describe_fault(text, year)
        yield Problem(message, at(loc))
    if len(days) == len(_list_dates(spec)) >= 2:
        yield from _check_order(days, at)


def _add_year(text: str) -> str:
    """Return a date with a year behind it, for an example; another one where the year leads."""
    dated = f"{text} 1945"
    return dated if parse(dated, None) else "9 aug 1945"


def _list_dates(spec: MapSpec) -> dict[Loc, str]:
    """Return the dates of a shot by their keys in it, the first and the last one first."""
    if spec.dates is None:
        return {}
    if spec.counter is None and spec.reached is None:
        return {("dates", i): date for i, date in enumerate(spec.dates)}
    found: dict[Loc, str] = {
        ("dates", "from"): spec.dates[0],
        ("dates", "to"): spec.dates[1],
    }
    if spec.counter:
        found["dates", "count_from"] = spec.counter.first
    for reached in spec.reached or ():
        found["dates", "when", reached.date] = reached.date
    return found


def _check_order(days: Sequence[_ShotDay], at: Locate) -> Iterator[Problem]:
    first, last, *others = days
    if last.day < first.day:
        yield Problem("the last date is before the first", at(last.loc))
        return
    for each in others:
        if each.loc[1] == "count_from":
            if each.day > first.day:
                message = (
                    f"days are counted from {each.text}, and the shot begins before it,"
                    f" on {first.text}; count from there, or from an earlier day"
                )
                yield Problem(message, at(each.loc))
        elif not first.day < each.day < last.day:
            message = (
                f"{each.text} is not between {first.text} and {last.text},"
                " the shot's first and last dates"
            )
            yield Problem(message, at(each.loc))
    yield from _check_reached(others, at)


def _check_reached(days: Sequence[_ShotDay], at: Locate) -> Iterator[Problem]:
    """Yield dates that wait for words and stand in another order than time has."""
    reached = [each for each in days if each.loc[1] == "when"]
    for before, after in itertools.pairwise(reached):
        if after.day <= before.day:
            message = f"{after.text} is not after {before.text}; write dates in their order"
            yield Problem(message, at(after.loc))
