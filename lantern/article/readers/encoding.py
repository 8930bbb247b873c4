"""Bytes to text: byte order marks, UTF-8, then a guess that is told. Text that is no text is refused."""

from __future__ import annotations

import codecs
import re
import unicodedata

from lantern.core.problems import AssetFailure
from lantern.core.text import compose_line

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# what no scene file may hold either: control characters, and marks that turn the direction of text
_UNWANTED = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]"
)
_FEW = 0.02
"""A file of which less than this share is broken UTF-8 is UTF-8 with strange pieces in it."""


def decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text and what was assumed to read it. Raises AssetFailure for what is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_strictly(data[len(mark) :], encoding, name), []
    if data[:4096].count(0):
        return _decode_unmarked_utf16(data, name)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    return _decode_by_guess(data, name)


def tidy(text: str) -> str:
    """One line of text: blanks as single ones, in one Unicode form, without characters that no film can hold."""
    return compose_line(_UNWANTED.sub("", text))


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise AssetFailure(
            f"'{name}' begins like {encoding.upper()} but isn't (byte {error.start}); save it as UTF-8"
        ) from None


def _decode_unmarked_utf16(data: bytes, name: str) -> tuple[str, list[str]]:
    """Text whose zero bytes are all on one side is UTF-16 without its mark; anything else with zeros is no text."""
    odd, even = data[1:4096:2].count(0), data[0:4096:2].count(0)
    if (
        len(data) % 2 == 0
        and max(odd, even) > 0.3 * min(len(data), 4096) / 2
        and not min(odd, even)
    ):
        encoding = "utf-16-le" if odd else "utf-16-be"
        return _decode_strictly(data, encoding, name), [
            f"the text was read as {encoding.upper()}, which it doesn't say"
        ]
    raise AssetFailure(
        f"'{name}' is no text; save the article as plain text, Markdown, HTML or DOCX"
    )


def _decode_by_guess(data: bytes, name: str) -> tuple[str, list[str]]:
    """Text that isn't UTF-8: with a few strange pieces, or in an older encoding."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    letters = len(data.decode("utf-8", "ignore").encode()) - sum(
        byte < 0x80 for byte in data
    )
    if letters > 2 * broken and broken < max(2, _FEW * len(data)):
        text = re.sub(
            "[\udc80-\udcff]+",
            lambda found: (
                found[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")
            ),
            data.decode("utf-8", "surrogateescape"),
        )
        return text, [
            f"the text is UTF-8 with {broken} pieces in another encoding, read as Windows-1252; look at them"
        ]
    encoding = _guess_encoding(data)
    text = data.decode(encoding, "replace")
    strange = sum(
        unicodedata.category(char) == "Cc" and char not in "\t\n\r\f\v\x85"
        for char in text[:20_000]
    )
    if strange > 0.01 * min(len(text), 20_000):
        raise AssetFailure(
            f"'{name}' is no text; save the article as plain text, Markdown, HTML or DOCX"
        )
    shown = encoding.replace("cp125", "Windows-125")
    return text, [
        f"the text isn't UTF-8 and was read as {shown}; if letters are wrong, save it as UTF-8"
    ]


def _guess_encoding(data: bytes) -> str:
    """The encoding in which the text makes most sense; Western when it can't be told."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return "cp1252"
    wanted = [
        "cp1252",
        "cp1251",
        "cp1250",
        "cp1253",
        "cp1254",
        "koi8_r",
        "shift_jis",
        "gb18030",
        "euc_kr",
        "big5",
    ]
    best = from_bytes(data[:65_536], cp_isolation=wanted).best()
    same = best and data.decode("cp1252", "replace") == data.decode(
        best.encoding, "replace"
    )
    return best.encoding if best and not same else "cp1252"
