"""Figures in languages other than English: numbers, years, decimals, ranges, and some units.

The words of numbers are those of num2words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.core.languages import get_primary_language
from lantern.speech.wording import numbers
from lantern.speech.wording.tokens import Token, get_token

_POINT = ("zh", "ja", "ko", "th", "he")
"""Languages with a point before decimals and commas between thousands; others do the reverse."""

# Singular/plural of what may follow a number.
_UNITS = {
    "de": "%=Prozent km=Kilometer m=Meter kg=Kilogramm t=Tonne/Tonnen",
    "fr": "%=pour~cent km=kilomètre/kilomètres m=mètre/mètres kg=kilogramme/kilogrammes "
    "t=tonne/tonnes",
    "es": "%=por~ciento km=kilómetro/kilómetros m=metro/metros kg=kilogramo/kilogramos "
    "t=tonelada/toneladas",
    "it": "%=per~cento km=chilometro/chilometri m=metro/metri kg=chilogrammo/chilogrammi "
    "t=tonnellata/tonnellate",
    "pt": "%=por~cento km=quilômetro/quilômetros m=metro/metros kg=quilograma/quilogramas "
    "t=tonelada/toneladas",
    "nl": "%=procent km=kilometer m=meter kg=kilogram t=ton",
}
_TO = {
    "de": "bis",
    "fr": "à",
    "es": "a",
    "it": "a",
    "pt": "a",
    "nl": "tot",
    "pl": "do",
    "sv": "till",
}
_WHOLE = r"0|[1-9]\d{0,11}"
_YEAR = re.compile(r"1[1-9]\d\d|20\d\d")
_RANGE = re.compile(rf"({_WHOLE})[-–—]({_WHOLE})")
_FIGURE_WITH_UNIT = re.compile(r"(.*?\d)(%|[a-z]{1,2})?")


def spell_out(tokens: Sequence[Token], spoken: dict[int, str], language: str) -> None:
    """Fill in what is said for figures and their units, where nothing is said yet."""
    primary = get_primary_language(language)
    units = dict(entry.split("=") for entry in _UNITS.get(primary, "").split())
    for i in range(len(tokens)):
        if i in spoken:
            continue
        text = _read_unit(tokens, i, units)
        if text is None:
            text = _read_figure(tokens, i, units, language=language)
        if text is not None:
            spoken[i] = text


def _read_unit(tokens: Sequence[Token], i: int, units: Mapping[str, str]) -> str | None:
    """Return what is said for a unit after a number; None for anything else."""
    before = get_token(tokens, i - 1)
    unit = units.get(tokens[i].core)
    if unit is None or not before.is_number:
        return None
    return _inflect_unit(unit, before.core)


def _read_figure(
    tokens: Sequence[Token], i: int, units: Mapping[str, str], *, language: str
) -> str | None:
    """Return what is said for a figure, perhaps with a unit attached; None for anything else."""
    match = _FIGURE_WITH_UNIT.fullmatch(tokens[i].core)
    if match is None:
        return None
    number, unit = match[1], match[2]
    if unit is None:
        is_measured = get_token(tokens, i + 1).core in units
        return _spell_figure(number, language, is_measured)
    if unit not in units:
        return None
    text = _spell_figure(number, language, True)
    if text is None:
        return None
    return f"{text} {_inflect_unit(units[unit], number)}"


def _inflect_unit(unit: str, number: str) -> str:
    one, _, many = unit.replace("~", " ").partition("/")
    return many if many and number != "1" else one


def _spell_figure(text: str, language: str, is_measured: bool) -> str | None:
    """Spell a number, a year, a decimal or a range; None for anything else."""
    if _YEAR.fullmatch(text) and not is_measured:
        return numbers.spell_foreign(text, language, "year")
    primary = get_primary_language(language)
    decimal, thousand = (".", ",") if primary in _POINT else (",", ".")
    plain = text
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{thousand}\d{{3}})+", text):
        plain = text.replace(thousand, "")
    if re.fullmatch(rf"(?:{_WHOLE})(?:\{decimal}\d+)?", plain):
        return numbers.spell_foreign(plain.replace(decimal, "."), language)
    both = _RANGE.fullmatch(text)
    if both is None:
        return None
    first = _spell_figure(both[1], language, is_measured)
    last = _spell_figure(both[2], language, is_measured)
    if first is None or last is None:
        return None
    return f"{first} {_TO.get(primary, '–')} {last}"
