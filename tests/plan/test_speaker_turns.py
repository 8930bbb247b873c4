"""Who speaks which words of a film, for captions: turns, labels and colours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.graphics.contrast import compare_colours
from lantern.graphics.look import load
from lantern.plan.speaker_turns import (
    choose_caption_colours,
    has_speakers,
    lighten_for_players,
    list_turns,
    name_speaker,
)
from lantern.script.film_script import SceneSource, Script
from lantern.script.paths import AllowedPaths
from lantern.timeline import TimedWord
from tests.support.models import make_film, make_spoken_scene, read_document
from tests.support.words import make_word

SPEAKERS = {
    "ann": {"name": "Ann Lee", "colour": "ochre"},
    "bo": {"name": "Bo", "colour": "#102030"},
    "cy": "Cy",
}


def make_script(folder: Path, *narrations: str, **film: Any) -> Script:
    tree = read_document(folder, "lantern: 1\n")
    parts = []
    for i, narration in enumerate(narrations, 1):
        scene = make_spoken_scene(narration=narration)
        parts.append(SceneSource(scene, i, f"s{i}", tree))
    places = AllowedPaths(folder, folder, (), False, False)
    given = {"speakers": SPEAKERS, **film}
    return Script(make_film(**given), tuple(parts), tree, places, {})


def speak(script: Script) -> list[list[TimedWord]]:
    """The words of each scene, ten frames each."""
    found = []
    for part in script.parts:
        words = part.scene.text.split()
        found.append(
            [make_word(text, i, i + 10) for i, text in enumerate(words)]
        )
    return found


def list_said(script: Script) -> list[tuple[str, str, str]]:
    found = []
    for turn in list_turns(script, speak(script)):
        text = " ".join(word.text for word in turn.words)
        found.append((turn.speaker, turn.label, text))
    return found


def test_each_turn_has_the_words_of_one_speaker(tmp_path: Path) -> None:
    script = make_script(
        tmp_path, "Rain. [ann] Why? [bo] So. [/bo] Wind.", "Sun."
    )
    assert has_speakers(script)
    assert list_said(script) == [
        ("", "", "Rain."),
        ("ann", "", "Why?"),
        ("bo", "", "So."),
        ("", "", "Wind."),
        ("", "", "Sun."),
    ]


def test_labels_stand_where_somebody_else_begins(tmp_path: Path) -> None:
    captions = {"speakers": "name"}
    script = make_script(
        tmp_path, "Rain. [ann] Why?", "[ann] So?", "Sun.", captions=captions
    )
    assert [label for _, label, _ in list_said(script)] == [
        "",
        "ANN LEE:",
        "",
        "NARRATOR:",
    ]


def test_the_narrator_is_called_so_in_the_films_language(
    tmp_path: Path,
) -> None:
    script = make_script(tmp_path, "Дождь.", language="de")
    assert name_speaker(script.film, "") == script.film.words.sounds.narrator
    assert name_speaker(script.film, "ann") == "Ann Lee"
    assert not has_speakers(script)


def test_words_that_do_not_fit_the_narration_are_the_narrators(
    tmp_path: Path,
) -> None:
    script = make_script(tmp_path, "[ann] Why not?")
    words = [[make_word("Why", 0, 5)]]
    assert [turn.speaker for turn in list_turns(script, words)] == [""]


@pytest.mark.parametrize("mode", ["none", "name"])
def test_captions_have_no_colours_unless_wanted(mode: str) -> None:
    film = make_film(speakers=SPEAKERS, captions={"speakers": mode})
    assert choose_caption_colours(film, load()) == {}


def test_colours_are_inks_of_the_look_or_the_speakers_own() -> None:
    film = make_film(speakers=SPEAKERS, captions={"speakers": "colour"})
    look = load()
    colours = choose_caption_colours(film, look)
    assert colours == {"ann": look.get_ink("ochre"), "bo": "#102030"}
    shown = lighten_for_players(colours)
    assert compare_colours("#102030", "#000000") < 4.5
    assert all(
        compare_colours(each, "#000000") >= 4.5 for each in shown.values()
    )
