"""Written text to spoken text: words with their places, what the voice is to say for each, and sentences.

Pure. English numbers, years, dates and clock times are spelled out here so that every voice says them alike;
in other languages only plain numbers are. num2words is optional: without it numbers stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Word:
    """A written word, its place in the narration (characters), and what is said for it (may be empty)."""

    written: str
    start: int
    end: int
    spoken: str


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    lead: str
    core: str
    trail: str

    @property
    def number(self) -> bool:
        return not self.trail and re.fullmatch(r"[\d.,–—-]*\d", self.core) is not None


# Invisible: soft hyphen, zero-width characters, marks and overrides of direction, the byte order mark.
_INVISIBLE = dict.fromkeys(
    [0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)]
)
_EDGES = re.compile(r"([^\w%°$£€]*)(.*?)([^\w%°]*)", re.DOTALL)


def words(text: str, language: str, lexicon: Mapping[str, str]) -> tuple[Word, ...]:
    """The narration's words in order; `lexicon` says how written words or phrases are to be spoken."""
    places = [(m.start(), m.end(), m.group().translate(_INVISIBLE)) for m in re.finditer(r"\S+", text)]
    places = [place for place in places if place[2]]
    tokens = [_token(*place) for place in places]
    said: dict[int, str] = {}
    _look_up(tokens, said, lexicon)
    _spell_out(tokens, said, language)
    return tuple(
        Word(written, start, end, token.lead + said.get(i, token.core) + token.trail)
        for i, ((start, end, written), token) in enumerate(zip(places, tokens, strict=True))
    )


def spoken(words: Sequence[Word]) -> str:
    """What the voice is given: the spoken parts with single blanks between them."""
    return " ".join(word.spoken for word in words if word.spoken)


def letters(text: str) -> int:
    """How many letters and digits: the weight of a word where time must be guessed."""
    return sum(char.isalnum() for char in text)


_STOP = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_TITLES = frozenset({
    "gen", "lt", "col", "maj", "capt", "sgt", "adm", "mr", "mrs", "ms", "dr", "prof",
    "st", "no", "vs", "cf", "jr", "sr",
})  # fmt: skip


def sentences(words: Sequence[Word]) -> list[range]:
    """Word indices of each sentence. A full stop before a lower-case word, after a title or an initial is none."""
    found, first = [], 0
    for i, word in enumerate(words):
        if i + 1 == len(words) or _ends(word, words[i + 1]):
            found.append(range(first, i + 1))
            first = i + 1
    return found


def _ends(word: Word, following: Word) -> bool:
    stop = _STOP.search(word.spoken or word.written)
    opening = following.written.lstrip("\"'“‘«([")
    if stop is None or opening[:1].islower():
        return False
    core = _EDGES.fullmatch(word.written)
    bare = core[2] if core else ""
    return not (stop[0].startswith(".") and (bare.casefold() in _TITLES or re.fullmatch(r"[A-Z]", bare)))


def _token(start: int, end: int, written: str) -> _Token:
    match = _EDGES.fullmatch(written)
    assert match is not None  # every part of the pattern may be empty
    return _Token(start, end, match[1], match[2], match[3])


def _spread(say: str, count: int) -> list[str]:
    """Spoken words over `count` written ones: one each, the rest on the last, so that none is lost."""
    parts = say.split()
    parts = [""] * (count - len(parts)) + parts
    return [*parts[: count - 1], " ".join(parts[count - 1 :])]


# --- the author's lexicon ---------------------------------------------------------------------------------

_POSSESSIVE = re.compile(r"(.+)(['’])[sS]")


def _look_up(tokens: list[_Token], said: dict[int, str], lexicon: Mapping[str, str]) -> None:
    """Longest entries first, each with its exact case before any case."""
    entries = sorted(lexicon.items(), key=lambda entry: -len(entry[0].split()))
    for fold in (str, str.casefold):
        for written, say in entries:
            _apply(tokens, said, (written, say), fold)


def _apply(tokens: list[_Token], said: dict[int, str], entry: tuple[str, str], fold: Callable[[str], str]) -> None:
    wanted = [_token(0, 0, part) for part in entry[0].translate(_INVISIBLE).split()]
    count = len(wanted)
    for i in range(len(tokens) - count + 1 if count else 0):
        here = tokens[i : i + count]
        ending = _matches(here, wanted, fold)
        if ending is None or any(j in said for j in range(i, i + count)):
            continue
        for j, part in enumerate(_spread(entry[1], count), i):
            said[j] = part
        said[i + count - 1] += ending
        if wanted[-1].trail and here[-1].trail.startswith(wanted[-1].trail):
            tokens[i + count - 1] = replace(here[-1], trail=here[-1].trail.removeprefix(wanted[-1].trail))


