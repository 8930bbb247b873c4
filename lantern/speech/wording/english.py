"""English as a narrator says it: years, dates, times, ordinals, ranges, units, money, Roman numerals, short forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from lantern.core.dates import MONTHS
from lantern.speech.wording.numbers import (
    parse_roman,
    spell_cardinal,
    spell_decade,
    spell_ordinal,
    spell_year,
)
from lantern.speech.wording.tokens import Token, get_token, spread

ReadingRule = Callable[[Sequence[Token], int], list[str] | None]
"""What is said for the tokens from i on, one text each; None when the rule has nothing to say."""


def spell_out(tokens: list[Token], said: dict[int, str], language: str) -> None:
    """Fill in what is said for figures and short forms, where nothing is said yet."""
    _write_out(tokens, said)
    for i in range(len(tokens)):
        for rule in _RULES:
            parts = None if i in said else rule(tokens, i)
            said.update(enumerate(parts or (), i))


# --- short forms -------------------------------------------------------------------------------------------


def _pairs(text: str) -> dict[str, str]:
    return dict(entry.split("=") for entry in text.split())


TITLES = _pairs(
    "Gen=General Lt=Lieutenant Col=Colonel Maj=Major Capt=Captain Sgt=Sergeant Cpl=Corporal Adm=Admiral Mr=Mister "
    "Mrs=Missus Dr=Doctor Prof=Professor St=Saint Mt=Mount Ft=Fort Ms=Miz"
)
"""Before a name, with or without a full stop, which then ends no sentence."""
_STOPPED = _pairs(
    "Sen=Senator Gov=Governor Rev=Reverend Pres=President vs=versus approx=approximately e.g=for~example i.e=that~is "
    "cf=compare Jan=January Feb=February Mar=March Apr=April Jun=June Jul=July Aug=August Sept=September Sep=September "
    "Oct=October Nov=November Dec=December"
)
"""Only with a full stop, which ends no sentence."""
_CLOSING = _pairs(
    "etc=et~cetera Jr=Junior Sr=Senior Ltd=Limited Bros=Brothers a.m=a.m p.m=p.m"
)
"""Only with a full stop, which stays before a capital: it ends the sentence too."""
_NUMBERED = _pairs(
    "No=number Nos=numbers Vol=volume p=page pp=pages Fig=figure Ch=chapter c=circa ca=circa"
)
"""Only with a full stop and before a number."""


def is_short_form(core: str, following: str) -> bool:
    """Whether a full stop after this word is that of a short form and ends no sentence."""
    return (
        core in TITLES
        or core in _STOPPED
        or (core in _NUMBERED and _is_numeric(following))
    )


def _is_numeric(core: str) -> bool:
    return core[:1].isdigit() or parse_roman(core) is not None


def _write_out(tokens: list[Token], said: dict[int, str]) -> None:
    """Short forms written out in the tokens themselves, so that the rules for figures see whole words."""
    for i, each in enumerate(tokens):
        if i in said:
            continue
        full, drop = _expand_short_form(each, get_token(tokens, i + 1))
        if full:
            ends = i + 1 == len(tokens) or not drop
            tokens[i] = replace(
                each,
                core=full,
                trail=each.trail if ends else each.trail.removeprefix("."),
            )
        elif owned := re.fullmatch(r"(\d[\d,.]*|[IVX]+)(['’]s)", each.core):
            tokens[i] = replace(each, core=owned[1], trail=owned[2] + each.trail)
        elif each.lead and each.lead[-1] in "-−" and each.core[:1].isdigit():
            tokens[i] = replace(each, lead=each.lead[:-1], core=f"-{each.core}")


def _expand_short_form(each: Token, after: Token) -> tuple[str, bool]:
    """The word that a short form stands for ('' for none), and whether its full stop is to go."""
    capital = after.core[:1].isupper()
    if each.core in TITLES and capital and not each.trail.strip("."):
        return TITLES[each.core], True
    if not each.trail.startswith("."):
        return "", False
    if each.core in _NUMBERED and _is_numeric(after.core):
        return _NUMBERED[each.core], True
    if each.core in _CLOSING:
        return _CLOSING[each.core].replace("~", " "), not capital
    return _STOPPED.get(each.core, "").replace("~", " "), True


# --- figures -----------------------------------------------------------------------------------------------

_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "he", "in", "is",
    "it", "of", "on", "or", "she", "that", "the", "they", "to", "was", "were", "with",
})  # fmt: skip
_UNITS = {
    "%": "percent",
    "‰": "per mille",
    "km": "kilometres",
    "m": "metres",
    "cm": "centimetres",
    "mm": "millimetres",
    "kg": "kilograms",
    "g": "grams",
    "t": "tonnes",
    "ha": "hectares",
    "km/h": "kilometres an hour",
    "kph": "kilometres an hour",
    "m/s": "metres a second",
    "mph": "miles an hour",
    "mi": "miles",
    "ft": "feet",
    "lb": "pounds",
    "hp": "horsepower",
    "kW": "kilowatts",
    "MW": "megawatts",
    "km²": "square kilometres",
    "km2": "square kilometres",
    "m²": "square metres",
    "m³": "cubic metres",
    "°C": "degrees Celsius",
    "°F": "degrees Fahrenheit",
    "°": "degrees",
    "hrs": "hours",
    "bn": "billion",
    # not 'A M': espeak-ng reads the article there
    "am": "ay em",
    "a.m": "ay em",
    "pm": "pee em",
    "p.m": "pee em",
}
_CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₽": "rouble"}
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
_FRACTIONS = {"½": "half", "¼": "quarter", "¾": "three quarters"}
_NUMBER = r"(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d{0,11})(?:\.\d+)?"
_ATTACHED = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_YEAR = r"1[1-9]\d\d|20\d\d"


def _date(tokens: Sequence[Token], i: int) -> list[str] | None:
    """9 August, 9-14 August, August 9th; a bare number after a month only where no counted thing follows."""
    match = re.fullmatch(r"(\d{1,2})(?:[-–](\d{1,2}))?(st|nd|rd|th)?", tokens[i].core)
    if match is None or not all(
        1 <= int(day) <= 31 for day in match.group(1, 2) if day
    ):
        return None
    before, after = get_token(tokens, i - 1), get_token(tokens, i + 1)
    days = [spell_ordinal(day) for day in match.group(1, 2) if day]
    if after.core in MONTHS and not tokens[i].trail and not after.lead:
        article = "" if before.core.casefold() == "the" else "the "
        return [article + " to the ".join(days) + " of"]
    counted = (
        after.core[:1].islower()
        and after.core not in _SMALL
        and not tokens[i].trail
        and not match[3]
    )
    if before.core in MONTHS and not before.trail and not counted:
        return [" to ".join(days)]
    return None


def _clock(tokens: Sequence[Token], i: int) -> list[str] | None:
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", tokens[i].core)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    if minute == 0 and get_token(tokens, i + 1).core in ("hrs", "hours"):
        return [f"{'oh ' if 0 < hour < 10 else ''}{spell_cardinal(hour)} hundred"]
    if hour == 0:
        past = "half" if minute == 30 else spell_cardinal(minute)
        return [f"{past} past midnight" if minute else "midnight"]
    if minute == 0:
        half_named = get_token(tokens, i + 1).core.casefold() in (
            "am",
            "pm",
            "a.m",
            "p.m",
        )
        return [
            spell_cardinal(hour)
            + (" hundred" if hour > 12 else "" if half_named else " o'clock")
        ]
    return [
        f"{spell_cardinal(hour)} {'oh ' if minute < 10 else ''}{spell_cardinal(minute)}"
    ]


def _spaced_thousands(tokens: Sequence[Token], i: int) -> list[str] | None:
    """600 000: thousands set off by a blank."""
    if (
        not re.fullmatch(r"[1-9]\d{0,2}", tokens[i].core)
        or get_token(tokens, i - 1).core in MONTHS
    ):
        return None
    end = i
    while (
        not tokens[end].trail
        and not get_token(tokens, end + 1).lead
        and re.fullmatch(r"\d{3}", get_token(tokens, end + 1).core)
    ):
        end += 1
    if end == i:
        return None
    return spread(
        spell_cardinal("".join(token.core for token in tokens[i : end + 1])),
        end + 1 - i,
    )


def _range(tokens: Sequence[Token], i: int) -> list[str] | None:
    match = re.fullmatch(
        rf"({_NUMBER})[-–—]({_NUMBER}|0\d)({_ATTACHED})?", tokens[i].core
    )
    if match is None:
        return None
    if (
        re.fullmatch(_YEAR, match[1])
        and len(match[2]) in (2, 4)
        and not _has_unit(tokens, i, match[3])
    ):
        last = (
            spell_year(int(match[2]))
            if len(match[2]) == 4
            else spell_cardinal(match[2])
        )
        last = f"oh {last}" if match[2][0] == "0" else last
        return [f"{spell_year(int(match[1]))} to {last}"]
    unit = f" {_UNITS[match[3]]}" if match[3] else ""
    return [f"{spell_cardinal(match[1])} to {spell_cardinal(match[2])}{unit}"]


def _has_unit(tokens: Sequence[Token], i: int, unit: str | None) -> bool:
    return bool(unit) or get_token(tokens, i + 1).core in _UNITS


def _year_or_decade(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Years and decades: 1945, 1930s. Four digits are a year unless a unit follows, or '1500 tanks' is meant."""
    match = re.fullmatch(rf"({_YEAR})(s)?", tokens[i].core)
    if match is None or _has_unit(tokens, i, None):
        return None
    number = int(match[1])
    if match[2]:
        return [spell_decade(spell_year(number))]
    before, after = get_token(tokens, i - 1), get_token(tokens, i + 1)
    things = (
        not tokens[i].trail
        and after.core.islower()
        and after.core.endswith("s")
        and after.core not in _SMALL
    )
    dated = before.core in MONTHS or before.core.casefold() in (
        _SMALL | {"since", "until", "before", "after"}
    )
    return None if number % 100 == 0 and things and not dated else [spell_year(number)]


