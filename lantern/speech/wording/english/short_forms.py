"""Short forms of English, and what they stand for: titles, months, parts of addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lantern.core.dates import MONTHS
from lantern.core.sentences import get_starters
from lantern.speech.wording.english.context import YEAR
from lantern.speech.wording.numbers import parse_roman, spell_cardinal
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

TITLES = pairs(
    "Gen=General Lt=Lieutenant Col=Colonel Maj=Major Capt=Captain Sgt=Sergeant Cpl=Corporal "
    "Adm=Admiral Mr=Mister Mrs=Missus Dr=Doctor Prof=Professor St=Saint Mt=Mount Ft=Fort Ms=Miz "
    "Fr=Father Brig=Brigadier Cdr=Commander Cmdr=Commander Supt=Superintendent "
    "Maj.-Gen=Major~General Lt.-Gen=Lieutenant~General Lt.-Col=Lieutenant~Colonel "
    "Brig.-Gen=Brigadier~General"
)
"""Before a name, with or without a full stop, which then ends no sentence."""
_MONTHS = pairs(
    "Jan=January Feb=February Mar=March Apr=April Jun=June Jul=July Aug=August Sept=September "
    "Sep=September Oct=October Nov=November Dec=December"
)
"""With a full stop, or beside a number: 5 Jan 1900."""
MONTHS_OF_ALL_LENGTHS = (*MONTHS, *_MONTHS)
_STOPPED = pairs(
    "Sen=Senator Gov=Governor Rev=Reverend Pres=President Hon=Honourable Messrs=Messers "
    "vs=versus approx=approximately "
    "e.g=for~example i.e=that~is cf=compare"
)
"""Only with a full stop, which ends no sentence."""
_CLOSING = pairs(
    "etc=et~cetera Jr=Junior Sr=Senior Ltd=Limited Bros=Brothers a.m=a.m p.m=p.m"
)
"""Only with a full stop, which stays before a capital: there it ends the sentence too."""
_NUMBERED = pairs(
    "No=number Nos=numbers Vol=volume p=page pp=pages Fig=figure Ch=chapter c=circa ca=circa "
    "vol=volume fig=figure ch=chapter Art=article art=article Sec=section sec=section"
)
"""Only with a full stop, and before a number."""
_BEFORE_YEARS = pairs("b=born d=died fl=flourished r=reigned")
"""Only with a full stop, and before a year: b. 1770."""
_STREETS = pairs(
    "St=Street Dr=Drive Ave=Avenue Rd=Road Blvd=Boulevard Sq=Square Ln=Lane"
)
"""Only after a name or a number: 12 High St."""
_DAYS = pairs(
    "Mon=Monday Tue=Tuesday Tues=Tuesday Wed=Wednesday Thu=Thursday Thurs=Thursday Fri=Friday "
    "Sat=Saturday Sun=Sunday"
)
"""Only with a full stop or a comma, and before a day of a month."""
_STARTERS = get_starters("en")
_PARTICLES = frozenset(
    {"de", "du", "di", "da", "della", "van", "von", "al", "ibn"}
)
"""Small words that begin a name."""
_SURE_TITLES = frozenset({"Mr", "Mrs"})
"""Titles that are nothing else, so that 'and' may follow them: Mr. and Mrs. Brown."""


def _is_numeric(core: str) -> bool:
    return core[:1].isdigit() or parse_roman(core) is not None


_SAID_SIGNS = ("+", "#", "§", "~", "≈", "±", "<", ">")
"""Signs before a number that are said."""
_STOPPED_UNITS = frozenset({
    "ft", "in", "yd", "mi", "oz", "lb", "lbs", "hr", "hrs", "min", "sec", "gal", "qt", "pt",
})  # fmt: skip
"""Units that are written with a full stop, too."""
_GUNS = frozenset({
    "rifle", "rifles", "pistol", "pistols", "revolver", "revolvers", "round", "rounds", "bullet",
    "bullets", "ammunition", "gun", "guns", "machine", "Lee", "Colt", "Vickers", "Enfield",
})  # fmt: skip
_SAID_BEHIND = re.compile(r"[+×]|/-")
"""Signs behind a number that are said."""
_SIGNS = ("€", "£", "₽", "$", "¥", "₹", "₩", "₺", "₪", "₴")
_DAY = re.compile(r"[12]?\d(?:st|nd|rd|th)?|3[01](?:st|th)?")
_DAY_OR_YEAR = re.compile(rf"{_DAY.pattern}|{YEAR}")
_YEAR = re.compile(YEAR)
_POSSESSIVE_FIGURE = re.compile(r"(\d[\d,.]*|[IVX]+)(['’]s)")
_JOINED_NUMBER = re.compile(r"(c|ca|p|pp|No|no|Vol|vol|Fig|fig|Ch|ch)\.?(\d.*)")
"""A short form without a blank after it: c.1450, p.27, No.5."""


def write_out(tokens: list[Token], spoken: dict[int, str]) -> None:
    """Write out short forms in the tokens, so that the rules for figures see whole words.

    Possessives and minus signs of figures find their place too.
    """
    for i, token in enumerate(tokens):
        if i not in spoken:
            tokens[i] = _write_token(tokens, i, token)


def _write_token(tokens: Sequence[Token], i: int, token: Token) -> Token:
    """Return a token with what its short form, its possessive or its sign stands for."""
    full = _expand_short_form(tokens, i)
    possessive = _POSSESSIVE_FIGURE.fullmatch(token.core)
    if full:
        trail = token.trail
        is_last = i + 1 == len(tokens)
        if not is_last and _drops_stop(tokens, i):
            trail = trail.removeprefix(".")
        return replace(
            token,
            core=full,
            trail=trail,
        )
    if possessive:
        return replace(
            token,
            core=possessive[1],
            trail=possessive[2] + token.trail,
        )
    if _is_stopped_unit(tokens, i):
        core = "inches" if token.core == "in" else token.core
        return replace(
            token,
            core=core,
            trail=token.trail[1:],
        )
    return _write_figure(token, get_token(tokens, i + 1))


def _is_stopped_unit(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a full stop belongs to a unit, as in 12 ft. high: it ends no sentence."""
    token = tokens[i]
    before = get_token(tokens, i - 1)
    is_counted = before.core[:1].isdigit() and not before.trail
    goes_on = get_token(tokens, i + 1).core[:1].islower()
    is_unit = token.core in _STOPPED_UNITS
    return is_unit and is_counted and goes_on and token.trail.startswith(".")


