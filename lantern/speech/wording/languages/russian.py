"""Russian figures: девятого августа, в тысяча девятьсот сорок пятом году, пять километров."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.base import Reading, pairs
from lantern.speech.wording.languages.slavic import EastSlavic
from lantern.speech.wording.tokens import Token

_HARD = {
    "gen": "ого", "loc": "ом", "ins": "ым", "fem": "ая", "neut": "ое",
    "plural": "ые", "plural gen": "ых", "plural dat": "ым", "plural ins": "ыми",
}  # fmt: skip
_SOFT = {
    "gen": "ьего", "loc": "ьем", "ins": "ьим", "fem": "ья", "neut": "ье",
    "plural": "ьи", "plural gen": "ьих", "plural dat": "ьим", "plural ins": "ьими",
}  # fmt: skip
_ENDINGS = {"ый": _HARD, "ой": _HARD, "ий": _SOFT}
_ORDINAL = re.compile(r"(\d{1,3})-?(й|ый|ий|я|ая|е|ое|го|му|м)")
_SUFFIXES = {
    "го": "gen",
    "му": "gen",
    "м": "loc",
    "я": "fem",
    "ая": "fem",
    "е": "neut",
    "ое": "neut",
}


class Russian(EastSlavic):
    """Russian."""

    tag = "ru"
    thousand = " "
    minus = "минус"
    plus = "плюс"
    power = "в степени"
    scales = frozenset(
        {"тыс", "млн", "млрд", "тысяч", "тысячи", "миллионов", "миллиона", "миллиардов"}
    )
    phone_words = frozenset({"тел", "телефон", "факс"})
    parts: Mapping[int, str] = {
        2: "вторая/вторых/вторых", 3: "третья/третьих/третьих",
        4: "четвёртая/четвёртых/четвёртых", 5: "пятая/пятых/пятых", 6: "шестая/шестых/шестых",
        8: "восьмая/восьмых/восьмых", 10: "десятая/десятых/десятых",
    }  # fmt: skip
    to = "–"
    feminine = frozenset(
        {
            "тонна",
            "тонны",
            "тысяча",
            "минута",
            "минуты",
            "секунда",
            "иена",
            "иены",
        }
    )
    feminine_numbers: Mapping[str, str] = {"один": "одна", "два": "две"}
    endings = _ENDINGS
    one_thousand = "одна тысяча"
    months = (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря",
    )  # fmt: skip
    units = pairs(
        "%=процент/процента/процентов км=километр/километра/километров м=метр/метра/метров "
        "см=сантиметр/сантиметра/сантиметров мм=миллиметр/миллиметра/миллиметров "
        "кг=килограмм/килограмма/килограммов г=грамм/грамма/граммов т=тонна/тонны/тонн "
        "га=гектар/гектара/гектаров л=литр/литра/литров мин=минута/минуты/минут "
        "км/ч=километр~в~час/километра~в~час/километров~в~час "
        "км²=квадратный~километр/квадратных~километра/квадратных~километров "
        "м²=квадратный~метр/квадратных~метра/квадратных~метров "
        "°C=градус/градуса/градусов °=градус/градуса/градусов "
        "тыс=тысяча/тысячи/тысяч млн=миллион/миллиона/миллионов "
        "млрд=миллиард/миллиарда/миллиардов чел=человек/человека/человек ч=час/часа/часов "
        "коп=копейка/копейки/копеек "
        "km=километр/километра/километров kg=килограмм/килограмма/килограммов "
        "m=метр/метра/метров"
    )
    currencies = pairs(
        "€=евро $=доллар/доллара/долларов £=фунт/фунта/фунтов ¥=иена/иены/иен "
        "₽=рубль/рубля/рублей руб=рубль/рубля/рублей"
    )
    short_forms = pairs(
        "ген=генерал "
        "им=имени св=святой проф=профессор акад=академик н.э=нашей~эры др=другие пр=прочее "
        "гг=годы вв=века"
    )
    closing_forms = pairs("т.д=так~далее т.п=тому~подобное")
    numbered_forms = pairs(
        "№=номер стр=страница с=страница гл=глава рис=рисунок ст=статья"
    )
    phrases: Mapping[tuple[str, ...], str] = {
        ("н", "э"): "нашей эры",
        ("т", "е"): "то есть",
        ("т", "д"): "так далее",
        ("т", "п"): "тому подобное",
    }  # fmt: skip
    time_words = frozenset({"часов", "часа"})
    year_cases: Mapping[str, str] = {
        "год": "nom", "года": "gen", "году": "loc", "годом": "ins", "годы": "nom", "годов": "gen",
        "годах": "loc", "гг": "nom",
    }  # fmt: skip
    century_cases: Mapping[str, str] = {
        "век": "nom", "века": "gen", "веке": "loc", "веком": "ins", "столетие": "nom",
        "столетия": "gen", "столетии": "loc", "веку": "gen",
    }  # fmt: skip
    century_short_form = "в"
    year_short_form = "г"
    until = frozenset({"по", "до"})
    decade_words = frozenset({"годы", "годов", "годах", "годам", "годами", "гг"})
    decade_cases: Mapping[str, str] = {
        "е": "plural", "ые": "plural", "х": "plural gen", "ых": "plural gen", "м": "plural dat",
        "ми": "plural ins",
    }  # fmt: skip
    before_locative = frozenset({"в", "во", "о"})
    locative_year = "году"
    genitive_year = "года"
    locative_century = "веке"
    genitive_century = "века"

    def decline_king(self, ordinal: str, name: str) -> str:
        """Return Пётр Первый, Петра Первого, Екатерина Вторая, Екатерины Второй."""
        if name in ("Екатерина", "Елизавета", "Анна", "Мария"):
            return self.decline(ordinal, "fem")
        if name.endswith(("ы", "и")):
            return self.decline(ordinal, "fem")[:-2] + "ой"
        if name.endswith(("а", "я")):
            return self.decline(ordinal, "gen")
        return ordinal

    def read_ordinal(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1-й, 2-я and 3-го."""
        decade = super().read_ordinal(tokens, i)
        match = _ORDINAL.fullmatch(tokens[i].core)
        if decade or match is None:
            return decade
        ordinal = self.spell(match[1], "ordinal") or ""
        return [self.decline(ordinal, _SUFFIXES.get(match[2], "nom"))]
