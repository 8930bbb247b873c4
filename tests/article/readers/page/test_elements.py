"""The elements of a page that is all article."""

from __future__ import annotations

import pytest
from lxml import html

from lantern.article.readers.elements import ArticleElement
from lantern.article.readers.page.elements import PageReader, drop_marks
from lantern.article.readers.page.paragraphs import settle_paragraphs


def read_elements(body: str) -> list[ArticleElement]:
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    settle_paragraphs(tree)
    return PageReader().read(tree.find("body"))


@pytest.mark.parametrize(
    ("body", "elements"),
    [
        ("<h2>The ice</h2>", [ArticleElement("The ice", "heading", 2)]),
        (
            "<div><div>Bare words.</div></div>",
            [ArticleElement("Bare words.", "paragraph")],
        ),
        (
            "<ul><li>A rope<ul><li>of hemp</li></ul></li></ul>",
            [
                ArticleElement("A rope", "item"),
                ArticleElement("of hemp", "item"),
            ],
        ),
        (
            "<blockquote>Never.</blockquote>",
            [ArticleElement("Never.", "quotation")],
        ),
        (
            "<figure><img src='a.png'><img src='b.png'><figcaption>Two</figcaption></figure>",
            [
                ArticleElement("Two", "caption", picture="a.png"),
                ArticleElement("Two", "caption", picture="b.png"),
            ],
        ),
        (
            "<figure><p>A verse.</p></figure>",
            [ArticleElement("A verse.", "paragraph")],
        ),
    ],
)
def test_an_element_is_what_its_tag_says(
    body: str, elements: list[ArticleElement]
) -> None:
    assert read_elements(body) == elements


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("many[5] people", "many people"),
        ("years[citation needed].", "years."),
        ("History [edit]", "History"),
        ("Geschichte[Bearbeiten | Quelltext bearbeiten]", "Geschichte"),
        ("he saw [a] ship in [19]45", "he saw [a] ship in [19]45"),
        ("it rose[note 2] again[nb 1]", "it rose again"),
    ],
)
def test_marks_in_brackets_go_and_an_editor_s_words_stay(
    text: str, kept: str
) -> None:
    assert drop_marks(text) == kept
