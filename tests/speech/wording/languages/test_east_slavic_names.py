"""How the names of units change in Russian and Ukrainian."""

from __future__ import annotations

import pytest

from lantern.speech.wording.languages.east_slavic_names import (
    decline_plural,
    decline_single,
)


@pytest.mark.parametrize(
    ("one", "few", "case", "name"),
    [
        ("километр", "километра", "dat", "километрам"),
        ("километр в час", "километра в час", "ins", "километрами в час"),
        ("рубль", "рубля", "loc", "рублях"),
        ("тонна", "тонны", "ins", "тоннами"),
        ("миля", "мили", "loc", "милях"),
        ("квадратный метр", "квадратных метра", "loc", "квадратных метрах"),
        ("евро", "евро", "dat", "евро"),
        ("відсоток", "відсотки", "ins", "відсотками"),
    ],
)
def test_several_of_a_unit(one: str, few: str, case: str, name: str) -> None:
    assert decline_plural(one, few, case) == name


def test_one_of_a_unit() -> None:
    endings = {"dat": "у", "ins": "ом", "DAT": "е", "INS": "ой"}
    assert decline_single("километр", "dat", endings) == "километру"
    assert (
        decline_single("километр в час", "ins", endings) == "километром в час"
    )
    assert decline_single("тонна", "ins", endings) == "тонной"
    assert decline_single("евро", "dat", endings) == "евро"
