"""Numbers in Chinese, Japanese and Korean numerals."""

from __future__ import annotations

import pytest

from lantern.speech.wording.languages.numerals import CHINESE, JAPANESE, KOREAN


@pytest.mark.parametrize(
    ("number", "chinese", "japanese", "korean"),
    [
        ("0", "零", "零", "영"),
        ("10", "十", "十", "십"),
        ("15", "十五", "十五", "십오"),
        ("110", "一百一十", "百十", "백십"),
        ("105", "一百零五", "百五", "백오"),
        ("1005", "一千零五", "千五", "천오"),
        ("1050", "一千零五十", "千五十", "천오십"),
        ("10000", "一万", "一万", "만"),
        ("10500", "一万零五百", "一万五百", "만오백"),
        ("84000", "八万四千", "八万四千", "팔만사천"),
        ("1500000", "一百五十万", "百五十万", "백오십만"),
        ("10000000", "一千万", "一千万", "일천만"),
        ("100000001", "一亿零一", "一億一", "일억일"),
        ("2.05", "二点零五", "二点零五", "이점영오"),
    ],
)
def test_a_number_is_spelled(
    number: str, chinese: str, japanese: str, korean: str
) -> None:
    assert CHINESE.spell(number) == chinese
    assert JAPANESE.spell(number) == japanese
    assert KOREAN.spell(number) == korean


def test_a_year_is_spelled_digit_by_digit() -> None:
    assert CHINESE.spell_digits("1905") == "一九零五"
