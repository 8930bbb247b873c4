"""PDF files: lines to paragraphs, headings by size, page numbers and notes out."""

from __future__ import annotations

import pytest

from lantern.article.readers.elements import ArticleElement
from lantern.article.readers.pdf import read
from lantern.core.problems import AssetFailure
from tests.support.pdfs import Page, make_pdf, put

LINES = (
    "The ferry crossed the river twelve times a day, and no-",
    "body counted the people on it. In the winter of 1905 the",
    "ice closed the river for a month, and the ferryman went",
    "home to his brothers in the hills.",
)


def put_lines(top: float, lines: tuple[str, ...] = LINES) -> Page:
    return [put(top - 13 * i, line) for i, line in enumerate(lines)]


PROSE = (
    "The ferry crossed the river twelve times a day, and nobody counted the people on it."
    " In the winter of 1905 the ice closed the river for a month, and the ferryman went"
    " home to his brothers in the hills."
)


def test_lines_become_paragraphs_and_large_ones_headings() -> None:
    page = [put(780, "The ferry", size=20), *put_lines(750), *put_lines(670)]
    page.insert(5, put(690, "The ice", size=14))
    raw = read(make_pdf(page), "a.pdf")
    assert raw.elements == (
        ArticleElement("The ferry", "heading", 1),
        ArticleElement(PROSE, "paragraph"),
        ArticleElement("The ice", "heading", 2),
        ArticleElement(PROSE, "paragraph"),
    )


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = []
    for n, word in ((1, "One"), (2, "Two"), (3, "Three")):
        head = [put(800, f"The Ferry of Vell {n}"), put(765, f"{word} came.")]
        pages.append(
            [*head, *put_lines(740), put(688, f"{word} went."), put(40, str(n))]
        )
    raw = read(make_pdf(*pages), "a.pdf")
    texts = " ".join(element.text for element in raw.elements)
    assert texts == (
        f"One came. {PROSE} One went. Two came. {PROSE} Two went. Three came. {PROSE}"
        " Three went."
    )
    assert dict(raw.omitted) == {"line of page furniture": 6}


def test_raised_numbers_are_notes_or_powers() -> None:
    first = [
        put(760, "It rained on the hills and on the long ferry"),
        put(
            764,
            "1",
            x=290,
            size=6,
        ),
        put(760, " and then 10", x=296),
        put(
            764,
            "6",
            x=350,
            size=6,
        ),
        put(760, " drops fell", x=356),
    ]
    note = [put(60, "1 Town records of 1905.", size=8)]
    raw = read(make_pdf([*first, *put_lines(747), *note]), "a.pdf")
    assert raw.elements[0].text.startswith(
        "It rained on the hills and on the long ferry and then 10⁶ drops fell The"
    )
    assert not any("Town records" in element.text for element in raw.elements)
    assert dict(raw.omitted) == {"note": 1}


def test_its_properties_name_the_author_but_no_login() -> None:
    info = "/Title (Microsoft Word - ferry.docx) /Author (Ada Quill)"
    raw = read(make_pdf(put_lines(760), info=info), "a.pdf")
    assert (raw.head.title, raw.head.author) == ("", "Ada Quill")
    info = "/Title (The ferry) /Author (aquill)"
    raw = read(make_pdf(put_lines(760), info=info), "a.pdf")
    assert (raw.head.title, raw.head.author) == ("The ferry", "")


def test_a_file_with_pictures_of_pages_only_is_refused() -> None:
    with pytest.raises(AssetFailure) as caught:
        read(make_pdf([], []), "scan.pdf")
    assert caught.value.message == (
        "'scan.pdf' has no text, only pictures of its pages; let a program for text"
        " recognition (OCR) read it first"
    )
