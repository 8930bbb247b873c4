"""English as a narrator says it: years, dates, times, ordinals, units, money, Roman numerals.

Short forms are written out first; then each token is given to the rules in turn.
"""

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
"""Returns what is said for the tokens from i on, one text each; None when it has nothing to say."""


def spell_out(tokens: list[Token], spoken: dict[int, str], language: str) -> None:
    """Fill in what is said for figures and short forms, where nothing is said yet."""
    _write_out(tokens, spoken)
    for i in range(len(tokens)):
        if i not in spoken:
            spoken.update(enumerate(_apply_rules(tokens, i), i))


def _apply_rules(tokens: Sequence[Token], i: int) -> list[str]:
    """Return what the first rule says that has something to say."""
    for rule in _RULES:
        found = rule(tokens, i)
        if found:
            return found
    return []


# Short forms


def _read_pairs(text: str) -> dict[str, str]:
    return dict(entry.split("=") for entry in text.split())


TITLES = _read_pairs(
    "Gen=General Lt=Lieutenant Col=Colonel Maj=Major Capt=Captain Sgt=Sergeant Cpl=Corporal "
    "Adm=Admiral Mr=Mister Mrs=Missus Dr=Doctor Prof=Professor St=Saint Mt=Mount Ft=Fort Ms=Miz"
)
"""Before a name, with or without a full stop, which then ends no sentence."""
_STOPPED = _read_pairs(
    "Sen=Senator Gov=Governor Rev=Reverend Pres=President vs=versus approx=approximately "
    "e.g=for~example i.e=that~is cf=compare Jan=January Feb=February Mar=March Apr=April Jun=June "
    "Jul=July Aug=August Sept=September Sep=September Oct=October Nov=November Dec=December"
)
"""Only with a full stop, which ends no sentence."""
_CLOSING = _read_pairs(
    "etc=et~cetera Jr=Junior Sr=Senior Ltd=Limited Bros=Brothers a.m=a.m p.m=p.m"
)
"""Only with a full stop, which stays before a capital: there it ends the sentence too."""
_NUMBERED = _read_pairs(
    "No=number Nos=numbers Vol=volume p=page pp=pages Fig=figure Ch=chapter c=circa ca=circa"
)
"""Only with a full stop, and before a number."""


def is_short_form(core: str, following: str) -> bool:
    """Tell whether a full stop after a word is that of a short form and ends no sentence."""
    if core in TITLES or core in _STOPPED:
        return True
    return core in _NUMBERED and _is_numeric(following)


def _is_numeric(core: str) -> bool:
    return core[:1].isdigit() or parse_roman(core) is not None


_POSSESSIVE_FIGURE = re.compile(r"(\d[\d,.]*|[IVX]+)(['’]s)")


def _write_out(tokens: list[Token], spoken: dict[int, str]) -> None:
    """Write out short forms in the tokens, so that the rules for figures see whole words.

    Possessives and minus signs of figures find their place too.
    """
    for i, token in enumerate(tokens):
        if i in spoken:
            continue
        after = get_token(tokens, i + 1)
        full = _expand_short_form(token, after)
        possessive = _POSSESSIVE_FIGURE.fullmatch(token.core)
        if full:
            trail = token.trail
            is_last = i + 1 == len(tokens)
            if not is_last and _drops_stop(token, after):
                trail = trail.removeprefix(".")
            tokens[i] = replace(token, core=full, trail=trail)
        elif possessive:
            trail = possessive[2] + token.trail
            tokens[i] = replace(token, core=possessive[1], trail=trail)
        elif token.lead[-1:] in ("-", "−") and token.core[:1].isdigit():
            tokens[i] = replace(token, lead=token.lead[:-1], core=f"-{token.core}")


def _expand_short_form(token: Token, after: Token) -> str:
    """Return the words that a short form stands for, '' for none."""
    core = token.core
    if _is_title(token, after):
        return TITLES[core]
    if not token.trail.startswith("."):
        return ""
    if core in _NUMBERED and _is_numeric(after.core):
        return _NUMBERED[core]
    full = _CLOSING.get(core) or _STOPPED.get(core) or ""
    return full.replace("~", " ")


