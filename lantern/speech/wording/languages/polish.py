"""Polish figures: dziewiątego sierpnia, w tysiąc dziewięćset czterdziestym piątym roku."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording.languages.base import Reading
from lantern.speech.wording.languages.kings import QUEENS
from lantern.speech.wording.languages.polish_cases import decline_cardinal
from lantern.speech.wording.languages.slavic import Slavic
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

_GENITIVES = {
    "stopień": "stopnia",
    "złoty": "złotego",
    "rubel": "rubla",
    "tysiąc": "tysiąca",
}


_FEMININE = {"fem": "a", "fem gen": "ej", "fem acc": "ą"}
_DECADE_CASES = {
    "lata": "e",
    "latach": "ych",
    "lat": "ych",
    "latami": "ymi",
    "latom": "ym",
}
_KINGS_GENITIVE = frozenset({
    "Zygmunta", "Jana", "Kazimierza", "Władysława", "Bolesława", "Stanisława", "Augusta",
    "Fryderyka", "Karola", "Ludwika", "Henryka", "Aleksandra", "Mikołaja", "Piotra", "Pawła",
    "Napoleona", "Wilhelma", "Franciszka", "Filipa", "Jerzego", "Edwarda", "Iwana",
})  # fmt: skip

_HOURS = "godzina/godziny/godzin"
_GENITIVE = ("od", "do", "około", "koło")
_HOUR_WORDS = ("godzinie", "godziny", "godzina")


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
            "sekundy",
            "złotówka",
            "złotówki",
            "godzina",
            "godziny",
            "osoba",
            "osoby",
            "kobieta",
            "kobiety",
            "książka",
            "książki",
            "rzeka",
            "rzeki",
            "strona",
            "strony",
            "wyspa",
            "wyspy",
            "wojna",
            "wojny",
            "bitwa",
            "bitwy",
            "szkoła",
            "szkoły",
            "noc",
            "noce",
            "armia",
            "armie",
            "dywizja",
            "dywizje",
            "wieś",
            "wsie",
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
        "p.n.e=przed~naszą~erą n.e=naszej~ery np=na~przykład m.in=między~innymi"
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
    since = frozenset({"od"})
    one_and_half = ("półtora", "półtorej")
    with_half = "i pół"
    and_part = "i"
    unstopped_forms = pairs("dr=doktor mgr=magister płk=pułkownik")
    counted: Mapping[str, str] = {
        "tom": "nom", "tomie": "loc", "rozdział": "nom", "rozdziale": "loc", "akt": "nom",
        "część": "fem", "części": "fem gen", "księga": "fem", "księdze": "fem gen",
    }  # fmt: skip
    ordered: Mapping[str, str] = {
        "wojna": "fem", "wojny": "fem gen", "wojnie": "fem gen", "wojnę": "fem acc",
        "wojną": "fem acc", "Rzesza": "fem", "Rzeszy": "fem gen", "Rzeczpospolita": "fem",
        "Rzeczypospolitej": "fem gen",
    }  # fmt: skip
    minute_of_arc = "minuta/minuty/minut"
    second_of_arc = "sekunda/sekundy/sekund"
    quarters: Mapping[str, str] = {
        "N": "szerokości północnej", "S": "szerokości południowej", "E": "długości wschodniej",
        "W": "długości zachodniej",
    }  # fmt: skip
    before_locative = frozenset({"w", "we", "po"})
    locative_year = "roku"
    genitive_year = "roku"
    locative_century = "wieku"
    genitive_century = "wieku"

    def decline(self, ordinal: str, case: str) -> str:
        """Return an ordinal in a case; tens and ones both change: czterdziestego piątego."""
        if case == "nom":
            return ordinal
        if case in _FEMININE:
            ending = _FEMININE[case]
            return " ".join(_make_feminine(word, ending) for word in ordinal.split())
        return " ".join(_decline_word(word, case) for word in ordinal.split())

    def decline_king(self, ordinal: str, name: str) -> str:
        """Return Zygmunt Drugi, Zygmunta Drugiego, Elżbieta Pierwsza."""
        if name.casefold() in QUEENS:
            return self.decline(ordinal, "fem")
        return self.decline(ordinal, "gen") if name in _KINGS_GENITIVE else ordinal

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Join the full stop of a decade to its number: lata 30. i 40."""
        token = tokens[i]
        before = get_token(tokens, i - 1).core.casefold()
        is_decade = re.fullmatch(r"(?:1\d|20)?\d0", token.core) is not None
        if before in _DECADE_CASES and is_decade and token.trail.startswith("."):
            ends = get_token(tokens, i + 1).core in ("", *self.starters)
            trail = token.trail if ends else token.trail[1:]
            return replace(token, core=f"{token.core}.", trail=trail)
        written = super().write_token(tokens, i)
        is_hours = token.core == "godz" and written.core != "godz"
        hours = self._choose_hours(before) if is_hours else ""
        return replace(written, core=hours) if hours else written

    def _choose_hours(self, before: str) -> str:
        """Return the form of the word for hours that a word before it asks for."""
        if re.fullmatch(r"\d{1,3}", before):
            return self.choose_form(_HOURS, before)
        return "godziny" if before in _GENITIVE else ""

    def read_ordinal(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read lata 30. and w latach 60."""
        case = _DECADE_CASES.get(get_token(tokens, i - 1).core.casefold())
        number = tokens[i].core.removesuffix(".")
        if case is None or number == tokens[i].core or not number.isdigit():
            return None
        ordinal = self.spell(number, "ordinal") or ""
        return [" ".join(_make_plural(word, case) for word in ordinal.split())]

    def read_years(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1914–1918 with a dash, which asks for no genitive."""
        said = super().read_years(tokens, i)
        return said and [said[0].replace(f" {self.to} ", " – "), *said[1:]]

    def read_ends(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read XVI–XVII with a dash, which asks for no genitive."""
        said = super().read_ends(tokens, i)
        return said and [said[0].replace(f" {self.to} ", " – "), *said[1:]]

    def spell_figure(self, text: str, *, is_measured: bool) -> str | None:
        """Spell a number or a range, whose end is in the genitive: dziesięć do piętnastu."""
        spelled = super().spell_figure(text, is_measured=is_measured)
        if spelled is None or not re.fullmatch(r"\d+[-–—]\d+", text):
            return spelled
        first, _, last = spelled.partition(f" {self.to} ")
        return f"{first} {self.to} {decline_cardinal(last)}"

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

    def read_own(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read the whole hour of o godz. 7 as an ordinal, as in o godzinie siódmej."""
        is_hour = re.fullmatch(r"1?\d|2[0-4]", tokens[i].core) is not None
        is_timed = i > 0 and tokens[i - 1].core.casefold() in _HOUR_WORDS
        if is_hour and is_timed and not tokens[i - 1].trail:
            return self.spell_time(tokens, i, int(tokens[i].core), minute=0)
        return super().read_own(tokens, i)

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


def _make_plural(word: str, ending: str) -> str:
    """Return a part of an ordinal for a decade: trzydzieste, trzydziestych."""
    return word[:-1] + ending if word.endswith("y") else word
