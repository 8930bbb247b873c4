"""Numbers in the case that the words around them ask for, in Slavic languages.

около сорока дивизий, с восемьюдесятью танками, в пяти километрах от города. The preposition before
a number says which cases it may have; the noun behind it, where it isn't in the genitive, which of
them it has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.speech.wording.languages.base import Language, Reading
from lantern.speech.wording.tokens import Token, get_token, spread

_JOINED_UNIT = re.compile(r"(\d[\d.,]*)([^\d.,]+)")
_WORDS_LOOKED_AT = 3
"""A noun stands behind its number, with two adjectives between at most."""
_LEAST_NOUN = 4
_MOST_WITH_A_HALF = 99
_NO_HALVES = ("%", "‰", "°", "°C", "°F")
"""Units that are said with decimals: 12,5 %."""
_SMALL = 1000
"""From here on a number is a noun itself, which what it counts doesn't change."""


@dataclass(frozen=True)
class _CountedNumber:
    """A number in a text: digits with a point before decimals, and how many tokens it has."""

    digits: str
    count: int

    @property
    def is_one(self) -> bool:
        """Whether a noun behind it is in the singular: 1, 21, but not 11."""
        return self.digits[-1] == "1" and not self.digits.endswith("11")


class NumbersInCase(Language):
    """How a language declines its numbers, and what is counted with a unit."""

    governed: Mapping[str, str] = {}
    """A word before a number -> the cases it asks for: gen, dat, acc, ins, loc."""
    noun_cases: Mapping[str, str] = {}
    """The ending of a noun, or of an adjective before it -> its case."""
    open_endings: tuple[str, ...] = ()
    """Endings of adjectives that say nothing: the noun behind them does."""
    no_nouns: frozenset[str] = frozenset()
    """Words with such an ending that are no nouns."""
    behind_distances: frozenset[str] = frozenset()
    """Words behind a distance, which is in the locative after 'in': в 5 км от города."""
    persons: tuple[str, ...] = ()
    """Endings of men whose number is in the genitive where others are in the nominative."""
    adverbs: frozenset[str] = frozenset()
    """Words that may stand between a preposition and its number."""
    joints: frozenset[str] = frozenset()
    """And, or: what stands between two numbers that have the same preposition."""

    def spell_in_case(
        self, digits: str, case: str, *, feminine: bool
    ) -> str | None:
        """Spell a whole number in a case; None where that can't be done."""
        raise NotImplementedError

    def decline_name(self, names: str, case: str, *, is_one: bool) -> str:
        """Return the name of a unit in a case."""
        raise NotImplementedError

    def spell_with_half(
        self, whole: str, case: str, *, feminine: bool
    ) -> str | None:
        """Spell a number and a half in a case."""
        raise NotImplementedError

    def name_with_half(self, names: str, whole: str, case: str) -> str:
        """Return the name of a unit behind a number and a half."""
        raise NotImplementedError

    def spell_decimal_in_case(self, digits: str, case: str) -> str | None:
        """Spell a number with decimals in a case; None where that can't be done."""
        return self.spell(digits)

    def read_in_case(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read a number whose case isn't the nominative, and 2,5 with what it counts."""
        joined = _JOINED_UNIT.fullmatch(tokens[i].core)
        if joined and (joined[2] in self.units or joined[2] in self.currencies):
            return self._read_joined(tokens, i, joined)
        figure = self._find_figure(tokens, i)
        if figure is None:
            return None
        end = i + figure.count
        case = self._find_case_of_number(tokens, i, end)
        if case is None:
            return [token.core for token in tokens[i:end]]
        whole, _, decimals = figure.digits.partition(".")
        if decimals == "5" and self._takes_half(tokens, end, whole):
            return self._read_with_half(tokens, i, figure, case=case)
        if not case:
            return self._read_persons(tokens, i, figure)
        return self._read_declined(tokens, i, figure, case=case)

    def _read_joined(
        self, tokens: Sequence[Token], i: int, match: re.Match[str]
    ) -> Reading:
        """Read 15% and 5км as if a blank stood between."""
        token = tokens[i]
        number = replace(
            token,
            core=match[1],
            trail="",
        )
        unit = replace(
            token,
            lead="",
            core=match[2],
        )
        said = self.read_in_case(
            [*tokens[:i], number, unit, *tokens[i + 1 :]], i
        )
        if said is None or len(said) == 1:
            return None
        return [" ".join(said)]

    def _read_declined(
        self,
        tokens: Sequence[Token],
        i: int,
        figure: _CountedNumber,
        *,
        case: str,
    ) -> Reading:
        end = i + figure.count
        said = self._spell_figure_in_case(tokens, end, figure, case=case)
        if said is None:
            return [token.core for token in tokens[i:end]]
        words = spread(said, figure.count)
        names = self._find_names(tokens, end)
        if names and "." in figure.digits:
            return [*words, self.choose_form(names, figure.digits)]
        if names:
            words.append(self.decline_name(names, case, is_one=figure.is_one))
        return words

    def _spell_figure_in_case(
        self,
        tokens: Sequence[Token],
        end: int,
        figure: _CountedNumber,
        *,
        case: str,
    ) -> str | None:
        if "." in figure.digits:
            return self.spell_decimal_in_case(figure.digits, case)
        feminine = self._counts_feminine(tokens, end, figure)
        return self.spell_in_case(figure.digits, case, feminine=feminine)

    def _find_figure(
        self, tokens: Sequence[Token], i: int
    ) -> _CountedNumber | None:
        """Return the number that begins with a token, its thousands perhaps set off by blanks."""
        if get_token(tokens, i).lead.strip("(«„\"'"):
            return None
        digits = tokens[i].core
        count = 1
        while re.fullmatch(r"[1-9]\d{0,2}", tokens[i].core) and _continues(
            tokens, i + count
        ):
            digits += tokens[i + count].core
            count += 1
        parsed = self.parse(digits)
        return None if parsed is None else _CountedNumber(parsed, count)

    def _find_names(self, tokens: Sequence[Token], end: int) -> str | None:
        """Return the names of the unit behind a number."""
        if tokens[end - 1].trail:
            return None
        after = get_token(tokens, end).core
        return self.units.get(after) or self.currencies.get(after)

    def _takes_half(
        self, tokens: Sequence[Token], end: int, whole: str
    ) -> bool:
        """Tell whether the half of a number is said as such: полтора миллиона."""
        after = get_token(tokens, end).core
        if tokens[end - 1].trail or after in _NO_HALVES or whole == "0":
            return False
        is_noun = (
            after.islower() and after.isalpha() and after not in self.joints
        )
        is_unit = after in self.units or after in self.currencies
        is_word = is_unit or (is_noun and len(after) >= _LEAST_NOUN)
        return is_word and int(whole) <= _MOST_WITH_A_HALF

    def _read_with_half(
        self,
        tokens: Sequence[Token],
        i: int,
        figure: _CountedNumber,
        *,
        case: str,
    ) -> Reading:
        end = i + figure.count
        whole = figure.digits.partition(".")[0]
        feminine = self._counts_feminine(tokens, end, figure)
        said = self.spell_with_half(whole, case, feminine=feminine)
        if said is None:
            return None
        names = self._find_names(tokens, end)
        if names is None:
            return [said]
        return [said, self.name_with_half(names, whole, case)]

    def _read_persons(
        self, tokens: Sequence[Token], i: int, figure: _CountedNumber
    ) -> Reading:
        """Read a number of men, which is in the genitive: pięciu żołnierzy."""
        end = i + figure.count
        noun = get_token(tokens, end).core
        is_plain = figure.digits.isdigit() and not tokens[end - 1].trail
        if not (self.persons and is_plain and noun.endswith(self.persons)):
            return None
        if not 1 < int(figure.digits) < _SMALL:
            return None
        said = self.spell_in_case(figure.digits, "gen", feminine=False)
        return None if said is None else spread(said, figure.count)

    def _counts_feminine(
        self, tokens: Sequence[Token], end: int, figure: _CountedNumber
    ) -> bool:
        """Tell whether what a number counts is feminine."""
        names = self._find_names(tokens, end)
        noun = names.split("/")[0] if names else get_token(tokens, end).core
        if names is None and figure.is_one:
            return noun.islower() and noun.endswith(
                ("и", "ы", "і", "ї", "y", "i")
            )
        return self.is_feminine(noun)

    def _find_case_of_number(
        self, tokens: Sequence[Token], i: int, end: int
    ) -> str | None:
        """Return the case of a number, nothing for the nominative; None if it isn't certain."""
        asked = self._find_asked(tokens, i)
        seen = self._look_at_noun(tokens, end)
        if seen in ("dat", "ins", "loc"):
            return seen if not asked or seen in asked else None
        if not asked:
            return ""
        noun = "" if tokens[end - 1].trail else get_token(tokens, end).core
        ends_in_one = (
            tokens[end - 1].core.endswith("1") and tokens[end - 1].core != "11"
        )
        if (
            ends_in_one
            and "loc" in asked
            and noun.endswith(("и", "е", "і", "ії"))
        ):
            return "loc"
        if "loc" in asked and "acc" in asked:
            is_distance = seen == "unit" and self._is_distance(tokens, i, end)
            return "loc" if is_distance else ""
        if "acc" in asked:
            return ""
        if "gen" in asked:
            return "gen"
        return asked[0]

    def _find_asked(self, tokens: Sequence[Token], i: int) -> tuple[str, ...]:
        """Return the cases that the word before a number asks for."""
        at = i - 1
        before = get_token(tokens, at)
        if before.core in self.joints:
            at = self._skip_counted(tokens, at - 1)
        elif before.core in self.adverbs:
            at -= 1
        before = get_token(tokens, at)
        if before.trail:
            return ()
        return tuple(self.governed.get(before.core.casefold(), "").split())

    def _skip_counted(self, tokens: Sequence[Token], at: int) -> int:
        """Return what stands before a number, and what it counts, that ends at a token."""
        for _ in range(_WORDS_LOOKED_AT):
            token = get_token(tokens, at)
            if token.is_number or token.trail:
                break
            at -= 1
        while get_token(tokens, at).is_number:
            at -= 1
        return at

    def _look_at_noun(self, tokens: Sequence[Token], end: int) -> str:
        """Return the case that a noun shows; 'unit' for a short form, nothing for others."""
        for k in range(_WORDS_LOOKED_AT):
            if tokens[end + k - 1].trail:
                return ""
            word = get_token(tokens, end + k).core
            if word in self.units or word in self.currencies:
                return "unit"
            if (
                not word.islower()
                or not word.isalpha()
                or word in self.no_nouns
            ):
                return ""
            if len(word) < _LEAST_NOUN:
                return ""
            for ending, case in self.noun_cases.items():
                if word.endswith(ending):
                    return case
            if not word.endswith(self.open_endings):
                return ""
        return ""

    def _is_distance(self, tokens: Sequence[Token], i: int, end: int) -> bool:
        """Tell whether a number of kilometres says where something is, and not how far."""
        before = get_token(tokens, i - 1).core.casefold()
        after = get_token(tokens, end + 1).core
        return before in ("в", "у", "w") and after in self.behind_distances


def _continues(tokens: Sequence[Token], k: int) -> bool:
    """Tell whether a token is the next three digits of a number."""
    token = get_token(tokens, k)
    is_group = re.fullmatch(r"\d{3}", token.core) is not None and not token.lead
    return is_group and not tokens[k - 1].trail
