"""Days and years, as an English narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("9 August", "the ninth of August"),
        ("On August 9", "On August ninth"),
        ("August 9th, 1945", "August ninth, nineteen forty-five"),
        ("9/11", "nine eleven"),
        ("1945-08-09", "the ninth of August nineteen forty-five"),
        ("the 1st of May", "the first of May"),
        ("1 May 1946", "the first of May nineteen forty-six"),
        ("May 1946", "May nineteen forty-six"),
        ("in the 1940s", "in the nineteen forties"),
        ("1914–18", "nineteen fourteen to eighteen"),
        ("1914-1918", "nineteen fourteen to nineteen eighteen"),
        ("44 BC", "forty-four BC"),
        ("AD 79", "AD seventy-nine"),
        ("the 19th century", "the nineteenth century"),
        ("May 5–7", "May fifth to seventh"),
        ("5–7 May", "the fifth to the seventh of May"),
        ("31 Dec. 1999", "the thirty-first of December nineteen ninety-nine"),
        ("Jan. 3", "January third"),
        ("Sept. 12, 1683", "September twelfth, sixteen eighty-three"),
        ("winter 1941/42", "winter nineteen forty-one to forty-two"),
        ("1 January 2000", "the first of January two thousand"),
        ("in 800", "in eight hundred"),
        ("in 1066", "in ten sixty-six"),
        ("in 2010", "in twenty ten"),
    ],
)
def test_a_day_is_said_by_its_number_and_a_year_in_pairs(
    written: str, heard: str
) -> None:
    assert say(written) == heard
