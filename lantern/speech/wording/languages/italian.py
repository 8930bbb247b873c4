"""Italian figures: secolo diciannovesimo, Luigi quattordicesimo, un chilometro, primo."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording.languages.base import Reading
from lantern.speech.wording.languages.romance import Romance
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token


class Italian(Romance):
    """Italian."""

    tag = "it"
    times = "per"
    by = "per"
    hours = "ora/ore"
    to = "a"
    first_day = "primo"
    before_cents = "e"
    minus = "meno"
    plus = "più"
    half = "mezzo"
    power = "elevato a"
    scales = frozenset({"milione", "milioni", "miliardo", "miliardi"})
    of_money = "di"
    ordinal_pattern = re.compile(r"(\d{1,3})(º|ª|°)")
    phone_words = frozenset({"tel", "telefono", "fax"})
    parts: Mapping[int, str] = {
        2: "mezzo/mezzi", 3: "terzo/terzi", 4: "quarto/quarti", 5: "quinto/quinti",
        6: "sesto/sesti", 8: "ottavo/ottavi", 10: "decimo/decimi",
    }  # fmt: skip
    months = (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre",
    )  # fmt: skip
    units = pairs(
        "%=per~cento ‰=per~mille km=chilometro/chilometri m=metro/metri "
        "cm=centimetro/centimetri mm=millimetro/millimetri kg=chilogrammo/chilogrammi "
        "g=grammo/grammi t=tonnellata/tonnellate ha=ettaro/ettari l=litro/litri "
        "km²=chilometro~quadrato/chilometri~quadrati m²=metro~quadrato/metri~quadrati "
        "m³=metro~cubo/metri~cubi km/h=chilometro~all'ora/chilometri~all'ora "
        "h=ora/ore °C=grado/gradi °=grado/gradi hPa=ettopascal min=minuto/minuti"
    )
    feminine = frozenset({"tonnellata", "sterlina", "ora"})
    currencies = pairs(
        "€=euro $=dollaro/dollari £=sterlina/sterline ¥=yen ₽=rublo/rubli"
    )
    short_forms = pairs(
        "sig=signor sigg=signori dott=dottor prof=professor ing=ingegner avv=avvocato "
        "Sig=Signor Dott=Dottor Prof=Professor gen=generale Gen=Generale ca=circa "
        "a.C=avanti~Cristo d.C=dopo~Cristo es=esempio mons=monsignor S=San"
    )
    unstopped_forms = pairs(
        "sig.ra=signora Sig.ra=Signora sig.na=signorina dott.ssa=dottoressa "
        "Dott.ssa=Dottoressa prof.ssa=professoressa Prof.ssa=Professoressa"
    )
    closing_forms = pairs("ecc=eccetera")
    numbered_forms = pairs(
        "sec=secolo n=numero n°=numero nº=numero pag=pagina pagg=pagine p=pagina vol=volume "
        "cap=capitolo fig=figura art=articolo"
    )
    and_part = "e"
    counted: Mapping[str, str] = {
        "volume": "masculine", "tomo": "masculine", "atto": "masculine", "libro": "masculine",
        "capitolo": "masculine", "canto": "masculine", "parte": "feminine", "fase": "feminine",
    }  # fmt: skip
    ordered: Mapping[str, str] = {
        "guerra": "feminine", "Guerra": "feminine", "Repubblica": "feminine",
        "Internazionale": "feminine",
    }  # fmt: skip
    minute_of_arc = "minuto/minuti"
    second_of_arc = "secondo/secondi"
    quarters: Mapping[str, str] = {
        "N": "nord", "S": "sud", "E": "est", "O": "ovest", "W": "ovest",
    }  # fmt: skip
    phrases: Mapping[tuple[str, ...], str] = {
        ("a", "C"): "avanti Cristo",
        ("d", "C"): "dopo Cristo",
        ("p", "es"): "per esempio",
    }  # fmt: skip
    closing_phrases = frozenset({("a", "C"), ("d", "C")})
    time_words = frozenset({"ore", "alle", "dalle"})

    def spell(self, number: str, to: str = "cardinal") -> str | None:
        """Spell digits; num2words takes a letter of diciotto away behind hundreds."""
        spelled = super().spell(number, to)
        return spelled and spelled.replace("dicott", "diciott")

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Drop the apostrophe of a decade: gli anni '30."""
        token = tokens[i]
        is_decade = get_token(tokens, i - 1).core.casefold() in (
            "anni",
            "negli",
        )
        if (
            is_decade
            and re.fullmatch(r"\d0", token.core)
            and token.lead in ("'", "’")
        ):
            return replace(token, lead="")
        return super().write_token(tokens, i)

    def is_feminine(self, noun: str) -> bool:
        """Tell whether a noun is feminine: one in -a, or a plural in -e."""
        is_noun = len(noun) > 2 and noun not in (
            "contro",
            "circa",
            "come",
            "dove",
            "oltre",
        )
        return super().is_feminine(noun) or (
            is_noun and noun.endswith(("a", "e"))
        )

    def spell_before(self, spelled: str, noun: str) -> str:
        """Return uno as una or un before a noun."""
        if spelled != "uno" or not noun.islower() or len(noun) < 4:
            return spelled
        if noun.endswith("a") and self.is_feminine(noun):
            return "una"
        if noun in self.scales:
            return "un"
        takes_uno = re.match(r"(?i)z|s[^aeiou]|gn|ps|x|y", noun)
        return "un" if noun.endswith("o") and not takes_uno else spelled

    def spell_one(self, spelled: str, name: str) -> str:
        """Return uno as un or una before a noun."""
        if spelled != "uno":
            return spelled
        return "una" if name in self.feminine else "un"

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell diciotto e trenta."""
        spelled = "una" if hour == 1 else self.spell(str(hour))
        if not minute:
            return [f"{spelled} in punto"]
        return [f"{spelled} e {self.spell(str(minute))}"]

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell Luigi quattordicesimo and secolo diciannovesimo."""
        before = get_token(tokens, i - 1).core.casefold()
        after = get_token(tokens, i + 1).core.casefold()
        is_second = (
            before in ("e", "o") and get_token(tokens, i - 3).core == "secoli"
        )
        is_century = (
            is_second
            or before in ("secolo", "secoli", "capitolo")
            or after in ("secolo", "secoli")
        )
        if is_century or self.is_name_before(tokens, i):
            ordinal = self.spell(str(value), "ordinal") or ""
            return self.number_ruler(ordinal, get_token(tokens, i - 1).core)
        return None
