"""Numbers in words, and the names of units after them, in languages other than English."""

from __future__ import annotations

import re

from lantern.speech.wording import numbers
from lantern.speech.wording.languages.short_forms import ShortForms

WHOLE = r"0|[1-9]\d{0,11}"
YEAR = r"1[0-9]\d\d|20\d\d"
_YEAR = re.compile(YEAR)
_RANGE = re.compile(rf"({WHOLE})[-–—]({WHOLE})")


class Spelling(ShortForms):
    """How a language spells numbers, and what it says before and after them."""

    decimal = ","
    thousand = "."
    """The sign between thousands; a blank is understood everywhere."""
    to = "–"
    """What is said between the ends of a range."""
    minus = ""
    plus = "plus"
    feminine: frozenset[str] = frozenset()
    """Names of units before which one, and two, is feminine."""

    def spell(self, number: str, to: str = "cardinal") -> str | None:
        """Spell digits, with a point before decimals; None where num2words can't."""
        return numbers.spell_foreign(number, self.tag, to)

    def spell_year(self, year: str) -> str | None:
        """Spell a year as it is said by itself."""
        return self.spell(year, "year")

    def spell_one(self, spelled: str, name: str) -> str:
        """Return a number's words as they stand before a noun."""
        return spelled

    def parse(self, text: str) -> str | None:
        """Return a written number as digits with a point before decimals; None for others."""
        plain = text
        if re.fullmatch(
            rf"[1-9]\d{{0,2}}(?:{re.escape(self.thousand)}\d{{3}})+", text
        ):
            plain = text.replace(self.thousand, "")
        if re.fullmatch(
            rf"(?:{WHOLE})(?:{re.escape(self.decimal)}\d+)?", plain
        ):
            return plain.replace(self.decimal, ".")
        return None

    def spell_figure(self, text: str, *, is_measured: bool) -> str | None:
        """Spell a number, a year, a decimal or a range; None for anything else."""
        sign = ""
        if text[:1] in ("-", "−") and self.minus:
            sign = f"{self.minus} "
            text = text[1:]
        if text[:1] == "+":
            sign = f"{self.plus} "
            text = text[1:]
        if is_measured and re.fullmatch(r"0\d", text):
            text = text[1:]
        if _YEAR.fullmatch(text) and not is_measured and not sign:
            return self.spell_year(text)
        number = self.parse(text)
        if number is not None:
            spelled = self.spell(number)
            return None if spelled is None else sign + spelled
        both = _RANGE.fullmatch(text)
        if both is None:
            return None
        first = self.spell_figure(both[1], is_measured=is_measured)
        last = self.spell_figure(both[2], is_measured=is_measured)
        if first is None or last is None:
            return None
        return f"{first} {self.to} {last}"

    def choose_form(self, names: str, number: str) -> str:
        """Return the form of a name after a number: one/many; Slavic languages have one more."""
        one, _, many = names.replace("~", " ").partition("/")
        return many if many and number not in ("1", "-1") else one

    def measure(self, number: str, names: str) -> str | None:
        """Spell a number with the name of a unit or of money."""
        spelled = self.spell_figure(number, is_measured=True)
        if spelled is None:
            return None
        name = self.choose_form(names, number)
        return f"{self.spell_one(spelled, name)} {name}"

    def is_feminine(self, noun: str) -> bool:
        """Tell whether a noun is known to be feminine."""
        return noun in self.feminine or noun.rstrip("s") in self.feminine

    def spell_before(self, spelled: str, noun: str) -> str:
        """Return a number's words as they stand before a word that is written out."""
        return spelled
