"""Books in EPUB: chapters in reading order, pictures, notes in other files."""

from __future__ import annotations

import io
import zipfile

import pytest

from lantern.article.readers.elements import ArticleElement, ArticleMetadata
from lantern.article.readers.epub import read
from lantern.core.problems import AssetFailure

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
OPF = """<package xmlns="http://www.idpf.org/2007/opf"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The ferry</dc:title>
<dc:creator>Ada Quill</dc:creator><dc:language>de-AT</dc:language><dc:date>2020-11-26</dc:date>
</metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="t" href="text/title.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a%20one.xhtml" media-type="application/xhtml+xml"/>
<item id="x" href="notes.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="c"/><itemref idref="n"/><itemref idref="t"/>
<itemref idref="a"/><itemref idref="b"/><itemref idref="x"/></spine></package>"""


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
        ' xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>'
        f"<body>{body}</body></html>"
    )


CHAPTERS = {
    "cover.xhtml": page("<img src='cover.jpg'/>"),
    "nav.xhtml": page(
        "<nav epub:type='toc'><ol><li><a href='x'>One</a></li></ol></nav>"
    ),
    "text/title.xhtml": page(
        "<section epub:type='titlepage'><h1>The ferry</h1></section>"
    ),
    "text/a one.xhtml": page(
        "<h1><a id='c1'/>One</h1><p>It rained.<a epub:type='noteref'"
        " href='../notes.xhtml#n1'>1</a> It snowed on 3 km<sup>2</sup>.</p>"
        "<figure><img src='../img/boat.png'/><figcaption>The boat</figcaption></figure>"
    ),
    "text/b.xhtml": page("<h1>Two</h1><p id='c1'>It ended.</p>"),
    "notes.xhtml": page("<h2>Notes</h2><p id='n1'>1. Town records.</p>"),
}


def make_book(**more: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
        packed.writestr("META-INF/container.xml", CONTAINER)
        packed.writestr("OPS/book.opf", OPF)
        for name, text in CHAPTERS.items():
            packed.writestr(f"OPS/{name}", text)
        packed.writestr("OPS/img/boat.png", b"boat")
        for name, text in more.items():
            packed.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


def test_the_chapters_of_a_book_are_read_in_order() -> None:
    raw = read(make_book(), "a.epub")
    assert raw.elements == (
        ArticleElement("The ferry", "heading", 1),
        ArticleElement("One", "heading", 1),
        ArticleElement("It rained. It snowed on 3 km².", "paragraph"),
        ArticleElement("The boat", "caption", picture="OPS/img/boat.png"),
        ArticleElement("Two", "heading", 1),
        ArticleElement("It ended.", "paragraph"),
    )
    assert raw.head == ArticleMetadata(
        "The ferry", "Ada Quill", "2020-11-26", "de"
    )
    assert dict(raw.pictures) == {"OPS/img/boat.png": b"boat"}
    assert dict(raw.omitted) == {"note": 1}


def test_a_locked_book_is_refused() -> None:
    lock = "<encryption><CipherReference URI='OPS/text/b.xhtml'/></encryption>"
    with pytest.raises(AssetFailure, match="locked by its seller"):
        read(make_book(**{"META-INF__encryption.xml": lock}), "a.epub")
    fonts = lock.replace("text/b.xhtml", "fonts/a.otf")
    assert read(
        make_book(**{"META-INF__encryption.xml": fonts}), "a.epub"
    ).elements


@pytest.mark.parametrize("data", [b"PK\x03\x04", make_book()[:400]])
def test_a_damaged_book_is_refused(data: bytes) -> None:
    with pytest.raises(AssetFailure) as caught:
        read(data, "a.epub")
    assert (
        caught.value.message
        == "'a.epub' is no EPUB that can be read; is it whole?"
    )
