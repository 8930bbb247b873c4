"""Small steps on the tree of a page."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from lantern.article.readers.page.nodes import (
    drop,
    find_block,
    get_classes,
    is_element,
    is_most,
    read_after,
    read_before,
)


def find(page: str) -> Any:
    """Return the element with the id x."""
    return html.fromstring(page).get_element_by_id("x")


def test_a_comment_is_no_element() -> None:
    paragraph = html.fromstring("<p>a<!-- b --><i>c</i></p>")
    comment, italic = paragraph
    assert is_element(italic)
    assert not is_element(comment)


def test_classes_are_in_small_letters() -> None:
    assert get_classes(find("<p id=x class=' Lead  BIG '>a</p>")) == [
        "lead",
        "big",
    ]
    assert get_classes(find("<p id=x>a</p>")) == []


def test_a_block_begins_a_line() -> None:
    assert (
        find_block(find("<div><p>a<b><i id=x>b</i></b></p></div>")).tag == "p"
    )
    assert find_block(find("<div><p id=x>a</p></div>")).tag == "p"


@pytest.mark.parametrize(
    ("page", "before"),
    [
        ("<p>one <i>two</i> three<sup id=x>1</sup></p>", "one two three"),
        ("<p>one<br>two <sup id=x>1</sup></p>", "two "),
        ("<p>one <b>two <sup id=x>1</sup></b></p>", "one two "),
        ("<div>none<p><sup id=x>1</sup></p></div>", ""),
        ("<p>one <!-- no word -->two<sup id=x>1</sup></p>", "one two"),
    ],
)
def test_text_before_a_node_is_that_of_its_line(page: str, before: str) -> None:
    assert read_before(find(page)) == before


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("<p><sup id=x>1</sup> three</p>", " three"),
        ("<p><sup id=x>1</sup><i>four</i> five</p>", "four"),
        ("<p><b>a<sup id=x>1</sup></b> six</p>", " six"),
        ("<div><p>a<sup id=x>1</sup></p>seven</div>", ""),
    ],
)
def test_text_after_a_node_ends_with_its_line(page: str, after: str) -> None:
    assert read_after(find(page)) == after


def test_what_follows_an_element_stays_when_it_goes() -> None:
    page = html.fromstring("<p>one <b id=x>two <i>three</i></b> four</p>")
    drop(page.get_element_by_id("x"))
    assert page.text_content() == "one  four"


def test_an_element_of_half_of_the_text_is_most_of_it() -> None:
    node = find("<div><p id=x>abcd</p></div>")
    assert is_most(node, 8)
    assert not is_most(node, 9)
