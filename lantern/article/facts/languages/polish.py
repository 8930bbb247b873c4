"""Polish words for figures, dates and times."""

from __future__ import annotations

from lantern.article.facts.fact_words import ClockPattern, FactWords, add_ending

_HARD = "(y|a|e|ego|emu|ym|ej|ą|ych|ymi)"
_ORDINALS = " ".join((
    "2=drug(i|a|ie|iego|iemu|im|iej|ą|ich) 3=trzec(i|ia|ie|iego|iemu|im|iej|ią|ich)",
    add_ending(
        "1=pierwsz 4=czwart 5=piąt 6=szóst 7=siódm 8=ósm 9=dziewiąt 10=dziesiąt 11=jedenast "
        "12=dwunast 13=trzynast 14=czternast 15=piętnast 16=szesnast 17=siedemnast "
        "18=osiemnast 19=dziewiętnast 20=dwudziest 30=trzydziest 40=czterdziest "
        "50=pięćdziesiąt 60=sześćdziesiąt 70=siedemdziesiąt 80=osiemdziesiąt "
        "90=dziewięćdziesiąt 100=setn",
        _HARD,
    ),
))  # fmt: skip

_ENDS = r"(?= (?:rano|wieczorem|po południu|w nocy)\b|[,.;:!?]|$)"

POLISH = FactWords(
    numbers=(
        "0=zero|zera 1=jeden|jedna|jedno|jednego|jednej|jednym 2=dw(a|ie|óch|oma|iema|u|om)|dwaj "
        "3=trz(y|ech|em|ema|ej) 4=czter(y|ech|em|ema|ej) 5=pię(ć|ciu|cioma) "
        "6=sześ(ć|ciu|cioma) 7=sied(em|miu|mioma) 8=osiem|ośmi(u|oma) 9=dziewię(ć|ciu|cioma) "
        "10=dziesię(ć|ciu|cioma) 11=jedena(ście|stu|stoma) 12=dwana(ście|stu|stoma)|dwunastu "
        "13=trzyna(ście|stu|stoma) 14=czterna(ście|stu|stoma) 15=piętna(ście|stu|stoma) "
        "16=szesna(ście|stu|stoma) 17=siedemna(ście|stu|stoma) 18=osiemna(ście|stu|stoma) "
        "19=dziewiętna(ście|stu|stoma) 20=dwadzieścia|dwudziest(u|oma) "
        "30=trzydzieści|trzydziest(u|oma) 40=czterdzieści|czterdziest(u|oma) "
        "50=pięćdziesią(t|ciu)|pięćdziesięciu|pięćdziesięcioma "
        "60=sześćdziesiąt|sześćdziesięci(u|oma) 70=siedemdziesiąt|siedemdziesięci(u|oma) "
        "80=osiemdziesiąt|osiemdziesięci(u|oma) 90=dziewięćdziesiąt|dziewięćdziesięci(u|oma) "
        "100=st(o|u) 200=dwieście|dwustu 300=trzysta|trzystu 400=czterysta|czterystu "
        "500=pięćset|pięciuset 600=sześćset|sześciuset 700=siedemset|siedmiuset "
        "800=osiemset|ośmiuset 900=dziewięćset|dziewięciuset"
    ),
    scales=(
        "1000=tysi(ąc|ąca|ące|ęcy|ącu|ącom|ącami|ącach|ącem)|tys|tys. "
        "1000000=milion(|a|y|ów|owi|om|em|ami|ach)|mln|mln. "
        "1000000000=miliard(|a|y|ów|owi|om|em|ami|ach)|mld|mld."
    ),
    halves="1.5=półtor(a|ej) 0.5=pół",
    and_half="i pół",
    ordinals=_ORDINALS,
    singles=frozenset({"tysiąc", "milion", "miliona", "miliard"}),
    months=(
        "1=stycz(eń|nia|niu|niem) 2=lut(y|ego|ym|emu) 3=mar(zec|ca|cu|cem) "
        "4=kwie(cień|tnia|tniu|tniem) 5=maj(|a|u|em) 6=czerw(iec|ca|cu|cem) 7=lip(iec|ca|cu|cem) "
        "8=sierp(ień|nia|niu|niem) 9=wrze(sień|śnia|śniu|śniem) "
        "10=październik(|a|u|iem) 11=listopad(|a|zie|em) 12=grud(zień|nia|niu|niem)"
    ),
    units=(
        "km=km|kilometr(|a|y|ów|om|ami|ach|em|ze) m=m|metr(|a|y|ów|om|ami|ach) "
        "cm=cm|centymetr(|a|y|ów) mm=mm|milimetr(|a|y|ów) mi=mil(a|e|i)|mil ft=stop(a|y)|stóp "
        "kg=kg|kilogram(|a|y|ów) lb=funt(|a|y|ów) t=t|ton(|a|y) ha=ha|hektar(|a|y|ów) "
        "l=l|litr(|a|y|ów) %=%|procent(|a|ów|ami)"
    ),
    vague="dozens=dziesiątki hundreds=setki thousands=tysiące millions=miliony",
    until=r"-|do|i|oraz",
    day_ending=r"\.?",
    year_word=r"(?:rok(?:|u|iem)|r\.)",
    ordinal_digits=(
        r"(\d{1,3})\.(?= (?:[a-ząćęłńóśźż]|"
        r"(?:[A-ZŁŚŻ]\w+ ){0,2}(?:Armi|Dywizj|Korpus|Front|Pułk|Brygad|Flot)))"
    ),
    century=r"(?P<roman>[IVX]{1,5}) (?:wiek(?:|u|iem|ów|ach)|w\.)",
    decades=r"\blat(?:a|ach)? (\d{2}|\d{4})\.",
    hours="0=północ(|y) 12=południe|południa",
    parts="am=rano|nad~ranem pm=po~południu|wieczorem night=w~nocy",
    clocks=(
        ClockPattern(r"wpół do {ordinal}", 30, is_next=True),
        ClockPattern(r"kwadrans po {ordinal}", 15),
        ClockPattern(r"za kwadrans {ordinal}", -15),
        ClockPattern(r"za {minute} {ordinal}", is_before=True),
        ClockPattern(r"{minute} (?:minut\w? )?po {hour}" + _ENDS),
        ClockPattern(r"godz(?:\.|in\w{1,2}) {hour}(?:[.:](?P<digits>[0-5]\d))?"),
        ClockPattern(r"(?<=\bo ){ordinal} {minute}"),
        ClockPattern(r"(?:(?<=\bo )|(?<=\bdo )|(?<=\bpo )|(?<=\bod )){ordinal}"
                     r"(?= (?:rano|wieczorem|po południu|w nocy|nad ranem)|[,.;:!?]|$)"),
        ClockPattern(r"(?<=\bo ){hour}(?= (?:rano|wieczorem|po południu|w nocy|nad ranem))"),
    ),
    says_ordinals=True,
)  # fmt: skip
