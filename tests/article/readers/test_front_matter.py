"""Front matter: who wrote it, when, and in what language."""

from __future__ import annotations

import pytest

from lantern.article.readers.elements import ArticleMetadata
from lantern.article.readers.front_matter import split_front_matter

FULL = ArticleMetadata("The light", "Ada Quill", "2022-06-03", "de")


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            "---\ntitle: The light\nauthor: Ada Quill\ndate: 2022-06-03\nlang: de-AT\n---\n",
            FULL,
        ),
        (
            "---\ntitle: >\n  The light\nauthor: {name: Ada Quill}\n"
            "date: 2022-06-03T10:00:00Z\nlanguage: de\n---\n",
            FULL,
        ),
        (
            '+++\ntitle = "The light"\nauthors = ["Ada Quill"]\ndate = 2022-06-03\n'
            'lang = "de"\n+++\n',
            FULL,
        ),
        (
            '{\n"title": "The light", "author": "Ada Quill", "date": "2022-06-03",'
            ' "lang": "de"\n}\n',
            FULL,
        ),
        (
            "% The light\n% Ada Quill\n% 3 June 2022\n",
            ArticleMetadata("The light", "Ada Quill", "2022-06-03"),
        ),
        (
            "---\nauthors:\n  - name: Ada Quill\n  - A. Keeper\n---\n",
            ArticleMetadata("", "Ada Quill, A. Keeper"),
        ),
        (
            "---\ntitle: a: b: c\nauthor: 'Ada Quill'\n---\n",
            ArticleMetadata("a: b: c", "Ada Quill"),
        ),
        ("---\n---\n", ArticleMetadata()),
    ],
)
def test_it_says_who_wrote_what(text: str, head: ArticleMetadata) -> None:
    front = split_front_matter(f"{text}Prose.\n")
    assert front.head == head
    assert front.text == "Prose.\n"


def test_the_name_of_a_login_is_no_author_and_that_is_told() -> None:
    front = split_front_matter("---\nauthor: jsmith\n---\nProse.\n")
    assert front.head.author == ""
    assert front.notes == (
        "“jsmith” is given as the author, but looks like the name of a login and was left"
        " out; if it is who wrote it, write it as author in film.yml",
    )


def test_a_rule_is_no_front_matter() -> None:
    text = "Prose.\n\n---\n\nMore.\n"
    assert split_front_matter(text).text == text
