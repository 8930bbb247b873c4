"""Portuguese words for figures, dates and times."""

from __future__ import annotations

from lantern.article.facts.fact_words import ClockPattern, FactWords

_PARTS = r"(?= da (?:manhã|tarde|noite|madrugada)|[,.;:!?]|$)"

PORTUGUESE = FactWords(
    numbers=(
        "0=zero 1=um|uma 2=dois|duas 3=três 4=quatro 5=cinco 6=seis 7=sete 8=oito 9=nove 10=dez "
        "11=onze 12=doze|dúzia 13=treze 14=catorze|quatorze 15=quinze 16=dezesseis|dezasseis "
        "17=dezessete|dezassete 18=dezoito 19=dezenove|dezanove 20=vinte 30=trinta 40=quarenta "
        "50=cinquenta 60=sessenta 70=setenta 80=oitenta 90=noventa 100=cem|cento "
        "200=duzent(os|as) 300=trezent(os|as) 400=quatrocent(os|as) 500=quinhent(os|as) "
        "600=seiscent(os|as) 700=setecent(os|as) 800=oitocent(os|as) 900=novecent(os|as)"
    ),
    scales="1000=mil 1000000=milh(ão|ões) 1000000000=bilh(ão|ões)",
    halves="0.5=mei(o|a)",
    and_half="e mei[oa]",
    joint=" e | ",
    ordinals="1=primeiro",
    singles=frozenset({"mil"}),
    months=(
        "1=janeiro 2=fevereiro 3=março 4=abril 5=maio 6=junho 7=julho 8=agosto 9=setembro "
        "10=outubro 11=novembro 12=dezembro"
    ),
    units=(
        "km=km|quil(ô|ó)metro(|s) m=m|metro(|s) cm=cm|centímetro(|s) mm=mm|milímetro(|s) "
        "mi=milha(|s) ft=pé(|s) kg=kg|quilograma(|s)|quilo(|s) lb=libra(|s) t=t|tonelada(|s) "
        "ha=ha|hectare(|s) l=l|litro(|s) %=%|por~cento"
    ),
    vague="dozens=dezenas|dúzias hundreds=centenas thousands=milhares millions=milhões",
    day_ending=r"(?:\.?º|°)?",
    of=r"de ",
    until=r"-|ao?|e(?: o)?|até",
    ordinal_digits=r"(\d{1,3})\.?(?:º|ª|°)(?!\w)",
    century=r"[Ss]éculo (?P<roman>[IVX]{1,5})",
    decades=r"\b(?:anos|década de) (\d{2}|\d{4})(?!\d)",
    hours="0=meia-noite 12=meio-dia",
    parts="am=da~manhã|da~madrugada pm=da~tarde night=da~noite",
    clocks=(
        ClockPattern(r"\b[àa]s? {hour}(?: horas?)? e meia", 30),
        ClockPattern(r"\b[àa]s? {hour}(?: horas?)? e um quarto", 15),
        ClockPattern(r"\b[àa]s? {hour}(?: horas?)? menos um quarto", -15),
        ClockPattern(r"\b[àa]s? {hour}(?: horas?)? e {minute}"),
        ClockPattern(r"{minute} (?:minutos )?depois da {hour}"),
        ClockPattern(r"(?P<hour>\d{1,2})h(?P<digits>[0-5]\d)?(?!\w)"),
        ClockPattern(r"\b[àa]s {hour} horas"),
        ClockPattern(r"\b(?:às|à|das|pelas|até às) {hour}" + _PARTS),
    ),
)  # fmt: skip
