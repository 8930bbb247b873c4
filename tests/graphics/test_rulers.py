"""How wide lines are, and which of their letters tracking follows."""

from __future__ import annotations

import pytest

from lantern.graphics.rulers import (
    MEASURED_SIZE,
    count_spaced,
    make_advance_ruler,
)
from lantern.graphics.typefaces import BUNDLED
from lantern.graphics.vector import SERIF, choose_font


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


def test_letters_that_are_kerned_are_measured_so() -> None:
    measure = make_advance_ruler(choose_font((SERIF, 400, False), BUNDLED))
    assert measure("") == 0
    assert (
        measure("VAVA") < 2 * (measure("V") + measure("A")) - MEASURED_SIZE / 20
    )
