"""Figures and short forms in Dutch, as a narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("in de 19e eeuw", "in de negentiende eeuw"),
        (
            "in 1945, in 1900",
            "in negentien vijfenveertig, in negentien honderd",
        ),
        ("Lodewijk XIV", "Lodewijk de Veertiende"),
        ("om 18.30 uur", "om achttien uur dertig"),
        ("nr. 5, ca. 3 km", "nummer vijf, circa drie kilometer"),
        ("-3 °C", "min drie graden Celsius"),
        (
            "€ 1.250,50 en 5 miljoen €",
            "duizendtweehonderdvijftig euro vijftig en vijf miljoen euro",
        ),
        ("3/4, 1/3", "drie kwart, een derde"),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written, language="nl") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("van 9.30–17.00 uur", "van negen uur dertig tot zeventien uur"),
        ("op 24-12-1914", "op vierentwintig december negentien veertien"),
        ("de jaren '60", "de jaren zestig"),
        ("1½ jaar, 2½ uur", "anderhalf jaar, twee en een half uur"),
        ("deel III, de II Wereldoorlog", "deel drie, de tweede Wereldoorlog"),
        ("52°22′N", "tweeënvijftig graden tweeëntwintig minuten noord"),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="nl") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("3 mln euro", "drie miljoen euro"),
        ("3 mln. euro", "drie miljoen euro"),
        ("2 mld euro", "twee miljard euro"),
    ],
)
def test_millions_are_written_with_and_without_a_stop(
    written: str, heard: str
) -> None:
    assert say(written, language="nl") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("1 mei 1945", "één mei negentien vijfenveertig"),
        ("Willem I, Willem III", "Willem de Eerste, Willem de Derde"),
        ("om 7.05 uur", "om zeven uur vijf"),
        ("€ 1, 3,50 €", "één euro, drie euro vijftig"),
        ("dhr. Jansen en dr. de Vries", "de heer Jansen en dokter de Vries"),
        ("blz. 27", "bladzijde zevenentwintig"),
        ("1914-1918", "negentien veertien tot negentien achttien"),
        ("d.w.z. nu, bijv. hier", "dat wil zeggen nu, bijvoorbeeld hier"),
        ("enz. Daarna", "enzovoort. Daarna"),
        ("de 1e divisie", "de eerste divisie"),
    ],
)
def test_small_things_of_a_text_are_said(written: str, heard: str) -> None:
    assert say(written, language="nl") == heard
