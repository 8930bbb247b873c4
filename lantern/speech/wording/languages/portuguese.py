"""Portuguese figures: século dezenove, Dom João sexto, um quilômetro, primeiro."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.base import Reading
from lantern.speech.wording.languages.romance import Iberian
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

_MOST_ORDINAL = 10
"""Kings and centuries are counted with ordinals up to here."""


class Portuguese(Iberian):
    """Portuguese, in the spelling of Brazil or of Portugal."""

    tag = "pt_BR"
    times = "vezes"
    by = "por"
    to = "a"
    first_day = "primeiro"
    before_cents = "e"
    minus = "menos"
    plus = "mais"
    half = "meio"
    power = "elevado a"
    scales = frozenset(
        {
            "milhão",
            "milhões",
            "bilhão",
            "bilhões",
            "bilião",
            "biliões",
            "mi",
            "bi",
        }
    )
    ordinal_pattern = re.compile(r"(\d{1,2})\.?(º|ª|°)")
    phone_words = frozenset({"tel", "telefone", "fax"})
    parts: Mapping[int, str] = {
        2: "meio/meios", 3: "terço/terços", 4: "quarto/quartos", 5: "quinto/quintos",
        6: "sexto/sextos", 8: "oitavo/oitavos", 10: "décimo/décimos",
    }  # fmt: skip
    months = (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
        "outubro", "novembro", "dezembro",
    )  # fmt: skip
    units: Mapping[str, str] = pairs(
        "%=por~cento ‰=por~mil km=quilômetro/quilômetros m=metro/metros "
        "cm=centímetro/centímetros mm=milímetro/milímetros kg=quilograma/quilogramas "
        "g=grama/gramas t=tonelada/toneladas ha=hectare/hectares l=litro/litros "
        "km²=quilômetro~quadrado/quilômetros~quadrados m²=metro~quadrado/metros~quadrados "
        "m³=metro~cúbico/metros~cúbicos km/h=quilômetro~por~hora/quilômetros~por~hora "
        "°C=grau/graus °=grau/graus hPa=hectopascal/hectopascais min=minuto/minutos"
    )
    feminine = frozenset({"tonelada", "libra"})
    currencies = pairs(
        "€=euro/euros $=dólar/dólares £=libra/libras ¥=iene/ienes ₽=rublo/rublos "
        "R$=real/reais"
    )
    short_forms = pairs(
        "Sr=senhor Sra=senhora Srs=senhores Dr=doutor Dra=doutora D=Dom Prof=professor "
        "Profa=professora Gen=general Cel=coronel Sto=Santo Sta=Santa Av=avenida "
        "aprox=aproximadamente ex=exemplo a.C=antes~de~Cristo d.C=depois~de~Cristo"
    )
    closing_forms = pairs("etc=et~cétera")
    numbered_forms = pairs(
        "n.º=número nº=número n°=número pág=página págs=páginas p=página vol=volume "
        "cap=capítulo fig=figura art=artigo n=número "
        "séc=século sécs=séculos"
    )
    and_part = "e"
    counted = dict.fromkeys(
        (
            "tomo",
            "volume",
            "ato",
            "livro",
            "parte",
            "título",
            "artigo",
            "apollo",
            "fase",
        ),
        "cardinal",
    )
    minute_of_arc = "minuto/minutos"
    second_of_arc = "segundo/segundos"
    quarters: Mapping[str, str] = {
        "N": "norte", "S": "sul", "E": "leste", "L": "leste", "O": "oeste", "W": "oeste",
    }  # fmt: skip
    phrases: Mapping[tuple[str, ...], str] = {
        ("a", "C"): "antes de Cristo",
        ("d", "C"): "depois de Cristo",
        ("p", "ex"): "por exemplo",
    }  # fmt: skip
    closing_phrases = frozenset({("a", "C"), ("d", "C")})
    time_words = frozenset({"h", "horas", "hora"})

    def spell(self, number: str, to: str = "cardinal") -> str | None:
        """Spell digits, without the commas that would pause."""
        spelled = super().spell(number, to)
        return spelled and spelled.replace(",", "")

    def spell_factor(self, text: str, sign: str) -> str | None:
        """Spell the first number of a product: duas vezes quatro."""
        spelled = super().spell_factor(text, sign)
        if spelled is None or sign != self.times:
            return spelled
        return self.make_feminine(spelled)

    def read_figure(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 2 mil before a feminine noun: duas mil pessoas."""
        said = super().read_figure(tokens, i)
        is_thousands = (
            get_token(tokens, i + 1).core == "mil" and not tokens[i].trail
        )
        noun = get_token(tokens, i + 2).core
        if said and is_thousands and noun.islower() and self.is_feminine(noun):
            return [self.make_feminine(said[0])]
        return said

    def make_feminine(self, spelled: str) -> str:
        """Return duzentos e dois as duzentas e duas."""
        spelled = re.sub(r"(cen|zen|nhen)tos\b", r"\1tas", spelled)
        return re.sub(r"\bdois$", "duas", re.sub(r"\bum$", "uma", spelled))

    def spell_one(self, spelled: str, name: str) -> str:
        """Return um and dois as uma and duas before a feminine noun."""
        if name.rstrip("s") not in self.feminine:
            return spelled
        return re.sub(r"\bdois$", "duas", re.sub(r"\bum$", "uma", spelled))

    def read_own(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read R$ 5."""
        number = get_token(tokens, i + 1).core
        if tokens[i].core != "R$" or not number[:1].isdigit():
            return None
        spelled = self.spell_price(number, "real/reais")
        if spelled is None:
            return None
        first, *rest = spelled.split()
        return [first, " ".join(rest)]

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell dezoito horas e trinta."""
        spelled = self.spell_one(self.spell(str(hour)) or "", "libra")
        name = "hora" if hour == 1 else "horas"
        small = f" e {self.spell(str(minute))}" if minute else ""
        said = f"{spelled} {name}{small}"
        if get_token(tokens, i + 1).core in ("h", "horas", "hora"):
            return [said, ""]
        return [said]

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell século dezenove, João sexto, Luís catorze."""
        before = get_token(tokens, i - 1).core
        is_second = (
            before in ("e", "a") and get_token(tokens, i - 3).core == "séculos"
        )
        is_century = is_second or before.casefold() in (
            "século",
            "séculos",
            "capítulo",
        )
        if not is_century and not self.is_name_before(tokens, i):
            return None
        if value <= _MOST_ORDINAL:
            ordinal = self.spell(str(value), "ordinal") or ""
            return self.number_ruler(ordinal, before)
        return self.spell(str(value))


class EuropeanPortuguese(Portuguese):
    """Portuguese as it is spoken in Portugal."""

    tag = "pt"
    units: Mapping[str, str] = {
        sign: names.replace("quilômetro", "quilómetro")
        for sign, names in Portuguese.units.items()
    }
