"""Times of day, as an English narrator says them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.speech.wording.english.context import (
    HALVES_OF_DAY,
    SCALES,
    is_counted_thing,
)
from lantern.speech.wording.english.units import UNITS
from lantern.speech.wording.numbers import spell_cardinal
from lantern.speech.wording.tokens import Token, get_token

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_HALF = r"[ap]\.?m"
_JOINED = re.compile(rf"(1[0-2]|0?[1-9])(?:[.:]([0-5]\d))?({_HALF})")
"""A time with its half of the day joined to it: 5.30pm, 7am."""
_DOTTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_TIME = rf"(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?(?:{_HALF})?"
_SPAN = re.compile(rf"({_TIME})[-–—]({_TIME})")
_MILITARY_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_BEFORE_TIMES = ("at", "by", "until", "till")
_HALF_NAMES = {"a": "ay em", "p": "pee em"}


def read_clock(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 4:30, 18:00 and 1:00 hrs."""
    match = _CLOCK.fullmatch(tokens[i].core)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    unit = get_token(tokens, i + 1).core
    if minute == 0 and unit in ("hrs", "hours"):
        oh = "oh " if 0 < hour < 10 else ""
        return [f"{oh}{spell_cardinal(hour)} hundred"]
    if hour == 0:
        return [_spell_after_midnight(minute)]
    if minute != 0:
        return [_spell_time(hour, minute)]
    if hour > 12:
        return [f"{spell_cardinal(hour)} hundred"]
    if unit.casefold() in HALVES_OF_DAY:
        return [spell_cardinal(hour)]
    return [f"{spell_cardinal(hour)} o'clock"]


def _spell_after_midnight(minute: int) -> str:
    if minute == 0:
        return "midnight"
    past = "half" if minute == 30 else spell_cardinal(minute)
    return f"{past} past midnight"


def _spell_time(hour: int, minute: int) -> str:
    """Spell an hour and minutes; none for the full hour."""
    spelled = spell_cardinal(hour)
    if minute == 0:
        return spelled
    if minute < 10:
        return f"{spelled} oh {spell_cardinal(minute)}"
    return f"{spelled} {spell_cardinal(minute)}"


def read_time_of_half_day(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 5.30pm, 7am, and the 7.45 of 7.45 a.m."""
    core = tokens[i].core
    joined = _JOINED.fullmatch(core)
    if joined:
        return [_spell_joined(core)]
    dotted = _DOTTED.fullmatch(core)
    if dotted and _is_time(tokens, i):
        return [_spell_time(int(dotted[1]), int(dotted[2]))]
    return None


def _spell_joined(core: str) -> str:
    match = _JOINED.fullmatch(core)
    assert match is not None
    time = _spell_time(int(match[1]), int(match[2] or 0))
    return f"{time} {_HALF_NAMES[match[3][0]]}"


def _is_time(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a number with a point is a time: a half of the day follows, or 'at' is before.

    It is none before a unit or a thing that is counted.
    """
    after = get_token(tokens, i + 1).core
    if after in HALVES_OF_DAY or after in (
        "hrs",
        "hours",
        "o'clock",
        "o’clock",
    ):
        return True
    if _begins_span(tokens, i):
        return True
    before = get_token(tokens, i - 1)
    if before.core.casefold() not in _BEFORE_TIMES or before.trail:
        return False
    if tokens[i].trail:
        return True
    return not (after in UNITS or after in SCALES or is_counted_thing(after))


def _begins_span(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a second time with its half of the day follows: 10.15 to 11.45 a.m."""
    last = get_token(tokens, i + 2).core
    if get_token(tokens, i + 1).core not in ("to", "until", "till", "and"):
        return False
    is_time = _DOTTED.fullmatch(last) or last.isdigit()
    has_half = get_token(tokens, i + 3).core in HALVES_OF_DAY
    return bool(is_time and has_half) or _JOINED.fullmatch(last) is not None


def read_span(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 9.30am-5.30pm, 9-5pm and 9:30-17:00."""
    match = _SPAN.fullmatch(tokens[i].core)
    if match is None:
        return None
    first, last = match.groups()
    has_half = re.search(_HALF, last) is not None
    is_clock = ":" in first and ":" in last
    before_half = get_token(tokens, i + 1).core in HALVES_OF_DAY
    if not (has_half or is_clock or before_half):
        return None
    return [f"{_spell_end(first)} to {_spell_end(last)}"]


def _spell_end(text: str) -> str:
    """Spell one end of a span of time."""
    if _JOINED.fullmatch(text):
        return _spell_joined(text)
    hour, _, minute = text.replace(":", ".").partition(".")
    return _spell_time(int(hour), int(minute or 0))


def read_military_time(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 0430 hours."""
    match = _MILITARY_TIME.fullmatch(tokens[i].core)
    if match is None or get_token(tokens, i + 1).core not in ("hours", "hrs"):
        return None
    hour = spell_cardinal(int(match[1]))
    if match[1].startswith("0"):
        hour = f"oh {hour}"
    minute = "hundred" if match[2] == "00" else spell_cardinal(int(match[2]))
    return [f"{hour} {minute}"]
