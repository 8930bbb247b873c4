"""Fractions and powers in languages other than English: 3/4, 2½ and 10⁶."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.spelling import Spelling
from lantern.speech.wording.tokens import Token, get_token, spread

_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})")
_POWER = re.compile(r"(\d{1,3})([⁻]?[⁰¹²³⁴-⁹]{1,3})")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SIGNS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8),
}  # fmt: skip
_SIGNED = re.compile(rf"(\d{{0,3}})([{''.join(_SIGNS)}])")


class Fractions(Spelling):
    """How a language says the parts of a whole."""

    parts: Mapping[int, str] = {}
    """What a whole is parted in -> names of such parts, as units: 4 -> quarter/quarters."""
    power = ""
    """What is said between a number and its power: ten *to the power of* six."""
    and_part = ""
    """What is said between a number and its fraction: two *and* three quarters."""

    def read_fraction(
        self, tokens: Sequence[Token], i: int
    ) -> list[str] | None:
        """Read 1/2 and 3/4."""
        match = _FRACTION.fullmatch(tokens[i].core)
        if match is None or not 0 < int(match[1]) < int(match[2]):
            return None
        spelled = self.spell_fraction(int(match[1]), int(match[2]))
        return None if spelled is None else [spelled]

    def spell_fraction(self, above: int, below: int) -> str | None:
        """Spell a fraction; None where the language's way isn't known here."""
        names = self.parts.get(below)
        if names is None:
            return None
        name = self.choose_form(names, str(above))
        return f"{self.count_parts(above, name)} {name}"

    def count_parts(self, above: int, name: str) -> str:
        """Spell the number above the line, before the name of the parts."""
        return self.spell_one(self.spell(str(above)) or "", name)

    def read_mixed(self, tokens: Sequence[Token], i: int) -> list[str] | None:
        """Read 2½, ¾ and 2 1/2, and the noun after them where it comes between."""
        signed = _SIGNED.fullmatch(tokens[i].core)
        if signed:
            above, below = _SIGNS[signed[2]]
            return self._spell_parts(
                tokens,
                i,
                signed[1],
                above=above,
                below=below,
            )
        whole = tokens[i].core
        written = _FRACTION.fullmatch(get_token(tokens, i + 1).core)
        if (
            tokens[i].trail
            or re.fullmatch(r"[1-9]\d?", whole) is None
            or not written
        ):
            return None
        above, below = int(written[1]), int(written[2])
        if not 0 < above < below or get_token(tokens, i + 1).lead:
            return None
        said = self._spell_parts(
            tokens,
            i + 1,
            whole,
            above=above,
            below=below,
        )
        if said is None:
            return None
        return [*spread(said[0], 2), *said[1:]]

    def _spell_parts(
        self,
        tokens: Sequence[Token],
        i: int,
        whole: str,
        *,
        above: int,
        below: int,
    ) -> list[str] | None:
        """Return what is said for the whole and its fraction, which ends with a token."""
        noun = "" if tokens[i].trail else get_token(tokens, i + 1).core
        noun = self._name_after(noun, whole)
        if whole and (above, below) == (1, 2):
            return self.spell_half_more(int(whole), noun)
        fraction = self.spell_fraction(above, below)
        if fraction is None or not whole:
            return None if fraction is None else [fraction]
        number = self.spell_before(self.spell(whole) or whole, noun)
        return [" ".join(f"{number} {self.and_part} {fraction}".split())]

    def _name_after(self, noun: str, whole: str) -> str:
        """Return a noun as it is said: a unit's name in its form for the number."""
        names = self.units.get(noun) or self.currencies.get(noun)
        return self.choose_form(names, whole or "2") if names else noun

    def spell_half_more(self, whole: int, noun: str) -> list[str] | None:
        """Spell a number and a half; what is said for the noun may follow as a second text."""
        half = self.spell_fraction(1, 2)
        number = self.spell_before(self.spell(str(whole)) or "", noun)
        return [f"{number} {self.and_part} {half}"] if half else None

    def read_power(self, tokens: Sequence[Token], i: int) -> list[str] | None:
        """Read 10⁶."""
        match = _POWER.fullmatch(tokens[i].core)
        if match is None or not self.power:
            return None
        exponent = match[2].translate(_RAISED)
        number = self.spell(match[1])
        spelled = self.spell_figure(exponent, is_measured=True)
        return (
            [f"{number} {self.power} {spelled}"] if number and spelled else None
        )
