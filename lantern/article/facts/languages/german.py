"""German words for figures, dates and times."""

from __future__ import annotations

from lantern.article.facts.fact_words import ClockPattern, FactWords, add_ending

_END = "(e|en|er|es|em)"
_ORDINALS = add_ending(
    "1=erst 2=zweit 3=dritt 4=viert 5=fünft 6=sechst 7=siebt 7=siebent 8=acht 9=neunt 10=zehnt "
    "11=elft 12=zwölft 13=dreizehnt 14=vierzehnt 15=fünfzehnt 16=sechzehnt 17=siebzehnt "
    "18=achtzehnt 19=neunzehnt 20=zwanzigst 21=einundzwanzigst 22=zweiundzwanzigst "
    "23=dreiundzwanzigst 24=vierundzwanzigst 25=fünfundzwanzigst 26=sechsundzwanzigst "
    "27=siebenundzwanzigst 28=achtundzwanzigst 29=neunundzwanzigst 30=dreißigst "
    "31=einunddreißigst 38=achtunddreißigst 40=vierzigst",
    _END,
)
_ENDS = r"(?= (?:Uhr|morgens|abends|nachmittags|nachts|früh)\b|[,.;:!?]|$)"
_DAYTIME = r"(?= (?:morgens|abends|nachmittags|nachts|früh)\b)"

GERMAN = FactWords(
    numbers=(
        "0=null 1=ein(|s|e|en|em|er) 2=zwei|zwo 3=drei 4=vier 5=fünf 6=sechs 7=sieben 8=acht "
        "9=neun 10=zehn 11=elf 12=zwölf 13=dreizehn 14=vierzehn 15=fünfzehn 16=sechzehn "
        "17=siebzehn 18=achtzehn 19=neunzehn 20=zwanzig 30=dreißig|dreissig 40=vierzig "
        "50=fünfzig 60=sechzig 70=siebzig 80=achtzig 90=neunzig 12=dutzend"
    ),
    hundred="hundert",
    scales=(
        "1000=tausend|tsd.|tsd 1000000=million(|en)|mio.|mio 1000000000=milliard(e|en)|mrd.|mrd"
    ),
    halves="1.5=anderthalb|eineinhalb 0.5=halb(e|en|er|es) 2.5=zweieinhalb 3.5=dreieinhalb",
    linker="und",
    ordinals=_ORDINALS,
    singles=frozenset({"tausend"}),
    months=(
        "1=januar(|s)|jänner|jan. 2=februar(|s)|feb. 3=märz|mrz. 4=april(|s)|apr. 5=mai "
        "6=juni|jun. 7=juli|jul. 8=august(|s)|aug. 9=september(|s)|sept. 10=oktober(|s)|okt. "
        "11=november(|s)|nov. 12=dezember(|s)|dez."
    ),
    units=(
        "km=km|kilometer(|n|s) m=m|meter(|n|s) cm=cm|zentimeter(|n) mm=mm|millimeter(|n) "
        "mi=meil(e|en) ft=fuß kg=kg|kilogramm|kilo lb=pfund t=t|tonn(e|en) ha=ha|hektar "
        "l=l|liter(|n|s) %=%|prozent"
    ),
    vague=(
        "dozens=dutzende hundreds=hundert(e|en) "
        "thousands=tausend(e|en)|zehntausend(e|en) millions=millionen"
    ),
    day_ending=r"\.?",
    until=r"-|bis(?: zum)?|und(?: am)?",
    ordinal_digits=(
        r"(?:(?<=\b[Dd](?:er|ie|as|em|en|es) )|(?<=\b[Zz]u[rm] )|(?<=\b[Vv]om )|(?<=\b[IiAa]m ))"
        r"(\d{1,3})\.(?= [A-ZÄÖÜ])|"
        r"(?<!\w)(\d{1,3})\.(?= (?:Armee|Division|Korps|Regiment|Front|Brigade|Breitengrad))"
    ),
    century=r"(?:(?P<roman>[IVX]{1,5})|(?P<digits>\d{1,2}))\. Jahrhundert\w{0,2}",
    decades=r"(\d{2}|\d{4})er(?:[ -]Jahren?)?(?!\w)",
    hours="0=mitternacht 12=mittag",
    parts="am=morgens|am~morgen|vormittags|früh pm=abends|am~abend|nachmittags night=nachts",
    clocks=(
        ClockPattern(r"halb {hour}", 30, is_next=True),
        ClockPattern(r"viertel nach {hour}", 15),
        ClockPattern(r"viertel vor {hour}", -15),
        ClockPattern(r"{minute} (?:Minuten )?nach {hour}" + _ENDS),
        ClockPattern(r"{minute} (?:Minuten )?vor {hour}" + _ENDS, is_before=True),
        ClockPattern(r"{hour}[.:](?P<digits>[0-5]\d) ?Uhr"),
        ClockPattern(r"{hour} Uhr(?: (?:und )?{minute})?(?! (?:und|Minuten)\b)"),
        ClockPattern(r"{hour}" + _DAYTIME),
    ),
    says_ordinals=True,
    doubtful=frozenset({"achte", "achten", "achter"}),
)  # fmt: skip
