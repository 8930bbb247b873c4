"""Multiplication and sizes in languages other than English: 2 x 4 and 2 × 4 m."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording.languages.spelling import Spelling
from lantern.speech.wording.tokens import Token, get_token

_SIGNS = ("x", "×", "х")
"""The letter of Latin and of Cyrillic, and the sign itself."""
_JOINED = re.compile(
    r"(\d{1,4}(?:[.,]\d{1,3})?)\s?[x×х]\s?(\d{1,4}(?:[.,]\d{1,3})?)(\D*)"
)


class Products(Spelling):
    """How a language says that one number is taken as often as another."""

    times = ""
    """What is said between the numbers: two *times* four."""
    by = ""
    """What is said between the sides of a thing: two *by* four metres."""
    units: Mapping[str, str] = {}

    def join_product(self, tokens: list[Token], i: int) -> bool:
        """Make a lone × a word of its own, which then is read."""
        token = tokens[i]
        is_sign = (
            self.times
            and not token.core
            and (token.lead + token.trail).strip() == "×"
        )
        if is_sign:
            tokens[i] = replace(
                token,
                lead="",
                core="×",
                trail="",
            )
        return bool(is_sign)

    def read_product(self, tokens: Sequence[Token], i: int) -> list[str] | None:
        """Read 2x4, the x of 2 x 4, and the number before it."""
        if not self.times:
            return None
        joined = _JOINED.fullmatch(tokens[i].core)
        if joined:
            return self._spell_joined(tokens, i, joined)
        if tokens[i].core in _SIGNS and self._is_between_numbers(tokens, i):
            return [self._name_sign(tokens, i + 1)]
        if self._is_between_numbers(tokens, i + 1):
            said = self.spell_factor(
                tokens[i].core, self._name_sign(tokens, i + 2)
            )
            return None if said is None else [said]
        return None

    def _is_between_numbers(self, tokens: Sequence[Token], i: int) -> bool:
        is_sign = get_token(tokens, i).core in _SIGNS
        before = get_token(tokens, i - 1)
        after = get_token(tokens, i + 1).core
        return is_sign and before.is_number and after[:1].isdigit()

    def _name_sign(self, tokens: Sequence[Token], last: int) -> str:
        """Return what is said for a sign whose second number is the token `last`."""
        number = get_token(tokens, last)
        unit = re.sub(r"^[\d.,]+", "", number.core)
        unit = unit or (
            "" if number.trail else get_token(tokens, last + 1).core
        )
        return self.by if unit in self.units else self.times

    def spell_factor(self, text: str, sign: str) -> str | None:
        """Spell the first number as it stands before the sign."""
        number = self.parse(text)
        return None if number is None else self.spell(number)

    def _spell_joined(
        self, tokens: Sequence[Token], i: int, match: re.Match[str]
    ) -> list[str] | None:
        first, last, unit = match.groups()
        unit_behind = "" if tokens[i].trail else get_token(tokens, i + 1).core
        names = self.units.get(unit)
        if unit and names is None:
            return None
        is_size = bool(unit) or unit_behind in self.units
        sign = self.by if is_size else self.times
        before = self.spell_factor(first, sign)
        if unit and names is not None:
            after = self.measure(last, names)
        else:
            number = self.parse(last)
            after = self.spell(number) if number else None
        if before is None or after is None:
            return None
        return [f"{before} {sign} {after}"]
