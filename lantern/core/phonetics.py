"""Turn IPA, as authors and espeak-ng write it, into what voices and the aligner take.

espeak-ng takes its own mnemonics between [[ and ]]; the aligner's model has the phones of the CMU
dictionary; the voices hibari and Kokoro have the signs of misaki, which reads English for them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Phone:
    """A sound: its IPA, and what is nearest to it in other alphabets.

    They are espeak-ng's English mnemonics, the CMU phones, and misaki's signs for American and for
    British English.
    """

    ipa: str
    espeak: str
    cmu: str
    misaki: str
    misaki_british: str
    vowel: bool = False


def _parse_table(text: str, *, vowel: bool) -> list[Phone]:
    phones = []
    for entry in text.split():
        ipa, espeak, cmu, misaki = entry.split("=")
        american, _, british = misaki.partition("/")
        phones.append(
            Phone(
                ipa,
                espeak.replace("|", " "),
                cmu.replace("+", " "),
                american,
                british or american,
                vowel=vowel,
            )
        )
    return phones


# ipa=espeak=CMU=misaki, with `+` between several phones of CMU, and British after a slash where it
# differs. An author's plain `a` is that of 'father';
# espeak-ng writes it for the vowel of 'trap' in British English, which is what the aligner needs.
_VOWELS = _parse_table(
    "eɪ=eI=EY=A aɪ=aI=AY=I ɔɪ=OI=OY=Y oʊ=oU=OW=O/Q əʊ=oU=OW=O/Q aʊ=aU=AW=W iː=i:=IY=i/iː "
    "uː=u:=UW=u/uː ɑː=A:=AA=ɑ/ɑː aː=A:=AA=ɑ/ɑː ɔː=O:=AO=ɔ/ɔː oː=oU=AO=O/ɔː ɜː=3:=ER=ɜɹ/ɜː "
    "eː=eI=EY=A ɑːɹ=A@=AA+R=ɑɹ/ɑː ɑɹ=A@=AA+R=ɑɹ/ɑː ɑːr=A@=AA+R=ɑɹ/ɑː ɑr=A@=AA+R=ɑɹ/ɑː "
    "ɔːɹ=O@=AO+R=ɔɹ/ɔː ɔːr=O@=AO+R=ɔɹ/ɔː ɔr=O@=AO+R=ɔɹ/ɔː ɪɹ=i@3=IH+R=ɪɹ/ɪə "
    "ɪr=i@3=IH+R=ɪɹ/ɪə ɪər=i@3=IH+R=ɪɹ/ɪə ɛɹ=e@=EH+R=ɛɹ/ɛː ɛr=e@=EH+R=ɛɹ/ɛː "
    "eər=e@=EH+R=ɛɹ/ɛː ʊɹ=U@=UH+R=ʊɹ/ʊə ʊr=U@=UH+R=ʊɹ/ʊə ʊər=U@=UH+R=ʊɹ/ʊə ɪə=i@=IH+R=iə/ɪə "
    "eə=e@=EH+R=ɛɹ/ɛː ʊə=U@=UH+R=ʊɹ/ʊə n̩=n-=AH+N=ᵊn l̩=@L=AH+L=ᵊl m̩=@m=AH+M=ᵊm i=i:=IY=i "
    "u=u:=UW=u ɪ=I=IH=ɪ ᵻ=I2=IH=ᵻ/ɪ ɨ=I2=IH=ᵻ/ɪ ɛ=E=EH=ɛ e=E=EH=ɛ æ=a=AE=æ/a a=A:=AE=ɑ/ɑː "
    "ɑ=A:=AA=ɑ/ɑː ɒ=0=AA=ɑ/ɒ ɔ=O:=AO=ɔ/ɔː o=oU=OW=O/Q ʌ=V=AH=ʌ ɐ=a#=AH=ə ə=@=AH=ə "
    "ɚ=3=ER=əɹ/ə ɝ=3:=ER=ɜɹ/ɜː ʊ=U=UH=ʊ y=u:=UW=u/uː ʏ=U=UH=ʊ ø=3:=ER=ɜɹ/ɜː œ=3:=ER=ɜɹ/ɜː "
    "ɯ=u:=UW=u/uː ɤ=V=AH=ʌ ɵ=oU=OW=O/Q ʉ=u:=UW=u/uː ɘ=@=AH=ə ɞ=3:=ER=ɜɹ/ɜː ɶ=a=AE=æ/a",
    vowel=True,
)
_CONSONANTS = _parse_table(
    "tʃ=tS=CH=ʧ dʒ=dZ=JH=ʤ tɕ=tS=CH=ʧ dʑ=dZ=JH=ʤ tʂ=tS=CH=ʧ ʈʂ=tS=CH=ʧ dʐ=dZ=JH=ʤ p=p=P=p "
    "b=b=B=b t=t=T=t d=d=D=d k=k=K=k ɡ=g=G=ɡ g=g=G=ɡ f=f=F=f v=v=V=v θ=T=TH=θ ð=D=DH=ð "
    "s=s=S=s z=z=Z=z ʃ=S=SH=ʃ ʒ=Z=ZH=ʒ ɕ=S=SH=ʃ ʑ=Z=ZH=ʒ ʂ=S=SH=ʃ ʐ=Z=ZH=ʒ h=h=HH=h ɦ=h=HH=h "
    "x=x=K=k χ=x=K=k ç=h=HH=h ɣ=g=G=ɡ m=m=M=m n=n=N=n ŋ=N=NG=ŋ ɲ=nj=N+Y=nj l=l=L=l ɫ=l=L=l "
    "ɬ=l=L=l ʎ=lj=L+Y=lj ɹ=r=R=ɹ r=r=R=ɹ ɻ=r=R=ɹ ʁ=r=R=ɹ j=j=Y=j w=w=W=w ʋ=v=V=v ɾ=t#=T=T/ɹ "
    "ʔ=t=T=t c=kj=K+Y=kj ɟ=gj=G+Y=ɡj q=k=K=k β=v=V=v ɸ=f=F=f ɥ=w=W=w ɭ=l=L=l ɱ=m=M=m ɳ=n=N=n "
    "ɴ=N=NG=ŋ ɖ=d=D=d ʈ=t=T=t ɽ=r=R=ɹ ħ=h=HH=h ç=h=HH=h",
    vowel=False,
)
_SIGNS = {sign.ipa: sign for sign in (*_VOWELS, *_CONSONANTS)}
_LONGEST = max(map(len, _SIGNS))
_STRESS = {"ˈ": "'", "'": "'", "ˌ": ","}
_MISAKI_STRESS = {"'": "ˈ", ",": "ˌ"}
# Length on its own, ties, palatalisation and other small marks, syllable dots, limits of words.
_SILENT = frozenset("ːˑ.|‿͜͡ʰʲˠʷ̥̩̪̯̃̊̍-()\u200d /[]")


def _parse(ipa: str) -> tuple[list[Phone | str], str]:
    """Return phones and stress marks in order, and the characters that are neither."""
    text = unicodedata.normalize("NFC", ipa)
    parts: list[Phone | str] = []
    unknown = ""
    at = 0
    while at < len(text):
        sign = _find_sign(text, at)
        if sign is not None:
            parts.append(sign)
            at += len(sign.ipa)
            continue
        if text[at] in _STRESS:
            parts.append(_STRESS[text[at]])
        elif text[at] not in _SILENT:
            unknown += text[at]
        at += 1
    return parts, unknown


def _find_sign(text: str, at: int) -> Phone | None:
    """Return the longest sign that begins at an index."""
    for size in range(_LONGEST, 0, -1):
        sign = _SIGNS.get(text[at : at + size])
        if sign is not None:
            return sign
    return None


def find_unknown_signs(ipa: str) -> str:
    """Return the characters that are no IPA sign known here, each once."""
    return "".join(dict.fromkeys(_parse(ipa)[1]))


def to_espeak_mnemonics(ipa: str) -> str:
    """Return the IPA of a word as espeak-ng's English mnemonics.

    The stress goes before its vowel; the first vowel has it if none is marked.
    """
    parts, _ = _parse(ipa)
    stress = "'"
    if any(isinstance(part, str) for part in parts):
        stress = ""
    mnemonics: list[str] = []
    for i, part in enumerate(parts):
        if isinstance(part, str):
            stress = part
            continue
        if not part.vowel:
            mnemonics.append(part.espeak)
            continue
        mnemonics.append(stress + part.espeak)
        stress = ""
        # espeak-ng doesn't link an r-coloured vowel to a vowel after it by itself.
        if part.ipa[-1] in "ɹr" and _is_vowel(parts[i + 1 : i + 2]):
            mnemonics.append("r")
    # The bar keeps neighbours apart: `t|S` isn't the `tS` of 'church'.
    return "|".join(mnemonics)


def to_misaki(ipa: str, *, british: bool = False) -> str:
    """Return the IPA of a word, or of several with blanks between them, in misaki's signs.

    The stress goes before its vowel; the first vowel of a word has it if none is marked.
    """
    return " ".join(_write_misaki(word, british) for word in ipa.split())


def _write_misaki(ipa: str, british: bool) -> str:
    parts, _ = _parse(ipa)
    stress = "ˈ"
    if any(isinstance(part, str) for part in parts):
        stress = ""
    signs: list[str] = []
    for i, part in enumerate(parts):
        if isinstance(part, str):
            stress = _MISAKI_STRESS[part]
            continue
        if part.vowel:
            signs.append(stress)
            stress = ""
        signs.append(part.misaki_british if british else part.misaki)
        # British vowels have lost their r, which comes back before another vowel.
        is_rhotic = part.vowel and part.ipa[-1] in "ɹr"
        if british and is_rhotic and _is_vowel(parts[i + 1 : i + 2]):
            signs.append("ɹ")
    return "".join(signs)


def _is_vowel(parts: Sequence[Phone | str]) -> bool:
    """Tell whether the first of these parts, if there is one, is a vowel."""
    if not parts:
        return False
    return isinstance(parts[0], Phone) and parts[0].vowel


def to_cmu_phones(ipa: str) -> list[str]:
    """Return the IPA of a word as CMU phones without stress, as the aligner's model has them."""
    parts, _ = _parse(ipa)
    phones: list[str] = []
    for part in parts:
        if isinstance(part, Phone):
            phones += part.cmu.split()
    return phones
