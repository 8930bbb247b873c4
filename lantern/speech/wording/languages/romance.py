"""What Italian, Spanish and Portuguese share: the first of a month, dates with de, cents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.base import Language, Reading
from lantern.speech.wording.languages.kings import QUEENS
from lantern.speech.wording.tokens import Token, get_token


class Romance(Language):
    """A language whose months begin with an ordinal and go on with cardinals."""

    first_day = ""
    """What the first day of a month is called."""
    before_cents = ""
    """What is said between a price and its hundredths."""

    half = ""
    """A half, as an adjective in the masculine: medio."""

    def spell_half_more(self, whole: int, noun: str) -> list[str] | None:
        """Spell dos horas y media, due chilometri e mezzo."""
        number = self.spell_before(self.spell(str(whole)) or "", noun)
        ending = "a" if self.is_feminine(noun) else "o"
        half = f"{self.and_part} {self.half[:-1]}{ending}"
        is_noun = noun.isalpha() and len(noun) > 2
        return [number, f"{noun} {half}"] if is_noun else [f"{number} {half}"]

    def spell_in_form(self, number: str, form: str) -> str:
        """Spell a number as the word beside it asks: a cardinal, or an ordinal in a gender."""
        spelled = self.spell(
            number, "cardinal" if form == "cardinal" else "ordinal"
        )
        spelled = spelled or number
        return f"{spelled[:-1]}a" if form == "feminine" else spelled

    of_money = "de"
    """What is said between millions and the name of money."""

    def name_scaled(self, names: str) -> str:
        """Return the name of money behind millions: de euros."""
        return f"{self.of_money} {super().name_scaled(names)}"

    def read_unit(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read the sign of money behind its scale too: 5 millones de $."""
        is_of = get_token(tokens, i - 1).core == self.of_money
        is_scaled = is_of and get_token(tokens, i - 2).core in self.scales
        names = self.currencies.get(tokens[i].core)
        if not is_scaled or names is None:
            return super().read_unit(tokens, i)
        return [self.choose_form(names, "1000")]

    def number_ruler(self, ordinal: str, name: str) -> str:
        """Return the ordinal of a king or a queen: Isabel primera."""
        return f"{ordinal[:-1]}a" if name.casefold() in QUEENS else ordinal

    def read_fraction(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1/2 before a noun as an adjective, and others as they are: media hora."""
        if tokens[i].core != "1/2" or tokens[i].trail:
            return super().read_fraction(tokens, i)
        is_feminine = get_token(tokens, i + 1).core.endswith("a")
        return [f"{self.half[:-1]}a" if is_feminine else self.half]

    def spell_day(
        self, tokens: Sequence[Token], i: int, day: str
    ) -> str | None:
        """Spell a day: the first as an ordinal, then cardinals."""
        return self.first_day if day == "1" else self.spell(day)

    def spell_ordinal(self, digits: str, ending: str) -> str:
        """Spell 1º and 2ª."""
        ordinal = super().spell_ordinal(digits, ending)
        return f"{ordinal[:-1]}a" if ending == "ª" else ordinal

    def join_cents(self, spelled: str, small: str) -> str:
        """Return a price with its hundredths."""
        return f"{spelled} {self.before_cents} {small}"


_MASCULINE_IN_A = ("ema", "oma", "grama", "clima", "mapa", "planeta", "sofá")
_DAYS = frozenset({"día", "dia"})
_NO_NOUNS = frozenset({
    "para", "como", "contra", "hasta", "até", "cuando", "quando", "menos", "apenas", "cerca",
    "fora", "fuera", "todos", "todas", "estos", "estas", "nada", "cada", "ahora",
    "agora", "antes", "ellos", "ellas", "foram", "era", "está", "hacia", "había", "havia",
})  # fmt: skip


class Iberian(Romance):
    """A language that writes dates with de: 9 de agosto de 1945."""

    ordered: Mapping[str, str] = {
        "Guerra": "feminine", "República": "feminine", "Internacional": "feminine",
    }  # fmt: skip

    def is_feminine(self, noun: str) -> bool:
        """Tell whether a noun is feminine, by its ending."""
        if super().is_feminine(noun):
            return True
        word = noun.removesuffix("s")
        is_noun = len(word) > 3 and noun not in _NO_NOUNS and word not in _DAYS
        ends = word.endswith(
            ("a", "ción", "cione", "sión", "sione", "dad", "dade")
        )
        return is_noun and ends and not word.endswith(_MASCULINE_IN_A)

    def is_masculine(self, noun: str) -> bool:
        """Tell whether a noun is masculine, by its ending."""
        word = noun.removesuffix("s")
        is_noun = len(word) > 3 and noun not in _NO_NOUNS
        ends = word.endswith(("o", *_MASCULINE_IN_A))
        return word in _DAYS or noun in self.scales or (is_noun and ends)

    def spell_before(self, spelled: str, noun: str) -> str:
        """Return a number as it stands before a noun: doscientas personas, duas casas."""
        if not noun.islower():
            return spelled
        if self.is_feminine(noun):
            return self.make_feminine(spelled)
        return (
            self.make_masculine(spelled) if self.is_masculine(noun) else spelled
        )

    def make_feminine(self, spelled: str) -> str:
        """Return a number before a feminine noun; hundreds agree too."""
        return spelled

    def make_masculine(self, spelled: str) -> str:
        """Return a number before a masculine noun."""
        return spelled

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
