"""Kokoro's alphabet, its languages, and how their IPA is written in it.

English has signs of its own for diphthongs and affricates, those of misaki, and so have the other
languages that were read to Kokoro by espeak-ng.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lantern.core.languages import get_primary_language
from lantern.speech.neural.symbols import spell

# First number -> the signs that have it and those after it. From the config.json of Kokoro-82M,
# Apache-2.0; v1.0 has the same numbers in every export.
_RUNS = {
    1: ";:,.!?",
    9: '—…"()“” \u0303ʣʥʦʨᵝꭧAI',
    31: "O",
    33: "Q",
    35: "ST",
    39: "W",
    41: "Yᵊabcdef",
    50: "hijklmnopqrstuvwxyzɑɐɒæ",
    75: "βɔɕç",
    80: "ɖðʤə",
    85: "ɚɛɜ",
    90: "ɟ",
    92: "ɡ",
    99: "ɥ",
    101: "ɨɪʝ",
    110: "ɯɰŋɳɲɴø",
    118: "ɸθœ",
    123: "ɹ",
    125: "ɾɻ",
    128: "ʁɽʂʃʈʧ",
    135: "ʊʋ",
    138: "ʌɣɤ",
    142: "χʎ",
    147: "ʒʔ",
    156: "ˈˌː",
    162: "ʰ",
    164: "ʲ",
    169: "↓",
    171: "→↗↘",
    177: "ᵻ",
}


def _number_signs() -> dict[str, int]:
    numbers = {}
    for first, signs in _RUNS.items():
        numbers.update({sign: first + k for k, sign in enumerate(signs)})
    return numbers


NUMBERS: Mapping[str, int] = _number_signs()
"""Sign -> its number."""
EDGE = 0
"""The number that stands at both ends of a sentence."""
MAX_SIGNS = 510
"""Signs in a sentence, without its edges."""

MARKS: Mapping[str, str] = {
    **{mark: mark for mark in ';:,.!?—…"()“”'},
    **dict.fromkeys("«„", "“"),
    "»": "”",
    "–": "—",
    "।": ".",
}
"""Marks around words -> Kokoro's."""


def _parse_table(text: str) -> dict[str, str]:
    return dict(entry.split("=") for entry in text.split())


# Sounds that are one sign in Kokoro's alphabet.
_ONE_SIGN = _parse_table(
    "aɪ=I aʊ=W eɪ=A oʊ=O əʊ=Q ɔɪ=Y dʒ=ʤ tʃ=ʧ dz=ʣ ts=ʦ tɕ=ʨ dʑ=ʥ"
)
# Signs of IPA that Kokoro lacks -> the nearest that it has.
_NEAR = _parse_table(
    "g=ɡ ɫ=l ɬ=l ɭ=l ɱ=m ɦ=h ħ=h ʐ=ʒ ʑ=ʒ ʉ=u ʏ=y ɵ=ø ɶ=œ ɘ=ə ɝ=ɜɹ ɞ=ɜ"
)
# Ties, and the hyphen that espeak-ng has before a liaison.
_UNSAID = dict.fromkeys(map(ord, "\u0361\u035c-"))


@dataclass(frozen=True)
class KokoroLanguage:
    """A language of Kokoro: its voice unless asked, and who reads it.

    `espeak` is the voice of espeak-ng; '' for English, which hibari's reader reads.
    """

    voice: str
    espeak: str = ""
    british: bool = False


BRITISH = KokoroLanguage("bf_emma", british=True)
LANGUAGES: Mapping[str, KokoroLanguage] = {
    "en": KokoroLanguage("af_heart"),
    "en-gb": BRITISH,
    "es": KokoroLanguage("ef_dora", "es"),
    "fr": KokoroLanguage("ff_siwis", "fr"),
    "hi": KokoroLanguage("hf_alpha", "hi"),
    "it": KokoroLanguage("if_sara", "it"),
    "pt": KokoroLanguage("pf_dora", "pt-br"),
}
"""By tag; Portuguese is that of Brazil."""
UNREAD_LANGUAGES: Mapping[str, str] = {"ja": "Japanese", "zh": "Chinese"}
"""Languages that Kokoro speaks, and that nobody here can read to it."""


def find_language(tag: str, voice: str = "") -> KokoroLanguage:
    """Return Kokoro's language for a tag such as `en-GB` or `fr`.

    Plain `en` is the English of the voice, of which the British ones begin with a b.

    Raises:
        ValueError: there is none; a sentence.
    """
    plain = tag.casefold().replace("_", "-")
    primary = get_primary_language(tag)
    if primary in UNREAD_LANGUAGES:
        raise ValueError(
            f"Kokoro's {UNREAD_LANGUAGES[primary]} needs a reader of its script, which Lantern"
            " doesn't have; take another voice"
        )
    if plain == "en" and voice.startswith("b"):
        return BRITISH
    language = LANGUAGES.get(plain) or LANGUAGES.get(primary)
    if language is None:
        known = ", ".join(LANGUAGES)
        raise ValueError(f"Kokoro doesn't speak '{tag}'; it speaks {known}")
    return language


def spell_ipa(ipa: str) -> list[str]:
    """Return Kokoro's signs for IPA.

    Raises:
        UnknownSoundError: it has no sign for a sound, nor one near to it.
    """
    text = ipa.translate(_UNSAID)
    for sound, sign in _ONE_SIGN.items():
        text = text.replace(sound, sign)
    return spell(text, NUMBERS, _NEAR)
