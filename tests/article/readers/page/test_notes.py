"""Notes of a page: marks and texts go, whatever they are called; numbers of the text stay."""

from __future__ import annotations

import pytest
from lxml import html

from lantern.article.readers.page.notes import drop_notes


def clean(body: str) -> str:
    """Return the text of a page without its notes, a line for each block."""
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    drop_notes(tree)
    texts = [node.text_content().strip() for node in tree.find("body")]
    return " / ".join(text for text in texts if text)


def count(body: str) -> int:
    return drop_notes(
        html.document_fromstring(f"<html><body>{body}</body></html>")
    )


FILLER = "<p>The ferry crossed the river twelve times a day, until the ice closed it.</p>"
TEXT = (
    "The ferry crossed the river twelve times a day, until the ice closed it."
)


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            "<sup><a href='#n1' id='r1'>1</a></sup>",
            "<p id='n1'>Town records.</p>",
        ),
        (
            "<sup id='r1'><a href='#n1'>[1]</a></sup>",
            "<p><a name='n1'></a>Records.</p>",
        ),
        (
            "<a href='#n1' id='r1'><sup>1</sup></a>",
            "<ol><li id='n1'>Records.</li></ol>",
        ),
        ("<a href='#n1'>[1]</a>", "<div id='n1'><p>Records.</p></div>"),
        ("<a class='x' href='#n1'>1</a>", "<dl><dd id='n1'>Records.</dd></dl>"),
        (
            "<sup><a href='page.html#n1'>1</a></sup>",
            "<p id='n1'>1. Records.</p>",
        ),
        ("<sup><a id='r1' href='#n1'>*</a></sup>", "<p id='n1'>* Records.</p>"),
        ("<sup id='r1'>1</sup>", "<p><a href='#r1'>↩</a> Records.</p>"),
        (
            "<sup><a name='r1' href='#x'>1</a></sup>",
            "<p><a href='#r1'>1</a> Records.</p>",
        ),
        ("<sup>1</sup>", "<p><sup>1</sup> Records.</p>"),
        ("<sup>1</sup>", "<div class='footnotes'><p>1. Records.</p></div>"),
        ("<span class='sidenote'>Records.</span>", ""),
        (
            "<a role='doc-noteref' href='#n1'>12</a>",
            "<aside id='n1'>Records.</aside>",
        ),
        (
            "<sup class='footnote-ref'>i</sup>",
            "<section role='doc-endnotes'>x</section>",
        ),
    ],
)
def test_marks_and_their_notes_go(mark: str, note: str) -> None:
    body = f"{FILLER}<p>It burned down in 1905.{mark} Nobody built it up.</p>{FILLER}"
    assert clean(body + note) == (
        f"{TEXT} / It burned down in 1905. Nobody built it up. / {TEXT}"
    )


def test_the_heading_of_a_list_of_notes_goes_with_it() -> None:
    body = f"{FILLER}<p>It rained.<sup><a href='#a'>1</a></sup></p>{FILLER}"
    notes = "<hr><h2>Notes</h2><ol><li id='a'>Records.</li></ol>"
    assert clean(body + notes) == f"{TEXT} / It rained. / {TEXT}"
    kept = f"<h2>Notes</h2>{FILLER}<ol><li id='a'>Records.</li></ol>"
    assert clean(body + kept).endswith(f"/ Notes / {TEXT}")


def test_a_note_of_several_paragraphs_goes_whole() -> None:
    marks = "".join(f"<sup><a href='#n{n}'>{n}</a></sup>" for n in (1, 2))
    notes = "<p id='n1'>One.</p><p>More of one.</p><p id='n2'>Two.</p>"
    assert clean(f"{FILLER}<p>It rained.{marks}</p>{FILLER}{notes}") == (
        f"{TEXT} / It rained. / {TEXT}"
    )


def test_links_that_are_no_notes_stay() -> None:
    body = (
        f"<p id='top'>See <a href='#part'>chapter 2</a> and <a href='#part'>2</a>.</p>"
        f"<h2 id='part'>Part two</h2>{FILLER}<p>It ended. <a href='#top'>↑</a></p>"
    )
    assert (
        clean(body) == f"See chapter 2 and 2. / Part two / {TEXT} / It ended. ↑"
    )


def test_powers_and_ordinals_are_no_marks() -> None:
    body = (
        f"{FILLER}<p>It held 10<sup>6</sup> l on 3 km<sup>2</sup>, x<sup>2</sup>, on the"
        f" 19<sup>th</sup>, <sup>14</sup>C, 3<sup>1</sup>/<sub>2</sub>.</p>{FILLER}"
    )
    assert "10 6 l" not in clean(body)
    assert clean(body).split(" / ")[1] == (
        "It held 106 l on 3 km2, x2, on the 19th, 14C, 31/2."
    )
    assert count(body) == 0


def test_notes_are_counted_once() -> None:
    body = (
        "<p>It rained.<sup><a href='#a'>1</a></sup> It snowed.<sup><a href='#b'>2</a></sup>"
        f" Again.<sup><a href='#a'>1</a></sup></p>{FILLER}{FILLER}"
        "<ol class='references'><li id='a'>One.</li><li id='b'>Two.</li></ol>"
    )
    assert count(body) == 2