def _drops_stop(token: Token, after: Token) -> bool:
    """Tell whether the full stop of a short form goes: it stays where it ends a sentence."""
    if _is_title(token, after):
        return True
    if token.core in _NUMBERED and _is_numeric(after.core):
        return True
    return not (token.core in _CLOSING and _is_capital(after))


def _is_title(token: Token, after: Token) -> bool:
    bare = not token.trail.strip(".")
    return token.core in TITLES and _is_capital(after) and bare


def _is_capital(token: Token) -> bool:
    return token.core[:1].isupper()


# Figures

_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "he", "in", "is",
    "it", "of", "on", "or", "she", "that", "the", "they", "to", "was", "were", "with",
})  # fmt: skip
_BEFORE_YEARS = _SMALL | {"since", "until", "before", "after"}
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
    # not 'A M': espeak-ng reads the article in it
    "am": "ay em",
    "a.m": "ay em",
    "pm": "pee em",
    "p.m": "pee em",
}
_HALVES_OF_DAY = ("am", "pm", "a.m", "p.m")
_CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₽": "rouble"}
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
_FRACTIONS = {"½": "half", "¼": "quarter", "¾": "three quarters"}
_NUMBER = r"(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d{0,11})(?:\.\d+)?"
_ATTACHED = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_YEAR = r"1[1-9]\d\d|20\d\d"

_DATE = re.compile(r"(\d{1,2})(?:[-–](\d{1,2}))?(st|nd|rd|th)?")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_RANGE = re.compile(rf"({_NUMBER})[-–—]({_NUMBER}|0\d)({_ATTACHED})?")
_YEAR_OR_DECADE = re.compile(rf"({_YEAR})(s)?")
_AMOUNT = re.compile(rf"(-?)({_NUMBER})([½¼¾]?)(-?)({_ATTACHED})?")
_COMPOUND = re.compile(rf"({_NUMBER})(st|nd|rd|th)?-([A-Za-z][A-Za-z-]+)")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DOTTED_DATE = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_MILITARY_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_MONEY = re.compile(rf"(?:US)?([$£€¥₽])({_NUMBER})(m|bn)?")


def _read_date(tokens: Sequence[Token], i: int) -> list[str] | None:
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
    before = get_token(tokens, i - 1)
    after = get_token(tokens, i + 1)
    if after.core in MONTHS and not token.trail and not after.lead:
        article = "" if before.core.casefold() == "the" else "the "
        return [article + " to the ".join(ordinals) + " of"]
    is_counted = _counts(token, after) and not match[3]
    if before.core in MONTHS and not before.trail and not is_counted:
        return [" to ".join(ordinals)]
    return None


def _counts(token: Token, after: Token) -> bool:
    """Tell whether a number counts the things that follow."""
    return after.core[:1].islower() and after.core not in _SMALL and not token.trail


def _read_clock(tokens: Sequence[Token], i: int) -> list[str] | None:
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
        oh = "oh " if minute < 10 else ""
        return [f"{spell_cardinal(hour)} {oh}{spell_cardinal(minute)}"]
    if hour > 12:
        return [f"{spell_cardinal(hour)} hundred"]
    if unit.casefold() in _HALVES_OF_DAY:
        return [spell_cardinal(hour)]
    return [f"{spell_cardinal(hour)} o'clock"]


def _spell_after_midnight(minute: int) -> str:
    if minute == 0:
        return "midnight"
    past = "half" if minute == 30 else spell_cardinal(minute)
    return f"{past} past midnight"


