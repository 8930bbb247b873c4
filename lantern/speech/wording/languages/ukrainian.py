"""Ukrainian figures: дев'ятого серпня, у тисяча дев'ятсот сорок п'ятому році."""

from __future__ import annotations

from collections.abc import Mapping

from lantern.speech.wording.languages.slavic import EastSlavic
from lantern.speech.wording.tables import pairs

_HARD = {
    "gen": "ого", "loc": "ому", "ins": "им", "neut": "е",
    "fem": "а", "fem gen": "ої", "fem acc": "у", "fem loc": "ій",
    "plural": "і", "plural gen": "их", "plural dat": "им", "plural ins": "ими",
}  # fmt: skip
_SOFT = {
    "gen": "ього", "loc": "ьому", "ins": "ім", "neut": "є",
    "fem": "я", "fem gen": "ьої", "fem acc": "ю", "fem loc": "ій",
    "plural": "і", "plural gen": "іх", "plural dat": "ім", "plural ins": "іми",
}  # fmt: skip
_ENDINGS = {"ий": _HARD, "ій": _SOFT}


class Ukrainian(EastSlavic):
    """Ukrainian."""

    tag = "uk"
    thousand = " "
    minus = "мінус"
    plus = "плюс"
    power = "у степені"
    scales = frozenset({"тис", "млн", "млрд", "тисяч", "мільйонів", "мільярдів"})
    phone_words = frozenset({"тел", "телефон", "факс"})
    parts: Mapping[int, str] = {
        2: "друга/других/других", 3: "третя/третіх/третіх", 4: "четверта/четвертих/четвертих",
        5: "п'ята/п'ятих/п'ятих", 6: "шоста/шостих/шостих", 8: "восьма/восьмих/восьмих",
        10: "десята/десятих/десятих",
    }  # fmt: skip
    feminine = frozenset(
        {
            "тонна",
            "тонни",
            "тисяча",
            "тисячі",
            "хвилина",
            "хвилини",
            "єна",
            "єни",
            "гривня",
            "гривні",
            "секунда",
            "секунди",
            "година",
            "години",
            "жінка",
            "жінки",
            "книга",
            "книги",
            "книжка",
            "книжки",
            "річка",
            "річки",
            "людина",
            "особа",
            "особи",
            "сторінка",
            "сторінки",
            "доба",
            "доби",
            "війна",
            "війни",
            "битва",
            "битви",
            "школа",
            "школи",
            "хата",
            "хати",
            "дивізія",
            "дивізії",
            "армія",
            "армії",
            "церква",
            "церкви",
        }
    )
    feminine_numbers: Mapping[str, str] = {"один": "одна", "два": "дві"}
    endings = _ENDINGS
    one_thousand = "одна тисяча"
    months = (
        "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
        "жовтня", "листопада", "грудня",
    )  # fmt: skip
    units = pairs(
        "%=відсоток/відсотки/відсотків км=кілометр/кілометри/кілометрів м=метр/метри/метрів "
        "см=сантиметр/сантиметри/сантиметрів мм=міліметр/міліметри/міліметрів "
        "кг=кілограм/кілограми/кілограмів г=грам/грами/грамів т=тонна/тонни/тонн "
        "га=гектар/гектари/гектарів л=літр/літри/літрів хв=хвилина/хвилини/хвилин "
        "тис=тисяча/тисячі/тисяч млн=мільйон/мільйони/мільйонів "
        "млрд=мільярд/мільярди/мільярдів "
        "°C=градус/градуси/градусів °=градус/градуси/градусів"
    )
    currencies = pairs(
        "€=євро $=долар/долари/доларів £=фунт/фунти/фунтів ¥=єна/єни/єн "
        "₽=рубль/рублі/рублів ₴=гривня/гривні/гривень "
        "грн=гривня/гривні/гривень"
    )
    short_forms = pairs(
        "ген=генерал ім=імені св=святий проф=професор рр=роки ст=століття н.е=нашої~ери"
    )
    closing_forms = pairs("т.д=так~далі")
    numbered_forms = pairs("№=номер с=сторінка стор=сторінка розд=розділ рис=рисунок")
    phrases: Mapping[tuple[str, ...], str] = {
        ("н", "е"): "нашої ери",
        ("т", "д"): "так далі",
    }
    year_cases: Mapping[str, str] = {
        "рік": "nom", "року": "gen", "році": "loc", "роком": "ins", "роки": "nom", "років": "gen",
    }  # fmt: skip
    century_cases: Mapping[str, str] = {
        "століття": "gen", "столітті": "loc", "століттях": "loc",
        "століть": "gen", "вік": "nom", "віку": "gen", "віці": "loc",
    }  # fmt: skip
    century_short_form = "ст"
    year_short_form = "р"
    until = frozenset({"по", "до"})
    decade_words = frozenset({"роки", "років", "роках", "рокам", "роками", "рр"})
    decade_cases: Mapping[str, str] = {
        "ті": "plural", "і": "plural", "х": "plural gen", "их": "plural gen", "тих": "plural gen",
        "ми": "plural ins",
    }  # fmt: skip
    since = frozenset({"з", "із", "від"})
    one_and_half = ("півтора", "півтори")
    with_half = "з половиною"
    and_part = "і"
    counted: Mapping[str, str] = {
        "том": "nom", "томі": "loc", "розділ": "nom", "розділі": "loc", "частина": "fem",
        "частині": "fem loc", "книга": "fem", "книзі": "fem loc",
    }  # fmt: skip
    ordered: Mapping[str, str] = {
        "світова": "fem", "світової": "fem gen", "світову": "fem acc", "світовій": "fem loc",
        "з'їзд": "nom", "рейх": "nom", "рейху": "gen",
    }  # fmt: skip
    minute_of_arc = "хвилина/хвилини/хвилин"
    second_of_arc = "секунда/секунди/секунд"
    quarters: Mapping[str, str] = {
        "N": "північної широти", "S": "південної широти", "E": "східної довготи",
        "W": "західної довготи",
    }  # fmt: skip
    ordinal_cases: Mapping[str, str] = {
        "й": "nom", "ий": "nom", "го": "gen", "му": "loc", "а": "fem", "га": "fem",
        "та": "fem", "ша": "fem", "тя": "fem", "ма": "fem", "ге": "neut", "те": "neut",
        "ше": "neut", "тє": "neut", "ї": "fem gen", "ої": "fem gen", "у": "fem acc",
        "гу": "fem acc", "ту": "fem acc",
    }  # fmt: skip
    years_short_form = "рр"
    locative_years = "роках"
    before_locative = frozenset({"в", "у"})
    locative_year = "році"
    genitive_year = "року"
    locative_century = "столітті"
    genitive_century = "століття"

    def name_part(self, one: str, few: str) -> str:
        """Return a noun after a decimal, in the genitive: 1,5 кілометра, 2,5 тонни."""
        if one.endswith(("а", "я", "о")):
            return few
        if one.endswith("ок"):
            return f"{one[:-2]}ка"
        if one.endswith("ь"):
            return f"{one[:-1]}я"
        return f"{one}а"

    def decline_king(self, ordinal: str, name: str) -> str:
        """Return Микола Другий, Миколи Другого, Катерина Друга."""
        if name in ("Катерина", "Єлизавета", "Анна"):
            return self.decline(ordinal, "fem")
        if name.endswith(("а", "я", "и", "і")) and name != "Микола":
            return self.decline(ordinal, "gen")
        return ordinal
