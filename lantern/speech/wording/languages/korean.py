"""Korean figures: 천구백사십오년 팔월 구일, 백오십만 명, 세 시 삼십 분, 다섯 명."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.east_asian import (
    EastAsian,
    Replacement,
    compile_figure,
)
from lantern.speech.wording.languages.numerals import KOREAN

_COUNTERS = re.compile(
    r"개(?!월|년|국)|명|사람|살|시(?!대|리)|번(?!지|호)|마리|대(?!대)|척|권|장|자루|곳|가지|"
    r"배|달|군데|채|그루|발|쌍|차례|갈래|줄기|벌|켤레|통|판"
)
"""What is counted in native numbers: 세 개, 두 시."""
_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_TENS = ("", "열", "스물", "서른")
_MOST_NATIVE = 39
_MOST_HOURS = 12
_HOUR = re.compile(r"시(?!대|리)")
_MONTHS = {"6": "유", "10": "시"}


def spell_native(number: int) -> str:
    """Spell a number up to 39 as it stands before a counter: 스물한, 스무."""
    if number == 20:
        return "스무"
    return _TENS[number // 10] + _ONES[number % 10]


class Korean(EastAsian):
    """Korean."""

    tag = "ko"
    decimal = "."
    thousand = ","
    numerals = KOREAN
    range_word = "에서 "
    times = " 곱하기 "
    ratio = " 대 "
    minus = "마이너스 "
    money: Mapping[str, str] = {
        "$": " 달러", "€": " 유로", "£": " 파운드", "¥": " 엔", "₩": " 원", "₽": " 루블",
    }  # fmt: skip
    signs: Mapping[str, str] = {
        "%": " 퍼센트", "％": " 퍼센트", "km": " 킬로미터", "m": " 미터", "cm": " 센티미터",
        "mm": " 밀리미터", "kg": " 킬로그램", "g": " 그램", "t": " 톤", "ha": " 헥타르",
        "km²": " 제곱킬로미터", "m²": " 제곱미터", "m³": " 세제곱미터", "℃": "도", "°C": "도",
        "°": "도", "h": " 시간", "min": " 분", "l": " 리터", "kW": " 킬로와트",
    }  # fmt: skip
    speeds: Mapping[str, str] = {
        "km/h": "시속 / 킬로미터",
        "m/s": "초속 / 미터",
    }

    def minus_word(self, *, is_cold: bool) -> str:
        """Return 영하 before degrees."""
        return "영하 " if is_cold else self.minus

    def say_number(self, number: str, after: str = "") -> str:
        """Spell a number: a native one before a counter."""
        text = after.lstrip()
        is_small = number.isdigit() and 0 < int(number) <= _MOST_NATIVE
        is_hour = _HOUR.match(text) is not None
        if is_small and is_hour and int(number) > _MOST_HOURS:
            return super().say_number(number, after)
        if is_small and _COUNTERS.match(text):
            return spell_native(int(number))
        return super().say_number(number, after)

    def list_own_replacements(self) -> Sequence[Replacement]:
        """Return June and October, which lose a sound."""
        return (
            Replacement(
                compile_figure(r"0?(6|10)(?=월)"),
                lambda match: _MONTHS[match[1]],
            ),
        )

    def say_date(self, match: re.Match[str]) -> str:
        """Say 천구백사십오년 팔월 구일."""
        year, month, day = (str(int(part)) for part in match.groups())
        name = _MONTHS.get(month) or self.numerals.spell(month)
        return f"{self.numerals.spell(year)}년 {name}월 {self.numerals.spell(day)}일"

    def say_clock(self, match: re.Match[str]) -> str:
        """Say 네시 삼십분."""
        hour = self.say_number(str(int(match[1])), "시")
        minute = int(match[2])
        return (
            f"{hour}시 {self.numerals.spell_whole(minute)}분"
            if minute
            else f"{hour}시"
        )

    def say_part(self, above: str, below: str) -> str:
        """Say 사분의 삼."""
        return f"{below}분의 {above}"
