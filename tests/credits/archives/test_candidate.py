"""What archives say, cleaned: one line, years, numbers."""

from __future__ import annotations

import pytest

from lantern.credits.archives.candidate import (
    clean,
    find_year,
    join,
    read_count,
)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (" two\n lines ", "two lines"),
        (["first", "second"], "first"),
        ([["deep"]], "deep"),
        ([], ""),
        (None, ""),
        ({"a": 1}, ""),
        (1945, "1945"),
        ("x" * 400, "x" * 300),
    ],
)
def test_clean(given: object, text: str) -> None:
    assert clean(given) == text


def test_join() -> None:
    assert join(("NASA", None, "", "JSC")) == "NASA, JSC"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1945-08-21", 1945),
        ("about 1399 or 1402", 1402),
        ("21945", None),
        ("", None),
    ],
)
def test_years(text: str, year: int | None) -> None:
    assert find_year(text) == year


@pytest.mark.parametrize(
    ("given", "number"),
    [(640, 640), ("480", 480), ("-3", 0), (None, 0), ("9" * 40, 0), (1.5, 0)],
)
def test_counts(given: object, number: int) -> None:
    assert read_count(given) == number
