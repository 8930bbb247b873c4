"""Whose article a page says that it is."""

from __future__ import annotations

import pytest
from lxml import html

from lantern.article.readers.authors import find_page_author, judge_author


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("<meta name='author' content='Ada Quill'>", "Ada Quill"),
        ("<meta name='author' content='By Ada Quill'>", "Ada Quill"),
        ("<meta name='author' content='Karstenruppert'>", ""),
        ("<meta name='author' content='admin'>", ""),
        ("<meta name='author' content='ada@quill.org'>", ""),
        ("<meta property='article:author' content='https://x.org/ada'>", ""),
        ("<p class='byline'>By Ada Quill</p>", "Ada Quill"),
        ("<p class='byline'>By Plato</p>", "Plato"),
        ("<a rel='author'>Ada Quill</a>", "Ada Quill"),
        ("<div class='authority-control'><a>Authority control</a></div>", ""),
        ("<div class='author'>Authority control</div>", ""),
        (
            "<script type='application/ld+json'>{'author': [{'name': 'Ada Quill'},"
            " {'name': 'A. Keeper'}]}</script>".replace("{'", '{"')
            .replace("':", '":')
            .replace("'}", '"}')
            .replace(" '", ' "'),
            "Ada Quill, A. Keeper",
        ),
        ("<p>Ada Quill lived here.</p>", ""),
    ],
)
def test_an_author_is_who_the_page_names_in_its_own_words(
    head: str, author: str
) -> None:
    tree = html.document_fromstring(f"<html><body>{head}<p>x</p></body></html>")
    assert find_page_author(tree).name == author


@pytest.mark.parametrize(
    "name",
    [
        "python-docx",
        "Microsoft Office User",
        "user",
        "Windows User",
        "",
        "Windows 10",
    ],
)
def test_what_programs_fill_in_is_no_author(name: str) -> None:
    assert judge_author(name).name == ""
