"""Music, sounds and voices over a cut: the ways to write them, and what must not meet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from lantern.core.problems import EXIT_SCENE
from lantern.script.load import load
from lantern.script.model import sound
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene, Shot
from lantern.script.model.sound import (
    Ambience,
    Ducking,
    Hit,
    Music,
    SceneMusic,
    Score,
    SpotSound,
)
from lantern.sound.score import MOODS
from lantern.sound.score.harmony import MODES, parse_key

HEAD = {"lantern": 1, "title": "Salt"}
SHOTS = [{"card": {"title": "Salt"}}]


def music(written: Any) -> Music | None:
    return Film.model_validate({**HEAD, "music": written}).music


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("none", None),
        (None, None),
        ("score", Music(score=Score())),
        ({"score": None}, Music(score=Score())),
        (
            {"score": {"key": "Bb lydian", "tempo": 48}},
            Music(score=Score(key="Bb lydian", tempo=48)),
        ),
        ("assets/x.flac", Music(file="assets/x.flac")),
        (
            {"file": "x.flac", "level": -6, "duck": {"depth": 12}},
            Music(
                file="x.flac",
                level=-6,
                duck=Ducking(depth=12),
            ),
        ),
    ],
)
def test_ways_to_write_music(written: Any, found: Music | None) -> None:
    assert music(written) == found


def test_authors_may_write_what_the_score_can_play() -> None:
    assert tuple(MODES) == sound.MODES
    moods = Score.model_fields["mood"].annotation
    assert set(get_args(moods)) == set(MOODS)
    for mode in MODES:
        parse_key(Score(key=f"F# {mode}").key)


def test_music_is_off_unless_asked_for() -> None:
    assert Film.model_validate(HEAD).music is None
    assert Film.model_validate(HEAD).output.loudness == -14


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("a.wav", (SpotSound(file="a.wav"),)),
        (
            {"file": "a.wav", "at": "the guns"},
            (SpotSound(file="a.wav", at="the guns"),),
        ),
        (
            ["a.wav", {"file": "b.wav", "level": -20}],
            (SpotSound(file="a.wav"), SpotSound(file="b.wav", level=-20)),
        ),
    ],
)
def test_ways_to_write_sounds(
    written: Any, found: tuple[SpotSound, ...]
) -> None:
    scene = Scene.model_validate(
        {"scene": "A", "duration": 3, "sound": written, "shots": SHOTS}
    )
    assert scene.sound == found
    shot = Scene.model_validate(
        {"scene": "A", "duration": 3, "shots": [{**SHOTS[0], "sound": written}]}
    ).shots[0]
    assert shot.sound == found


def list_problems(folder: Path, *scenes: dict[str, Any]) -> list[str]:
    """What is wrong with a film of these scenes, by scene file."""
    (folder / "film.yml").write_text(json.dumps(HEAD))
    for i, scene in enumerate(scenes, 1):
        (folder / f"{i}-s{i}.yml").write_text(
            json.dumps({"scene": f"S{i}", "shots": SHOTS, **scene}, indent=1)
        )
    problems = load(folder)[1]
    assert {p.code for p in problems} <= {EXIT_SCENE}
    return [str(p).rsplit("/", 1)[-1] for p in problems]


def speaking(**more: Any) -> dict[str, Any]:
    return {"narration": "One two three.", **more}


def test_voices_that_have_room(tmp_path: Path) -> None:
    scenes = [
        speaking(voice_trails=0.5),
        speaking(voice_trails=0.7),
        {"duration": 3},
        speaking(voice_leads=2.3, pause_after=2),
        speaking(voice_leads=2, voice_trails=0.7),
        speaking(),
    ]
    assert list_problems(tmp_path, *scenes) == []


@pytest.mark.parametrize(
    ("scenes", "message"),
    [
        (
            [speaking(), speaking(voice_leads=0.8)],
            (
                "2-s2.yml:11:17: voice_leads: 0.8 s don't fit; the scene before this one is "
                "silent for 0.7 s there: make that longer, or this shorter"
            ),
        ),
        (
            [speaking(voice_trails=1.5), speaking(pause_before=1)],
            (
                "1-s1.yml:11:18: voice_trails: 1.5 s don't fit; the scene after this one is "
                "silent for 1 s there: make that longer, or this shorter"
            ),
        ),
        (
            [speaking(voice_leads=0.1)],
            (
                "1-s1.yml:11:17: voice_leads: 0.1 s don't fit; nothing is silent before "
                "this scene"
            ),
        ),
        (
            [speaking(), speaking(voice_trails=0.1)],
            (
                "2-s2.yml:11:18: voice_trails: 0.1 s don't fit; nothing is silent after "
                "this scene"
            ),
        ),
        (
            [
                speaking(voice_trails=2),
                {"duration": 3},
                speaking(voice_leads=1.5),
            ],
            (
                "3-s3.yml:11:17: voice_leads: 1.5 s don't fit; the scene before this one is "
                "silent for 1 s there: make that longer, or this shorter"
            ),
        ),
        (
            [speaking(voice_trails=0.5), speaking(voice_leads=0.5)],
            "nothing is silent after this scene",
        ),
        (
            [{"duration": 3}, {"duration": 3, "voice_leads": 1}],
            "this scene has no narration",
        ),
        (
            [{"duration": 3}, speaking(voice_leads=1, pause_before=1)],
            "2-s2.yml:1:1: voice_leads and pause_before contradict each other; leave one out",
        ),
        (
            [speaking(voice_trails=1, pause_after=1), speaking()],
            "voice_trails and pause_after contradict each other",
        ),
        (
            [{"duration": 30}, speaking(voice_leads=11)],
            "'voice_leads' must be at most 10",
        ),
    ],
)
def test_voices_that_would_collide(
    tmp_path: Path, scenes: list[dict[str, Any]], message: str
) -> None:
    found = list_problems(tmp_path, *scenes)
    assert found and all("voice" in p or "nobody" in p for p in found)
    assert any(message in p for p in found), found


def test_of_the_neighbours_of_an_unreadable_scene_nothing_is_told(
    tmp_path: Path,
) -> None:
    (found,) = list_problems(
        tmp_path, {"duration": 3, "souce": "x"}, speaking(voice_leads=2)
    )
    assert found.startswith("1-s1.yml:11:2: unknown key 'souce'")


def shot_with(**written: Any) -> Shot:
    return Shot.model_validate({"card": "title", **written})


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("wind", (Ambience(kind="wind", level=-24),)),
        ("none", ()),
        (["rain", "river"], (Ambience(kind="rain"), Ambience(kind="river"))),
        ({"kind": "sea", "level": -18}, (Ambience(kind="sea", level=-18),)),
        (
            [{"kind": "room"}, "fire"],
            (Ambience(kind="room"), Ambience(kind="fire")),
        ),
    ],
)
def test_ways_to_write_ambience(
    written: Any, found: tuple[Ambience, ...]
) -> None:
    assert shot_with(ambience=written).ambience == found


def test_a_shot_that_says_nothing_of_ambience_has_its_scene_s() -> None:
    assert shot_with().ambience is None
    assert shot_with().hit == ()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("boom", (Hit(kind="boom"),)),
        (
            {"kind": "bell", "at": "noon"},
            (
                Hit(
                    kind="bell",
                    at="noon",
                    level=-12,
                ),
            ),
        ),
        (
            ["tick", {"kind": "shot", "level": -6}],
            (Hit(kind="tick"), Hit(kind="shot", level=-6)),
        ),
    ],
)
def test_ways_to_write_hits(written: Any, found: tuple[Hit, ...]) -> None:
    assert shot_with(hit=written).hit == found


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"ambience": "winds"}, ":5:13: 'ambience' must be 'wind', 'rain'"),
        (
            {"ambience": ["rain", "rain"]},
            "rain stands here twice; once is enough",
        ),
        (
            {"ambience": {"kind": "sea", "levle": 1}},
            "'levle'; did you mean 'level'?",
        ),
        ({"ambience": {"kind": "sea", "level": -60}}, "level"),
        ({"hit": {"kind": "bom"}}, "did you mean 'boom'?"),
        (
            {"hit": {"kind": "bell", "at": "at night"}},
            "'at night' is not spoken",
        ),
    ],
)
def test_faulty_sounds_are_told_at_their_place(
    tmp_path: Path, keys: dict[str, Any], message: str
) -> None:
    lines = [
        "scene: One",
        "narration: The wells were dry.",
        "shots:",
        "- card: title",
        *(f"  {key}: {json.dumps(value)}" for key, value in keys.items()),
    ]
    (tmp_path / "film.yml").write_text(json.dumps(HEAD))
    (tmp_path / "01-one.yml").write_text("\n".join(lines))
    _, problems = load(tmp_path)
    assert len(problems) == 1
    assert message in str(problems[0])
    assert problems[0].span is not None and problems[0].span.line == 5


@pytest.mark.parametrize("key", ["stop", "sting"])
def test_words_that_are_named_are_there(key: str) -> None:
    with pytest.raises(ValidationError, match="at least 1 character"):
        SceneMusic.model_validate({key: ""})


def test_a_score_has_an_instrument_at_least() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        Score.model_validate({"instruments": []})
    with pytest.raises(ValidationError, match="at least 1 item"):
        SceneMusic.model_validate({"instruments": []})


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("calm", "write {mood: calm}"),
        ("none", "{stop: its first words} makes it silent"),
        (False, "{stop: its first words} makes it silent"),
    ],
)
def test_a_word_for_a_scene_s_music_is_told_with_its_cure(
    written: object, message: str
) -> None:
    scene = {"scene": "A", "duration": 3, "shots": SHOTS, "music": written}
    with pytest.raises(ValidationError) as error:
        Scene.model_validate(scene)
    assert message in str(error.value)


def test_a_mood_for_the_film_s_music_is_told_with_its_cure() -> None:
    with pytest.raises(ValidationError, match=r"write {score: {mood: calm}}"):
        music("calm")
