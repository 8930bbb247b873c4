"""Words with letters of two alphabets that look the same, as a Latin a in a Russian word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CYRILLIC = dict(zip("aceopxyikmthbsj", "асеорхуікмтнвѕј", strict=True)) | dict(
    zip("ABCEHIJKMOPSTXY", "АВСЕНІЈКМОРЅТХУ", strict=True)
)
_GREEK = dict(
    zip("ouvpxnaiABEHIKMNOPTXYZ", "ουνρχηαιΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True)
)
_ALPHABETS = {
    "Latin": re.compile("[A-Za-z]"),
    "Cyrillic": re.compile("[\u0400-\u04ff]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_OF_CYRILLIC = {other: letter for letter, other in _CYRILLIC.items()}
_LATIN_OF_GREEK = {other: letter for letter, other in _GREEK.items()}
_LIKE = {
    ("Latin", "Cyrillic"): _CYRILLIC,
    ("Latin", "Greek"): _GREEK,
    ("Cyrillic", "Latin"): _LATIN_OF_CYRILLIC,
    ("Greek", "Latin"): _LATIN_OF_GREEK,
}
"""What a letter of the first alphabet looks like in the second."""


@dataclass(frozen=True)
class MixedWord:
    """A word at [start, end) of a text, the letters that stand out, and what was meant."""

    start: int
    end: int
    word: str
    strange: str
    strange_alphabet: str
    alphabet: str
    meant: str


def find_mixed_words(text: str) -> Iterator[MixedWord]:
    """Yield the words most of whose letters are of one alphabet and the others only look so.

    Words in which letters of another alphabet can be told apart are meant as they are.
    """
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        mixed = _judge(match[0], match.start())
        if mixed:
            yield mixed


def _judge(word: str, start: int) -> MixedWord | None:
    found = {
        name: letters.findall(word) for name, letters in _ALPHABETS.items()
    }
    present = [name for name in found if found[name]]
    if len(present) != 2:
        return None
    # of two alike the first letter tells
    alphabet = max(
        present, key=lambda name: (len(found[name]), word[0] in found[name])
    )
    other = present[present[0] == alphabet]
    like = _LIKE.get((other, alphabet), {})
    strange = "".join(dict.fromkeys(found[other]))
    if not set(strange) <= set(like):
        return None
    meant = "".join(like.get(char, char) for char in word)
    return MixedWord(
        start,
        start + len(word),
        word,
        strange,
        strange_alphabet=other,
        alphabet=alphabet,
        meant=meant,
    )
