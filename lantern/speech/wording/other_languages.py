"""Figures in languages other than English: numbers, years, decimals and ranges through num2words, and some units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.core.languages import get_primary_language
from lantern.speech.wording import numbers
from lantern.speech.wording.tokens import Token, get_token

_POINT = ("zh", "ja", "ko", "th", "he")
"""Languages that write a point before decimals and commas between thousands; the others do the reverse."""

# singular/plural of what may follow a number
_UNITS = {
    "de": "%=Prozent km=Kilometer m=Meter kg=Kilogramm t=Tonne/Tonnen",
    "fr": "%=pour~cent km=kilomètre/kilomètres m=mètre/mètres kg=kilogramme/kilogrammes t=tonne/tonnes",
    "es": "%=por~ciento km=kilómetro/kilómetros m=metro/metros kg=kilogramo/kilogramos t=tonelada/toneladas",
    "it": "%=per~cento km=chilometro/chilometri m=metro/metri kg=chilogrammo/chilogrammi t=tonnellata/tonnellate",
    "pt": "%=por~cento km=quilômetro/quilômetros m=metro/metros kg=quilograma/quilogramas t=tonelada/toneladas",
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


def spell_out(tokens: Sequence[Token], said: dict[int, str], language: str) -> None:
    """Fill in what is said for figures, where nothing is said yet."""
    primary = get_primary_language(language)
    units = dict(entry.split("=") for entry in _UNITS.get(primary, "").split())
    for i, each in enumerate(tokens):
        if i in said:
            continue
        alone = units.get(each.core) if get_token(tokens, i - 1).is_number else None
        match = re.fullmatch(r"(.*?\d)(%|[a-z]{1,2})?", each.core)
        if alone:
            said[i] = _inflect_unit(alone, get_token(tokens, i - 1).core)
        elif match and (match[2] is None or match[2] in units):
            text = _figure(
                match[1],
                language,
                get_token(tokens, i + 1).core in units or match[2] is not None,
            )
            if text is not None:
                said[i] = (
                    f"{text} {_inflect_unit(units[match[2]], match[1])}"
                    if match[2]
                    else text
                )


def _inflect_unit(unit: str, number: str) -> str:
    one, _, many = unit.replace("~", " ").partition("/")
    return many if many and number != "1" else one


def _figure(text: str, language: str, measured: bool) -> str | None:
    """A number, a year, a decimal or a range, in words."""
    primary = get_primary_language(language)
    decimal, thousand = (".", ",") if primary in _POINT else (",", ".")
    if re.fullmatch(r"1[1-9]\d\d|20\d\d", text) and not measured:
        return numbers.spell_foreign(text, language, "year")
    plain = (
        text.replace(thousand, "")
        if re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{thousand}\d{{3}})+", text)
        else text
    )
    if re.fullmatch(rf"(?:{_WHOLE})(?:\{decimal}\d+)?", plain):
        return numbers.spell_foreign(plain.replace(decimal, "."), language)
    both = re.fullmatch(rf"({_WHOLE})[-–—]({_WHOLE})", text)
    if both is None:
        return None
    ends = [_figure(each, language, measured) for each in both.groups()]
    return None if None in ends else f" {_TO.get(primary, '–')} ".join(map(str, ends))
