"""Chinese figures: 一九四五年八月九日, 一百五十万人, 百分之十二, 零下三十五摄氏度."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.east_asian import (
    NUMBER,
    RANGE,
    YEAR,
    EastAsian,
    Replacement,
    compile_figure,
)
from lantern.speech.wording.languages.numerals import CHINESE

_COUNTERS = (
    "个|名|位|人|辆|门|架|艘|支|次|天|年|公里|千米|米|厘米|吨|公斤|小时|分钟|倍|点|万|亿|千|"
    "座|条|种|周|枚|匹|头|本|份|岁|元|美元|处|对|批|路|岸|家|项|张|间|层"
)
"""What two things are counted with: 两个, and not 二个."""
_COUNTED = re.compile(_COUNTERS)
_PERCENT = r"[%％]"


class Chinese(EastAsian):
    """Chinese."""

    tag = "zh"
    decimal = "."
    thousand = ","
    numerals = CHINESE
    range_word = "到"
    times = "乘"
    ratio = "比"
    minus = "负"
    money: Mapping[str, str] = {
        "$": "美元", "＄": "美元", "€": "欧元", "£": "英镑", "¥": "元", "￥": "元", "₽": "卢布",
    }  # fmt: skip
    signs: Mapping[str, str] = {
        "km": "公里", "m": "米", "cm": "厘米", "mm": "毫米", "kg": "公斤", "g": "克", "t": "吨",
        "ha": "公顷", "km²": "平方公里", "m²": "平方米", "m³": "立方米", "℃": "摄氏度",
        "°C": "摄氏度", "°": "度", "h": "小时", "min": "分钟", "l": "升", "kW": "千瓦",
    }  # fmt: skip
    speeds: Mapping[str, str] = {
        "km/h": "每小时/公里", "公里/小时": "每小时/公里", "m/s": "每秒/米",
    }  # fmt: skip

    def say_number(self, number: str, after: str = "") -> str:
        """Spell a number; two before what it counts is 两."""
        spelled = super().say_number(number, after)
        if number == "2" and _COUNTED.match(after):
            return "两"
        return re.sub(r"^二(?=[千万亿])", "两", spelled)

    def minus_word(self, *, is_cold: bool) -> str:
        """Return 零下 before degrees."""
        return "零下" if is_cold else self.minus

    def list_own_replacements(self) -> Sequence[Replacement]:
        """Return years digit by digit, ordinals and percentages."""
        return (
            Replacement(
                compile_figure(rf"({YEAR}){RANGE}({YEAR})"), self._say_years
            ),
            Replacement(compile_figure(rf"({YEAR})(?=年)"), self._say_year),
            Replacement(
                re.compile(rf"第({NUMBER})"),
                lambda match: f"第{self.numerals.spell(match[1])}",
            ),
            Replacement(
                compile_figure(rf"N(?:{_PERCENT})?{RANGE}N{_PERCENT}"),
                lambda match: (
                    f"百分之{self.spell(match[1])}到百分之{self.spell(match[2])}"
                ),
            ),
            Replacement(
                compile_figure(rf"N\s?{_PERCENT}"),
                lambda match: f"百分之{self.numerals.spell(match[1])}",
            ),
            Replacement(
                compile_figure(r"N‰"),
                lambda match: f"千分之{self.numerals.spell(match[1])}",
            ),
        )

    def _say_year(self, match: re.Match[str]) -> str:
        return self.numerals.spell_digits(match[1])

    def _say_years(self, match: re.Match[str]) -> str:
        first, last = map(self.numerals.spell_digits, match.groups())
        return f"{first}到{last}"

    def say_date(self, match: re.Match[str]) -> str:
        """Say 一九四五年八月九日."""
        year, month, day = match.groups()
        name = self.numerals.spell_digits(year)
        return f"{name}年{self._say_day(month)}月{self._say_day(day)}日"

    def _say_day(self, number: str) -> str:
        return self.numerals.spell(str(int(number)))

    def say_clock(self, match: re.Match[str]) -> str:
        """Say 四点三十分."""
        hour, minute = int(match[1]), int(match[2])
        spelled = "两" if hour == 2 else self.numerals.spell_whole(hour)
        if not minute:
            return f"{spelled}点"
        zero = "零" if minute < 10 else ""
        return f"{spelled}点{zero}{self.numerals.spell_whole(minute)}分"

    def say_part(self, above: str, below: str) -> str:
        """Say 四分之三."""
        return f"{below}分之{above}"
