"""Which letters of a line tracking follows."""

from __future__ import annotations

import pytest

from lantern.graphics.rulers import count_spaced


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Rain", 4),
        ("Дождь", 5),
        ("e\u0301t", 2),  # an accent stands on its letter
        ("مطر", 0),  # letters that hang together
        ("वर्षा", 0),
        ("A مطر", 2),
        ("雨が", 2),
    ],
)
def test_no_mark_and_no_joined_letter_is_spaced(text: str, count: int) -> None:
    assert count_spaced(text) == count
