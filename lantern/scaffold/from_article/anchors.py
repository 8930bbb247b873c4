"""The words by which a shot or an entry of a card waits for its place in a scene."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.text import find_phrase
from lantern.core.words import join_words

_MOST_PHRASE_WORDS = 9
_LEAST_CHARACTERS = 4
"""Characters of a phrase at least, where words have no blanks between them."""
_MARKS = " ,;:.!?–—-‘’“”„«»\"'()[]、。，；：！？（）「」『』《》"
"""Marks that a phrase neither begins nor ends with."""


def find_anchor(words: Sequence[str], index: int, after: int) -> str:
    """Return the fewest words, at least two, by which a shot at that word is found.

    They are looked for from the word `after` on, as a shot's are after those of the shot before.
    Marks that stand alone, as French ones do, are passed over. Empty if up to nine words don't do.
    """
    while index < len(words) and not words[index].strip(_MARKS):
        index += 1
    for count in range(2, _MOST_PHRASE_WORDS + 1):
        phrase = join_words(words[index : index + count]).strip(_MARKS)
        if len(phrase) < _LEAST_CHARACTERS and index + count < len(words):
            continue
        if find_phrase(words, phrase, after) == index:
            return phrase
    return ""
