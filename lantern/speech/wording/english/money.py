"""Money in English: dollars and cents, millions, ranges, and the old shillings and pence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lantern.speech.wording.english.context import NUMBER, SCALES
from lantern.speech.wording.numbers import spell_cardinal
from lantern.speech.wording.tokens import Token, get_token, spread

_CURRENCIES = {
    "$": "dollar",
    "£": "pound",
    "€": "euro",
    "¥": "yen",
    "₽": "rouble",
    "₹": "rupee",
    "₩": "won",
    "₺": "lira",
    "₪": "shekel",
    "₴": "hryvnia",
}
_CODES = {
    "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "RUB": "₽", "INR": "₹", "Rs": "₹",
}  # fmt: skip
_SAME_IN_THE_PLURAL = ("yen", "won")
_COUNTRIES = {
    "US": "",
    "A": "Australian ",
    "AU": "Australian ",
    "C": "Canadian ",
    "CA": "Canadian ",
    "HK": "Hong Kong ",
    "NZ": "New Zealand ",
    "S": "Singapore ",
    "": "",
}
_SCALE_NAMES = {
    "m": "million",
    "M": "million",
    "mn": "million",
    "k": "thousand",
    "K": "thousand",
    "b": "billion",
    "B": "billion",
    "bn": "billion",
    "tn": "trillion",
    "T": "trillion",
}
_SCALE = "|".join(
    sorted(
        _SCALE_NAMES,
        key=len,
        reverse=True,
    )
)
_MONEY = re.compile(
    rf"(-?)(US|AU?|CA?|HK|NZ|S|)([$£€¥₽₹₩₺₪₴])({NUMBER})({_SCALE})?"
    rf"(?:[-–—][$£€¥₽₹₩₺₪₴]?({NUMBER})({_SCALE})?)?"
)
_AFTER = re.compile(rf"({NUMBER})([$€£₽¥₹₩₺₪₴])")
_SHILLINGS = re.compile(r"(\d{1,3})s")
_BARE_SHILLINGS = re.compile(r"(\d{1,3})/-")
_PENCE = re.compile(r"(\d{1,3})([½¼¾]?)d")
_NEW_PENCE = re.compile(r"(\d{1,2})p")
_CENTS = re.compile(r"(\d{1,2})¢")
_DETERMINERS = frozenset({
    "a", "an", "the", "this", "that", "his", "her", "its", "their", "our", "my", "each", "every",
    "one", "another", "single", "first", "last", "new",
})  # fmt: skip
_PRICED = frozenset({
    "bill", "note", "coin", "banknote", "piece", "stamp", "ticket", "fine", "fee", "fare", "tax",
    "toll", "prize", "reward", "bounty", "loan", "grant", "gift", "donation", "bet", "deposit",
    "debt", "budget", "deal", "contract", "order", "bond", "share", "payment", "ransom", "wage",
    "salary", "pension", "house", "car", "ship", "project", "bridge", "fund", "industry",
    "company", "business", "market", "programme", "program", "investment", "settlement",
})  # fmt: skip
"""Things that a price may describe; in the plural they need no word before it: $10 bills."""
_FRACTIONS = {
    "½": " and a half",
    "¼": " and a farthing",
    "¾": " and three farthings",
}


def read_money(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read $5, $3.50, €2 million, £1.5bn, $10-15 million and $5-$10."""
    match = _MONEY.fullmatch(tokens[i].core)
    if match is None:
        return None
    minus, country, sign, first, first_scale, last, last_scale = match.groups()
    one = _COUNTRIES[country] + _CURRENCIES[sign]
    many = one if _describes(tokens, i) else _make_plural(one)
    before = "minus " if minus else ""
    scale = _SCALE_NAMES.get(last_scale or first_scale or "", "")
    if last:
        spelled = f"{before}{_spell_ends(first, first_scale, last)}"
        return _add_scale(
            tokens,
            i,
            spelled,
            scale=scale,
            many=many,
        )
    if scale or _has_scale_after(tokens, i):
        spelled = before + spell_cardinal(first)
        return _add_scale(
            tokens,
            i,
            spelled,
            scale=scale,
            many=many,
        )
    return [before + _spell_price(first, one, many)]


