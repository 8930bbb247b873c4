"""Italian words for figures, dates and times."""

from __future__ import annotations

from lantern.article.facts.fact_words import ClockPattern, FactWords

_PARTS = r"(?= (?:del mattino|di mattina|del pomeriggio|di sera|della sera|di notte)|[,.;:!?]|$)"
_AT = r"\b(?:alle|le|dalle|all')\s?"

ITALIAN = FactWords(
    numbers=(
        "0=zero 1=un(|o|a) 2=due 3=tre|tré 4=quattro 5=cinque 6=sei 7=sette 8=otto 9=nove 10=dieci "
        "11=undici 12=dodici|dozzina 13=tredici 14=quattordici 15=quindici 16=sedici "
        "17=diciassette 18=diciotto 19=diciannove 20=vent(|i|ina) 30=trent(|a) 40=quarant(|a) "
        "50=cinquant(|a) 60=sessant(|a) 70=settant(|a) 80=ottant(|a) 90=novant(|a)"
    ),
    hundred="cent(?:o|inaio)?",
    scales="1000=mil(le|a) 1000000=milion(e|i) 1000000000=miliard(o|i)",
    halves="0.5=mezz(o|a)",
    and_half="e mezz[oa]",
    joint=" e | ",
    linker="(?!)",
    ordinals="1=primo",
    singles=frozenset({"mille"}),
    months=(
        "1=gennaio 2=febbraio 3=marzo 4=aprile 5=maggio 6=giugno 7=luglio 8=agosto 9=settembre "
        "10=ottobre 11=novembre 12=dicembre"
    ),
    units=(
        "km=km|chilometr(o|i) m=m|metr(o|i) cm=cm|centimetr(o|i) mm=mm|millimetr(o|i) "
        "mi=migli(o|a) ft=pied(e|i) kg=kg|chilogramm(o|i)|chil(o|i) lb=libbr(a|e) "
        "t=t|tonnellat(a|e) ha=ha|ettar(o|i) l=l|litr(o|i) %=%|per~cento"
    ),
    vague="dozens=decine|dozzine hundreds=centinaia thousands=migliaia millions=milioni",
    doubtful=frozenset({"sei", "vent", "trent", "cent"}),
    day_ending=r"(?:º|°)?",
    until=r"-|al?|e(?: il)?",
    ordinal_digits=r"(\d{1,3})(?:º|ª|°)(?!\w)",
    century=r"(?:(?P<roman>[IVX]{1,5}) secolo|secolo (?P<later>[IVX]{1,5}))",
    decades=r"\banni '?(\d{2}|\d{4})(?!\d)",
    hours="0=mezzanotte 12=mezzogiorno",
    parts=(
        "am=del~mattino|di~mattina pm=del~pomeriggio|di~sera|della~sera night=di~notte"
    ),
    clocks=(
        ClockPattern(_AT + r"{hour} e mezz[oa]", 30),
        ClockPattern(_AT + r"{hour} e un quarto", 15),
        ClockPattern(_AT + r"{hour} meno un quarto", -15),
        ClockPattern(_AT + r"{hour} meno {minute}", is_before=True),
        ClockPattern(_AT + r"{hour} e {minute}"),
        ClockPattern(r"{minute} (?:minuti )?dopo (?:la )?{hour}"),
        ClockPattern(r"\bore (?P<hour>\d{1,2})(?:[.:](?P<digits>[0-5]\d))?"),
        ClockPattern(_AT + r"(?P<hour>\d{1,2})[.:](?P<digits>[0-5]\d)"),
        ClockPattern(r"\b(?:alle|dalle|all'|verso le|dopo le)\s?{hour}" + _PARTS),
    ),
)  # fmt: skip
