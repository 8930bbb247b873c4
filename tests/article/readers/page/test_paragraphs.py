"""Paragraphs of old pages."""

from __future__ import annotations

import pytest
from lxml import html

from lantern.article.readers.page.paragraphs import settle_paragraphs

LONG = "It rained on the hills and on the ferry. " * 10


def read_paragraphs(body: str) -> list[str]:
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    settle_paragraphs(tree)
    texts = [" ".join(node.text_content().split()) for node in tree.iter("p")]
    return [text for text in texts if text]


@pytest.mark.parametrize(
    "body",
    [
        "One came.<br><br>Two <i>came</i>.",
        "<p>One came.<br>&nbsp;<br>Two came.</p>",
        "<div>One came.<br/>\n<br/>\n<br/>Two came.</div>",
        "<font size=2>One came.<p>Two came.</font>",
        "<center>One came.<br><br>Two came.</center>",
        "<table><tr><td>One came.<br><br>Two came.</td></tr></table>",
        "<div>One came.<p>Two came.</p></div>",
        "<pre>One\ncame.\n\nTwo came.</pre>",
    ],
)
def test_old_ways_to_part_paragraphs(body: str) -> None:
    assert read_paragraphs(body) == ["One came.", "Two came."]


def test_one_line_break_parts_no_paragraph() -> None:
    assert read_paragraphs("<p>A rope<br>and a boat.</p>") == [
        "A rope and a boat."
    ]


def test_a_table_that_places_text_is_opened() -> None:
    body = f"<table><tr><td>Menu</td><td><p>{LONG}</p><p>It ended.</p></td></tr></table>"
    assert read_paragraphs(body)[-2:] == [LONG.strip(), "It ended."]


def test_a_table_of_figures_stays() -> None:
    body = "<table><tr><td>1931</td><td>12</td></tr></table>"
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    settle_paragraphs(tree)
    assert [node.text for node in tree.iter("td")] == ["1931", "12"]
