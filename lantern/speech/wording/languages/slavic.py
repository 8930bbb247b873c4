"""What Russian, Ukrainian and Polish share: ordinals in their cases, three forms of a noun."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording.languages.base import Reading
from lantern.speech.wording.languages.kings import KINGS
from lantern.speech.wording.languages.numbers_in_case import NumbersInCase
from lantern.speech.wording.languages.spelling import YEAR
from lantern.speech.wording.numbers import parse_roman
from lantern.speech.wording.tokens import Token, get_token

_YEAR = re.compile(YEAR)
_DAYS = re.compile(r"(\d{1,2})[-–—](\d{1,2})")
_SPAN = re.compile(rf"({YEAR})[-–—]({YEAR})")

_ERAS = (
    "до н",
    "н э",
    "н е",
    "нашої",
    "нашей",
    "przed naszą",
    "naszej",
    "p n",
    "n e",
)
"""How the name of an era begins."""


class Slavic(NumbersInCase):
    """A language whose ordinals have cases, and whose nouns have three forms after numbers."""

    year_cases: Mapping[str, str] = {}
    """A word for year that follows a year -> the case of its ordinal: nom, gen, loc, ins."""
    century_cases: Mapping[str, str] = {}
    """A word for century that follows a numeral -> the case of its ordinal."""
    until: frozenset[str] = frozenset()
    """Words between the first day of a span and the last."""
    century_short_form = ""
    year_short_form = ""
    before_locative: frozenset[str] = frozenset()
    """Words before a year or a century with a short form, which then is in the locative."""
    locative_year = ""
    genitive_year = ""
    locative_century = ""
    genitive_century = ""
    since: frozenset[str] = frozenset()
    """Words before the first year of a span, which then is in the genitive."""
    one_and_half: tuple[str, str] = ("", "")
    """One and a half, before a masculine and before a feminine noun."""
    with_half = ""
    """What is said for a half behind another number."""

    part_accusatives: Mapping[str, str] = {}
    """The ending of one part -> that of the accusative: одна пятая, одну пятую."""
    part_genitives: Mapping[str, str] = {}
    """The ending of one part that is an adjective -> that of the genitive: пятая, пятой."""
    feminine_numbers: Mapping[str, str] = {}
    """One and two -> as they are before a feminine noun."""

    def decline(self, ordinal: str, case: str) -> str:
        """Return an ordinal, masculine and in the nominative, in another case."""
        raise NotImplementedError

    def list_rules(self) -> Sequence[Callable[[Sequence[Token], int], Reading]]:
        """Return the rules, with that of numbers in their cases before those of amounts."""
        rules = list(super().list_rules())
        rules.insert(
            rules.index(self.read_scaled_money), self.read_amount_in_case
        )
        return rules

    def read_amount_in_case(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read a number in its case, where it is no year."""
        return (
            None if self.read_own(tokens, i) else self.read_in_case(tokens, i)
        )

    def spell_one(self, spelled: str, name: str) -> str:
        """Return one and two in the feminine before a feminine noun."""
        *before, last = spelled.split(" ")
        if name not in self.feminine or last not in self.feminine_numbers:
            return spelled
        return " ".join([*before, self.feminine_numbers[last]])

    def count_parts(self, above: int, name: str) -> str:
        """Spell the number above the line, which is feminine."""
        *before, last = (self.spell(str(above)) or "").split(" ")
        return " ".join([*before, self.feminine_numbers.get(last, last)])

    def choose_form(self, names: str, number: str) -> str:
        """Return the form after 1, 2 to 4, or more."""
        one, few, many = (names.replace("~", " ").split("/") * 3)[:3]
        digits = re.split(r"[-–—−]", number)[-1]
        if not digits.isdigit():
            return self.name_part(one, few)
        tail = int(digits) % 100
        if self.is_one(int(digits)):
            return one
        if tail % 10 in (2, 3, 4) and tail not in (12, 13, 14):
            return few
        return many

    def read_fraction(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 2/3 in the case that the preposition asks for: около двух третей."""
        match = re.fullmatch(r"(\d{1,2})/(\d{1,2})", tokens[i].core)
        before = get_token(tokens, i - 1)
        asked = (
            ""
            if before.trail
            else self.governed.get(before.core.casefold(), "")
        )
        said = super().read_fraction(tokens, i)
        if match is None or said is None or not asked:
            return said
        if "acc" in asked:
            words = said[0].split(" ")
            return [
                " ".join(_change(word, self.part_accusatives) for word in words)
            ]
        if asked.split(" ")[0] != "gen":
            return [tokens[i].core]
        return self._spell_parts_in_genitive(
            match[1], self.parts[int(match[2])]
        )

    def _spell_parts_in_genitive(self, above: str, names: str) -> Reading:
        number = self.spell_in_case(above, "gen", feminine=True)
        one, few, many = names.split("/")
        name = many
        if above == "1":
            name = _change(one, self.part_genitives)
            name = few if name == one else name
        return None if number is None else [f"{number} {name}"]

    def spell_before(self, spelled: str, noun: str) -> str:
        """Return one and two in the feminine before a feminine noun that is written out."""
        return self.spell_one(spelled, noun)

    def spell_half_more(self, whole: int, noun: str) -> list[str] | None:
        """Spell one and a half in a word of its own, and more with a half behind."""
        if whole == 1:
            return [self.one_and_half[1 if self.is_feminine(noun) else 0]]
        number = self.spell_one(self.spell(str(whole)) or "", noun)
        return [f"{number} {self.with_half}"]

    def spell_in_form(self, number: str, form: str) -> str:
        """Spell an ordinal in the case and gender that the word beside it asks for."""
        return self.decline(self.spell(number, "ordinal") or number, form)

    def is_feminine(self, noun: str) -> bool:
        """Tell whether a noun is known to be feminine, in the forms that numbers ask for."""
        return noun in self.feminine

    def name_part(self, one: str, few: str) -> str:
        """Return a noun after a decimal, in the genitive: 1,5 километра."""
        return few

    def is_one(self, number: int) -> bool:
        """Tell whether a noun after a number is in the singular: 1, 21, but not 11."""
        return number % 10 == 1 and number % 100 != 11

    def read_day(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 9 августа, 9–20 августа, and both days of с 9 по 20 августа."""
        span = _DAYS.fullmatch(tokens[i].core)
        if span and get_token(tokens, i + 1).core.casefold() in self.months:
            first, last = (
                self.spell_day(tokens, i, day) for day in span.groups()
            )
            return [f"{first} {self.to} {last}"]
        is_span = get_token(tokens, i + 1).core.casefold() in self.until
        is_dated = get_token(tokens, i + 3).core.casefold() in self.months
        if not (is_span and is_dated) or tokens[i].trail:
            return super().read_day(tokens, i)
        days = (tokens[i].core, get_token(tokens, i + 2).core)
        if not all(re.fullmatch(r"\d{1,2}", day) for day in days):
            return None
        spelled = self.spell_day(tokens, i, days[0])
        return None if spelled is None else [spelled]

    def spell_day(
        self, tokens: Sequence[Token], i: int, day: str
    ) -> str | None:
        """Spell a day as an ordinal in the genitive."""
        ordinal = self.spell(day, "ordinal")
        return ordinal and self.decline(ordinal, "gen")

    def spell_date(
        self, tokens: Sequence[Token], i: int, parts: Sequence[str]
    ) -> str | None:
        """Spell 19.1.1915 with its year in the genitive."""
        day, month, year = parts
        first = self.spell_day(tokens, i, day)
        last = self.decline(self.spell(year, "ordinal") or "", "gen")
        return (
            f"{first} {self.months[int(month) - 1]} {last} {self.genitive_year}"
        )

    def read_own(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read a year before the word for year: an ordinal in its case."""
        core = tokens[i].core
        if self._is_early_year(tokens, i):
            ordinal = self.spell(core, "ordinal") or ""
            return [self.decline(ordinal, "gen"), self.genitive_year]
        if _YEAR.fullmatch(core) and self._is_lone_year(tokens, i):
            case = self._find_case_of_lone_year(tokens, i)
            return (
                [self.decline(self.spell(core, "ordinal") or "", case)]
                if case
                else None
            )
        return self._read_year_with_word(tokens, i)

    def _read_year_with_word(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read a year, or a span of years, that the word for year follows."""
        core = tokens[i].core
        span = _SPAN.fullmatch(core)
        if tokens[i].trail or not (_YEAR.fullmatch(core) or span):
            return None
        case, word = self._find_case(tokens, i)
        if not case:
            return None
        years = list(span.groups()) if span else [core]
        ordinals = [
            self.decline(self.spell(y, "ordinal") or "", case) for y in years
        ]
        said = [f" {self.to} ".join(ordinals)]
        return [*said, word] if word else said

    def _is_lone_year(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether no word behind a year says what its number counts: в 1945, когда."""
        after = get_token(tokens, i + 1)
        return bool(tokens[i].trail.strip('»"”')) or not after.core

    def _find_case_of_lone_year(self, tokens: Sequence[Token], i: int) -> str:
        """Return the case of a year without the word for it, by the word before."""
        before = get_token(tokens, i - 1)
        asked = (
            ()
            if before.trail
            else self.governed.get(before.core.casefold(), "").split()
        )
        if "loc" in asked and before.core.casefold() in self.before_locative:
            return "loc"
        return asked[0] if len(asked) == 1 and asked[0] != "acc" else ""

    def _is_early_year(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a short number is a year of an era: 500 г. до н. э."""
        words = [get_token(tokens, i + k).core for k in (1, 2, 3)]
        is_era = " ".join(words[1:]).startswith(_ERAS)
        is_short = re.fullmatch(r"[1-9]\d{0,2}", tokens[i].core) is not None
        return is_short and is_era and words[0] == self.year_short_form

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Drop the full stop of the short form of year or century inside a sentence."""
        token = tokens[i]
        before = get_token(tokens, i - 1).core
        after = get_token(tokens, i + 1).core
        is_short = token.core in (self.year_short_form, self.century_short_form)
        is_counted = before[-1:].isdigit() or parse_roman(before) is not None
        goes_on = after != "" and after not in self.starters
        if is_short and is_counted and goes_on:
            return replace(token, trail=token.trail.removeprefix("."))
        if is_short and parse_roman(before) is not None:
            return token  # its case is known only where its numeral is read
        return super().write_token(tokens, i)

    def read_years(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1941–1945 before the word for years as ordinals."""
        return self.read_own(tokens, i) or super().read_years(tokens, i)

    def _find_case(self, tokens: Sequence[Token], i: int) -> tuple[str, str]:
        """Return the case of a year, and what is said for a short form of the word behind it."""
        after = get_token(tokens, i + 1)
        before = get_token(tokens, i - 1).core.casefold()
        is_second = before in self.joints and get_token(tokens, i - 2).core in (
            self.year_short_form,
            *self.year_cases,
        )
        if is_second and i > 3:
            return self._find_case(tokens, i - 3)
        if after.core == self.year_short_form:
            if before in self.before_locative:
                return "loc", self.locative_year
            return "gen", self.genitive_year
        case = self._find_case_by_word(tokens, i)
        if before in self.since and after.core in self.until:
            last = get_token(tokens, i + 3).core
            is_year = last in (*self.year_cases, self.year_short_form)
            return ("gen", "") if is_year else ("", "")
        if not case and before in self.months:
            return "gen", ""
        return case, ""

    def _find_case_by_word(self, tokens: Sequence[Token], i: int) -> str:
        """Return the case of a year by the word for year behind it, or behind the next one."""
        word = get_token(tokens, i + 1).core
        if word in self.joints and _YEAR.fullmatch(
            get_token(tokens, i + 2).core
        ):
            word = get_token(tokens, i + 3).core
        case = self.year_cases.get(word, "")
        before = get_token(tokens, i - 1).core.casefold()
        if case == "loc" and self.governed.get(before) == "dat":
            return "dat"
        return case

    def is_name_before(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a ruler's name stands before a numeral, in whatever case."""
        if super().is_name_before(tokens, i):
            return True
        before = get_token(tokens, i - 1)
        stem = before.core.casefold()[:-1]
        is_name = (
            before.core[:1].isupper() and not before.trail and len(stem) > 2
        )
        return is_name and any(
            king.startswith(stem) and len(king) <= len(stem) + 2
            for king in KINGS
        )

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell a century or a king."""
        ordinal = self.spell(str(value), "ordinal") or ""
        after = get_token(tokens, i + 1).core
        if after in self.century_cases:
            return self.decline(ordinal, self.century_cases[after])
        if not self.is_name_before(tokens, i):
            return None
        name = get_token(tokens, i - 1).core
        return self.decline_king(ordinal, name).capitalize()

    def decline_king(self, ordinal: str, name: str) -> str:
        """Return the ordinal of a king as his name asks for it."""
        return ordinal

    def read_roman(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read XIX before a short form of century too."""
        value = parse_roman(tokens[i].core)
        after = get_token(tokens, i + 1)
        if (
            value is None
            or after.core != self.century_short_form
            or tokens[i].trail
        ):
            return super().read_roman(tokens, i)
        ordinal = self.spell(str(value), "ordinal") or ""
        if get_token(tokens, i - 1).core.casefold() in self.before_locative:
            return [self.decline(ordinal, "loc"), self.locative_century]
        return [self.decline(ordinal, "gen"), self.genitive_century]


def _change(word: str, endings: Mapping[str, str]) -> str:
    """Return a word with the first of some endings that it has changed."""
    for ending, changed in endings.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + changed
    return word
