"""Two ends that a dash joins in English."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("the 5th–6th century", "the fifth to sixth century"),
        ("the 1st-3rd Armies", "the first to third Armies"),
        ("5%–10%", "five percent to ten percent"),
        ("7 a.m.–5 p.m.", "seven ay em to five pee em."),
        ("2–3 May 1808", "the second to the third of May eighteen oh eight"),
        ("May 2–3, 1808", "May second to third, eighteen oh eight"),
        ("1815–1914", "eighteen fifteen to nineteen fourteen"),
        ("6–8 ft", "six to eight feet"),
    ],
)
def test_both_ends_are_said_as_alone(written: str, heard: str) -> None:
    assert say(written) == heard
