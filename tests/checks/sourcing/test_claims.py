"""Whose claims a film tells, and what it rests on beside its article."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.checks.sourcing import claims
from lantern.script import load
from tests.support import sourced


def test_claims_and_other_sources_as_lines(tmp_path: Path) -> None:
    claim = "claim: {status: official-figure, by: the salt office, source: paragraph 3}\n"
    also = 'also_from: {text: "84 camels", source: "the map of 1944"}\n'
    record = (
        sourced.CARD
        + "  - card: {statement: X}\n    claim: {status: record, source: the office's book}\n"
    )
    found = sourced.load_script(
        sourced.write(
            tmp_path,
            sourced.TOLD.replace(
                "narration", f"{claim}{also}narration"
            ).replace(sourced.CARD, record),
        )
    )
    assert claims.format_claims(found) == [
        "Official figure: the salt office (paragraph 3): Wells",
        "On record (the office's book): Wells",
    ]
    assert claims.list_claimants(found) == [
        "Official figure: the salt office (paragraph 3)",
        "On record (the office's book)",
    ]
    assert claims.format_other_sources(found) == [
        "“84 camels”: the map of 1944"
    ]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            "{status: reported}",
            (
                "2:8: 'reported' needs a person who says so, such as by: the article; or write"
                " status: record"
            ),
        ),
        (
            "{status: record}",
            "2:8: what is on record needs its source here, or no claim at all",
        ),
        (
            "{status: rumour, by: x}",
            "2:17: 'status' must be 'record', 'reported', 'disputed', 'estimate', ",
        ),
    ],
)
def test_a_claim_needs_somebody_or_a_record(
    tmp_path: Path, claim: str, said: str
) -> None:
    _, problems = load.load(
        sourced.write(
            tmp_path,
            sourced.TOLD.replace("passage", f"claim: {claim}\npassage"),
        )
    )
    assert [
        text.startswith(f"01-wells.yml:{said}")
        for text in sourced.shorten(tmp_path, problems)
    ] == [True]
