"""Titles, places and pages that are written short in English."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Mr. and Mrs. Brown", "Mister and Missus Brown"),
        (
            "Mr. de Gaulle, Gen. de Gaulle",
            "Mister de Gaulle, General de Gaulle",
        ),
        ("Dr. van Helsing", "Doctor van Helsing"),
        (
            "Rev. Smith, Capt. Ahab, Sgt. York",
            "Reverend Smith, Captain Ahab, Sergeant York",
        ),
        ("Col. House", "Colonel House"),
    ],
)
def test_titles_stand_before_names(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("pp. 12–14, p. 5", "pages twelve to fourteen, page five"),
        ("vol. 2, fig. 3", "volume two, figure three"),
        ("No. 1", "number one"),
        ("c. 1850, ca. 1850", "circa eighteen fifty, circa eighteen fifty"),
    ],
)
def test_pages_and_figures_stand_before_numbers(
    written: str, heard: str
) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("H. G. Wells", "H. G. Wells"),
        ("U.S. Army", "U.S. Army"),
        ("the UK", "the UK"),
        ("Mt. Everest, i.e. there", "Mount Everest, that is there"),
    ],
)
def test_other_capitals_stay(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Lt Smith", "Lieutenant Smith"),
        ("the lt. said", "the lt. said"),
        ("a Col. of", "a Col. of"),
        ("Smith Ltd. sold", "Smith Limited sold"),
        ("Smith Ltd. It sold", "Smith Limited. It sold"),
        ("Smith Ltd.", "Smith Limited."),
        ("Fig. 3; Fig. leaves", "figure three; Fig. leaves"),
        ("p. 7, pp. XI", "page seven, pages XI"),
        ("i.e. there", "that is there"),
        ("c. 1900", "circa nineteen hundred"),
    ],
)
def test_short_forms(written: str, heard: str) -> None:
    assert say(written) == heard
