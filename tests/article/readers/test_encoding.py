"""Bytes that become text."""

from __future__ import annotations

import codecs
import sys

import pytest

from lantern.article.readers.encoding import decode, tidy
from lantern.core.problems import AssetFailure

TEXT = "Die Fähre fuhr zwölfmal am Tag über den Fluß."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
    ],
)
def test_text_with_a_byte_order_mark_needs_no_guess(
    mark: bytes, encoding: str
) -> None:
    assert decode(mark + TEXT.encode(encoding), "a.txt") == (TEXT, [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding: str) -> None:
    text, notes = decode(TEXT.encode(encoding), "a.txt")
    assert text == TEXT
    assert notes == [
        f"the text was read as {encoding.upper()}, which it doesn't say"
    ]


def test_a_wrong_mark_is_named() -> None:
    with pytest.raises(AssetFailure) as caught:
        decode(codecs.BOM_UTF8 + b"abc\xff", "a.txt")
    assert caught.value.message == (
        "'a.txt' begins like UTF-8 but isn't (byte 3); save it as UTF-8"
    )


@pytest.mark.parametrize("data", [b"a\0b\0\0c" * 10, b"\x01\x02\xff\xfe" * 99])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(AssetFailure) as caught:
        decode(data, "a.bin")
    assert caught.value.message == (
        "'a.bin' is no text; save the article as plain text, Markdown, HTML or DOCX"
    )


def test_a_few_broken_pieces_are_read_as_windows_1252() -> None:
    data = (TEXT * 3).encode() + b"\x93Caf\xe9\x94"
    text, notes = decode(data, "a.txt")
    assert text == TEXT * 3 + "“Café”"
    assert notes == [
        "the text is UTF-8 with 2 pieces in another encoding, read as Windows-1252;"
        " look at them"
    ]


def test_without_the_guesser_text_is_read_as_western(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    text, notes = decode("Паром".encode("cp1251"), "a.txt")
    assert text == "Ïàðîì"
    assert notes == [
        "the text isn't UTF-8 and was read as Windows-1252;"
        " if letters are wrong, save it as UTF-8"
    ]


def test_a_tidy_line_has_single_blanks_and_no_marks_of_direction() -> None:
    assert (
        tidy(" cafe\u0301\t\n \u202eturned\u202c\x07\ufeff ")
        == "caf\u00e9 turned"
    )
