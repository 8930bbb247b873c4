"""Show notes as HTML: links lead where they say, and no text opens a tag."""

from __future__ import annotations

from html.parser import HTMLParser

from lantern.editions.podcast.notes import format_fragment, format_page


class Reader(HTMLParser):
    """Collects what stands in a page: its tags, its links and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.text = ""

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def test_headings_lists_and_paragraphs() -> None:
    sections = {
        "head": ["Weather", "By day"],
        "chapters": ["Chapters", "0:00 Rain", "0:10 Snow"],
        "sources": [],
    }
    assert format_fragment(sections) == (
        "<p>Weather</p>\n<p>By day</p>\n<p><strong>Chapters</strong></p>\n<ul>\n"
        "<li>0:00 Rain</li>\n<li>0:10 Snow</li>\n</ul>\n"
    )


def test_addresses_are_links_without_what_stands_behind_them() -> None:
    line = 'See (https://example.org/?a=1&b="2), or https://example.org/x.'
    reader = read(format_fragment({"links": [line]}))
    assert reader.links == [
        "https://example.org/?a=1&b=",
        "https://example.org/x",
    ]
    assert reader.text == line + "\n"


def test_no_text_opens_a_tag() -> None:
    evil = '<script>alert("x")</script> & </p>'
    page = format_page(
        {"head": [evil]},
        title=evil,
        language="en",
    )
    reader = read(page)
    assert reader.tags == ["html", "meta", "title", "p"]
    assert reader.text.count(evil) == 2


def test_a_page_says_its_language_and_direction() -> None:
    page = format_page(
        {},
        title="שלום",
        language="he",
    )
    assert '<html lang="he" dir="rtl">' in page
