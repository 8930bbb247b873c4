"""Files that are no article: each is refused with a cure."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lantern.article.readers import read_article
from lantern.core.problems import AssetFailure
from tests.support.articles import FOLDER
from tests.support.named_pipes import make_pipe

NO_TEXT = (
    "'a.txt' is no text; save the article as plain text, Markdown, HTML or DOCX"
)


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(AssetFailure) as caught:
        read_article(path)
    assert caught.value.code == 4
    return caught.value.message


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt").endswith("none.txt' is not there")
    assert refusal(tmp_path).endswith("is a folder; name the article's file")
    assert refusal(Path("https://example.org/ferry")).endswith(
        "is an address; save the page as HTML, and name its file"
    )
    make_pipe(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt").endswith("is no plain file")


NOISE = random.Random(1).randbytes(64).replace(b"\0", b"\1")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "'a.txt' is empty; put the article's text into it"),
        ("a.txt", b" \n\t\n \n", "'a.txt' has no text in it"),
        ("a.txt", bytes(range(256)) * 20, NO_TEXT),
        ("a.txt", NOISE * 40, NO_TEXT),
        (
            "a.pdf",
            b"%PDF-1.7\n",
            "'a.pdf' is no PDF that can be read (PdfStreamError)",
        ),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0" + b"x" * 90,
            "'a.doc' is a document of an old Word; save it as DOCX",
        ),
        (
            "a.doc",
            b"{\\rtf1 hello}",
            "'a.doc' is a rich text file; save it as DOCX",
        ),
        (
            "a.mht",
            b"MIME-Version: 1.0\n",
            "'a.mht' is a web archive; save the page as HTML",
        ),
        (
            "a.docx",
            b"PK\x03\x04word/" + b"x" * 90,
            "'a.docx' is no Word document that can be read; is it whole?",
        ),
        (
            "a.docx",
            b"no archive",
            "'a.docx' is no Word document that can be read; is it whole?",
        ),
        (
            "a.zip",
            b"PK\x03\x04" + b"x" * 90,
            "'a.zip' is packed, but no Word document and no EPUB;"
            " save the article as DOCX or plain text",
        ),
        (
            "a.txt",
            b"x" * 8_000_001,
            "'a.txt' is larger than 8 MB; take one chapter of it",
        ),
        (
            "a.txt",
            b"x\n" * 5001,
            "'a.txt' has 5,001 paragraphs; 5,000 is the most",
        ),
    ],
)
def test_a_file_that_is_no_article_is_refused_with_a_cure(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    assert refusal(written(tmp_path / name, data)) == message


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "<html>", '<?xml version="1.0"?><html>']
)
def test_a_page_is_known_without_its_suffix(tmp_path: Path, start: str) -> None:
    page = (FOLDER / "news.html").read_text("utf-8")
    body = page[page.index("<head") :]
    article = read_article(written(tmp_path / "page", start + body))
    assert article.title == "Bridge over the Vell opens after six years"
