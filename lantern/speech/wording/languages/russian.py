"""Russian figures: девятого августа, в тысяча девятьсот сорок пятом году, пять километров."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.base import Reading
from lantern.speech.wording.languages.east_slavic import EastSlavic
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

_HARD = {
    "gen": "ого", "dat": "ому", "loc": "ом", "ins": "ым", "neut": "ое",
    "fem": "ая", "fem gen": "ой", "fem acc": "ую",
    "plural": "ые", "plural gen": "ых", "plural dat": "ым", "plural ins": "ыми",
}  # fmt: skip
_SOFT = {
    "gen": "ьего", "dat": "ьему", "loc": "ьем", "ins": "ьим", "neut": "ье",
    "fem": "ья", "fem gen": "ьей", "fem acc": "ью",
    "plural": "ьи", "plural gen": "ьих", "plural dat": "ьим", "plural ins": "ьими",
}  # fmt: skip
_ENDINGS = {"ый": _HARD, "ой": _HARD, "ий": _SOFT}


_QUEENS = ("Екатерин", "Елизавет", "Анн", "Мари", "Виктори")
_CASES_OF_KINGS = {
    "ом": "ins", "ем": "ins", "ём": "ins", "у": "dat", "ю": "dat", "е": "loc", "а": "gen",
    "я": "gen",
}  # fmt: skip
"""The ending of a king's name -> the case of his number."""
_BEFORE_GENITIVE = (
    "до от ото из изо без для у около возле после против среди вокруг кроме вместо внутри "
    "вне более больше менее меньше свыше порядка выше ниже старше младше ради ввиду "
    "посреди позади сверх течение продолжение продолжении протяжении ходе середине"
)
_BEHIND_DISTANCES = (
    "от к ко севернее южнее восточнее западнее выше ниже юго-западнее юго-восточнее "
    "северо-западнее северо-восточнее впереди позади"
)
_NEUTER = frozenset(
    {"село", "место", "слово", "дело", "письмо", "судно", "озеро", "окно"}
)
_NO_NOUNS = frozenset(
    {"почти", "если", "была", "стала", "когда", "мужчина", "после", "люди"}
)


