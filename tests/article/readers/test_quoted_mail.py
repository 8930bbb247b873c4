"""Earlier mails that a mail carries with it."""

from __future__ import annotations

import pytest

from lantern.article.readers.quoted_mail import strip_quoted_mail
from lantern.article.readers.text import read_text


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, 4 May 2020 at 10:31, Ada Quill <ada@example.org> wrote:",
        "On Monday, the fourth of May 2020, at 10:31 in the morning,\nAda Quill wrote:",
        "Am 04.05.20 um 10:31 schrieb Ada Quill:",
        "Le lun. 4 mai 2020 à 10:31, Ada Quill a écrit :",
        "El lun, 4 may 2020 a las 10:31, Ada Quill escribió:",
    ],
)
def test_a_quoted_mail_is_left_out_with_the_line_that_names_it(
    line: str,
) -> None:
    text = f"The ferry came.\n\n{line}\n\n> Did it come?\n>\n> Write soon.\n\nIt went.\n"
    bare = strip_quoted_mail(text)
    assert (bare.text, bare.count) == ("The ferry came.\n\n\nIt went.\n", 1)


def test_all_after_an_original_message_is_left_out() -> None:
    text = "It came.\n\n-----Original Message-----\nFrom: A\n\nDid it come?\n"
    bare = strip_quoted_mail(text)
    assert (bare.text, bare.count) == ("It came.\n\n", 1)


@pytest.mark.parametrize(
    "text",
    [
        "In his last letter he wrote:\n\nThe ice is here.\n",
        "She read it out.\n\n> The ice is here.\n",
        "In his last letter he wrote:\n\n> The ice is here.\n",
    ],
)
def test_quotations_of_an_article_stay(text: str) -> None:
    bare = strip_quoted_mail(text)
    assert (bare.text, bare.count) == (text, 0)


def test_it_is_counted_with_what_is_left_out() -> None:
    raw = read_text("It came.\n\nOn 4 May Ada Quill wrote:\n> Did it come?\n")
    assert [element.text for element in raw.elements] == ["It came."]
    assert dict(raw.omitted) == {"quoted mail": 1}
