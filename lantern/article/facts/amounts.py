"""Figures and ordinals in a text, in digits and in words, each in one form. Pure.

`84,000`, `84 thousand` and `eighty-four thousand` are 84000; `55 kilometres` is 55 km;
`thirty-eighth` is 38th.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lantern.article.facts import words

FactValues = Iterator[tuple[str, str]]
"""The kind and the value of each fact in a match."""
FactRule = tuple[re.Pattern[str], Callable[[re.Match[str]], FactValues]]
"""What to look for, and how to read what was found."""

MAX_NUMBER = 1e15
"""A larger number is no figure that an article would state."""
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_FOREIGN_DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?"
"""84.000,5: the comma stands before the decimals."""
_SCALE = "|".join(words.SCALES)
UNIT_PATTERN = "|".join(
    re.escape(unit)
    for unit in sorted(
        words.UNITS,
        key=len,
        reverse=True,
    )
)
_WORD = "|".join(
    sorted(
        {*words.SMALL, *words.SCALES},
        key=len,
        reverse=True,
    )
)
SPELLED_NUMBER_PATTERN = (
    rf"(?:half an? |an? |half )?(?:{_WORD})\b"
    rf"(?:(?:[ -]| and )(?:{_WORD})\b){{0,14}}"
)
ORDINAL_PATTERN = "|".join(
    sorted(
        words.ORDINALS,
        key=len,
        reverse=True,
    )
)
_TENS = "|".join(words.TENS)
_SPAN = "year|annum|quarter|month|fortnight|week|day|hour|head"
_AFTER_MONEY = re.compile(
    rf"\s+(?:sterling|(?:a|an|per|each|every)\s+(?:{_SPAN}))\b", re.I
)
_AFTER_WEIGHT = re.compile(r"\s+of\b", re.I)
_BEFORE_MONEY = re.compile(
    r"\b(?:paid|pays?|paying|earn(?:s|ed|ing)?|costs?|costing|price[ds]?|worth|wages?|salary"
    r"|income|rent(?:ed)?|fees?|fine[ds]?|pension|debts?|owed?|owes|owing|lent|loan|borrowed"
    r"|(?:sold|sells?|bought) for|taxe[ds]|spen[dt]|rewards?)\b[^.;:!?\d]*$",
    re.I,
)
"""Words of money, with no other number between them and the pounds."""
_NEAR = 40
"""Characters before an amount in which such a word may stand."""


def parse_number_words(text: str) -> float | None:
    """Return the value of a number in words, as in 'a hundred and fifty'.

    None if a word is no number, or if the words are a list of numbers.
    """
    total = 0.0
    current = 0.0  # below the next thousand
    is_number = False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ("and", "a", "an"):
            continue
        is_number = True
        if word == "half":
            current = 0.5
        elif word in words.SCALES:
            scale = words.SCALES[word]
            current = (current or 1.0) * scale
            if scale >= 1000:
                total += current
                current = 0.0
        elif word in words.SMALL:
            added = _add_small_number(current, word)
            if added is None:
                return None
            current = added
        else:
            return None
    return total + current if is_number else None


def _add_small_number(current: float, word: str) -> float | None:
    """Return a number with the next word added; None if the word begins another number."""
    value = words.SMALL[word]
    if word == "dozen":
        return (current or 1.0) * value
    rest = current % 100
    completes_tens = rest >= 20 and current % 10 == 0 and value < 10
    if rest and not completes_tens:
        return None
    return current + value


def parse_ordinal(text: str) -> int | None:
    """Return 21 for '21st' and for 'twenty-first'; None for a text that is no ordinal."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    tens, _, last = text.lower().replace(" ", "-").rpartition("-")
    value = words.ORDINALS.get(last)
    if value is None or (tens and tens not in words.TENS):
        return None
    return words.TENS.get(tens, 0) + value


def format_ordinal(value: int) -> str:
    """Return 38th, 1st or 12th."""
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def format_number(value: float) -> str:
    """Return a number with as few digits as it has."""
    return str(int(value)) if value == int(value) else f"{value:.9g}"


def _format_amount(value: float, match: re.Match[str]) -> str:
    name = words.UNITS.get((match["unit"] or "").lower())
    if name == "lb" and _is_money(match):
        name = words.CURRENCIES["£"]
    number = format_number(value)
    return f"{number} {name}" if name else number