def _describes(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether an amount says which of the things behind it is meant: a $5 bill."""
    before = get_token(tokens, i - 1).core.casefold()
    at = i + 2 if _has_scale_after(tokens, i) else i + 1
    if any(token.trail for token in tokens[i:at]):
        return False
    thing = get_token(tokens, at).core
    is_one = before in _DETERMINERS and thing in _PRICED
    return is_one or (thing.endswith("s") and thing[:-1] in _PRICED)


def _make_plural(name: str) -> str:
    return name if name.endswith(_SAME_IN_THE_PLURAL) else f"{name}s"


def _spell_ends(first: str, first_scale: str | None, last: str) -> str:
    """Spell both ends of a range; the first one's scale is said if it has one."""
    start = spell_cardinal(first)
    if first_scale:
        start += f" {_SCALE_NAMES[first_scale]}"
    return f"{start} to {spell_cardinal(last)}"


def _add_scale(
    tokens: Sequence[Token], i: int, spelled: str, *, scale: str, many: str
) -> list[str]:
    """Return an amount with its scale and its currency; a scale that follows is a word itself."""
    if scale:
        return [f"{spelled} {scale} {many}"]
    if _has_scale_after(tokens, i):
        return [spelled, f"{get_token(tokens, i + 1).core} {many}"]
    return [f"{spelled} {many}"]


def _has_scale_after(tokens: Sequence[Token], i: int) -> bool:
    return get_token(tokens, i + 1).core in SCALES and not tokens[i].trail


def _spell_price(number: str, one: str, many: str) -> str:
    """Spell an amount of money; two decimals are cents."""
    whole, _, small = number.partition(".")
    if small and len(small) != 2:
        return f"{spell_cardinal(number)} {many}"
    name = one if whole == "1" else many
    spelled = f"{spell_cardinal(whole)} {name}"
    if small in ("", "00"):
        return spelled
    if whole == "0":
        return f"{spell_cardinal(int(small))} {_name_small(one, small)}"
    return f"{spelled} {spell_cardinal(int(small))}"


def _name_small(one: str, small: str) -> str:
    """Return the name of hundredths of a currency."""
    if one == "pound":
        return "penny" if small == "01" else "pence"
    return "cent" if small == "01" else "cents"


def read_money_after(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 5€, 50p and 25¢: the sign stands after the number."""
    core = tokens[i].core
    match = _AFTER.fullmatch(core)
    if match:
        one = _CURRENCIES[match[2]]
        return [_spell_price(match[1], one, _make_plural(one))]
    pence = _NEW_PENCE.fullmatch(core)
    if pence:
        return [
            f"{spell_cardinal(pence[1])} {'penny' if pence[1] == '1' else 'pence'}"
        ]
    cents = _CENTS.fullmatch(core)
    if cents:
        return [
            f"{spell_cardinal(cents[1])} {'cent' if cents[1] == '1' else 'cents'}"
        ]
    return None


def read_money_code(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 5 EUR, USD 3.5 million and Rs 500: a code beside its number."""
    code = _CODES.get(tokens[i].core)
    number = get_token(tokens, i + 1)
    is_before = code is not None and re.fullmatch(NUMBER, number.core)
    if is_before and not tokens[i].trail.strip("."):
        joined = [
            *tokens[: i + 1],
            replace(number, core=f"{code}{number.core}"),
        ]
        said = read_money([*joined, *tokens[i + 2 :]], i + 1)
        return ["", *said] if said else None
    after = _CODES.get(number.core)
    if (
        after is None
        or tokens[i].trail
        or re.fullmatch(NUMBER, tokens[i].core) is None
    ):
        return None
    one = _CURRENCIES[after]
    return spread(_spell_price(tokens[i].core, one, _make_plural(one)), 2)


def read_shillings(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read the 10s. and the 6d. of £5 10s. 6d., and 10/-."""
    bare = _BARE_SHILLINGS.fullmatch(tokens[i].core)
    if bare:
        return [
            f"{spell_cardinal(bare[1])} shilling{'' if bare[1] == '1' else 's'}"
        ]
    shillings = _SHILLINGS.fullmatch(tokens[i].core)
    if shillings and _is_old_money(tokens, i):
        name = "shilling" if shillings[1] == "1" else "shillings"
        return [f"{spell_cardinal(shillings[1])} {name}"]
    pence = _PENCE.fullmatch(tokens[i].core)
    if pence is None:
        return None
    number = spell_cardinal(pence[1]) + _FRACTIONS.get(pence[2], "")
    name = "penny" if pence[1] == "1" and not pence[2] else "pence"
    if _SHILLINGS.fullmatch(get_token(tokens, i - 1).core):
        return [f"and {number} {name}"]
    return [f"{number} {name}"]


def _is_old_money(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether 10s are shillings: pounds are before, pence after, or a full stop is inside."""
    if _PENCE.fullmatch(get_token(tokens, i + 1).core):
        return True
    if get_token(tokens, i - 1).core.startswith("£"):
        return True
    after = get_token(tokens, i + 1)
    return tokens[i].trail.startswith(".") and after.core[:1].islower()
