"""Shots in a few words."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.rendering.shot_summary import summarize_shot
from lantern.script.model.scene import Shot


@pytest.mark.parametrize(
    ("shot", "summary"),
    [
        ({"still": "assets/a.jpg"}, "a.jpg"),
        ({"still": "assets/a.jpg", "move": "push-in"}, "a.jpg: push-in"),
        (
            {
                "still": "assets/a.jpg",
                "move": {"from": [0, 0, 1, 1], "to": [0, 0, 0.5, 0.5]},
            },
            "a.jpg: a move",
        ),
        ({"map": "maps/road.yml"}, "map road"),
        ({"map": "maps/road.yml", "view": "west"}, "map road: west"),
        (
            {"map": "maps/road.yml", "globe": {"from": [0, 0], "to": "west"}},
            "globe, map road: west",
        ),
        (
            {"map": "maps/road.yml", "move": {"from": "a", "to": "b"}},
            "map road: a to b",
        ),
        ({"card": "title"}, "card: title"),
        ({"clip": {"file": "footage/rain.mp4"}}, "clip: rain.mp4"),
        ({"clip": {"python": "weather:rain"}}, "clip: weather:rain"),
        ({"card": {"statement": "All\n is  well."}}, "statement: All is well."),
    ],
)
def test_what_a_shot_shows_in_words(shot: dict[str, Any], summary: str) -> None:
    assert summarize_shot(Shot.model_validate(shot)) == summary
