"""Accounts: their commands, and the names of their files."""

from __future__ import annotations

import re

import pytest

from lantern.publishing.accounts import Account, format_sign_in, name_file

SERVER = "https://videos.example.org"


@pytest.mark.parametrize(
    ("server", "ending"),
    [
        ("", "accounts add peertube"),
        (SERVER, f"accounts add peertube {SERVER}"),
    ],
)
def test_the_command_names_a_server_where_there_are_many(
    server: str, ending: str
) -> None:
    assert format_sign_in("peertube", server).endswith(ending)


def test_a_file_s_name_shows_whose_it_is() -> None:
    name = name_file(Account("peertube", "Ann B.", SERVER))
    assert re.fullmatch(r"peertube-ann-b-[0-9a-f]{8}", name)


@pytest.mark.parametrize(
    "other",
    [
        Account("peertube", "ann/b", SERVER),
        Account("peertube", "ANN B", SERVER),
        Account("peertube", "ann b", "https://other.example.org"),
        Account("vimeo", "ann b", SERVER),
    ],
)
def test_no_two_accounts_share_a_file(other: Account) -> None:
    assert name_file(other) != name_file(Account("peertube", "ann b", SERVER))


def test_a_name_of_signs_alone_has_a_file() -> None:
    name = name_file(Account("vimeo", "../..", SERVER))
    assert "/" not in name
    assert name.startswith("vimeo")
