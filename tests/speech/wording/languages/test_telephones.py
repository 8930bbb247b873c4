"""Groups of digits that are a number to call."""

from __future__ import annotations

import pytest

from lantern.speech.wording.languages.telephones import (
    is_phone,
    list_phone_groups,
)
from lantern.speech.wording.tokens import make_token


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("0049 30 1234567 anrufen", ["0049", "30", "1234567"]),
        ("030 123-456, abends", ["030", "123-456"]),
        ("0170 (12) 34", ["0170", "12", "34"]),
        ("0170 1234. 1945", ["0170", "1234"]),
        ("12 +34", ["12"]),
        ("abends", []),
    ],
)
def test_groups_stand_one_after_the_other(text: str, groups: list[str]) -> None:
    tokens = [make_token(0, len(word), word) for word in text.split()]
    assert list_phone_groups(tokens, 0) == groups


@pytest.mark.parametrize(
    ("groups", "is_named", "expected"),
    [
        (["+49", "30", "1234567"], False, True),
        (["030", "123"], False, True),
        (["030", "12"], False, False),  # five digits
        (["30", "1234567"], False, False),
        (["30", "1234567"], True, True),
        (["0301234567"], False, False),
        (["0301234567"], True, True),
    ],
)
def test_a_number_begins_with_a_plus_or_0_or_is_named(
    groups: list[str], is_named: bool, expected: bool
) -> None:
    assert is_phone(groups, is_named=is_named) is expected
