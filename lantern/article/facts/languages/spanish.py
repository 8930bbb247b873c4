"""Spanish words for figures, dates and times."""

from __future__ import annotations

from lantern.article.facts.fact_words import ClockPattern, FactWords

_PARTS = r"(?= de la (?:mañana|tarde|noche|madrugada)|[,.;:!?]|$)"

SPANISH = FactWords(
    numbers=(
        "0=cero 1=un(|o|a) 2=dos 3=tres 4=cuatro 5=cinco 6=seis 7=siete 8=ocho 9=nueve 10=diez "
        "11=once 12=doce|docena 13=trece 14=catorce 15=quince 16=dieciséis 17=diecisiete "
        "18=dieciocho 19=diecinueve 20=veinte|veintena 21=veintiun(o|a)|veintiún 22=veintidós "
        "23=veintitrés 24=veinticuatro 25=veinticinco 26=veintiséis 27=veintisiete "
        "28=veintiocho 29=veintinueve 30=treinta 40=cuarenta 50=cincuenta 60=sesenta 70=setenta "
        "80=ochenta 90=noventa 100=cien|ciento 200=doscient(os|as) 300=trescient(os|as) "
        "400=cuatrocient(os|as) 500=quinient(os|as) 600=seiscient(os|as) 700=setecient(os|as) "
        "800=ochocient(os|as) 900=novecient(os|as)"
    ),
    scales="1000=mil 1000000=mill(ón|ones) 1000000000000=bill(ón|ones)",
    halves="0.5=medi(o|a)",
    and_half="y medi[oa]",
    joint=" y | ",
    ordinals="1=primero",
    singles=frozenset({"mil"}),
    months=(
        "1=enero 2=febrero 3=marzo 4=abril 5=mayo 6=junio 7=julio 8=agosto 9=septiembre|setiembre "
        "10=octubre 11=noviembre 12=diciembre"
    ),
    units=(
        "km=km|kilómetro(|s) m=m|metro(|s) cm=cm|centímetro(|s) mm=mm|milímetro(|s) mi=milla(|s) "
        "ft=pie(|s) kg=kg|kilogramo(|s)|kilo(|s) lb=libra(|s) t=t|tonelada(|s) ha=ha|hectárea(|s) "
        "l=l|litro(|s) %=%|por~ciento"
    ),
    vague=(
        "dozens=decenas|docenas hundreds=cientos|centenares thousands=miles|millares "
        "millions=millones"
    ),
    day_ending=r"(?:\.?º|°)?",
    of=r"de(?:l)? ",
    until=r"-|al?|y(?: el)?",
    ordinal_digits=r"(\d{1,3})\.?(?:º|ª|°|er)(?!\w)",
    century=r"[Ss]iglo (?P<roman>[IVX]{1,5})",
    decades=r"\b(?:años|década de(?: los)?) (\d{2}|\d{4})(?!\d)",
    hours="0=medianoche 12=mediodía",
    parts="am=de~la~mañana|de~la~madrugada pm=de~la~tarde night=de~la~noche",
    clocks=(
        ClockPattern(r"\blas? {hour} y media", 30),
        ClockPattern(r"\blas? {hour} y cuarto", 15),
        ClockPattern(r"\blas? {hour} menos cuarto", -15),
        ClockPattern(r"\blas? {hour} menos {minute}", is_before=True),
        ClockPattern(r"\blas? {hour} y {minute}"),
        ClockPattern(r"{minute} (?:minutos )?después de (?:la )?{hour}"),
        ClockPattern(r"(?P<hour>\d{1,2})[.:](?P<digits>[0-5]\d) ?(?:h|horas)\b"),
        ClockPattern(r"\b(?:a|hacia|desde|hasta|sobre|de) las? {hour}" + _PARTS),
        ClockPattern(r"\ba las? {hour} horas"),
    ),
)  # fmt: skip
