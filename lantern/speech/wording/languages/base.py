"""What languages share when figures are spoken; each language has a module with what is its own.

A language is a subclass of `Language`. Short forms are written out first; then each token is given
to the rules in turn, as in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording import numbers
from lantern.speech.wording.languages.angles import Angles
from lantern.speech.wording.languages.compounds import Compounds
from lantern.speech.wording.languages.fractions import Fractions
from lantern.speech.wording.languages.kings import KINGS
from lantern.speech.wording.languages.money import Money
from lantern.speech.wording.languages.products import Products
from lantern.speech.wording.languages.spelling import YEAR
from lantern.speech.wording.languages.telephones import (
    is_phone,
    list_phone_groups,
)
from lantern.speech.wording.tokens import Token, get_token, spread

Reading = list[str] | None
"""What is said for the tokens from one on, one text each; None for nothing to say."""

_YEAR = re.compile(YEAR)
_YEARS = re.compile(rf"({YEAR})[-–—/](\d\d(?:\d\d)?)")
_FIGURE_WITH_UNIT = re.compile(
    r"(.*?\d)(%|‰|°C|°F|°|[A-Za-zА-яµ]{1,3}(?:/h)?[²³]?)?"
)
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:h.]([0-5]\d)?")
_DATE = re.compile(r"(\d\d?)[./](\d\d?)[./](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NUMBERED = re.compile(r"(\D+?)\.?(\d{1,6})")
_ELIDED = re.compile(r"([^\W\d]{1,6}['’])(\d\S*)")
_ENDS = re.compile(r"([^-–—]+)[-–—]([^-–—]+)")


class Language(Products, Compounds, Fractions, Angles, Money):
    """How a language says figures and short forms; subclasses say what is their own."""

    months: tuple[str, ...] = ()
    """As they stand in a date, small letters."""
    phone_words: frozenset[str] = frozenset({"tel", "fax"})
    """Words before a telephone number, small letters."""
    time_words: frozenset[str] = frozenset()
    """Words after a number with a point that say that it is a time, or before it."""
    hours = ""
    """The name of an hour, as units, where 24h is no time of day."""
    counted: Mapping[str, str] = {}
    """A word before a Roman numeral that counts it, small letters -> the form of the number."""
    ordered: Mapping[str, str] = {}
    """A word after a Roman numeral that asks for an ordinal -> its form: II Guerra Mundial."""
    ordinal_pattern: re.Pattern[str] | None = None
    """Digits and the ending that makes an ordinal of them, as groups; None for no such endings."""

    # --- rules, in this order

    def list_rules(self) -> Sequence[Callable[[Sequence[Token], int], Reading]]:
        """Return the rules; the first that has something to say counts."""
        return (
            self.read_product,
            self.read_day,
            self.read_numeric_date,
            self.read_time,
            self.read_years,
            self.read_compound,
            self.read_ordinal,
            self.read_roman,
            self.read_telephone,
            self.read_scaled_money,
            self.read_money,
            self.read_sign_before,
            self.read_spaced_thousands,
            self.read_angle,
            self.read_mixed,
            self.read_fraction,
            self.read_numbered,
            self.read_own,
            self.read_power,
            self.read_measure,
            self.read_unit,
            self.read_figure,
            self.read_ends,
            self.read_elided,
        )

    def read_own(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read what only this language has."""
        return None

    def read_day(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read the day of a date before its month."""
        day = tokens[i].core.removesuffix(".")
        month = get_token(tokens, i + 1).core.casefold()
        is_day = re.fullmatch(r"\d{1,2}", day) and 1 <= int(day) <= 31
        if not is_day or month not in self.months or tokens[i].trail:
            return None
        spelled = self.spell_day(tokens, i, day)
        return None if spelled is None else [spelled]

    def spell_day(
        self, tokens: Sequence[Token], i: int, day: str
    ) -> str | None:
        """Spell the day of a date; `tokens` show what stands around it."""
        return self.spell(day)

    def read_numeric_date(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 19.1.1915 and 1915-01-19."""
        match = _DATE.fullmatch(tokens[i].core)
        iso = _ISO_DATE.fullmatch(tokens[i].core)
        if match:
            day, month, year = match.groups()
        elif iso:
            year, month, day = iso.groups()
        else:
            return None
        if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
            return None
        spelled = self.spell_date(
            tokens, i, [str(int(day)), str(int(month)), year]
        )
        return None if spelled is None else [spelled]

    def spell_date(
        self, tokens: Sequence[Token], i: int, parts: Sequence[str]
    ) -> str | None:
        """Spell a date of day, month and year."""
        day, month, year = parts
        first = self.spell_day(tokens, i, day)
        last = self.spell_year(year)
        return f"{first} {self.months[int(month) - 1]} {last}"

    def read_time(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 18:30, 18h30 and 18.30 beside a word of time."""
        match = _CLOCK.fullmatch(tokens[i].core)
        if match is None:
            return None
        sign = tokens[i].core[len(match[1])]
        if sign == "." and not self._is_beside_time_word(tokens, i):
            return None
        if sign == "h" and not match[2] and self.hours:
            before = get_token(tokens, i - 1).core.casefold()
            if before not in self.time_words:
                said = self.measure(match[1], self.hours)
                return None if said is None else [said]
        if sign == "h" and "h" not in self.time_words:
            return None
        return self.spell_time(
            tokens, i, int(match[1]), minute=int(match[2] or 0)
        )

    def _is_beside_time_word(self, tokens: Sequence[Token], i: int) -> bool:
        before = get_token(tokens, i - 1).core.casefold()
        after = get_token(tokens, i + 1).core.casefold()
        return before in self.time_words or after in self.time_words

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell a time, over as many tokens as it takes."""
        spelled = self.spell(str(hour))
        if minute:
            spelled = f"{spelled} {self.spell(str(minute))}"
        return [spelled or ""]

    def read_years(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1848/49 and 1941–1945."""
        match = _YEARS.fullmatch(tokens[i].core)
        if match is None or get_token(tokens, i + 1).core in self.units:
            return None
        first, last = match.groups()
        if len(last) == 2 and int(last) <= int(first[2:]):
            return None
        start = self.spell_year(first)
        end = self.spell_year(last) if len(last) == 4 else self.spell(last)
        if start is None or end is None:
            return None
        return [f"{start} {self.to} {end}"]

    def read_ordinal(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read ordinals as this language writes them."""
        if self.ordinal_pattern is None:
            return None
        match = self.ordinal_pattern.fullmatch(tokens[i].core)
        return [self.spell_ordinal(match[1], match[2])] if match else None

    def spell_ordinal(self, digits: str, ending: str) -> str:
        """Spell digits as an ordinal; `ending` is what is written behind them."""
        return self.spell(digits, "ordinal") or ""

    def read_roman(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read the numerals of centuries and kings."""
        core = tokens[i].core.removesuffix(".")
        value = numbers.parse_roman(core)
        if value is None or value >= 40:
            return None
        before = get_token(tokens, i - 1)
        form = self.counted.get("" if before.trail else before.core.casefold())
        if form is None and not tokens[i].trail:
            form = self.ordered.get(get_token(tokens, i + 1).core)
        if form is not None:
            return [self.spell_in_form(str(value), form)]
        spelled = self.spell_roman(tokens, i, value)
        return None if spelled is None else [spelled]

    def spell_in_form(self, number: str, form: str) -> str:
        """Spell a number as the word beside it asks: a cardinal, or an ordinal in a form."""
        return self.spell(number, form) or number

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell a Roman numeral beside a name or a century; None where it is none."""
        return None

    def is_name_before(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a name stands before a numeral; a lone I, V or X needs one of a king."""
        before = get_token(tokens, i - 1)
        name = before.core
        is_name = name[:1].isupper() and name[1:].islower() and not before.trail
        if not is_name or i == 0:
            return False
        lone = tokens[i].core.removesuffix(".") in (
            "I",
            "V",
            "X",
            "C",
            "D",
            "L",
            "M",
        )
        return not lone or name.casefold() in KINGS

    def read_telephone(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read +49 30 901820 and 030 901820, groups of digits that make no number."""
        groups = list_phone_groups(tokens, i)
        is_named = get_token(tokens, i - 1).core.casefold() in self.phone_words
        if not is_phone(groups, is_named=is_named):
            return None
        said = []
        for group in groups:
            parts = group.removeprefix("+").split("-")
            said.append(" ".join(map(self.spell_phone_group, parts)))
        if groups[0].startswith("+"):
            said[0] = f"{self.plus} {said[0]}"
        return said

    def spell_phone_group(self, group: str) -> str:
        """Spell the digits of a telephone number one by one."""
        return " ".join(self.spell(digit) or "" for digit in group)

    def read_spaced_thousands(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1 200 000 and 1 250,50 €: thousands set off by blanks."""
        if re.fullmatch(r"[1-9]\d{0,2}", tokens[i].core) is None:
            return None
        end = i
        while not tokens[end].trail and _is_three_digits(
            get_token(tokens, end + 1)
        ):
            end += 1
        last = get_token(tokens, end + 1)
        if not tokens[end].trail and self._ends_thousands(last):
            end += 1
        if end == i:
            return None
        digits = "".join(token.core for token in tokens[i : end + 1])
        return self._spell_thousands(tokens, end, digits, count=end + 1 - i)

    def _ends_thousands(self, token: Token) -> bool:
        """Tell whether a token is the last three digits of a number, with its decimals or sign."""
        decimals = rf"\d{{3}}(?:{re.escape(self.decimal)}\d{{1,2}})?[€$£₽]?"
        return not token.lead and re.fullmatch(decimals, token.core) is not None

    def _spell_thousands(
        self, tokens: Sequence[Token], end: int, digits: str, *, count: int
    ) -> Reading:
        """Spell a number of `count` tokens, and the unit or the money after it."""
        sign = digits[-1] if digits[-1] in self.currencies else ""
        after = get_token(tokens, end + 1).core
        if sign:
            price = self.spell_price(digits[:-1], self.currencies[sign])
            return None if price is None else spread(price, count)
        if not tokens[end].trail and after in self.currencies:
            price = self.spell_price(digits, self.currencies[after])
            return None if price is None else spread(price, count + 1)
        number = digits.replace(self.decimal, ".")
        spelled = self.spell(number)
        if spelled is None:
            return None
        said = spread(spelled, count)
        names = self.units.get(after)
        if names and not tokens[end].trail:
            said.append(self.choose_form(names, number))
        return said

    def read_numbered(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read №5 and n°5: a short form joined to its number."""
        match = _NUMBERED.fullmatch(tokens[i].core)
        if match is None or match[1] not in self.numbered_forms:
            return None
        return [f"{self.numbered_forms[match[1]]} {self.spell(match[2])}"]

    def read_measure(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 12 km, 5kg, -3 °C and 3 € with the name in the right form."""
        match = _FIGURE_WITH_UNIT.fullmatch(tokens[i].core)
        if match is None:
            return None
        number, unit = match[1], match[2]
        names = {**self.units, **self.currencies}
        if unit:
            spelled = (
                self.measure(number, names[unit]) if unit in names else None
            )
            return None if spelled is None else [spelled]
        after = get_token(tokens, i + 1)
        if tokens[i].trail or after.core not in names:
            return None
        if after.core in self.currencies:
            spelled = self.spell_price(number, names[after.core])
            return None if spelled is None else spread_last(spelled)
        spelled = self.measure(number, names[after.core])
        if spelled is None:
            return None
        name = self.choose_form(names[after.core], number)
        return [spelled.removesuffix(f" {name}"), name]

    def read_unit(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read a unit after a number that was read otherwise."""
        before = get_token(tokens, i - 1)
        core = tokens[i].core
        if before.core in self.scales and not before.trail:
            if core in self.currencies:
                return [self.name_scaled(self.currencies[core])]
            names = self.units.get(core)
            return None if names is None else [self.choose_form(names, "1000")]
        names = self.units.get(core)
        if names is None or not before.is_number:
            return None
        return [self.choose_form(names, before.core)]

    def read_figure(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read a number, a year or a range by itself."""
        core = tokens[i].core
        spelled = self.spell_figure(core, is_measured=False)
        if spelled is None or tokens[i].trail or _YEAR.fullmatch(core):
            return None if spelled is None else [spelled]
        after = get_token(tokens, i + 1)
        return [
            spelled if after.lead else self.spell_before(spelled, after.core)
        ]

    def read_ends(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 9.30–17.00 Uhr, XVI–XVII and 20%–30%: each end as it would be read by itself."""
        ends = _ENDS.fullmatch(tokens[i].core)
        if ends is None:
            return None
        first = self._read_alone(tokens, i, ends[1])
        last = self._read_alone(tokens, i, ends[2])
        if not first or not last:
            return None
        is_measured = get_token(tokens, i + 1).core in (
            *self.units,
            *self.currencies,
        )
        start = first[0] if is_measured else " ".join(first)
        return [f"{start} {self.to} {last[0]}", *last[1:]]

    def read_elided(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read the figure of l'8 and dell'11 as it would be read by itself."""
        match = _ELIDED.fullmatch(tokens[i].core)
        said = self._read_alone(tokens, i, match[2]) if match else None
        return [match[1] + said[0], *said[1:]] if match and said else None

    def _read_alone(
        self, tokens: Sequence[Token], i: int, core: str
    ) -> Reading:
        """Return what is said for a token if it had only a part of its word."""
        changed = [*tokens[:i], replace(tokens[i], core=core), *tokens[i + 1 :]]
        for rule in self.list_rules():
            found = rule(changed, i)
            if found:
                return found
        return None


def spread_last(spelled: str) -> list[str]:
    """Return words for two tokens: the last word for the second."""
    first, _, last = spelled.rpartition(" ")
    return [first, last]


def _is_three_digits(token: Token) -> bool:
    return re.fullmatch(r"\d{3}", token.core) is not None and not token.lead
