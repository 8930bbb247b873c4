"""Italian figures: secolo diciannovesimo, Luigi quattordicesimo, un chilometro, primo."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.base import Reading, pairs
from lantern.speech.wording.languages.romance import Romance
from lantern.speech.wording.tokens import Token, get_token

_ORDINAL = re.compile(r"(\d{1,3})(º|ª|°)")


class Italian(Romance):
    """Italian."""

    tag = "it"
    to = "a"
    first_day = "primo"
    before_cents = "e"
    minus = "meno"
    plus = "più"
    half = "mezzo"
    power = "elevato a"
    scales = frozenset({"milioni", "miliardi", "mila"})
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
        "°C=grado/gradi °=grado/gradi hPa=ettopascal min=minuto/minuti"
    )
    feminine = frozenset({"tonnellata", "sterlina"})
    currencies = pairs(
        "€=euro $=dollaro/dollari £=sterlina/sterline ¥=yen ₽=rublo/rubli"
    )
    short_forms = pairs(
        "sig=signor sigg=signori dott=dottor prof=professor ing=ingegner avv=avvocato "
        "Sig=Signor Dott=Dottor Prof=Professor gen=generale Gen=Generale ca=circa "
        "a.C=avanti~Cristo d.C=dopo~Cristo es=esempio mons=monsignor S=San"
    )
    closing_forms = pairs("ecc=eccetera")
    numbered_forms = pairs(
        "n=numero n°=numero nº=numero pag=pagina pagg=pagine p=pagina vol=volume "
        "cap=capitolo fig=figura art=articolo"
    )
    phrases: Mapping[tuple[str, ...], str] = {
        ("a", "C"): "avanti Cristo",
        ("d", "C"): "dopo Cristo",
        ("p", "es"): "per esempio",
    }  # fmt: skip
    time_words = frozenset({"ore", "alle", "dalle"})

    def spell_one(self, spelled: str, name: str) -> str:
        """Return uno as un or una before a noun."""
        if spelled != "uno":
            return spelled
        return "una" if name in self.feminine else "un"

    def read_ordinal(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1º and 2ª."""
        match = _ORDINAL.fullmatch(tokens[i].core)
        if match is None:
            return None
        return [self.spell_gendered_ordinal(match[1], match[2])]

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell diciotto e trenta."""
        spelled = "una" if hour == 1 else self.spell(str(hour))
        if not minute:
            return [f"{spelled} in punto"]
        return [f"{spelled} e {self.spell(str(minute))}"]

    def spell_roman(self, tokens: Sequence[Token], i: int, value: int) -> str | None:
        """Spell Luigi quattordicesimo and secolo diciannovesimo."""
        before = get_token(tokens, i - 1).core.casefold()
        after = get_token(tokens, i + 1).core.casefold()
        is_century = before in ("secolo", "capitolo") or after in ("secolo", "secoli")
        if is_century or self.is_name_before(tokens, i):
            return self.spell(str(value), "ordinal")
        return None