def _write_figure(token: Token, after: Token) -> Token:
    """Return a figure with its signs joined to it: -3, +44, #5, -$3, 5+."""
    is_money = token.core[:1] in _SIGNS
    is_negative = token.lead[-1:] in ("-", "−") or token.lead == "–"
    if is_negative and (is_money or token.core[:1].isdigit()):
        return replace(
            token,
            lead=token.lead[:-1],
            core=f"-{token.core}",
        )
    if not token.core[:1].isdigit():
        return token
    if token.lead[-1:] in _SAID_SIGNS:
        return replace(
            token,
            lead=token.lead[:-1],
            core=token.lead[-1] + token.core,
        )
    if token.lead[-1:] == ".":
        return _write_decimals(token, after)
    return _write_end_of_figure(token, after)


def _write_decimals(token: Token, after: Token) -> Token:
    """Return a figure behind a point as a decimal, or as the calibre of a gun."""
    is_gun = after.core.startswith("cal") or after.core in _GUNS
    core = token.core if is_gun else f"0.{token.core}"
    if is_gun and len(core) == 3:
        core = _spell_calibre(core)
    return replace(
        token,
        lead=token.lead[:-1],
        core=core,
    )


def _spell_calibre(digits: str) -> str:
    """Spell a calibre of three digits: three oh three."""
    first, middle, last = (
        "oh" if d == "0" else spell_cardinal(d) for d in digits
    )
    return f"{first} {middle} {last}"


def _write_end_of_figure(token: Token, after: Token) -> Token:
    """Return a figure with a sign behind it joined, and without the stop of its unit."""
    behind = _SAID_BEHIND.match(token.trail)
    if behind:
        core = token.core + behind[0]
        return replace(
            token,
            core=core,
            trail=token.trail[behind.end() :],
        )
    if token.core.endswith(("-in", "-ft")) and after.core[:1].islower():
        return replace(token, trail=token.trail.removeprefix("."))
    return _drop_stop_of_pence(token, after)


