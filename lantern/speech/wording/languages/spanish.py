"""Spanish figures: siglo diecinueve, Felipe segundo, un kilómetro, primero."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.base import Reading
from lantern.speech.wording.languages.romance import Iberian
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

_MENDED = {
    " punto ": " coma ",
    "quadrag": "cuadrag",
    "veintiuno mil": "veintiún mil",
    " uno mil": " un mil",
}
"""What num2words says -> what is said."""
_MOST_ORDINAL = 10
"""Kings are counted with ordinals up to here."""


class Spanish(Iberian):
    """Spanish."""

    tag = "es"
    times = "por"
    by = "por"
    hours = "hora/horas"
    to = "a"
    first_day = "primero"
    before_cents = "con"
    minus = "menos"
    plus = "más"
    half = "medio"
    power = "elevado a"
    scales = frozenset({"millón", "millones", "billón", "billones"})
    ordinal_pattern = re.compile(r"(\d{1,2})\.?(º|ª|er|°)")
    phone_words = frozenset({"tel", "tlf", "teléfono", "tfno", "fax"})
    parts: Mapping[int, str] = {
        2: "medio/medios", 3: "tercio/tercios", 4: "cuarto/cuartos", 5: "quinto/quintos",
        6: "sexto/sextos", 8: "octavo/octavos", 10: "décimo/décimos",
    }  # fmt: skip
    months = (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
    )  # fmt: skip
    units = pairs(
        "%=por~ciento ‰=por~mil km=kilómetro/kilómetros m=metro/metros "
        "cm=centímetro/centímetros mm=milímetro/milímetros kg=kilogramo/kilogramos "
        "g=gramo/gramos t=tonelada/toneladas ha=hectárea/hectáreas l=litro/litros "
        "km²=kilómetro~cuadrado/kilómetros~cuadrados m²=metro~cuadrado/metros~cuadrados "
        "m³=metro~cúbico/metros~cúbicos km/h=kilómetro~por~hora/kilómetros~por~hora h=hora/horas "
        "°C=grado/grados °=grado/grados hPa=hectopascal/hectopascales min=minuto/minutos"
    )
    feminine = frozenset(
        {"tonelada", "hectárea", "libra", "hora", "mujere", "vece", "noche"}
    )
    currencies = pairs(
        "€=euro/euros $=dólar/dólares £=libra/libras ¥=yen/yenes ₽=rublo/rublos"
    )
    short_forms = pairs(
        "Sr=señor Sra=señora Srta=señorita Sres=señores Dr=doctor Dra=doctora D=don Dª=doña "
        "Dña=doña Prof=profesor Gral=general Cnel=coronel Sto=santo Sta=santa Ud=usted "
        "Uds=ustedes aprox=aproximadamente Av=avenida Avda=avenida ej=ejemplo C=Cristo "
        "a.C=antes~de~Cristo d.C=después~de~Cristo EE.UU=Estados~Unidos"
    )
    closing_forms = pairs("etc=etcétera")
    numbered_forms = pairs(
        "n.º=número nº=número n°=número núm=número pág=página págs=páginas p=página "
        "vol=volumen cap=capítulo fig=figura art=artículo n=número "
        "s=siglo"
    )
    and_part = "y"
    counted = dict.fromkeys(
        (
            "tomo",
            "volumen",
            "acto",
            "libro",
            "parte",
            "título",
            "artículo",
            "apolo",
            "fase",
        ),
        "cardinal",
    )
    minute_of_arc = "minuto/minutos"
    second_of_arc = "segundo/segundos"
    quarters: Mapping[str, str] = {
        "N": "norte", "S": "sur", "E": "este", "O": "oeste", "W": "oeste",
    }  # fmt: skip
    phrases: Mapping[tuple[str, ...], str] = {
        ("EE", "UU"): "Estados Unidos",
        ("a", "C"): "antes de Cristo",
        ("d", "C"): "después de Cristo",
        ("p", "ej"): "por ejemplo",
    }  # fmt: skip
    closing_phrases = frozenset({("a", "C"), ("d", "C"), ("EE", "UU")})
    time_words = frozenset({"h", "horas", "hora", "hs", "las"})

    def spell(self, number: str, to: str = "cardinal") -> str | None:
        """Spell digits; decimals stand behind a comma here."""
        spelled = super().spell(number, to)
        if spelled is None:
            return None
        for wrong, right in _MENDED.items():
            spelled = spelled.replace(wrong, right)
        return spelled

    def make_feminine(self, spelled: str) -> str:
        """Return doscientos treinta y uno as doscientas treinta y una."""
        return re.sub(r"uno$", "una", spelled.replace("ientos", "ientas"))

    def make_masculine(self, spelled: str) -> str:
        """Return uno as un, and veintiuno as veintiún."""
        return re.sub(r"uno$", "un", re.sub(r"veintiuno$", "veintiún", spelled))

    def spell_one(self, spelled: str, name: str) -> str:
        """Return uno as un or una before a noun."""
        is_feminine = name.rstrip("s") in self.feminine
        if spelled.endswith("veintiuno"):
            return spelled[:-3] + ("una" if is_feminine else "ún")
        if spelled.endswith("uno"):
            return spelled[:-1] + ("a" if is_feminine else "")
        return spelled

    def read_ordinal(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1.º before a noun, where it loses its vowel: el primer ejército."""
        said = super().read_ordinal(tokens, i)
        after = get_token(tokens, i + 1).core
        is_noun = len(after) > 2 and after.islower() and not tokens[i].trail
        if (
            said
            and is_noun
            and after != "de"
            and said[0].endswith(("primero", "tercero"))
        ):
            return [said[0][:-1]]
        return said

    def spell_ordinal(self, digits: str, ending: str) -> str:
        """Spell 1º, 2ª and 3er: the last loses its vowel."""
        ordinal = super().spell_ordinal(digits, ending)
        return ordinal.removesuffix("o") if ending == "er" else ordinal

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell dieciocho y treinta."""
        spelled = self.spell(str(hour)) or ""
        if hour in (1, 21):
            spelled = f"{spelled[:-1]}a"
        small = f" y {self.spell(str(minute))}" if minute else ""
        said = f"{spelled}{small}" if minute else f"{spelled} en punto"
        unit = get_token(tokens, i + 1).core
        return [said, "horas"] if unit in ("h", "hs") else [said]

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell siglo diecinueve, Felipe segundo, Alfonso trece."""
        before = get_token(tokens, i - 1).core
        if before.casefold() in ("siglo", "siglos", "capítulo", "tomo"):
            return self.spell(str(value))
        if (
            before in ("y", "al", "o")
            and "siglo" in get_token(tokens, i - 3).core
        ):
            return self.spell(str(value))
        if not self.is_name_before(tokens, i):
            return None
        if value <= _MOST_ORDINAL:
            ordinal = self.spell(str(value), "ordinal") or ""
            return self.number_ruler(ordinal, get_token(tokens, i - 1).core)
        return self.spell(str(value))
