"""What a narrator says for figures, dates, units and short forms, in thirteen languages.

The tables in cases/ were worked out by hand, a file for each language: `written => heard`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.spoken import say

TABLES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
LEAST_CASES = 25


def read_cases(table: Path) -> list[list[str]]:
    """Return what is written and what is heard, of each line of a table."""
    lines = table.read_text("utf-8").splitlines()
    return [line.split(" => ") for line in lines if " => " in line]


@pytest.mark.parametrize("table", TABLES, ids=[table.stem for table in TABLES])
def test_a_narrator_says_what_is_heard(table: Path) -> None:
    cases = read_cases(table)
    heard = [f"{written} => {said}" for written, said in cases]
    said = [
        f"{written} => {say(written, language=table.stem)}"
        for written, _ in cases
    ]
    assert said == heard
    assert len(cases) >= LEAST_CASES
