"""What is told in a shot before the film is cut: its share of the narration, its lower third."""

from __future__ import annotations

import pytest

from lantern.plan.told_text import find_told_text
from lantern.script.model.scene import Scene

SCENE = Scene.model_validate(
    {
        "scene": "One",
        "narration": "They left Harbin. They came to Mukden. It rained.",
        "lower_third": {"title": "The road", "text": "1945"},
        "shots": [
            {"map": "m.yml"},
            {
                "map": "m.yml",
                "at": "They came",
                "lower_third": {"title": "Mukden"},
            },
            {"map": "m.yml"},
            {"map": "m.yml", "at": "It rained"},
        ],
    }
)


@pytest.mark.parametrize(
    ("shot", "told"),
    [
        (0, "They left Harbin.\nThe road\n1945"),
        (1, "They came to Mukden.\nMukden\n"),
        (2, "They came to Mukden."),
        (3, "It rained."),
    ],
)
def test_a_shot_has_the_words_up_to_the_next_one_that_is_named(
    shot: int, told: str
) -> None:
    assert find_told_text(SCENE, shot) == told
