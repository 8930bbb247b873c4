"""Figures and short forms in Swedish, as a narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("den 9 augusti 1945", "den nionde augusti nittonhundrafyrtiofem"),
        ("på 1800-talet", "på artonhundratalet"),
        ("år 2005", "år tvåtusenfem"),
        ("Karl XII", "Karl den tolfte"),
        ("kl. 18.30", "klockan arton trettio"),
        ("12 %, 3:e", "tolv procent, tredje"),
        ("1/2, 3/4", "en halv, tre fjärdedelar"),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(written: str, heard: str) -> None:
    assert say(written, language="sv") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("på 1930-talet, 80-talets", "på nittonhundratrettiotalet, åttiotalets"),
        ("1½ timme, 2½ timmar", "en och en halv timme, två och en halv timmar"),
        ("del III, ca 12 m", "del tre, cirka tolv meter"),
        ("59°20′N", "femtionio grader tjugo minuter nord"),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="sv") == heard
