"""Units of measure after a number, in English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.speech.wording.english.context import HALVES_OF_DAY
from lantern.speech.wording.tokens import Token, get_token

UNITS = {
    "%": "percent",
    "‰": "per mille",
    "km": "kilometres",
    "m": "metres",
    "cm": "centimetres",
    "mm": "millimetres",
    "µm": "micrometres",
    "μm": "micrometres",
    "kg": "kilograms",
    "g": "grams",
    "mg": "milligrams",
    "t": "tonnes",
    "kt": "kilotonnes",
    "ha": "hectares",
    "l": "litres",
    "L": "litres",
    "ml": "millilitres",
    "cl": "centilitres",
    "km/h": "kilometres an hour",
    "kph": "kilometres an hour",
    "m/s": "metres a second",
    "mph": "miles an hour",
    "rpm": "revolutions a minute",
    "mi": "miles",
    "nmi": "nautical miles",
    "yd": "yards",
    "ft": "feet",
    "lb": "pounds",
    "lbs": "pounds",
    "oz": "ounces",
    "hp": "horsepower",
    "W": "watts",
    "kW": "kilowatts",
    "MW": "megawatts",
    "GW": "gigawatts",
    "kWh": "kilowatt hours",
    "MWh": "megawatt hours",
    "GWh": "gigawatt hours",
    "TWh": "terawatt hours",
    "kV": "kilovolts",
    "Hz": "hertz",
    "kHz": "kilohertz",
    "MHz": "megahertz",
    "GHz": "gigahertz",
    "Pa": "pascals",
    "hPa": "hectopascals",
    "kPa": "kilopascals",
    "MPa": "megapascals",
    "mbar": "millibars",
    "psi": "pounds per square inch",
    "dB": "decibels",
    "kJ": "kilojoules",
    "MJ": "megajoules",
    "kcal": "kilocalories",
    "kB": "kilobytes",
    "MB": "megabytes",
    "GB": "gigabytes",
    "TB": "terabytes",
    "km²": "square kilometres",
    "km2": "square kilometres",
    "km³": "cubic kilometres",
    "m²": "square metres",
    "m2": "square metres",
    "m³": "cubic metres",
    "m3": "cubic metres",
    "mm²": "square millimetres",
    "cm²": "square centimetres",
    "cm³": "cubic centimetres",
    "mm³": "cubic millimetres",
    "dm³": "cubic decimetres",
    "mi²": "square miles",
    "ft²": "square feet",
    "sqm": "square metres",
    "°C": "degrees Celsius",
    "°F": "degrees Fahrenheit",
    "°": "degrees",
    "min": "minutes",
    "mins": "minutes",
    "hrs": "hours",
    "h": "hours",
    "bn": "billion",
    "tn": "trillion",
    # not 'A M': espeak-ng reads the article in it
    "am": "ay em",
    "a.m": "ay em",
    "pm": "pee em",
    "p.m": "pee em",
}
_SAME_IN_THE_SINGULAR = (
    "hertz",
    "kilohertz",
    "megahertz",
    "gigahertz",
    "per mille",
)
_ANGLE = re.compile(
    r"(-?\d+(?:\.\d+)?)°(?:(\d+(?:\.\d+)?)[′'’])?(?:(\d+(?:\.\d+)?)[″\"”])?([NSEW])?"
)
COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}


def name_unit(unit: str, number: str) -> str:
    """Return a unit's name, in the singular after 1."""
    name = UNITS[unit]
    if number != "1" or name in _SAME_IN_THE_SINGULAR:
        return name
    return _make_singular(name)


def _make_singular(name: str) -> str:
    """Return one of a unit: kilometre an hour, square foot, degree Celsius."""
    before, joint, behind = name, "", ""
    for word in (" an ", " a ", " per ", " Celsius", " Fahrenheit"):
        if word in name:
            before, joint, behind = name.partition(word)
            break
    single = before.removesuffix("s").replace("feet", "foot")
    return f"{single}{joint}{behind}"


def name_gauge(unit: str) -> str:
    """Return a unit's name in a word that describes: a 122-millimetre gun, a 5-foot wall."""
    return "foot" if unit == "ft" else UNITS[unit].removesuffix("s")


def read_unit(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read a unit after a number or a time."""
    unit = tokens[i].core
    before = get_token(tokens, i - 1)
    follows_feet = get_token(tokens, i - 2).core in ("ft", "feet", "foot")
    if unit == "in" and before.is_number and follows_feet:
        return ["inch" if before.core == "1" else "inches"]
    if unit not in UNITS:
        return None
    if before.is_number and _describes(tokens, i):
        return [name_unit(unit, "1")]
    if before.is_number or _follows_time(unit, before.core):
        return [name_unit(unit, before.core)]
    return None


def _describes(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a measure says what one thing is like: a 5 km march."""
    article = get_token(tokens, i - 2)
    is_one = article.core.casefold() in ("a", "an") and not article.trail
    return is_one and get_token(tokens, i + 1).core.isalpha()


def _follows_time(unit: str, before: str) -> bool:
    """Tell whether a unit follows a time: 4:30 pm, 0430 hrs."""
    if unit == "hrs" and re.fullmatch(r"\d{4}", before):
        return True
    return ":" in before and unit in (*HALVES_OF_DAY, "hrs")


def split_angle(core: str) -> re.Match[str] | None:
    """Return the parts of an angle, such as 51°30'N: degrees, minutes, seconds, direction."""
    match = _ANGLE.fullmatch(core)
    if match and (match[2] or match[4]):
        return match
    return None
