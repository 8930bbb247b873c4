"""Addresses of folders on websites, as the verbs of editions take them."""

from __future__ import annotations

import pytest

from lantern.cli.edition import parse_folder_address
from lantern.cli.options import UsageError


def test_an_address_is_that_of_a_folder() -> None:
    assert parse_folder_address("https://example.org") == "https://example.org/"
    assert parse_folder_address("http://a.example/b/") == "http://a.example/b/"


@pytest.mark.parametrize(
    "text",
    [
        "example.org/a",
        "ftp://example.org/",
        "https:///a",
        "https://[a",
    ],
)
def test_what_is_no_whole_address_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="--url takes a whole address such as"):
        parse_folder_address(text)


@pytest.mark.parametrize(
    "text", ["https://exa mple.org/", "https://example.org/п/"]
)
def test_letters_that_no_address_has_are_told(text: str) -> None:
    with pytest.raises(
        UsageError, match="without spaces and letters beyond ASCII"
    ):
        parse_folder_address(text)


@pytest.mark.parametrize("tail", ["index.html", "a/?b=1", "a/#b"])
def test_what_is_no_folder_is_told(tail: str) -> None:
    with pytest.raises(UsageError, match="takes the address of a folder"):
        parse_folder_address(f"https://example.org/{tail}")
