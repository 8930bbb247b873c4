"""What authors may write for audio description, and where it belongs."""

from __future__ import annotations

import pytest

from lantern.script.model.describe import DESCRIBERS, iter_descriptions
from lantern.script.model.scene import Scene
from tests.support.models import make_film


def make_scene(describe: object, shot: object = ()) -> Scene:
    """Return a scene of one shot, both described."""
    shots = [{"still": "a.png"}, {"still": "b.png", "describe": shot}]
    return Scene.model_validate(
        {
            "scene": "One",
            "narration": "Rain.",
            "describe": describe,
            "shots": shots,
        }
    )


@pytest.mark.parametrize(
    ("written", "texts", "words"),
    [
        ("Hills.", ["Hills."], [None]),
        (["Hills.", "A road."], ["Hills.", "A road."], [None, None]),
        ({"at": "rain", "text": "Hills."}, ["Hills."], ["rain"]),
        (
            [{"at": "rain", "text": "Hills."}, "A road."],
            ["Hills.", "A road."],
            ["rain", None],
        ),
    ],
)
def test_a_description_is_a_text_or_has_the_words_it_follows(
    written: object, texts: list[str], words: list[str | None]
) -> None:
    described = make_scene(written).describe
    assert [each.text for each in described] == texts
    assert [each.at for each in described] == words


def test_those_of_the_scene_come_first_each_with_its_place() -> None:
    scene = make_scene("Hills.", ["A road.", "A cart."])
    found = [
        (each.loc, each.shot, each.description.text)
        for each in iter_descriptions(scene)
    ]
    assert found == [
        (("describe", 0), 0, "Hills."),
        (("shots", 1, "describe", 0), 1, "A road."),
        (("shots", 1, "describe", 1), 1, "A cart."),
    ]


def test_another_voice_than_the_narrators_describes_a_film() -> None:
    film = make_film()
    assert film.audio_description.voice == DESCRIBERS
    assert film.voice[0].engine != DESCRIBERS[0].engine
    assert [each.loc[0] for each in film.iter_voices()] == ["voice", "voice"]


def test_a_describer_that_is_named_is_one_of_the_films_voices() -> None:
    film = make_film(audio_description={"voice": ["tone", "espeak"]})
    placed = [each for each in film.iter_voices() if each.loc[0] != "voice"]
    assert [(each.loc, each.voice.engine) for each in placed] == [
        (("audio_description", "voice", 0), "tone"),
        (("audio_description", "voice", 1), "espeak"),
    ]
