"""Figures with signs between them in English."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("24/7, 9/11", "twenty-four seven, nine eleven"),
        ("1:250,000", "one to two hundred fifty thousand"),
        ("3–0", "three to zero"),
        ("0.5, -4, +3", "zero point five, minus four, plus three"),
        ("1,000,000", "one million"),
        ("10⁶", "ten to the sixth"),
        ("101st Airborne", "one hundred first Airborne"),
        ("1/3, 2/3", "one third, two thirds"),
        ("4 km², 10 m³", "four square kilometres, ten cubic metres"),
        ("60 Hz, 1 MW", "sixty hertz, one megawatt"),
        ("1066", "one thousand sixty-six"),
    ],
)
def test_figures_are_said_by_their_signs(written: str, heard: str) -> None:
    assert say(written) == heard
