"""Words that a figure begins, in languages that join both: 100-летие, 40-jährig, 3-fach."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.speech.wording.languages.spelling import Spelling
from lantern.speech.wording.tokens import Token

_JOINED = re.compile(r"(\d{1,4})[-‑–]?([^\W\d_]{3,})")


class Compounds(Spelling):
    """How a language joins a number with a word."""

    joined_words: tuple[str, ...] = ()
    """How words begin that a number is joined with: jährig, fach, mal."""

    def spell_stem(self, number: str) -> str | None:
        """Spell a number as the first part of a word."""
        return self.spell(number)

    def read_compound(
        self, tokens: Sequence[Token], i: int
    ) -> list[str] | None:
        """Read 100-летие as one word."""
        match = _JOINED.fullmatch(tokens[i].core)
        if match is None or not match[2].lower().startswith(self.joined_words):
            return None
        if not self.joined_words:
            return None
        stem = self.spell_stem(match[1])
        if stem is None:
            return None
        said = f"{stem.replace(' ', '')}{match[2].lower()}"
        return [said.capitalize() if match[2][0].isupper() else said]
