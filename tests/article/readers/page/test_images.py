"""Which file a picture of a page shows."""

from __future__ import annotations

import base64

import pytest
from lxml import html

from lantern.article.readers.page.images import (
    list_choices,
    name_picture,
    settle_images,
)

DOT = (
    "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
)


def choose(body: str) -> list[tuple[str, ...]]:
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    settle_images(tree)
    return [list_choices(image) for image in tree.iter("img")]


@pytest.mark.parametrize(
    ("body", "choices"),
    [
        ("<img src='a.jpg'>", ("a.jpg",)),
        (f"<img src='{DOT}' data-src='a.jpg'>", ("a.jpg",)),
        ("<img src='/img/placeholder.png' data-lazy-src='a.jpg'>", ("a.jpg",)),
        ("<img data-original='a.jpg'>", ("a.jpg",)),
        ("<img data-what-ever='x/a.jpg?v=2'>", ("x/a.jpg?v=2",)),
        ("<img srcset='s.jpg 200w, l.jpg 800w'>", ("l.jpg", "s.jpg")),
        ("<img srcset='s.jpg 1x, l,2.jpg 2x'>", ("l,2.jpg", "s.jpg")),
        (
            "<img src='https://x.org/a.jpg' data-src='b/a.jpg'>",
            ("b/a.jpg", "https://x.org/a.jpg"),
        ),
        (
            f"<picture><source srcset='a.webp'><img src='{DOT}'></picture>",
            ("a.webp",),
        ),
        (
            f"<img src='{DOT}'><noscript><img src='a.jpg'></noscript>",
            ("a.jpg",),
        ),
        ("<noscript><img src='a.jpg'></noscript>", ("a.jpg",)),
        (f"<a href='big/a.jpg'><img src='{DOT}'></a>", ("big/a.jpg",)),
        (f"<img src='{DOT}'>", ()),
    ],
)
def test_a_picture_is_found_where_it_is_named(
    body: str, choices: tuple[str, ...]
) -> None:
    assert choose(body) == [choices]


def test_a_sign_is_no_picture() -> None:
    assert choose("<img src='flag.svg' width='23' height='15'>") == []


def test_a_picture_in_the_page_itself_is_kept() -> None:
    data = base64.b64encode(b"\x89PNG" + bytes(3000)).decode()
    tree = html.document_fromstring(
        f"<p><img src='data:image/png;base64,{data}'></p>"
    )
    assert settle_images(tree) == {"embedded-1.png": b"\x89PNG" + bytes(3000)}
    assert list_choices(next(tree.iter("img"))) == ("embedded-1.png",)


def test_a_file_s_name_gives_words() -> None:
    assert name_picture("https://x.org/a/The-old%20mill_1905.jpg?w=2") == (
        "The old mill 1905"
    )
