"""What an author may write in film.yml and in a scene, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.document import YamlModel, build_model, read_yaml
from lantern.script.model.film import Film, Scene
from lantern.script.model.voice import Lexicon


def faults(tmp_path: Path, model: type[YamlModel], text: str) -> list[str]:
    path = tmp_path / "x.yml"
    path.write_text(text)
    tree, problems = read_yaml(path)
    assert tree is not None, problems
    made, problems = build_model(model, tree)
    assert (made is None) == bool(problems)
    return [str(p).replace(f"{tmp_path}/", "") for p in problems]


def film(tmp_path: Path, text: str) -> list[str]:
    return faults(tmp_path, Film, "lantern: 1\ntitle: Salt\n" + text)


def scene(tmp_path: Path, text: str) -> list[str]:
    return faults(tmp_path, Scene, "scene: Wells\n" + text)


def shot(tmp_path: Path, text: str) -> list[str]:
    return scene(tmp_path, f"duration: 3\nshots:\n  - {text}\n")


def test_a_film_needs_two_keys_only() -> None:
    made = Film.model_validate({"lantern": 1, "title": "Salt"})
    assert made.output.pixels == (1920, 1080) and made.output.fps == 25
    assert (made.transition.kind, made.transition.length) == ("dissolve", 0.8)
    assert [v.engine for v in made.voice] == ["espeak"]
    assert (made.captions.choose_burn("wide"), made.captions.words) == ("none", False)


@pytest.mark.parametrize(
    ("written", "burn", "words"),
    [
        ("karaoke", "karaoke", False),
        ({"burn": "block", "words": True}, "block", True),
        ({"words": True}, "none", True),
    ],
)
def test_captions_are_written_short_or_long(
    written: object, burn: str, words: bool
) -> None:
    made = Film.model_validate({"lantern": 1, "title": "Salt", "captions": written})
    assert (made.captions.choose_burn("wide"), made.captions.words) == (burn, words)


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
            "x.yml:3:16: size is width x height in even pixels, such as 1920x1080",
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
            "x.yml:3:9: a voice is a name, or a name with its settings: {espeak: {rate: 148}}",
        ),
        (
            "transitoin: cut\n",
            "x.yml:3:1: unknown key 'transitoin'; did you mean 'transition'?",
        ),
    ],
)
def test_faults_of_film_yml(tmp_path: Path, text: str, message: str) -> None:
    assert film(tmp_path, text) == [message]


def test_a_newer_format_is_a_clear_error(tmp_path: Path) -> None:
    message = (
        "x.yml:1:10: this film is written for format 2, and this Lantern reads "
        "format 1; update Lantern"
    )
    assert faults(tmp_path, Film, "lantern: 2\ntitle: A\n") == [message]


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
            "x.yml:1:1: the first shot starts with the scene; take its 'at' out",
        ),
    ],
)
def test_faults_of_a_scene(tmp_path: Path, text: str, message: str) -> None:
    assert scene(tmp_path, text) == [message]


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
            "x.yml:4:5: a map's move goes between its views: {from: name, to: name}",
        ),
        (
            "{still: a.png, ground: red}",
            "x.yml:4:28: ground is blur, or a colour such as '#241a15' (in quotes)",
        ),
    ],
)
def test_faults_of_a_shot(tmp_path: Path, text: str, message: str) -> None:
    assert shot(tmp_path, text) == [message]


def test_moves_are_named_with_a_suggestion(tmp_path: Path) -> None:
    (message,) = shot(tmp_path, "{still: a.png, move: push-inn}")
    assert message.startswith("x.yml:4:26: ") and message.endswith(
        "; did you mean 'push-in'?"
    )


def test_lengths_may_be_text() -> None:
    made = Scene.model_validate(
        {"scene": "A", "duration": "1m30s", "shots": [{"still": "a.png", "hold": "2s"}]}
    )
    assert made.duration == 90 and made.shots[0].hold == 2


def test_a_lexicon_holds_sayings(tmp_path: Path) -> None:
    assert faults(tmp_path, Lexicon, "words: {Argun: {say: ar-goon}}\n") == []
    message = faults(tmp_path, Lexicon, "words: {Argun: {sai: ar-goon}}\n")[-1]
    assert "did you mean 'say'?" in message
