"""Dates, times, figures and ordinals in Chinese, Japanese and Korean. Pure.

Numbers are digits with 万, 億, 만 or 억, or numerals; 四时半 and 午前4時30分 are times.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lantern.article.facts import amounts, dates
from lantern.article.facts import words as english
from lantern.article.facts.amounts import FactRule, FactValues
from lantern.core.dates import ERAS

_DIGITS: Mapping[str, int] = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("영일이삼사오육칠팔구", range(10), strict=True)),
    **dict(zip("〇兩两공", (0, 2, 2, 0), strict=True)),
}  # fmt: skip
_TENS = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_MYRIADS = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8,
    "兆": 10**12, "조": 10**12,
}  # fmt: skip
_NATIVE = {
    name: value
    for value, name in enumerate(
        [
            "한",
            "두",
            "세",
            "네",
            "다섯",
            "여섯",
            "일곱",
            "여덟",
            "아홉",
            "열",
            "열한",
            "열두",
        ],
        1,
    )
}
_UNITS = {
    "公里": "km", "千米": "km", "キロメートル": "km", "キロ": "km", "킬로미터": "km", "km": "km",
    "米": "m", "公尺": "m", "メートル": "m", "미터": "m", "厘米": "cm", "センチ": "cm",
    "センチメートル": "cm", "센티미터": "cm", "吨": "t", "噸": "t", "トン": "t", "톤": "t",
    "公斤": "kg", "キログラム": "kg", "킬로그램": "kg", "kg": "kg", "公顷": "ha",
    "ヘクタール": "ha", "헥타르": "ha", "英里": "mi", "マイル": "mi", "마일": "mi", "%": "%",
    "％": "%", "パーセント": "%", "퍼센트": "%", "m": "m", "t": "t", "cm": "cm",
}  # fmt: skip
_PARTS = {
    "am": "上午 凌晨 早上 清晨 早晨 午前 朝 未明 오전 새벽 아침",
    "pm": "下午 傍晚 晚上 中午 午後 夕方 오후 저녁 낮",
    "at night": "夜里 深夜 夜间 半夜 夜 밤",
}
_PART_OF: dict[str, str] = {}
for _part, _names in _PARTS.items():
    _PART_OF.update(dict.fromkeys(_names.split(), _part))

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGNS = "〇零一二三四五六七八九十百千兩两"
_MORE = "[多余餘]?"
"""Some more than that: 150多万."""
_SCALED = (
    rf"(?:(?:{_ARABIC})\s?{_MORE}[万萬亿億만억兆조千천]+\s?)+"
    rf"(?:(?:{_ARABIC})(?![,.\d]))?"
)
_SPELLED = (
    rf"(?!万一|万万|千万)[{_SIGNS}][{_SIGNS}多余餘万萬亿億]*[{_SIGNS}万萬亿億]"
    r"(?:点[〇零一二三四五六七八九]+)?"
)
_SINO = "일이삼사오육칠팔구십백천만억"
_TENS_OF_SINO = f"[{_SINO}]*[십백천만억]"
_HANGUL = rf"(?<![가-힣])(?={_TENS_OF_SINO}{_TENS_OF_SINO})[{_SINO}]{{3,}}"
"""Korean numerals are plain syllables: at least three of them, two of which are tens or more."""
_NUMBER = rf"(?:{_SCALED}|{_ARABIC}|{_SPELLED}|{_HANGUL})"
_SHORT = rf"(?:\d{{1,2}}|[{_SIGNS}]{{1,3}})"
_COUNTERS = (
    "个|個|名|人|辆|両|门|門|架|機|艘|隻|支|次|回|天|日間|座|条|条|万|位|挺|师|師|军|軍|集团军|"
    "개|명|대|척|문|정"
)
_UNIT = "|".join(
    sorted(
        map(re.escape, _UNITS),
        key=len,
        reverse=True,
    )
)
_MINUTES = rf"(?:\s?(?P<minute>{_SHORT})\s?[分분]|\s?(?P<half>半|반)|(?P<quarter>一刻))?"
_NATIVE_HOURS = "|".join(
    sorted(
        _NATIVE,
        key=len,
        reverse=True,
    )
)


def parse_number(text: str) -> float | None:
    """Return the value of a number: 150万, 一百五十万, 1億5000万, 八万四千, 2.5; None for none."""
    plain = re.sub(r"[,\s多余餘]", "", text)
    if re.fullmatch(r"[〇零一二三四五六七八九]{2,}", plain):
        return float("".join(str(_DIGITS[sign]) for sign in plain))
    whole, _, decimals = plain.partition("点")
    value = _parse_whole(whole)
    if value is None or not decimals:
        return value
    return value + float(
        "0." + "".join(str(_DIGITS[sign]) for sign in decimals)
    )


def _parse_whole(text: str) -> float | None:
    """Return the value of a number without decimals in numerals."""
    total = 0.0
    group = 0.0
    current: float | None = None
    for part in re.findall(r"\d+(?:\.\d+)?|\D", text):
        if part in _DIGITS:
            current = float(_DIGITS[part])
        elif part in _TENS:
            group += (1.0 if current is None else current) * _TENS[part]
            current = None
        elif part in _MYRIADS:
            group += current or 0.0
            total += (group or 1.0) * _MYRIADS[part]
            group = 0.0
            current = None
        elif part[0].isdecimal():
            current = float(part)
        else:
            return None
    return total + group + (current or 0.0)


def _read_clock(match: re.Match[str]) -> FactValues:
    """Read 凌晨四点半, 午前4時30分, 오전 네 시 반."""
    name = match["hour"]
    hour = _NATIVE.get(name)
    value = parse_number(name) if hour is None else hour
    is_little = value == 1 and not match["part"] and name == "一"
    if value is None or value > 24 or is_little:
        return
    minute = 0
    if match["half"]:
        minute = 30
    elif match["quarter"]:
        minute = 15
    elif match["minute"]:
        minute = int(parse_number(match["minute"]) or 0)
    part = _PART_OF.get((match["part"] or "").strip())
    yield from dates.yield_time(int(value), minute, part)


def _read_date(match: re.Match[str]) -> FactValues:
    """Read 1945年8月9日, 昭和20年8月9日, 8月9日 and 1945년 8월."""
    year = _parse_year(match["era"], match["year"])
    if match["year"] and len(year) != len("1945"):
        return
    month = _parse_short(match["month"])
    day = _parse_short(match["day"])
    if not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return
    if month is None:
        yield "date", year
        return
    if day is None:
        yield "date", f"{year}-{month:02}"
        return
    yield (
        "date",
        f"{year}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}",
    )


def _parse_year(era: str | None, text: str | None) -> str:
    """Return a year in four digits, or nothing for none."""
    if not text:
        return ""
    if era:
        count = 1 if text == "元" else int(parse_number(text) or 0)
        return str(ERAS[era] + count)
    value = parse_number(text)
    return str(int(value)) if value else ""


def _parse_short(text: str | None) -> int | None:
    return int(parse_number(text) or 0) if text else None


def _read_decade(match: re.Match[str]) -> FactValues:
    """Read 1940年代 and 20世纪40年代."""
    century = match["century"]
    number = str(int(parse_number(match["decade"]) or 0))
    if century:
        number = f"{int(parse_number(century) or 0) - 1}{number}"
    if len(number) == 2:
        number = f"19{number}"
    if len(number) == 4:
        yield "date", f"{number}s"


def _read_ordinal(match: re.Match[str]) -> FactValues:
    value = parse_number(match["number"] or match["century"])
    if value:
        yield "ordinal", amounts.format_ordinal(int(value))


def _read_percent(match: re.Match[str]) -> FactValues:
    value = parse_number(match["number"])
    if value is not None:
        yield "figure", f"{amounts.format_number(value)} %"


def _read_figure(match: re.Match[str]) -> FactValues:
    currency = english.CURRENCIES.get(match["money"] or "")
    for text in match.group("first", "last"):
        value = parse_number(text) if text else None
        if value is None or value >= amounts.MAX_NUMBER:
            continue
        unit = _UNITS.get(match["unit"] or "")
        number = amounts.format_number(value)
        yield (
            "figure",
            " ".join(part for part in (number, unit, currency) if part),
        )


def _read_counted(match: re.Match[str]) -> FactValues:
    """Read 三个: one sign alone, which a counter says is a number."""
    value = parse_number(match[1])
    if value is not None and value > 1:
        yield "figure", amounts.format_number(value)


_ERA = "|".join(ERAS)
_ANY_PART = "|".join(
    sorted(
        _PART_OF,
        key=len,
        reverse=True,
    )
)
_NO_DECIMAL = r"(?![〇零一二三四五六七八九]+(?![十〇零一二三四五六七八九分]))"
_HOUR_SIGN = rf"(?:[时時시](?![间間간대리])|[点點]{_NO_DECIMAL})"
_RANGE = r"\s?[-~～〜至到から에서]{1,2}\s?"
_YEAR = (
    rf"(?:(?P<era>{_ERA})\s?)?(?P<year>\d{{1,4}}|元|[{_SIGNS}]{{1,4}})\s?[年년]"
)
_MONTH = rf"(?P<month>{_SHORT})\s?[月월]"
_DAY = rf"(?P<day>{_SHORT})\s?[日号號일]"
_COUNTED_SIGNS = rf"([二三四五六七八九十两兩])(?:{_COUNTERS})"
_PART = rf"(?:\d+|[{_SIGNS}]+)"
_FRACTION = rf"{_PART}\s?(?:分[之の]|분의)\s?{_PART}"
RULES: tuple[FactRule, ...] = (
    (
        re.compile(
            rf"(?:(?P<part>{_ANY_PART})의?\s?)?(?<![\d.])"
            rf"(?P<hour>{_SHORT}|(?<![가-힣])(?:{_NATIVE_HOURS}))\s?{_HOUR_SIGN}{_MINUTES}"
        ),
        _read_clock,
    ),
    (
        re.compile(
            rf"(?P<part>{_ANY_PART})\s?(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)"
            r"(?P<half>(?!))?(?P<quarter>(?!))?"
        ),
        _read_clock,
    ),
    *dates.ANY_LANGUAGE_DATE_RULES,
    (
        re.compile(
            rf"(?:(?P<century>\d{{1,2}}|[{_SIGNS}]{{1,3}})[世세][纪紀기]\s?)?"
            rf"(?<!\d)(?P<decade>\d{{2}}|\d{{4}}|[{_SIGNS}]{{2,4}})\s?[年년][代대]"
        ),
        _read_decade,
    ),
    (
        re.compile(rf"{_YEAR}(?:\s?{_MONTH}(?:\s?{_DAY})?)?"),
        _read_date,
    ),
    (
        re.compile(rf"(?P<era>(?!))?(?P<year>(?!))?{_MONTH}(?:\s?{_DAY})?"),
        _read_date,
    ),
    (
        re.compile(
            rf"[第제]\s?(?P<number>\d+|[{_SIGNS}]+)|(?P<century>\d{{1,2}}|[{_SIGNS}]{{1,3}})[世세][纪紀기]"
        ),
        _read_ordinal,
    ),
    dates.YEAR_RULES[0],
    (re.compile(rf"百分之(?P<number>{_NUMBER}|[{_SIGNS}])"), _read_percent),
    (re.compile(_FRACTION), amounts.skip_back_reference),
    (
        re.compile(
            rf"(?<![A-Za-z\d.,-])(?P<money>[$£€¥₽])?(?P<first>{_NUMBER})"
            rf"(?:{_RANGE}(?P<last>{_NUMBER}))?\s?(?P<unit>{_UNIT})?(?![A-Za-z])"
        ),
        _read_figure,
    ),
    (re.compile(_COUNTED_SIGNS), _read_counted),
)
"""In this order; the first that has something to say counts."""
