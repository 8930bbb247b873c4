"""What an author may write in film.yml and in a scene, and what is wrong with the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from lantern.script.model.cards import TitleCard
from lantern.script.model.film import Film, Scene, Shot
from tests.support.models import (
    HEAD,
    STILL,
    assert_refused,
    list_faults,
    list_film_faults,
    list_scene_faults,
    list_shot_faults,
    make_scene,
    make_shot,
    make_spoken_scene,
)


def test_a_film_needs_two_keys_only() -> None:
    made = Film.model_validate({"lantern": 1, "title": "Salt"})
    assert made.output.pixels == (1920, 1080) and made.output.fps == 25
    assert (made.transition.kind, made.transition.length) == ("dissolve", 0.8)
    assert [v.engine for v in made.voice] == ["hibari", "espeak"]
    assert (made.captions.choose_burn("wide"), made.captions.words) == ("none", False)


@pytest.mark.parametrize(
    ("language", "voices"),
    [("en-GB", ["hibari", "espeak"]), ("ru", ["espeak"])],
)
def test_only_english_has_a_natural_voice_by_default(
    language: str, voices: list[str]
) -> None:
    made = Film.model_validate({"lantern": 1, "title": "Salt", "language": language})
    assert [voice.engine for voice in made.voice] == voices


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "language: no\n",
            "x.yml:3:11: 'language' must be text, got a boolean; write 'no' in quotes",
        ),
        (
            "scenes:\n",
            (
                "x.yml:3:8: 'scenes' is empty; list scene files, or take the key out "
                "to use all NN-*.yml"
            ),
        ),
        (
            "scenes: []\n",
            (
                "x.yml:3:9: 'scenes' is empty; list scene files, or take the key out "
                "to use all NN-*.yml"
            ),
        ),
        ("scenes: {}\n", "x.yml:3:9: 'scenes' must be a list"),
        (
            "captions: off\n",
            "x.yml:3:11: write none, block or karaoke, or {burn: block, words: true}",
        ),
        (
            "captions: [block]\n",
            "x.yml:3:11: write none, block or karaoke, or {burn: block, words: true}",
        ),
        (
            "captions: blok\n",
            "x.yml:3:11: 'captions' must be 'none', 'block' or 'karaoke'; did you mean 'block'?",
        ),
        (
            "captions: {wrods: true}\n",
            "x.yml:3:12: unknown key 'wrods'; did you mean 'words'?",
        ),
        ("output: {fps: 29}\n", "x.yml:3:15: fps must be one of 24, 25, 30, 50, 60"),
        (
            "output: {size: 1921x1080}\n",
            "x.yml:3:16: size is width x height in even pixels, 32 to 4320, such as 1920x1080",
        ),
        (
            "output: {quality: drafty}\n",
            "x.yml:3:19: 'quality' must be 'draft', 'standard' or 'master'; did you mean 'draft'?",
        ),
        (
            "article: {title: A, published: 2024-02-30}\n",
            "x.yml:3:32: '2024-02-30' is not a date; write it as 2020-11-26",
        ),
        (
            "transition: fade\n",
            (
                "x.yml:3:13: write cut, or one of {dissolve: 0.8}, {dip: 1}, {wipe: "
                "0.8}, {push: 0.8}, {match: 1.2}"
            ),
        ),
        (
            "voice: [{a: {}, b: {}}]\n",
            "x.yml:3:9: a voice is a name, a name with its settings ({espeak: {rate: 148}}),"
            " or what it should be like: {language: ru, sex: male}",
        ),
        (
            "transitoin: cut\n",
            "x.yml:3:1: unknown key 'transitoin'; did you mean 'transition'?",
        ),
    ],
)
def test_faults_of_film_yml(tmp_path: Path, text: str, message: str) -> None:
    assert list_film_faults(tmp_path, text) == [message]


def test_a_newer_format_is_a_clear_error(tmp_path: Path) -> None:
    message = (
        "x.yml:1:10: this film is written for format 2, and this Lantern reads "
        "format 1; update Lantern"
    )
    assert list_faults(tmp_path, Film, "lantern: 2\ntitle: A\n") == [message]


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
        ("{hold: 2}", "x.yml:4:5: a shot shows exactly one of: still, map, card, clip"),
        (
            "{still: a.png, map: b.yml}",
            "x.yml:4:5: a shot shows exactly one of: still, map, card, clip",
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


def test_lengths_may_be_text() -> None:
    made = Scene.model_validate(
        {"scene": "A", "duration": "1m30s", "shots": [{"still": "a.png", "hold": "2s"}]}
    )
    assert made.duration == 90 and made.shots[0].hold == 2


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
    shot = make_shot(map="a.yml", view="x", legs=[{"to": "y"}], portrait={"view": "z"})
    tall = shot.frame_for("portrait")
    assert (tall.view, tall.legs) == ("z", None)
    wide = shot.frame_for("wide")
    assert wide.legs is not None
    assert [leg.view for leg in wide.legs] == ["y"]


def test_legs_take_the_place_of_a_move() -> None:
    move = {"from": "x", "to": "y"}
    with pytest.raises(ValidationError, match="write its first view as view: x"):
        make_shot(map="a.yml", move=move, legs=[{"to": "z"}])
    with pytest.raises(ValidationError, match="furniture and legs are for maps"):
        make_shot(still="a.png", legs=[{"to": "z"}])


def test_a_framing_keeps_what_it_does_not_name() -> None:
    shot = make_shot(focus=[0, 0, 0.5, 0.5], move="push-in", square={"fit": "contain"})
    square = shot.frame_for("square")
    assert (square.fit, square.focus, square.move) == (
        "contain",
        (0, 0, 0.5, 0.5),
        "push-in",
    )


def test_a_title_card_keeps_the_middle_of_a_focus() -> None:
    shot = make_shot(
        card={"title": "A", "ground": "a.png"}, portrait={"focus": [0.5, 0, 0.2, 1]}
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
            "dates, when, show, furniture and legs are for maps",
        ),
        ({"show": []}, "dates, when, show, furniture and legs are for maps"),
        (
            {"when": {"army": "crossed"}},
            "dates, when, show, furniture and legs are for maps",
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
            {"narration": "Hi.", "recording": "a.wav", "speaker": {"espeak": {}}},
            "speaker is for voices, and this scene has a recording; leave one out",
        ),
        (
            {"narration": {"from": "passage"}},
            "a narration from the passage needs one: passage: [3] names",
        ),
        (
            {"duration": 3, "voice_trails": 1},
            "nobody speaks in this scene; voice_leads and voice_trails belong to one",
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
    ("language", "message"),
    [
        ("EN", "write en for 'EN'"),
        ("English", "write en for 'English'"),
        ("Deutsch", "write de for 'Deutsch'"),
        ("eng", "write en for 'eng'"),
        ("русский", "write ru for 'русский'"),
        ("zh_CN", "write zh-CN for 'zh_CN'"),
        ("e", "'e' is no language tag; write two letters, such as en or de"),
    ],
)
def test_a_language_is_a_tag(language: str, message: str) -> None:
    assert_refused(Film, {**HEAD, "language": language}, message)


def test_a_film_says_how_it_is_found_and_on_which_terms() -> None:
    film = Film.model_validate(
        {
            **HEAD,
            "licence": "CC-BY-4.0",
            "tags": ["salt", "Gobi Desert"],
            "description": "How salt crossed the desert.",
            "links": [
                "https://example.org",
                {"title": "The map", "url": "https://example.org/map"},
            ],
            "article": {"title": "Salt", "url": "https://example.org/salt"},
        }
    )
    assert (film.licence, film.tags) == ("CC-BY-4.0", ("salt", "Gobi Desert"))
    assert [link.format_line() for link in film.links] == [
        "https://example.org",
        "The map: https://example.org/map",
    ]
    assert film.article is not None
    assert film.article.url == "https://example.org/salt"
    assert_refused(Film, {**HEAD, "tags": ["salt, sand"]}, "a tag has no comma")
    assert_refused(Film, {**HEAD, "tags": ["a<b"]}, "a tag has no < and no >")


@pytest.mark.parametrize("language", ["en", "en-GB", "en-gb", "zh-Hans", "haw"])
def test_a_tag_is_taken_as_it_is(language: str) -> None:
    assert Film.model_validate({**HEAD, "language": language}).language == language


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
        ({"still": "a.png", "view": "near"}, "a still has no view; take it out"),
        ({"map": "m.yml", "focus": [0, 0, 1, 1]}, "a map has no focus; take it out"),
        ({"map": "m.yml", "fit": "contain"}, "a map has no fit; take it out"),
        ({"card": "title", "ground": "blur"}, "a card has no ground; take it out"),
        (
            {"map": "m.yml", "view": "a", "move": {"from": "a", "to": "b"}},
            "the move names the map's views; take view out",
        ),
        ({"map": "a.JPG"}, "'a.JPG' is a picture; show it with still: a.JPG"),
        ({"still": "a.mp4"}, "'a.mp4' is footage; show it with clip: a.mp4"),
        ({"still": "m.yml"}, "'m.yml' is a map file; show it with map: m.yml"),
        ({"clip": "a.gif"}, "'a.gif' is a picture; show it with still: a.gif"),
        (
            {"map": "m.yml", "move": {"from": [0, 0, 1, 1], "to": [0, 0, 0.5, 0.5]}},
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
