"""Swedish figures: nionde augusti, nittonhundrafyrtiofem, Karl den tolfte, artonhundratalet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording.languages.base import Language, Reading
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

_CENTURY = re.compile(r"(1\d|20)00-tal(\w*)")
_DECADE = re.compile(r"((?:1\d|20)?[1-9]0)-tal(\w*)")
_HUNDREDS = {
    "10": "tusen", "11": "elva", "12": "tolv", "13": "tretton", "14": "fjorton", "15": "femton",
    "16": "sexton", "17": "sjutton", "18": "arton", "19": "nitton", "20": "tjugo",
}  # fmt: skip


_WITH_EN = frozenset({
    "procent", "promille", "kilometer", "meter", "centimeter", "millimeter", "liter",
    "kvadratkilometer", "kvadratmeter", "kubikmeter", "grad", "hektopascal", "minut", "euro",
    "dollar", "yen", "rubel", "krona", "miljon", "miljard", "person", "man", "kvinna", "dag",
    "timme", "sekund", "vecka", "månad", "mil", "soldat", "gång", "sida", "bok", "stad",
})  # fmt: skip
"""Names of units, and common nouns, before which one is 'en'; before others it is 'ett'."""

_SINGLE_SCALES = {"miljoner": "miljon", "miljarder": "miljard"}


class Swedish(Language):
    """Swedish."""

    tag = "sv"
    times = "gånger"
    by = "gånger"
    thousand = " "
    to = "till"
    minus = "minus"
    power = "upphöjt till"
    scales = frozenset({"miljon", "miljoner", "miljard", "miljarder"})
    ordinal_pattern = re.compile(r"(\d{1,3}):([aeAE])")
    phone_words = frozenset({"tel", "telefon", "fax"})
    parts: Mapping[int, str] = {
        2: "halv/halva", 3: "tredjedel/tredjedelar", 4: "fjärdedel/fjärdedelar",
        5: "femtedel/femtedelar", 8: "åttondel/åttondelar", 10: "tiondel/tiondelar",
    }  # fmt: skip
    months = (
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
        "oktober", "november", "december",
    )  # fmt: skip
    units = pairs(
        "%=procent ‰=promille km=kilometer m=meter cm=centimeter mm=millimeter kg=kilogram "
        "g=gram t=ton ha=hektar l=liter km²=kvadratkilometer m²=kvadratmeter m³=kubikmeter "
        "km/h=kilometer~i~timmen °C=grad~Celsius/grader~Celsius °=grad/grader hPa=hektopascal "
        "min=minut/minuter"
    )
    currencies = pairs("€=euro $=dollar £=pund ¥=yen ₽=rubel kr=krona/kronor")
    short_forms = pairs(
        "dr=doktor prof=professor ca=cirka kl=klockan f.Kr=före~Kristus e.Kr=efter~Kristus "
        "t.ex=till~exempel bl.a=bland~annat d.v.s=det~vill~säga dvs=det~vill~säga "
        "milj=miljoner mln=miljoner mdr=miljarder"
    )
    closing_forms = pairs("osv=och~så~vidare etc=et~cetera m.m=med~mera")
    numbered_forms = pairs("nr=nummer s=sidan kap=kapitel kl=klockan")
    phrases: Mapping[tuple[str, ...], str] = {
        ("t", "ex"): "till exempel",
        ("bl", "a"): "bland annat",
        ("f", "Kr"): "före Kristus",
        ("e", "Kr"): "efter Kristus",
    }  # fmt: skip
    time_words = frozenset({"klockan", "kl"})
    unstopped_forms = pairs(
        "ca=cirka dr=doktor milj=miljoner mln=miljoner mdr=miljarder"
    )
    and_part = "och"
    counted = dict.fromkeys(
        ("del", "band", "kapitel", "akt", "bok", "artikel", "apollo", "fas"),
        "cardinal",
    )
    minute_of_arc = "minut/minuter"
    second_of_arc = "sekund/sekunder"
    quarters: Mapping[str, str] = {
        "N": "nord", "S": "syd", "O": "ost", "Ö": "ost", "E": "ost", "V": "väst", "W": "väst",
    }  # fmt: skip

    def spell(self, number: str, to: str = "cardinal") -> str | None:
        """Spell digits; ett before tusen is one word of its own."""
        spelled = super().spell(number, to)
        return spelled and spelled.replace("etttusen", "ett tusen").replace(
            "förtio", "fyrtio"
        )

    def spell_year(self, year: str) -> str | None:
        """Spell a year: nittonhundrafyrtiofem."""
        head = _HUNDREDS[year[:2]]
        rest = int(year[2:])
        small = self.spell(str(rest)) if rest else ""
        if year[:2] in ("10", "20") and int(year[1:]) < 100:
            head = "tusen" if year[:2] == "10" else "tvåtusen"
            return f"{head}{small}"
        return f"{head}hundra{small}"

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Write 1 milj. out in the singular."""
        written = super().write_token(tokens, i)
        is_one = get_token(tokens, i - 1).core == "1"
        single = _SINGLE_SCALES.get(written.core) if is_one else None
        return replace(written, core=single) if single else written

    def spell_one(self, spelled: str, name: str) -> str:
        """Return ett as en before a noun that asks for it: en krona, tjugoen kilometer."""
        is_common = name.partition(" ")[0] in _WITH_EN
        is_one = spelled.endswith("ett") and " komma " not in spelled
        return f"{spelled[:-2]}n" if is_common and is_one else spelled

    def spell_before(self, spelled: str, noun: str) -> str:
        """Return ett as en before a word that is written out."""
        return self.spell_one(spelled, noun)

    def count_parts(self, above: int, name: str) -> str:
        """Spell the number above the line: en, as before a noun."""
        return "en" if above == 1 else super().count_parts(above, name)

    def read_own(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1800-talet, 1930-talet and 30-talet."""
        match = _CENTURY.fullmatch(tokens[i].core)
        if match:
            return [f"{_HUNDREDS[match[1]]}hundratal{match[2]}"]
        decade = _DECADE.fullmatch(tokens[i].core)
        if decade is None:
            return None
        number = decade[1]
        spelled = (
            self.spell_year(number) if len(number) == 4 else self.spell(number)
        )
        return [f"{spelled}tal{decade[2]}"]

    def spell_half_more(self, whole: int, noun: str) -> list[str] | None:
        """Spell en och en halv, två och en halv."""
        number = "en" if whole == 1 else self.spell(str(whole))
        return [f"{number} och en halv"]

    def spell_day(
        self, tokens: Sequence[Token], i: int, day: str
    ) -> str | None:
        """Spell a day as an ordinal."""
        return self.spell(day, "ordinal")

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell Karl den tolfte."""
        if not self.is_name_before(tokens, i):
            return None
        return f"den {self.spell(str(value), 'ordinal')}"
