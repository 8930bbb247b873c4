"""The words by which a shot or an entry of a card waits for its place in a scene."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.text import find_phrase

_MOST_PHRASE_WORDS = 9


def find_anchor(words: Sequence[str], index: int, after: int) -> str:
    """Return the fewest words, at least two, by which a shot at that word is found.

    They are looked for from the word `after` on, as a shot's are after those of the shot before.
    Empty if up to nine words don't do.
    """
    for count in range(2, _MOST_PHRASE_WORDS + 1):
        phrase = " ".join(words[index : index + count])
        if find_phrase(words, phrase, after) == index:
            return phrase.strip(" ,;:.!?–—-‘’“”„«»\"'()[]")
    return ""
