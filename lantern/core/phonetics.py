"""Turn IPA, as authors and espeak-ng write it, into what voices and the aligner take.

espeak-ng takes its own mnemonics between [[ and ]]; the aligner's model has the phones of the CMU
dictionary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Phone:
    """A sound: its IPA, espeak-ng's English mnemonics for it, and the CMU phones nearest to it."""

    ipa: str
    espeak: str
    cmu: str
    vowel: bool = False


def _parse_table(text: str, *, vowel: bool) -> list[Phone]:
    phones = []
    for entry in text.split():
        ipa, espeak, cmu = entry.split("=")
        phones.append(
            Phone(ipa, espeak.replace("|", " "), cmu.replace("+", " "), vowel)
        )
    return phones


# ipa=espeak=CMU, with `+` between several phones. An author's plain `a` is that of 'father';
# espeak-ng writes it for the vowel of 'trap' in British English, which is what the aligner needs.
_VOWELS = _parse_table(
    "eɪ=eI=EY aɪ=aI=AY ɔɪ=OI=OY oʊ=oU=OW əʊ=oU=OW aʊ=aU=AW iː=i:=IY uː=u:=UW ɑː=A:=AA "
    "aː=A:=AA ɔː=O:=AO oː=oU=AO ɜː=3:=ER eː=eI=EY ɑːɹ=A@=AA+R ɑɹ=A@=AA+R ɑːr=A@=AA+R "
    "ɑr=A@=AA+R ɔːɹ=O@=AO+R ɔːr=O@=AO+R ɔr=O@=AO+R ɪɹ=i@3=IH+R ɪr=i@3=IH+R ɪər=i@3=IH+R "
    "ɛɹ=e@=EH+R ɛr=e@=EH+R eər=e@=EH+R ʊɹ=U@=UH+R ʊr=U@=UH+R ʊər=U@=UH+R ɪə=i@=IH+R "
    "eə=e@=EH+R ʊə=U@=UH+R n̩=n-=AH+N l̩=@L=AH+L m̩=@m=AH+M i=i:=IY u=u:=UW ɪ=I=IH "
    "ᵻ=I2=IH ɨ=I2=IH ɛ=E=EH e=E=EH æ=a=AE a=A:=AE ɑ=A:=AA ɒ=0=AA ɔ=O:=AO o=oU=OW ʌ=V=AH "
    "ɐ=a#=AH ə=@=AH ɚ=3=ER ɝ=3:=ER ʊ=U=UH y=u:=UW ʏ=U=UH ø=3:=ER œ=3:=ER ɯ=u:=UW ɤ=V=AH "
    "ɵ=oU=OW ʉ=u:=UW ɘ=@=AH ɞ=3:=ER ɶ=a=AE",
    vowel=True,
)
_CONSONANTS = _parse_table(
    "tʃ=tS=CH dʒ=dZ=JH tɕ=tS=CH dʑ=dZ=JH tʂ=tS=CH ʈʂ=tS=CH dʐ=dZ=JH p=p=P b=b=B t=t=T "
    "d=d=D k=k=K ɡ=g=G g=g=G f=f=F v=v=V θ=T=TH ð=D=DH s=s=S z=z=Z ʃ=S=SH ʒ=Z=ZH ɕ=S=SH "
    "ʑ=Z=ZH ʂ=S=SH ʐ=Z=ZH h=h=HH ɦ=h=HH x=x=K χ=x=K ç=h=HH ɣ=g=G m=m=M n=n=N ŋ=N=NG "
    "ɲ=nj=N+Y l=l=L ɫ=l=L ɬ=l=L ʎ=lj=L+Y ɹ=r=R r=r=R ɻ=r=R ʁ=r=R j=j=Y w=w=W ʋ=v=V ɾ=t#=T "
    "ʔ=t=T c=kj=K+Y ɟ=gj=G+Y q=k=K β=v=V ɸ=f=F ɥ=w=W ɭ=l=L ɱ=m=M ɳ=n=N ɴ=N=NG ɖ=d=D ʈ=t=T "
    "ɽ=r=R ħ=h=HH ç=h=HH",
    vowel=False,
)
_SIGNS = {sign.ipa: sign for sign in (*_VOWELS, *_CONSONANTS)}
_LONGEST = max(map(len, _SIGNS))
_STRESS = {"ˈ": "'", "'": "'", "ˌ": ","}
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
