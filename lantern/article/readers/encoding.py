"""Bytes to text: by a byte order mark, as UTF-8, or by a guess, which is noted."""

from __future__ import annotations

import codecs
import re
import unicodedata

from lantern.article.readers.language import guess_language
from lantern.core.problems import AssetFailure
from lantern.core.text import compose_line

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters, and characters that change the direction of text: scene files refuse them too.
_UNWANTED = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f"
    "\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]"
)
_MAX_BROKEN = 0.02
"""The share of bytes up to which broken UTF-8 is still UTF-8, with strange pieces in it."""
_ENCODINGS = [
    *("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "koi8_r"),
    *("shift_jis", "gb18030", "euc_kr", "big5"),
]
"""Encodings that are tried on a text that isn't UTF-8."""
_DECLARED = re.compile(
    rb"(?:character set encoding|charset|(?:en)?coding)[ \t]*[:=][ \t]*[\"']?([A-Za-z0-9_-]+)",
    re.I,
)
_SUPERSETS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-latin-1": "cp1252",
    "windows-1252": "cp1252",
}
"""Encodings whose files are mostly in a larger one."""
_WESTERN = ("en", "de", "fr", "es", "it", "pt", "nl")
"""Languages whose older texts are in Windows-1252."""
_SAMPLE_BYTES = 4096
_SAMPLE_CHARACTERS = 20_000
_CONTROLS = "\t\n\r\f\v\x85"
"""Control characters that a text may have."""


def decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return a text, and sentences on what was assumed to read it.

    Args:
        data: the file's bytes.
        name: the file's name, for messages.

    Raises:
        AssetFailure: it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_strictly(data[len(mark) :], encoding, name), []
    if data[:_SAMPLE_BYTES].count(0):
        return _decode_unmarked_utf16(data, name)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode_by_guess(data, name)


def tidy(text: str) -> str:
    """Return text as one line: single blanks, NFC, no characters that a film can't hold."""
    return compose_line(_UNWANTED.sub("", text))


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise AssetFailure(
            f"'{name}' begins like {encoding.upper()} but isn't (byte {error.start});"
            " save it as UTF-8"
        ) from None


def _decode_unmarked_utf16(data: bytes, name: str) -> tuple[str, list[str]]:
    """Decode UTF-16 without its mark: every other byte is often zero, and only those."""
    even = data[0:_SAMPLE_BYTES:2].count(0)
    odd = data[1:_SAMPLE_BYTES:2].count(0)
    places = min(len(data), _SAMPLE_BYTES) / 2
    if len(data) % 2 or (even and odd) or max(even, odd) <= 0.3 * places:
        raise _make_failure(name)
    encoding = "utf-16-le" if odd else "utf-16-be"
    text = _decode_strictly(data, encoding, name)
    return text, [
        f"the text was read as {encoding.upper()}, which it doesn't say"
    ]


def _make_failure(name: str) -> AssetFailure:
    return AssetFailure(
        f"'{name}' is no text; save the article as plain text, Markdown, HTML or DOCX"
    )


def _decode_by_guess(data: bytes, name: str) -> tuple[str, list[str]]:
    """Decode text that isn't UTF-8: it has a few strange pieces, or is in an older encoding."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    ascii_bytes = sum(byte < 0x80 for byte in data)
    letter_bytes = len(data.decode("utf-8", "ignore").encode()) - ascii_bytes
    if letter_bytes > 2 * broken and broken < max(2, _MAX_BROKEN * len(data)):
        note = (
            f"the text is UTF-8 with {broken} pieces in another encoding,"
            " read as Windows-1252; look at them"
        )
        return _decode_mixed(data), [note]
    declared = _find_declared(data)
    if declared:
        return data.decode(declared), []
    encoding = _guess_encoding(data)
    text = data.decode(encoding, "replace")
    sample = text[:_SAMPLE_CHARACTERS]
    if sum(map(_is_strange, sample)) > 0.01 * len(sample):
        raise _make_failure(name)
    shown = encoding.replace("cp125", "Windows-125")
    note = (
        f"the text isn't UTF-8 and was read as {shown};"
        " if letters are wrong, save it as UTF-8"
    )
    return text, [note]


def _find_declared(data: bytes) -> str:
    """Return the encoding that a text itself names, if it can be read so; else nothing."""
    named = _DECLARED.search(data[:_SAMPLE_BYTES])
    if named is None:
        return ""
    name = named[1].decode().casefold()
    name = _SUPERSETS.get(name.replace("_", "-"), name)
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return ""
    return name


def _is_strange(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and char not in _CONTROLS


def _decode_mixed(data: bytes) -> str:
    """Decode UTF-8, and as Windows-1252 what isn't UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    return re.sub("[\udc80-\udcff]+", _decode_escaped, text)


def _decode_escaped(match: re.Match[str]) -> str:
    piece = match[0].encode("utf-8", "surrogateescape")
    return piece.decode("cp1252", "replace")


def _guess_encoding(data: bytes) -> str:
    """Return the encoding in which a text makes most sense; Western if none is better."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return "cp1252"
    best = from_bytes(data[:65_536], cp_isolation=_ENCODINGS).best()
    if best is None:
        return "cp1252"
    western = data.decode("cp1252", "replace")
    if data.decode(best.encoding, "replace") == western:
        return "cp1252"
    is_latin = best.encoding in ("cp1250", "cp1254")
    if is_latin and guess_language(western) in _WESTERN:
        return "cp1252"
    return best.encoding
