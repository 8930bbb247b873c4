"""Dutch figures: negentiende eeuw, Lodewijk de Veertiende, achttien uur dertig."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording.languages.base import Language, Reading
from lantern.speech.wording.numbers import parse_roman
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

_NEUTER_HALVES = frozenset(
    {"uur", "jaar", "kilo", "pond", "dozijn", "ons", "etmaal", "dorp"}
)


class Dutch(Language):
    """Dutch."""

    tag = "nl"
    times = "keer"
    by = "bij"
    hours = "uur"
    to = "tot"
    minus = "min"
    power = "tot de macht"
    joined_words = ("jarig", "voudig", "daags", "delig", "maal")
    scales = frozenset({"miljoen", "miljard", "duizend"})
    ordinal_pattern = re.compile(r"(\d{1,3})(e|de|ste)")
    phone_words = frozenset({"tel", "telefoon", "fax"})
    parts: Mapping[int, str] = {
        2: "half", 3: "derde", 4: "kwart", 5: "vijfde", 6: "zesde", 8: "achtste", 10: "tiende",
    }  # fmt: skip
    months = (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december",
    )  # fmt: skip
    units = pairs(
        "%=procent ‰=promille km=kilometer m=meter cm=centimeter mm=millimeter kg=kilogram "
        "g=gram t=ton ha=hectare l=liter km²=vierkante~kilometer m²=vierkante~meter "
        "m³=kubieke~meter km/h=kilometer~per~uur km/u=kilometer~per~uur °C=graden~Celsius "
        "°=graden hPa=hectopascal min=minuut/minuten"
    )
    currencies = pairs("€=euro $=dollar £=pond ¥=yen ₽=roebel")
    short_forms = pairs(
        "dhr=de~heer mevr=mevrouw mw=mevrouw dr=dokter drs=doctorandus prof=professor "
        "ir=ingenieur mr=meester ca=circa St=Sint gen=generaal bijv=bijvoorbeeld "
        "bv=bijvoorbeeld resp=respectievelijk jl=jongstleden v.Chr=voor~Christus "
        "n.Chr=na~Christus o.a=onder~andere m.a.w=met~andere~woorden d.w.z=dat~wil~zeggen "
        "mln=miljoen mld=miljard"
    )
    unstopped_forms = pairs("mln=miljoen mld=miljard")
    closing_forms = pairs("enz=enzovoort etc=et~cetera")
    numbered_forms = pairs(
        "nr=nummer blz=bladzijde p=pagina dl=deel hfst=hoofdstuk afb=afbeelding art=artikel"
    )
    phrases: Mapping[tuple[str, ...], str] = {
        ("v", "Chr"): "voor Christus",
        ("n", "Chr"): "na Christus",
        ("o", "a"): "onder andere",
        ("d", "w", "z"): "dat wil zeggen",
    }  # fmt: skip
    time_words = frozenset({"uur", "om"})
    and_part = "en"
    counted = dict.fromkeys(
        (
            "deel",
            "hoofdstuk",
            "band",
            "boek",
            "akte",
            "artikel",
            "apollo",
            "fase",
            "wo",
        ),
        "cardinal",
    )
    ordered: Mapping[str, str] = {
        "Wereldoorlog": "ordinal",
        "Republiek": "ordinal",
    }
    minute_of_arc = "minuut/minuten"
    second_of_arc = "seconde/seconden"
    quarters: Mapping[str, str] = {
        "N": "noord", "Z": "zuid", "S": "zuid", "O": "oost", "E": "oost", "W": "west",
    }  # fmt: skip

    def spell_half_more(self, whole: int, noun: str) -> list[str] | None:
        """Spell anderhalf, twee en een half."""
        number = self.spell(str(whole))
        return ["anderhalf"] if whole == 1 else [f"{number} en een half"]

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Drop the apostrophe of a decade: de jaren '60."""
        token = tokens[i]
        is_decade = get_token(tokens, i - 1).core.casefold() in (
            "jaren",
            "begin",
            "eind",
        )
        if (
            is_decade
            and re.fullmatch(r"\d0", token.core)
            and token.lead in ("'", "’")
        ):
            return replace(token, lead="")
        return super().write_token(tokens, i)

    def read_own(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 24-12-1914: hyphens stand in dates."""
        if re.fullmatch(r"\d\d?-\d\d?-\d{4}", tokens[i].core) is None:
            return None
        dotted = replace(tokens[i], core=tokens[i].core.replace("-", "/"))
        return self.read_numeric_date(
            [*tokens[:i], dotted, *tokens[i + 1 :]], i
        )

    def spell_year(self, year: str) -> str | None:
        """Spell a year: negentienvijfenveertig is said negentien vijfenveertig."""
        spelled = self.spell(year, "year")
        has_hundreds = year[:2] != "20" and year[2:] != "00"
        if spelled and has_hundreds:
            return spelled.replace(" honderd ", " ")
        return spelled

    def read_fraction(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1/2 before a noun as an adjective: een halve liter, een half uur."""
        said = super().read_fraction(tokens, i)
        noun = get_token(tokens, i + 1).core
        if tokens[i].core != "1/2" or tokens[i].trail or not noun.isalpha():
            return said
        is_neuter = noun in _NEUTER_HALVES or noun in self.scales
        return ["een half" if is_neuter else "een halve"]

    def read_roman(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read XXe as the numeral of a century."""
        core = tokens[i].core
        value = parse_roman(core.removesuffix("e"))
        if not core.endswith("e") or value is None:
            return super().read_roman(tokens, i)
        return [self.spell(str(value), "ordinal") or core]

    def count_parts(self, above: int, name: str) -> str:
        """Spell the number above the line: een, which is no één here."""
        return "een" if above == 1 else super().count_parts(above, name)

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell achttien uur dertig; the word uur may follow."""
        first = self.spell(str(hour)) or ""
        small = (self.spell(str(minute)) or "") if minute else ""
        if get_token(tokens, i + 1).core == "uur":
            return [first, f"uur {small}".strip()]
        return [f"{first} uur {small}".strip()]

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell Lodewijk de Veertiende and negentiende eeuw."""
        ordinal = self.spell(str(value), "ordinal") or ""
        if get_token(tokens, i + 1).core in ("eeuw", "eeuwse"):
            return ordinal
        if not self.is_name_before(tokens, i):
            return None
        return f"de {ordinal.capitalize()}"
