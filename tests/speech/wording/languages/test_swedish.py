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
def test_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written, language="sv") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "på 1930-talet, 80-talets",
            "på nittonhundratrettiotalet, åttiotalets",
        ),
        ("1½ timme, 2½ timmar", "en och en halv timme, två och en halv timmar"),
        ("del III, ca 12 m", "del tre, cirka tolv meter"),
        ("59°20′N", "femtionio grader tjugo minuter nord"),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="sv") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "1 km, 21 km, 101 km",
            "en kilometer, tjugoen kilometer, etthundraen kilometer",
        ),
        ("1 t, 1 kg, 1 år", "ett ton, ett kilogram, ett år"),
        ("1 kr, 2 kr", "en krona, två kronor"),
        ("-1 °C, 1 °C", "minus en grad Celsius, en grad Celsius"),
        ("1 min, 5 min", "en minut, fem minuter"),
        ("1 %, 5 %", "en procent, fem procent"),
        ("1,1 km", "ett komma ett kilometer"),
        ("1 miljon, 1 man", "en miljon, en man"),
        ("1 milj. kronor", "en miljon kronor"),
        (
            "2 mln kronor, 3 mdr kronor",
            "två miljoner kronor, tre miljarder kronor",
        ),
    ],
)
def test_one_agrees_with_its_noun(written: str, heard: str) -> None:
    assert say(written, language="sv") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("den 1 maj 1945", "den första maj nittonhundrafyrtiofem"),
        ("på 1800-talet", "på artonhundratalet"),
        (
            "Gustav II Adolf, Oscar I",
            "Gustav den andra Adolf, Oscar den första",
        ),
        ("kl. 18.30", "klockan arton trettio"),
        ("3,50 kr", "tre kronor femtio"),
        ("t.ex. nu, bl.a. där", "till exempel nu, bland annat där"),
        ("s. 27, nr 5", "sidan tjugosju, nummer fem"),
        ("2½ timmar", "två och en halv timmar"),
        ("den 2:a divisionen", "den andra divisionen"),
        ("1914–1918", "nittonhundrafjorton till nittonhundraarton"),
    ],
)
def test_small_things_of_a_text_are_said(written: str, heard: str) -> None:
    assert say(written, language="sv") == heard
