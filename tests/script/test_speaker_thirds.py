"""Lower thirds that name a speaker: name, role and side, and speakers that nobody knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.script.film_script import SceneSource
from lantern.script.model.lower_third import LowerThird
from lantern.script.speaker_thirds import fill_thirds
from tests.support.models import (
    STILL,
    make_film,
    make_spoken_scene,
    read_document,
)

SPEAKERS = make_film(
    speakers={
        "ann": {"name": "Ann Lee", "role": "Guide", "side": "right"},
        "bo": "Bo",
    }
).speakers


def make_source(folder: Path, **scene: Any) -> SceneSource:
    tree = read_document(folder, "scene: Wells\n")
    return SceneSource(make_spoken_scene(**scene), 1, "wells", tree)


def fill(folder: Path, third: object) -> tuple[object, list[str]]:
    """The lower third of a scene's second shot when it is filled in, and what is told."""
    shots = [STILL, {**STILL, "at": "dry", "lower_third": third}]
    found = fill_thirds([make_source(folder, shots=shots)], SPEAKERS)
    told = [problem.message for problem in found.problems]
    return found.scenes[0].scene.shots[1].lower_third, told


def test_a_speaker_gives_name_role_and_side(tmp_path: Path) -> None:
    third, told = fill(tmp_path, {"speaker": "ann", "at": "dry"})
    assert isinstance(third, LowerThird)
    assert (third.title, third.text, third.side) == (
        "Ann Lee",
        "Guide",
        "right",
    )
    assert (third.at, told) == ("dry", [])


def test_what_is_written_goes_before_it(tmp_path: Path) -> None:
    given = {
        "speaker": "ann",
        "title": "Ann",
        "text": "A witness",
        "side": "left",
    }
    third, _ = fill(tmp_path, given)
    assert isinstance(third, LowerThird)
    assert (third.title, third.text, third.side) == ("Ann", "A witness", "left")


def test_in_a_list_each_is_filled_in(tmp_path: Path) -> None:
    thirds, _ = fill(tmp_path, [{"speaker": "bo"}, {"title": "Wells"}])
    assert isinstance(thirds, tuple)
    assert [(each.title, each.text) for each in thirds] == [
        ("Bo", ""),
        ("Wells", ""),
    ]


def test_a_scene_has_them_too_and_others_stay_as_they_are(
    tmp_path: Path,
) -> None:
    own = make_source(tmp_path, lower_third={"speaker": "bo"})
    plain = make_source(tmp_path, lower_third={"title": "Wells"})
    first, second = fill_thirds([own, plain], SPEAKERS).scenes
    assert isinstance(first.scene.lower_third, LowerThird)
    assert first.scene.lower_third.title == "Bo"
    assert second is plain


def test_a_speaker_that_nobody_knows_is_told(tmp_path: Path) -> None:
    third, told = fill(tmp_path, {"speaker": "anne"})
    assert isinstance(third, LowerThird)
    assert third.title == "anne"
    assert told == ["there is no speaker 'anne'; did you mean 'ann'?"]
    assert fill(tmp_path, {"speaker": "zoe"})[1] == [
        "there is no speaker 'zoe'; add it to speakers in film.yml"
    ]


CLIP = {"clip": {"file": "a.mp4", "speaks": True}}
SPOKEN = "[ann] Wells run dry."


def introduce(folder: Path, *scenes: dict[str, Any]) -> list[list[str | None]]:
    """The titles of the lower thirds of each scene's shots."""
    sources = [make_source(folder, **scene) for scene in scenes]
    titles = []
    for source in fill_thirds(sources, SPEAKERS).scenes:
        thirds = [shot.lower_third for shot in source.scene.shots]
        titles.append([getattr(third, "title", None) for third in thirds])
    return titles


def test_who_speaks_in_footage_is_named_once_on_the_first_shot_of_it(
    tmp_path: Path,
) -> None:
    scene = {"narration": SPOKEN, "shots": [STILL, CLIP]}
    assert introduce(tmp_path, scene, scene) == [
        [None, "Ann Lee"],
        [None, None],
    ]


def test_nobody_is_named_where_something_else_stands_or_no_mark_says_who(
    tmp_path: Path,
) -> None:
    own = {**CLIP, "lower_third": {"title": "A guide"}}
    shots = {"shots": [CLIP]}
    assert introduce(tmp_path, {"narration": "Wells run dry.", **shots}) == [
        [None]
    ]
    assert introduce(tmp_path, {"narration": SPOKEN, "shots": [own]}) == [
        ["A guide"]
    ]
    over = {"lower_third": {"title": "Wells"}, "narration": SPOKEN, **shots}
    assert introduce(tmp_path, over) == [[None]]
    voiced = {"narration": SPOKEN, "shots": [STILL]}
    assert introduce(tmp_path, voiced) == [[None]]