def _read_spaced_thousands(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 600 000: thousands set off by a blank."""
    if re.fullmatch(r"[1-9]\d{0,2}", tokens[i].core) is None:
        return None
    if get_token(tokens, i - 1).core in MONTHS:
        return None
    end = i
    while _has_thousands_after(tokens, end):
        end += 1
    if end == i:
        return None
    digits = "".join(token.core for token in tokens[i : end + 1])
    return spread(spell_cardinal(digits), end + 1 - i)


def _has_thousands_after(tokens: Sequence[Token], i: int) -> bool:
    after = get_token(tokens, i + 1)
    joined = not tokens[i].trail and not after.lead
    return joined and re.fullmatch(r"\d{3}", after.core) is not None


def _read_range(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 1941-45 and 120-150 km."""
    match = _RANGE.fullmatch(tokens[i].core)
    if match is None:
        return None
    first, last, unit = match.groups()
    is_year = re.fullmatch(_YEAR, first) and len(last) in (2, 4)
    if is_year and not _has_unit(tokens, i, unit):
        return [f"{spell_year(int(first))} to {_spell_last_year(last)}"]
    spelled = f"{spell_cardinal(first)} to {spell_cardinal(last)}"
    if unit:
        spelled += f" {_UNITS[unit]}"
    return [spelled]


def _spell_last_year(last: str) -> str:
    """Spell the second year of a range, which has two digits or four."""
    spelled = spell_year(int(last)) if len(last) == 4 else spell_cardinal(last)
    if last.startswith("0"):
        return f"oh {spelled}"
    return spelled


def _has_unit(tokens: Sequence[Token], i: int, unit: str | None) -> bool:
    return bool(unit) or get_token(tokens, i + 1).core in _UNITS


def _read_year_or_decade(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 1945 and 1930s.

    Four digits are a year unless a unit follows, or '1500 tanks' is meant.
    """
    match = _YEAR_OR_DECADE.fullmatch(tokens[i].core)
    if match is None or _has_unit(tokens, i, None):
        return None
    number = int(match[1])
    if match[2]:
        return [spell_decade(spell_year(number))]
    if number % 100 == 0 and _counts_things(tokens, i):
        return None
    return [spell_year(number)]


def _counts_things(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a round number counts things, and isn't a year after a word such as 'in'."""
    before = get_token(tokens, i - 1).core
    after = get_token(tokens, i + 1).core
    if before in MONTHS or before.casefold() in _BEFORE_YEARS or tokens[i].trail:
        return False
    return after.islower() and after.endswith("s") and after not in _SMALL


def _read_amount(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 84,000, -5°, 2½ km, 122-mm and 45t."""
    match = _AMOUNT.fullmatch(tokens[i].core)
    if match is None:
        return None
    minus, number, fraction, hyphen, unit = match.groups()
    if hyphen and not unit:
        return None
    spelled = spell_cardinal(number) + _spell_fraction(fraction)
    if minus:
        spelled = f"minus {spelled}"
    if unit:
        is_gauge = hyphen or (
            unit == "mm" and not tokens[i].trail
        )  # 122-mm, 122mm guns
        name = _UNITS[unit].removesuffix("s") if is_gauge else _name_unit(unit, number)
        spelled = f"{spelled} {name}"
    return [spelled]


def _spell_fraction(sign: str) -> str:
    """Return what is said after a whole number for ½, ¼ or ¾."""
    name = _FRACTIONS.get(sign, "")
    if not name:
        return ""
    return f" and {name}" if name.startswith("three") else f" and a {name}"


def _name_unit(unit: str, number: str) -> str:
    """Return a unit's name, in the singular after 1."""
    name = _UNITS[unit]
    if number == "1" and " " not in name:
        return name.removesuffix("s")
    return name


def _read_fraction(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read a lone ½, ¼ or ¾."""
    name = _FRACTIONS.get(tokens[i].core)
    return [name] if name else None


def _read_compound(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 12-day, 20th-century and 45-year-old."""
    match = _COMPOUND.fullmatch(tokens[i].core)
    if match is None or match[3] in _UNITS:
        return None
    number = match[1].replace(",", "")
    spelled = spell_ordinal(number) if match[2] else spell_cardinal(number)
    return [f"{spelled}-{match[3]}"]


def _read_numeric_date(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 1945-08-09 and 9.8.1945."""
    iso = _ISO_DATE.fullmatch(tokens[i].core)
    dotted = _DOTTED_DATE.fullmatch(tokens[i].core)
    if iso:
        year, month, day = (int(group) for group in iso.groups())
    elif dotted:
        day, month, year = (int(group) for group in dotted.groups())
    else:
        return None
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return [f"the {spell_ordinal(day)} of {MONTHS[month - 1]} {spell_year(year)}"]


def _read_military_time(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 0430 hours."""
    match = _MILITARY_TIME.fullmatch(tokens[i].core)
    if match is None or get_token(tokens, i + 1).core not in ("hours", "hrs"):
        return None
    hour = spell_cardinal(int(match[1]))
    if match[1].startswith("0"):
        hour = f"oh {hour}"
    minute = "hundred" if match[2] == "00" else spell_cardinal(int(match[2]))
    return [f"{hour} {minute}"]


def _read_short_decade(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read '30s."""
    match = re.fullmatch(r"([2-9]0)s", tokens[i].core)
    return [spell_decade(spell_cardinal(match[1]))] if match else None


def _read_money(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read $5, $3.50, €2 million and £1.5bn."""
    match = _MONEY.fullmatch(tokens[i].core)
    if match is None:
        return None
    one = _CURRENCIES[match[1]]
    many = one if one == "yen" else f"{one}s"
    number = match[2]
    scale = {"m": "million", "bn": "billion"}.get(match[3] or "")
    if scale:
        return [f"{spell_cardinal(number)} {scale} {many}"]
    following = get_token(tokens, i + 1)
    if following.core in _SCALES and not tokens[i].trail:
        return [spell_cardinal(number), f"{following.core} {many}"]
    return [_spell_price(number, one, many)]


def _spell_price(number: str, one: str, many: str) -> str:
    """Spell an amount of money; two decimals are cents."""
    whole, _, small = number.partition(".")
    if small and len(small) != 2:
        return f"{spell_cardinal(number)} {many}"
    name = one if whole == "1" else many
    spelled = f"{spell_cardinal(whole)} {name}"
    if small in ("", "00"):
        return spelled
    return f"{spelled} {spell_cardinal(int(small))}"


_HEADS = frozenset({
    "War", "Part", "Chapter", "Act", "Scene", "Volume", "Book", "Phase", "Stage", "Mark", "Type",
    "Class", "Panzer", "Article", "Section", "Title", "Appendix", "Annex", "Group", "Apollo",
})  # fmt: skip
_REIGNS = frozenset({
    "Nicholas", "Alexander", "Peter", "Catherine", "Ivan", "Elizabeth", "George", "Henry",
    "Edward", "Charles", "James", "William", "Louis", "Philip", "Frederick", "Wilhelm", "Francis",
    "Franz", "Pius", "Paul", "Benedict", "Richard", "Napoleon",
})  # fmt: skip
_ORDINAL_HEADS = ("century", "centuries", "Corps", "Congress", "Olympiad")


def _read_roman(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read the XIX century, the XX Corps, Nicholas II and World War II.

    A lone I, V or X counts only after such words.
    """
    value = parse_roman(tokens[i].core)
    if value is None:
        return None
    if _is_roman_ordinal(tokens, i):
        return [spell_ordinal(value)]
    before = get_token(tokens, i - 1)
    if before.trail or value >= 40:
        return None
    if before.core in _HEADS:
        return [spell_cardinal(value)]
    name = before.core
    is_name = name[:1].isupper() and name[1:].islower()
    if name in _REIGNS or (is_name and len(tokens[i].core) > 1):
        return [f"the {spell_ordinal(value)}"]
    return None


def _is_roman_ordinal(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a numeral stands before a century, or before 'and' and another one's."""
    after = get_token(tokens, i + 1).core
    if after in _ORDINAL_HEADS and not tokens[i].trail:
        return True
    return after == "and" and get_token(tokens, i + 3).core == "centuries"


def _read_ordinal(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 38th."""
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", tokens[i].core)
    return [spell_ordinal(match[1])] if match else None


def _read_unit(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read a unit after a number or a time."""
    unit = tokens[i].core
    if unit not in _UNITS:
        return None
    before = get_token(tokens, i - 1)
    if before.is_number or _follows_time(unit, before.core):
        return [_name_unit(unit, before.core)]
    return None


def _follows_time(unit: str, before: str) -> bool:
    """Tell whether a unit follows a time: 4:30 pm, 0430 hrs."""
    if unit == "hrs" and re.fullmatch(r"\d{4}", before):
        return True
    return ":" in before and unit in (*_HALVES_OF_DAY, "hrs")


_RULES: tuple[ReadingRule, ...] = (
    _read_military_time,
    _read_date,
    _read_numeric_date,
    _read_clock,
    _read_spaced_thousands,
    _read_range,
    _read_year_or_decade,
    _read_amount,
    _read_fraction,
    _read_ordinal,
    _read_compound,
    _read_short_decade,
    _read_money,
    _read_roman,
    _read_unit,
)
"""In this order; the first that has something to say counts."""
