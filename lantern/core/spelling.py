"""How text comes from other programs, and how it is typed: signs nobody sees, ligatures, accents.

`normalise` is for what is spoken and compared, `tidy` for what is shown. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

INVISIBLE_CHARACTERS = dict.fromkeys(
    [
        0xAD,  # soft hyphen
        0x034F,  # grapheme joiner
        0x061C,  # Arabic letter mark
        0x180E,  # Mongolian vowel separator
        0xFE0E,  # chooses a sign's plain form
        0xFE0F,  # chooses a sign's coloured form
        0xFEFF,  # byte order mark
        0xFFFC,  # where an object stood
        *range(0x200B, 0x2010),  # zero width, and marks of direction
        *range(0x202A, 0x202F),  # overrides of direction
        *range(0x2060, 0x2070),  # word joiner, and more marks of direction
    ]
)
"""Characters that nobody sees or says, for `str.translate`."""
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_LIGATURE_TABLE = str.maketrans(_LIGATURES)
_LOWERED_TABLE = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
"""The figures of H₂O and CO₂, as they are said."""
_SPACES = {
    "\u2007": "\xa0",
    "\u202f": "\xa0",
    "\u2028": "\n",
    "\u2029": "\n",
    **dict.fromkeys(
        "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009", " "
    ),
    "\u200a": " ",
    "\u205f": " ",
    "\u2010": "-",
    "\u2011": "-",
}
"""Blanks and hyphens that type mostly lacks, and what stands for them."""
_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"
_JOINING_SCRIPTS = (
    "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff"
)
_USELESS_JOINERS = re.compile(f"(?<![{_JOINING_SCRIPTS}])[{_JOINERS}]")
"""Joiners are part of how words are written in these scripts, and nowhere else."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def normalise(text: str) -> str:
    """Return a text as it is typed: no invisible characters, no ligatures, letters with accents.

    Text copied from PDF files has f and i in one character, and accents of their own (Unicode NFC).
    Lowered figures are plain ones.
    """
    if text.isascii():
        return text
    if not _NORMALISED.search(text):
        return unicodedata.normalize("NFC", text)
    visible = text.translate(INVISIBLE_CHARACTERS).translate(_LIGATURE_TABLE)
    return unicodedata.normalize("NFC", visible.translate(_LOWERED_TABLE))


def tidy(text: str) -> str:
    """Return a text as it is shown: as `normalise`, with blanks that every type has.

    What scripts need stays: joiners in Persian or Hindi, and marks of direction in text that is
    written from right to left. Invisible they are there, too.
    """
    if text.isascii():
        return text
    if not _TIDIED.search(text):
        return unicodedata.normalize("NFC", text)
    kept = _JOINERS
    if _RIGHT_TO_LEFT.search(text):
        kept += _DIRECTION_MARKS
    dropped = {
        code: None for code in INVISIBLE_CHARACTERS if chr(code) not in kept
    }
    text = _USELESS_JOINERS.sub("", text.translate(dropped))
    return unicodedata.normalize("NFC", text.translate(_TYPED))


_TYPED = {**_LIGATURE_TABLE, **str.maketrans(_SPACES)}


def _match_any(*tables: Iterable[int]) -> re.Pattern[str]:
    """Return what finds a character of some tables.

    Most texts have none, and to look is quicker than to translate: 2 µs for 370 Russian letters,
    in place of 230 (measured).
    """
    codes = set[int]().union(*tables)
    return re.compile(f"[{re.escape(''.join(map(chr, sorted(codes))))}]")


_NORMALISED = _match_any(INVISIBLE_CHARACTERS, _LIGATURE_TABLE, _LOWERED_TABLE)
_TIDIED = _match_any(INVISIBLE_CHARACTERS, _TYPED)
