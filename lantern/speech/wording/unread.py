"""Figures that go to the voice as written: no rule reads them, or their form isn't certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.speech.wording import Word
from lantern.speech.wording.numbers import load_speller
from lantern.speech.wording.tokens import TOKEN_PATTERN

_UNKNOWN = re.compile(
    r"[-+#]?\d+(?:[/:.,×'′-]\d+)+|\d+[°#*]\S*|\d*[½¼¾⅐-⅞]|\d+[⁻⁰¹²³⁴-⁹]+|\d{2,4}-?(?:er|е|х|ті)"
    r"|\d+-[а-яіїєґ]{1,3}"
)
"""Figures that each voice would say in its own way, were they left to it."""
_NUMBER = re.compile(r"[1-9]\d*(?:,\d+)?")
"""A plain number is spelled out wherever its form is certain."""


@dataclass(frozen=True)
class UnreadFigure:
    """A figure that is left to the voice, at the characters [start, end) of its narration."""

    written: str
    start: int
    end: int
    is_number: bool
    """Whether it is a plain number, whose form the words around it don't tell."""

    @property
    def kind(self) -> str:
        """What figures of its kind have in common: their signs, and not their digits."""
        return "" if self.is_number else re.sub(r"\d+", "0", self.written)


def list_unread_figures(words: Sequence[Word]) -> list[UnreadFigure]:
    """Return the figures that are left to the voice as written.

    None where figures aren't spelled out at all, for lack of num2words.
    """
    if load_speller() is None:
        return []
    found = []
    for word in words:
        edges = TOKEN_PATTERN.fullmatch(word.written)
        core = edges[2] if edges else ""
        if not core or core not in word.spoken or word.ipa:
            continue
        is_number = _NUMBER.fullmatch(core) is not None
        if is_number or _UNKNOWN.fullmatch(core):
            start = word.start + word.written.index(core)
            found.append(
                UnreadFigure(core, start, start + len(core), is_number)
            )
    return found
