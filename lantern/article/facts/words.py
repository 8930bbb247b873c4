"""English words for numbers and units, and common words that aren't names. Tables only."""

from __future__ import annotations

_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {name: 10 * i for i, name in enumerate(_TENS.split(), 2)}
SMALL = {
    **{name: i for i, name in enumerate(_BELOW_TWENTY.split())},
    **TENS,
    "dozen": 12,
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 10**9,
    "trillion": 10**12,
}
VAGUE_AMOUNTS = ("dozens", "hundreds", "thousands", "millions", "billions")
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ROUND = {
    name.removesuffix("y") + "ieth": value for name, value in TENS.items()
}
ORDINALS = {name: i for i, name in enumerate(_NTH.split(), 1)} | _ROUND

_SAME_UNIT = (
    "km: km kilometre kilometres kilometer kilometers",
    "m: m metre metres meter meters",
    "cm: cm centimetre centimetres centimeter centimeters",
    "mm: mm millimetre millimetres millimeter millimeters",
    "mi: mile miles",
    "ft: ft foot feet",
    "kg: kg kilogram kilograms kilogramme kilogrammes",
    "lb: lb pound pounds",
    "t: t tonne tonnes ton tons",
    "ha: ha hectare hectares",
    "l: litre litres liter liters",
    "%: % percent per~cent",
)
UNITS: dict[str, str] = {}
"""The one form of each unit, by how it is written in small letters.

Spans of time are no units: two years is the figure 2.
"""
for _line in _SAME_UNIT:
    _unit, _, _spellings = _line.partition(": ")
    for _spelling in _spellings.split():
        UNITS[_spelling.replace("~", " ")] = _unit
CURRENCIES = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB"}

CAPITALISE_NOUNS = ("de", "lb", "als", "gsw", "nds")
"""Languages that capitalise all nouns, so that a capital says nothing of names."""
_COMMON = (
    "a about above across after again against all almost along already also although "
    "always among an and another any are around as at away back be because been before "
    "began behind being below beneath besides between beyond both but by can did do "
    "does during each either else even every everything few finally first for from "
    "further furthermore had half has have he hence her here him his how however i if "
    "in indeed instead into is it its itself just last later least less like many may "
    "me meanwhile more most much my near neither never next no nobody none nor not "
    "nothing now of off often on once one only onto or other others our out over own "
    "perhaps rather same second several she should simultaneous since so some soon "
    "starting still such suddenly than that the their them then there therefore these "
    "they this those though three through throughout thus to today together too towards "
    "two under until up upon us very was we were what when whenever where wherever "
    "whether which while whilst who whole whom whose why will with within without would "
    "yes yet you your dear"
)
_LANDFORMS = (
    "bay cape gulf hill hills island islands lake mount mountain mountains ocean "
    "peninsula river rivers sea"
)
COMMON_WORDS = frozenset(_COMMON.split()) | frozenset(_LANDFORMS.split())
"""Words that aren't names even with a capital, or not by themselves."""
