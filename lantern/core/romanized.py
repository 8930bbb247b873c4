"""Letters of other alphabets in the letters a to z, for names of files.

Cyrillic and Greek are written as they sound, Korean as Unicode names its syllables. Other scripts
have no letters here: of a Japanese title, the kana alone would say nothing.
"""

from __future__ import annotations

import unicodedata

_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ı": "i", "ħ": "h", "ŋ": "ng", "ə": "e",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
    "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y", "э": "e", "ю": "yu", "я": "ya",
    "ґ": "g", "є": "ye", "і": "i", "ї": "yi", "ў": "w", "ђ": "dj", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th",
    "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p",
    "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps",
    "ω": "o",
}  # fmt: skip
_LETTERS = _LATIN | _CYRILLIC | _GREEK
_KOREAN = "HANGUL SYLLABLE "
"""How Unicode's names of Korean syllables begin; they end in their sound."""


def romanize(text: str) -> str:
    """Return text in small letters from a to z where they are known; the rest stays as it is."""
    return "".join(map(_romanize, unicodedata.normalize("NFC", text).lower()))


def _romanize(char: str) -> str:
    if char.isascii():
        return char
    known = _LETTERS.get(char)
    if known is not None:
        return known
    name = unicodedata.name(char, "")
    if name.startswith(_KOREAN):
        return name.removeprefix(_KOREAN).lower()
    plain = unicodedata.normalize("NFKD", char)
    return "".join(_LETTERS.get(each, each) for each in plain)
