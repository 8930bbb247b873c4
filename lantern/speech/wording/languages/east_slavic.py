"""What Russian and Ukrainian share: only the last part of an ordinal has endings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording import numbers
from lantern.speech.wording.languages.base import Reading
from lantern.speech.wording.languages.east_slavic_names import (
    decline_plural,
    decline_single,
)
from lantern.speech.wording.languages.slavic import Slavic
from lantern.speech.wording.numbers import parse_roman
from lantern.speech.wording.tokens import Token, get_token

_DECADE = re.compile(r"(\d0|\d\d\d0)[-‑](\w{1,3})")
_ORDINAL = re.compile(r"(\d{1,4})-?([^\W\d]{1,3})")
_PLACE_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")


class EastSlavic(Slavic):
    """Russian and Ukrainian: only the last part of an ordinal has endings."""

    endings: Mapping[str, Mapping[str, str]] = {}
    """The last two letters of an ordinal -> case -> what stands in their place."""
    decade_words: frozenset[str] = frozenset()
    """Forms of the word for years after a decade."""
    decade_cases: Mapping[str, str] = {}
    """Endings that are written after a decade -> the case of its ordinal in the plural."""
    ordinal_cases: Mapping[str, str] = {}
    """Endings that are written after a number -> the case of its ordinal: 2-я."""
    feminine_oblique: tuple[str, ...] = ()
    """Endings of feminine nouns in the singular that an ordinal on -й may stand before."""
    feminine_case = ""
    """The case of an ordinal on -й before them."""
    years_short_form = ""
    locative_years = ""
    genitive_years = ""
    one_thousand = ""
    """A thousand with its one, which is left out at the beginning."""

    place_words: Mapping[str, str] = {}
    """A short form of town or river -> it in each of _PLACE_CASES."""
    case_names: Mapping[str, str] = {}
    """A case -> what num2words calls it in this language."""
    feminine_name = ""
    """What num2words calls the feminine."""
    name_endings: Mapping[str, str] = {}
    """A case -> the ending of one unit: masculine, and in capitals feminine."""
    noun_cases: Mapping[str, str] = {
        "ами": "ins", "ями": "ins", "ьми": "ins", "ыми": "ins", "ими": "ins",
        "ам": "dat", "ям": "dat", "ым": "dat", "им": "dat", "ах": "loc", "ях": "loc",
    }  # fmt: skip
    open_endings = ("ых", "их")

    def spell_in_case(
        self, digits: str, case: str, *, feminine: bool
    ) -> str | None:
        """Spell a whole number in a case; a thousand alone needs no one."""
        forms = {"case": self.case_names[case]}
        if feminine:
            forms["gender"] = self.feminine_name
        spelled = numbers.spell_foreign(digits, self.tag, forms=forms)
        if spelled and digits.startswith("1") and len(digits) == 4:
            return spelled.partition(" ")[2]
        return spelled

    def decline_name(self, names: str, case: str, *, is_one: bool) -> str:
        """Return the name of a unit in a case."""
        one, few, many = (names.replace("~", " ").split("/") * 3)[:3]
        if is_one and case == "gen":
            return self.name_part(one, few)
        if case == "gen":
            return many
        if is_one:
            return decline_single(one, case, dict(self.name_endings))
        return decline_plural(one, few, case)

    def spell_with_half(
        self, whole: str, case: str, *, feminine: bool
    ) -> str | None:
        """Spell полтора, двух с половиной."""
        if whole == "1":
            return self.spell_one_and_half(case, feminine=feminine)
        if case:
            spelled = self.spell_in_case(whole, case, feminine=feminine)
        else:
            spelled = self.spell(whole)
            if spelled and feminine:
                *before, last = spelled.split(" ")
                spelled = " ".join(
                    [*before, self.feminine_numbers.get(last, last)]
                )
        return None if spelled is None else f"{spelled} {self.with_half}"

    def spell_one_and_half(self, case: str, *, feminine: bool) -> str:
        """Spell one and a half, which is the same in all cases here."""
        return self.one_and_half[1 if feminine else 0]

    def name_with_half(self, names: str, whole: str, case: str) -> str:
        """Return the name of a unit behind a number and a half."""
        one, few, _ = (names.replace("~", " ").split("/") * 3)[:3]
        if whole == "1" and not self.declines_half(case):
            return self.name_part(one, few)
        if case:
            return self.decline_name(names, case, is_one=False)
        return self.choose_form(names, whole)

    def declines_half(self, case: str) -> bool:
        """Tell whether one and a half, and what it counts, is in a case of its own."""
        return False

    def spell(self, number: str, to: str = "cardinal") -> str | None:
        """Spell digits; a thousand alone needs no one."""
        spelled = super().spell(number, to)
        if spelled is None or not spelled.startswith(self.one_thousand):
            return spelled
        return spelled.partition(" ")[2]

    def spell_day(
        self, tokens: Sequence[Token], i: int, day: str
    ) -> str | None:
        """Spell a day in the genitive, and in the accusative after по: по двадцатое."""
        ordinal = self.spell(day, "ordinal")
        before = get_token(tokens, i - 1).core.casefold()
        case = "neut" if before == "по" else "gen"
        if self.governed.get(before) == "dat":
            case = "dat"
        return ordinal and self.decline(ordinal, case)

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Write years out in the locative behind 'in', and г. before the name of a town."""
        token = tokens[i]
        if self._is_place_word(tokens, i):
            word = self._decline_place_word(tokens, i)
            return replace(
                token,
                core=word,
                trail="",
            )
        if token.core != self.years_short_form:
            return super().write_token(tokens, i)
        trail = token.trail.removeprefix(".")
        if get_token(tokens, i - 2).core.casefold() in self.before_locative:
            return replace(
                token,
                core=self.locative_years,
                trail=trail,
            )
        if get_token(tokens, i - 1).core.endswith("х"):
            return replace(
                token,
                core=self.genitive_years,
                trail=trail,
            )
        return super().write_token(tokens, i)

    def _is_place_word(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether г. or р. is the short form of town or river: a name follows."""
        token = tokens[i]
        name = get_token(tokens, i + 1)
        before = get_token(tokens, i - 1).core
        is_named = (
            name.core[:1].isupper()
            and name.core[1:].islower()
            and not name.lead.strip('«"')
        )
        is_counted = before[-1:].isdigit() or parse_roman(before) is not None
        return (
            token.core in self.place_words
            and token.trail == "."
            and is_named
            and not is_counted
        )

    def _decline_place_word(self, tokens: Sequence[Token], i: int) -> str:
        """Return town or river in the case that the preposition before it asks for."""
        forms = self.place_words[tokens[i].core].split("/")
        before = get_token(tokens, i - 1)
        asked = (
            ""
            if before.trail
            else self.governed.get(before.core.casefold(), "")
        )
        name = get_token(tokens, i + 1).core
        if "loc" in asked:
            return forms[_PLACE_CASES.index("loc")]
        first = asked.split(" ")[0]
        if asked == "gen ins" and name.endswith(("ом", "ем", "ой", "ою")):
            first = "ins"
        return (
            forms[_PLACE_CASES.index(first)]
            if first in _PLACE_CASES
            else forms[0]
        )

    def read_ordinal(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1-й, 2-я and 3-го, and the decades 1920-е and 30-х годах."""
        decade = self._read_decade(tokens, i)
        match = _ORDINAL.fullmatch(tokens[i].core)
        if decade or match is None or match[2] not in self.ordinal_cases:
            return decade
        ordinal = self.spell(match[1], "ordinal") or ""
        case = self.choose_ordinal_case(tokens, i, match[2])
        return [self.decline(ordinal, case)]

    def choose_ordinal_case(
        self, tokens: Sequence[Token], i: int, ending: str
    ) -> str:
        """Return the case of 25-й and 5-м, which may have several, by the words around it."""
        case = self.ordinal_cases[ending]
        noun = (
            "" if tokens[i].trail else get_token(tokens, i + 1).core.casefold()
        )
        before = get_token(tokens, i - 1).core.casefold()
        if ending == "й" and noun.endswith(self.feminine_oblique):
            return self.feminine_case
        is_plural = noun.endswith(
            ("ы", "и", "а", "я", "і")
        ) and not noun.endswith("ия")
        if case == "neut" and is_plural:
            return "plural"
        if ending == "м" and noun.endswith(("ам", "ям")):
            return "plural dat"
        if ending == "м" and "loc" not in self.governed.get(before, ""):
            return "ins"
        return case

    def _read_decade(self, tokens: Sequence[Token], i: int) -> Reading:
        match = _DECADE.fullmatch(tokens[i].core)
        if match is None or match[2] not in self.decade_cases:
            return None
        is_year = get_token(tokens, i + 1).core in self.decade_words
        if len(match[1]) == 2 and not is_year:
            return None
        ordinal = self.spell(match[1], "ordinal") or ""
        return [self.decline(ordinal, self.decade_cases[match[2]])]

    def decline(self, ordinal: str, case: str) -> str:
        """Return an ordinal in a case: сорок пятый, сорок пятого, сорок пятом."""
        endings = self.endings.get(ordinal[-2:])
        if case == "nom" or endings is None:
            return ordinal
        return ordinal[:-2] + endings[case]