def _matches(here: Sequence[_Token], wanted: Sequence[_Token], fold: Callable[[str], str]) -> str | None:
    """The possessive ending that the match leaves over ('' for none); None when the words differ."""
    inside = [(token.trail, after.lead) for token, after in pairwise(here)]
    authored = [(token.trail, after.lead) for token, after in pairwise(wanted)]
    if inside != authored or any(fold(h.core) != fold(w.core) for h, w in zip(here[:-1], wanted, strict=False)):
        return None
    last, core = here[-1].core, fold(wanted[-1].core)
    if not core or fold(last) == core:
        return "" if core else None
    owned = _POSSESSIVE.fullmatch(last)
    return f"{owned[2]}s" if owned and fold(owned[1]) == core else None


# --- numbers ----------------------------------------------------------------------------------------------


@cache
def _num2words() -> Callable[..., Any] | None:
    try:
        from num2words import num2words
    except ImportError:
        return None
    spell: Callable[..., Any] = num2words
    return spell


def _spell_out(tokens: Sequence[_Token], said: dict[int, str], language: str) -> None:
    if _num2words() is None:
        return
    english = re.split("[-_]", language.casefold())[0] == "en"
    for i in range(len(tokens)):
        for rule in _ENGLISH if english else ():
            parts = None if i in said else rule(tokens, i)
            said.update(enumerate(parts or (), i))
        if not english and i not in said:
            said.update(_foreign(tokens[i].core, i, language))


def _foreign(core: str, i: int, language: str) -> dict[int, str]:
    spell = _num2words()
    if spell is None or not re.fullmatch(r"0|[1-9]\d{0,11}", core):
        return {}
    try:
        return {i: str(spell(int(core), lang=language.replace("-", "_")))}
    except (NotImplementedError, OverflowError):
        return {}


def _cardinal(number: str | int, to: str = "cardinal") -> str:
    """American style, without 'and' and commas: one hundred fifty."""
    spell = _num2words()
    assert spell is not None
    text = str(number).replace(",", "")
    value: int | float = float(text) if "." in text else int(text)
    return str(spell(value, lang="en", to=to)).replace(",", "").replace(" and ", " ")


def _ordinal(number: str | int) -> str:
    return _cardinal(int(number), "ordinal")


def _year(number: int) -> str:
    century, rest = divmod(number, 100)
    if number % 1000 < 10:
        return _cardinal(number)
    if rest < 10:
        return f"{_cardinal(century)} {f'oh {_cardinal(rest)}' if rest else 'hundred'}"
    return f"{_cardinal(century)} {_cardinal(rest)}"


_MONTHS = frozenset({
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
})  # fmt: skip
_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "he", "in", "is",
    "it", "of", "on", "or", "she", "that", "the", "they", "to", "was", "were", "with",
})  # fmt: skip
_UNITS = {
    "%": "percent",
    "km": "kilometres",
    "m": "metres",
    "cm": "centimetres",
    "mm": "millimetres",
    "kg": "kilograms",
    "km/h": "kilometres an hour",
    "km²": "square kilometres",
    "°C": "degrees Celsius",
    "°": "degrees",
    "am": "A M",
    "a.m": "A M",
    "pm": "P M",
    "p.m": "P M",
}
_NUMBER = r"(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d{0,11})(?:\.\d+)?"
_ATTACHED = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))


def _near(tokens: Sequence[_Token], i: int) -> _Token:
    """The token, or an empty one beyond either end."""
    return tokens[i] if 0 <= i < len(tokens) else _Token(0, 0, "", "", "")


def _date(tokens: Sequence[_Token], i: int) -> list[str] | None:
    """9 August, 9-14 August, August 9th; a bare number after a month only where no counted thing follows."""
    match = re.fullmatch(r"(\d{1,2})(?:[-–](\d{1,2}))?(st|nd|rd|th)?", tokens[i].core)
    if match is None or not all(1 <= int(day) <= 31 for day in match.group(1, 2) if day):
        return None
    before, after = _near(tokens, i - 1), _near(tokens, i + 1)
    days = [_ordinal(day) for day in match.group(1, 2) if day]
    if after.core in _MONTHS and not tokens[i].trail and not after.lead:
        article = "" if before.core.casefold() == "the" else "the "
        return [article + " to the ".join(days) + " of"]
    counted = after.core[:1].islower() and after.core not in _SMALL and not tokens[i].trail and not match[3]
    if before.core in _MONTHS and not before.trail and not counted:
        return [" to ".join(days)]
    return None


