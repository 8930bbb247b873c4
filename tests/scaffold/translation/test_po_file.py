"""PO files: what translators' tools are given, and what they make of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import AssetFailure
from lantern.scaffold.translation.po_file import (
    PoHead,
    PoText,
    read_po_file,
    write_po_file,
)
from lantern.scaffold.translation.signs import EntryComments
from lantern.scaffold.translation.update import KnownText, PairedText
from lantern.scaffold.translation.written import WrittenText
from tests.support.translations import make_original

HEAD = PoHead("short", "pt-BR", Path(), {"one": "Scene 1: One"})
LONG = (
    "The clocks can't agree on the day: in Moscow it is six in the evening, and at\n"
    "the border it is past midnight. 50 % don't know.\n"
)
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def pair(id: str, original: str, text: str = "", **more: Any) -> PairedText:
    comments = EntryComments(notes=("# a note",)) if text else EntryComments()
    known = KnownText(WrittenText(id, text, comments), **more)
    return PairedText(make_original(id, original), known)


def test_a_text_is_written_with_all_a_translator_needs() -> None:
    changed = pair("one.title", "Rain", "Chuva")
    changed = PairedText(changed.original, changed.known, True, "Wind")
    text = write_po_file([changed], HEAD).decode()
    header, _, body = text.partition("\n\n")
    assert '"Project-Id-Version: short\\n"\n"Language: pt_BR\\n"' in header
    assert body == (
        "# a note\n"
        "#. Scene 1: One\n"
        "#. lantern: 283a308df415\n"
        "#: film.yml:1\n"
        "#, fuzzy\n"
        '#| msgid "Wind"\n'
        'msgctxt "one.title"\n'
        'msgid "Rain"\n'
        'msgstr "Chuva"\n'
    )


def test_a_long_former_original_stays_on_its_line() -> None:
    changed = pair("one.narration", "Rain", "Chuva")
    changed = PairedText(
        changed.original, changed.known, True, f'It said "{LONG}"'
    )
    text = write_po_file([changed], HEAD).decode()
    assert (
        '#| msgid "It said \\"The clocks can\'t agree on the day: in Moscow it is six in the'
        ' evening, and at the border it is past midnight. 50 % don\'t know. \\""\n'
        "msgctxt" in text
    )


def test_narrations_and_their_words_are_explained() -> None:
    rows = [pair("one.narration", LONG), pair("one.at.clock", "in Moscow")]
    text = write_po_file(rows, HEAD).decode()
    assert "#. The narration: it is spoken.\n" in text
    assert (
        "#. Words of the narration at which something happens: use words of"
        in text
    )
    # the lines of a narration are no lines of its text; a sign for per cent is no format
    assert 'msgid ""\n"The clocks can\'t agree' in text
    assert "\\n" not in text.partition("msgctxt")[2]
    assert "format" not in text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pt-BR.po"


def test_what_is_written_is_read_back(path: Path) -> None:
    rows = [
        pair("film.title", 'A "short"\nfilm', "Um \\ filme\ncurto"),
        pair("one.narration", LONG),
        pair("one.title", "Rain", "Chuva", draft=True),
    ]
    path.write_bytes(write_po_file(rows, HEAD))
    po = read_po_file(path)
    assert po.language == "pt-BR"
    assert [(text.id, text.original, text.text) for text in po.texts] == [
        ("film.title", 'A "short"\nfilm', "Um \\ filme\ncurto"),
        ("one.narration", " ".join(LONG.split()), ""),
        ("one.title", "Rain", "Chuva"),
    ]
    assert [text.is_fuzzy for text in po.texts] == [False, False, True]
    assert [bool(text.base) for text in po.texts] == [True, False, True]
    assert po.texts[0].notes == "a note"


def test_tools_may_wrap_order_and_encode_as_they_like(path: Path) -> None:
    rows = [
        pair("film.title", "Film", "Filme"),
        pair("one.narration", LONG, "São " * 40),
    ]
    path.write_bytes(write_po_file(rows, HEAD))
    plain = read_po_file(path).texts
    text = path.read_text("utf-8")
    header, *messages = text.strip().split("\n\n")
    joined = [message.replace('"\n"', "") for message in messages]
    other = header.replace(
        "Language: pt_BR", 'language-team: x\\n"\n"Language: pt'
    )
    again = "\n\n".join([other, *reversed(joined)]) + "\n\n\n"
    path.write_bytes(b"\xef\xbb\xbf" + again.replace("\n", "\r\n").encode())
    found = read_po_file(path)
    assert found.language == "pt"
    assert found.texts == tuple(reversed(plain))
    path.write_bytes(
        text.replace("charset=UTF-8", "charset=ISO-8859-1").encode("latin1")
    )
    assert read_po_file(path).texts == plain


@pytest.mark.parametrize(
    "header",
    [
        "",
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=x; plural=?\\n"\n',
        'msgid ""\nmsgstr ""\n"PO-Revision-Date: yesterday\\n"\n"Language: klingon\\n"\n',
        '# only a comment\n#, fuzzy\nmsgid ""\nmsgstr ""\n',
    ],
)
def test_no_header_is_believed(path: Path, header: str) -> None:
    path.write_text(
        f'{header}\nmsgctxt "a.b"\nmsgid "Rain"\nmsgstr "Chuva"\n', "utf-8"
    )
    assert read_po_file(path).texts == (PoText("a.b", "Rain", "Chuva"),)


def test_plural_forms_obsolete_and_nameless_texts_are_told_apart(
    path: Path,
) -> None:
    path.write_text(
        f"{HEADER}\n"
        'msgid "one day"\nmsgid_plural "days"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n\n'
        '#~ msgctxt "a.b"\n#~ msgid "Rain"\n#~ msgstr "Chuva"\n',
        "utf-8",
    )
    plural, obsolete = read_po_file(path).texts
    assert (plural.id, plural.original, plural.text) == ("", "one day", "a")
    assert (plural.has_plural, obsolete.has_plural) == (True, False)
    assert (obsolete.id, obsolete.text, obsolete.is_obsolete) == (
        "a.b",
        "Chuva",
        True,
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no PO: it has no texts"),
        (b"hello\n", r"pt-BR.po:1 is no PO: Unknown or misformatted keyword"),
        (b'msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "is no PO: missing msgstr"),
        (b'"lost"\n', "is no PO: Got line starting with"),
        (b'msgstr "x"\n', "is no PO"),
        (b'msgid "a"\nmsgstr[x] "c"\n', "is no PO"),
        (
            b'msgid "\xff"\nmsgstr "c"\n',
            "not in the encoding that it names, UTF-8",
        ),
        (
            b'msgid ""\nmsgstr "charset=nonsense\\n"\n',
            "that it names, nonsense",
        ),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "encoding|no PO"),
    ],
)
def test_what_is_no_po_is_told(path: Path, data: bytes, says: str) -> None:
    path.write_bytes(data)
    with pytest.raises(AssetFailure, match=says):
        read_po_file(path)


def test_a_file_that_is_not_there_is_told(path: Path) -> None:
    with pytest.raises(AssetFailure, match="can't be read: No such file"):
        read_po_file(path)
