"""Tables of sorted lines: what is found by its key, and what isn't."""

from __future__ import annotations

import pytest

from lantern.article.sorted_lines import SortedLines, pack_lines

ROWS = [
    ["ulm", "3"],
    ["äußere", "6"],
    ["linz", "1", "Austria"],
    ["linz", "2", "Germany"],
    ["東京", "7"],
    ["linz am rhein", "4"],
    ["lin", "5"],
]


@pytest.fixture(scope="module")
def table() -> SortedLines:
    return SortedLines.unpack(pack_lines(ROWS))


def test_each_line_of_a_key_is_found(table: SortedLines) -> None:
    assert table.find("linz") == [["1", "Austria"], ["2", "Germany"]]


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("lin", "5"),
        ("ulm", "3"),
        ("äußere", "6"),
        ("東京", "7"),
        ("linz am rhein", "4"),
    ],
)
def test_a_key_is_found_wherever_it_stands(
    table: SortedLines, key: str, field: str
) -> None:
    assert table.find(key) == [[field]]


@pytest.mark.parametrize(
    "key", ["", "a", "linz a", "linzer", "zzz", "東京都", "京"]
)
def test_other_keys_are_not_found(table: SortedLines, key: str) -> None:
    assert table.find(key) == []


def test_lines_are_read_in_order(table: SortedLines) -> None:
    keys = [fields[0] for fields in table]
    assert keys == [
        "lin",
        "linz",
        "linz",
        "linz am rhein",
        "ulm",
        "äußere",
        "東京",
    ]
    assert [fields[0] for fields in table.iterate_from("ulm")] == keys[4:]


def test_an_empty_table_has_nothing() -> None:
    table = SortedLines.unpack(pack_lines([]))
    assert table.find("linz") == []
    assert list(table) == []