def _clock(tokens: Sequence[_Token], i: int) -> list[str] | None:
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", tokens[i].core)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    if hour == 0:
        past = "half" if minute == 30 else _cardinal(minute)
        return [f"{past} past midnight" if minute else "midnight"]
    if minute == 0:
        half_named = _near(tokens, i + 1).core.casefold() in ("am", "pm", "a.m", "p.m")
        return [_cardinal(hour) + (" hundred" if hour > 12 else "" if half_named else " o'clock")]
    return [f"{_cardinal(hour)} {'oh ' if minute < 10 else ''}{_cardinal(minute)}"]


def _grouped(tokens: Sequence[_Token], i: int) -> list[str] | None:
    """600 000: thousands set off by a blank."""
    if not re.fullmatch(r"[1-9]\d{0,2}", tokens[i].core) or _near(tokens, i - 1).core in _MONTHS:
        return None
    end = i
    while (
        not tokens[end].trail
        and not _near(tokens, end + 1).lead
        and re.fullmatch(r"\d{3}", _near(tokens, end + 1).core)
    ):
        end += 1
    if end == i:
        return None
    return _spread(_cardinal("".join(token.core for token in tokens[i : end + 1])), end + 1 - i)


def _range(tokens: Sequence[_Token], i: int) -> list[str] | None:
    match = re.fullmatch(rf"({_NUMBER})[-–—]({_NUMBER})({_ATTACHED})?", tokens[i].core)
    if match is None:
        return None
    if re.fullmatch(r"1[1-9]\d\d|20\d\d", match[1]) and len(match[2]) in (2, 4) and not _measured(tokens, i, match[3]):
        last = _year(int(match[2])) if len(match[2]) == 4 else _cardinal(match[2])
        return [f"{_year(int(match[1]))} to {last}"]
    unit = f" {_UNITS[match[3]]}" if match[3] else ""
    return [f"{_cardinal(match[1])} to {_cardinal(match[2])}{unit}"]


def _measured(tokens: Sequence[_Token], i: int, unit: str | None) -> bool:
    return bool(unit) or _near(tokens, i + 1).core in _UNITS


def _since(tokens: Sequence[_Token], i: int) -> list[str] | None:
    """Years and decades: 1945, 1930s. Four digits are a year unless a unit follows, or '1500 tanks' is meant."""
    match = re.fullmatch(r"(1[1-9]\d\d|20\d\d)(s)?", tokens[i].core)
    if match is None or _measured(tokens, i, None):
        return None
    number, decade = int(match[1]), match[2]
    if decade:
        name = _year(number)
        return [name.removesuffix("y") + "ies" if name.endswith("y") else name + "s"]
    before, after = _near(tokens, i - 1), _near(tokens, i + 1)
    things = not tokens[i].trail and after.core.islower() and after.core.endswith("s") and after.core not in _SMALL
    dated = before.core in _MONTHS or before.core.casefold() in (_SMALL | {"since", "until", "before", "after"})
    return None if number % 100 == 0 and things and not dated else [_year(number)]


def _amount(tokens: Sequence[_Token], i: int) -> list[str] | None:
    match = re.fullmatch(rf"({_NUMBER})(-?)({_ATTACHED})?", tokens[i].core)
    if match is None or (match[2] and not match[3]):
        return None
    unit = _UNITS[match[3]] if match[3] else ""
    gauge = match[2] or (match[3] == "mm" and not tokens[i].trail)  # 122-mm guns, 122mm guns
    return [f"{_cardinal(match[1])} {unit.removesuffix('s') if gauge else unit}".rstrip()]


def _nth(tokens: Sequence[_Token], i: int) -> list[str] | None:
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", tokens[i].core)
    return [_ordinal(match[1])] if match else None


def _unit(tokens: Sequence[_Token], i: int) -> list[str] | None:
    before, unit = _near(tokens, i - 1), _UNITS.get(tokens[i].core)
    if unit is None or not (before.number or (":" in before.core and unit[1:] == " M")):
        return None
    return [unit.removesuffix("s") if before.core == "1" and unit.endswith("metres") else unit]


_ENGLISH = (_date, _clock, _grouped, _range, _since, _amount, _nth, _unit)