def _is_money(match: re.Match[str]) -> bool:
    """Tell whether pounds are paid and not weighed, by the words around them."""
    if _AFTER_MONEY.match(match.string, match.end()):
        return True
    if _AFTER_WEIGHT.match(match.string, match.end()):
        return False
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    return _BEFORE_MONEY.search(before) is not None


def _read_figure(match: re.Match[str]) -> FactValues:
    """Read 84,000; 84 thousand; 120-150 kilometres; $5 million; 12 %."""
    yield from _read_figures(match, ".")


def parse_digits(text: str, decimal: str) -> float:
    """Return the value of a number in figures, whose thousands may be set off by any sign.

    `decimal` is what stands before decimals: a point, or a comma.
    """
    thousands = "," if decimal == "." else "."
    plain = re.sub(rf"[{thousands}'’\s]", "", text)
    return float(plain.replace(decimal, "."))


def _read_foreign_figure(match: re.Match[str]) -> FactValues:
    """Read 84.000; 1,5 km."""
    yield from _read_figures(match, ",")


def _read_figures(match: re.Match[str], decimal: str) -> FactValues:
    scales = {"bn": 10**9, **words.SCALES}
    scale = scales.get((match["scale"] or "").lower(), 1)
    currency = words.CURRENCIES.get(match["money"] or "")
    for digits in match.group("first", "last"):
        if not digits:
            continue
        value = parse_digits(digits, decimal) * scale
        if value < MAX_NUMBER:
            text = _format_amount(value, match)
            yield "figure", f"{text} {currency}" if currency else text


def _read_number_words(match: re.Match[str]) -> FactValues:
    """Read eleven, a million, two hundred kilometres. `one` alone is mostly a pronoun."""
    value = parse_number_words(match["number"])
    is_pronoun = match["number"].lower() == "one" and not match["unit"]
    if value is None or value >= MAX_NUMBER or is_pronoun:
        return
    yield "figure", _format_amount(value, match)


def skip_back_reference(match: re.Match[str]) -> FactValues:
    """Take 'the two may …', which points back, and yield nothing."""
    yield from ()


def _read_vague_amount(match: re.Match[str]) -> FactValues:
    yield "figure", match.group().lower()


def _read_ordinal(match: re.Match[str]) -> FactValues:
    yield "ordinal", format_ordinal(int(match[1]))


def _read_ordinal_word(match: re.Match[str]) -> FactValues:
    """Read 'First Far Eastern Front', 'the thirty-eighth'; a plain first to third is no fact."""
    value = parse_ordinal(match.group())
    next_letter = match.string[match.end() + 1 : match.end() + 2]
    is_in_name = match.group()[0].isupper() and next_letter.isupper()
    if value is not None and (value > 3 or is_in_name):
        yield "ordinal", format_ordinal(value)


def _compile_digits(digits: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,-])(?P<money>[$£€¥₽])?(?P<first>{digits})"
        rf"(?:(?:-| to | or )(?P<last>{digits}))?"
        rf"(?:[ -]?(?P<scale>(?:{_SCALE}|bn)\b))?"
        rf"(?:[ -]?(?P<unit>{UNIT_PATTERN})(?!\w))?(?![\w])",
        re.I,
    )


OTHER_LANGUAGE_RULES: tuple[FactRule, ...] = (
    (_compile_digits(_FOREIGN_DIGITS), _read_foreign_figure),
)
_AUXILIARY = (
    "may|might|can|could|will|would|shall|should|must|are|were|do|did|have|had"
)
ENGLISH_AMOUNT_RULES: tuple[FactRule, ...] = (
    (re.compile(r"(?<![\w.,])(\d{1,4})(?:st|nd|rd|th)(?!\w)"), _read_ordinal),
    (_compile_digits(_DIGITS), _read_figure),
    (
        re.compile(rf"\b(?:(?:{_TENS})[- ])?(?:{ORDINAL_PATTERN})\b", re.I),
        _read_ordinal_word,
    ),
    (
        re.compile(
            rf"\b(?:the|these|those|all) (?:two|three) (?=(?:{_AUXILIARY})\b)",
            re.I,
        ),
        skip_back_reference,
    ),
    (
        re.compile(
            rf"\b(?P<number>{SPELLED_NUMBER_PATTERN})"
            rf"(?:[ -](?P<unit>{UNIT_PATTERN})(?!\w))?",
            re.I,
        ),
        _read_number_words,
    ),
    (
        re.compile(rf"\b(?:{'|'.join(words.VAGUE_AMOUNTS)})\b", re.I),
        _read_vague_amount,
    ),
)
