"""Lines around the place where reading a text stopped."""

from __future__ import annotations

import pytest

from lantern.script.yaml_stop import (
    KEY_LINE,
    count_blanks,
    find_line_above,
    get_line,
    shorten,
)

LINES = ["title: One", "", "  # a remark", "shots:", "  - card: title"]


def test_a_line_that_is_not_there_is_empty() -> None:
    assert [get_line(LINES, n) for n in (0, 4, 5, -1)] == [
        "title: One",
        "  - card: title",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "blanks"), [("", 0), ("a", 0), ("  a", 2), ("   ", 3), ("\ta", 0)]
)
def test_only_blanks_are_counted(line: str, blanks: int) -> None:
    assert count_blanks(line) == blanks


@pytest.mark.parametrize(("number", "above"), [(4, 3), (3, 0), (1, 0), (0, -1)])
def test_the_line_above_says_something(number: int, above: int) -> None:
    assert find_line_above(LINES, number) == above


@pytest.mark.parametrize(
    ("line", "is_key"),
    [
        ("title: One", True),
        ("title:", True),
        ("  - card: title", True),
        ("year-1: x", True),
        ("title:One", False),
        ("just words", False),
        ("- entry", False),
    ],
)
def test_a_key_has_a_colon_and_a_blank_behind_it(
    line: str, is_key: bool
) -> None:
    assert bool(KEY_LINE.match(line)) is is_key


def test_a_long_text_is_cut_behind_forty_characters() -> None:
    assert shorten("a" * 40) == "a" * 40
    assert shorten("a" * 41) == "a" * 40 + " …"
    assert shorten("a" * 39 + " bcd") == "a" * 39 + " …"
