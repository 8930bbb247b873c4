"""What Chinese, Japanese and Korean figures share: they stand among signs without blanks.

Figures are replaced by numerals wherever they stand in a word. Names of types (T-34) stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lantern.speech.wording.languages.base import Language, Reading
from lantern.speech.wording.languages.numerals import Numerals
from lantern.speech.wording.tokens import Token, get_token, make_token

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NOT_IN_NAME = r"(?<![A-Za-z0-9.,/])(?<![A-Za-z]-)"
"""What stands before a figure that isn't part of a name such as T-34."""
YEAR = r"(?:1\d{3}|20\d{2})"
RANGE = r"\s?[-－–—~～〜至到]{1,2}\s?"
_MINUS = r"[-−－]"
_FIGURE = re.compile(rf"{NOT_IN_NAME}(?:{NUMBER})")
_LAST_FIGURE = re.compile(rf"(?:.*[^\d.,])?({NUMBER})", re.DOTALL)
_LEADING = re.compile(r"^\d+")
_OPEN_RANGE = re.compile(r"[~～〜]$")


@dataclass(frozen=True)
class Replacement:
    """What to look for in a word, and what is said for what was found."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str]


def compile_figure(text: str) -> re.Pattern[str]:
    """Compile a pattern of a figure; `N` in it is a number, as a group."""
    return re.compile(NOT_IN_NAME + text.replace("N", f"({NUMBER})"))


class EastAsian(Language):
    """A language that says figures in numerals of ten thousands."""

    numerals: Numerals
    range_word = ""
    """What is said between the ends of a range."""
    times = ""
    ratio = ""
    """What is said for the colon of a scale: 1:200000."""
    money: Mapping[str, str] = {}
    """Sign -> the name of the money, which stands behind the number."""
    scales_of_money = "万萬亿億만억"
    signs: Mapping[str, str] = {}
    """A unit -> its name behind the number."""
    speeds: Mapping[str, str] = {}
    """A unit of speed -> what is said before the number, and behind it, with / between."""

    def spell(self, number: str, to: str = "cardinal") -> str | None:
        """Spell digits, with a point before decimals."""
        return self.numerals.spell(number.replace(",", ""))

    def say_number(self, number: str, after: str = "") -> str:
        """Spell a number as it stands before some text; one like 007 digit by digit."""
        if len(number) > 1 and number.isdigit() and number.startswith("0"):
            return self.numerals.spell_digits(number)
        return self.numerals.spell(number.replace(",", ""))

    def list_rules(self) -> Sequence[Callable[[Sequence[Token], int], Reading]]:
        """Return no rules for single words: all is read where short forms are written out."""
        return ()

    def write_out(self, tokens: list[Token], spoken: dict[int, str]) -> None:
        """Write figures out in the tokens."""
        for i in range(len(tokens)):
            text = _join_parts(tokens[i])
            if i in spoken or not any(char.isdecimal() for char in text):
                continue
            after = "" if i + 1 in spoken else get_token(tokens, i + 1).core
            before = get_token(tokens, i - 1)
            is_ordinal = (before.core + before.trail).endswith(("第", "제"))
            whole = text
            if is_ordinal:
                whole = _LEADING.sub(
                    lambda match: self.spell(match[0]) or "", text
                )
            said = self._read_with_next(tokens, i, whole, after=after)
            if said != text:
                tokens[i] = make_token(tokens[i].start, tokens[i].end, said)

    def _read_with_next(
        self, tokens: list[Token], i: int, text: str, *, after: str
    ) -> str:
        """Return what is said for a word, and change the next one where it is a unit or sign."""
        self._put_times(tokens, i, text)
        found = _LAST_FIGURE.fullmatch(text)
        name = self.signs.get(after)
        speed = self.speeds.get(after)
        if found and (name or speed):
            before, _, behind = (speed or f"/{name}").partition("/")
            tokens[i + 1] = _put(tokens[i + 1], behind.strip())
            head = self.say_text(text[: found.start(1)], "")
            return self._say_with_unit(head, found[1], before=before)
        return self.say_text(text, after)

    def _put_times(self, tokens: list[Token], i: int, text: str) -> None:
        """Make the lone x behind a number what is said for it."""
        if i + 1 == len(tokens) or _FIGURE.fullmatch(text) is None:
            return
        sign = tokens[i + 1]
        if _join_parts(sign).strip() in ("x", "×"):
            tokens[i + 1] = make_token(sign.start, sign.end, self.times.strip())

    def _say_with_unit(self, head: str, number: str, *, before: str) -> str:
        minus = re.search(rf"{_MINUS}$", head)
        if minus:
            head = head[: minus.start()] + self.minus_word(is_cold=True)
        return f"{head}{before}{self.say_number(number)}"

    def minus_word(self, *, is_cold: bool) -> str:
        """Return what is said before a number below nought."""
        return self.minus

    def say_text(self, text: str, after: str) -> str:
        """Return a text with its figures in words; `after` is the word behind it."""
        for replacement in self.list_replacements():
            text = replacement.pattern.sub(replacement.say, text)
        if _OPEN_RANGE.search(text) and after[:1].isdecimal():
            text = _OPEN_RANGE.sub(self.range_word, text)
        return _FIGURE.sub(lambda match: self._say_plain(match, after), text)

    def _say_plain(self, match: re.Match[str], after: str) -> str:
        behind = match.string[match.end() :] + after
        return self.say_number(match[0], behind)

    def list_replacements(self) -> Sequence[Replacement]:
        """Return what is replaced before plain numbers are, in this order."""
        return (
            Replacement(
                compile_figure(rf"({YEAR})[-/](\d\d?)[-/](\d\d?)(?!\d)"),
                self.say_date,
            ),
            *self.list_own_replacements(),
            Replacement(
                compile_figure(r"(\d{1,2}):([0-5]\d)(?![\d:])"), self.say_clock
            ),
            Replacement(
                compile_figure(r"(\d+):N(?![\d:])"),
                lambda match: self.ratio.join(
                    map(self.say_number, match.groups())
                ),
            ),
            *self._list_measures(),
            Replacement(
                compile_figure(r"(\d{1,2})/(\d{1,2})(?![\d/])"), self._say_part
            ),
            Replacement(compile_figure(r"N\s?[x×]\s?N"), self._say_product),
            Replacement(compile_figure(rf"N{RANGE}N()"), self._say_range),
            Replacement(
                re.compile(rf"(?<![\w.,])[-−－]({NUMBER})"),
                lambda match: f"{self.minus}{self.say_number(match[1])}",
            ),
        )

    def _list_measures(self) -> Sequence[Replacement]:
        """Return what is replaced of money and of numbers with a unit."""
        money = "".join(self.money)
        units = "|".join(
            sorted(
                map(re.escape, self.signs),
                key=len,
                reverse=True,
            )
        )
        speeds = "|".join(map(re.escape, self.speeds))
        measure = (
            rf"(?<![A-Za-z0-9])({_MINUS}?)(?<![A-Za-z]-)({NUMBER})\s?({units})"
        )
        return (
            Replacement(
                re.compile(
                    rf"[{money}]\s?({NUMBER})([{self.scales_of_money}]?)"
                ),
                self._say_money,
            ),
            Replacement(compile_figure(rf"N\s?({speeds})"), self._say_speed),
            Replacement(
                compile_figure(rf"N{RANGE}N\s?({units})(?![A-Za-z])"),
                self._say_range,
            ),
            Replacement(
                re.compile(rf"{measure}(?![A-Za-z])"), self.say_measure
            ),
        )

    def list_own_replacements(self) -> Sequence[Replacement]:
        """Return what only this language has."""
        return ()

    def say_date(self, match: re.Match[str]) -> str:
        """Say 1945-08-09."""
        raise NotImplementedError

    def say_clock(self, match: re.Match[str]) -> str:
        """Say 4:30."""
        raise NotImplementedError

    def _say_money(self, match: re.Match[str]) -> str:
        name = self.money[match[0][0]]
        return f"{self.say_number(match[1], match[2])}{match[2]}{name}"

    def _say_speed(self, match: re.Match[str]) -> str:
        before, _, behind = self.speeds[match[2]].partition("/")
        return f"{before}{self.say_number(match[1], behind)}{behind}"

    def say_measure(self, match: re.Match[str]) -> str:
        """Say a number with a unit: 5km."""
        sign, number, unit = match.groups()
        minus = (
            self.minus_word(is_cold=unit in ("℃", "°C", "°")) if sign else ""
        )
        return f"{minus}{self.say_number(number, self.signs[unit])}{self.signs[unit]}"

    def _say_part(self, match: re.Match[str]) -> str:
        above, below = match.groups()
        if not 0 < int(above) < int(below):
            return match[0]
        return self.say_part(self.say_number(above), self.say_number(below))

    def say_part(self, above: str, below: str) -> str:
        """Say a part of a whole: 四分之三."""
        raise NotImplementedError

    def _say_product(self, match: re.Match[str]) -> str:
        return f"{self.say_number(match[1])}{self.times}{self.say_number(match[2])}"

    def _say_range(self, match: re.Match[str]) -> str:
        first, last, unit = match.groups()
        behind = self.signs.get(unit, "")
        after = behind or match.string[match.end() :]
        start = self.say_number(first, after)
        return f"{start}{self.range_word}{self.say_number(last, after)}{behind}"


def _join_parts(token: Token) -> str:
    return token.lead + token.core + token.trail


def _put(token: Token, core: str) -> Token:
    """Return a token with another core, and the marks around it."""
    trail = token.trail
    return make_token(token.start, token.end, f"{token.lead}{core}{trail}")
