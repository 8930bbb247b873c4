"""French words for figures, dates and times."""

from __future__ import annotations

from lantern.article.facts.fact_words import ClockPattern, FactWords

FRENCH = FactWords(
    numbers=(
        "0=zéro 1=un|une 2=deux 3=trois 4=quatre 5=cinq 6=six 7=sept 8=huit 9=neuf 10=dix 11=onze "
        "12=douze|douzaine 13=treize 14=quatorze 15=quinze|quinzaine 16=seize 17=dix-sept "
        "18=dix-huit 19=dix-neuf 20=vingt|vingtaine 30=trente 40=quarante 50=cinquante "
        "60=soixante 70=soixante-dix|septante 71=soixante-et-onze 80=quatre-vingt(|s)|huitante "
        "90=quatre-vingt-dix|nonante 91=quatre-vingt-onze"
    ),
    hundred="cents?",
    scales="1000=mille 1000000=million(|s) 1000000000=milliard(|s)",
    halves="0.5=demi|demie",
    and_half="et demie?",
    joint="[ -]et[ -]|[ -]",
    ordinals="1=premier|première",
    singles=frozenset({"mille"}),
    months=(
        "1=janvier|janv. 2=février|févr. 3=mars 4=avril 5=mai 6=juin 7=juillet|juil. 8=août|aout "
        "9=septembre|sept. 10=octobre|oct. 11=novembre|nov. 12=décembre|déc."
    ),
    units=(
        "km=km|kilomètre(|s) m=m|mètre(|s) cm=cm|centimètre(|s) mm=mm|millimètre(|s) "
        "mi=mille(s)|mile(|s) ft=pied(|s) kg=kg|kilogramme(|s)|kilo(|s) lb=livre(|s) "
        "t=t|tonne(|s) ha=ha|hectare(|s) l=l|litre(|s) %=%|pour~cent"
    ),
    vague="dozens=dizaines|douzaines hundreds=centaines thousands=milliers millions=millions",
    doubtful=frozenset({"neuf"}),
    day_ending=r"(?:er)?",
    until=r"-|au|et(?: le)?|à",
    ordinal_digits=r"(\d{1,3})(?:er|re|ère|e|ème|ᵉ|nde?)(?!\w)",
    century=r"(?:(?P<roman>[IVX]{1,5})|(?P<digits>\d{1,2}))(?:e|ème|ᵉ|er) siècle",
    decades=r"\bannées (\d{2}|\d{4})(?!\d)",
    hours="0=minuit 12=midi",
    parts="am=du~matin pm=de~l'après-midi|du~soir night=de~la~nuit",
    clocks=(
        ClockPattern(r"{hour} heures? et demie?", 30),
        ClockPattern(r"{hour} heures? et quart", 15),
        ClockPattern(r"{hour} heures? moins (?:le )?quart", -15),
        ClockPattern(r"{hour} heures? moins {minute}", is_before=True),
        ClockPattern(r"(?P<hour>minuit|midi) et demie?", 30),
        ClockPattern(r"(?P<hour>minuit|midi) {minute}"),
        ClockPattern(r"(?P<hour>\d{1,2}) ?h(?: ?(?P<digits>[0-5]\d))?"),
        ClockPattern(r"{hour} heures? {minute}(?! (?:minutes|kilom|m|homm))"),
        ClockPattern(r"(?:(?<=\bà )|(?<=\bvers )|(?<=\bdès )|(?<=\bavant )){hour} heures?"),
        ClockPattern(r"{hour} heures?(?= (?:du matin|du soir|de l'après-midi))"),
    ),
)  # fmt: skip
