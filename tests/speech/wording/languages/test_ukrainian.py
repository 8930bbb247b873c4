"""Figures and short forms in Ukrainian, as a narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("9 серпня 1945 року", "дев'ятого серпня тисяча дев'ятсот сорок п'ятого року"),
        ("у 1945 році", "у тисяча дев'ятсот сорок п'ятому році"),
        ("у XIX столітті", "у дев'ятнадцятому столітті"),
        ("Микола II", "Микола Другий"),
        ("2 км, 5 км, № 5", "два кілометри, п'ять кілометрів, номер п'ять"),
        (
            "1920-ті роки, у 30-х роках",
            "тисяча дев'ятсот двадцяті роки, у тридцятих роках",
        ),
        ("з 9 по 20 серпня", "з дев'ятого по двадцяте серпня"),
        (
            "3,5 млн грн, 2,5 км",
            "три кома п'ять мільйона гривень, два кома п'ять кілометра",
        ),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(written: str, heard: str) -> None:
    assert say(written, language="uk") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("2 річки, 2 міста", "дві річки, два міста"),
        ("2½ години, 1½ км", "дві з половиною години, півтора кілометра"),
        (
            "з 1941 по 1945 рік",
            "з тисяча дев'ятсот сорок першого по тисяча дев'ятсот сорок п'ятий рік",
        ),
        ("2-й полк, 5-та армія", "другий полк, п'ята армія"),
        ("том III, II світова", "том третій, друга світова"),
        ("50°27′N", "п'ятдесят градусів двадцять сім хвилин північної широти"),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="uk") == heard
