"""The lower thirds of an imported film: whether they are read before what they lie on goes."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.entities import find_days
from lantern.scaffold.from_article.lower_thirds import (
    LowerThirdDraft,
    choose_lower_thirds,
    stays_long_enough,
)
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.shot_plan import MapDraft, ShotDraft
from lantern.scaffold.from_article.text_cards import NumberDraft
from tests.support.imports import block, make_article

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


def test_a_day_is_shown_only_where_the_first_sentence_says_it() -> None:
    texts = [
        "The mill stands by the river. It burned on 7 November 1941.",
        "On 9 May 1945 the war was over. The mill was never built again.",
    ]
    article = make_article(*[block("paragraph", text) for text in texts])
    excerpts = [
        SceneExcerpt((n,), text, language="en")
        for n, text in enumerate(texts, 1)
    ]
    thirds = choose_lower_thirds(
        excerpts, [(), ()], find_days(texts, article), article=article
    )
    assert thirds == [None, LowerThirdDraft("9 May 1945")]