def _amount(tokens: Sequence[Token], i: int) -> list[str] | None:
    match = re.fullmatch(rf"(-?)({_NUMBER})([½¼¾]?)(-?)({_ATTACHED})?", tokens[i].core)
    if match is None or (match[4] and not match[5]):
        return None
    unit = _UNITS[match[5]] if match[5] else ""
    gauge = match[4] or (
        match[5] == "mm" and not tokens[i].trail
    )  # 122-mm guns, 122mm guns
    unit = (
        unit.removesuffix("s")
        if gauge or (match[2] == "1" and unit.endswith("s") and " " not in unit)
        else unit
    )
    part = _FRACTIONS.get(match[3], "")
    fraction = (
        f" and {part}" if part.startswith("three") else f" and a {part}" if part else ""
    )
    return [
        f"{'minus ' if match[1] else ''}{spell_cardinal(match[2])}{fraction} {unit}".rstrip()
    ]


def _fraction(tokens: Sequence[Token], i: int) -> list[str] | None:
    part = _FRACTIONS.get(tokens[i].core)
    return None if part is None else [part]


def _compound(tokens: Sequence[Token], i: int) -> list[str] | None:
    """12-day, 20th-century, 45-year-old."""
    match = re.fullmatch(
        rf"({_NUMBER})(st|nd|rd|th)?-([A-Za-z][A-Za-z-]+)", tokens[i].core
    )
    if match is None or match[3] in _UNITS:
        return None
    return [
        f"{spell_ordinal(match[1].replace(',', '')) if match[2] else spell_cardinal(match[1])}-{match[3]}"
    ]


