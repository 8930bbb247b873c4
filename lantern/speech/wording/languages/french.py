"""French figures: premier, XIXe siècle, Louis XIV, dix-huit heures trente."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording.languages.base import Language, Reading
from lantern.speech.wording.languages.kings import QUEENS
from lantern.speech.wording.numbers import parse_roman
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

_ORDINAL = re.compile(
    r"(\d{1,3}|[IVX]{1,7})(er|re|ère|e|ème|ᵉ|nd|nde|d|es|èmes|ers|res)"
)
"""No numeral has an L: Le is the article."""
_HOURS = re.compile(r"(\d{1,2})h(\d\d)?")
_FEMININE_ENDINGS = (
    "tion",
    "sion",
    "ette",
    "ance",
    "ence",
    "ité",
    "ée",
    "aine",
    "ille",
)
_HALVED = frozenset({
    "heure", "journée", "litre", "mètre", "kilomètre", "tonne", "livre", "lieue", "douzaine",
    "siècle", "million", "milliard",
})  # fmt: skip
"""Nouns that are joined with their half: une demi-heure."""
_HALVES = {2: "demi", 3: "tiers", 4: "quart"}


class French(Language):
    """French."""

    tag = "fr"
    times = "fois"
    by = "sur"
    thousand = " "
    to = "à"
    minus = "moins"
    power = "puissance"
    scales = frozenset({"million", "millions", "milliard", "milliards"})
    phone_words = frozenset({"tél", "tel", "téléphone", "fax"})
    months = (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    )  # fmt: skip
    units = pairs(
        "%=pour~cent ‰=pour~mille km=kilomètre/kilomètres m=mètre/mètres "
        "cm=centimètre/centimètres mm=millimètre/millimètres kg=kilogramme/kilogrammes "
        "g=gramme/grammes t=tonne/tonnes ha=hectare/hectares l=litre/litres "
        "km²=kilomètre~carré/kilomètres~carrés m²=mètre~carré/mètres~carrés "
        "m³=mètre~cube/mètres~cubes km/h=kilomètre~à~l'heure/kilomètres~à~l'heure "
        "°C=degré/degrés °=degré/degrés hPa=hectopascal/hectopascals min=minute/minutes "
        "kW=kilowatt/kilowatts ch=cheval/chevaux M€=million~d'euros/millions~d'euros "
        "Md€=milliard~d'euros/milliards~d'euros k€=millier~d'euros/milliers~d'euros"
    )
    feminine = frozenset({
        "tonne", "minute", "seconde", "livre", "heure", "personne", "femme", "maison", "page",
        "victime", "voiture", "voie", "place", "lieue", "île", "église", "école", "pièce",
        "œuvre", "arme", "mine", "usine", "porte", "lettre", "langue", "chambre", "tombe",
        "tour", "rue", "classe", "province", "commune", "colonie", "guerre", "bombe", "nuit",
    })  # fmt: skip
    currencies = pairs(
        "€=euro/euros $=dollar/dollars £=livre/livres ¥=yen/yens ₽=rouble/roubles"
    )
    short_forms = pairs(
        "M=Monsieur MM=Messieurs Mme=Madame Mmes=Mesdames Mlle=Mademoiselle Dr=Docteur "
        "Pr=Professeur Me=Maître St=Saint Ste=Sainte env=environ av=avant apr=après "
        "J.-C=Jésus-Christ cf=confer ex=exemple janv=janvier févr=février juil=juillet "
        "sept=septembre oct=octobre nov=novembre déc=décembre hab=habitants Gal=Général"
    )
    unstopped_forms = pairs(
        "Mme=Madame Mmes=Mesdames Mlle=Mademoiselle Mlles=Mesdemoiselles Dr=Docteur "
        "Pr=Professeur Mgr=Monseigneur Cie=Compagnie"
    )
    closing_forms = pairs("etc=et~cetera")
    numbered_forms = pairs(
        "n°=numéro no=numéro nº=numéro p=page pp=pages vol=volume chap=chapitre "
        "fig=figure art=article n=numéro"
    )
    phrases: Mapping[tuple[str, ...], str] = {
        ("p", "ex"): "par exemple",
        ("c", "à", "d"): "c'est-à-dire",
        ("J", "C"): "Jésus-Christ",
    }  # fmt: skip
    closing_phrases = frozenset({("J", "C"), ("J.-C",)})
    time_words = frozenset({"h", "heures", "heure"})
    and_part = "et"
    counted = dict.fromkeys(
        (
            "chapitre",
            "tome",
            "volume",
            "acte",
            "livre",
            "partie",
            "article",
            "apollo",
        ),
        "cardinal",
    )
    minute_of_arc = "minute/minutes"
    second_of_arc = "seconde/secondes"
    quarters: Mapping[str, str] = {
        "N": "nord", "S": "sud", "E": "est", "O": "ouest", "W": "ouest",
    }  # fmt: skip

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Write St-Malo and Ste-Anne out, as other short forms."""
        token = tokens[i]
        saint = re.fullmatch(r"(St|Ste)-(\w.*)", token.core)
        if saint is None:
            return super().write_token(tokens, i)
        return replace(token, core=f"{self.short_forms[saint[1]]}-{saint[2]}")

    def spell_phone_group(self, group: str) -> str:
        """Spell a group of two digits as one number: zéro un, quarante-deux."""
        if len(group) != 2 or group.startswith("0"):
            return super().spell_phone_group(group)
        return self.spell(group) or ""

    def spell_one(self, spelled: str, name: str) -> str:
        """Return un as une before a feminine noun."""
        if name.rstrip("s") in self.feminine and spelled.endswith("un"):
            return f"{spelled}e"
        return spelled

    def is_feminine(self, noun: str) -> bool:
        """Tell whether a noun is feminine, by its name or its ending."""
        return super().is_feminine(noun) or noun.rstrip("s").endswith(
            _FEMININE_ENDINGS
        )

    def spell_before(self, spelled: str, noun: str) -> str:
        """Return un as une: une personne, vingt et une femmes."""
        return f"{spelled}e" if self._takes_une(spelled, noun) else spelled

    def _takes_une(self, spelled: str, noun: str) -> bool:
        is_one = re.search(r"\bun$", spelled) is not None
        return is_one and noun.islower() and self.is_feminine(noun)

    def spell_half_more(self, whole: int, noun: str) -> list[str] | None:
        """Spell deux heures et demie, deux kilomètres et demi."""
        number = self.spell_before(self.spell(str(whole)) or "", noun)
        half = "et demie" if self.is_feminine(noun) else "et demi"
        is_noun = noun.isalpha() and len(noun) > 3
        return [number, f"{noun} {half}"] if is_noun else [f"{number} {half}"]

    def name_scaled(self, names: str) -> str:
        """Return the name of money behind millions: d'euros, de dollars."""
        name = super().name_scaled(names)
        return f"d'{name}" if name.startswith(("e", "y")) else f"de {name}"

    def spell_day(
        self, tokens: Sequence[Token], i: int, day: str
    ) -> str | None:
        """Spell a day: premier, then cardinals."""
        return "premier" if day == "1" else self.spell(day)

    def read_ordinal(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1er, 2e, XIXe."""
        match = _ORDINAL.fullmatch(tokens[i].core)
        if match is None:
            return None
        value = int(match[1]) if match[1].isdigit() else parse_roman(match[1])
        if value is None:
            return None
        if value == 1:
            return ["première" if match[2] in ("re", "ère") else "premier"]
        if match[2] in ("nd", "nde"):
            return ["second" + match[2][2:]]
        plural = "s" if match[2].endswith("s") else ""
        return [f"{self.spell(str(value), 'ordinal')}{plural}"]

    def read_own(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read the first number of 18 h 30."""
        unit = get_token(tokens, i + 1)
        minute = get_token(tokens, i + 2).core
        is_hour = re.fullmatch(r"\d{1,2}", tokens[i].core) and unit.core == "h"
        if not is_hour or tokens[i].trail:
            return None
        number, _, name = self._spell_hours(int(tokens[i].core), 0).rpartition(
            " "
        )
        if not unit.trail and re.fullmatch(r"[0-5]\d", minute):
            return [number, name, self.spell(str(int(minute))) or ""]
        return [number, name]

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell dix-huit heures trente."""
        return [self._spell_hours(hour, minute)]

    def _spell_hours(self, hour: int, minute: int) -> str:
        name = "heure" if hour < 2 else "heures"
        spelled = self.spell_one(self.spell(str(hour)) or "", "heure")
        small = f" {self.spell(str(minute))}" if minute else ""
        return f"{spelled} {name}{small}"

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell Louis quatorze and François premier."""
        if get_token(tokens, i + 1).core in ("siècle", "siècles"):
            return self.spell(str(value), "ordinal")
        if not self.is_name_before(tokens, i):
            return None
        if value == 1:
            is_queen = get_token(tokens, i - 1).core.casefold() in QUEENS
            return "première" if is_queen else "premier"
        return self.spell(str(value))

    def read_fraction(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1/2 before a noun that is joined with it: une demi-heure."""
        noun = self._name_after(get_token(tokens, i + 1).core, "1")
        if tokens[i].core != "1/2" or tokens[i].trail or noun not in _HALVED:
            return super().read_fraction(tokens, i)
        return [self.spell_before("un", noun), f"demi-{noun}"]

    def spell_fraction(self, above: int, below: int) -> str | None:
        """Spell un demi, trois quarts."""
        name = _HALVES.get(below) or self.spell(str(below), "ordinal") or ""
        plural = "s" if above > 1 and not name.endswith("s") else ""
        return f"{self.spell(str(above))} {name}{plural}"
