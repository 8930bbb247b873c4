"""Where statements come from: claims and their labels, other sources, omissions."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from lantern.core.interface_words import find_words
from lantern.script.model.sources import (
    AlsoFrom,
    Claim,
    ClaimStatus,
    Omission,
    name_status,
)
from tests.support.models import assert_refused, make_film, make_scene

WORDS = find_words("en").labels


def test_every_status_has_a_name() -> None:
    names = {name_status(status, WORDS) for status in get_args(ClaimStatus)}
    assert len(names) == len(get_args(ClaimStatus))


@pytest.mark.parametrize(
    ("status", "label", "attribution"),
    [
        ("reported", "Reported: The guide", "Reported: The guide"),
        ("disputed", "Disputed: The guide", "Disputed: The guide"),
        ("estimate", "Estimate: The guide", "Estimate: The guide"),
        ("official-figure", "The guide", "Official figure: The guide"),
        ("author's-view", "Author’s view", "Author’s view: The guide"),
        ("record", "", "On record: The guide"),
    ],
)
def test_a_label_says_who_speaks_and_how_sure_it_is(
    status: ClaimStatus, label: str, attribution: str
) -> None:
    claim = Claim(status=status, by="The guide")
    assert (claim.format_label(WORDS), claim.attribute(WORDS)) == (
        label,
        attribution,
    )


def test_what_is_on_record_may_have_a_source_alone() -> None:
    claim = Claim(status="record", source="the decree")
    assert (claim.format_label(WORDS), claim.attribute(WORDS)) == (
        "",
        "On record",
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            {"status": "reported"},
            "'reported' needs a person who says so, such as by: the article;"
            " or write status: record",
        ),
        (
            {"status": "record"},
            "what is on record needs its source here, or no claim at all",
        ),
        ({"status": "reported", "by": ""}, "at least 1 character"),
    ],
)
def test_a_claim_without_a_person_or_a_record_is_refused(
    written: dict[str, Any], message: str
) -> None:
    assert_refused(Claim, written, message)


def test_one_omission_needs_no_list() -> None:
    omission = {"paragraphs": [4, 5], "because": "too long"}
    found = (Omission(paragraphs=(4, 5), because="too long"),)
    assert make_film(omit=omission).omit == found
    assert make_film(omit=[omission]).omit == found
    assert make_film().omit == ()


def test_one_other_source_needs_no_list() -> None:
    written = {"text": "It rained.", "source": "a diary"}
    found = (AlsoFrom(text="It rained.", source="a diary"),)
    assert make_scene(also_from=written).also_from == found
    assert make_scene(also_from=[written]).also_from == found


@pytest.mark.parametrize("paragraphs", [[], [0], [-1]])
def test_an_omission_names_paragraphs_from_1(paragraphs: list[int]) -> None:
    with pytest.raises(ValueError):
        make_film(omit={"paragraphs": paragraphs, "because": "x"})
