"""The lower thirds of an imported film: whether they are read before what they lie on goes."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.lower_thirds import (
    LowerThirdDraft,
    stays_long_enough,
)
from lantern.scaffold.from_article.shot_plan import MapDraft, ShotDraft
from lantern.scaffold.from_article.text_cards import NumberDraft

SPOKEN = (
    "The ferry of Anser came over to the other side of the river at noon that day."
    " On the quay there were 84 people. They went to Bell."
)
SHOTS = [
    ShotDraft(MapDraft("all")),
    ShotDraft(NumberDraft(84, "", "people"), "On the quay"),
]


@pytest.mark.parametrize(
    ("at", "stays"),
    [
        # 65 letters to the quay are spoken in 4.2 s, with the pause
        ("Anser", True),
        ("noon", False),
        # nothing comes after the last shot
        ("Bell", True),
        ("Linz", True),
        ("", True),
    ],
)
def test_a_lower_third_waits_for_its_words_only_if_it_can_be_read(
    at: str, stays: bool
) -> None:
    third = LowerThirdDraft("Anser", at=at)
    assert stays_long_enough(third, SPOKEN, SHOTS, language="en") == stays
