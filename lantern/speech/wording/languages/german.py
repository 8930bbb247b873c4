"""German figures: ordinals with their endings, times with Uhr, kings and centuries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording.languages.base import Language, Reading
from lantern.speech.wording.languages.kings import QUEENS
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token

_WEAK = frozenset({
    "am", "vom", "zum", "zur", "dem", "den", "des", "im", "beim", "ins", "ab", "bis", "seit",
    "nach", "vor", "diesem", "diesen", "dieses", "jenem", "jedem", "jeden", "seinem", "seinen",
    "ihrem", "ihren", "einem", "einen", "eines", "aus", "mit", "gegen", "um", "unter", "von",
})  # fmt: skip
"""After these an ordinal ends in -en."""
_DETERMINERS = _WEAK | {
    "der", "die", "das", "dieser", "diese", "jeder", "jede", "jedes", "sein", "seine", "ihr",
    "ihre", "ein", "eine", "einer", "und", "oder", "in", "mein", "unser",
}  # fmt: skip
_ORDINAL_THINGS = frozenset({
    "Jahrhundert", "Jahrhunderts", "Jahrhunderte", "Jahrtausend", "Jahrtausends", "Weltkrieg",
    "Weltkriegs", "Weltkrieges", "Armee", "Division", "Regiment", "Korps", "Kongress", "Kapitel",
    "Geburtstag", "Jahrestag", "Stock", "Klasse", "Mal", "Lebensjahr", "Breitengrad",
})  # fmt: skip
_FEMININE = frozenset({
    "Tonne", "Million", "Milliarde", "Stunde", "Minute", "Sekunde", "Meile", "Seemeile",
})  # fmt: skip
_DATIVE = ("unter", "von", "mit", "bei", "nach", "zu", "seit", "aus")
_BEFORE_WEAK_DER = frozenset({
    *_DATIVE, "in", "an", "auf", "vor", "hinter", "neben", "über", "zwischen", "während",
    "wegen", "trotz", "statt", "außer", "gegenüber", "ab",
})  # fmt: skip
"""After these, 'der' is feminine, and an ordinal behind it ends in -en."""
_KINGS_WITH_S = frozenset({
    "Johannes", "Julius", "Pius", "Innozenz", "Nikolaus", "Markus", "Clemens", "Klemens",
    "Matthias", "Andreas", "Hans", "Alexios", "Paulus", "Petrus", "Justus", "Ladislaus",
    "Sigismundus", "Bonifatius", "Gregorius", "Konstantinos", "Philippos",
})  # fmt: skip
"""Names that end in s without being in the genitive."""
_FEMININE_ENDINGS = ("ung", "heit", "keit", "schaft", "ion", "ität", "e", "in")
_MASCULINE_IN_E = frozenset(
    {"Name", "Junge", "Ende", "Auge", "Käse", "Gebäude", "Gramm"}
)
_FEMININE_NOUNS = frozenset({
    "Frau", "Stadt", "Nacht", "Hand", "Wand", "Uhr", "Person", "Kuh", "Insel", "Mutter",
    "Tochter", "Mark", "Burg", "Mauer", "Nummer", "Bank", "Tür", "Kraft", "Schlacht",
})  # fmt: skip
_MASCULINE_HALVES = frozenset({
    "Liter", "Meter", "Kilometer", "Tag", "Monat", "Zentner", "Hektar", "Zoll", "Becher",
})  # fmt: skip
_NEUTER_HALVES = frozenset({"Jahr", "Jahrhundert", "Kilo", "Pfund", "Dutzend"})
_SINGLE_SCALES = {"Mio": "Million", "Mrd": "Milliarde"}
_ACCUSATIVE = ("für", "gegen", "durch", "ohne", "um")
_ORDINAL = re.compile(r"\d{1,4}\.")
_DECADE = re.compile(r"(\d\d(?:\d\d)?)er(n|-Jahren?)?")
_DAY_OF_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
_DAYS = re.compile(r"(\d{1,2})\.?([-–/])(\d{1,2})\.")


class German(Language):
    """German."""

    tag = "de"
    times = "mal"
    by = "mal"
    to = "bis"
    minus = "minus"
    power = "hoch"
    scales = frozenset(
        {
            "Millionen",
            "Milliarden",
            "Tausend",
            "Million",
            "Milliarde",
            "tausend",
        }
    )
    phone_words = frozenset({"tel", "telefon", "fax"})
    joined_words = (
        "jährig",
        "fach",
        "mal",
        "tägig",
        "stündig",
        "stöckig",
        "köpfig",
        "teilig",
        "prozentig",
    )
    months = (
        "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
        "oktober", "november", "dezember",
    )  # fmt: skip
    units = pairs(
        "%=Prozent ‰=Promille km=Kilometer m=Meter cm=Zentimeter mm=Millimeter kg=Kilogramm "
        "g=Gramm t=Tonne/Tonnen ha=Hektar l=Liter km²=Quadratkilometer m²=Quadratmeter "
        "m³=Kubikmeter qkm=Quadratkilometer km/h=Kilometer~pro~Stunde °C=Grad~Celsius "
        "°F=Grad~Fahrenheit °=Grad hPa=Hektopascal kW=Kilowatt MW=Megawatt PS=PS "
        "h=Stunde/Stunden W=Watt V=Volt min=Minute/Minuten Std=Stunde/Stunden sm=Seemeile/Seemeilen"
    )
    currencies = pairs("€=Euro $=Dollar £=Pfund ¥=Yen ₽=Rubel")
    short_forms = pairs(
        "Dr=Doktor Prof=Professor Hr=Herr Fr=Frau St=Sankt ca=circa Mio=Millionen "
        "Mrd=Milliarden Tsd=Tausend bzw=beziehungsweise evtl=eventuell ggf=gegebenenfalls "
        "vgl=vergleiche sog=sogenannte sogen=sogenannte inkl=inklusive geb=geborene "
        "gest=gestorben röm=römische röm.-kath=römisch-katholische dt=deutsche engl=englische "
        "franz=französische russ=russische griech=griechische lat=lateinisch Jan=Januar "
        "Feb=Februar Apr=April Aug=August Sept=September Okt=Oktober Nov=November Dez=Dezember "
        "Chr=Christus z.B=zum~Beispiel d.h=das~heißt u.a=unter~anderem v.a=vor~allem "
        "v.Chr=vor~Christus n.Chr=nach~Christus Abs=Absatz Hl=Heilige hl=heilige "
        "Gen=General Lt=Leutnant Oblt=Oberleutnant Hptm=Hauptmann"
    )
    closing_forms = pairs(
        "usw=und~so~weiter etc=et~cetera Str=Straße Jh=Jahrhundert "
        "Jhs=Jahrhunderts Jhdt=Jahrhundert u.s.w=und~so~weiter"
    )
    numbered_forms = pairs(
        "Nr=Nummer S=Seite Bd=Band Kap=Kapitel Abb=Abbildung Art=Artikel"
    )
    phrases: Mapping[tuple[str, ...], str] = {
        ("z", "B"): "zum Beispiel",
        ("d", "h"): "das heißt",
        ("u", "a"): "unter anderem",
        ("v", "a"): "vor allem",
        ("v", "Chr"): "vor Christus",
        ("n", "Chr"): "nach Christus",
        ("i", "d", "R"): "in der Regel",
        ("u", "s", "w"): "und so weiter",
    }  # fmt: skip
    time_words = frozenset({"uhr", "um", "gegen", "ab"})
    counted = dict.fromkeys(
        ("band", "teil", "kapitel", "akt", "abschnitt", "buch", "tafel", "anhang", "phase",
         "klasse", "artikel", "stufe", "apollo", "nummer"), "cardinal"
    )  # fmt: skip
    minute_of_arc = "Minute/Minuten"
    second_of_arc = "Sekunde/Sekunden"
    quarters: Mapping[str, str] = {
        "N": "Nord", "S": "Süd", "O": "Ost", "E": "Ost", "W": "West",
    }  # fmt: skip

    def spell_stem(self, number: str) -> str | None:
        """Spell a number before a word that it is joined with: hundertjährig, einmal."""
        if number == "1":
            return "ein"
        spelled = self.spell(number)
        is_whole = number in ("100", "1000")
        return spelled.removeprefix("ein") if spelled and is_whole else spelled

    def spell_one(self, spelled: str, name: str) -> str:
        """Return one as 'ein' or 'eine' before a noun."""
        if spelled != "eins":
            return spelled
        return "eine" if name in _FEMININE else "ein"

    def spell_before(self, spelled: str, noun: str) -> str:
        """Return one as 'ein' or 'eine' before a noun: eine Frau, ein Mann."""
        is_noun = noun[:1].isupper() and noun[1:].islower()
        if spelled != "eins" or not is_noun or noun in self.starters:
            return spelled
        is_feminine = (
            noun.endswith(_FEMININE_ENDINGS) and noun not in _MASCULINE_IN_E
        )
        return "eine" if is_feminine or noun in _FEMININE_NOUNS else "ein"

    def read_figure(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read a number; behind a noun it counts that noun, not the next: Platz 1 Berlin."""
        before = get_token(tokens, i - 1)
        if i > 1 and before.core[:1].isupper() and not before.trail:
            spelled = self.spell_figure(tokens[i].core, is_measured=False)
            return None if spelled is None else [spelled]
        return super().read_figure(tokens, i)

    def spell_half_more(self, whole: int, noun: str) -> list[str] | None:
        """Spell eineinhalb, zweieinhalb."""
        return [f"{'ein' if whole == 1 else self.spell(str(whole))}einhalb"]

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Join the full stop of an ordinal to its number: 9. August, Friedrich II. war."""
        token = tokens[i]
        if (
            token.core == "Jh"
            and get_token(tokens, i - 2).core.casefold() == "des"
        ):
            genitive = replace(token, core="Jhs")
            return super().write_token(
                [*tokens[:i], genitive, *tokens[i + 1 :]], i
            )
        if (
            token.core in _SINGLE_SCALES
            and get_token(tokens, i - 1).core == "1"
        ):
            return _write_single_scale(token)
        is_span = token.trail == "." and self._is_span_of_days(tokens, i)
        is_day = is_span or self._is_day_of_month(tokens, i)
        if is_day or (
            token.trail.startswith(".") and self._is_ordinal(tokens, i)
        ):
            return replace(
                token,
                core=f"{token.core}.",
                trail=token.trail[1:],
            )
        return super().write_token(tokens, i)

    def _is_day_of_month(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a token is a date without its year: am 3.10. um acht."""
        match = _DAY_OF_MONTH.fullmatch(tokens[i].core)
        before = get_token(tokens, i - 1).core.casefold()
        is_dated = before in (
            "am",
            "vom",
            "zum",
            "bis",
            "seit",
            "dem",
            "der",
            "den",
        )
        if match is None or not is_dated or not tokens[i].trail.startswith("."):
            return False
        return 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12

    def _is_span_of_days(self, tokens: Sequence[Token], i: int) -> bool:
        thing = get_token(tokens, i + 1).core
        is_counted = thing.casefold() in self.months or thing in _ORDINAL_THINGS
        return is_counted and _DAYS.fullmatch(f"{tokens[i].core}.") is not None

    def read_own(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 12.–15. Mai, 1920er and 3.10."""
        core = tokens[i].core
        days = _DAYS.fullmatch(core)
        if days:
            joint = "und" if days[2] == "/" else self.to
            first, last = (
                self.spell_day(tokens, i, day) for day in days.group(1, 3)
            )
            return [f"{first} {joint} {last}"]
        decade = _DECADE.fullmatch(core)
        if decade and decade[1].endswith("0"):
            number = decade[1]
            spelled = (
                self.spell_year(number)
                if len(number) == 4
                else self.spell(number)
            )
            return [f"{spelled}er{(decade[2] or '').replace('-', ' ')}"]
        date = _DAY_OF_MONTH.fullmatch(core.removesuffix("."))
        if date is None or not core.endswith("."):
            return None
        month = self.months[int(date[2]) - 1].capitalize()
        return [f"{self.spell_day(tokens, i, date[1])} {month}"]

    def _is_ordinal(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        after = get_token(tokens, i + 1).core
        if not after[:1].isalpha() or token.trail != ".":
            return False
        if self.is_roman(token.core):
            is_king = self.is_name_before(tokens, i) or after in _ORDINAL_THINGS
            return is_king and after not in self.starters
        if re.fullmatch(r"\d{1,3}", token.core) is None:
            return False
        if after.casefold() in self.months or after in _ORDINAL_THINGS:
            return True
        before = get_token(tokens, i - 1).core.casefold()
        return before in _DETERMINERS and after not in self.starters

    def is_roman(self, core: str) -> bool:
        """Tell whether a word is written with Roman numerals alone."""
        return re.fullmatch(r"[IVXL]{1,7}", core) is not None

    def read_ordinal(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 19. Jahrhundert and 2. Weltkrieg."""
        if _ORDINAL.fullmatch(tokens[i].core) is None:
            return None
        return [self._decline(tokens, i, tokens[i].core[:-1])]

    def spell_day(
        self, tokens: Sequence[Token], i: int, day: str
    ) -> str | None:
        """Spell a day: am neunten, der neunte, neunter August."""
        before = get_token(tokens, i - 1).core.casefold()
        if before in ("der", "die", "das", "und", "oder") or before in _WEAK:
            return self._decline(tokens, i, day)
        return f"{self.spell(day, 'ordinal')}r"

    def _decline(self, tokens: Sequence[Token], i: int, number: str) -> str:
        """Return an ordinal with the ending that the word before it asks for."""
        ordinal = self.spell(number, "ordinal") or number
        return f"{ordinal}n" if self._is_weak(tokens, i) else ordinal

    def _is_weak(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether an ordinal ends in -en, by the words around it."""
        first = get_token(tokens, i - 2).core
        before = get_token(tokens, i - 1).core.casefold()
        if before in ("und", "oder") and _ORDINAL.fullmatch(first):
            return self._is_weak(tokens, i - 2)
        after = get_token(tokens, i + 1).core
        if before in _WEAK or after.endswith(("hunderts", "kriegs")):
            return True
        if before != "der":
            return False
        is_of = i > 2 and first[:1].isupper() and first[1:].islower()
        is_of = is_of and not get_token(tokens, i - 2).trail
        is_feminine = self.spell_before("eins", after) == "eine"
        return is_of or is_feminine or first.casefold() in _BEFORE_WEAK_DER

    def spell_date(
        self, tokens: Sequence[Token], i: int, parts: Sequence[str]
    ) -> str | None:
        """Spell 19.1.1915: neunzehnter Januar, and neunzehnten after am."""
        day, month, year = parts
        first = self.spell_day(tokens, i, day)
        name = self.months[int(month) - 1].capitalize()
        return f"{first} {name} {self.spell_year(year)}"

    def spell_time(
        self, tokens: Sequence[Token], i: int, hour: int, *, minute: int
    ) -> Reading:
        """Spell sieben Uhr dreißig; the word Uhr may follow."""
        first = "ein" if hour == 1 else self.spell(str(hour))
        small = self.spell(str(minute)) if minute else ""
        if get_token(tokens, i + 1).core == "Uhr":
            return [f"{first}", f"Uhr {small}".strip()]
        return [f"{first} Uhr {small}".strip()]

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
        """Spell Friedrich der Zweite, Ludwigs des Vierzehnten, neunzehntes Jahrhundert."""
        if get_token(tokens, i + 1).core in _ORDINAL_THINGS:
            return self._decline(tokens, i, str(value))
        if not self.is_name_before(tokens, i):
            return None
        ordinal = (self.spell(str(value), "ordinal") or "").capitalize()
        preposition = get_token(tokens, i - 2).core.casefold()
        name = get_token(tokens, i - 1).core
        is_queen = name.casefold() in QUEENS
        if preposition in _DATIVE:
            return f"der {ordinal}n" if is_queen else f"dem {ordinal}n"
        if is_queen:
            return f"die {ordinal}"
        if preposition in _ACCUSATIVE:
            return f"den {ordinal}n"
        if name.endswith("s") and name not in _KINGS_WITH_S:
            is_queen = name[:-1].casefold() in QUEENS
            return f"der {ordinal}n" if is_queen else f"des {ordinal}n"
        return f"der {ordinal}"

    def read_fraction(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read 1/2 before a noun as an adjective: eine halbe Stunde, ein halbes Jahr."""
        said = super().read_fraction(tokens, i)
        noun = get_token(tokens, i + 1).core
        if tokens[i].core != "1/2" or tokens[i].trail:
            return said
        if self.spell_before("eins", noun) == "eine":
            return ["eine halbe"]
        if (self.units.get(noun) or noun) in _MASCULINE_HALVES:
            before = get_token(tokens, i - 1).core.casefold()
            return ["einen halben" if before in _ACCUSATIVE else "ein halber"]
        return ["ein halbes"] if noun in _NEUTER_HALVES else said

    def spell_fraction(self, above: int, below: int) -> str | None:
        """Spell ein halb, drei Viertel."""
        first = "ein" if above == 1 else self.spell(str(above))
        if below == 2:
            return "ein halb"
        ordinal = self.spell(str(below), "ordinal") or ""
        return f"{first} {ordinal.capitalize()}l"


def _write_single_scale(token: Token) -> Token:
    """Return the short form of one million as its word."""
    trail = token.trail.removeprefix(".")
    return replace(
        token,
        core=_SINGLE_SCALES[token.core],
        trail=trail,
    )
