"""What languages share when figures are spoken; each language has a module with what is its own.

A language is a subclass of `Language`. Short forms are written out first; then each token is given
to the rules in turn, as in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lantern.speech.wording import numbers
from lantern.speech.wording.languages.kings import KINGS
from lantern.speech.wording.languages.short_forms import ShortForms
from lantern.speech.wording.languages.telephones import is_phone, list_phone_groups
from lantern.speech.wording.tokens import Token, get_token, spread

Reading = list[str] | None
"""What is said for the tokens from one on, one text each; None for nothing to say."""

WHOLE = r"0|[1-9]\d{0,11}"
YEAR = r"1[0-9]\d\d|20\d\d"
_YEAR = re.compile(YEAR)
_RANGE = re.compile(rf"({WHOLE})[-–—]({WHOLE})")
_YEARS = re.compile(rf"({YEAR})[-–—/](\d\d(?:\d\d)?)")
_FIGURE_WITH_UNIT = re.compile(r"(.*?\d)(%|‰|°C|°F|°|[A-Za-zА-яµ]{1,3}(?:/h)?[²³]?)?")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:h.]([0-5]\d)?")
_DATE = re.compile(r"(\d\d?)[./](\d\d?)[./](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONEY_BEFORE = re.compile(r"([$£€¥₽₴])(.*\d)")
_MONEY_AFTER = re.compile(r"(.*\d)([$£€¥₽₴])")
_NUMBERED = re.compile(r"(\D+?)\.?(\d{1,6})")
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})")
_POWER = re.compile(r"(\d{1,3})([⁻]?[⁰¹²³⁴-⁹]{1,3})")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def pairs(text: str) -> dict[str, str]:
    """Read a table written as `short=long short=long`, with ~ for blanks."""
    table = dict(entry.split("=") for entry in text.split())
    return {short: full.replace("~", " ") for short, full in table.items()}


class Language(ShortForms):
    """How a language says figures and short forms; subclasses say what is their own."""

    decimal = ","
    thousand = "."
    """The sign between thousands; a blank is understood everywhere."""
    months: tuple[str, ...] = ()
    """As they stand in a date, small letters."""
    to = "–"
    """What is said between the ends of a range."""
    minus = ""
    plus = "plus"
    feminine: frozenset[str] = frozenset()
    """Names of units before which one, and two, is feminine."""
    parts: Mapping[int, str] = {}
    """What a whole is parted in -> names of such parts, as units: 4 -> quarter/quarters."""
    power = ""
    """What is said between a number and its power: ten *to the power of* six."""
    phone_words: frozenset[str] = frozenset({"tel", "fax"})
    """Words before a telephone number, small letters."""
    time_words: frozenset[str] = frozenset()
    """Words after a number with a point that say that it is a time, or before it."""

    # --- numbers

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
        if re.fullmatch(rf"[1-9]\d{{0,2}}(?:{re.escape(self.thousand)}\d{{3}})+", text):
            plain = text.replace(self.thousand, "")
        if re.fullmatch(rf"(?:{WHOLE})(?:{re.escape(self.decimal)}\d+)?", plain):
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

    # --- rules, in this order

    def list_rules(self) -> Sequence[Callable[[Sequence[Token], int], Reading]]:
        """Return the rules; the first that has something to say counts."""
        return (
            self.read_day,
            self.read_numeric_date,
            self.read_time,
            self.read_years,
            self.read_ordinal,
            self.read_roman,
            self.read_telephone,
            self.read_money,
            self.read_sign_before,
            self.read_spaced_thousands,
            self.read_fraction,
            self.read_numbered,
            self.read_own,
            self.read_power,
            self.read_measure,
            self.read_unit,
            self.read_figure,
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

    def spell_day(self, tokens: Sequence[Token], i: int, day: str) -> str | None:
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
        spelled = self.spell_date(tokens, i, [str(int(day)), str(int(month)), year])
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
        if sign == "h" and "h" not in self.time_words:
            return None
        return self.spell_time(tokens, i, int(match[1]), minute=int(match[2] or 0))

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
        return None

    def read_roman(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read the numerals of centuries and kings."""
        core = tokens[i].core.removesuffix(".")
        value = numbers.parse_roman(core)
        if value is None or value >= 40:
            return None
        spelled = self.spell_roman(tokens, i, value)
        return None if spelled is None else [spelled]

    def spell_roman(self, tokens: Sequence[Token], i: int, value: int) -> str | None:
        """Spell a Roman numeral beside a name or a century; None where it is none."""
        return None

    def is_name_before(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a name stands before a numeral; a lone I, V or X needs one of a king."""
        before = get_token(tokens, i - 1)
        name = before.core
        is_name = name[:1].isupper() and name[1:].islower() and not before.trail
        if not is_name or i == 0:
            return False
        lone = tokens[i].core.removesuffix(".") in ("I", "V", "X", "C", "D", "L", "M")
        return not lone or name.casefold() in KINGS

    def read_money(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 3,50 €, 5€ and €5."""
        core = tokens[i].core
        before = _MONEY_BEFORE.fullmatch(core)
        after = _MONEY_AFTER.fullmatch(core)
        if before:
            number, sign = before[2], before[1]
        elif after:
            number, sign = after.groups()
        else:
            return None
        if sign not in self.currencies:
            return None
        spelled = self.spell_price(number, self.currencies[sign])
        return None if spelled is None else [spelled]

    def read_telephone(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read +49 30 901820 and 030 901820, groups of digits that make no number."""
        groups = list_phone_groups(tokens, i)
        is_named = get_token(tokens, i - 1).core.casefold() in self.phone_words
        if not is_phone(groups, is_named=is_named):
            return None
        said = [self.spell_phone_group(group.removeprefix("+")) for group in groups]
        if groups[0].startswith("+"):
            said[0] = f"{self.plus} {said[0]}"
        return said

    def spell_phone_group(self, group: str) -> str:
        """Spell the digits of a telephone number one by one."""
        return " ".join(self.spell(digit) or "" for digit in group)

    def read_sign_before(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read € 5, the sign set off by a blank."""
        names = self.currencies.get(tokens[i].core)
        number = get_token(tokens, i + 1)
        is_sign = names is not None and not tokens[i].core[0].isalpha()
        if not is_sign or tokens[i].trail or number.lead:
            return None
        if names is None or get_token(tokens, i - 1).is_number:
            return None
        spelled = self.spell_price(number.core, names)
        return None if spelled is None else spread(spelled, 2)

    def read_power(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 10⁶."""
        match = _POWER.fullmatch(tokens[i].core)
        if match is None or not self.power:
            return None
        exponent = match[2].translate(_RAISED)
        number = self.spell(match[1])
        spelled = self.spell_figure(exponent, is_measured=True)
        return [f"{number} {self.power} {spelled}"] if number and spelled else None

    def spell_price(self, number: str, names: str) -> str | None:
        """Spell an amount of money; two decimals are hundredths."""
        whole, _, small = number.partition(self.decimal)
        if len(small) != 2:
            return self.measure(number, names)
        spelled = self.measure(whole, names)
        if spelled is None or small == "00":
            return spelled
        return self.join_cents(spelled, self.spell(str(int(small))) or "")

    def join_cents(self, spelled: str, small: str) -> str:
        """Return a price with its hundredths."""
        return f"{spelled} {small}"

    def read_spaced_thousands(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1 200 000 and 1 250,50 €: thousands set off by blanks."""
        if re.fullmatch(r"[1-9]\d{0,2}", tokens[i].core) is None:
            return None
        end = i
        while not tokens[end].trail and _is_three_digits(get_token(tokens, end + 1)):
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

    def read_fraction(self, tokens: Sequence[Token], i: int) -> Reading:
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

    def read_measure(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 12 km, 5kg, -3 °C and 3 € with the name in the right form."""
        match = _FIGURE_WITH_UNIT.fullmatch(tokens[i].core)
        if match is None:
            return None
        number, unit = match[1], match[2]
        names = {**self.units, **self.currencies}
        if unit:
            spelled = self.measure(number, names[unit]) if unit in names else None
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
            names = self.units.get(core) or self.currencies.get(core)
            return None if names is None else [self.choose_form(names, "1000")]
        names = self.units.get(core)
        if names is None or not before.is_number:
            return None
        return [self.choose_form(names, before.core)]

    def read_figure(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read a number, a year or a range by itself."""
        spelled = self.spell_figure(tokens[i].core, is_measured=False)
        return None if spelled is None else [spelled]


def spread_last(spelled: str) -> list[str]:
    """Return words for two tokens: the last word for the second."""
    first, _, last = spelled.rpartition(" ")
    return [first, last]


def _is_three_digits(token: Token) -> bool:
    return re.fullmatch(r"\d{3}", token.core) is not None and not token.lead
