"""Pages of HTML: everything in them is text, and nothing comes from elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from lantern.rendering.release.html import (
    Link,
    PageSection,
    TableCell,
    format_page,
)


class Reader(HTMLParser):
    """Collects the tags of a page, and the text inside each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, str]] = []
        self.links: list[str | None] = []
        self.feed(page)

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        if tag != "meta":
            self.open.append(tag)
        if tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "tags are closed in their order"

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append((self.open[-1], data))


def read(*sections: PageSection, title: str = "Salt") -> Reader:
    reader = Reader(format_page(title, "en", sections))
    assert reader.open == [], "every tag is closed"
    return reader


def list_texts(reader: Reader, tag: str) -> list[str]:
    return [text for found, text in reader.found if found == tag]


def test_a_page_has_its_language_its_title_and_its_sections() -> None:
    page = format_page(
        "Salt", "de", [PageSection("Music"), PageSection("Type")]
    )
    assert page.startswith('<!doctype html>\n<html lang="de">\n')
    reader = Reader(page)
    assert list_texts(reader, "title") == list_texts(reader, "h1") == ["Salt"]
    assert list_texts(reader, "h2") == ["Music", "Type"]


def test_lines_are_paragraphs() -> None:
    reader = read(PageSection("Narration", ("eSpeak NG", "and A. Reader")))
    assert list_texts(reader, "p") == ["eSpeak NG", "and A. Reader"]


def test_a_table_has_a_head_and_rows() -> None:
    rows: list[list[TableCell]] = [["Camel", "1945"], ["Well", ""]]
    reader = read(PageSection("Pictures", (), ("Title", "Year"), rows))
    assert list_texts(reader, "th") == ["Title", "Year"]
    assert list_texts(reader, "td") == ["Camel", "1945", "Well"]


def test_a_section_without_rows_has_no_table() -> None:
    assert "<table>" not in format_page(
        "T", "en", [PageSection("A", (), ("Title",))]
    )


def test_text_is_never_read_as_html() -> None:
    nasty = '<script>alert("1")</script> & more'
    reader = read(
        PageSection(nasty, (nasty,), (nasty,), [[nasty, Link(nasty, None)]]),
        title=nasty,
    )
    texts = [text for tag, text in reader.found if tag != "style"]
    assert texts == [nasty] * 7


def test_a_language_cannot_leave_its_attribute() -> None:
    page = format_page("T", 'en"><script>', [])
    assert '<html lang="en&quot;&gt;&lt;script&gt;">' in page


def test_control_characters_are_left_out_and_lone_surrogates_replaced() -> None:
    page = format_page("a\x00b\x1b[31m\ud800", "en", [])
    assert "<h1>ab[31m?</h1>" in page
    page.encode("utf-8")


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b&c", "HTTP://example.org"]
)
def test_an_address_of_the_web_is_a_link(url: str) -> None:
    reader = read(PageSection("A", (), ("Title",), [[Link("Camel", url)]]))
    assert reader.links == [url]
    assert list_texts(reader, "a") == ["Camel"]


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "file:///etc/passwd", " https://x.org"],
)
def test_another_address_is_left_out_and_its_text_stays(
    url: str | None,
) -> None:
    reader = read(PageSection("A", (), ("Title",), [[Link("Camel", url)]]))
    assert reader.links == []
    assert list_texts(reader, "td") == ["Camel"]


def test_parts_of_a_bar_are_as_wide_as_their_shares() -> None:
    bar = [("told", 0.25), ("left", 2.0)]
    page = format_page("T", "en", [PageSection("A", bar=bar)])
    assert (
        '<div class="bar"><i class="told" style="flex:0.2500"></i>'
        '<i class="left" style="flex:2.0000"></i></div>'
    ) in page


def test_a_page_loads_nothing() -> None:
    page = format_page("T", "en", [PageSection("A", ("b",))])
    for word in ("src=", "<link", "@import", "url(", "<script"):
        assert word not in page
