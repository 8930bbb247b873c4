"""What authors may write in scenes and shots."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from lantern.script.model.cards import TitleCard
from lantern.script.model.scene import Scene, Shot
from tests.support.models import (
    STILL,
    assert_refused,
    list_scene_faults,
    list_shot_faults,
    make_scene,
    make_shot,
    make_spoken_scene,
)

SHOTS = "shots: [{still: a.png}]\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SHOTS, "x.yml:1:1: a scene needs narration, or a duration in seconds"),
        (
            "narration: ''\n" + SHOTS,
            "x.yml:1:1: a scene needs narration, or a duration in seconds",
        ),
        (
            "narration: '  '\n" + SHOTS,
            "x.yml:1:1: a scene needs narration, or a duration in seconds",
        ),
        (
            "narration: Hi.\nduration: 3\n" + SHOTS,
            (
                "x.yml:1:1: a narrated scene is as long as its narration; take "
                "duration out (or use pause_after)"
            ),
        ),
        (
            "duration: 1:30\n" + SHOTS,
            "x.yml:2:11: write a length as seconds (2.5) or as 1m30s",
        ),
        (
            "duration: 01:30\n" + SHOTS,
            "x.yml:2:11: write a length as seconds (2.5) or as 1m30s",
        ),
        (
            "duration: 3\nnaration: Hi\n" + SHOTS,
            "x.yml:3:1: unknown key 'naration'; did you mean 'narration'?",
        ),
        ("duration: 3\nshots: {}\n", "x.yml:3:8: 'shots' must be a list"),
        ("duration: 3\n", "x.yml:1:1: the key 'shots' is missing"),
        (
            "narration: Hi.\nshots: [{still: a.png, at: Hi}]\n",
            "x.yml:3:28: the first shot starts with the scene; take its 'at' out",
        ),
    ],
)
def test_faults_of_a_scene(tmp_path: Path, text: str, message: str) -> None:
    assert list_scene_faults(tmp_path, text) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{hold: 2}",
            "x.yml:4:5: a shot shows exactly one of: still, map, card, clip, document, panels",
        ),
        (
            "{still: a.png, map: b.yml}",
            "x.yml:4:5: a shot shows exactly one of: still, map, card, clip, document, panels",
        ),
        (
            "{still: a.png, stil: b}",
            "x.yml:4:20: unknown key 'stil'; did you mean 'still'?",
        ),
        (
            "{still: a.png, focus: [0.5, 0.5, 0.6, 0.1]}",
            (
                "x.yml:4:27: a rectangle is x, y, width, height as fractions of the "
                "picture, inside 0 to 1"
            ),
        ),
        (
            "{still: a.png, move: {from: near, to: far}}",
            (
                "x.yml:4:5: a still's move goes between rectangles: {from: [x, y, w, "
                "h], to: [x, y, w, h]}"
            ),
        ),
        (
            "{map: a.yml, move: push-in}",
            (
                "x.yml:4:5: a map's move goes between its views: {from: name, to: name};"
                " hold keeps it still"
            ),
        ),
        (
            "{still: a.png, ground: red}",
            "x.yml:4:28: ground is blur, or a colour such as '#241a15' (in quotes)",
        ),
    ],
)
def test_faults_of_a_shot(tmp_path: Path, text: str, message: str) -> None:
    assert list_shot_faults(tmp_path, text) == [message]


def test_a_shot_is_of_the_kind_of_its_picture() -> None:
    assert make_shot(still="a.png").kind == "still"
    assert make_shot(map="m.yml").kind == "map"
    assert make_shot(clip="a.mp4").kind == "clip"
    assert make_shot(card="title").kind == "card"


def test_a_framing_for_a_shape_replaces_what_it_names() -> None:
    shot = make_shot(
        map="a.yml",
        move={"from": "x", "to": "y"},
        portrait={"view": "z"},
        dates=["1 aug 1945", "1945"],
    )
    tall = shot.frame_for("portrait")
    assert (tall.view, tall.move, tall.dates) == ("z", None, shot.dates)
    wide = shot.frame_for("wide")
    assert (wide.view, wide.move) == (None, shot.move)
    assert wide.portrait is None


def test_a_view_for_a_shape_replaces_the_legs() -> None:
    shot = make_shot(
        map="a.yml",
        view="x",
        legs=[{"to": "y"}],
        portrait={"view": "z"},
    )
    tall = shot.frame_for("portrait")
    assert (tall.view, tall.legs) == ("z", None)
    wide = shot.frame_for("wide")
    assert wide.legs is not None
    assert [leg.view for leg in wide.legs] == ["y"]


def test_legs_take_the_place_of_a_move() -> None:
    move = {"from": "x", "to": "y"}
    with pytest.raises(
        ValidationError, match="write its first view as view: x"
    ):
        make_shot(
            map="a.yml",
            move=move,
            legs=[{"to": "z"}],
        )
    with pytest.raises(
        ValidationError, match="furniture, legs and follow are for maps"
    ):
        make_shot(still="a.png", legs=[{"to": "z"}])


def test_a_framing_keeps_what_it_does_not_name() -> None:
    shot = make_shot(
        focus=[0, 0, 0.5, 0.5],
        move="push-in",
        square={"fit": "contain"},
    )
    square = shot.frame_for("square")
    assert (square.fit, square.focus, square.move) == (
        "contain",
        (0, 0, 0.5, 0.5),
        "push-in",
    )


def test_a_title_card_keeps_the_middle_of_a_focus() -> None:
    shot = make_shot(
        card={"title": "A", "ground": "a.png"},
        portrait={"focus": [0.5, 0, 0.2, 1]},
    )
    card = shot.frame_for("portrait").card
    assert isinstance(card, TitleCard)
    assert card.focus == (0.6, 0.5)
    assert shot.frame_for("wide").card == shot.card


@pytest.mark.parametrize(
    ("shot", "message"),
    [
        (
            {"portrait": {"move": {"from": "a", "to": "b"}}},
            "a still's move goes between rectangles",
        ),
        (
            {"map": "a.yml", "square": {"move": "push-in"}},
            "a map's move goes between its views",
        ),
        ({"clip": "a.mp4", "move": "push-in"}, "a clip has its own movement"),
        (
            {"dates": ["1 aug", "2 aug"]},
            "dates, when, show, furniture, legs and follow are for maps",
        ),
        (
            {"show": []},
            "dates, when, show, furniture, legs and follow are for maps",
        ),
        (
            {"when": {"army": "crossed"}},
            "dates, when, show, furniture, legs and follow are for maps",
        ),
    ],
)
def test_a_shot_that_makes_no_sense_is_refused(
    shot: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        make_shot(**shot)


@pytest.mark.parametrize(
    ("scene", "message"),
    [
        (
            {"duration": 3, "recording": "a.wav"},
            "a recording needs the words that are spoken in it; write them under narration",
        ),
        (
            {
                "narration": "Hi.",
                "recording": "a.wav",
                "speaker": {"espeak": {}},
            },
            "speaker is for voices, and this scene has a recording; leave one out",
        ),
        (
            {"narration": {"from": "passage"}},
            "a narration from the passage needs one: passage: [3] names",
        ),
        (
            {"duration": 3, "voice_trails": 1},
            "this scene has no narration; voice_leads and voice_trails belong to one",
        ),
    ],
)
def test_a_scene_that_makes_no_sense_is_refused(
    scene: dict[str, Any], message: str
) -> None:
    assert_refused(Scene, {"scene": "A", "shots": [STILL], **scene}, message)


def test_a_scene_speaks_its_narration_without_blanks_round_it() -> None:
    assert make_spoken_scene(narration="  It was dry.\n").text == "It was dry."
    assert make_scene().text == ""
    from_article = make_spoken_scene(narration={"from": "passage"}, passage=[3])
    assert from_article.text == ""


@pytest.mark.parametrize(
    ("overlay", "given"),
    [
        ("lower_third", {"title": "Harbin", "at": ""}),
        ("claim", {"status": "disputed", "by": "A", "at": ""}),
        ("claim", {"status": "disputed", "by": "A", "until": ""}),
    ],
)
def test_words_that_an_overlay_waits_for_are_there(
    overlay: str, given: dict[str, str]
) -> None:
    shot = {"still": "a.png", overlay: given}
    with pytest.raises(ValidationError, match="at least 1 character"):
        Shot.model_validate(shot)


@pytest.mark.parametrize(
    ("shot", "message"),
    [
        (
            {"still": "a.png", "view": "near"},
            "a still has no view; take it out",
        ),
        (
            {"map": "m.yml", "focus": [0, 0, 1, 1]},
            "a map has no focus; take it out",
        ),
        ({"map": "m.yml", "fit": "contain"}, "a map has no fit; take it out"),
        (
            {"card": "title", "ground": "blur"},
            "a card has no ground; take it out",
        ),
        (
            {"map": "m.yml", "view": "a", "move": {"from": "a", "to": "b"}},
            "the move names the map's views; take view out",
        ),
        ({"map": "a.JPG"}, "'a.JPG' is a picture; show it with still: a.JPG"),
        ({"still": "a.mp4"}, "'a.mp4' is footage; show it with clip: a.mp4"),
        ({"still": "m.yml"}, "'m.yml' is a map file; show it with map: m.yml"),
        ({"clip": "a.gif"}, "'a.gif' is a picture; show it with still: a.gif"),
        (
            {
                "map": "m.yml",
                "move": {"from": [0, 0, 1, 1], "to": [0, 0, 0.5, 0.5]},
            },
            "a map's move goes between its views",
        ),
    ],
)
def test_keys_and_files_of_other_kinds_of_shots_are_refused(
    shot: dict[str, Any], message: str
) -> None:
    assert_refused(Shot, shot, message)


def test_a_file_without_a_known_ending_may_be_anything() -> None:
    assert Shot.model_validate({"still": "scan.0001"}).still == "scan.0001"
