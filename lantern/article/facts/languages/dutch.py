"""Dutch words for figures, dates and times."""

from __future__ import annotations

from lantern.article.facts.fact_words import ClockPattern, FactWords

_ENDS = (
    r"(?= (?:uur|'s (?:ochtends|morgens|middags|avonds|nachts))\b|[,.;:!?]|$)"
)

DUTCH = FactWords(
    numbers=(
        "0=nul 1=een|één 2=twee 3=drie 4=vier 5=vijf 6=zes 7=zeven 8=acht 9=negen 10=tien 11=elf "
        "12=twaalf 13=dertien 14=veertien 15=vijftien 16=zestien 17=zeventien 18=achttien "
        "19=negentien 20=twintig 30=dertig 40=veertig 50=vijftig 60=zestig 70=zeventig "
        "80=tachtig 90=negentig 12=dozijn"
    ),
    hundred="honderd",
    scales="1000=duizend 1000000=miljoen|mln|mln. 1000000000=miljard|mld|mld.",
    halves="1.5=anderhalf|anderhalve 0.5=half|halve 2.5=tweeënhalf|tweeëneenhalf",
    and_half="en een half|en een halve",
    linker="en|ën",
    ordinals=(
        "1=eerste 2=tweede 3=derde 4=vierde 5=vijfde 6=zesde 7=zevende 8=achtste 9=negende "
        "10=tiende 11=elfde 12=twaalfde 13=dertiende 14=veertiende 15=vijftiende 16=zestiende "
        "17=zeventiende 18=achttiende 19=negentiende 20=twintigste 21=eenentwintigste "
        "22=tweeëntwintigste 23=drieëntwintigste 24=vierentwintigste 25=vijfentwintigste "
        "26=zesentwintigste 27=zevenentwintigste 28=achtentwintigste 29=negenentwintigste "
        "30=dertigste 31=eenendertigste 38=achtendertigste 40=veertigste"
    ),
    singles=frozenset({"duizend"}),
    months=(
        "1=januari|jan. 2=februari|feb. 3=maart 4=april|apr. 5=mei 6=juni 7=juli 8=augustus|aug. "
        "9=september|sept. 10=oktober|okt. 11=november|nov. 12=december|dec."
    ),
    units=(
        "km=km|kilometer(|s) m=m|meter(|s) cm=cm|centimeter(|s) mm=mm|millimeter(|s) mi=mijl(|en) "
        "ft=voet kg=kg|kilogram|kilo lb=pond t=t|ton ha=ha|hectare l=l|liter(|s) %=%|procent"
    ),
    vague=(
        "dozens=tientallen|dozijnen hundreds=honderden "
        "thousands=duizenden|tienduizenden millions=miljoenen"
    ),
    day_ending=r"(?:e|ste|de)?",
    until=r"-|tot(?: en met)?|en",
    ordinal_digits=r"(\d{1,3})(?:e|ste|de)(?!\w)",
    century=r"(?:(?P<roman>[IVX]{1,5})e?|(?P<digits>\d{1,2})(?:e|ste|de)) eeuw",
    decades=r"\bjaren '?(\d{2}|\d{4})(?!\d)",
    hours="0=middernacht 12=twaalf~uur~'s~middags",
    parts="am='s~ochtends|'s~morgens pm='s~middags|'s~avonds night='s~nachts",
    clocks=(
        ClockPattern(r"half {hour}(?! (?:miljoen|miljard|duizend))", 30, is_next=True),
        ClockPattern(r"kwart over {hour}", 15),
        ClockPattern(r"kwart voor {hour}", -15),
        ClockPattern(r"{minute} (?:minuten )?over {hour}" + _ENDS),
        ClockPattern(r"{minute} (?:minuten )?voor {hour}" + _ENDS, is_before=True),
        ClockPattern(r"{minute} (?:minuten )?na {hour}" + _ENDS),
        ClockPattern(r"{hour}[.:](?P<digits>[0-5]\d) ?uur"),
        ClockPattern(r"(?<=\bom ){hour} uur(?: {minute})?"),
        ClockPattern(r"{hour} uur(?= 's (?:ochtends|morgens|middags|avonds|nachts))"),
    ),
    says_ordinals=True,
)  # fmt: skip
