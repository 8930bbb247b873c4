"""Figures and ordinals in a text, in digits and in words, each in one form. Pure.

`84,000`, `84 thousand` and `eighty-four thousand` are 84000; `55 kilometres` is 55 km; `thirty-eighth` is 38th.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lantern.article.facts import words

FactValues = Iterator[tuple[str, str]]
"""Kinds and values of what a match says."""
FactRule = tuple[re.Pattern[str], Callable[[re.Match[str]], FactValues]]

MAX_NUMBER = 1e15
"""A longer row of digits is no figure that anybody states."""
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGITS_ABROAD = r"\d{1,3}(?:[. ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?"
"""84.000,5 where a comma parts the decimals."""
_SCALE = "|".join(words.SCALES)
UNIT_PATTERN = "|".join(
    re.escape(unit) for unit in sorted(words.UNITS, key=len, reverse=True)
)
_WORD = "|".join(sorted({*words.SMALL, *words.SCALES}, key=len, reverse=True))
SPELLED_NUMBER_PATTERN = (
    rf"(?:half an? |an? |half )?(?:{_WORD})\b(?:(?:[ -]| and )(?:{_WORD})\b){{0,14}}"
)
ORDINAL_PATTERN = "|".join(sorted(words.ORDINALS, key=len, reverse=True))
_TENS = "|".join(words.TENS)


def parse_number_words(text: str) -> float | None:
    """The value of a number in words: 'a hundred and fifty', 'eighty-four thousand'. None for none, or for a list."""
    total, current, begun = 0.0, 0.0, False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ("and", "a", "an"):
            continue
        if word == "half":
            current = 0.5
        elif word in words.SCALES:
            current = (current or 1.0) * words.SCALES[word]
            if words.SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word in words.SMALL:
            value = words.SMALL[word]
            if word == "dozen":
                current = (current or 1.0) * value
            elif current % 100 and not (
                current % 100 >= 20 and current % 10 == 0 and value < 10
            ):
                return None
            else:
                current += value
        else:
            return None
        begun = True
    return total + current if begun else None


def parse_ordinal(text: str) -> int | None:
    """21 of '21st' and of 'twenty-first'."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    tens, _, last = text.lower().replace(" ", "-").rpartition("-")
    value = words.ORDINALS.get(last)
    return (
        None
        if value is None or (tens and tens not in words.TENS)
        else words.TENS.get(tens, 0) + value
    )


def format_ordinal(value: int) -> str:
    """38th, 1st, 12th."""
    ending = (
        "th"
        if value % 100 in (11, 12, 13)
        else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    )
    return f"{value}{ending}"


def _format_number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.9g}"


def _amount(value: float, unit: str | None) -> str:
    name = words.UNITS.get((unit or "").lower())
    return f"{_format_number(value)} {name}" if name else _format_number(value)


def _figure(match: re.Match[str]) -> FactValues:
    """84,000; 84 thousand; 120-150 kilometres; $5 million; 12 %."""
    yield from _figures(match, lambda text: float(re.sub("[, ]", "", text)))


def _figure_abroad(match: re.Match[str]) -> FactValues:
    """84.000; 1,5 km."""
    yield from _figures(
        match, lambda text: float(re.sub("[. ]", "", text).replace(",", "."))
    )


def _figures(match: re.Match[str], number: Callable[[str], float]) -> FactValues:
    scale = {"bn": 10**9, **words.SCALES}.get((match["scale"] or "").lower(), 1)
    money = words.CURRENCIES.get(match["money"] or "")
    for part in match.group("first", "last"):
        value = number(part) * scale if part else MAX_NUMBER
        if value < MAX_NUMBER:
            text = _amount(value, match["unit"])
            yield "figure", f"{text} {money}" if money else text


def _number_in_words(match: re.Match[str]) -> FactValues:
    """Eleven, a million, two hundred kilometres. `one` alone is mostly no number."""
    value = parse_number_words(match["number"])
    pronoun = match["number"].lower() == "one" and not match["unit"]
    if value is not None and value < MAX_NUMBER and not pronoun:
        yield "figure", _amount(value, match["unit"])


def skip_back_reference(match: re.Match[str]) -> FactValues:
    """'the two may …' points back and states nothing new."""
    yield from ()


def _vague(match: re.Match[str]) -> FactValues:
    yield "figure", match.group().lower()


def _ordinal(match: re.Match[str]) -> FactValues:
    yield "ordinal", format_ordinal(int(match[1]))


def _ordinal_word(match: re.Match[str]) -> FactValues:
    """'First Far Eastern Front', 'the thirty-eighth'. A plain first, second or third is no fact."""
    value = parse_ordinal(match.group())
    named = match.group()[0].isupper() and match.string[match.end() :][1:2].isupper()
    if value is not None and (value > 3 or named):
        yield "ordinal", format_ordinal(value)


def _digits_pattern(digits: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,-])(?P<money>[$£€¥₽])?(?P<first>{digits})(?:(?:-| to | or )(?P<last>{digits}))?"
        rf"(?:[ -]?(?P<scale>(?:{_SCALE}|bn)\b))?(?:[ -]?(?P<unit>{UNIT_PATTERN})(?!\w))?(?![\w])",
        re.I,
    )


OTHER_LANGUAGE_RULES: tuple[FactRule, ...] = (
    (_digits_pattern(_DIGITS_ABROAD), _figure_abroad),
)
_AUXILIARY = "may|might|can|could|will|would|shall|should|must|are|were|do|did|have|had"
ENGLISH_AMOUNT_RULES: tuple[FactRule, ...] = (
    (re.compile(r"(?<![\w.,])(\d{1,4})(?:st|nd|rd|th)(?!\w)"), _ordinal),
    (_digits_pattern(_DIGITS), _figure),
    (
        re.compile(rf"\b(?:(?:{_TENS})[- ])?(?:{ORDINAL_PATTERN})\b", re.I),
        _ordinal_word,
    ),
    (
        re.compile(
            rf"\b(?:the|these|those|all) (?:two|three) (?=(?:{_AUXILIARY})\b)", re.I
        ),
        skip_back_reference,
    ),
    (
        re.compile(
            rf"\b(?P<number>{SPELLED_NUMBER_PATTERN})(?:[ -](?P<unit>{UNIT_PATTERN})(?!\w))?",
            re.I,
        ),
        _number_in_words,
    ),
    (re.compile(rf"\b(?:{'|'.join(words.VAGUE_AMOUNTS)})\b", re.I), _vague),
)
