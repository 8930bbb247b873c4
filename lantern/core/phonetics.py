"""IPA as authors and espeak-ng write it, turned into what engines and the aligner take. Tables and pure functions.

espeak-ng takes its own mnemonics between [[ and ]]; the aligner's model has the phones of the CMU dictionary.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Phone:
    """One sound: its IPA, espeak-ng's English mnemonics for it, and the CMU phones nearest to it."""

    ipa: str
    espeak: str
    cmu: str
    vowel: bool = False


def _table(text: str, vowel: bool) -> list[Phone]:
    rows = [entry.split("=") for entry in text.split()]
    return [
        Phone(ipa, espeak.replace("|", " "), cmu.replace("+", " "), vowel)
        for ipa, espeak, cmu in rows
    ]


# ipa=espeak=CMU, `+` between several phones. An author's plain `a` is that of 'father'; espeak-ng's own output has
# it for the vowel of 'trap' in British English, and for the aligner that is what it is.
_VOWELS = _table(
    "eɪ=eI=EY aɪ=aI=AY ɔɪ=OI=OY oʊ=oU=OW əʊ=oU=OW aʊ=aU=AW iː=i:=IY uː=u:=UW ɑː=A:=AA aː=A:=AA ɔː=O:=AO oː=oU=AO "
    "ɜː=3:=ER eː=eI=EY ɑːɹ=A@=AA+R ɑɹ=A@=AA+R ɑːr=A@=AA+R ɑr=A@=AA+R ɔːɹ=O@=AO+R ɔːr=O@=AO+R ɔr=O@=AO+R ɪɹ=i@3=IH+R "
    "ɪr=i@3=IH+R ɪər=i@3=IH+R ɛɹ=e@=EH+R ɛr=e@=EH+R eər=e@=EH+R ʊɹ=U@=UH+R ʊr=U@=UH+R ʊər=U@=UH+R ɪə=i@=IH+R "
    "eə=e@=EH+R ʊə=U@=UH+R n̩=n-=AH+N l̩=@L=AH+L m̩=@m=AH+M i=i:=IY u=u:=UW ɪ=I=IH ᵻ=I2=IH ɨ=I2=IH ɛ=E=EH e=E=EH "
    "æ=a=AE a=A:=AE ɑ=A:=AA ɒ=0=AA ɔ=O:=AO o=oU=OW ʌ=V=AH ɐ=a#=AH ə=@=AH ɚ=3=ER ɝ=3:=ER ʊ=U=UH y=u:=UW ʏ=U=UH "
    "ø=3:=ER œ=3:=ER ɯ=u:=UW ɤ=V=AH ɵ=oU=OW ʉ=u:=UW "
    "ɘ=@=AH ɞ=3:=ER ɶ=a=AE",
    True,
)
_CONSONANTS = _table(
    "tʃ=tS=CH dʒ=dZ=JH tɕ=tS=CH dʑ=dZ=JH tʂ=tS=CH ʈʂ=tS=CH dʐ=dZ=JH p=p=P b=b=B t=t=T d=d=D k=k=K ɡ=g=G g=g=G f=f=F "
    "v=v=V θ=T=TH ð=D=DH s=s=S z=z=Z ʃ=S=SH ʒ=Z=ZH ɕ=S=SH ʑ=Z=ZH ʂ=S=SH ʐ=Z=ZH h=h=HH ɦ=h=HH x=x=K χ=x=K ç=h=HH "
    "ɣ=g=G m=m=M n=n=N ŋ=N=NG ɲ=nj=N+Y l=l=L ɫ=l=L ɬ=l=L ʎ=lj=L+Y ɹ=r=R r=r=R ɻ=r=R ʁ=r=R j=j=Y w=w=W ʋ=v=V ɾ=t#=T "
    "ʔ=t=T c=kj=K+Y ɟ=gj=G+Y q=k=K β=v=V ɸ=f=F ɥ=w=W ɭ=l=L ɱ=m=M "
    "ɳ=n=N ɴ=N=NG ɖ=d=D ʈ=t=T ɽ=r=R ħ=h=HH ç=h=HH",
    False,
)
_SIGNS = {sign.ipa: sign for sign in (*_VOWELS, *_CONSONANTS)}
_LONGEST = max(map(len, _SIGNS))
_STRESS = {"ˈ": "'", "'": "'", "ˌ": ","}
# length on its own, ties, palatalisation and other small marks, syllable dots, limits of words
_SILENT = frozenset("ːˑ.|‿͜͡ʰʲˠʷ̥̩̪̯̃̊̍-()\u200d /[]")


def _parse(ipa: str) -> tuple[list[Phone | str], str]:
    """Signs and stress marks in order, and the characters nobody knows."""
    text = unicodedata.normalize("NFC", ipa)
    found: list[Phone | str] = []
    unknown, at = "", 0
    while at < len(text):
        size = next(
            (n for n in range(_LONGEST, 0, -1) if text[at : at + n] in _SIGNS), 0
        )
        if size:
            found.append(_SIGNS[text[at : at + size]])
        elif text[at] in _STRESS:
            found.append(_STRESS[text[at]])
        elif text[at] not in _SILENT:
            unknown += text[at]
        at += size or 1
    return found, unknown


def find_unknown_signs(ipa: str) -> str:
    """The characters that are no IPA sign known here, once each."""
    return "".join(dict.fromkeys(_parse(ipa)[1]))


def to_espeak_mnemonics(ipa: str) -> str:
    """One word's IPA as espeak-ng's English mnemonics; stress goes before its vowel, on the first if none is marked."""
    parts, _ = _parse(ipa)
    stress = "" if any(isinstance(part, str) for part in parts) else "'"
    said: list[str] = []
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        if isinstance(part, str):
            stress = part
            continue
        said.append(stress + part.espeak if part.vowel else part.espeak)
        stress = "" if part.vowel else stress
        if (
            part.ipa[-1] in "ɹr"
            and part.vowel
            and isinstance(following, Phone)
            and following.vowel
        ):
            said.append(
                "r"
            )  # espeak-ng's coloured vowels don't reach over to the next one by themselves
    return "|".join(
        said
    )  # the bar keeps neighbours apart: `t|S` is not the `tS` of 'church'


def to_cmu_phones(ipa: str) -> list[str]:
    """CMU phones without stress, as the aligner's English model has them."""
    parts, _ = _parse(ipa)
    return [
        phone for part in parts if isinstance(part, Phone) for phone in part.cmu.split()
    ]
