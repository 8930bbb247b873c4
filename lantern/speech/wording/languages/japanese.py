"""Japanese figures in numerals: 千九百四十五年, 百五十万人, 十二パーセント.

How the counters behind them are read (九日, 四時) is left to the voice, which has a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.east_asian import EastAsian, Replacement
from lantern.speech.wording.languages.numerals import JAPANESE

_BETWEEN = re.compile(r"(?<=[年月日時分人台名度円])[~～〜](?=\d)")


class Japanese(EastAsian):
    """Japanese."""

    tag = "ja"
    decimal = "."
    thousand = ","
    numerals = JAPANESE
    range_word = "から"
    times = "掛ける"
    ratio = "対"
    minus = "マイナス"
    money: Mapping[str, str] = {
        "$": "ドル", "＄": "ドル", "€": "ユーロ", "£": "ポンド", "¥": "円", "￥": "円",
        "₽": "ルーブル",
    }  # fmt: skip
    signs: Mapping[str, str] = {
        "%": "パーセント", "％": "パーセント", "km": "キロメートル", "m": "メートル",
        "cm": "センチ", "mm": "ミリ", "kg": "キログラム", "g": "グラム", "t": "トン",
        "ha": "ヘクタール", "km²": "平方キロメートル", "m²": "平方メートル",
        "m³": "立方メートル", "℃": "度", "°C": "度", "°": "度", "h": "時間", "min": "分",
        "l": "リットル", "kW": "キロワット",
    }  # fmt: skip
    speeds: Mapping[str, str] = {
        "km/h": "時速/キロメートル",
        "m/s": "秒速/メートル",
    }

    def list_own_replacements(self) -> Sequence[Replacement]:
        """Return the waves between two dates."""
        return (Replacement(_BETWEEN, lambda match: self.range_word),)

    def say_date(self, match: re.Match[str]) -> str:
        """Say 千九百四十五年八月九日."""
        year, month, day = (
            self.numerals.spell_whole(int(part)) for part in match.groups()
        )
        return f"{year}年{month}月{day}日"

    def say_clock(self, match: re.Match[str]) -> str:
        """Say 四時三十分."""
        hour = self.numerals.spell_whole(int(match[1]))
        minute = int(match[2])
        return (
            f"{hour}時{self.numerals.spell_whole(minute)}分"
            if minute
            else f"{hour}時"
        )

    def say_part(self, above: str, below: str) -> str:
        """Say 四分の三."""
        return f"{below}分の{above}"
