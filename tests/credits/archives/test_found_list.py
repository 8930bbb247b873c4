"""The list of the last search: written, read back, and asked by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.credits.archives.candidate import Candidate
from lantern.credits.archives.found_list import (
    FoundList,
    read_found_list,
    write_found_list,
)

FOUND = FoundList(
    words="railway",
    candidates=(
        Candidate(
            archive="loc",
            name="1",
            title="One",
        ),
        Candidate(
            archive="nasa",
            name="2",
            title="Two",
            licence="CC0-1.0",
        ),
    ),
)


def test_a_list_reads_back(tmp_path: Path) -> None:
    write_found_list(FOUND, tmp_path / "found")
    found = read_found_list(tmp_path / "found")
    assert found == FOUND
    assert found.get(2).title == "Two"


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_number_that_nothing_has(number: int) -> None:
    with pytest.raises(AssetFailure) as caught:
        FOUND.get(number)
    assert caught.value.message == (
        f"the search for 'railway' has numbers from 1 to 2, not {number}"
    )


def test_no_search_yet(tmp_path: Path) -> None:
    with pytest.raises(
        AssetFailure, match="nothing was looked for in this project"
    ):
        read_found_list(tmp_path)


def test_a_broken_list(tmp_path: Path) -> None:
    (tmp_path / "found.json").write_bytes(b"\xff{")
    with pytest.raises(AssetFailure, match="can't be read; search first"):
        read_found_list(tmp_path)
