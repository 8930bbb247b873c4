"""Language tags such as `en`, `en-GB` and `zh_CN`, and what people write in their place."""

from __future__ import annotations

import functools
import re

_NAMES = """
ar arabic ara العربية
be belarusian bel
bg bulgarian bul български
bn bengali ben বাংলা
ca catalan cat català
cs czech ces cze čeština
cy welsh cym wel cymraeg
da danish dan dansk
de german deu ger deutsch
el greek ell gre ελληνικά
en english eng
eo esperanto epo
es spanish spa español castellano
et estonian est eesti
eu basque eus baq euskara
fa persian farsi fas per فارسی
fi finnish fin suomi
fr french fra fre français francais
ga irish gle gaeilge
gl galician glg galego
gu gujarati guj
he hebrew heb עברית
hi hindi hin हिन्दी
hr croatian hrv hrvatski
hu hungarian hun magyar
hy armenian hye arm
id indonesian ind
is icelandic isl ice íslenska
it italian ita italiano
ja japanese jpn 日本語
ka georgian kat geo
kk kazakh kaz
ko korean kor 한국어
la latin lat
lt lithuanian lit lietuvių
lv latvian lav latviešu
mk macedonian mkd mac
mn mongolian mon
mr marathi mar
ms malay msa may
nl dutch nld dut nederlands
nn nynorsk nno
no norwegian nor norsk
pa punjabi pan
pl polish pol polski
pt portuguese por português portugues brazilian
ro romanian ron rum română
ru russian rus русский
sk slovak slk slo slovenčina
sl slovene slovenian slv slovenščina
sq albanian sqi alb
sr serbian srp српски
sv swedish swe svenska
sw swahili swa kiswahili
ta tamil tam தமிழ்
te telugu tel
th thai tha ไทย
tr turkish tur türkçe turkce
uk ukrainian ukr українська
ur urdu urd
vi vietnamese vie
zh chinese mandarin zho chi 中文
"""
"""A tag a line, then names and codes of three letters that mean the same, in small letters.

Of its codes the first is ISO 639-2's own, which films are tagged with.
"""
UNDETERMINED = "und"
"""ISO 639-2's code for a language that isn't known."""
_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
cmn fil grc haw hak hyw nci quc yue
"""
"""The codes of ISO 639-1, and those of three letters that a voice speaks."""


def is_known_language(tag: str) -> bool:
    """Tell whether a tag such as `ru` or `zh-TW` is that of a language there is."""
    language, hyphen, region = tag.partition("-")
    is_region = not hyphen or (region.isalnum() and 2 <= len(region) <= 4)
    return language in _CODES.split() and is_region


def get_primary_language(tag: str) -> str:
    """Return the language of a tag without region and script, in lower case: `en` for `en-GB`."""
    return re.split("[-_]", tag.casefold())[0]


@functools.cache
def get_film_code(tag: str) -> str:
    """Return ISO 639-2's code of a tag's language, as MP4 has it: `rus` for `ru`.

    It is `und` for a language that isn't in the list.
    """
    language = get_primary_language(tag)
    for line in _NAMES.strip().split("\n"):
        known, *names = line.split()
        if known == language:
            codes = [name for name in names if re.fullmatch("[a-z]{3}", name)]
            return codes[0]
    return language if len(language) == 3 else UNDETERMINED


def find_language_tag(text: str) -> str:
    """Return the tag that is meant: `en` for `English`, `en-GB` for `EN_gb`; nothing if unknown."""
    language, region = _split_tag(text.strip())
    for line in _NAMES.strip().split("\n"):
        tag, *names = line.split()
        if language.casefold() in (tag, *names):
            return f"{tag}-{region}" if region else tag
    return ""


def _split_tag(text: str) -> tuple[str, str]:
    """Return the language of a text and its region, or its script, as tags spell them."""
    language, _, region = text.replace("_", "-").partition("-")
    if len(region) == 2:
        region = region.upper()
    elif len(region) == 4:
        region = region.capitalize()
    return language, region
