"""One credit for all pictures, as it is typed."""

from __future__ import annotations

import pytest

from lantern.credits.shared_credit import (
    SharedCredit,
    make_own_credit,
    parse_credit,
)


@pytest.mark.parametrize(
    ("text", "author", "licence"),
    [
        ("Jane Doe, CC-BY-4.0", "Jane Doe", "CC-BY-4.0"),
        ("Doe, Jane, cc by-sa 4.0", "Doe, Jane", "CC-BY-SA-4.0"),
        ("National Archives,public domain", "National Archives", "CC-PDM-1.0"),
    ],
)
def test_an_author_and_a_licence(text: str, author: str, licence: str) -> None:
    assert parse_credit(text) == SharedCredit(author, licence, "others")


def test_own_work_is_ours() -> None:
    assert parse_credit("Ada Quill, own work") == SharedCredit(
        "Ada Quill", "own-work", "us"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Jane Doe",
            "'Jane Doe' is no credit; write author and licence: 'Jane Doe, CC-BY-4.0'",
        ),
        (
            ", MIT",
            "', MIT' is no credit; write author and licence: 'Jane Doe, CC-BY-4.0'",
        ),
        (
            "Jane Doe, CC-BY",
            "'CC-BY' is not a known licence; did you mean 'CC-BY-4.0'?"
            " Write its SPDX id, such as CC-BY-4.0",
        ),
        (
            "Jane Doe, LicenseRef-archive",
            "LicenseRef-archive has terms of its own, which credits.yml must say for each picture",
        ),
    ],
)
def test_what_is_no_credit_comes_with_the_cure(text: str, message: str) -> None:
    with pytest.raises(ValueError) as error:
        parse_credit(text)
    assert str(error.value) == message


def test_an_own_work_gets_the_first_author_who_is_known() -> None:
    own = make_own_credit()
    assert own.author == "to be filled in"
    assert own.name_author("").author == "to be filled in"
    assert own.name_author("Ada Quill").author == "Ada Quill"
    assert (
        make_own_credit("B. Ferry").name_author("Ada Quill").author
        == "B. Ferry"
    )


@pytest.mark.parametrize(
    ("credit", "allows"),
    [
        (SharedCredit("A", "CC-BY-4.0"), True),
        (SharedCredit("A", "CC-BY-ND-4.0"), False),
        (SharedCredit("A", "CC-BY-NC-ND-4.0", "us"), True),
    ],
)
def test_whether_pictures_may_be_changed(
    credit: SharedCredit, allows: bool
) -> None:
    assert credit.allows_changes is allows
