"""Ukrainian figures: дев'ятого серпня, у тисяча дев'ятсот сорок п'ятому році."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.base import Reading
from lantern.speech.wording.languages.east_slavic import EastSlavic
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

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
_HOUR_CASES = {
    "о": "fem loc", "об": "fem loc", "по": "fem loc", "до": "fem gen", "від": "fem gen",
    "з": "fem gen", "після": "fem gen", "близько": "fem gen",
}  # fmt: skip


_BEFORE_GENITIVE = (
    "до від без для біля близько після проти серед навколо крім замість більше менше "
    "протягом упродовж впродовж "
    "порядку вище нижче"
)


class Ukrainian(EastSlavic):
    """Ukrainian."""

    tag = "uk"
    times = "помножити на"
    by = "на"
    thousand = " "
    minus = "мінус"
    plus = "плюс"
    case_names: Mapping[str, str] = {
        "gen": "genitive", "dat": "dative", "acc": "accusative", "ins": "instrumental",
        "loc": "locative",
    }  # fmt: skip
    feminine_name = "feminine"
    name_endings: Mapping[str, str] = {
        "dat": "у", "ins": "ом", "loc": "і", "DAT": "і", "INS": "ою", "LOC": "і",
    }  # fmt: skip
    governed: Mapping[str, str] = {
        **dict.fromkeys(_BEFORE_GENITIVE.split(), "gen"),
        "з": "gen ins", "із": "gen ins", "зі": "gen ins", "над": "ins", "між": "ins",
        "перед": "ins", "за": "acc ins", "під": "acc ins", "в": "acc loc", "у": "acc loc",
        "на": "acc loc", "при": "loc", "о": "loc", "об": "loc", "по": "acc loc",
        "через": "acc", "понад": "acc",
    }  # fmt: skip
    place_words: Mapping[str, str] = {
        "м": "місто/міста/місту/місто/містом/місті",
        "р": "річка/річки/річці/річку/річкою/річці",
        "с": "село/села/селу/село/селом/селі",
        "о": "острів/острова/острову/острів/островом/острові",
        "ст": "станція/станції/станції/станцію/станцією/станції",
        "оз": "озеро/озера/озеру/озеро/озером/озері",
        "вул": "вулиця/вулиці/вулиці/вулицю/вулицею/вулиці",
    }  # fmt: skip
    no_nouns = frozenset({"потім", "затим", "цим", "своїм"})
    behind_distances = frozenset(
        {"від", "до", "на", "північніше", "південніше"}
    )
    adverbs = frozenset({"майже", "приблизно", "цілих", "усіх"})
    joints = frozenset({"і", "й", "та", "або", "чи"})
    joined_words = ("річ", "кілометров", "метров", "денн", "годинн", "тонн", "міліметров",
                    "поверхов", "тисячн", "відсотков", "місячн", "хвилинн")  # fmt: skip
    feminine_oblique = ("ії", "ці", "зі", "сі", "ді", "ті", "ні")
    feminine_case = "fem loc"
    power = "у степені"
    scales = frozenset(
        {"тис", "млн", "млрд", "тисяч", "мільйонів", "мільярдів"}
    )
    phone_words = frozenset({"тел", "телефон", "факс"})
    parts: Mapping[int, str] = {
        2: "друга/других/других", 3: "третина/третини/третин", 4: "чверть/чверті/чвертей",
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
        "%=відсоток/відсотки/відсотків км=кілометр/кілометри/кілометрів "
        "км/год=кілометр~на~годину/кілометри~на~годину/кілометрів~на~годину м=метр/метри/метрів "
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
    numbered_forms = pairs(
        "№=номер с=сторінка стор=сторінка розд=розділ рис=рисунок"
    )
    closing_phrases = frozenset({("т", "д"), ("н", "е")})
    phrases: Mapping[tuple[str, ...], str] = {
        ("н", "е"): "нашої ери",
        ("т", "д"): "так далі",
    }
    year_cases: Mapping[str, str] = {
        "рік": "nom", "року": "gen", "році": "loc", "роком": "ins", "роки": "nom", "років": "gen",
        "роках": "loc", "роками": "ins",
    }  # fmt: skip
    century_cases: Mapping[str, str] = {
        "століття": "gen", "столітті": "loc", "століттях": "loc",
        "століть": "gen", "вік": "nom", "віку": "gen", "віці": "loc",
    }  # fmt: skip
    century_short_form = "ст"
    year_short_form = "р"
    until = frozenset({"по", "до"})
    decade_words = frozenset(
        {"роки", "років", "роках", "рокам", "роками", "рр"}
    )
    decade_cases: Mapping[str, str] = {
        "ті": "plural", "ві": "plural", "і": "plural", "х": "plural gen",
        "их": "plural gen", "тих": "plural gen",
        "ми": "plural ins",
    }  # fmt: skip
    since = frozenset({"з", "із", "від"})
    one_and_half = ("півтора", "півтори")
    with_half = "з половиною"
    and_part = "і"
    part_accusatives: Mapping[str, str] = {"а": "у", "я": "ю"}
    part_genitives: Mapping[str, str] = {"на": "ни", "а": "ої", "тя": "тьої"}
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
        "й": "nom", "ий": "nom", "го": "gen", "му": "loc", "м": "ins", "х": "plural gen",
        "ми": "plural ins", "а": "fem", "га": "fem",
        "та": "fem", "ша": "fem", "тя": "fem", "ма": "fem", "ге": "neut", "те": "neut",
        "ше": "neut", "тє": "neut", "ї": "fem gen", "ої": "fem gen", "у": "fem acc",
        "гу": "fem acc", "ту": "fem acc",
    }  # fmt: skip
    years_short_form = "рр"
    locative_years = "роках"
    genitive_years = "років"
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

    def spell_in_case(
        self, digits: str, case: str, *, feminine: bool
    ) -> str | None:
        """Spell a whole number in a case; a hundred and ninety have one form for all but one."""
        spelled = super().spell_in_case(digits, case, feminine=feminine)
        if spelled is None:
            return None
        mended = {"дев'яностами": "дев'яноста", "стами": "ста"}
        if case == "gen":
            spelled = re.sub(r"(?<=[их])ста\b", "сот", spelled)
        return " ".join(mended.get(word, word) for word in spelled.split())

    def spell_stem(self, number: str) -> str | None:
        """Spell a number before a word that it is joined with: сорокарічний, сторіччя."""
        spelled = self.spell_in_case(number, "gen", feminine=False)
        if spelled is None:
            return None
        whole = {
            "ста": "сто",
            "дев'яноста": "дев'яносто",
            "тисячі": "тисячо",
            "одного": "одно",
        }
        return " ".join(whole.get(word, word) for word in spelled.split())

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell четверта тридцять, о четвертій тридцять."""
        ordinal = self.spell(str(hour), "ordinal") or ""
        before = get_token(tokens, i - 1).core.casefold()
        case = _HOUR_CASES.get(before, "fem")
        small = f" {self.spell(str(minute))}" if minute else ""
        return [f"{self.decline(ordinal, case)}{small}"]

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell двадцяте століття, початок двадцятого століття."""
        before = get_token(tokens, i - 1)
        is_alone = not before.core or bool(before.trail)
        if get_token(tokens, i + 1).core == "століття" and is_alone:
            return self.decline(self.spell(str(value), "ordinal") or "", "neut")
        return super().spell_roman(tokens, i, value)

    def decline_king(self, ordinal: str, name: str) -> str:
        """Return Микола Другий, Миколи Другого, Катерина Друга."""
        if name in ("Катерина", "Єлизавета", "Анна"):
            return self.decline(ordinal, "fem")
        if name.endswith(("а", "я", "и", "і")) and name != "Микола":
            return self.decline(ordinal, "gen")
        return ordinal