def _numeric_date(tokens: Sequence[Token], i: int) -> list[str] | None:
    """1945-08-09 and 9.8.1945."""
    core = tokens[i].core
    match = re.fullmatch(
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<D>\d\d?)\.(?P<M>\d\d?)\.(?P<Y>\d{4})",
        core,
    )
    if match is None:
        return None
    day, month, of = (int(match[low] or match[low.upper()]) for low in "dmy")
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return [f"the {spell_ordinal(day)} of {MONTHS[month - 1]} {spell_year(of)}"]


def _military_time(tokens: Sequence[Token], i: int) -> list[str] | None:
    """0430 hours."""
    match = re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", tokens[i].core)
    if match is None or get_token(tokens, i + 1).core not in ("hours", "hrs"):
        return None
    hour = f"{'oh ' if match[1][0] == '0' else ''}{spell_cardinal(int(match[1]))}"
    return [
        f"{hour} {'hundred' if match[2] == '00' else spell_cardinal(int(match[2]))}"
    ]


def _short_decade(tokens: Sequence[Token], i: int) -> list[str] | None:
    """'30s."""
    match = re.fullmatch(r"([2-9]0)s", tokens[i].core)
    return [spell_decade(spell_cardinal(match[1]))] if match else None


def _money(tokens: Sequence[Token], i: int) -> list[str] | None:
    """$5, $3.50, €2 million, £1.5bn."""
    match = re.fullmatch(rf"(?:US)?([$£€¥₽])({_NUMBER})(m|bn)?", tokens[i].core)
    if match is None:
        return None
    name = _CURRENCIES[match[1]]
    many = name if name == "yen" else name + "s"
    scale = {"m": "million", "bn": "billion"}.get(match[3] or "")
    if scale:
        return [f"{spell_cardinal(match[2])} {scale} {many}"]
    following = get_token(tokens, i + 1)
    if following.core in _SCALES and not tokens[i].trail:
        return [spell_cardinal(match[2]), f"{following.core} {many}"]
    whole, _, small = match[2].partition(".")
    said = f"{spell_cardinal(whole)} {name if whole == '1' else many}"
    if len(small) == 2:
        return [said if small == "00" else f"{said} {spell_cardinal(int(small))}"]
    return [f"{spell_cardinal(match[2])} {many}" if small else said]


