"""Raised and lowered characters: powers, indices and ordinals are kept, marks of notes are not."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
)
_UNITS_WORDS = (
    "m km cm mm dm hm nm µm μm um in ft yd mi sq ha s ms kg g mg kn n pa j w a k mol l м "
    "км см мм дм с кг mc"
)
_UNITS = frozenset(_UNITS_WORDS.split())
"""Units, and the mass of Einstein's formula: a small number above them is a power."""
_NUMBERS = re.compile(r"[\[(]?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[\])]?")
_SYMBOLS = re.compile(r"[\[(]?(?:[*†‡§¶#]{1,4}|[a-z]|[ivx]{1,5})[\])]?")
_NAMED = re.compile(
    r"\[[^\[\]]{1,40}\]|(?:nb|note|n|fn|anm|réf|ref)\.?\s*\d{1,3}", re.I
)
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th|er|ère|re|e|ème|nde?|ter|te|o|a|os|as|º|ª)", re.I
)
_MAX_BASE_DIGITS = 2
"""Digits of a number that is raised to a power in prose: 10⁶, but never 1905¹²."""


def raise_text(text: str) -> str:
    """Return text in raised characters, as `⁶`; unchanged if one of them has none."""
    return _map_all(text.strip(), _RAISED) or text


def lower_text(text: str) -> str:
    """Return text in lowered characters, as `₂`; unchanged if one of them has none."""
    return _map_all(text.strip(), _LOWERED) or text


def _map_all(text: str, table: dict[int, int]) -> str:
    """Return the text through a table; empty if a character isn't in it."""
    if any(ord(char) not in table for char in text):
        return ""
    return text.translate(table)


def is_note_mark(
    raised: str, before: str, after: str, *, expected: int
) -> bool:
    """Tell whether raised characters are the mark of a note, and no power, index or ordinal.

    Args:
        raised: the characters.
        before: the text before them, in the same paragraph.
        after: the text after them.
        expected: the number that the next note would have.
    """
    text = raised.strip()
    if _NAMED.fullmatch(text):
        return True
    if _NUMBERS.fullmatch(text):
        return _is_note_number(text, before, after, expected=expected)
    if not _SYMBOLS.fullmatch(text):
        return False
    if not text.isalpha():
        return True
    # One small letter: a note after a word, an ordinal after a number, a part of a name before one.
    follows_word = re.search(
        r"[^\W\d_]{2}[.,;:!?)”’\"]*$|[.,;:!?)”\"]$", before
    )
    return bool(follows_word) and not after[:1].isalpha() and len(text) == 1


def _is_note_number(
    text: str, before: str, after: str, *, expected: int
) -> bool:
    """Tell whether a raised number is a note's, by what stands before it."""
    if not text.isdecimal():
        return True
    if not before or before[-1].isspace() or before[-1] in "([—–-/":
        # ¹⁴C is an isotope; a number before a blank opens the text of a note.
        return not after[:1].isalpha()
    if before[-1] in "⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉":
        return False
    if before[-1] == ")":
        inside = before[before.rfind("(") + 1 : -1]
        return re.search(r"[+=×·*/−]|^\w$", inside) is None
    digits = re.search(r"(?:\d[\d.,]*)?\d$", before)
    if digits:
        is_base = digits[0] == "10" or (
            len(digits[0]) <= _MAX_BASE_DIGITS and int(text) != expected
        )
        return not is_base
    word = re.search(r"[^\W\d_]+$", before)
    if word:
        is_formula = len(word[0]) == 1 and word[0] not in "aAI"
        return not is_formula and word[0].casefold() not in _UNITS
    return True


def is_ordinal(raised: str, before: str) -> bool:
    """Tell whether raised letters end an ordinal, as in 19th and 1er."""
    return bool(re.search(r"[\dIVXLC]$", before)) and bool(
        _ORDINAL.fullmatch(raised.strip())
    )
