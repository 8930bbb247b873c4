"""Amounts in English: numbers, ranges, fractions, ordinals, angles, and numbers with a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.core.dates import MONTHS
from lantern.speech.wording.english.context import (
    NUMBER,
    YEAR,
    is_counted_thing,
)
from lantern.speech.wording.english.short_forms import split_joined_number
from lantern.speech.wording.english.units import (
    COMPASS,
    UNITS,
    name_gauge,
    name_unit,
    split_angle,
)
from lantern.speech.wording.numbers import (
    spell_cardinal,
    spell_decade,
    spell_ordinal,
    spell_year,
)
from lantern.speech.wording.tokens import Token, get_token, spread

_ATTACHED = "|".join(
    re.escape(unit)
    for unit in sorted(
        UNITS,
        key=len,
        reverse=True,
    )
)
_RANGE = re.compile(rf"({NUMBER})[-–—]({NUMBER}|0\d)({_ATTACHED})?")
_AMOUNT = re.compile(rf"([-+±~≈<>]?)({NUMBER})([½¼¾⅓-⅞]?)(-?)({_ATTACHED})?")
_COMPOUND = re.compile(rf"({NUMBER})(st|nd|rd|th|s)?-([A-Za-z][A-Za-z-]+)")
_SCALED = re.compile(rf"({NUMBER})(?:[-–—]({NUMBER}))?(m|M|k|K|bn|tn)")
_SCALE_NAMES = {
    "m": "million",
    "M": "million",
    "k": "thousand",
    "K": "thousand",
    "bn": "billion",
    "tn": "trillion",
}
_FRACTION_SIGNS = {
    "½": "half", "¼": "quarter", "¾": "three quarters", "⅓": "third", "⅔": "two thirds",
    "⅕": "fifth", "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths", "⅙": "sixth",
    "⅚": "five sixths", "⅛": "eighth", "⅜": "three eighths", "⅝": "five eighths",
    "⅞": "seven eighths",
}  # fmt: skip
_SAID_FRACTIONS = {
    "24/7": "twenty-four seven",
    "50/50": "fifty-fifty",
    "9/11": "nine eleven",
}
"""What looks like a fraction or a date, and has a name of its own."""
_WITHOUT_ARTICLE = ("½", "¼")
_SLASHED_FRACTION = re.compile(r"(\d{1,2})/(\d{1,3})")
_PARTS = {2: "half", 4: "quarter"}
_LONG_THINGS = frozenset({
    "walls", "waves", "fences", "trees", "poles", "pipes", "cables", "planks", "steps", "strips",
    "tides", "snakes", "boards", "ropes", "trenches", "posts", "towers", "masts", "logs", "yachts",
    "boats", "ships", "bridges", "statues", "cliffs", "seas", "swells", "contours", "races",
})  # fmt: skip
"""Things that are metres long or high, so that 3m before them is no three million."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGN_NAMES = {
    "-": "minus",
    "+": "plus",
    "±": "plus or minus",
    "~": "about",
    "≈": "about",
    "<": "less than",
    ">": "more than",
}
_MINUTES = ("'", "’", "′")
_ANGLE_PARTS = ("degree", "minute", "second")
_RACES = ("run", "runs", "race", "races", "walk", "walks")


def read_spaced_thousands(tokens: Sequence[Token], i: int) -> list[str] | None:
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


