"""A scene's narration: words, or those of the article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.script.model.narration import MAX_CHARACTERS, FromPassage
from tests.support.models import list_scene_faults, make_spoken_scene


def test_a_narration_is_text_or_taken_from_the_passage() -> None:
    assert make_spoken_scene(narration="It was dry.").narration == "It was dry."
    scene = make_spoken_scene(
        passage=[3],
        narration={
            "from": "passage",
            "starts_at": "It was",
            "skip": ["very"],
            "replace": {"dry": "wet"},
        },
    )
    assert scene.narration == FromPassage.model_validate(
        {
            "from_": "passage",
            "starts_at": "It was",
            "skip": ("very",),
            "replace": {"dry": "wet"},
        }
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "narration: {Note: hi}\n",
            "x.yml:2:12: 'narration' must be text; a text with a colon in it needs quotes",
        ),
        ("narration: {skip: [a]}\n", "x.yml:2:1: the key 'from' is missing"),
        (
            "narration: {from: article}\n",
            "x.yml:2:19: 'from' must be 'passage'",
        ),
        (
            "narration: {from: passage, start_at: a}\n",
            "x.yml:2:28: unknown key 'start_at'; did you mean 'starts_at'?",
        ),
    ],
)
def test_a_narration_in_another_form_is_refused_at_its_place(
    tmp_path: Path, text: str, message: str
) -> None:
    faults = list_scene_faults(tmp_path, text + "shots: [{still: a.png}]\n")
    assert faults == [message]


@pytest.mark.parametrize(
    "narration",
    [
        "x" * (MAX_CHARACTERS + 1),
        {"from": "passage", "skip": [""]},
        {"from": "passage", "replace": {"": "x"}},
    ],
)
def test_a_narration_has_limits(narration: Any) -> None:
    assert make_spoken_scene(narration="x" * MAX_CHARACTERS).text
    with pytest.raises(ValueError):
        make_spoken_scene(narration=narration, passage=[1])
