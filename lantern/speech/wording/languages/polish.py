"""Polish figures: dziewiątego sierpnia, w tysiąc dziewięćset czterdziestym piątym roku."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.speech.wording.languages.base import Reading
from lantern.speech.wording.languages.kings import QUEENS
from lantern.speech.wording.languages.polish_cases import decline_cardinal
from lantern.speech.wording.languages.polish_words import (
    ADJECTIVE_CASES,
    BEFORE_GENITIVE_PL,
    DECADE_CASES,
    ENDINGS_OF_CASES,
    FEMININE,
    GENITIVE,
    GENITIVES,
    HOUR_WORDS,
    HOURS,
    KINGS_GENITIVE,
    LOCATIVES,
    MASCULINE,
    ORDERED_CAPITALS,
    PERSONS,
    STEMS,
    VOWELS,
)
from lantern.speech.wording.languages.slavic import Slavic
from lantern.speech.wording.tables import pairs
from lantern.speech.wording.tokens import Token, get_token


class Polish(Slavic):
    """Polish."""

    tag = "pl"
    times = "razy"
    by = "na"
    thousand = " "
    to = "do"
    governed: Mapping[str, str] = {
        **dict.fromkeys(BEFORE_GENITIVE_PL.split(), "gen"),
        "z": "gen ins", "ze": "gen ins", "ku": "dat", "dzięki": "dat", "przeciw": "dat",
        "nad": "acc ins", "między": "acc ins", "pomiędzy": "acc ins", "przed": "acc ins",
        "za": "acc ins", "pod": "acc ins", "w": "acc loc", "we": "acc loc", "na": "acc loc",
        "o": "acc loc", "po": "acc loc", "przy": "loc", "przez": "acc", "ponad": "acc",
    }  # fmt: skip
    noun_cases: Mapping[str, str] = {
        "ami": "ins", "mi": "ins", "om": "dat", "ach": "loc", "ym": "dat", "im": "dat",
    }  # fmt: skip
    open_endings = ("ych", "ich")
    no_nouns = frozenset({"potem", "zatem", "tym", "swoim"})
    adverbs = frozenset({"prawie", "blisko", "niemal", "całych", "wszystkich"})
    joints = frozenset({"i", "lub", "albo", "czy"})
    persons = PERSONS
    joined_words = ("lec", "letni", "kilometrow", "metrow", "dniow", "godzinn", "tonow",
                    "milimetrow", "piętrow", "tysięczn", "procentow", "osobow")  # fmt: skip
    minus = "minus"
    power = "do potęgi"
    scales = frozenset(
        {"tys", "mln", "mld", "tysięcy", "milionów", "miliardów"}
    )
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
    century_cases: Mapping[str, str] = {
        "wiek": "nom",
        "wieku": "gen",
        "wiekiem": "loc",
    }
    century_short_form = "w"
    year_short_form = "r"
    until = frozenset({"do"})
    since = frozenset({"od"})
    one_and_half = ("półtora", "półtorej")
    with_half = "i pół"
    and_part = "i"
    part_accusatives: Mapping[str, str] = {"a": "ą"}
    part_genitives: Mapping[str, str] = {"cia": "ciej", "ga": "giej", "a": "ej"}
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
        if case in FEMININE:
            ending = FEMININE[case]
            return " ".join(
                _make_feminine(word, ending) for word in ordinal.split()
            )
        return " ".join(_decline_word(word, case) for word in ordinal.split())

    def spell_in_case(
        self, digits: str, case: str, *, feminine: bool
    ) -> str | None:
        """Spell a whole number in a case."""
        spelled = self.spell(digits)
        if spelled is None:
            return None
        return decline_cardinal(spelled, case, feminine=feminine)

    def decline_name(self, names: str, case: str, *, is_one: bool) -> str:
        """Return the name of a unit in a case."""
        one, few, many = (names.replace("~", " ").split("/") * 3)[:3]
        if one == few:
            return one
        if case == "gen":
            return self.name_part(one, few) if is_one else many
        head, _, rest = few.partition(" ")
        stem = head[:-1]
        ending = {"dat": "om", "ins": "ami", "loc": "ach"}[case]
        return f"{stem}{ending} {rest}".strip()

    def spell_with_half(
        self, whole: str, case: str, *, feminine: bool
    ) -> str | None:
        """Spell półtora, dwa i pół, dwóch i pół."""
        if whole == "1":
            return self.one_and_half[1 if feminine else 0]
        spelled = self.spell(whole)
        if spelled and case:
            spelled = decline_cardinal(spelled, case, feminine=feminine)
        elif spelled and feminine:
            *before, last = spelled.split(" ")
            spelled = " ".join([*before, self.feminine_numbers.get(last, last)])
        return None if spelled is None else f"{spelled} {self.with_half}"

    def name_with_half(self, names: str, whole: str, case: str) -> str:
        """Return the name of a unit behind a number and a half: in the genitive."""
        one, few, _ = (names.replace("~", " ").split("/") * 3)[:3]
        return self.name_part(one, few)

    def spell_stem(self, number: str) -> str | None:
        """Spell a number before a word that it is joined with: stulecie, czterdziestoletni."""
        spelled = self.spell(number)
        if spelled is None or number == "1":
            return spelled and "jedno"
        words = [
            STEMS.get(word) or decline_cardinal(word)
            for word in spelled.split()
        ]
        last = words[-1]
        if last.endswith("dziestu"):
            words[-1] = f"{last[:-1]}o"
        return " ".join(words)

    def choose_ordinal_case(
        self, tokens: Sequence[Token], i: int
    ) -> str | None:
        """Return the case of 2. before its noun; None where the noun doesn't show it."""
        noun = get_token(tokens, i + 1).core.casefold()
        before = get_token(tokens, i - 1).core.casefold()
        is_local = before in ("w", "we", "na", "o", "po", "przy")
        if noun in LOCATIVES:
            return LOCATIVES[noun]
        for ending, case in ADJECTIVE_CASES.items():
            if noun.endswith(ending):
                return case
        if noun[-1:] not in VOWELS:
            return "loc" if noun.endswith("em") else "nom"
        if noun.endswith("u"):
            return "loc" if is_local else "gen"
        for ending, case in ENDINGS_OF_CASES.items():
            if noun.endswith(ending):
                return case
        return None

    def decline_king(self, ordinal: str, name: str) -> str:
        """Return Zygmunt Drugi, Zygmunta Drugiego, Elżbieta Pierwsza."""
        if name.casefold() in QUEENS:
            return self.decline(ordinal, "fem")
        return (
            self.decline(ordinal, "gen") if name in KINGS_GENITIVE else ordinal
        )

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Join the full stop of a decade to its number: lata 30. i 40."""
        token = tokens[i]
        before = get_token(tokens, i - 1).core.casefold()
        is_decade = re.fullmatch(r"(?:1\d|20)?\d0", token.core) is not None
        if before in DECADE_CASES and is_decade and token.trail.startswith("."):
            ends = get_token(tokens, i + 1).core in ("", *self.starters)
            trail = token.trail if ends else token.trail[1:]
            return replace(
                token,
                core=f"{token.core}.",
                trail=trail,
            )
        if token.trail == "." and self._is_ordinal(tokens, i):
            return replace(
                token,
                core=f"{token.core}.",
                trail="",
            )
        written = super().write_token(tokens, i)
        is_hours = token.core == "godz" and written.core != "godz"
        hours = self._choose_hours(before) if is_hours else ""
        return replace(written, core=hours) if hours else written

    def _is_ordinal(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether the full stop after a number makes an ordinal of it: 2. dywizja."""
        after = get_token(tokens, i + 1).core
        is_number = re.fullmatch(r"[1-9]\d{0,2}", tokens[i].core) is not None
        is_noun = len(after) > 2 and after.isalpha()
        if not (is_number and is_noun):
            return False
        words = [get_token(tokens, i + k).core for k in (1, 2, 3)]
        is_named = any(word.startswith(ORDERED_CAPITALS) for word in words)
        return after.islower() or (is_named and after[:1].isupper())

    def _choose_hours(self, before: str) -> str:
        """Return the form of the word for hours that a word before it asks for."""
        if re.fullmatch(r"\d{1,3}", before):
            return self.choose_form(HOURS, before)
        return "godziny" if before in GENITIVE else ""

    def read_ordinal(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read lata 30., w latach 60. and 2. dywizja."""
        decade = DECADE_CASES.get(get_token(tokens, i - 1).core.casefold())
        number = tokens[i].core.removesuffix(".")
        if number == tokens[i].core or not number.isdigit():
            return None
        ordinal = self.spell(number, "ordinal") or ""
        if decade is None:
            case = self.choose_ordinal_case(tokens, i)
            return [self.decline(ordinal, case) if case else tokens[i].core]
        case = decade
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

    def spell_roman(
        self, tokens: Sequence[Token], i: int, value: int
    ) -> str | None:
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
        return f"{GENITIVES.get(noun) or noun + 'a'}{blank}{rest}"

    def is_one(self, number: int) -> bool:
        """Tell whether a noun after a number is in the singular: only after 1."""
        return number == 1

    def read_own(self, tokens: Sequence[Token], i: int) -> Reading:
        """Read the whole hour of o godz. 7 as an ordinal, as in o godzinie siódmej."""
        is_hour = re.fullmatch(r"1?\d|2[0-4]", tokens[i].core) is not None
        is_timed = i > 0 and tokens[i - 1].core.casefold() in HOUR_WORDS
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
            "ej"
            if before in ("o", "po", "od", "do", "godzinie", "godziny")
            else "a"
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
        return word[:-1] + {"a": "a", "e": "ie", "ą": "ą"}.get(ending, "iej")
    if word.endswith("ci"):
        return word + ending
    return word


def _decline_word(word: str, case: str) -> str:
    """Return a part of an ordinal in the genitive or the locative; cardinals stay."""
    if word.endswith("y"):
        return word[:-1] + MASCULINE[case]
    if word.endswith(("gi", "ci")):
        return word + MASCULINE[case].removeprefix("y")
    return word


def _make_plural(word: str, ending: str) -> str:
    """Return a part of an ordinal for a decade: trzydzieste, trzydziestych."""
    return word[:-1] + ending if word.endswith("y") else word