def read_range(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 120-150 km."""
    match = _RANGE.fullmatch(tokens[i].core)
    if match is None:
        return None
    first, last, unit = match.groups()
    spelled = f"{spell_cardinal(first)} to {spell_cardinal(last)}"
    if unit:
        spelled += f" {UNITS[unit]}"
    return [spelled]


def read_scaled(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 1.5m people, 300k jobs and 2-3bn; 1.8m tall are metres."""
    match = _SCALED.fullmatch(tokens[i].core)
    if match is None or not _means_scale(tokens, i, match[3]):
        return None
    number = spell_cardinal(match[1])
    if match[2]:
        number += f" to {spell_cardinal(match[2])}"
    return [f"{number} {_SCALE_NAMES[match[3]]}"]


def _means_scale(tokens: Sequence[Token], i: int, sign: str) -> bool:
    after = get_token(tokens, i + 1).core
    if sign in ("bn", "tn"):
        return True
    if sign == "K":
        return is_counted_thing(after) and after not in _RACES
    if sign == "k":
        return after not in _RACES
    if tokens[i].trail or after in _LONG_THINGS:
        return False
    return is_counted_thing(after) or _is_plural_behind_adjective(tokens, i)


def _is_plural_behind_adjective(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a thing that is counted follows one word later: 2m young men."""
    adjective = get_token(tokens, i + 1)
    thing = get_token(tokens, i + 2)
    if adjective.trail or thing.core in _LONG_THINGS:
        return False
    is_describing = adjective.core in (
        "more",
        "other",
        "new",
        "young",
        "poor",
        "free",
    )
    return is_describing and is_counted_thing(thing.core)


def read_amount(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 84,000, -5°, 2½ km, 122-mm and 45t."""
    match = _AMOUNT.fullmatch(tokens[i].core)
    if match is None:
        return None
    sign, number, fraction, hyphen, unit = match.groups()
    if hyphen and not unit:
        return None
    spelled = spell_cardinal(number) + _spell_fraction_sign(fraction)
    if sign:
        spelled = f"{_SIGN_NAMES[sign]} {spelled}"
    if unit == "°" and _is_described(tokens, i):
        return [f"{spelled.replace(' ', '-')}-degree"]
    if unit:
        is_gauge = hyphen or (
            unit == "mm" and not tokens[i].trail
        )  # 122-mm, 122mm guns
        name = name_gauge(unit) if is_gauge else name_unit(unit, number)
        spelled = f"{spelled} {name}"
    return [spelled]


def _is_described(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a figure describes the thing after it: a 90° turn."""
    article = get_token(tokens, i - 1).core.casefold()
    after = get_token(tokens, i + 1).core
    return article in ("a", "an") and after.islower() and not tokens[i].trail


def _spell_fraction_sign(sign: str) -> str:
    """Return what is said after a whole number for ½, ¼ or ¾."""
    name = _FRACTION_SIGNS.get(sign, "")
    if not name:
        return ""
    is_several = " " in name
    if is_several:
        return f" and {name}"
    return f" and an {name}" if name.startswith("e") else f" and a {name}"


def read_fraction(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read ½, 3/4 and the 1/2 of 2 1/2."""
    core = tokens[i].core
    if core in _SAID_FRACTIONS:
        return [_SAID_FRACTIONS[core]]
    name = _FRACTION_SIGNS.get(core)
    if name:
        is_bare = " " in name or core in _WITHOUT_ARTICLE
        return [name if is_bare else f"a {name}"]
    match = _SLASHED_FRACTION.fullmatch(tokens[i].core)
    if match is None:
        return None
    above, below = int(match[1]), int(match[2])
    if not 0 < above < below or below > 100:
        return None
    before = get_token(tokens, i - 1)
    is_mixed = re.fullmatch(r"\d{1,3}", before.core) and not before.trail
    if is_mixed:
        article = "a" if above == 1 else spell_cardinal(above)
        return [f"and {article} {_name_part(above, below)}"]
    return [f"{spell_cardinal(above)} {_name_part(above, below)}"]


def _name_part(above: int, below: int) -> str:
    """Return the name of a part of a whole, in the plural for several: third, quarters."""
    name = _PARTS.get(below) or spell_ordinal(below)
    if above == 1:
        return name
    return "halves" if below == 2 else f"{name}s"


def read_compound(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 12-day, 20th-century and 45-year-old."""
    match = _COMPOUND.fullmatch(tokens[i].core)
    if match is None or match[3] in UNITS:
        return None
    if match[2] == "s" and re.fullmatch(YEAR, match[1]) is None:
        return None
    number = match[1].replace(",", "")
    if match[2] == "s":
        spelled = spell_decade(spell_year(int(number)))
    else:
        spelled = spell_ordinal(number) if match[2] else spell_cardinal(number)
    thing = "inch" if match[3] == "in" else match[3]
    return [f"{spelled}-{thing}"]


def read_ordinal(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 38th."""
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", tokens[i].core)
    return [spell_ordinal(match[1])] if match else None


def read_joined_number(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read p.27 and No.5."""
    parts = split_joined_number(tokens[i].core)
    if parts is None or re.fullmatch(NUMBER, parts[1]) is None:
        return None
    word, number = parts
    if word == "circa" and len(number) == 4:
        return [f"{word} {spell_year(int(number))}"]
    return [f"{word} {spell_cardinal(number)}"]


def read_angle(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 51°30'N and 7.5°W."""
    token = tokens[i]
    match = split_angle(token.core) or split_angle(token.core + token.trail[:1])
    if match is None:
        return None
    parts = []
    for number, name in zip(match.group(1, 2, 3), _ANGLE_PARTS, strict=True):
        if number:
            parts.append(f"{spell_cardinal(number)} {_inflect(name, number)}")
    if match[4]:
        parts.append(COMPASS[match[4]])
    return [" ".join(parts)]


def read_spaced_angle(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 51° 30' N: degrees, minutes and a direction set off by blanks."""
    degrees = re.fullmatch(r"(-?\d{1,3})°", tokens[i].core)
    minutes = get_token(tokens, i + 1)
    is_angle = (
        re.fullmatch(r"[0-5]?\d", minutes.core)
        and minutes.trail[:1] in _MINUTES
    )
    if degrees is None or not is_angle or not minutes.trail or tokens[i].trail:
        return None
    first = f"{spell_cardinal(degrees[1])} {_inflect('degree', degrees[1])}"
    second = (
        f"{spell_cardinal(minutes.core)} {_inflect('minute', minutes.core)}"
    )
    direction = COMPASS.get(get_token(tokens, i + 2).core)
    return [first, second, direction] if direction else [first, second]


def _inflect(name: str, number: str) -> str:
    return name if number == "1" else f"{name}s"


def read_times(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 10x faster, 2× as big and 5+ years."""
    match = re.fullmatch(rf"({NUMBER})([x×+])", tokens[i].core)
    if match is None:
        return None
    number = spell_cardinal(match[1])
    if match[2] == "+":
        return [f"{number} plus"]
    is_compared = (
        get_token(tokens, i + 1).core.isalpha() and not tokens[i].trail
    )
    return [f"{number} times"] if is_compared else None


def read_ratio(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 3:2 and 1:50,000; two figures behind the colon are minutes."""
    match = re.fullmatch(rf"([1-9]\d{{0,2}}):({NUMBER})", tokens[i].core)
    if match is None or len(match[2]) == 2:
        return None
    return [f"{spell_cardinal(match[1])} to {spell_cardinal(match[2])}"]


def read_power(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 10⁶ as ten to the sixth, 10² as ten squared."""
    match = re.fullmatch(r"(\d{1,3})(⁻?)([⁰¹²³⁴-⁹]{1,3})", tokens[i].core)
    if match is None:
        return None
    number = spell_cardinal(match[1])
    power = int(match[3].translate(_RAISED))
    if match[2]:
        return [f"{number} to the minus {spell_ordinal(power)}"]
    name = {2: "squared", 3: "cubed"}.get(
        power
    ) or f"to the {spell_ordinal(power)}"
    return [f"{number} {name}"]


def read_feet(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 6'2" as six foot two."""
    match = re.fullmatch(r"([1-9])['’′](1[01]|\d)", tokens[i].core)
    if match is None:
        return None
    return [f"{spell_cardinal(match[1])} foot {spell_cardinal(match[2])}"]


def read_hash(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read #5 and §5."""
    match = re.fullmatch(r"([#§])(\d{1,6})", tokens[i].core)
    if match is None:
        return None
    name = "number" if match[1] == "#" else "section"
    return [f"{name} {spell_cardinal(match[2])}"]
