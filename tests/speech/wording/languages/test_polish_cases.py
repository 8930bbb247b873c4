"""Polish cardinals in their cases."""

from __future__ import annotations

import pytest

from lantern.speech.wording.languages.polish_cases import decline_cardinal


@pytest.mark.parametrize(
    ("spelled", "case", "declined"),
    [
        ("pięć", "gen", "pięciu"),
        ("pięć", "ins", "pięcioma"),
        ("dwa", "dat", "dwom"),
        ("dwa", "ins", "dwoma"),
        ("trzy", "loc", "trzech"),
        ("cztery", "ins", "czterema"),
        ("dwanaście", "gen", "dwunastu"),
        ("piętnaście", "loc", "piętnastu"),
        ("dwadzieścia pięć", "gen", "dwudziestu pięciu"),
        ("dwadzieścia jeden", "gen", "dwudziestu jeden"),
        ("sześćset tysięcy", "gen", "sześciuset tysięcy"),
        ("sześćset tysięcy", "dat", "sześciuset tysiącom"),
        ("osiemdziesiąt", "ins", "osiemdziesięcioma"),
        ("tysiąc dwieście", "ins", "tysiącem dwustu"),
        ("jeden", "gen", "jednego"),
        ("jeden", "loc", "jednym"),
    ],
)
def test_each_word_of_a_cardinal_is_declined(
    spelled: str, case: str, declined: str
) -> None:
    assert decline_cardinal(spelled, case) == declined


def test_one_and_two_have_a_feminine() -> None:
    assert decline_cardinal("jeden", "gen", feminine=True) == "jednej"
    assert decline_cardinal("dwa", "ins", feminine=True) == "dwiema"
