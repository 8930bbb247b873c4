"""Markdown: front matter, headings, lists, quotations, tables, pictures."""

from __future__ import annotations

import pytest

from lantern.article.readers.elements import ArticleElement, ArticleMetadata
from lantern.article.readers.markdown import read


def read_elements(text: str) -> list[ArticleElement]:
    return list(read(text.encode(), "a.md").elements)


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("# The ferry", ArticleElement("The ferry", "heading", 1)),
        ("The ferry\n---------", ArticleElement("The ferry", "heading", 2)),
        ("Two\nlines", ArticleElement("Two lines", "paragraph")),
        ("> A word.", ArticleElement("A word.", "quotation")),
        ("- A rope", ArticleElement("A rope", "item")),
        ("> - A rope", ArticleElement("A rope", "item")),
        ("**The ice**", ArticleElement("The ice", "heading", 6)),
        ("**The ice.**", ArticleElement("The ice.", "paragraph")),
        (f"**{'x' * 90}**", ArticleElement("x" * 90, "paragraph")),
        ("> **The ice**", ArticleElement("The ice", "quotation")),
        ("*The ice*", ArticleElement("The ice", "paragraph")),
        ("It is `code`[^1].", ArticleElement("It is code.", "paragraph")),
        ("a [link](https://x.org)", ArticleElement("a link", "paragraph")),
    ],
)
def test_an_element_is_what_its_marks_say(
    text: str, element: ArticleElement
) -> None:
    assert read_elements(text) == [element]


def test_a_table_is_one_element_with_bars_between_cells() -> None:
    text = "| year | people |\n|---|---|\n| 1931 | 12 |"
    assert read_elements(text) == [
        ArticleElement(
            "year | people | 1931 | 12",
            "table",
            rows=(("year", "people"), ("1931", "12")),
        )
    ]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("![The gate](gate.png)", "The gate"),
        ('![The gate](gate.png "At noon")', "At noon"),
        ("![The gate](gate.png)\n*The gate at noon*", "The gate at noon"),
        ("![The gate](gate.png)\n\n*The gate at noon*", "The gate"),
        ("![](gate.png)", "gate"),
    ],
)
def test_a_picture_has_a_caption(text: str, caption: str) -> None:
    first = read_elements(text)[0]
    assert first == ArticleElement(caption, "caption", picture="gate.png")


def test_italics_below_a_bare_picture_are_its_caption() -> None:
    found = read_elements("![The gate](gate.png)\n\n*The gate at noon*")
    assert found[1] == ArticleElement("The gate at noon", "caption")


def test_italics_below_a_whole_caption_are_a_paragraph() -> None:
    found = read_elements("![The gate at noon.](gate.png)\n\n*A thought*")
    assert found[1] == ArticleElement("A thought", "paragraph")


def test_a_picture_in_a_paragraph_follows_its_text() -> None:
    found = read_elements("At noon ![The gate](gate.png) we came.")
    assert [element.tag for element in found] == ["paragraph", "caption"]
    assert found[0].text == "At noon we came."


def test_every_picture_is_named_once() -> None:
    raw = read(b"![a](x.png)\n\n![b](x.png)\n\n![c](y.png)", "a.md")
    assert dict(raw.pictures) == {"x.png": b"", "y.png": b""}


def test_front_matter_says_who_wrote_it_and_when() -> None:
    text = (
        "---\ntitle: 'The ferry'\nauthor: \"Ada Quill\"\ndate: 3 June 2022\n"
        "lang: de-AT\n---\n\nProse.\n"
    )
    raw = read(text.encode(), "a.md")
    assert raw.head == ArticleMetadata(
        "The ferry", "Ada Quill", "2022-06-03", "de"
    )
    assert [element.text for element in raw.elements] == ["Prose."]


def test_front_matter_in_a_file_of_windows_is_read_too() -> None:
    raw = read(b"---\r\ntitle: The ferry\r\n---\r\nProse.\r\n", "a.md")
    assert raw.head.title == "The ferry"
