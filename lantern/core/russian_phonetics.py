"""IPA to what espeak-ng's Russian voice takes between [[ and ]], its own mnemonics.

Its stress follows a dictionary, and names that aren't in it are stressed by guess: Ха́рбин.
"""

from __future__ import annotations

import unicodedata


def _parse_table(text: str) -> dict[str, str]:
    pairs = (entry.partition("=") for entry in text.split())
    return {ipa: mnemonic for ipa, _, mnemonic in pairs}


_VOWELS = _parse_table(
    "a=a ɑ=A æ=a ɐ=V ʌ=V ə=V o=o ɔ=o ɵ=8 e=e ɛ=E ɪ=I i=i ɨ=y y=y u=u ʊ=u# ʉ=u"
)
_CONSONANTS = _parse_table(
    "p=p b=b t=t d=d k=k g=g ɡ=g f=f v=v s=s z=z ʂ=S ʃ=S ʐ=Z ʒ=Z x=x h=x ɣ=g m=m n=n ŋ=n l=l "
    "ɫ=l ɭ=l r=r ɾ=r j=j w=v ts=ts tʂ=tS; tʃ=tS; tɕ=tS; ɕ=S; ʑ=z; dz=d|z dʐ=d|Z dʒ=d|Z dʑ=d;|z;"
)
_SOFT = "ʲ"
_STRESS = "ˈ'"
_SILENT = frozenset("ːˑ.|‿͜͡ˌʰˠʷ̯̞-()\u200d /[]")


def to_russian_mnemonics(ipa: str) -> str | None:
    """Return the IPA of a word as espeak-ng's Russian mnemonics; None for a sound it has none for.

    The stress goes before its vowel; the first vowel has it if none is marked.
    """
    text = "".join(
        char
        for char in unicodedata.normalize("NFC", ipa)
        if char not in _SILENT
    )
    stress = "" if set(_STRESS) & set(text) else "'"
    mnemonics: list[str] = []
    at = 0
    while at < len(text):
        if text[at] in _STRESS:
            stress = "'"
        elif text[at] == _SOFT:
            _soften_last(mnemonics)
        elif text[at] in _VOWELS:
            mnemonics.append(stress + _VOWELS[text[at]])
            stress = ""
        else:
            sign = (
                text[at : at + 2]
                if text[at : at + 2] in _CONSONANTS
                else text[at]
            )
            if sign not in _CONSONANTS:
                return None
            mnemonics.append(_CONSONANTS[sign])
            at += len(sign) - 1
        at += 1
    # the bar keeps neighbours apart: `t|s` isn't the `ts` of цена
    return "|".join(mnemonics)


def _soften_last(mnemonics: list[str]) -> None:
    """Soften the last consonant; those that are always soft have their sign already."""
    if mnemonics and not mnemonics[-1].endswith(";"):
        mnemonics[-1] += ";"