_HEADS = frozenset({
    "War", "Part", "Chapter", "Act", "Scene", "Volume", "Book", "Phase", "Stage", "Mark", "Type", "Class", "Panzer",
    "Article", "Section", "Title", "Appendix", "Annex", "Group", "Apollo",
})  # fmt: skip
_REIGNS = frozenset({
    "Nicholas", "Alexander", "Peter", "Catherine", "Ivan", "Elizabeth", "George", "Henry", "Edward", "Charles", "James",
    "William", "Louis", "Philip", "Frederick", "Wilhelm", "Francis", "Franz", "Pius", "Paul", "Benedict", "Richard",
    "Napoleon",
})  # fmt: skip


def _roman(tokens: Sequence[Token], i: int) -> list[str] | None:
    """The XIX century, the XX Corps, Nicholas II, World War II. A lone I, V or X counts only after such words."""
    text = tokens[i].core
    value = parse_roman(text)
    if value is None:
        return None
    before, after = get_token(tokens, i - 1), get_token(tokens, i + 1)
    if (
        after.core in ("century", "centuries", "Corps", "Congress", "Olympiad")
        and not tokens[i].trail
    ):
        return [spell_ordinal(value)]
    if (
        get_token(tokens, i + 1).core == "and"
        and get_token(tokens, i + 3).core == "centuries"
    ):
        return [spell_ordinal(value)]
    if before.trail or value >= 40:
        return None
    if before.core in _HEADS:
        return [spell_cardinal(value)]
    named = before.core in _REIGNS or (
        len(text) > 1 and before.core[:1].isupper() and before.core[1:].islower()
    )
    return [f"the {spell_ordinal(value)}"] if named else None


def _nth(tokens: Sequence[Token], i: int) -> list[str] | None:
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", tokens[i].core)
    return [spell_ordinal(match[1])] if match else None


def _unit(tokens: Sequence[Token], i: int) -> list[str] | None:
    before, unit = get_token(tokens, i - 1), _UNITS.get(tokens[i].core)
    clock = ":" in before.core and tokens[i].core in ("am", "a.m", "pm", "p.m", "hrs")
    watch = tokens[i].core == "hrs" and re.fullmatch(r"\d{4}", before.core) is not None
    if unit is None or not (before.is_number or clock or watch):
        return None
    return [
        unit.removesuffix("s")
        if before.core == "1" and unit.endswith("s") and " " not in unit
        else unit
    ]


_RULES: tuple[ReadingRule, ...] = (
    _military_time, _date, _numeric_date, _clock, _spaced_thousands, _range, _year_or_decade, _amount, _fraction, _nth, _compound, _short_decade, _money,
    _roman, _unit,
)  # fmt: skip
