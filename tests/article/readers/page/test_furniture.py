"""What stands on a page and is no text of its article."""

from __future__ import annotations

import pytest
from lxml import html

from lantern.article.readers.page.furniture import drop_furniture

PROSE = "<p>The ferry crossed the river twelve times a day, until the ice closed it.</p>"


def clean(body: str) -> tuple[str, dict[str, int]]:
    tree = html.document_fromstring(
        f"<html><body>{PROSE}{body}{PROSE}</body></html>"
    )
    omitted = drop_furniture(tree)
    texts = [node.text_content() for node in tree.find("body")][1:-1]
    return " ".join(texts).strip(), dict(omitted)


@pytest.mark.parametrize(
    "body",
    [
        "<div id='coordinates'>Coordinates: 42°S 174°E</div>",
        "<div class='mw-indicators'><a title='This is a good article'>x</a></div>",
        "<div role='note' class='hatnote navigation-not-searchable'>See also</div>",
        "<div class='navbox authority-control'><table><tr><td>x</td></tr></table></div>",
        "<table class='box-Unreferenced ambox'><tr><td>x</td></tr></table>",
        "<span class='mw-editsection'>[edit]</span>",
        "<div class='toc'><ul><li>Contents</li></ul></div>",
        "<p style='display: none'>x</p>",
        "<span class='screen-reader-text'>Read more</span>",
        "<div class='sharedaddy sd-sharing-enabled share-buttons'>Share</div>",
    ],
)
def test_furniture_goes_in_silence(body: str) -> None:
    assert clean(body) == ("", {})


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<pre><code>x = 1</code></pre>", "code block"),
        ("<div class='highlight'><pre>x = 1</pre></div>", "code block"),
        ("<pre>if (a) { b(); }</pre>", "code block"),
        ("<p><del>Not so.</del></p>", "struck-out passage"),
        (
            "<span style='text-decoration:line-through'>No.</span>",
            "struck-out passage",
        ),
        ("<iframe src='https://x.org/film'></iframe>", "embedded piece"),
    ],
)
def test_what_was_the_author_s_is_counted(body: str, kind: str) -> None:
    assert clean(body) == ("", {kind: 1})


def test_a_poem_is_no_code() -> None:
    poem = "<pre>It rained on the hills,\nand the river rose.</pre>"
    assert clean(poem)[1] == {}
    assert "the river rose." in clean(poem)[0]
