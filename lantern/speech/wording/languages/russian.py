"""Russian figures: девятого августа, в тысяча девятьсот сорок пятом году, пять километров."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.base import Reading, pairs
from lantern.speech.wording.languages.slavic import EastSlavic
from lantern.speech.wording.tokens import Token

_ENDINGS = {
    "ый": {"gen": "ого", "loc": "ом", "ins": "ым", "plural": "ые", "fem": "ая"},
    "ой": {"gen": "ого", "loc": "ом", "ins": "ым", "plural": "ые", "fem": "ая"},
    "ий": {"gen": "ьего", "loc": "ьем", "ins": "ьим", "plural": "ьи", "fem": "ья"},
}
_ORDINAL = re.compile(r"(\d{1,3})-?(й|ый|ий|я|ая|е|ое|го|му|м)")
_SUFFIXES = {"го": "gen", "му": "gen", "м": "loc", "я": "fem", "ая": "fem"}


class Russian(EastSlavic):
    """Russian."""

    tag = "ru"
    thousand = " "
    minus = "минус"
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
        "km=километр/километра/километров kg=килограмм/килограмма/килограммов "
        "m=метр/метра/метров"
    )
    currencies = pairs(
        "€=евро $=доллар/доллара/долларов £=фунт/фунта/фунтов ¥=иена/иены/иен "
        "₽=рубль/рубля/рублей"
    )
    short_forms = pairs(
        "тыс=тысяч млн=миллионов млрд=миллиардов руб=рублей коп=копеек ген=генерал "
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
        match = _ORDINAL.fullmatch(tokens[i].core)
        if match is None:
            return None
        ordinal = self.spell(match[1], "ordinal") or ""
        return [self.decline(ordinal, _SUFFIXES.get(match[2], "nom"))]
