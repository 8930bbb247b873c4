"""The options that say whose the pictures of a new film are."""

from __future__ import annotations

import pytest

from lantern.cli.options import UsageError
from lantern.cli.picture_credit import read_credit
from lantern.credits.shared_credit import SharedCredit, make_own_credit


def test_an_author_and_a_licence_are_a_credit() -> None:
    found = read_credit("Jane Doe, CC-BY-4.0", is_own_work=False)
    assert found == SharedCredit("Jane Doe", "CC-BY-4.0")


def test_ones_own_work_needs_no_author() -> None:
    assert read_credit(None, is_own_work=True) == make_own_credit()
    assert read_credit(None, is_own_work=False) is None


@pytest.mark.parametrize(
    ("credit", "is_own_work", "message"),
    [
        ("Jane Doe, CC-BY-4.0", True, "--credit and --own-work both say whose"),
        (
            "Jane Doe",
            False,
            "--credit: 'Jane Doe' is no credit; write author and lic",
        ),
        (", CC-BY-4.0", False, "--credit: ', CC-BY-4.0' is no credit"),
        ("Jane Doe, mine", False, "--credit: 'mine' is not a known licence"),
    ],
)
def test_what_is_no_credit_is_told_with_the_cure(
    credit: str, is_own_work: bool, message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        read_credit(credit, is_own_work=is_own_work)
    assert message in str(refused.value)
