"""Polish figures: dziewiątego sierpnia, w tysiąc dziewięćset czterdziestym piątym roku."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.base import Reading, pairs
from lantern.speech.wording.languages.slavic import Slavic
from lantern.speech.wording.tokens import Token

_GENITIVES = {
    "stopień": "stopnia",
    "złoty": "złotego",
    "rubel": "rubla",
    "tysiąc": "tysiąca",
}


class Polish(Slavic):
    """Polish."""

    tag = "pl"
    thousand = " "
    to = "do"
    minus = "minus"
    power = "do potęgi"
    scales = frozenset({"tys", "mln", "mld", "tysięcy", "milionów", "miliardów"})
    phone_words = frozenset({"tel", "telefon", "fax"})
    parts: Mapping[int, str] = {
        2: "druga/drugie/drugich", 3: "trzecia/trzecie/trzecich", 4: "czwarta/czwarte/czwartych",
        5: "piąta/piąte/piątych", 6: "szósta/szóste/szóstych", 8: "ósma/ósme/ósmych",
        10: "dziesiąta/dziesiąte/dziesiątych",
    }  # fmt: skip
    feminine = frozenset(
        {
            "tona",
            "tony",
            "minuta",
            "minuty",
            "sekunda",
            "złotówka",
        }
    )
    feminine_numbers: Mapping[str, str] = {"jeden": "jedna", "dwa": "dwie"}
    months = (
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
        "września", "października", "listopada", "grudnia",
    )  # fmt: skip
    units = pairs(
        "%=procent km=kilometr/kilometry/kilometrów m=metr/metry/metrów "
        "cm=centymetr/centymetry/centymetrów mm=milimetr/milimetry/milimetrów "
        "kg=kilogram/kilogramy/kilogramów g=gram/gramy/gramów t=tona/tony/ton "
        "ha=hektar/hektary/hektarów l=litr/litry/litrów min=minuta/minuty/minut "
        "km/h=kilometr~na~godzinę/kilometry~na~godzinę/kilometrów~na~godzinę "
        "tys=tysiąc/tysiące/tysięcy mln=milion/miliony/milionów mld=miliard/miliardy/miliardów "
        "°C=stopień/stopnie/stopni °=stopień/stopnie/stopni"
    )
    currencies = pairs(
        "€=euro $=dolar/dolary/dolarów £=funt/funty/funtów ¥=jen/jeny/jenów "
        "₽=rubel/ruble/rubli zł=złoty/złote/złotych"
    )
    short_forms = pairs(
        "prof=profesor gen=generał ks=ksiądz św=święty "
        "ok=około godz=godzinie tzn=to~znaczy tzw=tak~zwany im=imienia ul=ulica płk=pułkownik "
        "inż=inżynier "
        "p.n.e=przed~naszą~erą n.e=naszej~ery m.in=między~innymi"
    )
    closing_forms = pairs("itd=i~tak~dalej itp=i~tym~podobne")
    numbered_forms = pairs(
        "nr=numer s=strona str=strona t=tom rozdz=rozdział rys=rysunek art=artykuł"
    )
    phrases: Mapping[tuple[str, ...], str] = {
        ("p", "n", "e"): "przed naszą erą",
        ("m", "in"): "między innymi",
    }
    time_words = frozenset({"godz", "godzina", "godzinie", "o"})
    year_cases: Mapping[str, str] = {
        "rok": "nom", "roku": "gen", "rokiem": "loc", "lata": "nom", "latach": "loc",
    }  # fmt: skip
    century_cases: Mapping[str, str] = {"wiek": "nom", "wieku": "gen", "wiekiem": "loc"}
    century_short_form = "w"
    year_short_form = "r"
    until = frozenset({"do"})
    before_locative = frozenset({"w", "we", "po"})
    locative_year = "roku"
    genitive_year = "roku"
    locative_century = "wieku"
    genitive_century = "wieku"

    def decline(self, ordinal: str, case: str) -> str:
        """Return an ordinal in a case; tens and ones both change: czterdziestego piątego."""
        if case == "nom":
            return ordinal
        return " ".join(_decline_word(word, case) for word in ordinal.split())

    def _find_case(self, tokens: Sequence[Token], i: int) -> tuple[str, str]:
        case, word = super()._find_case(tokens, i)
        before = tokens[i - 1].core.casefold() if i else ""
        if case == "gen" and before in self.before_locative:
            return "loc", word
        return case, word

    def spell_roman(self, tokens: Sequence[Token], i: int, value: int) -> str | None:
        """Spell a century or a king: w dziewiętnastym wieku, Zygmunt Trzeci."""
        before = tokens[i - 1].core.casefold() if i else ""
        after = tokens[i + 1].core if i + 1 < len(tokens) else ""
        if after == "wieku" and before in self.before_locative:
            return self.decline(self.spell(str(value), "ordinal") or "", "loc")
        return super().spell_roman(tokens, i, value)

    def name_part(self, one: str, few: str) -> str:
        """Return a noun after a decimal, in the genitive: 1,5 kilometra, 2,5 tony."""
        noun, blank, rest = one.partition(" ")
        if one.endswith("o") or noun.endswith("a"):
            return few
        return f"{_GENITIVES.get(noun) or noun + 'a'}{blank}{rest}"

    def is_one(self, number: int) -> bool:
        """Tell whether a noun after a number is in the singular: only after 1."""
        return number == 1

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell osiemnasta trzydzieści."""
        ordinal = self.spell(str(hour), "ordinal") or ""
        before = tokens[i - 1].core.casefold() if i else ""
        ending = (
            "ej" if before in ("o", "po", "od", "do", "godzinie", "godziny") else "a"
        )
        words = [_make_feminine(word, ending) for word in ordinal.split()]
        name = " ".join(words)
        small = f" {self.spell(str(minute))}" if minute else ""
        return [f"{name}{small}"]


def _make_feminine(word: str, ending: str) -> str:
    """Return a part of an ordinal for an hour: osiemnasta, o osiemnastej."""
    if word.endswith("y"):
        return word[:-1] + ending
    if word.endswith("gi"):
        return word[:-1] + (ending if ending == "a" else "iej")
    if word.endswith("ci"):
        return word + ending
    return word


def _decline_word(word: str, case: str) -> str:
    """Return a part of an ordinal in the genitive or the locative; cardinals stay."""
    if word.endswith("y"):
        return word[:-1] + ("ego" if case == "gen" else "ym")
    if word.endswith(("gi", "ci")):
        return word + ("ego" if case == "gen" else "m")
    return word