class Russian(EastSlavic):
    """Russian."""

    tag = "ru"
    times = "умножить на"
    by = "на"
    thousand = " "
    minus = "минус"
    plus = "плюс"
    power = "в степени"
    scales = frozenset(
        {
            "тыс",
            "млн",
            "млрд",
            "тысяч",
            "тысячи",
            "миллионов",
            "миллиона",
            "миллиардов",
        }
    )
    phone_words = frozenset({"тел", "телефон", "факс"})
    parts: Mapping[int, str] = {
        2: "вторая/вторых/вторых", 3: "треть/трети/третей",
        4: "четверть/четверти/четвертей", 5: "пятая/пятых/пятых", 6: "шестая/шестых/шестых",
        8: "восьмая/восьмых/восьмых", 10: "десятая/десятых/десятых",
    }  # fmt: skip
    to = "–"
    case_names: Mapping[str, str] = {
        "gen": "g", "dat": "d", "acc": "a", "ins": "i", "loc": "p",
    }  # fmt: skip
    feminine_name = "f"
    name_endings: Mapping[str, str] = {
        "dat": "у", "ins": "ом", "loc": "е", "DAT": "е", "INS": "ой", "LOC": "е",
    }  # fmt: skip
    governed: Mapping[str, str] = {
        **dict.fromkeys(_BEFORE_GENITIVE.split(), "gen"),
        "к": "dat", "ко": "dat", "благодаря": "dat", "по": "acc dat loc",
        "с": "gen ins", "со": "gen ins", "над": "ins", "между": "ins", "перед": "ins",
        "за": "acc ins", "под": "acc ins", "в": "acc loc", "во": "acc loc", "на": "acc loc",
        "о": "loc", "об": "loc", "при": "loc", "через": "acc",
    }  # fmt: skip
    place_words: Mapping[str, str] = {
        "г": "город/города/городу/город/городом/городе",
        "р": "река/реки/реке/реку/рекой/реке",
        "п": "посёлок/посёлка/посёлку/посёлок/посёлком/посёлке",
        "пос": "посёлок/посёлка/посёлку/посёлок/посёлком/посёлке",
        "о": "остров/острова/острову/остров/островом/острове",
        "с": "село/села/селу/село/селом/селе",
        "д": "деревня/деревни/деревне/деревню/деревней/деревне",
        "дер": "деревня/деревни/деревне/деревню/деревней/деревне",
        "ст": "станция/станции/станции/станцию/станцией/станции",
        "оз": "озеро/озера/озеру/озеро/озером/озере",
        "ул": "улица/улицы/улице/улицу/улицей/улице",
    }  # fmt: skip
    no_nouns = frozenset({"затем", "прям", "одним", "самим", "этим", "своим"})
    behind_distances = frozenset(_BEHIND_DISTANCES.split())
    adverbs = frozenset(
        {"почти", "примерно", "приблизительно", "целых", "всех"}
    )
    joints = frozenset({"и", "или", "либо"})
    joined_words = ("лет", "километров", "метров", "дневн", "часов", "тонн", "миллиметров",
                    "этажн", "тысячн", "процентн", "месячн", "минутн", "недельн")  # fmt: skip
    feminine_oblique = ("ии", "ы", "и", "е")
    feminine_case = "fem gen"
    feminine = frozenset(
        {
            "тонна",
            "тонны",
            "тысяча",
            "тысячи",
            "копейка",
            "копейки",
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
        "ген=генерал ок=около "
        "им=имени св=святой проф=профессор акад=академик н.э=нашей~эры др=другие пр=прочее "
        "гг=годы вв=века"
    )
    closing_forms = pairs("т.д=так~далее т.п=тому~подобное")
    numbered_forms = pairs(
        "№=номер стр=страница с=страница гл=глава рис=рисунок ст=статья"
    )
    closing_phrases = frozenset({("т", "д"), ("т", "п"), ("н", "э")})
    phrases: Mapping[tuple[str, ...], str] = {
        ("н", "э"): "нашей эры",
        ("т", "е"): "то есть",
        ("т", "д"): "так далее",
        ("т", "п"): "тому подобное",
    }  # fmt: skip
    time_words = frozenset({"часов", "часа"})
    since = frozenset({"с", "от"})
    one_and_half = ("полтора", "полторы")
    with_half = "с половиной"
    and_part = "и"
    part_accusatives: Mapping[str, str] = {"одна": "одну", "ая": "ую"}
    part_genitives: Mapping[str, str] = {"ая": "ой"}
    counted: Mapping[str, str] = {
        "том": "nom", "томе": "loc", "тома": "gen", "раздел": "nom", "акт": "nom",
        "глава": "fem", "главе": "fem gen", "главы": "fem gen", "часть": "fem",
        "части": "fem gen", "книга": "fem", "книге": "fem gen", "книги": "fem gen",
    }  # fmt: skip
    ordered: Mapping[str, str] = {
        "мировая": "fem", "мировой": "fem gen", "мировую": "fem acc", "съезд": "nom",
        "съезде": "loc", "съезда": "gen", "рейх": "nom", "рейха": "gen",
    }  # fmt: skip
    minute_of_arc = "минута/минуты/минут"
    second_of_arc = "секунда/секунды/секунд"
    quarters: Mapping[str, str] = {
        "N": "северной широты", "С": "северной широты", "S": "южной широты",
        "Ю": "южной широты", "E": "восточной долготы", "В": "восточной долготы",
        "W": "западной долготы", "З": "западной долготы",
    }  # fmt: skip
    year_cases: Mapping[str, str] = {
        "год": "nom", "года": "gen", "году": "loc", "годом": "ins", "годы": "nom", "годов": "gen",
        "годах": "loc", "годами": "ins", "гг": "nom",
    }  # fmt: skip
    century_cases: Mapping[str, str] = {
        "век": "nom", "века": "gen", "веке": "loc", "веком": "ins", "столетие": "neut",
        "столетия": "gen", "столетии": "loc", "веку": "dat",
        "веках": "loc", "веков": "gen", "вв": "nom",
    }  # fmt: skip
    century_short_form = "в"
    year_short_form = "г"
    until = frozenset({"по", "до"})
    decade_words = frozenset(
        {"годы", "годов", "годах", "годам", "годами", "гг"}
    )
    decade_cases: Mapping[str, str] = {
        "е": "plural", "ые": "plural", "х": "plural gen", "ых": "plural gen", "м": "plural dat",
        "ми": "plural ins",
    }  # fmt: skip
    ordinal_cases: Mapping[str, str] = {
        "й": "nom", "ый": "nom", "ий": "nom", "го": "gen", "му": "dat", "я": "fem",
        "м": "loc", "х": "plural gen", "ми": "plural ins",
        "ая": "fem", "е": "neut", "ое": "neut", "ю": "fem acc", "ую": "fem acc", "ой": "fem gen",
        "ей": "fem gen",
    }  # fmt: skip
    years_short_form = "гг"
    locative_years = "годах"
    genitive_years = "годов"
    before_locative = frozenset({"в", "во", "о"})
    locative_year = "году"
    genitive_year = "года"
    locative_century = "веке"
    genitive_century = "века"

    def spell_stem(self, number: str) -> str | None:
        """Spell a number before a word that it is joined with: сорокалетний, столетие."""
        spelled = self.spell_in_case(number, "gen", feminine=False)
        if number.endswith("1") and not number.endswith("11"):
            return spelled and spelled.removesuffix("одного") + "одно"
        if spelled is None:
            return None
        whole = {"ста": "сто", "девяноста": "девяносто", "тысячи": "тысяче"}
        return " ".join(whole.get(word, word) for word in spelled.split())

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell четыре тридцать, and двадцать три часа for a whole hour."""
        if minute or get_token(tokens, i + 1).core.startswith("час"):
            return super().spell_time(tokens, i, hour, minute=minute)
        return [
            f"{self.spell(str(hour))} {self.choose_form('час/часа/часов', str(hour))}"
        ]

    def spell_one_and_half(self, case: str, *, feminine: bool) -> str:
        """Spell полтора, полторы and полутора."""
        if case not in ("", "acc"):
            return "полутора"
        return super().spell_one_and_half(case, feminine=feminine)

    def declines_half(self, case: str) -> bool:
        """Tell whether полутора asks for the plural: полутора миллионов."""
        return case not in ("", "acc")

    def spell_decimal_in_case(self, digits: str, case: str) -> str | None:
        """Spell одной целой семи десятых; None in cases other than the genitive."""
        whole, _, decimals = digits.partition(".")
        name = {1: "десят", 2: "сот", 3: "тысячн"}.get(len(decimals))
        if case != "gen" or name is None:
            return None
        first = self.spell_in_case(whole, case, feminine=True)
        last = self.spell_in_case(str(int(decimals)), case, feminine=True)
        whole_name = "целой" if _is_one(whole) else "целых"
        part = f"{name}ой" if _is_one(decimals) else f"{name}ых"
        return f"{first} {whole_name} {last} {part}"

    def decline_king(self, ordinal: str, name: str) -> str:
        """Return Пётр Первый, Петра Первого, Екатерина Вторая, Екатерины Второй."""
        if name.startswith(_QUEENS):
            endings = {"а": "fem", "я": "fem", "у": "fem acc", "ю": "fem acc"}
            return self.decline(ordinal, endings.get(name[-1], "fem gen"))
        for ending, case in _CASES_OF_KINGS.items():
            if name.endswith(ending):
                return self.decline(ordinal, case)
        return ordinal

    def is_feminine(self, noun: str) -> bool:
        """Tell whether a noun is feminine by its ending after two to four, or after one."""
        return super().is_feminine(noun) or self._ends_like(noun, ("ы", "и"))

    def spell_before(self, spelled: str, noun: str) -> str:
        """Return одна река, две реки, двадцать одна рота, одно село."""
        *before, last = spelled.split(" ")
        if last == "два" and self._ends_like(noun, ("ы", "и")):
            return " ".join([*before, "две"])
        if last == "один" and self._ends_like(noun, ("а", "я")):
            return " ".join([*before, "одна"])
        if last == "один" and noun in _NEUTER:
            return " ".join([*before, "одно"])
        return spelled

    def _ends_like(self, noun: str, endings: tuple[str, ...]) -> bool:
        is_noun = (
            len(noun) > 3 and noun not in _NO_NOUNS and noun not in self.months
        )
        return is_noun and noun.islower() and noun.endswith(endings)


def _is_one(digits: str) -> bool:
    return digits.endswith("1") and not digits.endswith("11")
