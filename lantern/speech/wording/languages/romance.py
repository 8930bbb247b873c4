"""What Italian, Spanish and Portuguese share: the first of a month, dates with de, cents."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.speech.wording.languages.base import Language, Reading
from lantern.speech.wording.tokens import Token, get_token


class Romance(Language):
    """A language whose months begin with an ordinal and go on with cardinals."""

    first_day = ""
    """What the first day of a month is called."""
    before_cents = ""
    """What is said between a price and its hundredths."""

    half = ""
    """A half, as an adjective in the masculine: medio."""

    def read_fraction(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1/2 before a noun as an adjective, and others as they are: media hora."""
        if tokens[i].core != "1/2" or tokens[i].trail:
            return super().read_fraction(tokens, i)
        is_feminine = get_token(tokens, i + 1).core.endswith("a")
        return [f"{self.half[:-1]}a" if is_feminine else self.half]

    def spell_day(self, tokens: Sequence[Token], i: int, day: str) -> str | None:
        """Spell a day: the first as an ordinal, then cardinals."""
        return self.first_day if day == "1" else self.spell(day)

    def spell_gendered_ordinal(self, number: str, sign: str) -> str:
        """Spell 1º and 2ª."""
        ordinal = self.spell(number, "ordinal") or ""
        return f"{ordinal[:-1]}a" if sign == "ª" else ordinal

    def join_cents(self, spelled: str, small: str) -> str:
        """Return a price with its hundredths."""
        return f"{spelled} {self.before_cents} {small}"


class Iberian(Romance):
    """A language that writes dates with de: 9 de agosto de 1945."""

    def read_day(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read the first day of a month; others are plain numbers."""
        is_of = get_token(tokens, i + 1).core == "de"
        month = get_token(tokens, i + 2).core.casefold()
        if tokens[i].core in ("1", "1º") and is_of and month in self.months:
            return [self.first_day]
        return None

    def spell_date(
        self, tokens: Sequence[Token], i: int, parts: Sequence[str]
    ) -> str | None:
        """Spell nueve de agosto de mil novecientos."""
        day, month, year = parts
        name = self.months[int(month) - 1]
        return f"{self.spell_day(tokens, i, day)} de {name} de {self.spell_year(year)}"