def _drop_stop_of_pence(token: Token, after: Token) -> Token:
    """Return old pence and shillings without their full stop."""
    is_old_money = re.fullmatch(r"\d{1,3}[sd]", token.core)
    goes_on = after.core[:1].islower() or re.fullmatch(r"\d{1,3}d", after.core)
    if is_old_money and token.trail.startswith(".") and goes_on:
        return replace(token, trail=token.trail[1:])
    return token


def split_joined_number(core: str) -> tuple[str, str] | None:
    """Return the word and the number of a short form that is joined to it: c.1450."""
    match = _JOINED_NUMBER.fullmatch(core)
    if match is None:
        return None
    return _NUMBERED.get(match[1]) or _NUMBERED[match[1].capitalize()], match[2]


def _expand_short_form(tokens: Sequence[Token], i: int) -> str:
    """Return the words that a short form stands for, '' for none."""
    token = tokens[i]
    core = token.core
    after = get_token(tokens, i + 1)
    if _is_street(tokens, i):
        return _STREETS[core]
    if _is_title(token, after):
        return TITLES[core]
    if core in _DAYS and token.trail[:1] in (".", ",") and _is_date(after):
        return _DAYS[core]
    if core in _MONTHS and (
        token.trail.startswith(".") or _is_dated(tokens, i)
    ):
        return _MONTHS[core]
    if not token.trail.startswith("."):
        return ""
    if core in _NUMBERED and _is_numeric(after.core):
        return _NUMBERED[core]
    if core in _BEFORE_YEARS and _is_date_of_life(tokens, i + 1):
        return _BEFORE_YEARS[core]
    return _CLOSING.get(core) or _STOPPED.get(core) or ""


def _is_date_of_life(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a year stands here, or a day before its month."""
    month = get_token(tokens, i + 1).core
    is_day = _DAY.fullmatch(get_token(tokens, i).core) is not None
    is_year = _YEAR.match(get_token(tokens, i).core) is not None
    return is_year or (is_day and month in MONTHS_OF_ALL_LENGTHS)


def _is_date(token: Token) -> bool:
    return token.core[:1].isdigit() or token.core in _MONTHS


def _is_dated(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a month without a full stop stands beside its day or its year."""
    before = get_token(tokens, i - 1)
    after = get_token(tokens, i + 1)
    is_day = _DAY.fullmatch(before.core) is not None and not before.trail
    return is_day or (
        _DAY_OR_YEAR.fullmatch(after.core) is not None and not tokens[i].trail
    )


def _drops_stop(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether the full stop of a short form goes: it stays where it ends a sentence."""
    token = tokens[i]
    after = get_token(tokens, i + 1)
    if _is_street(tokens, i):
        return not _is_capital(after)
    if _is_title(token, after) or token.core in _DAYS:
        return True
    if token.core in _NUMBERED and _is_numeric(after.core):
        return True
    if token.core in _BEFORE_YEARS:
        return True
    return not (token.core in _CLOSING and _is_capital(after))


def _is_street(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether St or Dr is a street's: it follows a name, and no name follows it.

    Main St. and Elm Dr. are streets; St. Petersburg and Dr. Smith aren't.
    """
    token = tokens[i]
    before = get_token(tokens, i - 1)
    after = get_token(tokens, i + 1)
    if token.core not in _STREETS or before.trail or before.core in TITLES:
        return False
    is_named = _is_capital(before) and before.core not in _STARTERS
    if (
        not is_named
        and re.fullmatch(r"\d+(?:st|nd|rd|th)", before.core) is None
    ):
        return False
    if not token.trail.strip(".") and _is_capital(after):
        return after.core in _STARTERS and token.trail.startswith(".")
    return True


def _is_title(token: Token, after: Token) -> bool:
    """Tell whether a title stands before a name, also before one such as de Gaulle."""
    bare = not token.trail.strip(".")
    is_named = _is_capital(after) or after.core in _PARTICLES
    return (
        token.core in TITLES
        and bare
        and (is_named or token.core in _SURE_TITLES)
    )


def _is_capital(token: Token) -> bool:
    return token.core[:1].isupper()
