"""Numbers in Chinese, Japanese and Korean numerals: 一百五十万, 百五十万, 백오십만. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_GROUP = 10_000
_DIGITS_OF_GROUP = 4


@dataclass(frozen=True)
class Numerals:
    """The numerals of a language."""

    digits: str
    """From nought to nine."""
    tens: str
    """Ten, a hundred and a thousand."""
    myriads: str
    """Ten thousand, and each ten thousand times the one before."""
    point: str
    """What is said before decimals."""
    says_one: bool = False
    """Whether a hundred and a thousand have their one: 一百."""
    says_zero: bool = False
    """Whether empty places are said: 一百零五."""
    says_one_myriad: bool = True
    """Whether ten thousand by itself has its one: 一万, but 만."""

    def spell(self, number: str) -> str:
        """Spell digits, with a point before decimals."""
        whole, _, decimals = number.partition(".")
        spelled = self.spell_whole(int(whole))
        if not decimals:
            return spelled
        return f"{spelled}{self.point}{self.spell_digits(decimals)}"

    def spell_digits(self, number: str) -> str:
        """Spell digits one by one: 一九四五."""
        return "".join(self.digits[int(digit)] for digit in number)

    def spell_whole(self, number: int) -> str:
        """Spell a whole number."""
        if number == 0:
            return self.digits[0]
        groups = []
        rest = number
        while rest:
            groups.append(rest % _GROUP)
            rest //= _GROUP
        spelled = ""
        for place in reversed(range(len(groups))):
            spelled += self._spell_place(groups, place, is_first=not spelled)
        ten = self.digits[1] + self.tens[0]
        if self.says_one and spelled.startswith(ten):
            return spelled[1:]
        return spelled

    def _spell_place(
        self, groups: Sequence[int], place: int, *, is_first: bool
    ) -> str:
        """Spell one group of four digits with the name of its place."""
        group = groups[place]
        if group == 0:
            return ""
        is_thousand = place > 0 and group // 1000 == 1
        spelled = self._spell_group(
            group, says_one=self.says_one or is_thousand
        )
        if (
            place
            and group == 1
            and place == 1
            and not self.says_one_myriad
            and is_first
        ):
            spelled = ""
        has_gap = group < 1000 or (
            place + 1 < len(groups) and groups[place + 1] % 10 == 0
        )
        if self.says_zero and not is_first and group < 1000 and has_gap:
            spelled = self.digits[0] + spelled
        name = self.myriads[place - 1] if place else ""
        return f"{spelled}{name}"

    def _spell_group(self, group: int, *, says_one: bool) -> str:
        text = ""
        is_open = False
        for place in reversed(range(_DIGITS_OF_GROUP)):
            digit = group // 10**place % 10
            if digit == 0:
                is_open = bool(text)
                continue
            if is_open and self.says_zero:
                text += self.digits[0]
            is_open = False
            has_digit = (
                digit > 1 or place == 0 or self._has_one(place, says_one)
            )
            text += self.digits[digit] if has_digit else ""
            text += self.tens[place - 1] if place else ""
        return text

    def _has_one(self, place: int, says_one: bool) -> bool:
        """Tell whether one is said before ten, a hundred or a thousand."""
        return self.says_one or (says_one and place == _DIGITS_OF_GROUP - 1)


CHINESE = Numerals("零一二三四五六七八九", "十百千", "万亿兆", "点", True, True)
JAPANESE = Numerals("零一二三四五六七八九", "十百千", "万億兆", "点")
KOREAN = Numerals(
    "영일이삼사오육칠팔구", "십백천", "만억조", "점", says_one_myriad=False
)
